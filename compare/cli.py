"""The command line: words to `Options`, one call of the library, results handed on to `delivery`.

Results go to standard output, messages to standard error. Exit codes: 0 done, 1 the texts differ (only
with --exit-code), 2 trouble, 130 interrupted. This is the only place that prints and exits.
"""

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from compare.errors import RedraftError
from compare.switches import (
    with_format,
    with_lookup,
    with_open,
    with_output,
    with_quiet,
    with_reading,
    with_two_texts,
    with_ui_language,
)
from compare.words import NOTHING_SAID, STANDARD, Words, chosen, terminal, to_options
from compare.writers import SUFFIXES

if TYPE_CHECKING:
    from typing import Unpack

    from compare.words import Sought

_ON_REVIEWS = ("apply", "decisions", "review")
EXIT_TROUBLE = 2
EXIT_INTERRUPTED = 130


class _Commands(click.Group):
    """The commands. Those on reviews are loaded when one of them, or the list of all, is asked for.

    A reader of the help who went away has what it wanted; click would end the program with 1.
    """

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Parse the words of the command line, or print the help that they ask for."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError as error:
            raise click.exceptions.Exit(_unprinted(error)) from error

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, or print its help."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise click.exceptions.Exit(_unprinted(error)) from error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None if there is none: click then looks what may be meant."""
        if cmd_name not in self.commands:
            from compare import cli_decisions, cli_review

            for command in (cli_review.review, cli_review.apply, cli_decisions.decisions):
                self.add_command(command)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *_ON_REVIEWS})


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
    no_args_is_help=False,
)
@click.option("--version", is_flag=True, help="Print the version and exit.")
@click.pass_context
def redraft(context: click.Context, *, version: bool) -> int:
    """Show what changed between two versions of a resolution, paragraph by paragraph.

    \b
    Examples:
      redraft demo --open                    look at the sample report
      redraft report draft.txt final.txt     write reports/draft--final.html
      redraft compare draft.txt final.txt    see the changes in the terminal
      redraft show draft.txt                 see how a text was understood
      redraft apply draft.txt final.txt REVIEW.json -o agreed.txt

    A text is a file (PDF, Word, OpenDocument, RTF, a web page, Markdown, plain text, Redraft's JSON) or the
    symbol of a document, such as A/RES/58/190, which is downloaded; `-` is standard input.
    """
    if version:
        click.echo(f"redraft {_version()}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return EXIT_TROUBLE
    return 0


@redraft.command()
@with_output("File to write; `-` is standard output. Default: reports/OLD--NEW.html.")
@with_open
@with_format("html")
@with_two_texts
def report(old: str, new: str, *, browse: bool, **words: "Unpack[Words]") -> int:
    """Write a report: both texts side by side, with every change marked.

    \b
    Examples:
      redraft report 57-218.txt 58-190.txt --open
      redraft report draft.txt final.txt -o final.html --old-title "Draft of 3 May"
      redraft report draft.txt final.txt -o - > final.html
      redraft report draft.txt final.txt -o final.pdf
      redraft report draft.txt final.txt --pin op7=op9 --pin pp2=pp4
      redraft report A/RES/57/218 A/RES/58/190
      redraft report predecessor 58-190.txt --from resolutions

    OLD and NEW are files or symbols; one of them may be `-`, standard input. OLD may be `predecessor`, the
    earlier version that NEW names. An older report of the same name is replaced. Addresses for --pin are
    those that `redraft show` prints.
    """
    from compare import delivery

    return delivery.report(old, new, browse=browse, words=words)


@redraft.command()
@with_output("File to write; `-` is standard output, the default.")
@with_format("terminal")
@click.option("--stat", is_flag=True, help="Show the counts only (in the terminal and the summary).")
@with_two_texts
def compare(old: str, new: str, *, stat: bool, **words: "Unpack[Words]") -> int:
    """Print what changed, paragraph by paragraph.

    \b
    Examples:
      redraft compare draft.txt final.txt
      redraft compare draft.txt final.txt --stat
      redraft compare draft.txt final.txt --format summary > mail.txt
      redraft compare draft.txt final.txt -o changes.json
      redraft compare draft.txt final.txt -q --exit-code || echo "they differ"

    OLD and NEW are files or symbols; one of them may be `-`, standard input. OLD may be `predecessor`, the
    earlier version that NEW names. With -q nothing is printed, but a file that -o names is written.
    """
    from compare import delivery, pipeline

    target = words["output"] or STANDARD
    to = chosen(words["to"], words["output"], SUFFIXES, "terminal")
    options = to_options(words, to, target, stat=stat)
    delivery.check(target, (old, new))
    comparison = pipeline.files(old, new, options, delivery.chooser(new))
    delivery.tell(comparison, words)
    if not (words["quiet"] and words["output"] is None):
        delivery.put(delivery.made(comparison, to, options), to, target, options)
    return delivery.code(comparison, words)


@redraft.command()
@click.argument("file", type=click.Path(allow_dash=True))
@with_output("File to write; `-` is standard output, the default.")
@click.option(
    "--format", "to", type=click.Choice(["text", "json"]), help="Default: the suffix of -o, else text."
)
@with_reading
@with_lookup
def show(file: str, *, output: str | None, to: str | None, plain: bool, **words: "Unpack[Sought]") -> int:
    """Print a text as it was understood: kinds, addresses, labels, notes, and what is in doubt.

    \b
    Examples:
      redraft show draft.txt
      redraft show draft.txt --format json > draft.json
      redraft show draft.txt --plain
      redraft show A/RES/58/190 --language fr

    FILE is a file, a symbol, or `-`, standard input. The JSON can be edited and given to the other commands
    in place of the text.
    """
    from compare import delivery, inputs, pipeline
    from compare.options import Options

    target = output or STANDARD
    to = chosen(to, output, {".json": "json", ".txt": "text"}, "text")
    delivery.check(target, (file,))
    color, width = terminal("auto", target)
    options = Options(plain=plain, color=color, width=width, **words)
    found = inputs.reading(file, options)
    text = pipeline.write_document(found.document, to, options, origins=found.origins)
    delivery.put(text, to, target, options)
    return 0


@redraft.command()
@click.argument("file", type=click.Path(allow_dash=True))
@click.option("--new-symbol", metavar="SYMBOL", help="Symbol of the text.")
@with_reading
@with_lookup
def predecessor(file: str, *, new_symbol: str | None, plain: bool, **words: "Unpack[Sought]") -> int:
    """Print the symbol of the earlier version that a text names.

    \b
    Examples:
      redraft predecessor 58-190.txt
      redraft predecessor draft.txt --new-symbol A/C.3/58/L.70

    It is the resolution of the nearest earlier session that is named first; if several are, they are told
    and none is taken. Why goes to standard error. FILE is a file, a symbol, or `-`, standard input.
    """
    from compare import output, pipeline
    from compare.options import Metadata, Options

    options = Options(plain=plain, new=Metadata(symbol=new_symbol), **words)
    found = pipeline.lineage(pipeline.read(file, options), options)
    symbol = found.chosen()
    output.print_text(f"{symbol}\n")
    output.print_message(found.remark(symbol).message)
    return 0


@redraft.command()
@click.option("--clear", is_flag=True, help="Remove every document from the cache.")
def cache(*, clear: bool) -> int:
    """List the documents that were downloaded, and where they are kept.

    \b
    Examples:
      redraft cache --clear
      redraft cache
    """
    from compare import output, pipeline

    output.print_text("\n".join(pipeline.clear_cache() if clear else pipeline.list_cache()) + "\n")
    return 0


@redraft.command()
@with_output("File to write; `-` is standard output. Default: reports/58-190-draft--58-190.html.")
@with_open
@with_ui_language
@with_quiet
def demo(*, output: str | None, browse: bool, ui_language: str | None, quiet: bool) -> int:
    """Write the sample report: resolution 58/190 against an invented draft of it.

    \b
    Examples:
      redraft demo --open
      redraft demo -o sample.html
      redraft demo --ui-language fr
    """
    from compare import delivery
    from compare.resources import sample

    words: Words = {**NOTHING_SAID, "output": output, "ui_language": ui_language, "quiet": quiet}
    return delivery.report(sample("58-190-draft.txt"), sample("58-190.txt"), browse=browse, words=words)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("redraft")
    except PackageNotFoundError:
        return "(run from its source, not installed)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code. This is where every error ends."""
    # Nothing here is thrown away in cycles, and looking for them costs a tenth of a long comparison
    # (20,000 paragraphs: 4.1 s without, 4.6 s with, 186 and 183 MB).
    collected = gc.isenabled()
    gc.disable()
    try:
        return _run(arguments)
    finally:
        if collected:
            gc.enable()


def _run(arguments: Sequence[str] | None) -> int:
    if sys.stderr is None:  # closed by the caller, who wants no messages
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - as long as the program runs
    _buffer_output()
    try:
        words = None if arguments is None else list(arguments)
        code = redraft.main(words, prog_name="redraft", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except RedraftError as error:
        return _fail(str(error))
    except click.ClickException as error:
        return _fail(_explain(error))
    except (click.Abort, KeyboardInterrupt):
        return _interrupted()
    except OSError as error:  # of click, which prints the help; all others have become errors of ours
        return _unprinted(error)
    except MemoryError:
        return _fail("not enough memory. Compare the texts in parts.")
    return int(code or 0)


def _buffer_output() -> None:
    """Buffer standard output where it is not (python -u): a full disk would cut it short there, unsaid."""
    out = sys.stdout
    if out is not None and isinstance(getattr(out, "buffer", None), io.RawIOBase):
        sys.stdout = open(  # noqa: SIM115 - as long as the program runs
            out.fileno(), "w", encoding=out.encoding, errors=out.errors, closefd=False
        )


def _fail(message: str) -> int:
    """Print what went wrong, on one line in printable characters."""
    from compare import output

    line = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message.replace("\n", " "))
    output.print_message(f"Error: {line}")
    return EXIT_TROUBLE


def _interrupted() -> int:
    from compare import output

    output.print_message("Interrupted.")
    return EXIT_INTERRUPTED


def _unprinted(error: OSError) -> int:
    """Say that standard output failed, unless its reader went away."""
    from compare import output

    try:
        output.give_up(error)
    except RedraftError as trouble:
        return _fail(str(trouble))
    return 0


def _explain(error: click.ClickException) -> str:
    """Return click's message on one line, with the command whose help says more."""
    message = error.format_message()
    message = message if message.endswith((".", "?")) else f"{message}."
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{message} See {context.command_path} --help." if context else message
