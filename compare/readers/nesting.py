"""How deep the paragraphs of a list hang, told by their labels in order: `(i)` is a letter after `(h)`, and
the first numeral under a chapeau.
"""

from collections.abc import Sequence

from compare.readers.labels import values

_DEEPEST = 8
"""Levels followed; drafting manuals stop at four."""


class Nesting:
    """Follows the labels of subparagraphs down and up their levels."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def clear(self) -> None:
        """Begin anew, under another paragraph."""
        self._open.clear()

    @property
    def depth(self) -> int:
        """Level of the last label; 0 before the first."""
        return len(self._open)

    def place(self, label: str, following: str | None, *, after_colon: bool) -> int:
        """Return the level (from 1) of `label`; `following` is the next label, if any.

        `(i)` after `(h)` is a letter, unless `(ii)` follows it or `(h)` ended with a colon: then it is
        the first numeral under `(h)`.
        """
        meanings = values(label) or [("other", 0)]
        form = _form(label)
        if self._begins_list(meanings, following, after_colon=after_colon):
            family = next((name for name, value in meanings if value == 1 and "oman" in name.lower()), "")
            return self._begin(form + (family or meanings[0][0]), after_colon=after_colon)
        for level in range(len(self._open), 0, -1):
            family, last = self._open[level - 1]
            if any(form + name == family and value == last + 1 for name, value in meanings):
                del self._open[level:]
                self._open[level - 1] = (family, last + 1)
                return level
        return self._out_of_order(meanings, form)

    def _begin(self, family: str, *, after_colon: bool) -> int:
        """Begin a list: a level deeper, or again on a level that has one like it, which ended unseen."""
        for level in range(len(self._open), 0, -1):
            if self._open[level - 1][0] == family and (not after_colon or level >= _DEEPEST):
                del self._open[level:]
                self._open[level - 1] = (family, 1)
                return level
        del self._open[_DEEPEST - 1 :]
        self._open.append((family, 1))
        return self.depth

    def goes_on(self, label: str) -> bool:
        """Tell whether `label` comes next at some level."""
        form = _form(label)
        return any((form + name, value - 1) in self._open for name, value in values(label))

    def expects(self, label: str) -> bool:
        """Tell whether `label` comes next at some level, or begins a new one."""
        return self.goes_on(label) or self.begins(label)

    @staticmethod
    def begins(label: str) -> bool:
        """Tell whether `label` can be the first of a list."""
        return any(value == 1 for _, value in values(label))

    def _begins_list(
        self, meanings: Sequence[tuple[str, int]], following: str | None, *, after_colon: bool
    ) -> bool:
        if not any(value == 1 for _, value in meanings):
            return False
        if len(meanings) == 1 or not self._open:
            return True
        letter = next((value for name, value in meanings if "etter" in name.lower()), 0)
        continues = any(last == letter - 1 and "etter" in name.lower() for name, last in self._open)
        if not continues:
            return True
        if following and ("roman", 2) in values(following.lower()):  # (ii)
            return True
        return after_colon

    def _out_of_order(self, meanings: Sequence[tuple[str, int]], form: str) -> int:
        """Place a label after a gap: on the deepest level of its form that it can continue."""
        for level in range(len(self._open), 0, -1):
            family, last = self._open[level - 1]
            for name, value in meanings:
                if form + name == family and value >= last:
                    del self._open[level:]
                    self._open[level - 1] = (family, value)
                    return level
        for level in range(len(self._open), 0, -1):
            if any(form + name == self._open[level - 1][0] for name, _ in meanings):
                del self._open[level:]
                self._open[level - 1] = (form + meanings[0][0], meanings[0][1])
                return level
        del self._open[_DEEPEST - 1 :]
        self._open.append((form + meanings[0][0], meanings[0][1]))
        return self.depth


def _form(label: str) -> str:
    """Return how a label is set: `(a)`, `a)` and `a` begin different lists."""
    return "()" if label.startswith("(") else label[-1] if label.endswith((")", "°")) else "."
