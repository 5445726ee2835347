"""Exchange rates kept, fetched and deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db import company_editing as companies
from db import rates
from db.errors import DatabaseTrouble
from db.rates import RateRecord
from desktop.actions import Command, Entry
from desktop.dialogs.form import open_form
from desktop.errors import sentence
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.rates import RatesDialog

SHOWN = frozenset({"listing", "price_bar", "price_series"})


class RateEditing(Editing):
    """Keeps exchange rates. Signals: `fetch_asked(int)`, a rate's listing."""

    fetch_asked = Signal(int)

    def commands(self) -> list[Entry]:
        """Its part of the Company menu."""
        return [Command("rates", self.tr("E&xchange rates…"), (), self.open, can=self._has_list)]

    def keep(self, base: str, quote: str) -> None:
        """Keep a rate from now on, and fetch it."""
        listing_id = self.do(self.tr("Keep exchange rate"), rates.add_rate, base, quote)
        if listing_id is not None:
            self.fetch_asked.emit(listing_id)

    def open(self) -> None:
        """Open the list of all rates."""
        from desktop.dialogs.rates import RatesDialog

        dialog = RatesDialog(self.theme, self.window)

        def show(tables: frozenset[str]) -> None:
            if SHOWN & tables:
                dialog.show_rates(self.store.read(rates.rates))

        dialog.show_rates(self.store.read(rates.rates))
        self.store.changed.connect(show)
        dialog.finished.connect(lambda: self.store.changed.disconnect(show))
        dialog.acted.connect(partial(self._act, dialog))
        dialog.open()
        dialog.table.setFocus()

    def _act(self, dialog: RatesDialog, name: str, listing_id: int | None) -> None:
        from desktop.dialogs.rates import ADD, FETCH

        if name == ADD:
            self._open_form(dialog)
        elif name == FETCH and listing_id is not None:
            self.fetch_asked.emit(listing_id)
        else:
            try:
                self._do(name, listing_id)
            except DatabaseTrouble as trouble:
                dialog.say(sentence(trouble))

    def _do(self, name: str, listing_id: int | None) -> None:
        from desktop.dialogs.rates import DELETE

        rate = self._rate(listing_id)
        if name == DELETE and rate is not None:
            label = self.tr("Delete exchange rate")
            self.store.edit(label, companies.delete_company, rate.company_id)
        elif rate is None:
            self.undo_or_redo(name)

    def _open_form(self, parent: QWidget) -> None:
        from desktop.dialogs.rates import RateForm

        form = RateForm(self.theme, self.store.read(rates.currencies), parent)

        def save() -> None:
            label = self.tr("Keep exchange rate")
            self.fetch_asked.emit(self.store.edit(label, rates.add_rate, *form.pair()))

        open_form(form, save)

    def _rate(self, listing_id: int | None) -> RateRecord | None:
        kept = self.store.read(rates.rates)
        return next((rate for rate in kept if rate.listing_id == listing_id), None)

    def _has_list(self) -> bool:
        return self.selection.list is not None
