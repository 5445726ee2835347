"""The mark of each kind, drawn the same in flags, lanes and lists: a shape, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

HALF_FIRM = ("committed", "signed")
FIRM = ("closed", "drawn")


def diamond(x: float, y: float, radius: float) -> QPolygonF:
    """The diamond around a point; lengths in pixels."""
    return QPolygonF(
        [
            QPointF(x, y - radius),
            QPointF(x + radius, y),
            QPointF(x, y + radius),
            QPointF(x - radius, y),
        ]
    )


def draw_done(painter: QPainter, x: float, y: float, radius: float, ink: QColor) -> None:
    """A solid diamond."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(diamond(x, y, radius))


def draw_guidance(
    painter: QPainter, x: float, y: float, radius: float, ink: QColor, ground: QColor
) -> None:
    """An open diamond."""
    painter.setPen(_round_pen(ink, 1.4))
    painter.setBrush(ground)
    painter.drawPolygon(diamond(x, y, radius))


def draw_withdrawn(
    painter: QPainter, x: float, y: float, radius: float, ink: QColor, ground: QColor
) -> None:
    """An open diamond with a stroke: a promise that names no time."""
    draw_guidance(painter, x, y, radius, ink, ground)
    painter.drawLine(QPointF(x - radius - 3, y), QPointF(x + radius + 3, y))


def draw_financing(
    painter: QPainter, x: float, y: float, radius: float, firmness: str, ink: QColor, ground: QColor
) -> None:
    """A disc: hollow while it is only talk, half when bound, solid when the money came."""
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    if firmness in FIRM:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(box)
        return
    box.adjust(0.6, 0.6, -0.6, -0.6)
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ground)
    painter.drawEllipse(box)
    if firmness in HALF_FIRM:
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPie(box, -90 * 16, 180 * 16)


def draw_policy(painter: QPainter, x: float, y: float, height: float, ink: QColor) -> None:
    """An upright bar, three wide."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawRoundedRect(QRectF(x - 1.5, y - height / 2, 3, height), 1, 1)


def draw_note(painter: QPainter, x: float, y: float, radius: float, ink: QColor) -> None:
    """A dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def _round_pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
