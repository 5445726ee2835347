"""A field for what a financing includes: kinds of units, or other deals that it is a sum of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import wording
from desktop.analysis.financing import Chain
from desktop.dialogs.fields.choosing import ChipsField, Toggle
from desktop.dialogs.fields.searched_checks import SearchedChecks
from desktop.models.deals import title
from desktop.models.financing import PART_KINDS, part_kind
from desktop.theme import Theme


class IncludesField(QWidget):
    """Words with commas between them, and a list of other deals to check.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, others: Sequence[Chain], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._others = tuple(others)
        self._stored: tuple[str, ...] = ()
        self._shown_words = ""
        self._codes = {part_kind(code): code for code in PART_KINDS}
        self.words = ChipsField(list(self._codes))
        self.words.setPlaceholderText(self.tr("Flow-through units, warrants"))
        self.is_sum = Toggle(self.tr("It is a sum of other deals, which count by themselves"))
        self.deals = SearchedChecks(
            theme, [(chain.newest.uid, _told(chain)) for chain in self._others], rows=4
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.length(8))
        for part in (self.words, self.is_sum, self.deals):
            column.addWidget(part)
        self.is_sum.setVisible(bool(self._others))
        self.deals.hide()
        self.setFocusProxy(self.words)
        self.is_sum.toggled.connect(self.deals.setVisible)
        for part in (self.words, self.is_sum, self.deals):
            part.changed.connect(self.changed)

    def setAccessibleName(self, name: str) -> None:
        """Name both the words and the list."""
        super().setAccessibleName(name)
        self.words.setAccessibleName(name)
        self.deals.setAccessibleName(self.tr("Deals that it is a sum of"))

    def values(self) -> tuple[str, ...]:
        """The words by their codes, then the deals by their uids."""
        words: tuple[str, ...] = self._words_of(self._stored)
        if self.words.text() != self._shown_words:
            words = tuple(self._codes.get(word, word) for word in self.words.values())
        chosen = set(self.deals.values()) if self.is_sum.value() else set()
        deals = [self._named(chain) for chain in self._others if chain.newest.uid in chosen]
        before = [uid for uid in self._stored if uid in deals]
        return (*words, *before, *(uid for uid in deals if uid not in before))

    def set_values(self, values: Sequence[str]) -> None:
        """Show these."""
        self._stored = tuple(values)
        words = self._words_of(self._stored)
        self.words.set_values([part_kind(word) if word in PART_KINDS else word for word in words])
        self._shown_words = self.words.text()
        chosen = [c.newest.uid for c in self._others if self._named(c) in self._stored]
        self.deals.set_values(chosen)
        self.is_sum.set_value(bool(chosen))

    def _words_of(self, values: Sequence[str]) -> tuple[str, ...]:
        known = {row.uid for chain in self._others for row in chain.rows}
        return tuple(value for value in values if value not in known)

    def _named(self, chain: Chain) -> str:
        """The row of a deal by which it is named already, else the newest."""
        rows = (row.uid for row in chain.rows if row.uid in self._stored)
        return next(rows, chain.newest.uid)


def _told(chain: Chain) -> str:
    deal = chain.newest
    day = wording.span(deal.day, deal.day_precision) if deal.day else ""
    return " · ".join(part for part in (title(deal), day) if part)
