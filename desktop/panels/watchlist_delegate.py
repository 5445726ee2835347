"""How a row of the watchlist is painted: name, a year's closes, price, stage, what is next."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.models.watchlist import Ahead, Parts, Role
from desktop.theme import Theme

ROW = 52
EDGE = 14
FIRST_LINE = 21
SECOND_LINE = 40.5
SPARK_FROM = 290  # narrower than this, the sparkline is left out
SPARK = (54, 18)
SPARK_END = 72  # from the right edge of the row to that of the sparkline
TAG = (40, 15)


class RowDelegate(QStyledItemDelegate):
    """Paints a row from its `Parts`; every length follows the font."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strong = theme.font("body", 600)
        self._ticker = theme.font("control", 500)
        self._state = theme.font("second", 600)
        self._title = theme.font("second")
        self._words = theme.font("second", 500)
        self._change = theme.font("caption", 500)
        self._none = theme.font("caption")
        self._tag = theme.font("tag", 600)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(self._theme.length(200), self._theme.length(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        parts = index.data(Role.PARTS)
        if not isinstance(parts, Parts):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        self._paint_ground(painter, area, option.state)
        painter.translate(area.topLeft())
        figures_left = self._paint_figures(painter, parts, area.width())
        name_end = figures_left[0]
        if not parts.spark.isEmpty() and area.width() >= self._theme.length(SPARK_FROM):
            end = min(area.width() - self._px(SPARK_END), figures_left[0])
            name_end = self._paint_spark(painter, parts.spark, end)
        self._paint_name(painter, parts.name, name_end)
        self._paint_second_line(painter, parts, figures_left[1])
        painter.restore()

    def _px(self, pixels: float) -> float:
        return float(self._theme.length(pixels))

    def _paint_ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        flag = QStyle.StateFlag
        chosen = bool(state & flag.State_Selected)
        focused = bool(state & flag.State_Active) and bool(state & flag.State_HasFocus)
        if chosen or state & flag.State_MouseOver:
            painter.fillRect(area, tokens.selection if chosen and focused else tokens.hover)
        painter.setPen(_hair(tokens.grid))
        line = area.bottom() - 0.5
        painter.drawLine(
            QPointF(area.left() + (0 if chosen else self._px(EDGE)), line),
            QPointF(area.right(), line),
        )
        if chosen:
            edge = QRectF(area.topLeft(), area.bottomLeft())
            edge.setWidth(self._px(3))
            painter.fillRect(edge, tokens.accent)
        if focused and state & flag.State_KeyboardFocusChange:
            painter.setPen(QPen(tokens.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 2, 2)

    def _paint_name(self, painter: QPainter, name: str, end: float) -> None:
        left = self._px(EDGE)
        self._text(painter, self._strong, self._theme.tokens.text, name, left, FIRST_LINE, end)

    def _paint_figures(self, painter: QPainter, parts: Parts, width: float) -> tuple[float, float]:
        """Paint what stands at the right; where other text has to end, on either line."""
        tokens = self._theme.tokens
        right = width - self._px(EDGE)
        muted = tokens.text_muted
        if parts.price:
            price = muted if parts.is_old else tokens.text
            first = self._right(painter, self._strong, price, parts.price, right, FIRST_LINE)
            second = self._paint_change(painter, parts, right)
        elif parts.is_private:
            private = self.tr("private")
            first = self._right(painter, self._title, muted, private, right, FIRST_LINE)
            second = right
        else:
            first = self._right(painter, self._ticker, muted, parts.ticker, right, FIRST_LINE)
            second = self._right(
                painter, self._none, muted, self.tr("no price"), right, SECOND_LINE
            )
        gap = self._px(10)
        return first - gap, second - gap

    def _paint_change(self, painter: QPainter, parts: Parts, right: float) -> float:
        tokens = self._theme.tokens
        colour = {-1: tokens.down, 0: tokens.text_muted, 1: tokens.up}[parts.trend]
        left = self._right(painter, self._change, colour, parts.change, right, SECOND_LINE)
        if not parts.trend or not parts.change:
            return left
        half, height = self._px(8) / 2, self._px(7)
        base = self._px(SECOND_LINE) - self._px(0.5)
        tip = base - height if parts.trend > 0 else base
        foot = base if parts.trend > 0 else base - height
        middle = left - self._px(4) - half
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(
            [QPointF(middle - half, foot), QPointF(middle + half, foot), QPointF(middle, tip)]
        )
        return middle - half

    def _paint_spark(self, painter: QPainter, unit: QPolygonF, end: float) -> float:
        tokens = self._theme.tokens
        width, height = self._px(SPARK[0]), self._px(SPARK[1])
        top = self._px(8)
        place = QTransform.fromTranslate(end - width, top).scale(width, height)
        line = place.map(unit)
        rising = unit.last().y() <= unit.first().y()
        colour = tokens.up if rising else tokens.down
        fill = QLinearGradient(0, top, 0, top + height)
        fill.setColorAt(0, _faded(colour, 0.28))
        fill.setColorAt(1, _faded(colour, 0.0))
        ground = QPolygonF(line)
        ground.append(QPointF(end, top + height))
        ground.append(QPointF(end - width, top + height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.2))
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(line.last(), 1.8, 1.8)
        return end - width - self._px(8)

    def _paint_second_line(self, painter: QPainter, parts: Parts, end: float) -> None:
        left = self._px(EDGE)
        if parts.stage:
            left = self._paint_tag(painter, parts.stage, left) + self._px(7)
        if parts.ahead:
            self._paint_ahead(painter, parts.ahead, left, end)

    def _paint_tag(self, painter: QPainter, stage: str, left: float) -> float:
        tokens = self._theme.tokens
        metrics = QFontMetricsF(self._tag)
        width = max(self._px(TAG[0]), metrics.horizontalAdvance(stage) + self._px(8))
        height = self._px(TAG[1])
        box = QRectF(round(left) + 0.5, self._px(29) + 0.5, round(width) - 1, height - 1)
        painter.setPen(_hair(tokens.line_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self._px(3), self._px(3))
        painter.setFont(self._tag)
        painter.setPen(tokens.text_muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, stage)
        return left + width

    def _paint_ahead(self, painter: QPainter, ahead: Ahead, left: float, end: float) -> None:
        tokens = self._theme.tokens
        middle = self._px(36.5)
        side = self._theme.length(13)
        if ahead.is_overdue:
            ratio = painter.device().devicePixelRatioF()
            icon = self._theme.pixmap("circle-alert", tokens.overdue, side, ratio)
            painter.drawPixmap(QPointF(left, round(middle - side / 2)), icon)
            spans = [
                (self._state, tokens.overdue, ahead.words),
                (self._title, tokens.text_muted, " · " + ahead.title),
            ]
        else:
            self._paint_diamond(painter, QPointF(left + side / 2, middle))
            spans = [(self._title, tokens.text_muted, ahead.title)]
            if ahead.words:
                spans.append((self._words, tokens.text, " · " + ahead.words))
        x = left + self._px(18 if ahead.is_overdue else 16)
        words = QFontMetricsF(self._words).horizontalAdvance(spans[-1][2])
        ends = [end, end] if ahead.is_overdue else [max(end - words, (x + end) / 2), end]
        for (font, colour, text), stop in zip(spans, ends, strict=False):
            x = self._text(painter, font, colour, text, x, SECOND_LINE, stop)

    def _paint_diamond(self, painter: QPainter, middle: QPointF) -> None:
        reach = self._px(4)
        painter.setPen(QPen(self._theme.tokens.guidance, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(
            [
                middle + QPointF(0, -reach),
                middle + QPointF(reach, 0),
                middle + QPointF(0, reach),
                middle + QPointF(-reach, 0),
            ]
        )

    def _text(
        self,
        painter: QPainter,
        font: QFont,
        colour: QColor,
        text: str,
        left: float,
        line: float,
        end: float,
    ) -> float:
        """Paint text on a line, elided where it would pass `end`; where it stops."""
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, end - left))
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, self._px(line)), shown)
        return end if shown != text else left + metrics.horizontalAdvance(shown)

    def _right(
        self, painter: QPainter, font: QFont, colour: QColor, text: str, right: float, line: float
    ) -> float:
        """Paint text that ends at `right`; where it begins."""
        left = right - QFontMetricsF(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, self._px(line)), text)
        return left


def _hair(colour: QColor) -> QPen:
    pen = QPen(colour, 1)
    pen.setCosmetic(True)
    return pen


def _faded(colour: QColor, alpha: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(alpha)
    return result
