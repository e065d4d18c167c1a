"""Cases made by hand: named hard alignments, hand-aligned real pairs, and word edits as an editor marks them."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accuracy.cases import CASES, GOLD, Case
from accuracy.word_scoring import WordEdit

from compare import read
from compare.diff.edits import Script, Side
from compare.diff.tokens import Tokens, tokenize
from compare.model import Document, Kind, Paragraph

_OPEN, _CLOSE = "⟦⟪", {"⟦": "⟧", "⟪": "⟫"}


def gold_cases() -> Iterator[Case]:
    """Yield the hand-aligned pairs of real resolutions; none where they are not there."""
    for path in sorted(GOLD.glob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        name = path.name.removesuffix(".truth.json")
        old, new = (read(str(GOLD / f"{name}.{side}.json")) for side in ("old", "new"))
        links = tuple((tuple(x["old"]), tuple(x["new"])) for x in truth["links"] if x["old"] and x["new"])
        doubtful = frozenset((i, j) for x in truth["doubtful"] for i in x["old"] for j in x["new"])
        yield Case(name, old, new, links, doubtful)


def hard_cases() -> Iterator[Case]:
    """Yield the hard alignments; those of `hard_editors.json` are faults that editors found and that were mended."""
    for path in sorted(CASES.glob("hard_*.json")):
        for case in json.loads(path.read_text("utf-8")):
            links = tuple((tuple(old), tuple(new)) for old, new in case["links"])
            doubtful = frozenset((i, j) for i, j in case.get("doubtful", []))
            yield Case(case["id"], _document(case["old"]), _document(case["new"]), links, doubtful)


def _document(paragraphs: Sequence[str]) -> Document:
    """Return the document that `kind|label|text` lines describe."""
    made = []
    for line in paragraphs:
        kind, label, text = line.split("|", 2)
        made.append(
            Paragraph(kind=Kind(kind), label=label or None, text=text, level=int(kind == Kind.SUBPARAGRAPH))
        )
    return Document(paragraphs=tuple(made))


class WordCase(NamedTuple):
    """Two versions of a paragraph and what a careful editor marks."""

    name: str
    marked: str
    """The text with ⟦deleted⟧ and ⟪inserted⟫."""
    old: str
    new: str
    edits: tuple[WordEdit, ...]

    @property
    def sizes(self) -> tuple[int, int]:
        """Tokens of either side."""
        return len(tokenize(self.old).keys), len(tokenize(self.new).keys)


def word_cases(files: str = "words_*.json") -> Iterator[WordCase]:
    """Yield the word edits of some files.

    Those of `words_unseen.json`, `words_fresh.json` and `fresh_kept.json` were marked before whoever marked
    them had read the aligner or seen its edits. The last two are one set of light and heavy revisions, prose
    and law, parted by lot. `fresh_kept.json` and `prose_kept.json`, heavy revisions of ordinary prose, are
    those on which nothing was chosen; what is wrong there is not looked at. Those of `chinese_kept.json` were
    marked by somebody who had seen neither the aligner nor its edits, too.
    """
    for path in sorted(CASES.glob(files)):
        for case in json.loads(path.read_text("utf-8")):
            yield word_case(case["id"], case["marked"])


def word_case(name: str, marked: str) -> WordCase:
    """Return the case that a text with ⟦deleted⟧ and ⟪inserted⟫ describes."""
    sides = ["", ""]
    edits: list[tuple[tuple[int, int], tuple[int, int]]] = []
    at = 0
    while at < len(marked):
        if marked[at] not in _OPEN:
            sides = [side + marked[at] for side in sides]
            at += 1
            continue
        old_start, new_start = map(len, sides)
        while at < len(marked) and marked[at] in _OPEN:
            end = marked.index(_CLOSE[marked[at]], at)
            sides[_OPEN.index(marked[at])] += marked[at + 1 : end]
            at = end + 1
        edits.append(((old_start, len(sides[0])), (new_start, len(sides[1]))))
    old, new = tokenize(sides[0]), tokenize(sides[1])
    in_tokens = tuple((_covered(old, one), _covered(new, other)) for one, other in edits)
    return WordCase(name, marked, sides[0], sides[1], in_tokens)


def _covered(tokens: Tokens, span: tuple[int, int]) -> tuple[int, int]:
    """Return the tokens that a range of characters covers."""
    start = sum(end <= span[0] for end in tokens.ends)
    end = sum(begin < span[1] for begin in tokens.starts)
    return start, max(start, end)


def redraft_words(old: str, new: str) -> list[WordEdit]:
    """Return this project's edits."""
    script = Script.between(Side.of((0,), (old,)), Side.of((0,), (new,)))
    return [((h.old_start, h.old_end), (h.new_start, h.new_end)) for h in script.hunks]


def redraft_marked(old: str, new: str) -> str:
    """Return the text with this project's edits marked as the cases are."""
    script = Script.between(Side.of((0,), (old,)), Side.of((0,), (new,)))
    shown, at = "", 0
    for edit in script.edits("m"):
        (_, old_start, old_end), (_, new_start, new_end) = edit.old[0], edit.new[0]
        shown += new[at:new_start]
        shown += f"⟦{old[old_start:old_end]}⟧" if old_end > old_start else ""
        shown += f"⟪{new[new_start:new_end]}⟫" if new_end > new_start else ""
        at = new_end
    return shown + new[at:]
