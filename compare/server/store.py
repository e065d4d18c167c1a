"""The file of a review: read when the page opens, replaced whole each time something is decided.

Each state of the file has a revision, its digest. Who saves says which revision was changed; if the file has
another one by then, another window or program wrote it, and nothing is written.
"""

from threading import Lock

from compare import output
from compare.digest import hexdigest
from compare.errors import OptionError, ReadError, RedraftError
from compare.review.decisions import How, Review
from compare.review.record import read, write

_NOTHING = "0" * 64
"""Revision of a file that is not there yet."""


class ConflictError(RedraftError):
    """Somebody else wrote the file since it was read."""


class Store:
    """A file of decisions on one comparison."""

    def __init__(self, path: str, begun: Review) -> None:
        """Take a review that may go on: the file at `path`, else `begun`.

        Raise ReadError if the file is no review, OptionError if it is one of other texts; it stays as it is.
        """
        self.path = path
        self._begun = begun
        self._lock = Lock()
        self._check(self._review(self._bytes()))

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
        self._check(review)
        with self._lock:
            if _revision(self._bytes()) != revision:
                message = f"{self.path}: changed in another window or program. Reload the page; decide anew."
                raise ConflictError(message)
            written = write(review).encode()
            output.write_file(self.path, written)
            return _revision(written)

    def keep(self) -> None:
        """Write what the review begins with, where that is anything and there is no file yet."""
        with self._lock:
            if self._bytes() is None and (
                self._begun.lost or not all(d.empty for d in self._begun.decisions)
            ):
                output.write_file(self.path, write(self._begun).encode())

    def _bytes(self) -> bytes | None:
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
                f"{self.path}: holds decisions on other versions of these texts. Move it away, and carry them"
                " over with --carry."
            )
            raise OptionError(message)
        if _told(review) != _told(self._begun):
            message = (
                f"{self.path}: holds decisions made under other options: its pins, --plain or --tracked are"
                " not those that were given. Give the same, or move it away."
            )
            raise OptionError(message)


def _told(review: Review) -> How:
    """Return the options of a review; in which order pins were given does not matter."""
    how = review.how
    return how._replace(pins=tuple(sorted(set(how.pins))), unpins=tuple(sorted(set(how.unpins))))


def _revision(data: bytes | None) -> str:
    return _NOTHING if data is None else hexdigest(data)
