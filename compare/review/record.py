"""Reviews as JSON: what `redraft review` saves and `redraft apply` reads.

In and out: bytes and a `Review`. `compare/schema/review.schema.json` describes them. Keys that are not known
are named and else ignored when read; what is known but wrong is refused, with its place.
"""

import json
import re
from collections.abc import Iterator

from compare.errors import ReadError
from compare.json_fields import (
    MEND,
    FieldError,
    Json,
    as_object,
    choice,
    each,
    needed_string,
    parsed,
    refuse,
    say,
    string,
    whole,
)
from compare.review.changes import Change, ChangeKind
from compare.review.decisions import Carried, Comment, Decision, How, Lost, Review, Side, Verdict

FORMAT_VERSION = 1
"""Of the JSON of reviews. A key that is added changes nothing; one that is taken away, renamed or means
something else raises the number."""
# 1  old, new, how, reviewer, decisions; later also lost, and in a decision carried and was
_HALVES = re.compile("[\ud800-\udfff]")
_TRACKED = ("accepted", "rejected")
_MOST_VERSIONS = 10**9
MOST_COMMENTS = 100_000
"""Comments of one file; a review of the longest reports has some thousands."""
_NO_REVIEW = 'no review. Give a file that `redraft review` saved, with a list "decisions"'
_WORDS = ("match", "old_address", "new_address", "old", "new", "before", "after")
_CHANGE = dict.fromkeys(("id", "kind", *_WORDS))
_SIDE = dict.fromkeys(Side._fields)
_DECISION = {
    **dict.fromkeys((*_CHANGE, "verdict", "flagged", "by", "carried")),
    "comments": dict.fromkeys(Comment._fields),
    "was": _CHANGE,
}
_KEYS: Json = {
    **dict.fromkeys(("format_version", "reviewer")),
    "old": _SIDE,
    "new": _SIDE,
    "how": dict.fromkeys(How._fields),
    "decisions": _DECISION,
    "lost": {**_DECISION, "reason": None},
}
"""All keys that are known, with those of what stands under them."""


def read(data: bytes, name: str) -> Review:
    """Return the review in a file; raise ReadError, on one line and with its place, for anything else."""
    value, _ = parsed(data, name, _NO_REVIEW)
    if not isinstance(value.get("decisions"), list):
        message = f"{name}: JSON, but {_NO_REVIEW}."
        raise ReadError(message)
    try:
        return _review(value)
    except FieldError as error:
        message = f"{name}: {error}."
        raise ReadError(message) from None


def strange(data: bytes, name: str) -> tuple[str, ...]:
    """Return the keys in a file that are not known, each with those that it stands under; raise ReadError.

    >>> strange(b'{"decisions": [{"colour": "red"}], "size": 1}', "a.json")
    ('decisions.colour', 'size')
    """
    value, _ = parsed(data, name, _NO_REVIEW)
    return tuple(dict.fromkeys(_strange(value, _KEYS)))


def write(review: Review, *, empty: bool = False) -> str:
    """Return a review as JSON; decisions on which nothing was said are left out, unless `empty`."""
    return (
        json.dumps(
            {
                "format_version": FORMAT_VERSION,
                "old": review.old._asdict(),
                "new": review.new._asdict(),
                "how": review.how._asdict(),
                "reviewer": review.reviewer,
                "decisions": [_said(d) for d in review.decisions if empty or not d.empty],
                "lost": [{**_said(lost.decision), "reason": lost.reason} for lost in review.lost],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _said(decision: Decision) -> Json:
    return {
        **_changed(decision.change),
        "verdict": decision.verdict,
        "flagged": decision.flagged,
        "by": decision.by,
        "comments": [comment._asdict() for comment in decision.comments],
        "carried": decision.carried,
        "was": _changed(decision.was) if decision.was else None,
    }


def _changed(change: Change) -> Json:
    return {"id": change.id, "kind": change.kind, **{key: getattr(change, key) for key in _WORDS}}


def _review(value: Json) -> Review:
    version = whole(value, "format_version", most=_MOST_VERSIONS)
    if version is None or not 1 <= version <= FORMAT_VERSION:
        refuse(
            ".format_version",
            f"{'none' if version is None else version} is not one that this redraft reads (1)",
            "Use the redraft that wrote it, or a newer one",
        )
    counted = [0]
    decisions = each(value, "decisions", lambda given, _: _decision(as_object(given), counted))
    seen: set[str] = set()
    for index, decision in enumerate(decisions):
        if decision.change.id in seen:
            refuse(f".decisions[{index}].id", f'"{decision.change.id}" stands twice', "Keep one of them")
        seen.add(decision.change.id)
    return Review(
        old=_side(value, "old"),
        new=_side(value, "new"),
        how=_how(value),
        reviewer=_string(value, "reviewer"),
        decisions=decisions,
        lost=each(value, "lost", lambda given, _: _lost(as_object(given), counted)),
    )


def _strange(value: Json, known: Json, where: str = "") -> Iterator[str]:
    """Yield the keys that are not known, each with those that it stands under."""
    for key, item in value.items():
        if key not in known:
            yield f"{where}{key}"
        elif known[key] is not None:
            for one in item if isinstance(item, list) else [item]:
                if isinstance(one, dict):
                    yield from _strange(one, known[key], f"{where}{key}.")


def _lost(given: Json, counted: list[int]) -> Lost:
    return Lost(_decision(given, counted), string(given, "reason") or "")


def _decision(given: Json, counted: list[int]) -> Decision:
    change = _change(given)
    comments = each(given, "comments", lambda comment, _: _comment(as_object(comment)))
    counted[0] += len(comments)
    if counted[0] > MOST_COMMENTS:
        refuse(".comments", f"more than {MOST_COMMENTS:,} comments in the file", MEND)
    return Decision(
        change=change,
        verdict=choice(given, "verdict", Verdict, "verdict"),
        flagged=_flag(given, "flagged"),
        comments=comments,
        by=_string(given, "by"),
        carried=choice(given, "carried", Carried, "way to carry a decision"),
        was=_change(as_object(given["was"])) if given.get("was") is not None else None,
    )


def _change(given: Json) -> Change:
    kind = choice(given, "kind", ChangeKind, "kind of change")
    if kind is None:
        refuse("", 'the string "kind" is missing', f"Use one of {', '.join(ChangeKind)}")
    return Change(
        id=_needed(given, "id"),
        kind=kind,
        match=_string(given, "match"),
        old_address=_string(given, "old_address"),
        new_address=_string(given, "new_address"),
        old=_string(given, "old") or "",
        new=_string(given, "new") or "",
        before=_string(given, "before") or "",
        after=_string(given, "after") or "",
    )


def _comment(given: Json) -> Comment:
    return Comment(_needed(given, "text"), _string(given, "author"), _string(given, "at"))


def _side(value: Json, key: str) -> Side:
    given = as_object(value.get(key) or {})
    return Side(_string(given, "name"), _string(given, "sha256"))


def _how(value: Json) -> How:
    given = as_object(value.get("how") or {})
    tracked = _string(given, "tracked") or "accepted"
    if tracked not in _TRACKED:
        refuse(".how.tracked", f"{say(tracked)} is not known", f"Use one of {', '.join(_TRACKED)}")
    return How(
        plain=_flag(given, "plain"),
        tracked=tracked,
        pins=each(given, "pins", _pin),
        unpins=each(given, "unpins", _pin),
    )


def _pin(given: object, _: int) -> tuple[str, str]:
    if not (isinstance(given, list) and [type(end) for end in given] == [str, str]):
        refuse("", "a pin is two addresses", 'Give them as ["op7", "op9"]')
    old, new = (_HALVES.sub("\ufffd", end) for end in given)
    return old, new


def _string(given: Json, key: str) -> str | None:
    """Return the string under `key`; for halves of characters, which no file can hold, a stand-in."""
    value = string(given, key)
    return None if value is None else _HALVES.sub("\ufffd", value)


def _needed(given: Json, key: str) -> str:
    return _HALVES.sub("\ufffd", needed_string(given, key))


def _flag(given: Json, key: str) -> bool:
    value = given.get(key)
    if not (value is None or isinstance(value, bool)):
        refuse(f".{key}", "neither true nor false", "Give one of the two, without quotes")
    return bool(value)
