"""The forms of a company and of a listing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QWidget

from db.company_editing import CompanyFacts, ListingFacts
from db.records import CompanyRecord, ListingRecord, SourceRecord
from desktop.dialogs.fields import (
    Choice,
    DayField,
    SourceField,
    TextField,
    Toggle,
    WordsField,
)
from desktop.dialogs.fields.numbers import CURRENCIES
from desktop.dialogs.form import Form
from desktop.market.symbols import EXCHANGES, Listed, listings_in
from desktop.theme import Theme


class AddCompanyForm(Form):
    """A new company by its name, its tickers, or both as a release writes them."""

    def __init__(self, theme: Theme, list_name: str, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Add a company"), self.tr("Add company"))
        self.typed = TextField()
        self.typed.setPlaceholderText(self.tr("Defense Metals Corp. (TSXV: DEFN / OTCQB: DFMTF)"))
        self.add(self.tr("Name, ticker or both"), self.typed)
        self.name = TextField()
        self.add(self.tr("Name"), self.name)
        self.understood = QLabel(self)
        self.understood.setWordWrap(True)
        self.understood.setProperty("tone", "muted")
        self.add_widget(self.understood)
        if list_name:
            self.set_hint(self.tr("Goes into {list}.").format(list=list_name))
        self._named = ""
        self.typed.changed.connect(self._read)
        self._read()
        self.typed.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        if not self.name.value():
            return self.typed, self.tr("Type a name or a ticker")
        return None

    def facts(self) -> tuple[CompanyFacts, list[ListingFacts]]:
        """The company and its listings, the first one primary."""
        found = listings_in(self.typed.value())[1]
        listings = [
            ListingFacts(x.exchange, x.ticker, x.currency, is_primary=not at, as_written=x.text)
            for at, x in enumerate(found)
        ]
        return CompanyFacts(self.name.value()), listings

    def _read(self) -> None:
        name, found = listings_in(self.typed.value())
        if self.name.value() in {"", self._named}:
            self._named = name or (found[0].ticker if found else "")
            self.name.set_value(self._named)
        self.understood.setText(
            "\n".join(told(x) for x in found) or self.tr("No ticker: a listing can be added later.")
        )


class CompanyForm(Form):
    """What is known of a company."""

    def __init__(
        self,
        theme: Theme,
        company: CompanyRecord,
        sources: tuple[SourceRecord, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Company"), self.tr("Save"))
        month = QLocale().standaloneMonthName
        self.name = TextField(company.name)
        self.aliases = TextField(", ".join(company.aliases))
        self.headquarters = TextField(company.headquarters or "")
        self.country = TextField(company.country or "")
        self.commodities = TextField(", ".join(company.commodities))
        self.year_end: Choice[int | None] = Choice(
            [(None, self.tr("not known")), *((n, month(n)) for n in range(1, 13))]
        )
        self.year_end.set_value(company.fiscal_year_end_month)
        self.comment = TextField(company.comment)
        self.is_private = Toggle(self.tr("Private: it has no listing"), company.is_private)
        self.remark = WordsField(2)
        self.remark.set_value(company.remark)
        self.source = SourceField(theme, sources)
        self.source.set_value(company.source)
        self.add(self.tr("Name"), self.name)
        self.add(self.tr("Other names, with commas between"), self.aliases)
        self.add_row(
            (self.tr("Headquarters"), self.headquarters), (self.tr("Country"), self.country)
        )
        self.add_row(
            (self.tr("Commodities"), self.commodities),
            (self.tr("Fiscal year ends in"), self.year_end),
        )
        self.add(self.tr("Comment in the list"), self.comment)
        self.add_widget(self.is_private)
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        return None if self.name.value() else (self.name, self.tr("A company needs a name"))

    def facts(self) -> CompanyFacts:
        """What was entered."""
        month = self.year_end.value()
        return CompanyFacts(
            name=self.name.value(),
            aliases=words(self.aliases.value()),
            headquarters=self.headquarters.value() or None,
            country=self.country.value() or None,
            commodities=words(self.commodities.value()),
            fiscal_year_end_month=month if isinstance(month, int) else None,
            is_private=self.is_private.value(),
            comment=self.comment.value(),
            remark=self.remark.value(),
            source=self.source.value(),
        )


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
        self.add_row(
            (self.tr("Exchange"), self.exchange),
            (self.tr("Ticker"), self.ticker),
            (self.tr("Currency"), self.currency),
        )
        self.add_widget(self.is_primary)
        self.add_row((self.tr("Since"), self.since), (self.tr("Until"), self.until))
        self.add(self.tr("Followed by"), self.successor)
        self.exchange.changed.connect(self._take_currency)
        if listing is not None:
            self.exchange.set_value(listing.exchange)
            self.currency.set_value(listing.currency)
            self.since.set_value(listing.since)
            self.until.set_value(listing.until)
            self.successor.set_value(listing.successor_id)
            self.is_primary.setEnabled(not listing.is_primary)
        self.exchange.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """Exchange, ticker and currency are needed, and days that can be read."""
        if not self.exchange.value():
            return self.exchange, self.tr("Name the exchange, such as TSXV")
        if not self.ticker.value():
            return self.ticker, self.tr("Type the ticker")
        for field in (self.since, self.until):
            fault = field.fault()
            if fault:
                return field, fault
        return None

    def facts(self) -> ListingFacts:
        """What was entered."""
        successor = self.successor.value()
        return ListingFacts(
            exchange=str(self.exchange.value()),
            ticker=self.ticker.value(),
            currency=str(self.currency.value() or ""),
            is_primary=self.is_primary.value(),
            since=self.since.day(),
            until=self.until.day(),
            successor_id=successor if isinstance(successor, int) else None,
        )

    def _take_currency(self) -> None:
        known = EXCHANGES.get(str(self.exchange.value() or "").upper())
        if known is not None and known.currency:
            self.currency.set_value(known.currency.upper())


class MergeForm(Form):
    """Which other company is the same one."""

    def __init__(
        self, theme: Theme, kept: CompanyRecord, others: list[CompanyRecord], parent: QWidget
    ) -> None:
        super().__init__(theme, "", "", parent, about=kept.name)
        self.set_title(self.tr("Merge with another company"), self.tr("Merge"))
        self.other: Choice[int] = Choice([(c.id, c.name) for c in others])
        self.add(
            self.tr("The same company under another name"),
            self.other,
            hint=self.tr(
                "Its listings, projects, notes and financings come here, its name stays "
                "as another name, and Ctrl+Z takes it back."
            ),
        )
        self.other.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """Another company is needed."""
        if self.other.value() is None:
            return self.other, self.tr("There is no other company")
        return None

    def chosen(self) -> int:
        """The company that is merged into this one."""
        chosen = self.other.value()
        assert isinstance(chosen, int)  # as was checked
        return chosen


def told(listed: Listed) -> str:
    """What was understood of a ticker."""
    return f"{listed.exchange}:{listed.ticker} · {listed.currency}"


def words(text: str) -> Sequence[str]:
    """The words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]
