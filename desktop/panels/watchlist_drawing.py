"""What rows of the watchlist are drawn with: words on a line, tags, marks, a year of closes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
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

from desktop.charts.marks import faded, hair
from desktop.models.watchlist_words import Spark
from desktop.theme import Theme

EDGE = 14
SPARK = (54, 18)
TAG = (40, 15)
SMOOTH = QPainter.RenderHint.Antialiasing
ELIDE = Qt.TextElideMode.ElideRight
MOST_WIDTHS = 20_000  # kept at once


class Ink:
    """A font with what is known of it: the widths of texts that were drawn lately."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        # Of a line of capitals: from its middle to where its letters stand.
        self.drop = self.metrics.capHeight() / 2
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        """How wide a text is."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > MOST_WIDTHS:
                self._widths.clear()
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found


class Drawing:
    """Draws with the theme's colours and fonts; every length follows the font."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.strong = Ink(theme.font("body", 600))
        self.small = Ink(theme.font("control"))
        self.ticker = Ink(theme.font("control", 500))
        self.state = Ink(theme.font("second", 600))
        self.title = Ink(theme.font("second"))
        self.words = Ink(theme.font("second", 500))
        self.change = Ink(theme.font("caption", 500))
        self.none = Ink(theme.font("caption"))
        self.tag = Ink(theme.font("tag", 600))
        self._lengths: dict[float, float] = {}

    def px(self, pixels: float) -> float:
        """A length of the design."""
        found = self._lengths.get(pixels)
        if found is None:
            found = self._lengths[pixels] = float(self.theme.length(pixels))
        return found

    def left(
        self, painter: QPainter, ink: Ink, colour: QColor, text: str, at: QPointF, end: float
    ) -> float:
        """Draw text from a point on its line, elided where it would pass `end`; where it stops."""
        room = end - at.x()
        width = ink.width(text)
        shown = text if width <= room else ink.metrics.elidedText(text, ELIDE, max(0.0, room))
        painter.setFont(ink.font)
        painter.setPen(colour)
        painter.drawText(at, shown)
        return at.x() + width if width <= room else end

    def right(self, painter: QPainter, ink: Ink, colour: QColor, text: str, end: QPointF) -> float:
        """Draw text that ends at a point on its line; where it begins."""
        start = end.x() - ink.width(text)
        painter.setFont(ink.font)
        painter.setPen(colour)
        painter.drawText(QPointF(start, end.y()), text)
        return start

    def edge(self, painter: QPainter, area: QRectF) -> None:
        """Draw the edge of the company that is shown."""
        shown = QRectF(area.left(), area.top(), self.px(3), area.height())
        painter.fillRect(shown, self.theme.tokens.accent)

    def ring(self, painter: QPainter, area: QRectF) -> None:
        """Draw the ring around what has the focus."""
        painter.setRenderHint(SMOOTH)
        painter.setPen(QPen(self.theme.tokens.focus, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -2), 2, 2)

    def trend(self, painter: QPainter, trend: int, end: float, line: float) -> float:
        """Draw the triangle of a change, which ends before a text on a line; where it begins."""
        if not trend:
            return end
        painter.setRenderHint(SMOOTH)
        half, height = self.px(8) / 2, self.px(7)
        base = line - self.px(0.5)
        tip, foot = (base - height, base) if trend > 0 else (base, base - height)
        middle = end - self.px(4) - half
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.trend_colour(trend))
        painter.drawPolygon(
            [QPointF(middle - half, foot), QPointF(middle + half, foot), QPointF(middle, tip)]
        )
        return middle - half

    def trend_colour(self, trend: int) -> QColor:
        """The colour of a change: down, none, up."""
        tokens = self.theme.tokens
        return (tokens.text_muted, tokens.up, tokens.down)[trend]

    def spark(self, painter: QPainter, spark: Spark, end: float, top: float) -> float:
        """Draw a year of closes that ends at `end`; where it begins."""
        width, height = self.px(SPARK[0]), self.px(SPARK[1])
        place = QTransform.fromTranslate(end - width, top).scale(width, height)
        line = place.map(spark.line)
        colour = self.trend_colour(1 if spark.is_rising else -1)
        fill = QLinearGradient(0, top, 0, top + height)
        fill.setColorAt(0, faded(colour, 0.28))
        fill.setColorAt(1, faded(colour, 0.0))
        ground = QPolygonF(line)
        ground.append(QPointF(end, top + height))
        ground.append(QPointF(end - width, top + height))
        painter.setRenderHint(SMOOTH, False)  # the line lies over the steps of the ground
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(ground)
        painter.setRenderHint(SMOOTH)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1))  # a wider one takes Qt several times as long
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(line.last(), 1.8, 1.8)
        return end - width

    def stage(self, painter: QPainter, stage: str, at: QPointF) -> float:
        """Draw a stage in its box, from its upper left corner; where it ends."""
        painter.setRenderHint(SMOOTH)
        tokens = self.theme.tokens
        width = max(self.px(TAG[0]), self.tag.width(stage) + self.px(8))
        box = QRectF(
            round(at.x()) + 0.5, round(at.y()) + 0.5, round(width) - 1, self.px(TAG[1]) - 1
        )
        painter.setPen(hair(tokens.line_strong))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, self.px(3), self.px(3))
        painter.setFont(self.tag.font)
        painter.setPen(tokens.text_muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, stage)
        return at.x() + width

    def overdue(self, painter: QPainter, left: float, middle: float) -> float:
        """Draw the mark of what is overdue; where words beside it begin."""
        side = self.theme.length(13)
        ratio = painter.device().devicePixelRatioF()
        icon = self.theme.pixmap("circle-alert", self.theme.tokens.overdue, side, ratio)
        painter.drawPixmap(QPointF(left, round(middle - side / 2)), icon)
        return left + self.px(18)

    def promised(self, painter: QPainter, left: float, middle: float) -> float:
        """Draw the mark of what is promised; where words beside it begin."""
        painter.setRenderHint(SMOOTH)
        reach, centre = self.px(4), QPointF(left + self.theme.length(13) / 2, middle)
        painter.setPen(QPen(self.theme.tokens.guidance, 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(
            [
                centre + QPointF(0, -reach),
                centre + QPointF(reach, 0),
                centre + QPointF(0, reach),
                centre + QPointF(-reach, 0),
            ]
        )
        return left + self.px(16)
