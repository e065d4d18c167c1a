"""Write a page with every component of the report in every state. `make gallery` runs it; tests look at the page.

Whoever changes a template or the style sees here at once what becomes of the rest.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from comparisons import build

from compare.model import Comparison, Kind, MatchKind, Paragraph, Remark, Repair, Span, Style
from compare.model.changes import Passage
from compare.model.match import Range
from compare.model.phrase import Place, gettext
from compare.options import Options
from compare.writers.to_html import write

GALLERY = Path(__file__).resolve().parents[1] / "reports" / "gallery.html"
_LONG = "Donaudampfschifffahrtsgesellschaftskapitaensanwaerter" * 4

MARK = gettext("The mark %(mark)s in %(place)s calls a note that is not there.", mark="9", place=Place("op3"))

ROWS = (
    "= title: Every component in every state",
    "= opening: The General Assembly,",
    "= pp: Recalling a paragraph that did not change, with the mark of a note,^1",
    "~ pp: Reaffirming that [-a word-]{+some words+} were replaced, one {+more +}inserted and[- another-] deleted,",
    "~ pp: Reaffirming marks: one of another note,^2>3 one that was removed,^-4 one that was added,^+2",
    "+ pp: Bearing in mind a paragraph that is new,",
    "- pp: Bearing in mind a paragraph that was dropped,",
    "= heading: I. Unchanged heading",
    "~ heading: II. [-Old-]{+New+} heading",
    "= 1: Welcomes a paragraph that kept its number;",
    "= 2>3: Welcomes a paragraph that has another number and is the same otherwise;",
    "~ 3>4: Welcomes one with another number that was [-changed-]{+reworded+} too;",
    "~@17.5 9>5: Requests a paragraph that moved and was [-edited-]{+revised+};",
    "=@17.6 10>6: Requests a paragraph that moved and is the same;",
    "* 4>7,8: Calls upon a paragraph that was split; /> {+Also calls upon+} its second part;",
    "* 5,6>9: Encourages two paragraphs; /< [-Also encourages them-] that were merged;",
    "* 7,8>10,11: Decides that one sentence /> went over; /< and that both were drawn anew;",
    "= sub (a): A sub-paragraph that did not change;",
    "~ sub (b): A sub-paragraph that [-did-]{+was reworded+};",
    "+ sub (c): A new one;",
    "- 11: Takes note of what was dropped;",
    "~ 12: Takes note of one of which it is not sure that it is [-the same-]{+another+};",
    "~ 13: Takes note of one that was matched [-by itself-]{+by hand+};",
    f"~ 14: Takes note of {_LONG} [-and-]{{+or+}} of a word that fits no line;",
    "~ 15: Takes note of \u202ehostile\u202c characters\x07 and of <b>markup</b> [-&amp;-]{+& so on+};",
    "~ 16: Takes note of language that [-now stands elsewhere-]{+came from elsewhere+};",
    "~ other: \u062a\u0644\u0627\u062d\u0638 [-\u0646\u0635\u0627-]{+\u0641\u0642\u0631\u0629+} \u0639\u0631\u0628\u064a\u0629.",
    "= cell: Cell of a table",
    "= cell: that did not change",
    "~ cell: First of its row, [-edited-]{+revised+}",
    "+ cell: a new one",
    "= closing: 77th plenary meeting, 22 December 2003",
)
NOTES = (
    "= 1: Resolution 217 A (III).",
    "+ 2: See A/CONF.157/24 (Part I), chap. III.",
    "~ 2>3: Resolution [-1-]{+2+} of the Council.",
    "= 3>4: A note with another number.",
    "- 4: Ibid.",
)


def gallery() -> Comparison:
    """Return a comparison with everything that a report can show."""
    comparison = build(ROWS, NOTES)
    matches = list(comparison.matches)
    for index, match in enumerate(matches):
        words = "".join(comparison.old.paragraphs[i].text for i in match.old)
        if "not sure" in words:
            matches[index] = match._replace(confidence=0.62, similarity=0.4)
        elif "by itself" in words:
            matches[index] = match._replace(pinned=True)
        elif match.kind is MatchKind.MODIFIED:
            matches[index] = match._replace(confidence=0.97)
    old = next(i for i, p in enumerate(comparison.old.paragraphs) if "elsewhere" in p.text)
    new = next(j for j, p in enumerate(comparison.new.paragraphs) if "number that was" in p.text)
    texts = [_styled(paragraph) for paragraph in _placed(comparison.new.paragraphs)]
    return build(
        ROWS,
        NOTES,
        matches=tuple(matches),
        passages=(Passage(old=Range(old, 0, 10), new=Range(new, 0, 10)),),
        remarks=(
            Remark(code="unlike", message=gettext("Numbering begins with %(number)s.", number="7")),
            Remark(code="other", message="A remark in its own words."),
        ),
        old=replace(comparison.old, paragraphs=tuple(_placed(comparison.old.paragraphs))),
        new=comparison.new.__class__(
            paragraphs=tuple(texts),
            notes=comparison.new.notes,
            source=comparison.new.source,
            symbol="A/RES/58/190",
            title="Every component in every state",
            date="2003-12-22",
            language="en",
            repairs=(Repair(name="join_lines", count=1200), Repair(name="other_repair", count=2)),
            remarks=(Remark(code="mark-without-note", message=MARK, address="op3"),),
        ),
    )


def _placed(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, of which cells stand in a table with two columns."""
    cells = 0
    for paragraph in paragraphs:
        if paragraph.kind is Kind.CELL:
            yield paragraph._replace(row=cells // 2, column=cells % 2)
            cells += 1
        else:
            yield paragraph


def _styled(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph with its first word in italics, as printed resolutions have it."""
    end = paragraph.text.find(" ")
    return paragraph._replace(spans=(Span(0, end, Style.ITALIC),)) if end > 0 else paragraph


def page() -> str:
    """Return the gallery as a page."""
    return write(gallery(), Options(typography=True))


if __name__ == "__main__":
    GALLERY.parent.mkdir(exist_ok=True)
    GALLERY.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{GALLERY}\n")
