"""The form of a new company: read as it is typed, and looked up at the vendor of prices."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.company_editing import CompanyFacts, ListingFacts
from desktop.dialogs.searched import SearchedForm
from desktop.market.yahoo import Hit
from desktop.theme import Theme


class AddCompanyForm(SearchedForm):
    """A new company by its name, its tickers, or both as a release writes them."""

    def __init__(self, theme: Theme, list_name: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Add a company"), self.tr("Add company"))
        self.typed.setPlaceholderText(self.tr("Defense Metals Corp. (TSXV: DEFN / OTCQB: DFMTF)"))
        self.lay_typed(self.tr("Name, ticker or both"))
        if list_name:
            self.set_hint(self.tr("Goes into {list}.").format(list=list_name))
        self.read()
        self.typed.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and which exchange is meant."""
        if not self.name.value():
            return self.typed, self.tr("Type a name or a ticker")
        return super().check()

    def facts(self) -> tuple[CompanyFacts, list[ListingFacts]]:
        """The company and its listings, the first one primary."""
        listings = [
            ListingFacts(x.exchange, x.ticker, x.currency, is_primary=not at, as_written=x.text)
            for at, x in enumerate(self.listings())
        ]
        return CompanyFacts(self.name.value()), listings

    def can_take(self, hit: Hit) -> bool:
        """No company is an index."""
        return hit.is_share

    def nothing_understood(self) -> str:
        """A company may have no listing."""
        return self.tr("No ticker: a listing can be added later.")
