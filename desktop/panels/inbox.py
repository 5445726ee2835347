"""The inbox: what is due, what is late and who is silent; it waits and never pops up."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from db import read_marks
from db.database import Database
from db.errors import DatabaseTrouble
from db.timeline import project_timelines
from desktop import wording
from desktop.analysis.inbox import Item, inbox
from desktop.analysis.story import Ref
from desktop.labels import rule
from desktop.models.inbox import InboxModel, InboxRow, Role
from desktop.panels.controls import EmptyState, Entered, ring_round
from desktop.store import Store
from desktop.tasks import Task, Tasks
from desktop.theme import Theme

NAME = "inbox"
ROW = 48
LEISURE = 1200  # ms after a change before it is read again, and after the start
TABLES = frozenset({"company", "project", "milestone", "guidance", "read_mark"})
ICONS = {"passed": "circle-alert", "entered": "calendar-clock", "silent": "hourglass"}
Cell = QModelIndex | QPersistentModelIndex


class InboxPanel(Entered):
    """Reads what is due and late of every company, at leisure and in the background.

    Signals: `opened(int, object)` and `chosen(int, object)`, a company's id and the Ref to choose
    in it (None for none), which `opened` goes to;
    `counted(int)`, how much is unread; `arrived(object)`, unread Items that were not there before;
    `failed(object)`, the trouble that kept it from being read or marked.
    """

    opened = Signal(int, object)
    chosen = Signal(int, object)
    counted = Signal(int)
    arrived = Signal(object)
    failed = Signal(object)

    def __init__(
        self, store: Store, tasks: Tasks, theme: Theme, today: dt.date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._tasks = tasks
        self._theme = theme
        self._today = today
        self._known: frozenset[str] | None = None
        self.model = InboxModel(self)
        self.list = InboxList(theme, self.model, self)
        self.count = QLabel(self)
        self.unread_only = QCheckBox(self.tr("Unread only"), self)
        self.read_all = QPushButton(self.tr("Mark all as read"), self)
        self._pages = QStackedWidget(self)
        self._empty = EmptyState(theme, "circle-check")
        self._later = QTimer(self, singleShot=True, interval=LEISURE)
        self._lay_out()
        self._connect()
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Who looks waits no longer."""
        super().showEvent(event)
        if self._known is None:
            self._later.start(0)

    def read_again(self, tables: frozenset[str]) -> None:
        """Read what changed, at leisure."""
        if tables & TABLES:
            self._later.start(0 if self.isVisible() else LEISURE)

    def turn_read(self, item: Item) -> None:
        """Mark a thing as read, or as unread again."""
        is_unread = item in self.model.unread
        self._mark([item], read=is_unread)

    def mark_all(self) -> None:
        """Mark everything as read."""
        self._mark(list(self.model.unread), read=True)

    def open_item(self, item: Item) -> None:
        """Go to what a thing tells of; that is to have read it."""
        if item in self.model.unread:
            self._mark([item], read=True)
        self.opened.emit(item.company.id, _ref_of(item))

    def _choose(self, item: Item) -> None:
        self.chosen.emit(item.company.id, _ref_of(item))

    def _mark(self, items: list[Item], *, read: bool) -> None:
        if not items:
            return
        act = read_marks.mark_read if read else read_marks.mark_unread
        label = self.tr("Mark as read") if read else self.tr("Mark as unread")
        try:
            self._store.edit(label, act, [item.name for item in items])
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)

    def _read(self) -> None:
        task = self._tasks.run(NAME, partial(read_inbox, self._store.database, self._today))
        if task is None:
            if self._tasks.is_running(NAME):
                self._later.start()
            return
        task.answered.connect(self._take)
        task.failed.connect(self.failed)
        task.start()

    def _take(self, found: tuple[tuple[Item, ...], frozenset[str]]) -> None:
        items, read = found
        current = self.list.currentIndex().data(Role.ITEM)
        self.model.set_items(items, read, self._today)
        names = frozenset(item.name for item in self.model.unread)
        new = names - (self._known or frozenset())
        self._known = names
        self._settle()
        if current is not None:
            self.list.choose(self.model.row_of(current.name))
        if new:
            self.arrived.emit(tuple(item for item in self.model.unread if item.name in new))

    def _settle(self) -> None:
        unread = len(self.model.unread)
        self.counted.emit(unread)
        self.read_all.setEnabled(unread > 0)
        if self._known is None:
            self.count.setText(self.tr("Reading what is due"))
            return  # nobody knows yet that there is nothing
        self.count.setText(
            self.tr("{n} unread of {m}").format(
                n=wording.number(unread, 0), m=wording.number(self.model.count, 0)
            )
        )
        is_empty = self.model.rowCount() == 0
        if self.model.count:
            title = self.tr("All read")
            line = self.tr("What becomes due or late stands here, and waits until you look.")
        else:
            title = self.tr("Nothing is due and nothing is late")
            line = self.tr("Windows that open or pass, and long silences, will stand here.")
        self._empty.set_words(title, line)
        self._pages.setCurrentWidget(self._empty if is_empty else self.list)

    def _narrow(self, only: bool) -> None:
        self.model.show_unread_only(only)
        self._settle()

    def _lay_out(self) -> None:
        length = self._theme.length
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Inbox"))
        title = QLabel(self.tr("Inbox"), self)
        title.setFont(self._theme.font("company", 600))
        self.count.setProperty("tone", "muted")
        for control in (self.unread_only, self.read_all):
            control.setFont(self._theme.font("control"))
        head = QHBoxLayout()
        head.setContentsMargins(length(16), length(9), length(12), length(9))
        head.setSpacing(length(12))
        head.addWidget(title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.unread_only)
        head.addWidget(self.read_all)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._pages, 1)
        self.entrance = self.list
        self._settle()

    def _connect(self) -> None:
        self._later.timeout.connect(self._read)
        self.list.opened.connect(self.open_item)
        self.list.chosen.connect(self._choose)
        self.list.turned.connect(self.turn_read)
        self.unread_only.toggled.connect(self._narrow)
        self.read_all.clicked.connect(self.mark_all)


class InboxList(QListView):
    """Signals, each with an Item: `opened(object)`, to go to; `chosen(object)`, that keys act on;
    `turned(object)`, to mark the other way."""

    opened = Signal(object)
    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self, theme: Theme, model: InboxModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._passed_by = False
        self.setModel(model)
        self.setItemDelegate(InboxDelegate(theme, self))
        self.setAccessibleName(self.tr("What is due and late"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.chosen.emit(index.data(Role.ITEM)))
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(Role.ITEM)))
        theme.changed.connect(self.viewport().update)

    def choose(self, row: int) -> None:
        """Make a row the current one; none where it is not there."""
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the focus is."""
        super().paintEvent(event)
        ring_round(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there; the space bar marks it as read or unread."""
        item = self.currentIndex().data(Role.ITEM)
        if item is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(item)
        elif item is not None and event.key() == Qt.Key.Key_Space:
            self.turned.emit(item)
        else:
            super().keyPressEvent(event)
            self._passed_by = self._passed_by or self.currentIndex().data(Role.ITEM) is not item

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """While an arrow is held down things pass by; the one it stops at is chosen."""
        super().keyReleaseEvent(event)
        if self._passed_by and not event.isAutoRepeat():
            self._passed_by = False
            self.chosen.emit(self.currentIndex().data(Role.ITEM))

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys."""


class InboxDelegate(QStyledItemDelegate):
    """Paints a thing on two lines; what is unread has a dot and stands bold."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Cell) -> QSize:
        return QSize(self._theme.length(200), self._theme.length(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Cell) -> None:
        row = index.data(Role.ROW)
        if not isinstance(row, InboxRow):
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect)
        self._mark(painter, rect, row)
        self._words(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        tokens, state = self._theme.tokens, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.selection if self._view.hasFocus() else tokens.hover)
            edge = QRect(rect.left(), rect.top(), self._theme.length(3), rect.height())
            painter.fillRect(edge, tokens.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.hover)
        painter.setPen(QPen(tokens.line, 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _mark(self, painter: QPainter, rect: QRect, row: InboxRow) -> None:
        tokens, length = self._theme.tokens, self._theme.length
        if not row.is_read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawEllipse(QPointF(rect.left() + length(16), rect.center().y()), 3.5, 3.5)
        ink = tokens.overdue if row.item.kind != "entered" else tokens.guidance
        size, ratio = length(16), painter.device().devicePixelRatioF()
        icon = self._theme.pixmap(ICONS[row.item.kind], ink, size, ratio)
        painter.drawPixmap(QPointF(rect.left() + length(30), rect.top() + length(9)), icon)

    def _words(self, painter: QPainter, rect: QRect, row: InboxRow) -> None:
        tokens, length = self._theme.tokens, self._theme.length
        left, right = rect.left() + length(56), rect.right() - length(16)
        small = self._theme.font("second")
        when = QFontMetricsF(small).horizontalAdvance(row.when)
        painter.setFont(small)
        painter.setPen(tokens.text_muted)
        first = QRectF(left, rect.top() + length(6), right - left, length(18))
        painter.drawText(
            first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.when
        )
        second = QRectF(left, rect.top() + length(25), right - left, length(17))
        self._elided(painter, second, row.facts)
        painter.setFont(self._theme.font("body", 400 if row.is_read else 600))
        painter.setPen(tokens.text)
        first.setRight(right - when - length(12))
        self._elided(painter, first, row.title)

    def _elided(self, painter: QPainter, box: QRectF, words: str) -> None:
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _ref_of(item: Item) -> Ref | None:
    return Ref("milestone", item.milestone.id) if item.milestone else None


def read_inbox(
    database: Database, today: dt.date, task: Task | None = None
) -> tuple[tuple[Item, ...], frozenset[str]]:
    """What is due and late of every company that is not archived, and what of it was read."""
    del task
    with database.reading() as session:
        timelines = project_timelines(session)
        read = read_marks.read_names(session)
    return inbox(timelines, today), read
