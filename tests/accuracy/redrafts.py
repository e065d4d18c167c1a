"""A draft that somebody else changes step by step: what stands where, and which old paragraphs it came from."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from accuracy.cases import Case, connected

from compare.model import Document, Kind, Paragraph

BODY = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)
"""Kinds of the paragraphs that are changed."""
_HELD_OUT = 4
"""Paragraphs taken out of a text, at most a quarter of it, to be inserted later."""
_EXCHANGES = dict(
    pair.split("/")
    for pair in (
        "ensure/guarantee promote/foster measures/steps including/notably strengthen/reinforce support/assist "
        "effective/efficient efforts/endeavours relevant/pertinent all/any provide/furnish continue/go_on "
        "importance/significance especially/above_all protection/safeguarding need/necessity activities/work "
        "implementation/application cooperation/collaboration appropriate/suitable calls/appeals report/account "
        "urges/presses requests/asks welcomes/greets stresses/underscores affirms/confirms encourages/exhorts "
        "information/data situation/circumstances respect/regard full/complete women/females children/minors "
        "countries/nations violations/breaches serious/grave access/entry threat/danger political/civic "
        "process/procedure reconciliation/rapprochement decides/resolves mandate/remit further/additional"
    ).split()
)
_PHRASES = (
    "wherever this is practicable|before the end of the year|with the help of regional organizations|"
    "subject to the availability of funds|on the basis of mutual respect|and to inform the public thereof|"
    "without prejudice to national law|through all available channels|in close consultation with civil society"
).split("|")
OPENINGS = {
    Kind.PREAMBULAR: "Aware of|Alarmed by|Recalling|Noting|Gravely concerned at|Mindful of|Stressing".split(
        "|"
    ),
    Kind.OPERATIVE: "Urges|Requests|Calls upon|Demands|Encourages|Welcomes|Reiterates|Condemns".split("|"),
}
VERB = re.compile(
    r"(?:Also |Further |Strongly |Deeply |Gravely )?[A-Z][a-z]+(?:s|ing|ed)\b(?: upon| note of| that| at| by| about)?"
)
CLAUSE = re.compile(r"(?<=[,;]) ")


@dataclass
class Line:
    """A paragraph of the new draft, and the indexes of the old ones that it was made from."""

    paragraph: Paragraph
    origins: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return self.paragraph.text

    @text.setter
    def text(self, text: str) -> None:
        self.paragraph = self.paragraph._replace(text=text)

    @property
    def kind(self) -> Kind:
        return self.paragraph.kind

    @property
    def is_body(self) -> bool:
        return self.kind in BODY


class Draft:
    """A text that is changed step by step, and where each of its paragraphs comes from."""

    def __init__(self, text: Document, chance: random.Random) -> None:
        self.chance = chance
        lines = [p._replace(marks=(), spans=()) for p in text.paragraphs]
        whole = [
            i
            for i, p in enumerate(lines)
            if p.kind in (Kind.PREAMBULAR, Kind.OPERATIVE) and not _has_parts(lines, i)
        ]
        held = set(chance.sample(whole, min(_HELD_OUT, len(whole) // 4)))
        self.pool = [lines[i] for i in sorted(held)]
        self.old = [p for i, p in enumerate(lines) if i not in held]
        self.lines = [Line(p, [i]) for i, p in enumerate(self.old)]
        self.language = text.language

    def restart(self) -> None:
        """Make what stands now the old text."""
        self.old = [line.paragraph for line in self.lines]
        self.lines = [Line(p, [i]) for i, p in enumerate(self.old)]

    def body(self, kind: Kind | None = None, least: int = 0) -> list[int]:
        """Return the places of paragraphs of a kind, or of the body, of so many words."""
        return [
            i
            for i, line in enumerate(self.lines)
            if line.is_body and kind in (None, line.kind) and len(line.text.split()) >= least
        ]

    def whole(self, least: int = 0) -> list[int]:
        """Return the places of preambular and operative paragraphs on which nothing hangs."""
        lines = [line.paragraph for line in self.lines]
        return [
            i
            for i in self.body(least=least)
            if self.lines[i].kind is not Kind.SUBPARAGRAPH and not _has_parts(lines, i)
        ]

    def reword(self, line: Line, share: float) -> None:
        """Exchange, drop and add words; `share` of them are touched."""
        reword(line, share, self.chance)

    def verb(self, line: Line) -> None:
        """Exchange the opening verb or participle."""
        found = VERB.match(line.text)
        if found and line.kind in OPENINGS:
            line.text = (
                self.chance.choice([o for o in OPENINGS[line.kind] if o != found[0]])
                + line.text[found.end() :]
            )

    def case(self, name: str) -> Case:
        """Return the case, numbered anew."""
        edges = {(i, j) for j, line in enumerate(self.lines) for i in line.origins}
        new = _numbered([line.paragraph for line in self.lines])
        old = _numbered(self.old)
        return Case(
            name,
            Document(paragraphs=tuple(old), language=self.language),
            Document(paragraphs=tuple(new), language=self.language),
            connected(edges),
        )


def reword(line: Line, share: float, chance: random.Random) -> None:
    """Exchange, drop and add words; `share` of them are touched."""
    words = line.text.split(" ")
    for _ in range(max(1, round(share * len(words)))):
        at = chance.randrange(len(words))
        bare = words[at].strip(",;.")
        if bare.lower() in _EXCHANGES:
            other = _EXCHANGES[bare.lower()].replace("_", " ")
            words[at] = words[at].replace(bare, other.capitalize() if bare[:1].isupper() else other)
        elif chance.random() < 0.35 and len(words) > 8 and at and words[at].isalpha() and words[at].islower():
            del words[at]
        elif chance.random() < 0.3 and words[at][-1:] in ",;":
            words[at] = f"{words[at]} {chance.choice(_PHRASES)},"
        else:
            words.insert(
                at + 1 if at + 1 < len(words) else at,
                chance.choice("duly also promptly fully jointly closely new lasting".split()),
            )
    line.text = ended(" ".join(words), line.text)


def _has_parts(lines: Sequence[Paragraph], at: int) -> bool:
    return at + 1 < len(lines) and lines[at + 1].level > lines[at].level


def ended(text: str, like: str) -> str:
    return text.rstrip(" ,;.:") + (like[-1] if like[-1:] in ",;.:" else "")


def _numbered(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    number, letter, made = 0, 0, []
    for paragraph in paragraphs:
        if paragraph.kind is Kind.OPERATIVE:
            number, letter = number + 1, 0
            made.append(paragraph._replace(label=str(number)))
        elif paragraph.kind is Kind.SUBPARAGRAPH and paragraph.level == 1 and letter < 26:
            letter += 1
            made.append(paragraph._replace(label=f"({chr(96 + letter)})"))
        else:
            made.append(paragraph)
    return made
