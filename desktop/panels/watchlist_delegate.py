"""How a row of the watchlist is painted, as two lines or as cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from desktop.models.watchlist_columns import Column, Look
from desktop.models.watchlist_words import Ahead, Cell, Parts, Spark, Worded
from desktop.panels.watchlist_comment import CommentDelegate
from desktop.panels.watchlist_drawing import EDGE, SPARK, TAG, Drawing, Ink
from desktop.theme import Theme

TWO_LINES, ONE_LINE = 52, 28  # the heights of a row
PAD = 8
FIRST_LINE = 21
SECOND_LINE = 40.5
SPARK_FROM = 290  # narrower than this, the sparkline is left out
SPARK_END = 72  # from the right edge of the row to that of the sparkline

Index = QModelIndex | QPersistentModelIndex


class Stretch(NamedTuple):
    """A column where it stands: from where, how wide, and whether it is the first one."""

    column: Column
    left: int
    width: int
    is_first: bool


class CompanyDelegate(CommentDelegate):
    """Paints what the model words, a row at a time; the view says what is the same for all rows.

    Qt's own way by cells asks Python a dozen things for each of them.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._draw = Drawing(theme)
        self.shown: int | None = None
        self.shown_row = self.lit_row = -1
        self.is_warm = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.length(200), self.row_height)

    @property
    def row_height(self) -> int:
        """How high a row is now."""
        return self._theme.length(ONE_LINE if self.has_cells else TWO_LINES)

    def paint_ground(
        self, painter: QPainter, row: int, area: QRect, *, is_selected: bool, ring: QRect | None
    ) -> None:
        """Paint what lies below a row's words; `ring` is around the cell that has the keyboard."""
        tokens = self._theme.tokens
        if is_selected:
            painter.fillRect(area, tokens.selection if self.is_warm else tokens.hover)
        elif row in (self.shown_row, self.lit_row):
            painter.fillRect(area, tokens.hover)
        if row == self.shown_row:
            self._draw.edge(painter, QRectF(area))
        if ring is not None:
            self._draw.ring(painter, QRectF(ring))

    def paint_lines(
        self, painter: QPainter, worded: Worded, spark: Spark | None, area: QRect
    ) -> None:
        """Paint a row of two lines."""
        painter.translate(area.x(), area.y())
        self._paint_lines(painter, worded.parts, spark, area.width())
        painter.translate(-area.x(), -area.y())

    def paint_cells(
        self,
        painter: QPainter,
        worded: Worded,
        spark: Spark | None,
        top: int,
        stretches: Iterable[Stretch],
    ) -> None:
        """Paint a row of cells."""
        pad, edge = self._draw.px(PAD), self._draw.px(EDGE)
        middle = top + self.row_height / 2 - 0.5
        for column, left, width, is_first in stretches:
            cell = worded.cell(column)
            if not cell.text:
                continue
            start, end = left + (edge if is_first else pad), left + width - pad
            if cell.look is Look.SPARK:
                self._paint_spark(painter, spark, start, middle)
            elif cell.look is Look.STAGE:
                at = QPointF(start, middle - self._draw.px(TAG[1]) / 2)
                self._draw.stage(painter, cell.text, at)
            else:
                self._paint_words(painter, cell, start, end, middle)

    # -- cells ------------------------------------------------------------------------------------

    def _paint_spark(
        self, painter: QPainter, spark: Spark | None, start: float, middle: float
    ) -> None:
        if spark is not None:
            width, height = self._draw.px(SPARK[0]), self._draw.px(SPARK[1])
            self._draw.spark(painter, spark, start + width, round(middle - height / 2))

    def _paint_words(
        self, painter: QPainter, cell: Cell, start: float, end: float, middle: float
    ) -> None:
        draw = self._draw
        if cell.is_overdue:
            start = draw.overdue(painter, start, middle)
        ink, colour = self._ink(cell), self._colour(cell)
        line = middle + ink.drop
        if not cell.is_right or ink.width(cell.text) > end - start:
            draw.left(painter, ink, colour, cell.text, QPointF(start, line), end)
        else:
            left = draw.right(painter, ink, colour, cell.text, QPointF(end, line))
            draw.trend(painter, cell.trend, left, line)

    def _ink(self, cell: Cell) -> Ink:
        if cell.look is Look.NAME or cell.look is Look.PRICE:
            return self._draw.strong
        return self._draw.state if cell.is_overdue else self._draw.small

    def _colour(self, cell: Cell) -> QColor:
        tokens, look = self._theme.tokens, cell.look
        if look is Look.CHANGE:
            return self._draw.trend_colour(cell.trend)
        if cell.is_overdue:
            return tokens.overdue
        is_quiet = cell.is_old or look is Look.MUTED or look is Look.STATE
        return tokens.text_muted if is_quiet else tokens.text

    # -- two lines --------------------------------------------------------------------------------

    def _paint_lines(
        self, painter: QPainter, parts: Parts, spark: Spark | None, width: float
    ) -> None:
        draw = self._draw
        first, second = self._paint_figures(painter, parts, width)
        if spark is not None and width >= self._theme.length(SPARK_FROM):
            end = min(width - draw.px(SPARK_END), first)
            first = draw.spark(painter, spark, end, draw.px(8)) - draw.px(8)
        at = QPointF(draw.px(EDGE), draw.px(FIRST_LINE))
        draw.left(painter, draw.strong, self._theme.tokens.text, parts.name, at, first)
        self._paint_second_line(painter, parts, second)

    def _paint_figures(self, painter: QPainter, parts: Parts, width: float) -> tuple[float, float]:
        """Paint what stands at the right; where other text has to end, on either line."""
        draw, tokens = self._draw, self._theme.tokens
        right, muted = width - draw.px(EDGE), tokens.text_muted
        above = QPointF(right, draw.px(FIRST_LINE))
        below = QPointF(right, draw.px(SECOND_LINE))
        if parts.price:
            price = muted if parts.is_old else tokens.text
            first = draw.right(painter, draw.strong, price, parts.price, above)
            colour = draw.trend_colour(parts.trend)
            second = draw.right(painter, draw.change, colour, parts.change, below)
            if parts.change:
                second = draw.trend(painter, parts.trend, second, below.y())
        elif parts.is_private:
            first = draw.right(painter, draw.title, muted, self.tr("private"), above)
            second = right
        else:
            first = draw.right(painter, draw.ticker, muted, parts.ticker, above)
            second = draw.right(painter, draw.none, muted, self.tr("no price"), below)
        return first - draw.px(10), second - draw.px(10)

    def _paint_second_line(self, painter: QPainter, parts: Parts, end: float) -> None:
        left = self._draw.px(EDGE)
        if parts.stage:
            at = QPointF(left, self._draw.px(29))
            left = self._draw.stage(painter, parts.stage, at) + self._draw.px(7)
        if parts.ahead:
            self._paint_ahead(painter, parts.ahead, left, end)

    def _paint_ahead(self, painter: QPainter, ahead: Ahead, left: float, end: float) -> None:
        draw, tokens = self._draw, self._theme.tokens
        middle, line = draw.px(36.5), draw.px(SECOND_LINE)
        if ahead.is_overdue:
            x = draw.overdue(painter, left, middle)
            x = draw.left(painter, draw.state, tokens.overdue, ahead.words, QPointF(x, line), end)
            title = " · " + ahead.title
            draw.left(painter, draw.title, tokens.text_muted, title, QPointF(x, line), end)
            return
        x = draw.promised(painter, left, middle)
        words = f" · {ahead.words}" if ahead.words else ""
        stop = max(end - draw.words.width(words), (x + end) / 2) if words else end
        x = draw.left(painter, draw.title, tokens.text_muted, ahead.title, QPointF(x, line), stop)
        if words:
            draw.left(painter, draw.words, tokens.text, words, QPointF(x, line), end)
