"""Long lines with no more points than pixels need, and none of their extremes lost."""

from __future__ import annotations

import numpy as np
from pyqtgraph.functions import ndarray_from_qpolygonf
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from desktop.charts.rects import Frame
from desktop.charts.series import HOLE, Floats
from desktop.charts.time_scale import DAY


def polylines(
    x: Floats, y: Floats, frame: Frame, width: float, factor: float = 1.0
) -> list[QPolygonF]:
    """The line through values at seconds, in device pixels, over a frame `width` of them wide.

    `factor` scales the values. The line is not joined where there is no number, nor over more than
    ten days.
    """
    seen = slice(*np.searchsorted(x, (frame.first, frame.first + width / frame.across)))
    # One value more on each side carries the line to the edges.
    seen = slice(max(0, seen.start - 1), seen.stop + 1)
    x, y = x[seen], y[seen] * factor
    known = np.flatnonzero(np.isfinite(y))
    is_apart = (np.diff(known) > 1) | (np.diff(x[known]) > (HOLE + 1) * DAY)
    lines = []
    for part in np.split(known, np.flatnonzero(is_apart) + 1):
        at, value = x[part], y[part]
        if len(at) > 2 * width:
            at, value = thinned(at, value, 1 / frame.across)
        if len(at):
            lines.append(_polygon(at, value, frame))
    return lines


def thinned(x: Floats, y: Floats, pixel: float) -> tuple[Floats, Floats]:
    """First, lowest, highest and last of each pixel column, columns at multiples of `pixel`."""
    column = np.floor(x / pixel)
    first = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    last = np.append(first[1:], len(x)) - 1
    low, high = np.minimum.reduceat(y, first), np.maximum.reduceat(y, first)
    at = np.repeat((column[first] + 0.5) * pixel, 4)
    return at, np.stack((y[first], low, high, y[last]), axis=1).ravel()


def _polygon(x: Floats, y: Floats, frame: Frame) -> QPolygonF:
    polygon = QPolygonF([QPointF()] * len(x))
    points = ndarray_from_qpolygonf(polygon)
    points[:, 0] = (x - frame.first) * frame.across
    points[:, 1] = frame.tops(y)
    return polygon
