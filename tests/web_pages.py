"""Prints documents as web pages, in the ways that pages of resolutions are made."""

from collections.abc import Callable
from html import escape

from compare.model import Document, Kind, Paragraph


def _marked(paragraph: Paragraph, mark: Callable[[int], str]) -> str:
    """Return a paragraph's words with `mark` of each note where it is called."""
    parts, last = [], 0
    for one in paragraph.marks:
        parts += [escape(paragraph.text[last : one.offset]), mark(one.note or 0)]
        last = one.offset
    return "".join([*parts, escape(paragraph.text[last:])])


def _labelled(paragraph: Paragraph, text: str) -> str:
    if paragraph.label is None:
        return text
    return f"{paragraph.label}{'.' if paragraph.label.isdecimal() else ''} {text}"


def semantic(document: Document) -> str:
    """A page with a main part, navigation around it, and notes in a list."""

    def mark(n: int) -> str:
        return f'<sup><a href="#fn{n}" id="ref{n}">{document.notes[n].label}</a></sup>'

    body = "\n".join(f"<p>{_labelled(p, _marked(p, mark))}</p>" for p in document.paragraphs)
    notes = "".join(
        f'<li id="fn{n}">{escape(note.text)} <a href="#ref{n}">↩</a></li>'
        for n, note in enumerate(document.notes)
    )
    return (
        '<!doctype html><html lang="en"><head><title>A resolution</title><style>p { margin: 0 }</style></head><body>'
        '<nav><a href="/">Home</a> <a href="/documents">Documents</a></nav>'
        f"<main>{body}<ol>{notes}</ol></main><footer>© a library</footer><script>alert(1)</script></body></html>"
    )


def with_breaks(document: Document) -> str:
    """Paragraphs that two line breaks part, in one cell of a table, as pages were made once."""

    def mark(n: int) -> str:
        return f"<a href='#_ftn{n}' name='_ftnref{n}'>[{document.notes[n].label}]</a>"

    body = "<br>\n<br>\n".join(_labelled(p, _marked(p, mark)) for p in document.paragraphs)
    notes = "".join(
        f"<p><a href='#_ftnref{n}' name='_ftn{n}'>[{note.label}]</a> {escape(note.text)}</p>"
        for n, note in enumerate(document.notes)
    )
    return f"<html><body><table width=600><tr><td><font size=2>{body}</font></td></tr></table><hr>{notes}</body></html>"


def numbered_by_the_page(document: Document) -> str:
    """Operative paragraphs as an ordered list that the browser numbers; notes as Wikipedia has them."""

    def mark(n: int) -> str:
        label = document.notes[n].label
        return f'<sup class="reference" id="cite_ref-{n}"><a href="#cite_note-{n}">[{label}]</a></sup>'

    parts, open_list = [], False
    for p in document.paragraphs:
        listed = p.kind is Kind.OPERATIVE
        if listed is not open_list:
            parts.append("<ol>" if listed else "</ol>")
            open_list = listed
        text = _marked(p, mark)
        parts.append(f"<li>{text}</li>" if listed else f"<div>{_labelled(p, text)}</div>")
    parts.append("</ol>" if open_list else "")
    notes = "".join(
        f'<li id="cite_note-{n}"><a href="#cite_ref-{n}">↑</a> <span>{escape(note.text)}</span></li>'
        for n, note in enumerate(document.notes)
    )
    return f"<html><body>{''.join(parts)}<ol class='references'>{notes}</ol></body></html>"


def raised_only(document: Document) -> str:
    """Marks that are raised and link nowhere; notes that begin with their raised label."""

    def mark(n: int) -> str:
        return f"<sup>{document.notes[n].label}</sup>"

    body = "".join(f"<p>{_labelled(p, _marked(p, mark))}</p>" for p in document.paragraphs)
    notes = "".join(f"<p><sup>{note.label}</sup> {escape(note.text)}</p>" for note in document.notes)
    return f"<html><body>{body}<hr>{notes}</body></html>"


PRINTERS = (semantic, with_breaks, numbered_by_the_page, raised_only)
