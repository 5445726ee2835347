"""How a row of the watchlist is painted, as two lines or as cells."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.models.watchlist import Role
from desktop.models.watchlist_columns import Look
from desktop.models.watchlist_words import Ahead, Cell, Parts, Spark
from desktop.panels.watchlist_comment import CommentDelegate
from desktop.panels.watchlist_drawing import EDGE, SPARK, TAG, Drawing, Ink
from desktop.theme import Theme

TWO_LINES, ONE_LINE = 52, 28  # the heights of a row
PAD = 8
FIRST_LINE = 21
SECOND_LINE = 40.5
SPARK_FROM = 290  # narrower than this, the sparkline is left out
SPARK_END = 72  # from the right edge of the row to that of the sparkline

SELECTED = QStyle.StateFlag.State_Selected.value
RINGED = (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange).value

Index = QModelIndex | QPersistentModelIndex


class CompanyDelegate(CommentDelegate):
    """Paints what the model words; the view says first what is the same in the whole picture."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._draw = Drawing(theme)
        self.shown: int | None = None
        self.shown_row = self.lit_row = -1
        self.first_column = 0
        self.is_warm = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.length(200), self.row_height)

    @property
    def row_height(self) -> int:
        """How high a row is now."""
        return self._theme.length(ONE_LINE if self.has_cells else TWO_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area, row = option.rect, index.row()
        is_first, is_shown = index.column() == self.first_column, row == self.shown_row
        state, tokens = option.state.value, self._theme.tokens
        if state & SELECTED:
            painter.fillRect(area, tokens.selection if self.is_warm else tokens.hover)
        elif is_shown or row == self.lit_row:
            painter.fillRect(area, tokens.hover)
        if is_first and is_shown:
            self._draw.edge(painter, QRectF(area))
        if state & RINGED == RINGED:
            self._draw.ring(painter, QRectF(area))
        painter.translate(area.x(), area.y())
        if self.has_cells:
            cell = index.data(Role.CELL)
            if isinstance(cell, Cell) and cell.text:
                start = self._draw.px(EDGE if is_first else PAD)
                self._paint_cell(painter, cell, index, start, area.width() - self._draw.px(PAD))
        else:
            parts = index.data(Role.PARTS)
            if isinstance(parts, Parts):
                self._paint_lines(painter, parts, index.data(Role.SPARK), area.width())
        painter.translate(-area.x(), -area.y())

    # -- cells ------------------------------------------------------------------------------------

    def _paint_cell(
        self, painter: QPainter, cell: Cell, index: Index, start: float, end: float
    ) -> None:
        draw, middle = self._draw, self.row_height / 2 - 0.5
        if cell.look is Look.SPARK:
            spark = index.data(Role.SPARK)
            if isinstance(spark, Spark):
                width, height = draw.px(SPARK[0]), draw.px(SPARK[1])
                draw.spark(painter, spark, start + width, round(middle - height / 2))
            return
        if cell.look is Look.STAGE:
            draw.stage(painter, cell.text, QPointF(start, middle - draw.px(TAG[1]) / 2))
            return
        if cell.is_overdue:
            start = draw.overdue(painter, start, middle)
        ink, line = self._ink(cell), middle
        line += ink.drop
        colour = self._colour(cell)
        if not cell.is_right or ink.width(cell.text) > end - start:
            draw.left(painter, ink, colour, cell.text, QPointF(start, line), end)
        else:
            left = draw.right(painter, ink, colour, cell.text, QPointF(end, line))
            draw.trend(painter, cell.trend, left, line)

    def _ink(self, cell: Cell) -> Ink:
        if cell.look in {Look.NAME, Look.PRICE}:
            return self._draw.strong
        return self._draw.state if cell.is_overdue else self._draw.small

    def _colour(self, cell: Cell) -> QColor:
        tokens = self._theme.tokens
        if cell.look is Look.CHANGE:
            return self._draw.trend_colour(cell.trend)
        if cell.is_overdue:
            return tokens.overdue
        is_quiet = cell.is_old or cell.look in {Look.MUTED, Look.STATE}
        return tokens.text_muted if is_quiet else tokens.text

    # -- two lines --------------------------------------------------------------------------------

    def _paint_lines(self, painter: QPainter, parts: Parts, spark: object, width: float) -> None:
        draw = self._draw
        first, second = self._paint_figures(painter, parts, width)
        if isinstance(spark, Spark) and width >= self._theme.length(SPARK_FROM):
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
