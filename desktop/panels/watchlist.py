"""The left pane: the companies of one list, a filter over them, and which of them is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from db.records import WatchlistRecord, WatchlistRow
from desktop.labels import rule
from desktop.models.watchlist import WatchlistModel
from desktop.models.watchlist_columns import title
from desktop.models.watchlist_copy import copied
from desktop.panels.controls import EmptyState, Entered, FilterField
from desktop.panels.watchlist_delegate import CompanyDelegate
from desktop.panels.watchlist_head import WatchlistHead
from desktop.panels.watchlist_header import ColumnsHeader
from desktop.panels.watchlist_table import CompanyTable
from desktop.theme import Theme
from desktop.wording import number


class WatchlistPanel(Entered):
    """The watchlist.

    Signals:
        company_chosen: the reader chose another company; its id.
        closes_wanted: companies came into sight whose closes of a year are not here; their ids.
        tags_wanted: the filter is used, and the tags of notes are not here.
        copied: so many rows were put on the clipboard.
        list_shown: another list is shown now, in columns of its own.
        room_wanted: how wide the columns are together, 0 for rows of two lines.
    """

    company_chosen = Signal(int)
    closes_wanted = Signal(object)
    tags_wanted = Signal()
    copied = Signal(int)
    list_shown = Signal()
    room_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._has_tags = False
        self._list: str | None = None
        self._columns: tuple[str, ...] = ()
        self._sorting: tuple[str | None, bool] = (None, False)
        self._model = WatchlistModel(self)
        self.head = WatchlistHead(theme, self)
        self._filter = FilterField(theme, "/")
        self._view = CompanyTable(theme, self._model)
        self.empty = EmptyState(theme, "building-2")
        self._unmatched = EmptyState(theme, "list-filter", self.tr("Clear filter"))
        self._stack = QStackedLayout()
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_page()

    @property
    def view(self) -> CompanyTable:
        """The rows."""
        return self._view

    @property
    def delegate(self) -> CompanyDelegate:
        """What paints the rows and edits their comments."""
        return self._view.delegate

    @property
    def header(self) -> ColumnsHeader:
        """The heads of the columns."""
        return self._view.header

    def set_list_name(self, name: str, count: int) -> None:
        """Say which list this is and how many companies it holds."""
        self.head.set_list(name, count)

    def say_empty(self, title: str, line: str, act: str) -> None:
        """What is said where the list holds no company, and what the button does then."""
        self.empty.set_words(title, line)
        self.empty.button.setText(act)
        self.empty.button.show()

    def set_rows(self, rows: Sequence[WatchlistRow], today: dt.date) -> None:
        """Show these companies as they stand on `today`; what was chosen stays so."""
        with self._view.settling():
            self._model.set_rows(rows, today)
        self._show_page()
        self._ask_for_closes()

    def show_list(self, shown: WatchlistRecord) -> None:
        """Stand in a list's columns and sorting, and let its rows be dragged where that can be."""
        if shown.columns != self._columns:
            self.set_columns(shown.columns)
        if (shown.sort_by, shown.sort_descending) != self._sorting:
            self.set_sorting(shown.sort_by, shown.sort_descending)
        self._view.no_drop = self._why_no_drop(shown)
        if shown.uid != self._list:
            self._list = shown.uid
            self.list_shown.emit()
        self.room_wanted.emit(self.header.room)

    def set_columns(self, names: Sequence[str]) -> None:
        """Show these columns, or rows of two lines where there are none."""
        self._columns = tuple(names)
        with self._view.settling():
            self._model.set_columns(names)
            self._view.fit_columns()
        self._ask_for_closes()

    def set_sorting(self, name: str | None, descending: bool) -> None:
        """Show the rows by what a column stands for, or in the order by hand."""
        self._sorting = name, descending
        with self._view.settling():
            self._model.sort_by(name, descending)
        self.header.show_sorting(name, descending)

    def set_closes(self, closes: Mapping[int, tuple[float, ...]]) -> None:
        """Take the closes of a year of some companies, by their ids."""
        self._model.set_closes(closes)

    def set_tags(self, tags: Mapping[int, Sequence[str]]) -> None:
        """Let the filter find companies by the tags of their notes, by the company's id."""
        self._has_tags = True
        with self._view.settling():
            self._model.set_tags(tags)
        self._show_page()

    def forget_tags(self) -> None:
        """Ask for the tags again when they are needed: the notes are others."""
        self._has_tags = False
        if self._filter.text():
            self.tags_wanted.emit()

    def choose_company(self, company_id: int) -> None:
        """Mark this company as chosen, without a signal; at once or when its row comes."""
        self._view.show_company(company_id)
        index = self._model.index_of(company_id)
        if index.isValid():
            self._view.scrollTo(index.siblingAtColumn(max(self._view.currentIndex().column(), 0)))

    def chosen_company(self) -> int | None:
        """The id of the chosen company, also where the filter hides it; None if none is."""
        shown = self._view.shown
        return shown if shown is not None and self._model.holds(shown) else None

    def selected_companies(self) -> tuple[int, ...]:
        """The companies whose rows are selected, from the top down; the chosen one if none is."""
        shown = self.chosen_company()
        return self._view.selected() or (() if shown is None else (shown,))

    def row(self, company_id: int) -> WatchlistRow | None:
        """What is known of a company of the list; None if it isn't one."""
        return self._model.row(company_id) if self._model.holds(company_id) else None

    def edit_comment(self, company_id: int | None = None) -> None:
        """Open the field of a company's comment at its row; else that of the chosen company."""
        wanted = self.chosen_company() if company_id is None else company_id
        if wanted is not None:
            if not self._model.index_of(wanted).isValid():
                self._filter.clear()
            self._view.edit_comment(wanted)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, as a table."""
        companies = self.selected_companies()
        rows = [self._model.worded(company) for company in companies]
        if rows:
            QGuiApplication.clipboard().setMimeData(copied(rows, self._model.columns))
            self.copied.emit(len(rows))

    def neighbour(self, company_id: int, by: int) -> int | None:
        """The company so many rows below (above if negative) that the filter lets through."""
        place = self._model.index_of(company_id).row()
        return self._model.company_at(place + by) if place >= 0 else None

    def step(self, by: int) -> None:
        """Choose the company so many rows further down (up if negative), no further than the end.

        Where nothing shown is chosen, it is the first one, or the last one upwards.
        """
        count = self._model.rowCount()
        if not count:
            return
        place = self._model.index_of(self._view.shown or 0).row()
        if place < 0:
            place = -1 if by > 0 else count
        self._choose_row(min(max(place + by, 0), count - 1))

    def stand_as_opened(self) -> None:
        """Show the chosen company among all, with the keys in the list."""
        self._filter.clear()
        shown = self.chosen_company()
        if shown is not None:
            self.choose_company(shown)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Let the reader type into the filter, over what stands in it."""
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _set_up(self) -> None:
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Watchlist"))
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter companies"))
        self._filter.setAccessibleDescription(
            self.tr("Shows the companies of which these words are told anywhere in the list")
        )
        self.entrance = self._view

    def _lay_out(self) -> None:
        length = self._theme.length
        field = QHBoxLayout()
        field.setContentsMargins(length(12), 0, length(12), length(8))
        field.addWidget(self._filter)
        self._filter.setFixedHeight(length(28))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(field)
        column.addWidget(rule())
        column.addLayout(self._stack, 1)
        for page in (self._view, self.empty, self._unmatched):  # in its place, or it is a window
            self._stack.addWidget(page)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self.narrow)
        self._filter.left.connect(self._enter_list)
        self._filter.accepted.connect(self._choose_first)
        self._unmatched.acted.connect(self._filter.clear)
        self._view.chosen.connect(self.company_chosen)
        self._view.seen.connect(self._ask_for_closes)
        self._view.copy_asked.connect(self.copy)

    def _why_no_drop(self, shown: WatchlistRecord) -> str:
        """Why the rows can't be put in another order by hand; nothing where they can."""
        if shown.rule is not None:
            words = self.tr("“{name}” is filled by its rule, which also orders it")
            return words.format(name=shown.name)
        if shown.sort_by is None:
            return ""
        words = self.tr("“{name}” is sorted by “{column}”: choose the order by hand to drag rows")
        return words.format(name=shown.name, column=title(shown.sort_by))

    def _ask_for_closes(self) -> None:
        """Ask for what the sparklines in sight lack."""
        columns = self._model.columns
        if columns and "sparkline" not in {column.name for column in columns}:
            return
        lacking = self._model.without_closes(self._view.in_sight())
        if lacking:
            self.closes_wanted.emit(lacking)

    def narrow(self, text: str) -> None:
        """Show only the companies of which all these words are told."""
        if text and not self._has_tags:
            self.tags_wanted.emit()
        with self._view.settling():
            self._model.look_for(text)
        self._show_page()
        self._ask_for_closes()

    def _enter_list(self) -> None:
        self._view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self._view.currentIndex().isValid():
            self.step(1)

    def _choose_first(self) -> None:
        if self._filter.text() and self._model.rowCount():
            self._choose_row(0)
        self._enter_list()

    def _choose_row(self, row: int) -> None:
        column = max(self._view.currentIndex().column(), 0)
        self._view.setCurrentIndex(self._model.index(row, column))

    def _show_page(self) -> None:
        page = self._stack.currentWidget()
        assert page is not None
        had_focus = _holds(page, self.window().focusWidget())
        hidden = self._model.total
        if self._model.rowCount():
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
        self.entrance = self.empty.button if is_empty else self._view
        if had_focus and self._stack.currentWidget() is not page:
            self.setFocus()  # else it goes wherever Qt finds the next control


def _holds(page: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (focused is page or page.isAncestorOf(focused))
