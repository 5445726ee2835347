"""The volume below the price: one bar for each candle, in its colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from desktop.charts.rects import Frame, Ints, Rects, columns
from desktop.charts.series import Floats, Series, interval_for
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

    def __init__(self, pane: TimePane, theme: Theme) -> None:
        super().__init__(pane, 0)
        self._theme = theme
        self._series: Series | None = None
        self._up, self._down = Rects(), Rects()

    def set_series(self, series: Series | None) -> None:
        """Shows the volume of these bars."""
        self._series = series
        self.changed()

    def lay_out(self, ratio: float) -> None:
        """Lays out a bar for each candle that the frame touches."""
        nothing = np.zeros((0, 4), np.int32)
        self._up.set(nothing)
        self._down.set(nothing)
        pane, time = self.pane, self.pane.time
        if self._series is None or pane.pixel_width < 1 or not len(self._series):
            return
        interval = interval_for(time.span / pane.pixel_width)
        candles = self._series.at(interval)
        shown = candles.within(time.first, time.last)
        volume = candles.volume[shown]
        if not len(volume) or not volume.max() > 0:
            return
        tallest = volume_height(self._theme, pane.pixel_height) * BARS / HEIGHT * ratio
        full = _full(volume)
        tall = np.ceil(np.minimum(volume / full, 1.0) * tallest).astype(np.int32)
        left, right = columns(candles.middle[shown], interval.step, Frame.of(pane, ratio))
        foot = np.full(len(tall), int(pane.pixel_height * ratio) - 1, dtype=np.int32)
        bars: Ints = np.stack((left, foot - tall + 1, right, foot), axis=1)
        up, some = candles.close[shown] >= candles.open[shown], tall > 0
        self._up.set(bars[up & some])
        self._down.set(bars[~up & some])

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
