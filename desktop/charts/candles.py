"""Candles and bars as rectangles in device pixels."""

from __future__ import annotations

import numpy as np

from desktop.charts.rects import Ints

Rows = tuple[Ints, Ints, Ints, Ints]
"""The rows of high, low, and the upper and the lower end of the body."""


def filled(left: Ints, right: Ints, rows: Rows) -> tuple[Ints, ...]:
    """Wick and body of each candle, n by 4; `rows` are high, low, upper and lower body."""
    high, low, upper, lower = rows
    wick = (left + right) // 2
    return (
        np.stack((wick, high, wick, low), axis=1),
        np.stack((left, upper, right, lower), axis=1),
    )


def hollow(left: Ints, right: Ints, rows: Rows) -> tuple[Ints, ...]:
    """Two wicks and four edges of each candle, n by 4."""
    high, low, upper, lower = rows
    wick = (left + right) // 2
    return (
        np.stack((wick, high, wick, upper), axis=1),
        np.stack((wick, lower, wick, low), axis=1),
        np.stack((left, upper, right, upper), axis=1),
        np.stack((left, lower, right, lower), axis=1),
        np.stack((left, upper, left, lower), axis=1),
        np.stack((right, upper, right, lower), axis=1),
    )


def ticked(left: Ints, right: Ints, rows: Rows, is_up: bool, stroke: int) -> tuple[Ints, ...]:
    """The bar of each candle, its open to the left and its close to the right, n by 4.

    Where there is no room beside the bar, it has no ticks. `stroke` is its width in pixels.
    """
    high, low, upper, lower = rows
    wick = (left + right) // 2
    opened, closed = (lower, upper) if is_up else (upper, lower)
    more = stroke - 1
    return (
        np.stack((wick, high, wick + more, np.maximum(low, high + more)), axis=1),
        np.stack((left, opened, wick, opened + more), axis=1),
        np.stack((wick, closed, right, closed + more), axis=1),
    )


def boxed(left: Ints, right: Ints, row: Ints, half: int) -> tuple[Ints, ...]:
    """A small open box at each row, n by 4: a day without a trade."""
    return hollow(left, right, (row - half, row + half, row - half, row + half))[2:]
