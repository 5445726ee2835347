"""Other listings over the price: on its scale as they are, or from the same place at the left."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from desktop.charts.lines import Line
from desktop.charts.series import Series

if TYPE_CHECKING:
    from db.prices import Bars

FIRST_LOOK = 13  # the looks before it are those of indicators
WIDTH = 1.5


@dataclass(frozen=True, slots=True)
class Other:
    """A listing to compare with: its name and its bars.

    `is_rebased` says that its prices can't be read on the scale of the first: those of another
    company, or in another currency.
    """

    name: str
    bars: Bars
    is_rebased: bool = True


class Comparison:
    """The listings that stand beside a series, `main`, and by how much each is scaled now.

    Without any other there is no main line either. Where one is rebased, all are: each starts at
    the height that the series itself has at the first day in sight, so that the same distance is
    the same change in per cent.
    """

    def __init__(
        self, series: Series | None = None, others: Sequence[Other] = (), name: str = ""
    ) -> None:
        shown = [other for other in others if len(other.bars)]
        self.main: Line | None = None
        if shown and series is not None and len(series):
            self.main = _line(series, name, -1)
        looks = enumerate(shown if self.main is not None else [], FIRST_LOOK)
        self._lines = tuple(_line(Series(other.bars), other.name, look) for look, other in looks)
        self.is_rebased = self.main is not None and any(other.is_rebased for other in shown)
        self.base: float | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines with their present factors."""
        return self._lines

    def rebase(self, first: float) -> bool:
        """Let all start at the first day with a price from `first` seconds on; whether that is new.

        One whose prices begin later starts at its own first day.
        """
        if self.main is None or not self.is_rebased:
            return False
        self.base = _from(self.main, first)
        before = self._lines
        self._lines = tuple(replace(line, factor=self.base / _from(line, first)) for line in before)
        return [line.factor for line in self._lines] != [line.factor for line in before]

    def reach(self, first: float, last: float) -> tuple[float, float]:
        """The lowest and the highest value in sight, on the scale of the series."""
        low, high = math.inf, -math.inf
        for line in self._lines:
            shown = line.ys[0][slice(*np.searchsorted(line.x, (first, last)))] * line.factor
            if len(shown):
                low, high = min(low, float(shown.min())), max(high, float(shown.max()))
        return low, high

    def start_of(self, line: Line, first: float) -> float:
        """Where in seconds a line starts, of those from `first` on."""
        return float(line.x[_index(line, first)])

    def change(self, line: Line, x: float) -> float:
        """By how many per cent a line has moved at a time since its start; NaN before it."""
        assert self.base is not None
        return (line.at(x)[0] * line.factor / self.base - 1) * 100


def _line(series: Series, name: str, look: int) -> Line:
    x, close = series.line
    return Line(name, x, (close,), look, WIDTH)


def _from(line: Line, first: float) -> float:
    """The first value of a line from a time on, or the last there is."""
    return float(line.ys[0][_index(line, first)])


def _index(line: Line, first: float) -> int:
    return min(int(np.searchsorted(line.x, first)), len(line.x) - 1)
