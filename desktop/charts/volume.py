"""The volume below the price: one bar for each candle, in its colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from desktop.charts.rects import Rects
from desktop.charts.series import Floats
from desktop.charts.shown_candles import ShownCandles
from desktop.charts.time_pane import Layer, TimePane
from desktop.theme import Theme

HEIGHT = 58  # pixels, of which the bars take `BARS`
BARS = 54
MOST = 0.22  # of the pane, where that is less
OPACITY = 0.38
FULL = 98.5  # percentile of the shown volumes that reaches the top: a spike doesn't dwarf the rest


def volume_height(theme: Theme, pane_height: float) -> float:
    """The pixels at the foot of a pane that belong to the volume."""
    return min(theme.length(HEIGHT), MOST * pane_height)


class VolumeItem(Layer):
    """The volumes of the shown candles, over the lower edge of the pane."""

    def __init__(self, pane: TimePane, theme: Theme, shown: ShownCandles) -> None:
        super().__init__(pane, 0)
        self._theme = theme
        self._shown = shown
        self._up, self._down = Rects(), Rects()

    def lay_out(self, ratio: float) -> None:
        """Lays out a bar for each candle that the frame touches."""
        self._up.clear()
        self._down.clear()
        shown = self._shown.now(ratio)
        volume = shown.candles.volume if shown is not None else np.zeros(0)
        if shown is None or not len(volume) or not volume.max() > 0:
            return
        height = self.pane.pixel_height
        tallest = volume_height(self._theme, height) * BARS / HEIGHT * ratio
        tall = np.ceil(np.minimum(volume / _full(volume), 1.0) * tallest).astype(np.int32)
        foot = int(height * ratio) - 1
        bars = np.empty((len(tall), 4), np.int32)
        bars[:, ::2] = shown.sides.T
        bars[:, 1], bars[:, 3] = foot + 1 - tall, foot
        is_up, some = shown.candles.close >= shown.candles.open, tall > 0
        self._up.set(bars[is_up & some])
        self._down.set(bars[~is_up & some])

    def draw(self, painter: QPainter, ratio: float) -> None:
        """Draws what was laid out, in device pixels."""
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_faint(self._theme.tokens.up))
        self._up.draw(painter)
        painter.setBrush(_faint(self._theme.tokens.down))
        self._down.draw(painter)


def _full(volume: Floats) -> float:
    """The volume that takes all the height: the `FULL` percentile, or the greatest."""
    rank = int(len(volume) * FULL / 100)  # numpy's own percentile is ten times as slow
    return float(np.partition(volume, rank)[rank]) or float(volume.max())


def _faint(color: QColor) -> QColor:
    faint = QColor(color)
    faint.setAlphaF(OPACITY)
    return faint
