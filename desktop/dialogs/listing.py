"""A company's listings: all of them as rows, and the form of one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from db.company_editing import ListingFacts
from db.records import CompanyRecord, ListingRecord
from desktop import wording
from desktop.dialogs.fields import Choice, DayField, TextField, Toggle
from desktop.dialogs.fields.numbers import CURRENCIES
from desktop.dialogs.form import Form
from desktop.dialogs.rows import RowsDialog
from desktop.market.symbols import EXCHANGES, currency_of, meant
from desktop.models.rows import Row
from desktop.theme import Theme

ADD, CHANGE, PRIMARY, FOLLOWED, DELETE = "add", "change", "primary", "followed", "delete"


class ListingForm(Form):
    """A listing, new or known."""

    def __init__(
        self,
        theme: Theme,
        company: CompanyRecord,
        listing: ListingRecord | None,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=company.name)
        self.set_title(
            self.tr("Add a listing") if listing is None else self.tr("Listing"),
            self.tr("Add listing") if listing is None else self.tr("Save"),
        )
        names = sorted(EXCHANGES)
        self.exchange: Choice[str] = Choice([(n, n) for n in names], editable=True)
        self.ticker = TextField(listing.ticker if listing else "")
        self.currency: Choice[str] = Choice([(c, c) for c in CURRENCIES], editable=True)
        self.is_primary = Toggle(
            self.tr("Primary: shown first"), listing.is_primary if listing else False
        )
        self.since, self.until = DayField(theme), DayField(theme)
        others = [x for x in company.listings if listing is None or x.id != listing.id]
        self.successor: Choice[int | None] = Choice(
            [(None, self.tr("none")), *((x.id, x.code) for x in others)]
        )
        self._taken = ""
        self._country = company.country or ""
        self.known = QLabel(
            self.tr("No prices are fetched from this exchange: its symbols are not known."), self
        )
        self.known.setWordWrap(True)
        self.known.setProperty("tone", "muted")
        self._lay_fields()
        if listing is not None:
            self._show(listing)
        self._take_currency()
        self.exchange.changed.connect(self._take_currency)
        self.ticker.changed.connect(self._take_currency)
        self.exchange.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """Exchange, ticker and currency are needed, and days that can be read."""
        if not self.exchange.value():
            return self.exchange, self.tr("Name the exchange, such as TSXV")
        meanings = self._meanings()
        if len(meanings) > 1 and self._named() not in EXCHANGES:
            words = self.tr("{name} may be {meanings}: type the one that is meant")
            said = self.tr(" or ").join(meanings)
            return self.exchange, words.format(name=self._named(), meanings=said)
        if not self.ticker.value():
            return self.ticker, self.tr("Type the ticker")
        for field in (self.since, self.until):
            fault = field.fault()
            if fault:
                return field, fault
        since, until = self.since.day(), self.until.day()
        if since and until and until < since:
            return self.until, self.tr("It ends before it starts")
        return None

    def facts(self) -> ListingFacts:
        """What was entered."""
        successor = self.successor.value()
        return ListingFacts(
            exchange=self._exchange(),
            ticker=self.ticker.value(),
            currency=str(self.currency.value() or ""),
            is_primary=self.is_primary.value(),
            since=self.since.day(),
            until=self.until.day(),
            successor_id=successor if isinstance(successor, int) else None,
        )

    def _take_currency(self) -> None:
        """The currency follows the exchange, until another one is put in by hand."""
        name = self._exchange()
        self.known.setVisible(bool(name) and name not in EXCHANGES and len(self._meanings()) < 2)
        by_hand = str(self.currency.value() or "") not in {"", self._taken}
        usual = currency_of(name, self.ticker.value())
        if usual and not by_hand:
            self._taken = usual
            self.currency.set_value(usual)

    def _named(self) -> str:
        return str(self.exchange.value() or "").upper()

    def _meanings(self) -> tuple[str, ...]:
        """The exchanges that the name may mean, by where the company is."""
        return meant(self._named(), self.ticker.value(), self._country) if self._named() else ()

    def _exchange(self) -> str:
        """The exchange by its own name, where the one that was typed means just that."""
        meanings = self._meanings()
        is_another = self._named() not in EXCHANGES and len(meanings) == 1
        return meanings[0] if is_another else self._named()

    def _lay_fields(self) -> None:
        self.add_row(
            (self.tr("Exchange"), self.exchange),
            (self.tr("Ticker"), self.ticker),
            (self.tr("Currency"), self.currency),
        )
        self.add_widget(self.known)
        self.add_widget(self.is_primary)
        self.add_row((self.tr("Since"), self.since), (self.tr("Until"), self.until))
        self.add(self.tr("Followed by"), self.successor)

    def _show(self, listing: ListingRecord) -> None:
        self.exchange.set_value(listing.exchange)
        self._taken = currency_of(listing.exchange)
        self.currency.set_value(listing.currency)
        self.since.set_value(listing.since)
        self.until.set_value(listing.until)
        self.successor.set_value(listing.successor_id)
        self.is_primary.setEnabled(not listing.is_primary)


class ListingsDialog(RowsDialog):
    """Acts: `add`, and with a listing's id `change`, `primary`, `followed` and `delete`."""

    def __init__(self, theme: Theme, company: CompanyRecord, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._primary: int | None = None
        self.set_words(
            self.tr("Listings"),
            company.name,
            (
                self.tr("Listing"),
                self.tr("Currency"),
                self.tr("Shown first"),
                self.tr("Since"),
                self.tr("Until"),
                self.tr("Followed by"),
                self.tr("Prices"),
            ),
            self.tr("No listing yet. Add one, and its prices can be fetched."),
        )
        self.add_act(ADD, self.tr("&Add…"), Qt.Key.Key_Insert, needs_row=False)
        self.add_act(CHANGE, self.tr("Chan&ge…"), Qt.Key.Key_Return)
        self.add_act(PRIMARY, self.tr("Make &primary"), can=lambda id_: id_ != self._primary)
        self.add_act(FOLLOWED, self.tr("&Followed by…"))
        self.add_act(DELETE, self.tr("&Delete"), Qt.Key.Key_Delete)
        self.show_company(company)

    def show_company(self, company: CompanyRecord) -> None:
        """Show the listings of a company, the primary one first."""
        codes = {x.id: x.code for x in company.listings}
        self._primary = next((x.id for x in company.listings if x.is_primary), None)
        self.show_rows([Row(x.id, self._cells(x, codes)) for x in company.listings])

    def _cells(self, listing: ListingRecord, codes: dict[int, str]) -> tuple[str, ...]:
        return (
            listing.code,
            listing.currency,
            self.tr("● primary") if listing.is_primary else "",
            wording.day(listing.since) if listing.since else "",
            wording.day(listing.until) if listing.until else "",
            codes.get(listing.successor_id or 0, ""),
            self.tr("to {day}").format(day=wording.day(listing.last_day))
            if listing.last_day
            else self.tr("none stored"),
        )
