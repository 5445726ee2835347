"""How a watchlist is shown: its columns, its rows of two lines, and what it is sorted by."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db import watchlist_editing as lists
from db.records import WatchlistRecord
from desktop.actions import Choices, Command, Commands, Entry
from desktop.dialogs.form import open_form
from desktop.models.watchlist_columns import TITLES, USUAL, title
from desktop.panels.editing import Editing
from desktop.panels.selection import Selection
from desktop.store import Store
from desktop.theme import Theme


class WatchlistLooks(Editing):
    """Edits how the shown list is shown."""

    def __init__(self, store: Store, theme: Theme, selection: Selection, parent: QWidget) -> None:
        super().__init__(store, theme, selection, parent)
        self._columns: dict[str, tuple[str, ...]] = {}  # what a list had before its two-line rows

    def commands(self) -> list[Entry]:
        """Its part of the List menu."""
        one = self._has_list
        by_hand = Command(
            "sort_by_hand", self.tr("By &hand"), (), partial(self._sort, None), is_checkable=True
        )
        by_column = (
            Command(
                f"sort_{name}",
                title(name).replace("&", "&&"),
                (),
                partial(self._sort, name),
                is_checkable=True,
                can=one,
            )
            for name in TITLES
        )
        return [
            Command("columns", self.tr("&Columns…"), ("Ctrl+L",), self.ask_columns, can=one),
            Command(
                "two_lines",
                self.tr("Rows of &two lines"),
                (),
                self._turn_rows,
                is_checkable=True,
                can=one,
            ),
            Choices(self.tr("S&ort by"), (by_hand, *by_column), is_exclusive=True),
            Command(
                "sort_downwards",
                self.tr("Sort down&wards"),
                (),
                self._turn_sorting,
                is_checkable=True,
                can=self._is_sorted,
            ),
        ]

    def settle(self, commands: Commands) -> None:
        """Check the commands that are so."""
        shown, actions = self.selection.list, commands.actions
        if shown is None:
            return
        by = f"sort_{shown.sort_by or 'by_hand'}"
        for name, action in actions.items():
            if name.startswith("sort_") and name != "sort_downwards":
                action.setChecked(name == by)
        actions["two_lines"].setChecked(not shown.columns)
        actions["sort_downwards"].setChecked(shown.sort_descending)

    def ask_columns(self) -> None:
        """Ask in which columns the list is shown, and in which order."""
        from desktop.dialogs.watchlist import ColumnsForm

        shown = self.selection.list
        if shown is None:
            return
        choices = [(name, title(name)) for name in TITLES]
        form = ColumnsForm(self.theme, shown.name, choices, self._columns_of(shown), self.window)
        label = self.tr("Columns")
        open_form(form, lambda: self.store.edit(label, lists.set_columns, shown.id, form.columns()))

    def _turn_rows(self) -> None:
        shown = self.selection.list
        if shown is None:
            return
        columns = () if shown.columns else self._columns_of(shown)
        if shown.columns:
            self._columns[shown.uid] = shown.columns
        label = self.tr("Columns") if columns else self.tr("Rows of two lines")
        self.do(label, lists.set_columns, shown.id, columns)

    def _columns_of(self, shown: WatchlistRecord) -> tuple[str, ...]:
        return shown.columns or self._columns.get(shown.uid, USUAL)

    def _sort(self, column: str | None) -> None:
        shown = self.selection.list
        if shown is None:
            return
        downwards = column == shown.sort_by and not shown.sort_descending
        if column is None and shown.sort_by is None:
            return
        self.do(self.tr("Sort list"), lists.set_sorting, shown.id, column, downwards)

    def _turn_sorting(self) -> None:
        shown = self.selection.list
        if shown is not None and shown.sort_by is not None:
            self._sort(shown.sort_by)

    def _has_list(self) -> bool:
        return self.selection.list is not None

    def _is_sorted(self) -> bool:
        return self.selection.list is not None and self.selection.list.sort_by is not None
