"""A table for a terminal: one section, its rows, and under them what is asked beside what was measured."""

from collections.abc import Sequence
from typing import NamedTuple

_WHO = 30
_WIDTH = 9


class Column(NamedTuple):
    """A figure, and what is asked of it."""

    name: str
    least: float | None = None
    """The least that is asked: a share from 0 to 1."""
    most: int | None = None
    """The most that is allowed: a number."""
    share: bool = True
    """Shown in per cent; else as a number."""
    digits: int = 0
    """Behind the point of a number."""

    def asked(self) -> str:
        """Return what is asked, in words."""
        if self.least is not None:
            return f"≥ {100 * self.least:.1f}"
        return "" if self.most is None else f"≤ {self.most}"

    def shown(self, value: float | None) -> str:
        """Return the value as it is shown."""
        if value is None:
            return "–"
        return f"{100 * value:.1f}" if self.share else f"{value:.{self.digits}f}"

    def is_met(self, value: float | None) -> bool:
        """Tell whether a value is what is asked; where there was nothing to say, nothing falls short."""
        if value is None:
            return True
        return not (
            (self.least is not None and value < self.least) or (self.most is not None and value > self.most)
        )


class Row(NamedTuple):
    """The figures of one program on one set."""

    name: str
    values: Sequence[float | None]
    """In order of the columns."""
    ours: bool = True
    """What is asked is asked of this project only."""


def table(title: str, columns: Sequence[Column], rows: Sequence[Row], note: str = "") -> str:
    """Return a section; values that fall short of what is asked bear an exclamation mark."""
    lines = ["", title, "-" * len(title)]
    lines.append(f"{'':{_WHO}}" + "".join(f"{column.name:>{_WIDTH}}" for column in columns))
    for row in rows:
        cells = (
            column.shown(value) + ("!" if row.ours and not column.is_met(value) else " ")
            for column, value in zip(columns, row.values, strict=True)
        )
        # The mark stands behind the column, so that figures and what is asked of them stay in line.
        lines.append(f"{row.name:{_WHO + 1}}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells))
    if any(column.asked() for column in columns):
        lines.append(f"{'asked':{_WHO}}" + "".join(f"{column.asked():>{_WIDTH}}" for column in columns))
    if note:
        lines.append(note)
    return "\n".join(line.rstrip() for line in lines)
