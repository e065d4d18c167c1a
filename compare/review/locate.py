"""Words found again in a text that has moved on, by what stood before and behind them: diff-match-patch.

Everything of that library that carrying needs is here: its fuzzy match finds the context, and places in it
are brought over as its patches do it. Not by `patch_apply` itself, which counts what a patch inserted once
too often where the match is not exact, and so ends a letter early. It runs without its clock, so that what is
found is the same on every machine.
"""

_LOOSE = 0.4
"""Share of the context that may differ where it is looked for. What is found is judged by its words too."""
_FAR = 10_000
"""Characters from the expected place that count as much as a context of which nothing is right: the place
decides between equals, and little else. With `_LOOSE` it bounds the search to 4,000 characters either way."""
_LONGEST = 2000
"""Characters of a context that is looked for; the time grows with its square. Most are below 200."""


def locate(text: str, words: tuple[str, str, str], expected: int) -> tuple[int, int] | None:
    """Return where words stand in a text, or what became of them there; None if their context is not there.

    `words` are what stood before them, they themselves (or nothing), and what stood behind; of places that
    will do as well the one next to `expected` is meant.

    >>> locate("Urges all States to act now, and to report;", ("Urges States to ", "act", ", and to"), 0)
    (20, 23)
    """
    before, held, after = words
    context = before + held + after
    if not (before or after) or len(context) > _LONGEST:
        return None
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.Match_Threshold = _LOOSE
    engine.Match_Distance = _FAR
    at = engine.match_main(text, context, max(0, expected - len(before)))
    if at < 0:
        return None
    script = engine.diff_main(context, text[at : at + len(context)], False)  # noqa: FBT003 - positional there
    engine.diff_cleanupSemanticLossless(script)
    start, end = (engine.diff_xIndex(script, place) for place in (len(before), len(before) + len(held)))
    return at + start, at + end
