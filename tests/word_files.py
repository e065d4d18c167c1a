"""Word files whose XML the tests write, part by part."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OTHERS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def word(body: str, **parts: str) -> bytes:
    """Return a Word file with a body and other parts: `styles`, `numbering`, `footnotes`, `header1`."""
    main = f"<w:document {W} {_OTHERS}><w:body>{body}</w:body></w:document>"
    links = "".join(
        f'<Relationship Id="{name}" Type="{TYPE}/{name.rstrip("123")}" Target="{name}.xml"/>'
        for name in parts
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
        for name, kind in [("document", "document.main"), *((name, name.rstrip("123")) for name in parts)]
    )
    usual = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}">{usual}{types}</Types>')
        first = f'<Relationship Id="m" Type="{TYPE}/officeDocument" Target="word/document.xml"/>'
        file.writestr("_rels/.rels", f'<Relationships xmlns="{RELS}">{first}</Relationships>')
        file.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{RELS}">{links}</Relationships>'
        )
        for name, content in [("document", main), *parts.items()]:
            file.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def p(text: str, properties: str = "") -> str:
    """Return a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def typed(text: str, properties: str = "") -> str:
    """Return a paragraph in which `^1^` is raised and `|` is a line break."""
    runs = ""
    for index, part in enumerate(text.split("^")):
        looks = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>' if index % 2 else ""
        words = part.replace("|", '</w:t><w:br/><w:t xml:space="preserve">')
        runs += f'<w:r>{looks}<w:t xml:space="preserve">{words}</w:t></w:r>' if part else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    """Return a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Return the level of a list; `more` are further properties."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    """Return the definition of a list."""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{more}'
        f"{''.join(levels)}</w:abstractNum>"
    )


def num(number: int, of: int, overrides: str = "") -> str:
    """Return a list that paragraphs name, of a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def restarted(index: int, start: int) -> str:
    """Return what lets a level of a list begin at a number."""
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def numbering(*parts: str) -> str:
    """Return the part that defines lists: definitions first, then the lists."""
    return f"<w:numbering {W}>{''.join(parts)}</w:numbering>"


def styles(*parts: str) -> str:
    """Return the part that defines styles, with the usual one."""
    usual = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    return f"<w:styles {W}>{usual}{''.join(parts)}</w:styles>"


def notes(kind: str, *texts: str) -> str:
    """Return the part that holds notes, `footnote` or `endnote`, with ids from 1."""
    inner = "".join(f'<w:{kind} w:id="{n}">{p(text)}</w:{kind}>' for n, text in enumerate(texts, start=1))
    rule = f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    return f"<w:{kind}s {W}>{rule}{inner}</w:{kind}s>"


def called(text: str, kind: str, note: int) -> str:
    """Return a paragraph that ends in the mark of a note, `footnote` or `endnote`."""
    return f'<w:p><w:r><w:t>{text}</w:t></w:r><w:r><w:{kind}Reference w:id="{note}"/></w:r></w:p>'


def cells(*rows: tuple[str, ...]) -> str:
    """Return a table of these texts."""
    grid = '<w:gridCol w:w="3000"/>' * max(map(len, rows))
    inner = "".join(f"<w:tr>{''.join(f'<w:tc>{p(text)}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table whose cells hold these paragraphs, which properties of a cell may go before."""
    return f"<w:tbl>{''.join(map(row, rows))}</w:tbl>"


def row(inner: tuple[str, ...]) -> str:
    """Return a row of a table, as `table` writes it."""
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in inner)}</w:tr>"
