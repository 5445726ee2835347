"""Level dashed lines; on a screen as tiles: Qt takes far longer to stroke each dash by itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop.charts import marks

PERIODS = 8  # of dashes in a tile


class Dashes:
    """Draws such lines; their tiles are kept."""

    def __init__(self) -> None:
        self._tiles: dict[tuple[object, ...], QPixmap] = {}

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        pattern: tuple[float, float],
        colour: QColor,
        along: float = 0.0,
    ) -> None:
        """Fill a box with dashes and spaces of these lengths; it begins `along` the pattern.

        The box is as high as the line is wide, and on a screen is moved to whole device pixels.
        """
        if not marks.is_on_screen(painter):
            painter.setPen(_stroke(pattern, box.height(), colour, along))
            painter.drawLine(QLineF(box.left(), box.center().y(), box.right(), box.center().y()))
            return
        ratio = painter.device().devicePixelRatioF()
        key = (pattern, box.height(), colour.rgba(), ratio)
        tile = self._tiles.get(key)
        if tile is None:
            tile = self._tiles[key] = _tile(pattern, box.height(), colour, ratio)
        box.moveTop(round(box.top() * ratio) / ratio)
        painter.drawTiledPixmap(box, tile, QPointF(along % (tile.width() / ratio), 0))


def _stroke(pattern: tuple[float, float], width: float, colour: QColor, along: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([part / width for part in pattern])
    pen.setDashOffset(along / width)
    return pen


def _tile(pattern: tuple[float, float], width: float, colour: QColor, ratio: float) -> QPixmap:
    """Some dashes and spaces, in whole device pixels together."""
    period = sum(pattern)
    tile = QPixmap(round(PERIODS * period * ratio), math.ceil(width * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(PERIODS):
        painter.fillRect(QRectF(number * period, 0, pattern[0], width), colour)
    painter.end()
    return tile
