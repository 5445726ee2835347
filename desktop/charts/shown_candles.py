"""Which candles of a series a pane shows now, and the pixels that each of them takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from desktop.charts.rects import Frame, Ints, columns
from desktop.charts.series import Candles, Numbers, Series, interval_for
from desktop.charts.time_pane import TimePane


@dataclass(frozen=True, eq=False)
class Shown:
    """The candles that a frame touches, the sides of their bodies, and their places by their fate.

    `sides` are the first and the last device pixel of each; nothing was traded on the `idle` ones.
    """

    candles: Candles
    frame: Frame
    sides: Ints
    rising: Numbers
    falling: Numbers
    idle: Numbers


class ShownCandles:
    """Works that out once a frame for all that draw it."""

    def __init__(self, pane: TimePane) -> None:
        self._pane = pane
        self._series: Series | None = None
        self._shown: tuple[tuple[object, ...], Shown] | None = None

    @property
    def series(self) -> Series | None:
        """What is shown a part of."""
        return self._series

    def set_series(self, series: Series | None) -> None:
        """Shows a part of these bars."""
        self._series, self._shown = series, None

    def now(self, ratio: float) -> Shown | None:
        """What is shown now, at `ratio` device pixels a pixel; None where there is nothing."""
        pane = self._pane
        if self._series is None or pane.pixel_width < 1 or not len(self._series):
            return None
        key = (*pane.frame(), ratio)
        if self._shown is None or self._shown[0] != key:
            self._shown = (key, self._found(self._series, ratio))
        return self._shown[1]

    def _found(self, series: Series, ratio: float) -> Shown:
        time = self._pane.time
        candles = series.at(interval_for(time.span / self._pane.pixel_width))
        frame = Frame.of(self._pane, ratio)
        seen = candles.of(candles.within(time.first, time.last))
        if candles.interval.step * frame.across < 1:  # several would be drawn over each other
            seen = seen.no_closer_than(1 / frame.across)
        sides = columns(seen.middle, seen.interval.step, frame)
        is_up, traded = seen.close >= seen.open, seen.traded
        groups = (is_up & traded, ~is_up & traded, ~traded)
        rising, falling, idle = (np.flatnonzero(group) for group in groups)
        return Shown(seen, frame, sides, rising, falling, idle)
