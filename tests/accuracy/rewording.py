"""What a drafter does to the words of one paragraph, lightly or heavily; marks stay where their words are."""

import random
import re

from accuracy.marked import MARKS, mark

VERBS = (
    "Urges|Calls upon|Requests|Invites|Encourages|Strongly urges|Appeals to|Reminds|Reaffirms|Welcomes|"
    "Notes with concern|Takes note of|Emphasizes|Stresses|Recognizes|Acknowledges|Expresses concern about|"
    "Strongly condemns|Condemns|Decides|Recommends|Underlines|Reiterates|Commends|Deplores"
).split("|")
PARTICIPLES = (
    "Recalling|Reaffirming|Noting|Noting with concern|Welcoming|Recognizing|Emphasizing|Stressing|"
    "Bearing in mind|Taking note of|Deeply concerned about|Concerned about|Encouraged by|Underlining|"
    "Acknowledging|Convinced of|Mindful of|Expressing its concern at"
).split("|")
QUALIFIERS = (
    "as appropriate|where necessary|in accordance with international law|within existing resources|"
    "in particular in rural areas|on an equal basis|without delay|in a timely manner|at all levels|"
    "including at the national level|as a matter of priority|upon request|in a transparent manner"
).split("|")
ADJECTIVES = "effective|full|relevant|concrete|further|national|sustained|additional|meaningful|urgent"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December".split("|")
SESSIONS = "fifty-seventh|fifty-eighth|fifty-ninth|sixtieth|sixty-first|sixty-second".split("|")

_OPENING = re.compile(rf"(?:{'|'.join(sorted((*VERBS, *PARTICIPLES), key=len, reverse=True))})\b")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_YEAR = re.compile(r"(?<=\d [JFMASOND])(\w+) (19|20)(\d\d)\b")
_SESSION = re.compile(rf"\b({'|'.join(SESSIONS)})\b")
_CLAUSE = re.compile(rf"(?:(?<=[,;])|(?<=[,;][{MARKS}])) ")
_ENDED = re.compile(rf"(?s)(.*?)([,;. ]*)([{MARKS}]*)")
_JOINING = re.compile(r"(?:and|or|as well as|including|with) ")
_SHORT = 3
"""Letters of the words that join others."""
_FORMULA = {"resolution", *(month.lower() for month in MONTHS)}
SPLIT_FROM = 30
"""Words from which a paragraph is long enough to be split."""


def clauses_of(text: str) -> list[str]:
    """Return what stands between commas and semicolons, each with the one that ends it."""
    return _CLAUSE.split(text)


def bare(text: str) -> str:
    """Return `text` without the comma, semicolon or full stop that ends it; marks behind it stay."""
    found = _ENDED.fullmatch(text)
    return found[1] + found[3] if found else text


def ended(text: str, like: str) -> str:
    """Return `text` ended as `like` is."""
    found, model = _ENDED.fullmatch(text), _ENDED.fullmatch(like)
    return f"{found[1]}{model[2].strip()[:1]}{found[3]}" if found and model else text


def without_opening(text: str) -> str:
    """Return `text` without the verb or the participle that opens it."""
    found = _OPENING.match(text)
    return text[found.end() :].strip() if found else text


def says(text: str) -> set[str]:
    """Return what a text says beyond the formulas of all: its longer words, its numbers, days of its dates."""
    text = without_opening(text)
    days = {f"{day} {month}" for day, month, _ in _DATE.findall(text)}
    found = re.findall(r"[^\W_]+(?:/\d+)?", _DATE.sub("", text).lower())
    return days | {word for word in found if ("/" in word or len(word) > _SHORT) and word not in _FORMULA}


def lowered(text: str) -> str:
    """Return `text` with a small first letter."""
    return text[:1].lower() + text[1:]


class Pen:
    """Rewrites one text after another; what it may borrow clauses from stands in `pool`."""

    def __init__(self, chance: random.Random, pool: list[str]) -> None:
        self._random = chance
        self._pool = pool

    def light(self, text: str) -> str:
        """Change a verb, a date, a session, a word or a qualifier: one to three of them."""
        for _ in range(self._random.randint(1, 3)):
            change = self._random.choice(
                (self.verb, self._dates, self._adjective, self._qualifier, self._drop, self._swap)
            )
            text = change(text)
        return text

    def heavy(self, text: str) -> str:
        """Rewrite most clauses with language of the same topic; keep one of the longest and the verb."""
        clauses = clauses_of(text)
        if len(clauses) == 1:
            words = text.split(" ")
            keep = max(4, len(words) // 2)
            borrowed = self.borrow().split()[: max(3, len(words) // 2)]
            return ended(" ".join([*words[:keep], *borrowed]), text)
        longest = max(range(len(clauses)), key=lambda k: len(clauses[k]))
        kept = {longest, 0} if self._random.random() < 0.6 else {longest}
        rewritten = [
            clause if k in kept or self._random.random() < 0.2 else f"{self.borrow()},"
            for k, clause in enumerate(clauses)
        ]
        return ended(self.verb(" ".join(rewritten)), text)

    def renewed(self, text: str) -> str:
        """Bring a text a year forward: every date and the session."""
        text = _YEAR.sub(lambda found: f"{found[1]} {int(found[2] + found[3]) + 1}", text)
        return _SESSION.sub(lambda found: SESSIONS[(SESSIONS.index(found[1]) + 1) % len(SESSIONS)], text)

    def verb(self, text: str) -> str:
        """Exchange the verb or the participle that opens a text."""
        found = _OPENING.match(text)
        if not found:
            return text
        choices = VERBS if found[0] in VERBS else PARTICIPLES
        return self._random.choice([v for v in choices if v != found[0]]) + text[found.end() :]

    def borrow(self) -> str:
        """Return a clause of the pool, without the verb that opens it and without its end."""
        clauses = clauses_of(without_opening(self._random.choice(self._pool)))
        return bare(self._random.choice([c for c in clauses if len(c.split()) > 3] or clauses))

    def on_topic(self, like: str, *, operative: bool) -> str:
        """Return a new text on the same topic: one of the pool, or clauses of several."""
        if self._random.random() < 0.4:
            text = self._random.choice(self._pool)
        else:
            text = ", ".join(self.borrow() for _ in range(self._random.randint(2, 4)))
        return ended(f"{self.opening(operative=operative)} {lowered(without_opening(text))}", like)

    def opening(self, *, operative: bool) -> str:
        """Return a verb or a participle that can open a paragraph."""
        return self._random.choice(VERBS if operative else PARTICIPLES)

    def split(self, text: str, *, operative: bool) -> tuple[str, str]:
        """Split a text of several clauses where the middle one begins; the second part gets a verb."""
        clauses = clauses_of(text)

        def size(some: list[str]) -> int:
            return sum(len(clause) for clause in some)

        cut = min(range(1, len(clauses)), key=lambda k: abs(size(clauses[:k]) - size(clauses[k:])))
        first, second = " ".join(clauses[:cut]), " ".join(clauses[cut:])
        also = self._random.choice(("Also", "Further"))
        second = f"{also} {self.opening(operative=operative).lower()} {_JOINING.sub('', second, count=1)}"
        return ended(first, text), ended(second, text)

    def annotated(self, text: str, note: int) -> str:
        """Put a mark of a note behind one of the words, never behind a number."""
        ends = [found.end() for found in re.finditer(rf"[a-z]{{3,}}(?=[ ,;.])(?![,;.]?[{MARKS}])", text)]
        at = self._random.choice(ends) if ends else len(text)
        return text[:at] + mark(note) + text[at:]

    def _dates(self, text: str) -> str:
        day, month = self._random.randint(1, 28), self._random.choice(MONTHS)
        text = _DATE.sub(lambda found: f"{day} {month} {int(found[3]) + 1}", text, count=1)
        return _SESSION.sub(lambda _: self._random.choice(SESSIONS), text, count=1)

    def _adjective(self, text: str) -> str:
        words = text.split(" ")
        at = self._random.randint(min(2, len(words)), len(words))
        return " ".join([*words[: at - 1], self._random.choice(ADJECTIVES.split("|")), *words[at - 1 :]])

    def _qualifier(self, text: str) -> str:
        clauses = clauses_of(text)
        at = self._random.randrange(len(clauses))
        clause = clauses[at]
        clauses[at] = ended(
            f"{bare(clause)}, {self._random.choice(QUALIFIERS)}", clause if at + 1 < len(clauses) else ","
        )
        return ended(" ".join(clauses), text)

    def _drop(self, text: str) -> str:
        words = text.split(" ")
        if len(words) < 8:
            return text
        size = self._random.randint(1, 3)
        at = self._random.randint(3, len(words) - size - 1)
        return " ".join([*words[:at], *words[at + size :]])

    def _swap(self, text: str) -> str:
        """Exchange two clauses in the middle."""
        clauses = clauses_of(text)
        if len(clauses) < 4:
            return text
        at = self._random.randrange(1, len(clauses) - 2)
        clauses[at : at + 2] = reversed(clauses[at : at + 2])
        return " ".join(clauses)
