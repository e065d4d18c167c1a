"""Where the tables of a text begin: paragraphs know the row and the column of their cell, and no table."""


def goes_on(last: tuple[int, int] | None, place: tuple[int, int]) -> bool:
    """Tell whether a cell, by row and column, is of one table with the cell before it; None is no cell.

    Cells are read row by row, and empty ones are no paragraphs: a table need not begin at its first cell, and
    several paragraphs may stand in any.

    >>> goes_on((0, 1), (1, 0)), goes_on((0, 0), (0, 0)), goes_on((1, 1), (0, 1)), goes_on(None, (2, 0))
    (True, True, False, False)
    """
    return last is not None and place >= last
