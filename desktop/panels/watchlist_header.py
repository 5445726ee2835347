"""The heads of the watchlist's columns: a click sorts, a drag moves a column or widens it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop.charts.marks import hair
from desktop.models.watchlist_columns import Column
from desktop.panels.watchlist_drawing import EDGE, Drawing
from desktop.theme import Theme

HEIGHT = 28
PAD = 8
NARROWEST = 44
ARROW = (8, 5)


class ColumnsHeader(QHeaderView):
    """Says how each column is called and what the rows are sorted by.

    Signals: `sorting_wanted(object, bool)`, a column's name (None: the order by hand) and whether
    from the top down; `order_wanted(object)`, the columns' names as they were dragged;
    `widths_changed()`, a column was dragged wider or narrower.
    """

    sorting_wanted = Signal(object, bool)
    order_wanted = Signal(object)
    widths_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._draw = Drawing(theme)
        self._columns: tuple[Column, ...] = ()
        self._sorting: tuple[str, bool] | None = None
        self._widths: dict[str, int] = {}
        self._is_settling = False
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(theme.length(NARROWEST))
        self.setFixedHeight(theme.length(HEIGHT))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Columns"))
        self.sectionClicked.connect(self._sort)
        self.sectionMoved.connect(self._note_order)
        self.sectionResized.connect(self._note_width)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Stand above these columns, each as wide as it was last time."""
        self._columns = columns
        self._is_settling = True
        for place in range(self.count()):
            self.moveSection(self.visualIndex(place), place)
        for place, column in enumerate(columns):
            wanted = self._widths.get(column.name, column.width)
            self.resizeSection(place, self._theme.length(wanted))
        self._is_settling = False
        self.setVisible(bool(columns))

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Take over how wide each column is, beside a 13 px font."""
        self._widths = dict(widths)
        self.set_columns(self._columns)

    @property
    def room(self) -> int:
        """How wide the columns are together, as they were chosen; 0 for none."""
        widths = (self._widths.get(column.name, column.width) for column in self._columns)
        return sum(map(self._theme.length, widths))

    @property
    def widths(self) -> dict[str, int]:
        """How wide each column was dragged, beside a 13 px font."""
        return dict(self._widths)

    def show_sorting(self, name: str | None, descending: bool) -> None:
        """Say what the rows are sorted by."""
        self._sorting = (name, descending) if name else None
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw a head: its words, and how it sorts."""
        if not rect.isValid() or logicalIndex >= len(self._columns):
            return
        column, draw, tokens = self._columns[logicalIndex], self._draw, self._theme.tokens
        is_sorted = self._sorting is not None and self._sorting[0] == column.name
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, tokens.hover if self._is_pointed_at(rect) else tokens.panel)
        painter.setPen(hair(tokens.line))
        below = rect.bottom() + 0.5
        painter.drawLine(QPointF(rect.left(), below), QPointF(rect.right() + 1, below))
        painter.drawLine(
            QPointF(rect.right() + 0.5, rect.top() + draw.px(7)),
            QPointF(rect.right() + 0.5, rect.bottom() - draw.px(7)),
        )
        start = draw.px(EDGE if self.visualIndex(logicalIndex) == 0 else PAD)
        area = QRectF(rect).adjusted(start, 0, -draw.px(PAD), 0)
        self._paint_words(painter, area, column, is_sorted)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, area: QRectF, column: Column, is_sorted: bool
    ) -> None:
        draw, tokens = self._draw, self._theme.tokens
        ink = draw.state if is_sorted else draw.title
        colour = tokens.text if is_sorted else tokens.text_muted
        line = area.center().y() + ink.drop
        gap = draw.px(ARROW[0] + 4) if is_sorted else 0.0
        text = column.heading
        if column.is_right and ink.width(text) + gap <= area.width():
            left = draw.right(painter, ink, colour, text, QPointF(area.right(), line))
            arrow = left - gap
        else:
            at = QPointF(area.left(), line)
            arrow = draw.left(painter, ink, colour, text, at, area.right() - gap) + draw.px(4)
        if is_sorted:
            self._paint_arrow(painter, arrow, area.center().y())

    def _paint_arrow(self, painter: QPainter, left: float, middle: float) -> None:
        width, height = self._draw.px(ARROW[0]), self._draw.px(ARROW[1])
        is_descending = self._sorting is not None and self._sorting[1]
        tip, foot = (height / 2, -height / 2) if is_descending else (-height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.text)
        painter.drawPolygon(
            [
                QPointF(left, middle + foot),
                QPointF(left + width, middle + foot),
                QPointF(left + width / 2, middle + tip),
            ]
        )

    def _is_pointed_at(self, rect: QRect) -> bool:
        return self.underMouse() and rect.contains(self.mapFromGlobal(self.cursor().pos()))

    def _sort(self, place: int) -> None:
        """From the bottom up, then from the top down, then as by hand."""
        name = self._columns[place].name
        before = self._sorting if self._sorting and self._sorting[0] == name else None
        if before is None:
            self.sorting_wanted.emit(name, False)
        elif not before[1]:
            self.sorting_wanted.emit(name, True)
        else:
            self.sorting_wanted.emit(None, False)

    def _note_order(self) -> None:
        if not self._is_settling:
            order = [self._columns[self.logicalIndex(place)].name for place in range(self.count())]
            self.order_wanted.emit(tuple(order))

    def _note_width(self, place: int, _old: int, new: int) -> None:
        is_last = self.visualIndex(place) == self.count() - 1
        if self._is_settling or is_last or place >= len(self._columns):
            return  # the last one has what is left
        self._widths[self._columns[place].name] = round(new * 100 / self._theme.length(100))
        self.widths_changed.emit()
