"""Seconds and prices in device pixels, and rectangles there that Qt draws in one call."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from shiboken6 import Shiboken

from desktop.charts.series import Floats
from desktop.charts.time_pane import SMALLEST, TimePane

Ints = npt.NDArray[np.int32]

FEW = 64  # rectangles for which there is room at first
BODY = 0.62  # of the step
WIDEST = 33  # pixels of a body: a single day does not fill the plot
BEYOND = 32_000  # device pixels; what lies farther off is drawn there


class Rects:
    """Rectangles in device pixels, as four int32 columns that Qt draws in one call."""

    def __init__(self) -> None:
        self._buffer: Ints = np.zeros((FEW, 4), dtype=np.int32)
        self._address = self._buffer.ctypes.data
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def edges(self) -> Ints:
        """An n by 4 view: left, top, right, bottom, the last two included."""
        return self._buffer[: self._count]

    def set(self, edges: Ints) -> None:
        """Takes over the rows of an n by 4 array."""
        self._count = len(edges)
        if self._count > len(self._buffer):
            self._buffer = np.zeros((2 * self._count, 4), dtype=np.int32)
            self._address = self._buffer.ctypes.data
        self._buffer[: self._count] = edges

    def clear(self) -> None:
        """Holds none."""
        self._count = 0

    def draw(self, painter: QPainter) -> None:
        """Fills all of them with the painter's brush."""
        if self._count:
            # Wrapped anew each time: Shiboken knows a wrapper by its address, and one that outlived
            # its memory would be taken for whatever stands there next.
            first = Shiboken.wrapInstance(self._address, QRect)
            painter.drawRects(first, self._count)  # type: ignore[call-overload]


def columns(middle: Floats, step: float, frame: Frame) -> Ints:
    """The first and last device pixel of each candle's body, as two rows of n.

    Its wick is half way, rounded down.
    """
    wick = np.floor((middle - frame.first) * frame.across).astype(np.int32)
    width = min(max(1, int(BODY * step * frame.across)), frame.widest)
    if width > 2 and width % 2 == 0:
        width -= 1  # an odd width has its wick in the middle
    sides = np.empty((2, len(wick)), np.int32)
    np.subtract(wick, (width - 1) // 2, out=sides[0])
    np.add(sides[0], width - 1, out=sides[1])
    return sides


@dataclass(frozen=True)
class Frame:
    """Seconds and prices to device pixels: `across` a second, `down` a unit of price.

    No body is wider than `widest`. On a logarithmic scale `high` is a logarithm, and the unit one
    of logarithms.
    """

    first: float
    across: float
    high: float
    down: float
    widest: int
    is_log: bool = False

    @classmethod
    def of(cls, pane: TimePane, ratio: float) -> Frame:
        """The frame of a pane as it is now shown."""
        across = pane.pixel_width * ratio / pane.time.span
        top, foot = pane.level(pane.high), pane.level(pane.low)
        down = pane.pixel_height * ratio / (top - foot)
        widest = round(WIDEST * ratio)
        return cls(pane.time.first, across, top, down, widest, pane.is_log)

    def rows(self, price: Floats) -> Ints:
        """The device pixel row that holds each price."""
        return np.floor(self.tops(price)).astype(np.int32)

    def tops(self, price: Floats) -> Floats:
        """Device pixels from the upper edge to each price; one without a logarithm is far below."""
        level = np.log10(np.maximum(price, SMALLEST)) if self.is_log else price
        # numpy's own clip takes three times as long over so few
        return np.minimum(np.maximum((self.high - level) * self.down, -BEYOND), BEYOND)
