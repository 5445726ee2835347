"""Long lines with no more points than pixels need, and none of their extremes lost."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
from pyqtgraph.functions import ndarray_from_qpolygonf
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.charts.rects import Frame
from desktop.charts.series import HOLE, Floats
from desktop.charts.time_scale import DAY

SIDE = math.sqrt(3) / 2  # of the radius: half a side of the triangle in a circle


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


def draw_polylines(
    painter: QPainter,
    lines: Iterable[QPolygonF],
    colour: QColor,
    width: float,
    pattern: Sequence[float] = (),
) -> None:
    """Draws lines in device pixels; `pattern` are dashes and spaces in widths of the line.

    Qt's raster engine takes a hundred times as long for a wide pen as for one of a pixel, so that a
    wide line is one of a pixel drawn a few times, moved to each side.
    """
    pen = QPen(colour, 0)
    if pattern:
        pen.setDashPattern([part * width for part in pattern])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pieces = tuple(lines)
    at = QPointF()
    for place in _moved(width):
        painter.translate(place - at)
        at = place
        for piece in pieces:
            painter.drawPolyline(piece)
    painter.restore()


def _moved(width: float) -> list[QPointF]:
    """Where a line of one pixel is drawn to be so wide."""
    if width <= 1:
        return [QPointF()]
    far = (width - 1) / 2
    corners = [QPointF(0, -far), QPointF(SIDE * far, far / 2), QPointF(-SIDE * far, far / 2)]
    return [QPointF(), *corners] if width > 2 else corners


def thinned(x: Floats, y: Floats, pixel: float) -> tuple[Floats, Floats]:
    """First, lowest, highest and last of each pixel column, columns at multiples of `pixel`.

    A point that would be drawn twice in a row is left out.
    """
    column = np.floor(x / pixel)
    first = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    last = np.append(first[1:], len(x)) - 1
    low, high = np.minimum.reduceat(y, first), np.maximum.reduceat(y, first)
    at = np.repeat((column[first] + 0.5) * pixel, 4)
    value = np.stack((y[first], low, high, y[last]), axis=1).ravel()
    is_new = np.append(True, (np.diff(at) != 0) | (np.diff(value) != 0))
    return at[is_new], value[is_new]


def _polygon(x: Floats, y: Floats, frame: Frame) -> QPolygonF:
    polygon = QPolygonF([QPointF()] * len(x))
    points = ndarray_from_qpolygonf(polygon)
    points[:, 0] = (x - frame.first) * frame.across
    points[:, 1] = frame.tops(y)
    return polygon
