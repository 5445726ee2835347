"""Which listing follows another one: a ticker renamed, or taken over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from db.company_editing import ListingFacts
from db.records import ListingRecord
from db.succession import Candidate
from desktop.dialogs.fields import Choice, DayField, TextField
from desktop.dialogs.form import Form
from desktop.market.written import listings_in
from desktop.theme import Theme


class SuccessorForm(Form):
    """The listing that follows another one: a new ticker, or one that is known."""

    def __init__(
        self,
        theme: Theme,
        listing: ListingRecord,
        candidates: Sequence[Candidate],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=listing.code)
        self._listing = listing
        self.set_title(self.tr("Followed by another listing"), self.tr("Link them"))
        known = [(c.listing_id, f"{c.code} · {c.company}") for c in candidates]
        self.successor: Choice[int | None] = Choice([(None, self.tr("a new ticker")), *known])
        self.ticker = TextField()
        self.ticker.setPlaceholderText(f"{listing.exchange}: …")
        self.understood = QLabel(self)
        self.understood.setWordWrap(True)
        self.understood.setProperty("tone", "muted")
        self.until = DayField(theme)
        self.until.set_value(listing.until)
        self.add(self.tr("Followed by"), self.successor)
        self.add(self.tr("New ticker, with its exchange if that is another one"), self.ticker)
        self.add_widget(self.understood)
        self.add(self.tr("Last day of {code}").format(code=listing.code), self.until)
        self.set_hint(self.tr("Their prices are drawn as one."))
        if listing.successor_id is not None:
            self.successor.set_value(listing.successor_id)
        self.successor.changed.connect(self._settle)
        self.ticker.changed.connect(self._settle)
        self._settle()

    def check(self) -> tuple[QWidget, str] | None:
        """A ticker is needed where no listing is chosen, and a day that can be read."""
        if self.successor_id() is None and self.facts() is None:
            return self.ticker, self.tr("Type the new ticker, such as TSXV: DEFN")
        fault = self.until.fault()
        return (self.until, fault) if fault else None

    def successor_id(self) -> int | None:
        """The listing that was chosen; None where it is a new one."""
        chosen = self.successor.value()
        return chosen if isinstance(chosen, int) else None

    def facts(self) -> ListingFacts | None:
        """The new listing that was typed; in the old one's exchange where none was named."""
        typed = self.ticker.value().strip()
        found = listings_in(typed)[1]
        if found:
            first = found[0]
            return ListingFacts(first.exchange, first.ticker, first.currency, as_written=first.text)
        ticker = typed.lstrip("$").upper()
        if not ticker or " " in ticker or ":" in ticker:
            return None
        return ListingFacts(self._listing.exchange, ticker, self._listing.currency)

    def last_day(self) -> dt.date | None:
        """The last day on which the old ticker was traded, where it is known."""
        return self.until.day()

    def _settle(self) -> None:
        is_new = self.successor_id() is None
        self.show_field(self.ticker, is_shown=is_new)
        facts = self.facts() if is_new else None
        self.understood.setVisible(is_new)
        self.understood.setText(
            f"{facts.exchange}:{facts.ticker} · {facts.currency}" if facts else ""
        )
