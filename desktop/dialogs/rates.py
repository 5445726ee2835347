"""The exchange rates that are kept: all of them as rows, and the form of a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.rates import RateRecord
from desktop import wording
from desktop.dialogs.fields import Choice
from desktop.dialogs.fields.numbers import CURRENCIES
from desktop.dialogs.form import Form
from desktop.dialogs.rows import RowsDialog
from desktop.models.rows import Row
from desktop.theme import Theme

ADD, FETCH, DELETE = "add", "fetch", "delete"


class RateForm(Form):
    """Two currencies whose rate is to be kept."""

    def __init__(self, theme: Theme, currencies: Sequence[str], parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Keep an exchange rate"), self.tr("Keep and fetch"))
        offered = [(code, code) for code in dict.fromkeys([*currencies, *CURRENCIES])]
        self.base: Choice[str] = Choice(offered, editable=True)
        self.quote: Choice[str] = Choice(offered, editable=True)
        self.base.set_value(offered[0][0])
        self.quote.set_value(next(code for code, _ in offered[1:]))
        self.add_row((self.tr("One unit of"), self.base), (self.tr("Costs how many"), self.quote))
        self.set_hint(self.tr("It serves both ways."))
        self.base.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """Two different codes of three letters are needed."""
        for field in (self.base, self.quote):
            code = str(field.value() or "")
            if len(code) != 3 or not (code.isascii() and code.isalpha()):
                return field, self.tr("A currency has three letters, such as CAD")
        if self.pair()[0] == self.pair()[1]:
            return self.quote, self.tr("Choose two different currencies")
        return None

    def pair(self) -> tuple[str, str]:
        """The two currencies."""
        base, quote = (str(field.value() or "").upper() for field in (self.base, self.quote))
        return base, quote


class RatesDialog(RowsDialog):
    """Acts: `add`, and with a rate's listing `fetch` and `delete`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.set_words(
            self.tr("Exchange rates"),
            self.tr("Prices are shown in another currency by these, as far as they reach."),
            (self.tr("Rate"), self.tr("Closes"), self.tr("Fetched")),
            self.tr("No rate yet. Add one, and prices can be shown in another currency."),
        )
        self.add_act(ADD, self.tr("&Add…"), Qt.Key.Key_Insert, needs_row=False)
        self.add_act(FETCH, self.tr("&Fetch"), Qt.Key.Key_Return)
        self.add_act(DELETE, self.tr("&Delete"), Qt.Key.Key_Delete)

    def show_rates(self, rates: Sequence[RateRecord]) -> None:
        """Show these rates."""
        self.show_rows([Row(rate.listing_id, self._cells(rate)) for rate in rates])

    def _cells(self, rate: RateRecord) -> tuple[str, ...]:
        none = self.tr("none yet")
        if rate.first_day is None or rate.last_day is None:
            return str(rate.pair), none, ""
        reach = self.tr("{first} to {last}").format(
            first=wording.day(rate.first_day), last=wording.day(rate.last_day)
        )
        fetched = rate.fetched_at
        return (
            str(rate.pair),
            reach,
            wording.day(fetched.astimezone().date()) if fetched else "",
        )
