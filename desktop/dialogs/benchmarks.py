"""The benchmarks that are kept: all of them as rows, and the form of a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.benchmarks import BenchmarkRecord
from db.company_editing import ListingFacts
from desktop import wording
from desktop.dialogs.fields import Choice
from desktop.dialogs.fields.numbers import CURRENCIES
from desktop.dialogs.rows import RowsDialog
from desktop.dialogs.searched import SearchedForm
from desktop.market.yahoo import Hit
from desktop.models.rows import Row
from desktop.theme import Theme

ADD, FETCH, DELETE = "add", "fetch", "delete"


class BenchmarkForm(SearchedForm):
    """An index, a fund or the price of a metal by its name or symbol, and its currency."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Add a benchmark"), self.tr("Add and fetch"))
        self.typed.setPlaceholderText(self.tr("Rare earths fund (NYSEARCA: REMX), ^GSPC, GC=F"))
        self.lay_typed(self.tr("Name or symbol of an index, a fund or a metal"))
        self.currency: Choice[str] = Choice([(c, c) for c in CURRENCIES], editable=True)
        self.add(self.tr("Currency"), self.currency)
        self.set_hint(self.tr("It is in no list, and is fetched with the rest."))
        self._taken = ""
        self.typed.changed.connect(self._take_currency)
        self.exchange.changed.connect(self._take_currency)
        self.read()
        self._take_currency()
        self.typed.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """One symbol is needed, a name, and a currency of three letters."""
        if len(self.listings()) != 1:
            return self.typed, self.tr("Type one symbol, such as NYSEARCA: REMX, ^GSPC or GC=F")
        code = str(self.currency.value() or "")
        if len(code) != 3 or not (code.isascii() and code.isalpha()):
            return self.currency, self.tr("A currency has three letters, such as CAD")
        if not self.name.value():
            return self.name, self.tr("Type a name")
        return super().check()

    def facts(self) -> tuple[str, ListingFacts]:
        """Its name, and where it is priced."""
        (found,) = self.listings()
        currency = str(self.currency.value() or "").upper()
        return self.name.value(), ListingFacts(found.exchange, found.ticker, currency)

    def can_take(self, hit: Hit) -> bool:
        """Whatever has a price may be one."""
        return True

    def nothing_understood(self) -> str:
        """Without a symbol nothing could be fetched."""
        return self.tr("No symbol yet.")

    def _take_currency(self) -> None:
        """The currency follows the exchange, until another one is put in by hand."""
        found = self.listings()
        usual = found[0].currency if found else ""
        by_hand = str(self.currency.value() or "") not in {"", self._taken}
        if not by_hand:
            self._taken = usual
            self.currency.set_value(usual)


class BenchmarksDialog(RowsDialog):
    """Acts: `add`, and with a benchmark's listing `fetch` and `delete`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_words(
            self.tr("Benchmarks"),
            self.tr("What the price of a company can be compared with, beside other companies."),
            (
                self.tr("Benchmark"),
                self.tr("Symbol"),
                self.tr("Currency"),
                self.tr("Closes"),
                self.tr("Fetched"),
            ),
            self.tr("No benchmark yet. Add an index, a fund or the price of a metal."),
        )
        self.add_act(ADD, self.tr("&Add…"), Qt.Key.Key_Insert, needs_row=False)
        self.add_act(FETCH, self.tr("&Fetch"), Qt.Key.Key_Return)
        self.add_act(DELETE, self.tr("&Delete"), Qt.Key.Key_Delete)

    def show_benchmarks(self, benchmarks: Sequence[BenchmarkRecord]) -> None:
        """Show these benchmarks."""
        self.show_rows([Row(each.listing_id, self._cells(each)) for each in benchmarks])

    def _cells(self, shown: BenchmarkRecord) -> tuple[str, ...]:
        reach, fetched = self.tr("none yet"), ""
        if shown.first_day is not None and shown.last_day is not None:
            reach = self.tr("{first} to {last}").format(
                first=wording.day(shown.first_day), last=wording.day(shown.last_day)
            )
        if shown.fetched_at is not None:
            fetched = wording.day(shown.fetched_at.astimezone().date())
        return shown.name, shown.code, shown.currency, reach, fetched
