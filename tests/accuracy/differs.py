"""Common programs that mark changed words, each in the form in which users meet it, as edits of tokens.

Those that work on a list of words get the tokens of this project, which spares them `word,` against
`word;`. The others cut the text themselves: what they keep is followed character by character, a token is
kept where every character of it is, and edits are what lies between kept tokens.
"""

import difflib
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from accuracy.word_scoring import WordEdit

from compare.diff.tokens import Tokens, tokenize

Piece = tuple[int, str]
"""-1 and a deleted text, 1 and an inserted one, 0 and a kept one."""
Differ = Callable[[str, str], list[WordEdit]]

_FIRST_WORD = 0xE000
"""Where characters that stand for words begin; the private ones suffice for two paragraphs."""
_MARKUP = re.compile(r"<(/?)(ins|del)\b[^>]*>|<[^>]*>")
_WDIFF_MARKS = ("\x01", "\x02", "\x03", "\x04")
"""Around deletions and insertions; no text has them."""


def difflib_words(old: str, new: str) -> list[WordEdit]:
    """Return the edits of difflib's SequenceMatcher over words."""
    matcher = difflib.SequenceMatcher(None, tokenize(old).keys, tokenize(new).keys, autojunk=False)
    return [((i1, i2), (j1, j2)) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def indel_words(old: str, new: str) -> list[WordEdit]:
    """Return a smallest script of words deleted and inserted, as Myers' algorithm and git find."""
    from rapidfuzz.distance import Indel

    edits: list[WordEdit] = []
    for step in Indel.opcodes(tokenize(old).keys, tokenize(new).keys):
        if step.tag == "equal":
            continue
        edit = ((step.src_start, step.src_end), (step.dest_start, step.dest_end))
        if edits and edits[-1][0][1] == edit[0][0] and edits[-1][1][1] == edit[1][0]:
            edit = ((edits[-1][0][0], edit[0][1]), (edits[-1][1][0], edit[1][1]))
            edits.pop()
        edits.append(edit)
    return edits


def patch_words(old: str, new: str) -> list[WordEdit]:
    """Return diff-match-patch's edits with one character for each word, cleaned up."""
    old_keys, new_keys = tokenize(old).keys, tokenize(new).keys
    codes = {key: chr(_FIRST_WORD + index) for index, key in enumerate(dict.fromkeys([*old_keys, *new_keys]))}
    pieces = _patched("".join(codes[key] for key in old_keys), "".join(codes[key] for key in new_keys))
    return list(_runs((op, len(text)) for op, text in pieces))


def patch_characters(old: str, new: str) -> list[WordEdit]:
    """Return diff-match-patch's edits of characters, cleaned up: its ordinary use."""
    return edits_of(_patched(old, new), old, new)


def _patched(old: str, new: str) -> list[Piece]:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    pieces: list[Piece] = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(pieces)
    return pieces


def redlines(old: str, new: str) -> list[WordEdit]:
    """Return the edits that redlines marks."""
    from redlines import Redlines

    return edits_of(_pieces(Redlines(old, new, markdown_style="none").output_markdown), old, new)


def lxml_htmldiff(old: str, new: str) -> list[WordEdit]:
    """Return the edits that lxml's htmldiff marks."""
    from lxml.html.diff import htmldiff

    pieces = _pieces(htmldiff(escape(old, quote=False), escape(new, quote=False)))
    return edits_of([(op, unescape(text)) for op, text in pieces], old, new)


def wdiff(old: str, new: str) -> list[WordEdit]:
    """Return the edits that wdiff marks."""
    start_delete, end_delete, start_insert, end_insert = _WDIFF_MARKS
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("old", "new")]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, "utf-8")
        marks = ["-w", start_delete, "-x", end_delete, "-y", start_insert, "-z", end_insert]
        done = subprocess.run(["wdiff", *marks, *paths], capture_output=True, text=True, check=False)
    if done.returncode > 1:
        message = f"wdiff: {done.stderr.strip()}"
        raise OSError(message)
    marked = done.stdout.translate({1: "<del>", 2: "</del>", 3: "<ins>", 4: "</ins>"})
    return edits_of(_pieces(marked), old, new)


DIFFERS: dict[str, Differ] = {
    "difflib, words": difflib_words,
    "diff-match-patch, words": patch_words,
    "diff-match-patch, characters": patch_characters,
    "redlines": redlines,
    "Indel (Myers), words": indel_words,
    "lxml htmldiff": lxml_htmldiff,
}
"""Six that users meet."""


def differs() -> dict[str, Differ]:
    """Return the six, and wdiff where it is installed."""
    return DIFFERS | ({"wdiff": wdiff} if shutil.which("wdiff") else {})


def _pieces(marked: str) -> list[Piece]:
    """Return the pieces of a text with <ins> and <del> around what changed; other tags are skipped."""
    pieces: list[Piece] = []
    op = at = 0
    for tag in _MARKUP.finditer(marked):
        pieces.append((op, marked[at : tag.start()]))
        at = tag.end()
        if tag[2]:
            op = 0 if tag[1] else {"del": -1, "ins": 1}[tag[2]]
    return [*pieces, (op, marked[at:])]


def edits_of(pieces: Iterable[Piece], old: str, new: str) -> list[WordEdit]:
    """Return edits of tokens from pieces of text, whatever they do with spaces.

    Where the pieces are not both texts, because a program lost some of one, all of it counts as replaced.
    """
    old_tokens, new_tokens = tokenize(old), tokenize(new)
    everything = [((0, len(old_tokens.keys)), (0, len(new_tokens.keys)))]
    kept: dict[int, int] = {}
    inks = ["", ""]
    for op, text in pieces:
        ink = "".join(text.split())
        if op == 0:
            kept.update({len(inks[0]) + at: len(inks[1]) + at for at in range(len(ink))})
        for side in (0, 1):
            if op in (0, 2 * side - 1):
                inks[side] += ink
    if inks != ["".join(old.split()), "".join(new.split())]:
        return everything
    new_spans = {span: index for index, span in enumerate(_ink_spans(new_tokens, new))}
    steps: list[tuple[int, int]] = []
    old_at = new_at = 0
    for index, (start, end) in enumerate(_ink_spans(old_tokens, old)):
        shift = kept.get(start, start) - start
        whole = all(kept.get(at) == at + shift for at in range(start, end))
        partner = new_spans.get((start + shift, end + shift)) if whole else None
        if partner is not None:
            steps += [(-1, index - old_at), (1, partner - new_at), (0, 1)]
            old_at, new_at = index + 1, partner + 1
    steps += [(-1, len(old_tokens.keys) - old_at), (1, len(new_tokens.keys) - new_at)]
    return list(_runs(steps))


def _ink_spans(tokens: Tokens, text: str) -> Iterator[tuple[int, int]]:
    """Yield where each token begins and ends, spaces not counted."""
    before = [0]
    for character in text:
        before.append(before[-1] + (not character.isspace()))
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        yield before[start], before[end]


def _runs(steps: Iterable[tuple[int, int]]) -> Iterator[WordEdit]:
    """Yield the edits that lie between kept tokens, from (-1, 0 or 1, number of tokens)."""
    old_at = new_at = old_start = new_start = 0
    for op, count in (*steps, (0, 0)):
        if op == 0:
            if old_at > old_start or new_at > new_start:
                yield (old_start, old_at), (new_start, new_at)
            old_at, new_at = old_at + count, new_at + count
            old_start, new_start = old_at, new_at
        elif op < 0:
            old_at += count
        else:
            new_at += count
