"""Candles and bars as rectangles in device pixels."""

from __future__ import annotations

import numpy as np

from desktop.charts.rects import Ints

Sides = Ints
"""Two rows: the first and the last pixel of each body."""
Rows = Ints
"""Four rows: the pixels of high, low, and the upper and the lower end of each body."""


def filled(sides: Sides, rows: Rows) -> Ints:
    """Wick and body of each candle, n by 4."""
    shapes = np.empty((2, rows.shape[1], 4), np.int32)
    wick, body = shapes
    wick[:, 0] = wick[:, 2] = _middle(sides)
    wick[:, 1::2] = rows[:2].T
    body[:, ::2] = sides.T
    body[:, 1::2] = rows[2:].T
    return shapes.reshape(-1, 4)


def hollow(sides: Sides, rows: Rows) -> Ints:
    """Two wicks and four edges of each candle, n by 4."""
    high, low, upper, lower = rows
    shapes = np.empty((6, rows.shape[1], 4), np.int32)
    above, below = shapes[:2]
    above[:, 0] = above[:, 2] = below[:, 0] = below[:, 2] = _middle(sides)
    above[:, 1], above[:, 3], below[:, 1], below[:, 3] = high, upper, lower, low
    _edge(shapes[2:], sides, upper, lower)
    return shapes.reshape(-1, 4)


def boxed(sides: Sides, row: Ints, half: int) -> Ints:
    """A small open box at each row, n by 4: a day without a trade."""
    shapes = np.empty((4, len(row), 4), np.int32)
    _edge(shapes, sides, row - half, row + half)
    return shapes.reshape(-1, 4)


def ticked(sides: Sides, rows: Rows, stroke: int, *, is_up: bool, is_wide: bool) -> Ints:
    """The bar of each candle, n by 4; where it `is_wide`, its open to the left, close to the right.

    Where there is no room beside the bar, it has no ticks. `stroke` is its width in pixels.
    """
    high, low, upper, lower = rows
    more = stroke - 1
    shapes = np.empty((3 if is_wide else 1, rows.shape[1], 4), np.int32)
    wick = _middle(sides)
    shapes[0, :, 0], shapes[0, :, 1], shapes[0, :, 2] = wick, high, wick + more
    shapes[0, :, 3] = np.maximum(low, high + more)
    if is_wide:
        opened, closed = (lower, upper) if is_up else (upper, lower)
        shapes[1, :, 0], shapes[1, :, 2] = sides[0], wick
        shapes[2, :, 0], shapes[2, :, 2] = wick, sides[1] + more
        shapes[1, :, 1], shapes[1, :, 3] = opened, opened + more
        shapes[2, :, 1], shapes[2, :, 3] = closed, closed + more
    return shapes.reshape(-1, 4)


def _middle(sides: Sides) -> Ints:
    """The pixel of the wick."""
    middle: Ints = (sides[0] + sides[1]) // 2
    return middle


def _edge(shapes: Ints, sides: Sides, upper: Ints, lower: Ints) -> None:
    """The upper, lower, left and right edge of each body, into the four `shapes`."""
    shapes[:2, :, ::2] = sides.T
    shapes[0, :, 1] = shapes[0, :, 3] = upper
    shapes[1, :, 1] = shapes[1, :, 3] = lower
    shapes[2, :, 0] = shapes[2, :, 2] = sides[0]
    shapes[3, :, 0] = shapes[3, :, 2] = sides[1]
    shapes[2:4, :, 1], shapes[2:4, :, 3] = upper, lower
