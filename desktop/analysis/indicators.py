"""The usual indicators over daily prices: averages, Bollinger bands, RSI and ATR.

Every function takes arrays of n days, oldest first, in the unit of the prices, and gives arrays of
n; a day that has not enough days before it is NaN. `days` is at least 1. None looks ahead.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

Kind = Literal["sma", "ema", "bollinger", "rsi", "atr"]

WIDTH = 2.0  # standard deviations from the middle of Bollinger's bands to either side


class Indicator(NamedTuple):
    """An indicator and over how many days it looks."""

    kind: Kind
    days: int


class Bands(NamedTuple):
    """A middle line and a band on either side of it."""

    upper: Floats
    middle: Floats
    lower: Floats


def sma(close: Floats, days: int) -> Floats:
    """The simple moving average: the mean of the last `days` closes."""
    result = np.full(len(close), np.nan)
    if len(close) >= days:
        result[days - 1 :] = _windows(close, days).mean(axis=1)
    return result


def ema(close: Floats, days: int) -> Floats:
    """The exponential moving average: each close weighs 2 / (days + 1), what came before the rest.

    It begins with the simple average of the first `days` closes.
    """
    return _smoothed(close, days, 2 / (days + 1))


def bollinger(close: Floats, days: int, width: float = WIDTH) -> Bands:
    """The simple average, and `width` standard deviations of the same closes above and below it.

    John Bollinger, Bollinger on Bollinger Bands (2001): the deviation is that of a population.
    """
    middle = sma(close, days)
    spread = np.full(len(close), np.nan)
    if len(close) >= days:
        spread[days - 1 :] = _windows(close, days).std(axis=1)
    return Bands(middle + width * spread, middle, middle - width * spread)


def rsi(close: Floats, days: int) -> Floats:
    """The relative strength index, 0 to 100: the part that rises have in all that a price moved.

    J. Welles Wilder, New Concepts in Technical Trading Systems (1978): 100 - 100 / (1 + U / D),
    where U and D are the average rise and fall, smoothed by his method. A price that never moved
    has none.
    """
    moved = np.diff(close)
    up = _smoothed(np.maximum(moved, 0.0), days, 1 / days)
    down = _smoothed(np.maximum(-moved, 0.0), days, 1 / days)
    result = np.full(len(close), np.nan)
    with np.errstate(invalid="ignore"):
        result[1:] = 100 * up / (up + down)
    return result


def atr(high: Floats, low: Floats, close: Floats, days: int) -> Floats:
    """The average true range: how far a price goes in a day, gaps from the close before included.

    Wilder (1978), smoothed by his method; the first day, which has no close before it, counts from
    its high to its low.
    """
    before = np.concatenate((close[:1], close[:-1]))
    widest = np.maximum(np.abs(high - before), np.abs(low - before))
    span = high - low
    span[1:] = np.maximum(span, widest)[1:]
    return _smoothed(span, days, 1 / days)


def _windows(values: Floats, days: int) -> Floats:
    return np.lib.stride_tricks.sliding_window_view(values, days)


def _smoothed(values: Floats, days: int, weight: float) -> Floats:
    """Each value weighs `weight`, the smoothed one before it the rest; first comes a plain mean."""
    result = np.full(len(values), np.nan)
    if len(values) < days:
        return result
    later = values[days:].tolist()
    start = float(values[:days].mean())
    steps = accumulate(
        later, lambda before, value: before + weight * (value - before), initial=start
    )
    result[days - 1 :] = list(steps)
    return result
