"""Whether the files of two texts are still what was read: people go on writing while they review."""

from pathlib import Path

from compare.digest import hexdigest
from compare.model import Comparison


class Watch:
    """The files of a comparison. What was downloaded, piped or uploaded cannot change, and is not watched."""

    def __init__(self, comparison: Comparison, old: str, new: str) -> None:
        self._files = [
            _File(Path(path), document.source.sha256)
            for path, document in ((old, comparison.old), (new, comparison.new))
            if document.source and document.source.sha256 and Path(path).is_file()
        ]

    def changed(self) -> tuple[str, ...]:
        """Return the names of the files that hold something else now."""
        return tuple(file.path.name for file in self._files if file.changed())


class _File:
    def __init__(self, path: Path, sha256: str) -> None:
        self.path, self._sha256 = path, sha256
        self._seen: tuple[int, int, int] | None = None
        self._changed = False

    def changed(self) -> bool:
        """Read the file only if its time, size or place are not those of the last look.

        One that is away, or cannot be read, may be back in a moment: editors save by removing and renaming.
        """
        try:
            state = self.path.stat()
            seen = state.st_mtime_ns, state.st_size, state.st_ino
            if seen != self._seen:
                self._changed = hexdigest(self.path.read_bytes()) != self._sha256
                self._seen = seen
        except OSError:
            return False
        return self._changed
