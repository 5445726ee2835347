"""What is done in the rows of the watchlist is written, and what they lack is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from db import company_editing, notes, quotes, watchlist_editing, watchlist_rows
from db.errors import DatabaseTrouble
from desktop.actions import Command, Entry
from desktop.panels.selection import Selection
from desktop.panels.watchlist import WatchlistPanel
from desktop.settings import Setting, Settings
from desktop.store import Store
from desktop.wording import number

COMMENT = "comment:"


class WatchlistActs(QObject):
    """Comments, sorts and orders the companies of the shown list.

    Signals: `failed(object)`, the trouble that kept an act from being done: what was typed stays;
    `told(str)`, what became of one.
    """

    failed = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        store: Store,
        selection: Selection,
        panel: WatchlistPanel,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._selection = selection
        self._panel = panel
        self._settings = settings
        self._unsaved: dict[int, str] = {}
        panel.delegate.draft_of = self._draft
        panel.delegate.written.connect(self._write_comment)
        panel.delegate.typed.connect(self._keep_comment)
        panel.delegate.left.connect(self._leave_comment)
        panel.header.sorting_wanted.connect(self.sort)
        panel.header.order_wanted.connect(self._set_columns)
        panel.header.widths_changed.connect(self._keep_widths)
        panel.list_shown.connect(self._restore_widths)
        panel.closes_wanted.connect(self._read_closes)
        panel.tags_wanted.connect(self._read_tags)
        panel.copied.connect(self._tell_copied)
        panel.view.dropped.connect(self._move)
        panel.view.refused.connect(self.told)

    def commands(self) -> list[Entry]:
        """Its part of the List menu."""
        can, edit, copy = self._has_company, self.tr("Edit the &comment"), self.tr("Cop&y the rows")
        return [
            Command("comment", edit, ("Ctrl+Shift+M",), self._panel.edit_comment, can=can),
            Command("copy_rows", copy, ("Ctrl+Shift+C",), self._panel.copy, can=can),
        ]

    def sort(self, column: str | None, descending: bool) -> None:
        """Sort the shown list by a column, or let it stand in the order by hand."""
        shown = self._selection.list
        if shown is not None:
            label = self.tr("Sort list") if column else self.tr("Order list by hand")
            self._do(label, watchlist_editing.set_sorting, shown.id, column, descending)

    def _set_columns(self, names: Sequence[str]) -> None:
        shown = self._selection.list
        if shown is None:
            return
        unknown = [name for name in shown.columns if name not in names]
        label = self.tr("Move column")
        if not self._do(label, watchlist_editing.set_columns, shown.id, [*names, *unknown]):
            self._panel.show_list(shown)

    def _move(self, company_ids: Sequence[int], before_id: int | None) -> None:
        shown = self._selection.list
        if shown is not None:
            one = len(company_ids) == 1
            label = self.tr("Move company") if one else self.tr("Move companies")
            self._do(label, watchlist_editing.move, shown.id, company_ids, before_id)

    def _do(self, label: str, act: Callable[..., object], *args: object) -> bool:
        """Do an act; whether it was done. Trouble is told."""
        try:
            self._store.edit(label, act, *args)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return False
        return True

    # -- comments ---------------------------------------------------------------------------------

    def _write_comment(self, company_id: int, comment: str) -> None:
        self._keep_comment(company_id, comment)
        label = self.tr("Edit comment")
        if self._do(label, company_editing.set_comment, company_id, comment):
            self._leave_comment(company_id)
        else:  # the words stay where they were typed
            QTimer.singleShot(0, self, lambda: self._panel.edit_comment(company_id))

    def _draft(self, company_id: int) -> str | None:
        if company_id in self._unsaved:
            return self._unsaved[company_id]
        try:
            found = self._store.read(notes.draft, self._place(company_id))
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return None
        return found.text if found else None

    def _keep_comment(self, company_id: int, comment: str) -> None:
        self._unsaved[company_id] = comment
        self._write_draft(company_id, comment)

    def _leave_comment(self, company_id: int) -> None:
        self._unsaved.pop(company_id, None)
        self._write_draft(company_id, "")

    def _write_draft(self, company_id: int, text: str) -> None:
        try:
            self._store.write(notes.keep_draft, self._place(company_id), text, None)
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)

    def _place(self, company_id: int) -> str:
        row = self._panel.row(company_id)
        return COMMENT + (row.uid if row else str(company_id))

    # -- what the rows lack -----------------------------------------------------------------------

    def _read_closes(self, company_ids: Sequence[int]) -> None:
        rows = [self._panel.row(company_id) for company_id in company_ids]
        listings = {row.company_id: row.listing.id for row in rows if row and row.listing}
        try:
            found = self._store.read(quotes.closes, listings.values())
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
        else:
            self._panel.set_closes({i: found.get(listings.get(i, 0), ()) for i in company_ids})

    def _read_tags(self) -> None:
        try:
            self._panel.set_tags(self._store.read(watchlist_rows.tags))
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)

    # -- widths -----------------------------------------------------------------------------------

    def _restore_widths(self) -> None:
        setting = self._widths()
        if setting is None:
            return
        try:
            found = json.loads(self._settings.get(setting) or "{}")
            widths = {str(name): int(width) for name, width in found.items()}
        except (ValueError, AttributeError, TypeError):
            widths = {}  # written by hand, or by another program
        self._panel.header.set_widths(widths)

    def _keep_widths(self) -> None:
        setting = self._widths()
        if setting is not None:
            self._settings.put(setting, json.dumps(self._panel.header.widths))

    def _widths(self) -> Setting[str] | None:
        shown = self._selection.list
        return Setting(f"columns/{shown.uid}", "") if shown else None

    def _tell_copied(self, rows: int) -> None:
        words = self.tr("1 row copied") if rows == 1 else self.tr("{n} rows copied")
        self.told.emit(words.format(n=number(rows, 0)))

    def _has_company(self) -> bool:
        return self._panel.chosen_company() is not None
