"""What the price is compared with, and how dividends count: chosen and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.comparables import comparables
from desktop import settings as kept
from desktop.actions import Command, Entry
from desktop.dialogs.form import open_form
from desktop.panels.chart_prices import ChartPrices
from desktop.settings import Setting, Settings
from desktop.store import Store
from desktop.theme import Theme


class Comparing(QObject):
    """Chooses the listings beside the one shown, and between prices and total returns.

    Signals: `checked(str, bool)`, a command's name and whether what it turns is on.
    """

    checked = Signal(str, bool)

    def __init__(
        self, prices: ChartPrices, store: Store, theme: Theme, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._prices = prices
        self._store = store
        self._theme = theme
        self._settings = settings
        self._window = window

    def commands(self, can: Callable[[], bool]) -> list[Entry]:
        """What can be done about it."""
        compare, own = self.tr("Compare &with…"), self.tr("All its &listings")
        nothing, total = self.tr("Compare with &nothing"), self.tr("T&otal return")
        return [
            Command("compare", compare, ("X",), self.ask, can=can),
            Command("compare_own", own, (), self._turn_own, is_checkable=True, can=can),
            Command("compare_nothing", nothing, (), self._drop, can=self._compares),
            None,
            Command("total_return", total, (), self._turn_total, is_checkable=True, can=can),
        ]

    def restore(self) -> None:
        """Take what was compared last time."""
        self._prices.compared = tuple(self._settings.get(kept.COMPARED).split())
        self._prices.compares_own = self._settings.get(kept.COMPARES_OWN)
        is_total = self._settings.get(kept.TOTAL_RETURN)
        self._prices.mode = "total_return" if is_total else "split"
        self.checked.emit("compare_own", self._prices.compares_own)
        self.checked.emit("total_return", is_total)

    def ask(self) -> None:
        """Choose among all that has prices."""
        from desktop.dialogs.compare import CompareForm

        others = self._store.read(comparables)
        form = CompareForm(self._theme, others, self._prices.compared, self._window)
        open_form(form, lambda: self.compare(form.uids()))

    def compare(self, uids: Iterable[str]) -> None:
        """Let these stand beside whatever is shown."""
        self._settings.put(kept.COMPARED, " ".join(uids))
        self._show()

    def _turn_own(self) -> None:
        self._turn(kept.COMPARES_OWN)

    def _turn_total(self) -> None:
        self._turn(kept.TOTAL_RETURN)

    def _turn(self, setting: Setting[bool]) -> None:
        self._settings.put(setting, not self._settings.get(setting))
        self._show()

    def _drop(self) -> None:
        self._settings.put(kept.COMPARES_OWN, False)
        self.compare(())

    def _compares(self) -> bool:
        return bool(self._prices.compared) or self._prices.compares_own

    def _show(self) -> None:
        self.restore()
        self._prices.show_again()
