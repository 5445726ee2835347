"""Indicators as lines: computed over the days with a trade, once for a series."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.analysis.indicators import Indicator, atr, bollinger, ema, rsi, sma
from desktop.charts.lines import Line
from desktop.charts.series import Floats, Interval, Series

translate = QCoreApplication.translate

EMPTY: Floats = np.zeros(0)
OWN_PANES = ("rsi", "atr")


def name_of(indicator: Indicator) -> str:
    """What an indicator is called: `SMA 50`."""
    form = {
        "sma": translate("PriceChart", "SMA {days}"),
        "ema": translate("PriceChart", "EMA {days}"),
        "bollinger": translate("PriceChart", "Bollinger {days}"),
        "rsi": translate("PriceChart", "RSI {days}"),
        "atr": translate("PriceChart", "ATR {days}"),
    }[indicator.kind]
    return form.format(days=indicator.days)


class IndicatorLines:
    """The lines of a series, kept until another series comes."""

    def __init__(self, series: Series | None = None) -> None:
        self._series = series
        self._kept: dict[Indicator, tuple[Floats, ...]] = {}

    def over_price(self, slots: Sequence[Indicator | None]) -> tuple[Line, ...]:
        """The lines that stand over the price; each slot has its own look, also where none is."""
        over = ((n, x) for n, x in enumerate(slots) if x is not None and x.kind not in OWN_PANES)
        return tuple(self._line(indicator, look) for look, indicator in over)

    def own(self, slots: Sequence[Indicator | None]) -> tuple[tuple[Indicator, Line], ...]:
        """The lines that have a scale, and so a pane, of their own."""
        own = (x for x in slots if x is not None and x.kind in OWN_PANES)
        return tuple((indicator, self._line(indicator, 0)) for indicator in own)

    def _line(self, indicator: Indicator, look: int) -> Line:
        if self._series is None:
            return Line(name_of(indicator), EMPTY, (EMPTY,), look)
        # A price that was only carried on is no reading of anything.
        x, _ = self._series.line
        return Line(name_of(indicator), x, self._values(self._series, indicator), look)

    def _values(self, series: Series, indicator: Indicator) -> tuple[Floats, ...]:
        if indicator not in self._kept:
            self._kept[indicator] = _computed(series, indicator)
        return self._kept[indicator]


def _computed(series: Series, indicator: Indicator) -> tuple[Floats, ...]:
    daily = series.at(Interval.DAY)
    high, low, close = (column[daily.traded] for column in (daily.high, daily.low, daily.close))
    days = indicator.days
    match indicator.kind:
        case "sma":
            return (sma(close, days),)
        case "ema":
            return (ema(close, days),)
        case "bollinger":
            return tuple(bollinger(close, days))
        case "rsi":
            return (rsi(close, days),)
        case "atr":
            return (atr(high, low, close, days),)
