"""The file of a review: read when the page opens, replaced whole each time something is decided.

Each state of the file has a revision, its digest. Who saves says which revision was changed; if the file has
another one by then, another window or program wrote it, and nothing is written. A review that follows another
one in the same file, or a file of which not all could be read, leaves that beside it under a name of its own.
"""

import os
from itertools import count
from threading import Lock

from compare import output
from compare.digest import hexdigest
from compare.errors import OptionError, ReadError, RedraftError
from compare.review.decisions import How, Review
from compare.review.minutes import shown
from compare.review.record import read, strange, write

_NOTHING = "0" * 64
"""Revision of a file that is not there yet."""
_SUFFIX = ".review.json"
_REMEDY = "Make room, or a folder that may be written to: the page keeps the decisions and tries again"


class ConflictError(RedraftError):
    """Somebody else wrote the file since it was read."""


class Store:
    """A file of decisions on one comparison."""

    def __init__(self, path: str, begun: Review, *, after: str | None = None) -> None:
        """Take a review that may go on: the file at `path`, else `begun`.

        If `begun` follows the review in the file, `after` is that one's revision; `keep` replaces it.
        Raise ReadError if the file is no review, OptionError if it is one of other texts; it stays as it is.
        """
        self.path = path
        self._begun = begun
        self._after = after
        self._lock = Lock()
        self._strange = ""
        if after is None:
            data = self._bytes()
            self._check(self._review(data))
            if data is not None and strange(data, self.path):
                self._strange = _revision(data)

    def load(self) -> tuple[str, str]:
        """Return the review as JSON, every change in it, and its revision."""
        review, revision = self.state()
        return write(review, empty=True), revision

    def state(self) -> tuple[Review, str]:
        """Return the review, every change in it, and its revision."""
        data = self._bytes()
        return self._whole(self._review(data)), _revision(data)

    def save(self, data: bytes, revision: str) -> str:
        """Write what was decided if the file still has this revision; return the new one.

        Raise ConflictError if it has another, ReadError for what is no review, OptionError for one of other
        texts, WriteError if it cannot be written. The file is replaced whole or not at all.
        """
        review = read(data, "the decisions")
        with self._lock:
            found = self._bytes()
            if found is not None and _revision(found) != revision:
                raise self._conflict()
            self._check(review)
            if found is not None and revision == self._strange:
                output.write_file(_beside(self.path), found, _REMEDY)
            written = write(review).encode()
            output.write_file(self.path, written, _REMEDY)
            return _revision(written)

    def keep(self) -> None:
        """Write what the review begins with, where that is anything and there is no file yet.

        What it follows is written under another name first, so that nothing is lost at any moment.
        Raise ConflictError if that was changed meanwhile, WriteError if either cannot be written.
        """
        with self._lock:
            found = self._bytes()
            if self._after is None:
                if found is None and (self._begun.lost or not all(d.empty for d in self._begun.decisions)):
                    output.write_file(self.path, write(self._begun).encode(), _REMEDY)
                return
            if found is None or _revision(found) != self._after:
                raise self._conflict()
            output.write_file(_beside(self.path), found, _REMEDY)
            output.write_file(self.path, write(self._begun).encode(), _REMEDY)
            self._after = None

    def _conflict(self) -> ConflictError:
        return ConflictError(
            f"{self.path}: changed in another window or program. Reload the page; decide anew."
        )

    def _bytes(self) -> bytes | None:
        if os.path.exists(self.path) and not os.path.isfile(self.path):
            message = f"{self.path}: no file that decisions can be kept in. Move it away."
            raise ReadError(message)
        try:
            with open(self.path, "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None
        except OSError as error:
            message = f"{self.path}: cannot be read: {error.strerror}. Check its name and your rights."
            raise ReadError(message) from error

    def _review(self, data: bytes | None) -> Review:
        return self._begun if data is None else read(data, self.path)

    def _whole(self, review: Review) -> Review:
        """Return a review with all changes of the comparison, in their order, and what else was decided."""
        said = review.by_id()
        known = [said.pop(d.change.id, d)._replace(change=d.change) for d in self._begun.decisions]
        return review._replace(decisions=(*known, *said.values()))

    def _check(self, review: Review) -> None:
        sides = ((review.old, self._begun.old), (review.new, self._begun.new))
        if any(said.sha256 and own.sha256 and said.sha256 != own.sha256 for said, own in sides):
            message = (
                f"{self.path}: holds decisions on other versions of these texts. Carry them over with"
                f" --carry {self.path}, which keeps the file under another name; or move it away."
            )
            raise OptionError(message)
        if _told(review) != _told(self._begun):
            message = (
                f"{self.path}: holds decisions made under other options: its pins, --plain or --tracked are"
                f" not those that were given. Give the same ({shown(str(review.how)) or 'none'}), or move it"
                " away."
            )
            raise OptionError(message)


def _beside(path: str) -> str:
    """Return a name beside a file of decisions that no file has, for what stood in it before."""
    stem = path.removesuffix(_SUFFIX)
    names = (f"{stem}.earlier{f'-{n}' if n > 1 else ''}{_SUFFIX}" for n in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _told(review: Review) -> How:
    """Return the options of a review; in which order pins were given does not matter."""
    how = review.how
    return how._replace(pins=tuple(sorted(set(how.pins))), unpins=tuple(sorted(set(how.unpins))))


def _revision(data: bytes | None) -> str:
    return _NOTHING if data is None else hexdigest(data)
