"""Make two versions of a long text that reads like a resolution, and know what changed between them.

Seeded: the same size and seed give the same texts on every machine. Names and numbers are as rare as
they are in real texts, so that they tell paragraphs apart and common words do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from random import Random
from textwrap import fill

EDITED = 0.20
"""Share of the paragraphs whose words differ."""
MOVED = 0.05
"""Share of the paragraphs that stand elsewhere, each in the place of another one; some are edited too."""
NEAR_DUPLICATES = 0.05
"""Share of the paragraphs that repeat an earlier one but for two words."""
PREAMBLE = 14
"""Preambular paragraphs, as many as in resolution 58/190; the rest are operative."""
COLUMNS = 85
"""Length of a line, as in the text of 58/190 that came out of a PDF."""
FAR = 20
"""Paragraphs that a moved one passes at least, where the text is long enough."""
SHIFT = 3
"""Added to the numbers of a renumbered text; less than a moved paragraph passes, so that none keeps its own."""

_PARTICIPLES = (
    "Recalling|Reaffirming|Noting|Welcoming|Recognizing|Bearing in mind|Deeply concerned about|Convinced of|"
    "Emphasizing|Taking note of|Guided by|Expressing its appreciation for"
).split("|")
_VERBS = (
    "Requests|Urges|Calls upon|Encourages|Invites|Decides to consider|Welcomes|Reaffirms|Strongly condemns|"
    "Takes note of|Expresses concern at|Reiterates|Emphasizes|Recommends to"
).split("|")
_ACTORS = (
    "all States|Member States|the Secretary-General|States parties|the Economic and Social Council|"
    "the regional commissions|Governments|the specialized agencies|the High Commissioner|donors"
).split("|")
_JOINTS = (
    "of|in|to|and|for|with|on|by|from|under|including|concerning|as well as|in particular|through".split("|")
)
_ADJECTIVES = (
    "regional national international humanitarian economic social cultural legal technical financial maritime "
    "rural urban coastal inclusive effective voluntary permanent provisional bilateral multilateral annual "
    "biennial comprehensive balanced adequate timely relevant competent independent vulnerable indigenous "
    "displaced unaccompanied elderly disabled safe orderly regular sustainable equitable accessible affordable "
    "confidential systematic preventive public private local parliamentary judicial scientific academic "
    "environmental nuclear conventional illicit arbitrary transnational interim final"
).split()
_NOUNS = (
    "migration settlement fisheries trade water forests health schools vaccination drought oceans borders "
    "labour children minorities refugees disarmament treaties arbitration tariffs credit debt energy climate "
    "earthquakes famine irrigation harvests satellites broadcasting libraries archives statistics census "
    "transport harbours railways aviation navigation customs taxation audits budgets pensions insurance "
    "employment training apprenticeship research patents licences standards measures sanitation nutrition "
    "medicine hospitals pharmacies epidemics radiation chemicals biology pollution recycling erosion floods "
    "storms rescue evacuation shelter repatriation detention prosecution courts prisons extradition "
    "corruption laundering narcotics trafficking smuggling piracy mercenaries mines ceasefires verification "
    "inspection monitoring elections trusteeship boundaries mountains islands rivers wetlands corals species "
    "genetics agriculture livestock cereals cotton coffee minerals diamonds timber textiles steel computers "
    "telecommunications posts ageing widows orphans languages religion heritage museums sport youth women "
    "consumers cooperatives volunteers foundations remittances consulates visas passports quarantine "
    "laboratories universities teachers curricula scholarships publishing journalism cinema theatre music"
).split()
_SYLLABLES = "ba ve li ko ru dan mer sol tan ya gor hel pin os wa zi cam nu fel dor".split()
_NAMES = 4000
"""Invented names, most of which stand in a handful of paragraphs only, as names do."""
_NAMED = 1 / 4
"""Share of the phrases that bear a name."""
_LEVELLING = 30
"""Added to every rank in Zipf's law, so that no word makes up more than some per cent (Mandelbrot)."""
_DUPLICATED = ("fifty-ninth", "sixtieth", "sixty-first", "sixty-second", "sixty-third", "sixty-fourth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two versions of a text and the truth about them. Paragraphs are counted from 0, the opening first."""

    old: str
    new: str
    new_of: tuple[int, ...]
    """For each old paragraph the new one that it became; every paragraph became exactly one."""
    edited: frozenset[int]
    """Old paragraphs whose words differ."""
    moved: frozenset[int]
    """Old paragraphs that stand elsewhere."""
    repeated: frozenset[int]
    """Old paragraphs that nearly repeat an earlier one."""


def make(size: int, *, seed: int = 58190, renumbered: bool = False) -> Pair:
    """Return two texts of `size` paragraphs each, in lines of the usual length, blank lines between.

    If `renumbered`, every operative paragraph has another number than before.
    """
    random = Random(seed)  # noqa: S311 - a benchmark, no secret
    writer = Writer(random)
    preamble = min(PREAMBLE, size // 10)
    first = 1 + preamble
    bodies = [writer.body() for _ in range(size)]
    repeated = frozenset(random.sample(range(first + 1, size), round(NEAR_DUPLICATES * size)))
    for index in sorted(repeated):
        bodies[index] = writer.near_duplicate(bodies[random.randrange(first, index)])
    edited = frozenset(random.sample(range(1, size), round(EDITED * size)))
    changed = [writer.edit(body) if index in edited else body for index, body in enumerate(bodies)]
    places = _exchange(random, size, first)
    new_of = [places.get(index, index) for index in range(size)]
    order = sorted(range(size), key=new_of.__getitem__)
    heads = ["The General Assembly,", *(random.choice(_PARTICIPLES) for _ in range(preamble))]
    heads += [random.choice(_VERBS) for _ in range(size - first)]
    return Pair(
        old=_text(range(size), heads, bodies, first, start=1),
        new=_text(order, heads, changed, first, start=1 + SHIFT * renumbered),
        new_of=tuple(new_of),
        edited=edited,
        moved=frozenset(places),
        repeated=repeated,
    )


def _exchange(random: Random, size: int, first: int) -> dict[int, int]:
    """Return, for each moved paragraph, the place of another one that it takes, far from its own.

    Nothing else shifts, so that all others keep their numbers.
    """
    far = min(FAR, (size - first) // 4)
    count = max(2, round(MOVED * size))
    while True:
        moved = random.sample(range(first, size), count)
        places = [*moved[1:], *moved[:1]]
        # In a long text a few of many places are always near; two of them change hands until none is.
        for at in range(len(moved)):
            if abs(moved[at] - places[at]) < far:
                other = random.randrange(len(moved))
                places[at], places[other] = places[other], places[at]
        if all(abs(old - new) >= far for old, new in zip(moved, places, strict=True)):
            return dict(zip(moved, places, strict=True))


def _text(
    order: Sequence[int], heads: Sequence[str], bodies: Sequence[str], first: int, *, start: int
) -> str:
    """Return the paragraphs in `order`, numbered from `start` where they are operative, as 58/190 has them."""
    blocks = []
    for position, index in enumerate(order):
        if index == 0:
            blocks.append(heads[0])
        elif index < first:
            blocks.append(f"{heads[index]} {bodies[index]},")
        else:
            end = "." if position == len(order) - 1 else ";"
            blocks.append(f"{start + position - first}. {heads[index]} {bodies[index]}{end}")
    return "\n\n".join(fill(block, COLUMNS, initial_indent=" ") for block in blocks) + "\n"


class Writer:
    """Writes and edits what stands between a paragraph's number and its full stop."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._names = _invent(random)
        self._zipf = list(accumulate(1 / (rank + _LEVELLING) for rank in range(_NAMES)))

    def body(self) -> str:
        """Return some 10 to 80 words; with its first word a paragraph is as long as those of real resolutions."""
        phrases = [self._random.choice(_ACTORS)]
        phrases += [self._phrase() for _ in range(self._random.randint(2, 17))]
        if self._random.random() < 1 / 4:
            phrases.append(f"in accordance with resolution {self._symbol()}")
        return " ".join(phrases)

    def near_duplicate(self, body: str) -> str:
        """Return `body` but for its session and one more word."""
        words = [word for word in body.split() if word not in {*_DUPLICATED, "session"}]
        words[self._random.randrange(len(words))] = self._word()
        return f"{' '.join(words)} at its {self._random.choice(_DUPLICATED)} session"

    def edit(self, body: str) -> str:
        """Return `body` with one to four changes, never without a change."""
        words = body.split()
        for _ in range(self._random.randint(1, 4)):
            at = self._random.randrange(1, len(words))
            match self._random.choice(("replace", "insert", "delete")):
                case "replace":
                    words[at] = self._word()
                case "insert":
                    words[at:at] = self._phrase().split()
                case _ if len(words) > FAR:
                    del words[at : at + self._random.randint(1, 4)]
                case _:
                    words.append(self._word())
        changed = " ".join(words)
        return changed if changed != body else f"{changed} {self._phrase()}"

    def _phrase(self) -> str:
        joint, adjective, noun = (self._random.choice(words) for words in (_JOINTS, _ADJECTIVES, _NOUNS))
        name = f" in {self.name()}" if self._random.random() < _NAMED else ""
        return f"{joint} {adjective} {noun}{name}"

    def _word(self) -> str:
        return self.name() if self._random.random() < _NAMED else self._random.choice(_NOUNS)

    def name(self) -> str:
        """Return one of the names, the first of them often and most of them seldom."""
        return self._random.choices(self._names, cum_weights=self._zipf)[0]

    def _symbol(self) -> str:
        return f"{self._random.randint(40, 58)}/{self._random.randint(1, 250)}"


def _invent(random: Random) -> list[str]:
    """Return names of three syllables, all different, in random order."""
    names = ["".join(three).capitalize() for three in product(_SYLLABLES, repeat=3)]
    return random.sample(names, _NAMES)
