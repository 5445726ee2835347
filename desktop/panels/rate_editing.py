"""Exchange rates kept, fetched and deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db import rates
from db.rates import RateRecord
from desktop.actions import Command, Entry
from desktop.dialogs.form import open_form
from desktop.panels.kept_prices import KeptPrices

if TYPE_CHECKING:
    from desktop.dialogs.rows import RowsDialog


class RateEditing(KeptPrices):
    """Keeps exchange rates."""

    def commands(self) -> list[Entry]:
        """Its part of the Company menu."""
        return [Command("rates", self.tr("E&xchange rates…"), (), self.open, can=self._has_list)]

    def keep(self, base: str, quote: str) -> None:
        """Keep a rate from now on, and fetch it."""
        listing_id = self.do(self.tr("Keep exchange rate"), rates.add_rate, base, quote)
        if listing_id is not None:
            self.fetch_asked.emit(listing_id)

    def make_dialog(self) -> tuple[RowsDialog, Callable[[], None]]:
        """The dialog over the rates, and what shows them in it."""
        from desktop.dialogs.rates import RatesDialog

        dialog = RatesDialog(self.theme, self.window)
        return dialog, lambda: dialog.show_rates(self.kept())

    def kept(self) -> Sequence[RateRecord]:
        """Every rate."""
        return self.store.read(rates.rates)

    def open_form(self, parent: QWidget) -> None:
        """Open the form of a new rate."""
        from desktop.dialogs.rates import RateForm

        form = RateForm(self.theme, self.store.read(rates.currencies), parent)

        def save() -> None:
            label = self.tr("Keep exchange rate")
            self.fetch_asked.emit(self.store.edit(label, rates.add_rate, *form.pair()))

        open_form(form, save)

    def delete_label(self) -> str:
        """What deleting a rate is called."""
        return self.tr("Delete exchange rate")
