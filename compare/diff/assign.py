"""Assign old paragraphs to new ones so that the sum of the scores is the greatest possible.

Global, not greedy: a paragraph gives up its best partner where another needs that partner more. Sparse:
only the given pairs are possible, and any paragraph may stay alone. Successive shortest augmenting
paths with potentials (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 12).
"""

from collections.abc import Mapping
from heapq import heappop, heappush

_TINY = 1e-12
"""Difference of two sums of scores that is rounding."""


def assign(scores: Mapping[int, Mapping[int, float]]) -> dict[int, int]:
    """Return the best partner of each row; rows that are better left alone are missing.

    `scores[row][column]` is how much a pair is worth, above zero. Ties go to the lower column, whatever
    the order of the mapping.

    >>> assign({0: {0: 0.9, 1: 0.8}, 1: {0: 0.8, 1: 0.1}})
    {0: 1, 1: 0}
    """
    matching = _Matching(scores)
    for row in sorted(scores):
        matching.place(row)
    return {row: column for row, column in sorted(matching.column_of.items()) if column >= 0}


class _Matching:
    """A matching that is the best for the rows placed so far.

    Columns below zero are a place of its own for each row, worth nothing: there it is alone.
    """

    def __init__(self, scores: Mapping[int, Mapping[int, float]]) -> None:
        self._edges = {
            row: [*((column, -score) for column, score in sorted(columns.items())), (-1 - row, 0.0)]
            for row, columns in scores.items()
        }
        self._row_potential = {row: min(cost for _, cost in edges) for row, edges in self._edges.items()}
        self._column_potential: dict[int, float] = {}
        self._row_of: dict[int, int] = {}
        self.column_of: dict[int, int] = {}

    def place(self, start: int) -> None:
        """Place a row on the cheapest path to a free column, moving other rows if that pays."""
        rows = {start: 0.0}
        columns: dict[int, float] = {}
        came_from: dict[int, int] = {}
        nearest: dict[int, float] = {}
        heap: list[tuple[float, int]] = []
        row, so_far = start, 0.0
        while True:
            for column, cost in self._edges[row]:
                if column in columns:
                    continue
                reached = so_far + cost - self._row_potential[row] - self._column_potential.get(column, 0.0)
                if reached < nearest.get(column, float("inf")) - _TINY:
                    nearest[column] = reached
                    came_from[column] = row
                    heappush(heap, (reached, column))
            so_far, column = heappop(heap)
            while column in columns:
                so_far, column = heappop(heap)
            columns[column] = so_far
            if column not in self._row_of:
                break
            row = self._row_of[column]
            rows[row] = so_far
        for visited, at in rows.items():
            self._row_potential[visited] += so_far - at
        for visited, at in columns.items():
            self._column_potential[visited] = self._column_potential.get(visited, 0.0) + at - so_far
        self._hand_over(start, column, came_from)

    def _hand_over(self, start: int, column: int, came_from: Mapping[int, int]) -> None:
        """Give every column on the path to the row that it was reached from."""
        while True:
            row = came_from[column]
            freed = self.column_of.get(row)
            self._row_of[column] = row
            self.column_of[row] = column
            if row == start or freed is None:
                return
            column = freed
