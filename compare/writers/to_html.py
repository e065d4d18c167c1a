"""Write a comparison as one self-contained HTML page.

In: a `Comparison` and the options. Out: the page as a `str` that UTF-8 can encode. The markup lives in the
templates; the only files read are these, from the user's folder first and then from the package. The
page asks nothing of any server: style and script are in it, and its Content-Security-Policy allows
nothing else.
"""

from functools import cache
from typing import TYPE_CHECKING

from compare.errors import OptionError
from compare.model import Comparison
from compare.options import Options
from compare.resources import has_template, is_folder, template_names, templates
from compare.writers.view import CHUNK, view
from compare.writers.view_head import Head
from compare.writers.view_text import spelled, visible

if TYPE_CHECKING:
    from jinja2 import Environment

LONG = 500
"""Rows from which the browser lays out only what is on the screen. Below, it is quick anyway, and the
scroll bar does not jump."""

STYLES = ("report.css", "tools.css", "print.css")
SCRIPTS = ("report.js", "find.js", "copy.js", "notes.js")
"""Files of the template folder that make up style and script, in this order."""

PIECES = 1000
"""Pieces of a page that are joined at once."""


def write(comparison: Comparison, options: Options) -> str:
    """Return the page. Raise OptionError if the user's templates cannot be used."""
    if options.templates is not None and not is_folder(options.templates):
        message = f"{options.templates}: no such folder of templates. Give --templates an existing folder."
        raise OptionError(message)
    if options.templates is not None and not has_template(options.templates):
        known = ", ".join(template_names())
        message = f"{options.templates}: no template in it that the report uses. Put one there: {known}."
        raise OptionError(message)
    try:
        page = _render(comparison, options)
        if options.templates is not None:
            page.encode()  # a lone surrogate of the user's cannot be written
    except Exception as error:
        # A user's template is a program of theirs, and can fail in any way a program can.
        if options.templates is None:
            raise
        raise OptionError(_explain(error, options.templates)) from error
    return page


def _render(comparison: Comparison, options: Options) -> str:
    from markupsafe import Markup

    environment = _environment(options.templates)
    style, script = ("".join(_source(environment, name) for name in names) for names in (STYLES, SCRIPTS))
    shown = view(comparison, options)
    style += _paper(shown.head, options)
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "base-uri 'none'; form-action 'none'"
    )
    page = environment.get_template("report.html.jinja").stream(
        view=shown,
        style=Markup(style),  # noqa: S704 - a file of the package or of the user's own folder
        script=Markup(script),  # noqa: S704 - likewise
        policy=policy,
        long=len(comparison.matches) >= LONG,
        chunk_rows=CHUNK,
    )
    # A long page has a million pieces, which together take more memory than the page.
    page.enable_buffering(PIECES)
    return "".join(page)


@cache
def _environment(folder: str | None) -> "Environment":
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
    return environment


def _source(environment: "Environment", name: str) -> str:
    """Return the style or the script as it stands: it is no template."""
    from jinja2 import TemplateNotFound

    if environment.loader is None:
        raise TemplateNotFound(name)
    return environment.loader.get_source(environment, name)[0]


def _paper(head: Head, options: Options) -> str:
    """Return the style of printed pages that depends on the texts: what their margins say, and their size."""
    titles = " → ".join(text.name or name for text, name in ((head.old, "old text"), (head.new, "new text")))
    legend = "struck through: deleted · underlined: inserted · bar at the edge: changed"
    size = f"@page {{ size: {options.paper}; }}\n" if options.paper else ""
    return f":root {{ --paper-titles: {_css(titles)}; --paper-legend: {_css(legend)}; }}\n{size}"


def _css(text: str) -> str:
    r"""Return text as a string of CSS, in which nothing can end the string or the style.

    >>> _css('A/RES "1"</style>')
    '"A\\2f RES \\22 1\\22 \\3c \\2f style\\3e "'
    """
    return '"' + "".join(c if c.isalnum() or c in " ·→" else f"\\{ord(c):x} " for c in text) + '"'


def _hash(text: str) -> str:
    """Return the source expression that allows exactly this style or script (CSP level 2)."""
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


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
