"""Pages made to break a reader: read or refused in one line, with nothing fetched and nothing lost unsaid."""

import random
from contextlib import suppress
from pathlib import Path

import pytest

from compare.errors import ReadError
from compare.options import Limits, Options
from compare.readers import read_bytes

READ = {
    "scripts and fetches": (
        "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'><p onclick=x>act <a href='javascript:x'>now</a>",
        ["act now"],
    ),
    "entities of its own": ("<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>act &a;", ["act &a;"]),
    "entities in entities": ("<!DOCTYPE html [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><p>act &b;", ["act &b;"]),
    "a picture with text": ("<p>act<svg><text>secret</text><foreignObject><p>and</p></foreignObject></svg>", ["act"]),
    "broken markup": ("<p>act<<</b></i></p></div></table><tr></p><p>again<!-- never closed", ["act<<", "again"]),
    "noughts": ("<p>a\0ct</p><p>" + "again " * 9 + "</p>", ["act", ("again " * 9).strip()]),
    "codecs that are no encodings": ("<meta charset=undefined><p>act", ["act"]),
    "escapes for an encoding": ("<meta charset=unicode_escape><p>\\x41ct", ["\\x41ct"]),
    "tags in an encoding": ("<meta charset=utf-7><p>+ADw-b+AD4-act", ["+ADw-b+AD4-act"]),
    "numbers beyond all lists": ("<ol start=99999999999><li>act</ol>", ["act"]),
    "rules without an end": ("<style>" + "{" * 100_000 + "</style><p>act", ["act"]),
    "strings without an end": ("<style>p:before{content:" + '"' * 99_999 + "}</style><p>act", ["act"]),
    "a comment without an end": ("<style>" + "/*" * 99_999 + "</style><p>act", ["act"]),
    "signs that are none": (r"<style>p:before{content:counter(a) '\d800\ffffff'}</style><p>act", ["0\ufffd\ufffdact"]),
    "conditions of Word": ("<!--[if gte mso 9]><p>secret</p><![endif]--><![if !vml]><p>act</p><![endif]>", ["act"]),
    "counters without number": (
        f"<style>p{{counter-reset:{' '.join(f'c{n}' for n in range(9999))}}}</style>{'<p>act' * 3}", ["act"] * 3,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), READ.values(), ids=READ)
def test_hostile_pages_are_read_as_what_they_show(source: str, expected: list[str]) -> None:
    assert [p.text for p in read_bytes(source.encode(), "page.html").document.paragraphs] == expected


REFUSED = {
    "deep": ("<div>" * 9999 + "act", r"nested more than 256 deep, and the limit `depth`"),
    "long": ("<p>" + "a" * 10_000_001 + "</p><p>act", r"more than 10,000,000 characters in one piece"),
    "a long script": ("<script>" + "a" * 10_000_001 + "</script><p>act", r"in one piece of text, script or"),
    "empty": ("<html><script>document.write('act')</script></html>", r"without text of its own"),
}


@pytest.mark.parametrize(("source", "said"), REFUSED.values(), ids=REFUSED)
def test_what_would_be_lost_in_part_is_refused_in_one_line(source: str, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_bytes(source.encode(), "page.html")
    assert "\n" not in str(caught.value)


LARGE = [
    "<p>a" * 3000,
    "<p hidden>a</p>" * 3000 + "<p>act",
    "<nav>" * 90 + "act " * 9000 + "</nav>" * 90,
    "<table><tr><td>a<td>b</table>" * 900,
    "<table>" + "<tr><td rowspan=9999 colspan=9999>a<td>b" * 900,
    "<p>“a" * 3000,
    "<p>act<a href=#n><sup>1</sup></a>" * 3000 + "<p id=n>1. note",
    "<p><a href='#top'>up</a> <a href=a>b</a> | <a href=c>d</a></p>" * 900 + "<p>act",
]


@pytest.mark.parametrize("source", LARGE, ids=lambda source: source[:16])
def test_much_of_one_kind_is_read_or_beyond_the_limit(source: str) -> None:
    assert read_bytes(source.encode(), "page.html").document.paragraphs
    with pytest.raises(ReadError, match="the limit `elements` is 50"):
        read_bytes(source.encode(), "page.html", Options(limits=Limits(elements=50)))


PAGES = [path.read_bytes() for path in sorted((Path(__file__).parent / "pages").glob("*.html"))]
PIECES = (
    *(
        b"<",
        b">",
        b'"',
        b"{",
        b"}",
        b"</p>",
        b"<dl>",
        b"<q>",
        b"<math>",
        b"<pre>",
        b"<sup>1</sup>",
        b"[1] ",
        b"\0",
    ),
    *(
        b"\xe2\x80\x9c",
        b"<a href='#top'>",
        b"<style>li:before{content:counters(a,'.')}</style>",
        b"<ol start=-1>",
    ),
)


@pytest.mark.parametrize("seed", range(150))
def test_damaged_pages_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - damage, not a secret
    data = bytearray(chance.choice(PAGES))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 80)]
            case 2:
                data[at:at] = chance.choice(PIECES)
            case _:
                data[at:at] = data[: chance.randint(1, 200)]
        data = data or bytearray(b"x")
    with suppress(ReadError):
        read_bytes(bytes(data), chance.choice(["page.html", "page.md", "-", "page.txt"]))
