"""Documents as the United Nations print them: what is printed, and what a reader should find in it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from press import Layout, Press
from reportlab.pdfbase.pdfmetrics import stringWidth

LONG = (
    "the report of the Secretary-General on the state of public libraries, on their holdings in all languages"
    " and on the means that are needed to keep them open to everyone, in particular in rural areas, where they"
    " are often the only public building that is heated in winter"
)
_BODIES = (
    LONG,
    (
        "that 2.7 billion people, of whom 1,240 million are women and girls, had no access to a library in 2019,"
        " and that self-employed and part-time librarians, as well as non-governmental organizations, bear the"
        " brunt of the long-term under-funding of such institutions"
    ),
    (
        "the voluntary trust fund established pursuant to its resolution 61/45, which strengthens police- and"
        " troop-contributing countries’ reading rooms, and progress achieved, inter alia, in the implementation of"
        " the 2030 Agenda for Sustainable Development"
    ),
    (
        "its resolutions 61/45 of 4 December 2006^#^ and 62/108 of 18 December 2007, as well as Economic and"
        " Social Council resolution 2008/12 of 24 July 2008"
    ),
    (
        "the Universal Declaration of Human Rights,^#^ the International Covenants on Human Rights^#^ and all"
        " other relevant international instruments"
    ),
)
_PREAMBLE = (
    *("Recalling", "Reaffirming", "Guided by", "Noting with appreciation", "Deeply concerned about"),
    *("Taking note of", "Bearing in mind", "Welcoming", "Recognizing", "Having considered"),
)
_VERBS = (
    *("Takes note of", "Welcomes", "Urges", "Invites", "Requests the publication of"),
    *("Calls upon all to read", "Encourages", "Decides to consider", "Notes", "Emphasizes"),
)
_NOTES = (
    "A/63/7{}.",
    "Resolution 217 A (III).",
    (
        "See Official Records of the General Assembly, Sixty-third Session, Supplement No. 53 (A/63/53), chap."
        " {}, sect. A, and ibid., Sixty-second Session, Supplement No. 3 and corrigendum, annex, para. 12, in"
        " which the Council set out the terms of reference of the panel."
    ),
    "United Nations, Treaty Series, vol. 1249, No. 20378.",
)
_CHAPEAU = (
    ("(a)", 1, "To keep their public libraries open on at least five days of each week;"),
    ("(b)", 1, f"To ensure that {LONG[4:]}, are known to the public;^#^"),
    ("(c)", 1, "To take measures:"),
    (
        "(i)",
        2,
        "To heat them, including by self-financing arrangements with non-residential buildings nearby;",
    ),
    ("(ii)", 2, "To light them;"),
)
VOTES = (
    ("In favour:", "Argentina, Armenia, Benin, Bolivia (Plurinational State of), Brazil, China, Cuba, Gabon"),
    ("Against:", "Czechia, Finland, France, Germany, Japan, Lithuania, Luxembourg"),
    ("Abstaining:", "Malawi, Marshall Islands, Mexico.]"),
)


class Item(NamedTuple):
    """A paragraph: `_italic_`, and `^1^` for the mark of a note."""

    kind: str
    text: str
    label: str | None = None
    level: int = 0

    def found(self) -> tuple[str, str | None, int, str]:
        """Return what a reader should find."""
        return self.kind, self.label, self.level, re.sub(r"\^[^^]*\^|_", "", self.text)


class Text(NamedTuple):
    """A text, its notes, and what its masthead says."""

    items: list[Item]
    notes: dict[str, str]
    symbol: str
    title: str | None
    date: str


def body(
    organ: str, preambular: int, operative: int, *, notes: bool = True
) -> tuple[list[Item], dict[str, str]]:
    """Return the paragraphs of a resolution, and its notes."""
    items = [Item("opening", f"_{organ}_,")]
    for number in range(preambular):
        opening = _PREAMBLE[number % len(_PREAMBLE)]
        items.append(Item("preambular", f"_{opening}_ {_BODIES[number % len(_BODIES)]},"))
    for number in range(operative):
        stop = "." if number == operative - 1 else ";"
        verb, label = _VERBS[number % len(_VERBS)], str(number + 1)
        if verb == "Urges":
            items.append(Item("operative", "_Urges_ Member States:", label))
            items += [Item("subparagraph", text, printed, level) for printed, level, text in _CHAPEAU]
        else:
            text = f"_{verb}_ {_BODIES[(number + 2) % len(_BODIES)]}{stop}"
            items.append(Item("operative", text, label))
    return _with_notes(items) if notes else ([i._replace(text=i.text.replace("^#^", "")) for i in items], {})


def _with_notes(items: Sequence[Item]) -> tuple[list[Item], dict[str, str]]:
    notes: dict[str, str] = {}
    numbered = []
    for item in items:
        text = item.text
        while "^#^" in text:
            label = str(len(notes) + 1)
            notes[label] = _NOTES[len(notes) % len(_NOTES)].format(label)
            text = text.replace("^#^", f"^{label}^", 1)
        numbered.append(item._replace(text=text))
    return numbered, notes


def running(symbol: str, title: str) -> Callable[[Press], None]:
    """Return what prints heads and feet, with sides that change from page to page."""

    def heads(press: Press) -> None:
        layout = press.layout
        left, right = layout.left - 50, press.width - layout.right + 30
        outer, inner = (symbol, title) if press.number % 2 == 0 else (title, symbol)
        number, job = f"{press.number}/9", "08-47115"
        for height, texts in ((press.height - 50, (outer, inner)), (40, (number, job))):
            press.put(left, height, texts[0], layout.bold, 8)
            press.put(right - stringWidth(texts[1], layout.bold, 8), height, texts[1], layout.bold, 8)
        press.canvas.line(left, press.height - 53, right + 20, press.height - 53)

    return heads


def masthead(press: Press, symbol: str, organ: str, box: Sequence[str], lines: Sequence[str]) -> None:
    """Print the head of the first page: the symbol, the box on distribution, and the lines below it."""
    layout, height = press.layout, press.height
    press.put(layout.left, height - 60, "United Nations", size=14)
    end = press.put(press.width - 165, height - 60, symbol[0], size=20)
    press.put(end, height - 60, symbol[1:], size=11)
    press.canvas.line(layout.left - 50, height - 65, press.width - 60, height - 65)
    press.put(layout.left, height - 85, organ, layout.bold, 18)
    for number, text in enumerate(box):
        press.put(press.width - 165, height - 85 - number * 12, text, size=10)
    press.canvas.line(layout.left - 50, height - 200, press.width - 60, height - 200)
    press.put(layout.left - 53, 58, "08-47115 (E) 101208", size=9)
    press.put(layout.left - 53, 45, "*0847115*", "Courier", 12)
    press.put(press.width - 200, 50, "Please recycle", layout.bold, 8)
    press.y = height - 212
    for number, text in enumerate(lines):
        press.put(layout.left - 53, press.y, text, layout.roman if number else layout.bold, 10)
        press.y -= 12
    press.skip(18)


def paragraphs(press: Press, items: Sequence[Item]) -> None:
    """Print paragraphs and headings."""
    for item in items:
        label = item.label or ""
        if item.kind in ("heading", "title", "annex"):
            press.line(f"{label}. {item.text}" if label else item.text, press.layout.bold, 12)
            press.skip(6)
        else:
            press.paragraph(item.text, label=f"{label}." if label.isdecimal() else label, level=item.level)


def _closing(press: Press, meeting: str, date: str) -> Item:
    press.line(meeting, press.layout.italic, align="right")
    press.line(date, press.layout.italic, align="right")
    press.skip(8)
    return Item("closing", f"{meeting} {date}")


def _bold(press: Press, text: str) -> None:
    layout = press.layout
    press.layout = replace(layout, roman=layout.bold)
    press.paragraph(text, indent=0)
    press.layout = layout


def assembly(layout: Layout) -> tuple[bytes, Text]:
    """Print a resolution of the General Assembly."""
    items, notes = body("The General Assembly", 10, 12)
    title = "Public libraries for everyone"
    press = Press(replace(layout, running=running("A/RES/63/99", title)), notes)
    box = ("Distr.: General", "12 March 2009")
    masthead(press, "A/RES/63/99", "General Assembly", box, ("Sixty-third session", "Agenda item 64 (b)"))
    press.line("Resolution adopted by the General Assembly on 18 December 2008", layout.bold, 13)
    press.paragraph("[_on the report of the Third Committee (A/63/430/Add.2)_]", indent=0)
    press.put(press.left - 50, press.y, "63/99.", layout.bold, 12)
    press.line(title, layout.bold, 12)
    press.skip(10)
    paragraphs(press, items)
    items.append(_closing(press, "70th plenary meeting", "18 December 2008"))
    return press.finish(), Text([Item("title", title), *items], notes, "A/RES/63/99", title, "2008-12-18")


def human_rights(layout: Layout) -> tuple[bytes, Text]:
    """Print a resolution of the Human Rights Council, which was voted on; issued a week after its adoption."""
    items, notes = body("The Human Rights Council", 6, 8)
    press = Press(replace(layout, running=running("A/HRC/RES/50/13", "")), notes)
    box = ("Distr.: General", "14 July 2022", "Original: English")
    lines = ("Human Rights Council", "Fiftieth session", "13 June–8 July 2022", "Agenda item 3")
    item = (
        "Promotion and protection of all human rights, civil,",
        "political, economic, social and cultural",
    )
    masthead(press, "A/HRC/RES/50/13", "General Assembly", box, (*lines, *item))
    press.line("Resolution adopted by the Human Rights Council", layout.bold, 14)
    press.line("on 7 July 2022", layout.bold, 14)
    press.skip(10)
    press.put(press.left - 50, press.y, "50/13.", layout.bold, 12)
    press.line("Access to libraries and the right of everyone to the", layout.bold, 12)
    press.line("enjoyment of reading", layout.bold, 12)
    press.skip(8)
    paragraphs(press, items)
    items.append(_closing(press, "40th meeting", "7 July 2022"))
    adopted = "[Adopted by a recorded vote of 29 to 15, with 3 abstentions. The voting was as follows:"
    press.paragraph(adopted, indent=0)
    items.append(Item("closing", adopted))
    for how, who in VOTES:
        press.paragraph(f"_{how[:-1]}_:", indent=0)
        press.paragraph(who, indent=0, left=24)
        items += [Item("other", how), Item("other", who)]
    title = "Access to libraries and the right of everyone to the enjoyment of reading"
    return press.finish(), Text([Item("title", title), *items], notes, "A/HRC/RES/50/13", title, "2022-07-07")


def security(layout: Layout) -> tuple[bytes, Text]:
    """Print a resolution of the Security Council, with headings."""
    items, notes = body("The Security Council", 8, 9, notes=False)
    for label, heading in (("4", "Protection of librarians"), ("7", "Reporting and review")):
        at = next(index for index, item in enumerate(items) if item.label == label)
        items.insert(at, Item("heading", heading))
    symbol = "S/RES/2664 (2022)"
    press = Press(replace(layout, running=running(symbol, "")), notes)
    masthead(press, symbol, "Security Council", ("Distr.: General", "9 December 2022"), ())
    press.line("Resolution 2664 (2022)", layout.bold, 14)
    press.skip(8)
    press.line("Adopted by the Security Council at its 9214th meeting, on", layout.bold, 12)
    press.line("9 December 2022", layout.bold, 12)
    press.skip(8)
    paragraphs(press, items)
    return press.finish(), Text(items, notes, symbol, None, "2022-12-09")


def draft(layout: Layout) -> tuple[bytes, Text]:
    """Print a draft resolution before a committee, with its sponsors and an annex."""
    items, notes = body("The General Assembly", 9, 10)
    sponsors = (
        "Albania, Andorra, Argentina, Armenia, Australia, Austria, Belgium, Bosnia and Herzegovina, Brazil,"
        " Bulgaria, Canada, Chile, Colombia, Costa Rica, Croatia, Cyprus, Czechia, Denmark, Dominican Republic,"
        " Ecuador and Estonia: draft resolution"
    )
    title = "Public libraries for everyone"
    press = Press(replace(layout, running=running("A/C.3/78/L.40", "")), notes)
    box = ("Distr.: Limited", "31 October 2023", "Original: English")
    lines = ("Seventy-eighth session", "Third Committee", "Agenda item 71 (b)")
    item = ("Promotion and protection of human rights: human rights", "questions, including other approaches")
    masthead(press, "A/C.3/78/L.40", "General Assembly", box, (*lines, *item))
    _bold(press, sponsors)
    press.line(title, layout.bold, 12)
    press.skip(8)
    paragraphs(press, items)
    press.new_page()
    annex = [
        Item("annex", "Annex"),
        Item("title", "Principles on reading rooms"),
        Item("heading", "General principles", "I"),
        Item("operative", f"Everyone may read in a reading room, {LONG[4:]}.", "1"),
        Item("operative", "Nobody may be turned out while it is light.", "2"),
        Item("heading", "Implementation", "II"),
        Item("operative", f"States shall report on {_BODIES[2]}.", "3"),
    ]
    paragraphs(press, annex)
    head = [Item("sponsors", sponsors), Item("title", title)]
    return press.finish(), Text([*head, *items, *annex], notes, "A/C.3/78/L.40", title, "2023-10-31")
