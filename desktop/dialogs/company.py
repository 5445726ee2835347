"""The forms of a company: a new one, what is known of one, another name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from db.company_editing import CompanyFacts, ListingFacts
from db.records import CompanyRecord, SourceRecord
from desktop import formats
from desktop.dialogs.fields import (
    Choice,
    NamesField,
    SourceField,
    TextField,
    Toggle,
    WordsField,
)
from desktop.dialogs.form import Form
from desktop.market.written import Listed, listings_in
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
        month = formats.used().words.standaloneMonthName
        self.name = TextField(company.name)
        self.aliases = NamesField()
        self.aliases.set_names(company.aliases)
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
        self.add(self.tr("Other names, one on each line"), self.aliases)
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
            aliases=self.aliases.names(),
            headquarters=self.headquarters.value() or None,
            country=self.country.value() or None,
            commodities=words(self.commodities.value()),
            fiscal_year_end_month=month if isinstance(month, int) else None,
            is_private=self.is_private.value(),
            comment=self.comment.value(),
            remark=self.remark.value(),
            source=self.source.value(),
        )


class RenameForm(Form):
    """Another name for a company."""

    def __init__(self, theme: Theme, company: CompanyRecord, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Rename the company"), self.tr("Rename"))
        self._old = company.name
        self.name = TextField(company.name)
        self.add(self.tr("Name"), self.name)
        self.keeps = Toggle(
            self.tr("Keep “{name}” as another name").format(name=company.name), is_on=True
        )
        self.add_widget(self.keeps)
        self.name.selectAll()
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed."""
        return None if self.name.value() else (self.name, self.tr("A company needs a name"))


def told(listed: Listed) -> str:
    """What was understood of a ticker."""
    return f"{listed.exchange}:{listed.ticker} · {listed.currency}"


def words(text: str) -> Sequence[str]:
    """The words between commas."""
    return [word.strip() for word in text.split(",") if word.strip()]
