"""The form that chooses what the price is compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from db.comparables import Comparable
from desktop.dialogs.fields import SearchedChecks
from desktop.dialogs.form import Form
from desktop.theme import Theme

ROWS = 10


class CompareForm(Form):
    """Several listings of all that have prices; `chosen` are the uids of those compared now."""

    def __init__(
        self, theme: Theme, others: Sequence[Comparable], chosen: Iterable[str], parent: QWidget
    ) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Compare with"), self.tr("Compare"))
        self.set_about(
            self.tr(
                "Each starts at the left edge of the chart, in the currency of the listing shown "
                "where its exchange rate is kept."
            )
        )
        words = self.tr("{name}  {code} · {currency}")
        choices = [(each.uid, words.format(**each._asdict())) for each in others]
        self.listings: SearchedChecks[str] = SearchedChecks(theme, choices, chosen, rows=ROWS)
        self.add(self.tr("Listings with prices"), self.listings)
        self.set_hint(self.tr("Chart ▸ Benchmarks adds an index, a fund or a metal."))
        self.listings.setFocus()

    def uids(self) -> list[str]:
        """The uids of the listings chosen."""
        return self.listings.values()
