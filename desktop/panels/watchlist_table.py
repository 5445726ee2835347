"""The rows of the watchlist: chosen, dragged, sorted, copied and commented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLine,
    QModelIndex,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.charts.marks import hair
from desktop.models.watchlist import Role, WatchlistModel, stretches
from desktop.panels.watchlist_delegate import CompanyDelegate, Stretch
from desktop.panels.watchlist_drag import carried, companies_in, picture
from desktop.panels.watchlist_drawing import EDGE, Drawing
from desktop.panels.watchlist_header import ColumnsHeader
from desktop.theme import Theme

QUIET_MS = 60  # after which what came into sight is asked for

Hint = QAbstractItemDelegate.EndEditHint


class CompanyTable(QTableView):
    """One company of it is shown in the other panes; beside it others can be selected.

    Signals: `chosen(int)`, the company to show; `seen()`, other rows are in sight;
    `dropped(object, object)`, ids of companies of this list and the one they are to stand before
    (None: the end); `refused(str)`, why they can't be dropped here; `copy_asked()`.
    """

    chosen = Signal(int)
    seen = Signal()
    dropped = Signal(object, object)
    refused = Signal(str)
    copy_asked = Signal()

    def __init__(self, theme: Theme, model: WatchlistModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._companies = model
        self._is_settling = False
        self._drop_place: int | None = None
        self.no_drop = ""
        self.delegate = CompanyDelegate(theme, self)
        self.header = ColumnsHeader(theme, self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.seen)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(self.header)
        self._set_up()
        self.fit_columns()
        self.selectionModel().selectionChanged.connect(self._note_choice)
        self.selectionModel().currentChanged.connect(self._note_choice)
        self.verticalScrollBar().valueChanged.connect(self._quiet.start)
        model.modelAboutToBeReset.connect(self.delegate.settle)
        theme.changed.connect(self.viewport().update)

    # -- what is chosen ---------------------------------------------------------------------------

    @property
    def shown(self) -> int | None:
        """The company that is shown in the other panes, whether or not it has a row here."""
        return self.delegate.shown

    def show_company(self, company_id: int | None) -> None:
        """Mark a company as the shown one and select it alone, without a signal."""
        with self.settling(keep=False):
            self.delegate.shown = company_id
        self.viewport().update()

    @contextmanager
    def settling(self, *, keep: bool = True) -> Iterator[None]:
        """Let rows come and go without taking what Qt then selects for the reader's choice.

        Afterwards the same companies are selected, or only the shown one.
        """
        before = self.selected() if keep else ()
        anchor = self._anchor()
        self._is_settling = True
        try:
            yield
            self._settle_choice([i for i in before if self._companies.index_of(i).isValid()])
            self._return_to(anchor)
        finally:
            self._is_settling = False

    def selected(self) -> tuple[int, ...]:
        """The selected companies, from the top down."""
        ranges = self.selectionModel().selection().toList()
        places = {place for chosen in ranges for place in range(chosen.top(), chosen.bottom() + 1)}
        return tuple(self._companies.companies_at(sorted(places)))

    def in_sight(self) -> range:
        """The places of the rows that can be seen, and of a few more."""
        first = max(self.rowAt(0), 0)
        count = self.viewport().height() // max(self.delegate.row_height, 1) + 2
        return range(first, min(first + count, self._companies.rowCount()))

    def _settle_choice(self, companies: Sequence[int]) -> None:
        """Let these be selected, else the shown one, which has the keyboard."""
        model, flag = self._companies, QItemSelectionModel.SelectionFlag
        current = model.index_of(self.shown) if self.shown is not None else QModelIndex()
        if current.isValid():
            current = current.siblingAtColumn(max(self.currentIndex().column(), 0))
            self.selectionModel().setCurrentIndex(current, flag.NoUpdate)
            companies = companies or (self.shown or 0,)
        else:
            self.selectionModel().clearCurrentIndex()
        places = sorted(model.index_of(company).row() for company in companies)
        if tuple(model.companies_at(places)) != self.selected():
            self.selectionModel().select(self._selection(places), flag.ClearAndSelect)

    def _selection(self, places: list[int]) -> QItemSelection:
        model, selection = self._companies, QItemSelection()
        last = model.columnCount() - 1
        for first, end in stretches(places):
            selection.select(model.index(first, 0), model.index(end, last))
        return selection

    def _anchor(self) -> tuple[int, int] | None:
        """The uppermost row in sight: its company, and how far down its top stands."""
        place = self.rowAt(0)
        company = self._companies.company_at(place) if place > 0 else None
        return (company, self.rowViewportPosition(place)) if company is not None else None

    def _return_to(self, anchor: tuple[int, int] | None) -> None:
        index = self._companies.index_of(anchor[0]) if anchor else QModelIndex()
        if anchor is not None and index.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(index.row()) - anchor[1])

    def _note_choice(self, *_: object) -> None:
        """Show the company whose row alone is selected; what is added to it changes nothing."""
        current, ranges = self.currentIndex(), self.selectionModel().selection().toList()
        if self._is_settling or not current.isValid() or len(ranges) != 1:
            return
        alone = ranges[0].top() == ranges[0].bottom() == current.row()
        company = current.data(Role.COMPANY_ID)
        if alone and company != self.shown:
            self.delegate.shown = company
            self.viewport().update()
            self.chosen.emit(company)

    # -- columns ----------------------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Stand in the model's columns: their heads and widths, or rows of two lines."""
        columns = self._companies.columns
        self.delegate.has_cells = bool(columns)
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height)
        bars = Qt.ScrollBarPolicy
        policy = bars.ScrollBarAsNeeded if columns else bars.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self.header.set_columns(columns)
        self._fit_line()

    def _fit_line(self) -> None:
        if not self.delegate.has_cells:
            self.header.resizeSection(0, self.viewport().width())

    # -- the comment ------------------------------------------------------------------------------

    def edit_comment(self, company_id: int) -> None:
        """Open the field of a company's comment at its row."""
        place = self._companies.comment_column
        index = self._companies.index_of(company_id, place)
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def closeEditor(self, editor: QWidget, hint: Hint) -> None:
        """Esc gives up; Tab does not go on to the next comment."""
        if hint == Hint.RevertModelCache:
            self.delegate.give_up()
        is_step = hint in {Hint.EditNextItem, Hint.EditPreviousItem}
        super().closeEditor(editor, Hint.NoHint if is_step else hint)

    # -- keys and the mouse -----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+C before the window does, and F2 on a comment; else F2 renames the company."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_edit = event.key() == Qt.Key.Key_F2 and self._is_on_comment()
            is_ours = is_edit or event.matches(QKeySequence.StandardKey.Copy)
            if is_ours and self.currentIndex().isValid():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, and F2 on a comment, change the comment; Ctrl+C copies."""
        company = self.currentIndex().data(Role.COMPANY_ID)
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # Enter in the field comes by here
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif company is not None and event.key() in EDITING and not event.modifiers():
            self.edit_comment(company)
        else:
            super().keyPressEvent(event)

    def _is_on_comment(self) -> bool:
        columns, column = self._companies.columns, self.currentIndex().column()
        return 0 <= column < len(columns) and columns[column].name == "comment"

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys; finding is the filter's work."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a press below the rows change nothing: one company stays chosen."""
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the comment where it was hit."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_on_comment():
            self.edit_comment(index.data(Role.COMPANY_ID))
        elif index.isValid():
            super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Light up the row that the mouse points at."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._light(self.rowAt(event.position().toPoint().y()))
        elif kind in {QEvent.Type.Leave, QEvent.Type.Wheel}:
            self._light(-1)
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More rows may be in sight, and one of two lines is as wide as there is room."""
        super().resizeEvent(event)
        self._fit_line()
        self._quiet.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what is the same for all rows, paint them, and where a drop would go."""
        self.delegate.is_warm = self.hasFocus() and self.isActiveWindow()
        self.delegate.shown_row = self._companies.index_of(self.shown or 0).row()
        self._paint_rows(event.rect())
        self._paint_rules()
        if self._drop_place is not None:
            self._paint_drop_line(self._drop_place)

    def _paint_rows(self, exposed: QRect) -> None:
        painter = QPainter(self.viewport())
        delegate, model = self.delegate, self._companies
        height, offset = delegate.row_height, self.verticalScrollBar().value()
        first, last = (exposed.top() + offset) // height, (exposed.bottom() + offset) // height
        left, width = -self.horizontalScrollBar().value(), self.header.length()
        stretches = self._stretches(exposed)
        selected, ringed = self._selected_rows(first, last), self._ringed()
        for row in range(max(first, 0), min(last + 1, model.rowCount())):
            area = QRect(left, row * height - offset, width, height)
            ring = self.visualRect(ringed) if row == ringed.row() else None
            delegate.paint_ground(painter, row, area, is_selected=row in selected, ring=ring)
            worded, spark = model.painted(row)
            if delegate.has_cells:
                delegate.paint_cells(painter, worded, spark, area.top(), stretches)
            else:
                delegate.paint_lines(painter, worded, spark, area)

    def _stretches(self, exposed: QRect) -> list[Stretch]:
        """The columns that are exposed, in the order in which they stand."""
        found, header = [], self.header
        for place in range(len(self._companies.columns)):
            number = header.logicalIndex(place)
            left, width = header.sectionViewportPosition(number), header.sectionSize(number)
            if left <= exposed.right() and left + width > exposed.left():
                found.append(Stretch(self._companies.columns[number], left, width, place == 0))
        return found

    def _selected_rows(self, first: int, last: int) -> set[int]:
        ranges = self.selectionModel().selection().toList()
        spans = ((max(r.top(), first), min(r.bottom(), last)) for r in ranges)
        return {row for top, bottom in spans for row in range(top, bottom + 1)}

    def _ringed(self) -> QModelIndex:
        """The cell that keys go to, where the reader goes about by keys."""
        by_keys = self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return self.currentIndex() if by_keys and self.hasFocus() else QModelIndex()

    def _paint_rules(self) -> None:
        """Draw the lines below the rows, all at once; below the shown row it has no margin."""
        height, offset = self.delegate.row_height, self.verticalScrollBar().value()
        inset = self._theme.length(EDGE) - self.horizontalScrollBar().value()
        right = self.header.length() - self.horizontalScrollBar().value()
        lines = []
        for row in self.in_sight():
            y = (row + 1) * height - offset - 1
            lines.append(QLine(0 if row == self.delegate.shown_row else max(inset, 0), y, right, y))
        painter = QPainter(self.viewport())
        painter.setPen(hair(self._theme.tokens.grid))
        painter.drawLines(lines)

    def _light(self, row: int) -> None:
        if row != self.delegate.lit_row:
            for each in (self.delegate.lit_row, row):
                self.viewport().update(self._row_area(each))
            self.delegate.lit_row = row

    def _row_area(self, row: int) -> QRect:
        top = self.rowViewportPosition(row)
        return QRect(0, top, self.viewport().width(), self.rowHeight(row))

    # -- dragging ---------------------------------------------------------------------------------

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Carry the selected companies, to another place here or to another list."""
        companies = self.selected()
        if not companies:
            return
        names = [self._companies.row(company).short_name for company in companies]
        drag = QDrag(self)
        drag.setMimeData(carried(companies, names))
        drag.setPixmap(picture(Drawing(self._theme), names, self.devicePixelRatioF()))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what comes from here; where it has no place, say why."""
        companies = companies_in(event.mimeData())
        if not companies or not all(map(self._companies.holds, companies)):
            event.ignore()
        elif self.no_drop:
            self.refused.emit(self.no_drop)
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        self._show_drop_line(self._place_at(event.position().y()))
        self._scroll_at(event.position().y())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It goes elsewhere."""
        self._show_drop_line(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it where the line is."""
        companies = companies_in(event.mimeData())
        place = self._place_at(event.position().y())
        self._show_drop_line(None)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        if companies:
            self.dropped.emit(companies, self._companies.before(place, companies))

    def _place_at(self, y: float) -> int:
        """The row that something let go at this height stands above."""
        height = self.delegate.row_height
        offset = y + self.verticalScrollBar().value() + height / 2
        return max(0, min(int(offset // height), self._companies.rowCount()))

    def _scroll_at(self, y: float) -> None:
        """Go on up or down where it is held at an edge."""
        margin, bar = self._theme.length(24), self.verticalScrollBar()
        if y < margin:
            bar.setValue(bar.value() - margin)
        elif y > self.viewport().height() - margin:
            bar.setValue(bar.value() + margin)

    def _show_drop_line(self, place: int | None) -> None:
        if place != self._drop_place:
            self._drop_place = place
            self.viewport().update()

    def _paint_drop_line(self, place: int) -> None:
        y = place * self.delegate.row_height - self.verticalScrollBar().value()
        y = min(max(y, 1), self.viewport().height() - 2)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.tokens.accent, 2))
        reach = self._theme.length(3)
        painter.drawEllipse(QPointF(reach + 2, y), reach, reach)
        painter.drawLine(QPointF(2 * reach + 2, y), QPointF(self.viewport().width(), y))

    # -- set-up -----------------------------------------------------------------------------------

    def _set_up(self) -> None:
        view = QAbstractItemView
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        self.setAccessibleName(self.tr("Companies"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(view.DragDropMode.DragDrop)


EDITING = {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}
