"""Write a comparison as one self-contained HTML page.

In: a `Comparison` and the options. Out: the page as a `str` that UTF-8 can encode, or as these bytes. The
markup lives in the templates; the only files read are these, from the user's folder first and then from
the package. The page asks nothing of any server: style and script are in it, and its
Content-Security-Policy allows nothing else.
"""

from functools import cache
from typing import TYPE_CHECKING

from compare.digest import digest
from compare.errors import OptionError
from compare.messages import Messages, messages
from compare.model import Comparison
from compare.options import Options
from compare.resources import has_template, is_folder, template_names, templates
from compare.writers.view import CHUNK, Block, View, view
from compare.writers.view_decide import Deciding
from compare.writers.view_head import Head
from compare.writers.view_text import isolated, spelled, visible
from compare.writers.view_words import fates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment
    from markupsafe import Markup

LONG = 500
"""Rows from which the browser lays out only what is on the screen. Below, it is quick anyway, and the
scroll bar does not jump."""

STYLES = ("report.css", "tools.css", "print.css")
SCRIPTS = ("report.js", "find.js", "copy.js", "notes.js", "where.js")
"""Files of the template folder that make up style and script, in this order."""

REVIEW_STYLE, REVIEW_SCRIPT = "review.css", "review.js"
"""What the page of a review has besides."""

_TURNED = """\
@page {
  @top-left { direction: rtl; }
  @bottom-left { content: counter(page) " / " counter(pages); width: 15%; direction: rtl; text-align: end; }
  @bottom-right { content: var(--paper-legend); width: 85%; direction: rtl; text-align: start; }
}
"""
"""Style of the margins of pages that are read from right to left; margins have no logical names."""

PIECES = 1000
"""Pieces of a page that are joined at once."""


def write(comparison: Comparison, options: Options) -> str:
    """Return the page. Raise OptionError for an unknown language, or templates that cannot be used."""
    return "".join(_pieces(comparison, options))


def encoded(comparison: Comparison, options: Options, deciding: Deciding | None = None) -> bytes:
    """Return the page in UTF-8, for a sixth less memory than `write`; raise what that raises.

    A text with a curly quote in it takes two bytes for each character as a `str`.
    """
    return b"".join(map(str.encode, _pieces(comparison, options, deciding)))


def first_page(options: Options, *, trouble: str, reviewer: str) -> bytes:
    """Return the page that asks for two texts to review, in UTF-8; `trouble` is what went wrong before."""
    words = messages(options.ui_language)
    environment = _environment(options.templates, words)
    style = "".join(_source(environment, name) for name in (*STYLES, REVIEW_STYLE))
    page = environment.get_template("start.html.jinja").render(
        style=_trusted(style),
        policy=f"default-src 'none'; style-src {_hash(style)}; base-uri 'none'; form-action 'self'",
        trouble=trouble,
        reviewer=reviewer,
    )
    return page.encode("utf-8", "replace")


def _trusted(source: str) -> "Markup":
    from markupsafe import Markup

    return Markup(source)  # noqa: S704 - a file of the package or of the user's own folder, or made from one


def _pieces(comparison: Comparison, options: Options, deciding: Deciding | None = None) -> "Iterator[str]":
    words = messages(options.ui_language)
    if options.templates is not None and not is_folder(options.templates):
        message = f"{options.templates}: no such folder of templates. Give --templates an existing folder."
        raise OptionError(message)
    if options.templates is not None and not has_template(options.templates):
        known = ", ".join(template_names())
        message = f"{options.templates}: no template in it that the report uses. Put one there: {known}."
        raise OptionError(message)
    try:
        for piece in _render(comparison, options, words, deciding):
            if options.templates is not None:
                piece.encode()  # a lone surrogate of the user's cannot be written
            yield piece
    except Exception as error:
        # A user's template is a program of theirs, and can fail in any way a program can.
        if options.templates is None:
            raise
        raise OptionError(_explain(error, options.templates)) from error


def _render(
    comparison: Comparison, options: Options, words: Messages, deciding: Deciding | None
) -> "Iterator[str]":
    environment = _environment(options.templates, words)
    files = (STYLES, SCRIPTS) if deciding is None else ((*STYLES, REVIEW_STYLE), (*SCRIPTS, REVIEW_SCRIPT))
    style, script = ("".join(_source(environment, name) for name in names) for names in files)
    shown = view(comparison, options, deciding)
    style += _paper(shown.head, options, words)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    if deciding is not None and deciding.served:
        policy += "; connect-src 'self'"
    is_long = len(comparison.matches) >= LONG
    page = environment.get_template("report.html.jinja").stream(
        view=shown,
        chunks=_halves(shown, environment) if is_long else shown.chunks,
        style=_trusted(style),
        script=_trusted(script),
        policy=policy,
        deciding=deciding,
        long=is_long,
        chunk_rows=CHUNK,
    )
    # A long page has a million pieces, which together take more memory than the page.
    page.enable_buffering(PIECES)
    return page


def _halves(shown: View, environment: "Environment") -> "Iterator[tuple[Block, ...] | Markup]":
    """Yield the chunks of a long text; of its second half the markup, made meanwhile in a second process."""
    from compare import forking

    if not forking.can_share():
        yield from shown.chunks
        return
    half = len(shown.chunks) // 2
    first, second = shown.chunks[:half], shown.chunks[half:]
    with forking.started(lambda: list(_written(second, _gaps(first), shown.head, environment))) as answer:
        yield from first
        written = answer()
    yield from second if written is None else map(_trusted, written)


def _written(
    chunks: "Sequence[tuple[Block, ...]]", gaps: int, head: Head, environment: "Environment"
) -> "Iterator[str]":
    """Yield the markup of each of the chunks before which there are so many gaps."""
    template = environment.get_template("_blocks.html.jinja")
    for chunk in chunks:
        yield template.render(found=[chunk], name="gap", before=gaps, head=head, long=True, chunk_rows=CHUNK)
        gaps += _gaps([chunk])


def _gaps(chunks: "Iterable[tuple[Block, ...]]") -> int:
    return sum(block.unchanged for chunk in chunks for block in chunk)


@cache
def _environment(folder: str | None, words: Messages) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from compare.writers.compiled_templates import CompiledTemplates

    own = [] if folder is None else [folder]
    environment = Environment(
        loader=FileSystemLoader([*own, templates()]),
        bytecode_cache=None if own else CompiledTemplates(templates()),
        autoescape=True,
        optimized=False,  # there are no constants to fold, and looking for them takes a tenth of compiling
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["spelled"] = spelled
    environment.filters["isolated"] = lambda text: isolated(text, words)
    environment.globals.update(
        _phrases(words), fates=fates(words), language=words.language, direction=words.direction
    )
    return environment


def _phrases(words: Messages) -> "Mapping[str, Callable[..., Markup | str]]":
    """Return what templates look messages up with; the names are those that extractors know."""
    from markupsafe import escape

    def fill(text: str, values: dict[str, object]) -> "Markup":
        for name, value in values.items():
            if isinstance(value, int):
                values[name] = words.number(value)
        return escape(text) % values

    def gettext(message: str, /, **values: object) -> "Markup":
        return fill(words.gettext(message), values)

    def pgettext(context: str, message: str, /, **values: object) -> "Markup":
        return fill(words.pgettext(context, message), values)

    def ngettext(one: str, many: str, count: int, /, **values: object) -> "Markup":
        return fill(words.ngettext(one, many, count), {"count": count, **values})

    def npgettext(context: str, one: str, many: str, count: int, /, **values: object) -> "Markup":
        return fill(words.npgettext(context, one, many, count), {"count": count, **values})

    return {
        "_": gettext,
        "ngettext": ngettext,
        "npgettext": npgettext,
        "number": words.number,
        "pgettext": pgettext,
    }


def _source(environment: "Environment", name: str) -> str:
    """Return the style or the script as it stands: it is no template."""
    from jinja2 import TemplateNotFound

    if environment.loader is None:
        raise TemplateNotFound(name)
    return environment.loader.get_source(environment, name)[0]


def _paper(head: Head, options: Options, words: Messages) -> str:
    """Return the style of printed pages that depends on the texts: what their margins say, and their size."""
    gettext = words.gettext
    old, new = head.old.name or gettext("old text"), head.new.name or gettext("new text")
    titles = f"{isolated(old, words)} {gettext('→')} {isolated(new, words)}"
    legend = gettext("struck through: deleted · underlined: inserted · bar at the edge: changed")
    size = f"@page {{ size: {options.paper}; }}\n" if options.paper else ""
    turned = _TURNED if words.direction == "rtl" else ""
    return f":root {{ --paper-titles: {_css(titles)}; --paper-legend: {_css(legend)}; }}\n{size}{turned}"


def _css(text: str) -> str:
    r"""Return text as a string of CSS, in which nothing can end the string or the style.

    >>> _css('A/RES "1"</style>')
    '"A\\2f RES \\22 1\\22 \\3c \\2f style\\3e "'
    """
    return '"' + "".join(c if c.isalnum() or c in " ·→" else f"\\{ord(c):x} " for c in text) + '"'


def _hash(text: str) -> str:
    """Return the source expression that allows exactly this style or script (CSP level 2)."""
    from base64 import b64encode

    return f"'sha256-{b64encode(digest(text.encode())).decode()}'"


def _explain(error: Exception, folder: str) -> str:
    name = getattr(error, "name", None)
    line = getattr(error, "lineno", None)
    if not name or not line:
        name, line = _place(error, folder) or (name or "a template", None)
    where = f"{name}, line {line}" if line else name
    what = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return f"{folder}: {where}: {visible(what)}. Mend it, or leave out --templates."


def _place(error: Exception, folder: str) -> tuple[str, int] | None:
    """Return the template and line that was being rendered, if it was one of the user's."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(folder):
            place = file[len(folder) :].lstrip("/\\"), trace.tb_lineno
        trace = trace.tb_next
    return place
