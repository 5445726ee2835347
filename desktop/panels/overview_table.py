"""The table of all projects: words at the left, each project's lane at the right, one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop import wording
from desktop.analysis.slip import MilestoneState
from desktop.charts.lane_strip import Strip, StripPainter, extent_of, strip_of
from desktop.charts.time_axis import ticks
from desktop.charts.time_scale import TimeRange, day_at, middle_of
from desktop.models.overview import Column, Heading, LaneRow, OverviewModel, Role, headings
from desktop.panels.controls import ring_round
from desktop.theme import Theme

ROW, HEAD = 23, 34
PAD = 8
EDGE = 3  # the accent edge of a chosen row
WIDTHS = {
    Column.PROJECT: 188,
    Column.NEXT: 184,
    Column.WORDS: 146,
}
FIXED = (Column.STATE, Column.TARGETS, Column.SLIP)
LONG = (Column.PROJECT, Column.NEXT, Column.WORDS)  # in the order in which they stay
LEAST_LONG = 0.62  # of their widths, below which the last of them is left out
MOST_LONG = 1.8
LEAST_LANE = 260
Cell = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints headings across, cells, and the lanes."""

    def __init__(self, theme: Theme, strips: StripPainter, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._strips = strips
        self._view = view
        self.grid: Sequence[date] = ()
        self._kept: dict[tuple[int, int], tuple[LaneRow, Strip]] = {}
        self._plain = theme.font("control")
        self._strong = theme.font("control", 600)
        self._small = theme.font("caption")

    def strip(self, row: LaneRow) -> Strip:
        """What a row draws; worked out when it is first seen."""
        known = self._kept.get(row.lane.key)
        if known is not None and known[0] is row:
            return known[1]
        made = strip_of(row.lane.milestones, row.lane.next, row.is_late)
        self._kept[row.lane.key] = row, made
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: Cell) -> QSize:
        return QSize(self._theme.length(80), self._theme.length(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        row = index.data(Role.ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._heading(painter, rect, row, index.column())
        elif isinstance(row, LaneRow):
            self._cell(painter, option, rect, row, Column(index.column()))
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, row: Heading, column: int) -> None:
        tokens = self._theme.tokens
        painter.fillRect(rect, tokens.window)
        if column == Column.LANE:
            self._strips.lines(painter, QRectF(rect), ())
        if column != 0:
            return
        ink = tokens.overdue if row.is_late else tokens.text_muted
        size = self._theme.length(14)
        left: float = rect.left() + self._theme.length(PAD + 4)
        middle = rect.center().y() + 1
        ratio = painter.device().devicePixelRatioF()
        icon = self._theme.pixmap(row.icon, ink, size, ratio)
        painter.drawPixmap(QPointF(left, middle - size / 2), icon)
        painter.setClipping(False)  # the words of a heading run over the cells beside it
        left += size + self._theme.length(6)
        painter.setFont(self._strong)
        painter.setPen(tokens.text)
        base = middle + QFontMetricsF(self._strong).capHeight() / 2
        painter.drawText(QPointF(left, base), row.words)
        left += QFontMetricsF(self._strong).horizontalAdvance(row.words) + self._theme.length(8)
        painter.setPen(tokens.text_muted)
        painter.setFont(self._plain)
        painter.drawText(QPointF(left, base), wording.number(row.count, 0))

    def _cell(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        row: LaneRow,
        column: Column,
    ) -> None:
        ground = self._ground(option)
        if column == Column.LANE:
            box = QRectF(rect)
            self._strips.ground(painter, box, ground)
            self._strips.lines(painter, box, self.grid)
            self._strips.paint(painter, self.strip(row), box)
        else:
            painter.fillRect(rect, ground)
            self._words(painter, rect, row, column)
        painter.setPen(QPen(self._theme.tokens.grid, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        state: QStyle.StateFlag = option.state
        if column == 0 and state & QStyle.StateFlag.State_Selected:
            edge = QRect(rect.left(), rect.top(), self._theme.length(EDGE), rect.height())
            painter.fillRect(edge, self._theme.tokens.accent)

    def _ground(self, option: QStyleOptionViewItem) -> QColor:
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            return tokens.selection if self._view.hasFocus() else tokens.hover
        return tokens.hover if state & QStyle.StateFlag.State_MouseOver else tokens.panel

    def _words(self, painter: QPainter, rect: QRect, row: LaneRow, column: Column) -> None:
        tokens, pad = self._theme.tokens, self._theme.length(PAD)
        box = rect.adjusted(pad + (self._theme.length(4) if column == 0 else 0), 0, -pad, 0)
        painter.setFont(self._strong if column in {Column.PROJECT, Column.STATE} else self._plain)
        painter.setPen(tokens.text)
        if column == Column.WORDS or (column == Column.NEXT and row.lane.next is None):
            painter.setPen(tokens.text_muted)
        late = column in {Column.STATE, Column.SLIP} and row.cells[column].startswith("+")
        if column == Column.STATE and row.is_late:
            late = True
            box = self._late_icon(painter, box)
        elif column == Column.STATE:
            painter.setFont(self._plain)
        if late:
            painter.setPen(tokens.overdue)
        if column == Column.PROJECT:
            box = self._ticker(painter, box, row.ticker)
            painter.setFont(self._strong)
            painter.setPen(tokens.text)
        right = column in {Column.TARGETS, Column.SLIP}
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        metrics = painter.fontMetrics()
        words = metrics.elidedText(row.cells[column], Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _late_icon(self, painter: QPainter, box: QRect) -> QRect:
        size, ratio = self._theme.length(14), painter.device().devicePixelRatioF()
        icon = self._theme.pixmap("circle-alert", self._theme.tokens.overdue, size, ratio)
        painter.drawPixmap(QPointF(box.left(), box.center().y() + 1 - size / 2), icon)
        return box.adjusted(size + self._theme.length(5), 0, 0, 0)

    def _ticker(self, painter: QPainter, box: QRect, ticker: str) -> QRect:
        painter.setFont(self._small)
        painter.setPen(self._theme.tokens.text_muted)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, ticker)
        width = painter.fontMetrics().horizontalAdvance(ticker) + self._theme.length(8)
        return box.adjusted(0, 0, -width, 0)


class AxisHeader(QHeaderView):
    """The headings; over the lanes it names the time."""

    def __init__(self, theme: Theme, time: TimeRange, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._theme = theme
        self._time = time
        self._today = date.min
        self._is_past = False
        self.setFixedHeight(theme.length(HEAD))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def set_today(self, today: date, *, is_past: bool = False) -> None:
        """Name this day; `is_past` says that it is looked back to."""
        self._today, self._is_past = today, is_past
        self.viewport().update()

    @property
    def day_words(self) -> str:
        """What the day is called."""
        if not self._is_past:
            return self.tr("Today")
        return self.tr("As of {day}").format(day=wording.day(self._today))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if logicalIndex != Column.LANE:
            super().paintSection(painter, rect, logicalIndex)
            return
        tokens = self._theme.tokens
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, tokens.panel)
        font = self._theme.font("caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        base = rect.center().y() + metrics.capHeight() / 2
        for tick in ticks(
            self._time.first, self._time.last, rect.width(), metrics.horizontalAdvance
        ):
            x = rect.left() + self._time.to_pixel(tick.x, rect.width())
            painter.setPen(QPen(tokens.line, 0))
            painter.drawLine(QPointF(x, rect.center().y() + 8), QPointF(x, rect.bottom()))
            painter.setPen(tokens.text if tick.rank == 2 else tokens.text_muted)
            painter.drawText(QPointF(x + 5, base), tick.text)
        self._pill(painter, rect)
        painter.setPen(QPen(tokens.line, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _pill(self, painter: QPainter, rect: QRect) -> None:
        x = rect.left() + self._time.to_pixel(middle_of(self._today), rect.width())
        if not rect.left() <= x <= rect.right():
            return
        words = self.day_words
        font, length = self._theme.font("caption", 600), self._theme.length
        width = QFontMetricsF(font).horizontalAdvance(words) + length(14)
        left = min(max(x - width / 2, rect.left()), rect.right() - width)
        box = QRectF(left, rect.center().y() - length(9), width, length(18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.today)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self._theme.tokens.on_today)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


class OverviewTable(QTableView):
    """Signals: `lane_chosen(object)` and `lane_opened(object)`, a LaneRow; `sort_asked(int)`."""

    lane_chosen = Signal(object)
    lane_opened = Signal(object)
    sort_asked = Signal(int)

    def __init__(
        self, theme: Theme, time: TimeRange, model: OverviewModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._time = time
        self._rows = model
        self._dragged: float | None = None
        self._is_held = False  # an arrow, so that it repeats
        self._strips = StripPainter(theme, time)
        self.axis = AxisHeader(theme, time, self)
        self._delegate = RowDelegate(theme, self._strips, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(self.axis)
        self._set_up()
        self.axis.sectionClicked.connect(self.sort_asked)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.clicked.connect(self._tell)  # the lane that is marked already, too
        self.doubleClicked.connect(self._open)
        time.changed.connect(self._redraw)
        theme.changed.connect(self._redraw)

    def set_today(self, today: date, *, is_past: bool = False) -> None:
        """Let the future begin at this day; `is_past` says that it is looked back to."""
        self._strips.set_today(today)
        self.axis.set_today(today, is_past=is_past)

    def choose(self, key: tuple[int, int] | None) -> None:
        """Mark a lane, without a signal; one that is not shown marks none."""
        blocked = self.selectionModel().blockSignals(True)
        row = self._rows.row_of(key)
        if row < 0:
            self.clearSelection()
        else:
            self.setCurrentIndex(self._rows.index(row, 0))
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def extent(self, today: date) -> tuple[float, float]:
        """The first and the last moment of anything in the lanes, in seconds, today included."""
        return extent_of([self._delegate.strip(row) for row in self._rows.lane_rows()], today)

    def lane_width(self) -> int:
        """The width of the lanes in pixels."""
        return self.columnWidth(Column.LANE)

    # -- hands ------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms the time around the pointer; else the rows scroll."""
        x = self._over_lanes(event.position())
        if x is None or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        around = self._time.from_pixel(x, self.lane_width())
        self._time.zoom(1.0015 ** event.angleDelta().y(), around)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = self._over_lanes(event.position())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag over the lanes pans the time."""
        x = self._over_lanes(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._dragged is not None:
            if x is not None:
                self._time.pan((self._dragged - x) / max(self.lane_width(), 1))
                self._dragged = x
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged = None
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the focus is."""
        super().paintEvent(event)
        ring_round(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the company; left and right pan; Ctrl+C copies the table.

        While an arrow is held down the lanes pass by; the one it stops at is chosen.
        """
        self._is_held = event.isAutoRepeat()
        pans = {Qt.Key.Key_Left: -0.1, Qt.Key.Key_Right: 0.1}
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setMimeData(self._copied())
        elif key in pans:
            self._time.pan(pans[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if self._is_held and not event.isAutoRepeat():
            self._is_held = False
            self._tell(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _over_lanes(self, place: QPointF) -> float | None:
        left = self.columnViewportPosition(Column.LANE)
        x = place.x() - left
        return x if 0 <= x <= self.lane_width() else None

    def _copied(self) -> QMimeData:
        data = QMimeData()
        data.setText("\n".join("\t".join(cells) for cells in self._rows.as_table()))
        return data

    def _tell(self, current: QModelIndex) -> None:
        row = current.data(Role.ROW)
        is_chosen = self.selectionModel().isSelected(current)  # not where only the focus came in
        if isinstance(row, LaneRow) and is_chosen and not self._is_held:
            self.lane_chosen.emit(row)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, LaneRow):
            self.lane_opened.emit(row)

    # -- how it looks -----------------------------------------------------------------------------

    def _redraw(self) -> None:
        width = self.lane_width()
        metrics = QFontMetricsF(self._theme.font("caption"))
        found = ticks(self._time.first, self._time.last, width, metrics.horizontalAdvance)
        self._delegate.grid = [day_at(tick.x) for tick in found]
        self.viewport().update()
        self.axis.viewport().update()

    def _share_width(self) -> None:
        """The words have what the design gives them, or a third of a wide table.

        What is long gives way to the lanes.
        """
        length, room = self._theme.length, self.viewport().width()
        widths = {column: length(width) for column, width in WIDTHS.items()} | self._fixed_widths()
        fixed = sum(widths[column] for column in FIXED)
        left = room - fixed - length(LEAST_LANE)
        shown = LONG if left >= LEAST_LONG * sum(widths[column] for column in LONG) else LONG[:2]
        self.setColumnHidden(Column.WORDS, Column.WORDS not in shown)
        whole = sum(widths[column] for column in shown)
        share = max(min(1.0, max(0.5, left / whole)), min(MOST_LONG, (room - fixed) / 3 / whole))
        for column in (*FIXED, *shown):
            width = widths[column]
            self.setColumnWidth(column, width if column in FIXED else int(width * share))
        taken = sum(self.columnWidth(column) for column in (*FIXED, *shown))
        self.setColumnWidth(Column.LANE, max(room - taken, length(80)))
        self._redraw()

    def _fixed_widths(self) -> dict[Column, int]:
        """What is never cut: as wide as its longest words in this font."""
        strong = QFontMetricsF(self._theme.font("control", 600))
        pads = self._theme.length(2 * PAD + 6)
        late = strong.horizontalAdvance(wording.state(MilestoneState("overdue", 729)))
        heads = [strong.horizontalAdvance(words) for words in headings()]
        slip = max(strong.horizontalAdvance(wording.slip(9999)), heads[Column.SLIP])
        widths = {
            Column.STATE: late + self._theme.length(19),
            Column.TARGETS: heads[Column.TARGETS],
            Column.SLIP: slip,
        }
        return {column: round(width) + pads for column, width in widths.items()}

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("All projects"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().hide()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(self._theme.length(ROW))
        rows.setDefaultSectionSize(self._theme.length(ROW))
        self.axis.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
