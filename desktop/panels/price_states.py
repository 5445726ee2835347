"""Where the prices stand, opened from the status bar or the menu."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db import prices
from db.price_states import price_states
from desktop.actions import Command, Entry
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.prices import PricesDialog

SHOWN = frozenset({"listing", "price_bar", "price_series", "company"})


class PriceStates(Editing):
    """Shows the state of every listing and the log of one.

    Signals: `fetch_asked(int)`, a listing; `succession_asked(int, object)`, a listing and the
    widget over which to ask what follows it.
    """

    fetch_asked = Signal(int)
    succession_asked = Signal(int, object)

    def commands(self) -> list[Entry]:
        """Its part of the Company menu."""
        words = self.tr("&State of the prices…")
        return [Command("price_states", words, ("Ctrl+F5",), self.open, can=self._has_list)]

    def open(self) -> None:
        """Open the list of all listings with their states."""
        from desktop.dialogs.prices import PricesDialog

        dialog = PricesDialog(self.theme, dt.datetime.now(dt.UTC), self.window)

        def show(tables: frozenset[str]) -> None:
            if SHOWN & tables:
                self._show(dialog)

        dialog.log_wanted.connect(partial(self._show_log, dialog))
        self._show(dialog)
        self.store.changed.connect(show)
        dialog.finished.connect(lambda: self.store.changed.disconnect(show))
        dialog.acted.connect(partial(self._act, dialog))
        dialog.open()
        dialog.table.setFocus()

    def _show(self, dialog: PricesDialog) -> None:
        now = dt.datetime.now(dt.UTC)
        gate = self.store.read(prices.gate, prices.YAHOO)
        until = gate.blocked_until if gate and gate.blocked_until > now else None
        dialog.set_now(now)
        dialog.show_states(self.store.read(price_states), until)

    def _show_log(self, dialog: PricesDialog, listing_id: int) -> None:
        fetches = self.store.read(prices.fetches, listing_id)
        dialog.show_log(fetches, self.store.read(prices.doubts, listing_id))

    def _act(self, dialog: QWidget, name: str, listing_id: int | None) -> None:
        from desktop.dialogs.prices import FETCH, FOLLOWED

        if name == FETCH and listing_id is not None:
            self.fetch_asked.emit(listing_id)
        elif name == FOLLOWED and listing_id is not None:
            self.succession_asked.emit(listing_id, dialog)
        elif listing_id is None:
            self.undo_or_redo(name)

    def _has_list(self) -> bool:
        return self.selection.list is not None
