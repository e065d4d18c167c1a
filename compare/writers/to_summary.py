"""A comparison in plain text, to be pasted into a mail: the counts in words, then each change on a line.

No colours, no marks, no fixed width. Of long paragraphs the first words are given: the report has the rest.
"""

from collections.abc import Iterator

from compare.model import Comparison, Edit, Match, MatchKind
from compare.options import Options
from compare.writers import wording

_MOST_EDITS = 3
"""Edits of one paragraph that are quoted. A line of a mail with more is not read; the rest is counted."""
_MOST_WORDS = 12
"""Words quoted of an edit or of a paragraph: enough to recognise it."""
_WHOLE = (MatchKind.DELETED, MatchKind.INSERTED)
"""Kinds of which the paragraph itself is quoted."""


def write(comparison: Comparison, options: Options) -> str:
    """Return the summary; with `options.stat` without the list of changes."""
    return "\n".join(_lines(comparison, stat=options.stat)) + "\n"


def _lines(comparison: Comparison, *, stat: bool) -> Iterator[str]:
    yield f"Old text: {wording.title(comparison.old, 'not named')}"
    yield f"New text: {wording.title(comparison.new, 'not named')}"
    yield ""
    yield from wording.counts(comparison)
    doubts = list(wording.doubts(comparison))
    if doubts:
        yield ""
        yield "To know before relying on it:"
        yield from (f"- {doubt}" for doubt in doubts)
    if stat:
        return
    paragraphs, notes = wording.pairs(comparison)
    changes = [*_changes(paragraphs), *_changes(notes)]
    if changes:
        yield ""
        yield "Changes:"
        yield from changes
    passages = list(wording.passages(comparison, paragraphs))
    if passages:
        yield ""
        yield "Language that stands elsewhere now:"
        yield from (f"- {passage}" for passage in passages)


def _changes(pairs: wording.Pairs) -> Iterator[str]:
    for match in pairs.matches:
        if wording.changed(match):
            quoted = _quoted(match, pairs)
            said = ", ".join(pairs.happened(match))
            yield f"- {pairs.where(match)}: {said}" + (f": {quoted}" if quoted else "")


def _quoted(match: Match, pairs: wording.Pairs) -> str:
    """Return the words that say what changed."""
    if match.kind in _WHOLE or (match.kind is MatchKind.IDENTICAL and match.moved):
        text = pairs.new_text(match) if match.new else pairs.old_text(match)
        return wording.quote(text, _MOST_WORDS) if text else ""  # a heading may be its label alone
    said = [_edit(edit, pairs) for edit in match.edits[:_MOST_EDITS]]
    if len(match.edits) > _MOST_EDITS:
        said.append(f"and {len(match.edits) - _MOST_EDITS} more")
    return "; ".join(said)


def _edit(edit: Edit, pairs: wording.Pairs) -> str:
    old = " ".join(pairs.old[p].text[start:end] for p, start, end in edit.old).strip()
    new = " ".join(pairs.new[p].text[start:end] for p, start, end in edit.new).strip()
    if not old:
        return f"added {wording.quote(new, _MOST_WORDS)}"
    if not new:
        return f"left out {wording.quote(old, _MOST_WORDS)}"
    return f"{wording.quote(old, _MOST_WORDS)} became {wording.quote(new, _MOST_WORDS)}"
