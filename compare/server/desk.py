"""What lies on the desk of a reviewer: nothing yet, or two texts with the file of decisions on them."""

import os
import tempfile
from typing import NamedTuple

from compare import inputs, naming, next_draft, pipeline, reviewed
from compare.errors import OptionError, RedraftError
from compare.model import Comparison
from compare.options import Options
from compare.review.decisions import Review
from compare.server.store import Store
from compare.server.watch import Watch

_MOST_OF_NAME, _MOST_OF_SUFFIX = 80, 16
"""Bytes kept of the name of a file and of its suffix: the names of two are one name, of at most 255 bytes."""


class Upload(NamedTuple):
    """A text that was given on the first page: a file, or else a symbol."""

    name: str
    data: bytes
    symbol: str


class Opened(NamedTuple):
    """Two texts under review."""

    comparison: Comparison
    store: Store
    texts: tuple[str, str] | None = None
    """The files or symbols that they were read from; None where they were given on the first page."""
    watch: Watch | None = None


class Desk:
    """The review that the page is about; where none was named, the first page asks for it."""

    def __init__(self, options: Options, reviewer: str | None) -> None:
        """Take how texts are read and what the page says in which language."""
        self._options, self._reviewer = options, reviewer
        self.opened: Opened | None = None

    def open(
        self,
        comparison: Comparison,
        path: str,
        begun: Review,
        *,
        texts: tuple[str, str] | None = None,
        after: str | None = None,
    ) -> None:
        """Put a comparison on the desk, the review that begins on it, and the file that keeps its decisions.

        `texts` is what the comparison was read from, `after` the revision of the review in the file that
        `begun` follows. Raise ReadError or OptionError if the file is there and is no review of these texts.
        """
        self.opened = _opened(comparison, Store(path, begun, after=after), texts)

    def keep(self) -> None:
        """Write what was decided before the review began, on an earlier draft; raise WriteError."""
        if self.opened is not None:
            self.opened.store.keep()

    def changed(self) -> tuple[str, ...]:
        """Return the names of the texts whose files hold something else by now."""
        return self.opened.watch.changed() if self.opened and self.opened.watch else ()

    def carry_over(self) -> None:
        """Read the texts again and go on with them; what was decided is carried, and its file kept beside.

        Raise RedraftError if a text cannot be read or the decisions not be written: all stays as it was.
        """
        if self.opened is None or self.opened.texts is None:
            message = "these texts are no files that could be read again. Give them anew."
            raise OptionError(message)
        if not self.changed():
            return  # another window was quicker
        was, texts = self.opened, self.opened.texts
        review, revision = was.store.state()
        carried = next_draft.carry_on(review, was.comparison, texts, self._options)
        store = Store(was.store.path, carried.carriage.review, after=revision)
        store.keep()
        self.opened = _opened(carried.comparison, store, texts)

    def open_uploads(self, old: Upload, new: Upload, reviewer: str) -> None:
        """Put two texts on the desk that were given on the first page; raise RedraftError for bad ones."""
        self._reviewer = reviewer.strip() or self._reviewer
        with tempfile.TemporaryDirectory(prefix="redraft-", ignore_cleanup_errors=True) as folder:
            before, after = _placed(old, folder, "old"), _placed(new, folder, "new")
            try:
                comparison = pipeline.files(before, after, self._options)
            except RedraftError as error:  # people know the file by its name, not by where it was put
                message = str(error)
                for path in (before, after):
                    message = message.replace(path, os.path.basename(path))
                raise OptionError(message) from error
            begun = reviewed.begin(comparison, self._options, reviewer=self._reviewer)
            self.open(comparison, f"{naming.called(before, after, comparison)}.review.json", begun)

    def page(self) -> bytes:
        """Return the page of the review, or the first page."""
        if self.opened is None:
            return self.first_page()
        review, revision = self.opened.store.state()
        named = review._replace(reviewer=self._reviewer or review.reviewer)
        path = self.opened.store.path
        return reviewed.page(self.opened.comparison, named, self._options, file=path, revision=revision)

    def first_page(self, trouble: str = "") -> bytes:
        """Return the page that asks for two texts, with what went wrong before."""
        from compare.writers.to_html import first_page

        return first_page(self._options, trouble=trouble, reviewer=self._reviewer or "")

    def as_decided(self) -> str:
        """Return the text that the decisions make so far; what is undecided is as in the old text."""
        if self.opened is None:
            message = "no texts are under review yet. Give two on the first page."
            raise OptionError(message)
        review, _ = self.opened.store.state()
        document = reviewed.settled(self.opened.comparison, review, undecided="old")
        return reviewed.text_of(document)[0]


def _opened(comparison: Comparison, store: Store, texts: tuple[str, str] | None) -> Opened:
    return Opened(comparison, store, texts, Watch(comparison, *texts) if texts else None)


def _placed(upload: Upload, folder: str, side: str) -> str:
    """Return what the pipeline reads: the file, put where only this process looks, or the symbol."""
    symbol = upload.symbol.strip()
    if not upload.data and symbol and symbol != inputs.STANDARD_INPUT:  # nobody types into the server
        return symbol
    if not upload.data:
        message = f"the {side} text is missing. Choose a file, or type a symbol such as A/RES/58/190."
        raise OptionError(message)
    name = _file_name(upload.name) or f"{side}.txt"
    place = os.path.join(folder, side)
    os.mkdir(place)
    path = os.path.join(place, name)
    with open(path, "xb") as file:
        file.write(upload.data)
    return path


def _file_name(given: str) -> str:
    """Return a name as the browser gave it, without folders, and such as files can have anywhere."""
    name = "".join(c for c in os.path.basename(given.replace("\\", "/")) if c.isprintable())
    stem, suffix = os.path.splitext(name.lstrip("."))
    return _cut(stem, _MOST_OF_NAME) + _cut(suffix, _MOST_OF_SUFFIX)


def _cut(text: str, most: int) -> str:
    return text.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
