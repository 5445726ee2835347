"""Benchmarks added, fetched and deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db import benchmarks
from db.benchmarks import BenchmarkRecord
from desktop.actions import Command, Entry
from desktop.dialogs.form import open_form
from desktop.panels.company_search import CompanySearch
from desktop.panels.kept_prices import KeptPrices
from desktop.panels.selection import Selection
from desktop.store import Store
from desktop.theme import Theme

if TYPE_CHECKING:
    from desktop.dialogs.rows import RowsDialog


class BenchmarkEditing(KeptPrices):
    """Keeps benchmarks."""

    def __init__(
        self,
        search: CompanySearch,
        store: Store,
        theme: Theme,
        selection: Selection,
        parent: QWidget,
    ) -> None:
        super().__init__(store, theme, selection, parent)
        self._search = search

    def commands(self) -> list[Entry]:
        """Its part of the Chart menu."""
        words = self.tr("Bench&marks…")
        return [Command("benchmarks", words, (), self.open, can=self._has_list)]

    def make_dialog(self) -> tuple[RowsDialog, Callable[[], None]]:
        """The dialog over the benchmarks, and what shows them in it."""
        from desktop.dialogs.benchmarks import BenchmarksDialog

        dialog = BenchmarksDialog(self.theme, self.window)
        return dialog, lambda: dialog.show_benchmarks(self.kept())

    def kept(self) -> Sequence[BenchmarkRecord]:
        """Every benchmark."""
        return self.store.read(benchmarks.benchmarks)

    def open_form(self, parent: QWidget) -> None:
        """Open the form of a new benchmark, which is looked up like a company."""
        from desktop.dialogs.benchmarks import BenchmarkForm

        form = BenchmarkForm(self.theme, parent)
        self._search.serve(form)

        def save() -> None:
            label = self.tr("Add benchmark")
            self.fetch_asked.emit(self.store.edit(label, benchmarks.add_benchmark, *form.facts()))

        open_form(form, save)

    def delete_label(self) -> str:
        """What deleting a benchmark is called."""
        return self.tr("Delete benchmark")
