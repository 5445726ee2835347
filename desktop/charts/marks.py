"""The mark of each kind, drawn the same in flags, lanes and lists: a shape, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPainterPath, QPen, QPolygonF

from desktop.theme import Theme, Tokens

HALF_FIRM = ("committed", "signed")
FIRM = ("closed", "drawn")
RADIUS = 4.0  # of a flag's corners
LETTER_SHARE = 18 / 34  # of a badge; the rest is its count
MANY = 100  # things, from which on a badge says only that they are many
SOFT = {
    "done": "done",
    "guidance": "target_soft",
    "financing": "financing_soft",
    "policy": "policy_soft",
    "note": "note_soft",
}


def is_on_screen(painter: QPainter) -> bool:
    """Whether a painter sets pixels; on paper and in vectors some things are drawn otherwise."""
    return painter.paintEngine().type() == QPaintEngine.Type.Raster


def hair(ink: QColor) -> QPen:
    """A line of one device pixel."""
    pen = QPen(ink, 1)
    pen.setCosmetic(True)
    return pen


def faded(ink: QColor, opacity: float) -> QColor:
    """The colour, so much of it; 0 to 1."""
    result = QColor(ink)
    result.setAlphaF(opacity)
    return result


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


def ink_of(tokens: Tokens, kind: str) -> QColor:
    """The colour of a kind."""
    ink: QColor = getattr(tokens, kind)
    return ink


def draw_flag(
    painter: QPainter, box: QRectF, kind: str, letter: str, count: int, theme: Theme
) -> None:
    """A flag with its letter, and where it stands for several things their number."""
    draw_flag_box(painter, box, kind, count, theme)
    draw_flag_letter(painter, box, kind, letter, count, theme)


def draw_flag_box(painter: QPainter, box: QRectF, kind: str, count: int, theme: Theme) -> None:
    """A flag without its letter."""
    tokens = theme.tokens
    ink, is_done = ink_of(tokens, kind), kind == "done"
    painter.setPen(QPen(ink, 0))
    painter.setBrush(ink_of(tokens, SOFT[kind]))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if count > 1:
        right = QRectF(box)
        right.setLeft(letter_box(box, count).right())
        painter.setFont(theme.font("caption", 600))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.text_muted if is_done else ink)
        painter.drawPath(_right_half(right))
        painter.setPen(tokens.on_today if is_done else tokens.on_accent)
        text = str(count) if count < MANY else "+"
        painter.drawText(right, Qt.AlignmentFlag.AlignCenter, text)


def draw_flag_letter(
    painter: QPainter, box: QRectF, kind: str, letter: str, count: int, theme: Theme
) -> None:
    """The letter of a flag, in its box."""
    tokens = theme.tokens
    painter.setFont(theme.font("caption", 600))
    painter.setPen(letter_ink(tokens, kind))
    painter.drawText(letter_box(box, count), Qt.AlignmentFlag.AlignCenter, letter)


def letter_ink(tokens: Tokens, kind: str) -> QColor:
    """The colour of the letter on a flag of a kind."""
    return tokens.on_today if kind == "done" else ink_of(tokens, kind)


def letter_box(box: QRectF, count: int) -> QRectF:
    """The part of a flag that has the letter."""
    left = QRectF(box)
    if count > 1:
        left.setRight(box.left() + box.width() * LETTER_SHARE)
    return left


def _right_half(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(box.adjusted(-2 * RADIUS, 0, 0, 0), RADIUS, RADIUS)
    keep = QPainterPath()
    keep.addRect(box)
    return path.intersected(keep)


def _round_pen(ink: QColor, width: float) -> QPen:
    pen = QPen(ink, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
