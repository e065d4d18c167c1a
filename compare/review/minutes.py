"""Decisions and comments as a table, for the minutes: plain text, Markdown, or CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from compare.model.spoken import describe
from compare.review.changes import ChangeKind
from compare.review.decisions import Carried, Decision, Review, Verdict

HEADS = ("Paragraph", "Change", "Decision", "Comments")
_SHOWN = 90
"""Characters of old or new words that a table shows."""
_FORMULA = ("=", "+", "-", "@", "\t")
"""What makes spreadsheets take a cell for a formula (OWASP, "CSV Injection")."""

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters, among them those that turn the direction of what follows."""


def rows(review: Review) -> Iterator[tuple[str, str, str, str]]:
    """Yield a row for each change on which something was said, in the order of the file."""
    for decision in review.decisions:
        if not decision.empty:
            place, change = _place(decision), _change(decision)
            yield shown(place), shown(change), shown(_verdict(decision)), shown(_comments(decision))
    for decision, reason in review.lost:
        said = f"{_verdict(decision)} in an earlier draft and not carried over: {reason}"
        yield shown(_place(decision)), shown(_change(decision)), shown(said), shown(_comments(decision))


def line(decision: Decision) -> str:
    """Return a decision on one line: where, what, and what was decided."""
    comments = len(decision.comments)
    said = f", {comments} {'comment' if comments == 1 else 'comments'}" if comments else ""
    return shown(f"{_place(decision)}: {_change(decision)}: {_verdict(decision)}{said}")


def as_text(review: Review) -> str:
    """Return the table as lines for a terminal or a mail."""
    lines = [count(review)]
    for place, change, verdict, comments in rows(review):
        lines += ["", f"{place}: {verdict}", f"  {change}"]
        lines += [f"  {line}" for line in comments.splitlines()]
    return "\n".join(lines) + "\n"


def as_markdown(review: Review) -> str:
    """Return the table in Markdown, in which nothing of the texts can be markup."""
    lines = [count(review), "", _row(HEADS), _row(["---"] * len(HEADS))]
    lines += [_row([_escaped(cell) for cell in row]) for row in rows(review)]
    return "\n".join(lines) + "\n"


def as_csv(review: Review) -> str:
    """Return the table as CSV (RFC 4180); what a spreadsheet would take for a formula begins with '."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEADS)
    for row in rows(review):
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row])
    return file.getvalue()


FORMATS: Mapping[str, Callable[[Review], str]] = MappingProxyType(
    {"text": as_text, "markdown": as_markdown, "csv": as_csv}
)
"""Name of a format, and what writes it."""


def count(review: Review) -> str:
    """Return how many changes were accepted, rejected, flagged and commented on, in words."""
    accepted = sum(d.firm is Verdict.ACCEPT for d in review.decisions)
    rejected = sum(d.firm is Verdict.REJECT for d in review.decisions)
    flagged = sum(d.flagged for d in review.decisions)
    comments = sum(len(d.comments) for d in review.decisions)
    by = f" by {shown(review.reviewer)}" if review.reviewer else ""
    said = f"{accepted} accepted, {rejected} rejected, {flagged} flagged"
    near = sum(d.carried is Carried.NEAR for d in review.decisions)
    said += f", {near} to be confirmed" if near else ""
    said += f", {len(review.lost)} not carried over" if review.lost else ""
    return f"{said}; {comments} {'comment' if comments == 1 else 'comments'}{by}."


def shown(cell: str) -> str:
    """Return a cell with a stand-in for each control character: a terminal would obey it."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").split("\n")
    return "\n".join(_CONTROL.sub("\ufffd", line) for line in lines)


def _place(decision: Decision) -> str:
    change = decision.change
    address = change.new_address or change.old_address
    if address is None:
        return "The whole text"
    said = describe(address)
    side = "old " if change.new_address is None else ""
    return f"{side}{said}"[:1].upper() + f"{side}{said}"[1:]


def _change(decision: Decision) -> str:
    change = decision.change
    old, new = shortened(change.old), shortened(change.new)
    match change.kind:
        case ChangeKind.EDIT if old and new:
            return f"“{old}” replaced by “{new}”"
        case ChangeKind.EDIT:
            return f"“{new}” inserted" if new else f"“{old}” deleted"
        case ChangeKind.INSERTED:
            return f"inserted: “{new}”"
        case ChangeKind.DELETED:
            return f"deleted: “{old}”"
        case ChangeKind.MOVED:
            return f"moved: “{new}”"
        case ChangeKind.PARTS:
            return f"split, merged or cut anew: “{new}”"
        case ChangeKind.MARK:
            return f"note called: {old or 'none'} → {new or 'none'}"
        case ChangeKind.NUMBERING:
            return "new numbers of paragraphs and notes"


def _verdict(decision: Decision) -> str:
    said = {"accept": "accepted", "reject": "rejected", None: "undecided"}[decision.verdict]
    by = f" by {decision.by}" if decision.by and decision.verdict else ""
    by += ", to be confirmed" if decision.carried is Carried.NEAR else ""
    return said + by + (", flagged" if decision.flagged else "")


def _comments(decision: Decision) -> str:
    return "\n".join(
        f"{comment.author}: {comment.text}" if comment.author else comment.text
        for comment in decision.comments
    )


def shortened(words: str) -> str:
    """Return words as tables and pages show them: not long, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(cell: str) -> str:
    """Return words of a cell in which nothing is Markdown or HTML."""
    escaped = "".join(f"\\{c}" if c in "\\`*_{}[]()#+!|~" else c for c in cell)
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


def items(review: Review) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield match, id, kind, old and new words of each change, as a page shows them: short, on one line."""
    for decision in review.decisions:
        change = decision.change
        yield change.match or "", change.id, change.kind.value, shortened(change.old), shortened(change.new)
