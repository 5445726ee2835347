"""The left pane: the companies of one list, a filter over them, and which of them is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from db.records import WatchlistRow
from desktop.models.watchlist import Role, WatchlistFilter, WatchlistModel
from desktop.panels.controls import EmptyState, FilterField
from desktop.panels.watchlist_delegate import RowDelegate
from desktop.panels.watchlist_head import WatchlistHead
from desktop.theme import Theme
from desktop.wording import number


class CompanyList(QListView):
    """A list in which one row stays chosen, wherever the mouse is pressed."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys; finding is the filter's work."""


class WatchlistPanel(QWidget):
    """The watchlist.

    Signals:
        company_chosen: the reader chose another company; its id.
    """

    company_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen: int | None = None
        self._is_settling = False
        self._model = WatchlistModel(self)
        self._shown = WatchlistFilter(self._model, self)
        self.head = WatchlistHead(theme, self)
        self._filter = FilterField(theme, "/")
        self._view = CompanyList()
        self.empty = EmptyState(theme, "building-2")
        self._unmatched = EmptyState(theme, "list-filter", self.tr("Clear filter"))
        self._stack = QStackedLayout()
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_page()

    @property
    def view(self) -> QListView:
        """The rows."""
        return self._view

    def set_list_name(self, name: str, count: int) -> None:
        """Say which list this is and how many companies it holds."""
        self.head.set_list(name, count)

    def say_empty(self, title: str, line: str, act: str) -> None:
        """What is said where the list holds no company, and what the button does then."""
        self.empty.set_words(title, line)
        self.empty.button.setText(act)
        self.empty.button.show()

    def set_rows(self, rows: tuple[WatchlistRow, ...], today: dt.date) -> None:
        """Show these companies as they stand on `today`; what was chosen stays so."""
        with self._settling():
            self._model.set_rows(rows, today)
        self._show_page()

    def choose_company(self, company_id: int) -> None:
        """Mark this company as chosen, without a signal; at once or when its row comes."""
        with self._settling():
            self._chosen = company_id
        index = self._index_of(company_id)
        if index.isValid():
            self._view.scrollTo(index)

    def chosen_company(self) -> int | None:
        """The id of the chosen company, also where the filter hides it; None if none is."""
        if self._chosen is None or not self._model.index_of(self._chosen).isValid():
            return None
        return self._chosen

    def neighbour(self, company_id: int, by: int) -> int | None:
        """The company so many rows below (above if negative) that the filter lets through."""
        index = self._index_of(company_id)
        beside = index.siblingAtRow(index.row() + by) if index.isValid() else index
        return beside.data(Role.COMPANY_ID) if beside.isValid() else None

    def step(self, by: int) -> None:
        """Choose the company so many rows further down (up if negative), no further than the end.

        Where nothing shown is chosen, it is the first one, or the last one upwards.
        """
        count = self._shown.rowCount()
        if not count:
            return
        current = self._view.currentIndex()
        if current.isValid():
            row = min(max(current.row() + by, 0), count - 1)
        else:
            row = 0 if by > 0 else count - 1
        self._view.setCurrentIndex(self._shown.index(row, 0))

    def focus_filter(self) -> None:
        """Let the reader type into the filter, over what stands in it."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _set_up(self) -> None:
        theme = self._theme
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Watchlist"))
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter companies"))
        self._filter.setAccessibleDescription(
            self.tr("Shows the companies with these words in name, ticker or project")
        )
        view = self._view
        view.setModel(self._shown)
        view.setItemDelegate(RowDelegate(theme, view))
        view.setAccessibleName(self.tr("Companies"))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(view)

    def _lay_out(self) -> None:
        length = self._theme.length
        field = QHBoxLayout()
        field.setContentsMargins(length(12), 0, length(12), length(8))
        field.addWidget(self._filter)
        self._filter.setFixedHeight(length(28))
        rule = QFrame()
        rule.setProperty("kind", "rule")
        rule.setFixedHeight(1)
        for page in (self._view, self.empty, self._unmatched):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(field)
        column.addWidget(rule)
        column.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._narrow)
        self._filter.left.connect(self._enter_list)
        self._filter.accepted.connect(self._choose_first)
        self._unmatched.acted.connect(self._filter.clear)
        self._view.selectionModel().currentChanged.connect(self._note_choice)
        self._theme.changed.connect(self._view.viewport().update)

    @contextmanager
    def _settling(self) -> Iterator[None]:
        """Let rows come and go without taking what Qt then marks for the reader's choice."""
        self._is_settling = True
        try:
            yield
            index = self._index_of(self._chosen)
            if index.isValid():
                self._view.setCurrentIndex(index)
            else:
                self._view.selectionModel().clear()
        finally:
            self._is_settling = False

    def _index_of(self, company_id: int | None) -> QModelIndex:
        if company_id is None:
            return QModelIndex()
        return self._shown.mapFromSource(self._model.index_of(company_id))

    def _note_choice(self, current: QModelIndex) -> None:
        if self._is_settling or not current.isValid():
            return
        self._chosen = current.data(Role.COMPANY_ID)
        self.company_chosen.emit(self._chosen)

    def _narrow(self, text: str) -> None:
        with self._settling():
            self._shown.look_for(text)
        self._show_page()

    def _enter_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._view.currentIndex().isValid():
            self.step(1)

    def _choose_first(self) -> None:
        if self._filter.text() and self._shown.rowCount():
            index = self._shown.index(0, 0)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._view.selectionModel().setCurrentIndex(index, flag)
        self._enter_list()

    def _show_page(self) -> None:
        hidden = self._model.rowCount()
        if self._shown.rowCount():
            self._stack.setCurrentWidget(self._view)
        elif not hidden:
            self._stack.setCurrentWidget(self.empty)
        else:
            title = self.tr("Nothing matches “{text}”").format(text=self._filter.text().strip())
            line = (
                self.tr("1 company is hidden by the filter.")
                if hidden == 1
                else self.tr("{n} companies are hidden by the filter.").format(n=number(hidden, 0))
            )
            self._unmatched.set_words(title, line)
            self._stack.setCurrentWidget(self._unmatched)
        is_empty = self._stack.currentWidget() is self.empty
        self.setFocusProxy(self.empty.button if is_empty else self._view)
