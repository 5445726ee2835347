"""The totals of the Financing tab as a table, and their words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from db.deals import LADDER
from db.records import DealRecord, Money
from desktop import wording
from desktop.analysis.financing import Figure, Reason, Totals, part_differences

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DOT = " · "
ASSUMED = " *"

translate = QCoreApplication.translate

# The firmest first: what has come stands above what is hoped for.
RUNGS: tuple[str | None, ...] = (*reversed(LADDER), None)
REASONS: dict[Reason, Any] = {
    Reason.NO_CASH: QT_TRANSLATE_NOOP("Financing", "agreements, which are no cash"),
    Reason.IN_ERROR: QT_TRANSLATE_NOOP("Financing", "recorded in error"),
    Reason.SUM: QT_TRANSLATE_NOOP("Financing", "sums of others, which count by themselves"),
    Reason.OUTWARD: QT_TRANSLATE_NOOP("Financing", "acquisitions and earn-ins: money may go out"),
    Reason.ELSEWHERE: QT_TRANSLATE_NOOP("Financing", "what goes to someone else"),
    Reason.NO_AMOUNT: QT_TRANSLATE_NOOP("Financing", "no amount known"),
}
PART_KINDS: dict[str, Any] = {
    "brokered": QT_TRANSLATE_NOOP("Financing", "Brokered"),
    "non_brokered": QT_TRANSLATE_NOOP("Financing", "Non-brokered"),
    "flow_through": QT_TRANSLATE_NOOP("Financing", "Flow-through units"),
    "hard_dollar": QT_TRANSLATE_NOOP("Financing", "Hard-dollar units"),
    "first_tranche": QT_TRANSLATE_NOOP("Financing", "First tranche"),
    "second_tranche": QT_TRANSLATE_NOOP("Financing", "Second tranche"),
    "option": QT_TRANSLATE_NOOP("Financing", "Agents' option"),
    "warrants": QT_TRANSLATE_NOOP("Financing", "Warrants"),
    "trust_cash": QT_TRANSLATE_NOOP("Financing", "Cash in trust"),
    "overrun_facility": QT_TRANSLATE_NOOP("Financing", "Overrun facility"),
}


class FigureRole(IntEnum):
    """What a cell of the totals says beyond its words."""

    DEALS = Qt.ItemDataRole.UserRole + 1
    RUNG = Qt.ItemDataRole.UserRole + 2


class TotalsModel(QAbstractTableModel):
    """Rungs down, currencies across; the first column names the rung."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._totals = Totals((), (), 0)
        self._rungs: tuple[str | None, ...] = ()

    def set_totals(self, totals: Totals) -> None:
        """Show these sums."""
        self.beginResetModel()
        self._totals = totals
        used = {figure.firmness for figure in totals.figures}
        self._rungs = (*(r for r in RUNGS if r in used), *sorted(used - set(RUNGS), key=str))
        self.endResetModel()

    @property
    def has_assumed(self) -> bool:
        """Whether a sum holds an amount whose currency the source doesn't name."""
        return any(figure.assumed for figure in self._totals.figures)

    def rowCount(self, parent: Index = ROOT) -> int:
        """As many as rungs are used."""
        return 0 if parent.isValid() else len(self._rungs)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The rung, and a column for each currency."""
        return 0 if parent.isValid() else 1 + len(self._totals.currencies)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The currencies."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._totals.currencies[section - 1] if section else self.tr("Firmness")
        return None

    def data(  # noqa: PLR0911  (one answer a role)
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """A rung or a sum."""
        if not index.isValid():
            return None
        rung = self._rungs[index.row()]
        if role == FigureRole.RUNG:
            return rung or ""
        if role == FigureRole.DEALS:
            return self._deals(rung, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if index.column() == 0:
            is_words = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return rung_words(rung) if is_words else None
        figure = self._totals.figure(rung, self._totals.currencies[index.column() - 1])
        if role == Qt.ItemDataRole.DisplayRole and figure:
            return wording.figure(figure.money.amount) + (ASSUMED if figure.assumed else "")
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return figure_words(figure) if figure else None
        return None

    def _deals(self, rung: str | None, column: int) -> tuple[DealRecord, ...]:
        """The deals of one sum, or of a whole rung."""
        currencies = self._totals.currencies
        asked = currencies if column == 0 else currencies[column - 1 : column]
        found = (self._totals.figure(rung, currency) for currency in asked)
        return tuple(deal for figure in found if figure for deal in figure.deals)


def rung_words(firmness: str | None) -> str:
    """How firm it is: `closed`; `firmness not known`."""
    if firmness is None:
        return translate("Financing", "not known")
    return wording.firmness(firmness)


def figure_words(figure: Figure) -> str:
    """A sum with all its figures: `closed, C$16,153,334, 2 deals, currency assumed in 1`."""
    parts = [rung_words(figure.firmness), wording.exact_money(figure.money)]
    parts.append(_counted(len(figure.deals)))
    if figure.assumed:
        told = translate("Financing", "currency assumed in {n}")
        parts.append(told.format(n=figure.assumed))
    return ", ".join(parts)


def part_kind(code: str) -> str:
    """What a part is: `Brokered`; else a kind of deal."""
    if code in PART_KINDS:
        return translate("Financing", PART_KINDS[code])
    return wording.deal_kind(code)


def parts_check(whole: Money | None, parts: Sequence[Money]) -> str:
    """What the parts come to beside the whole; nothing where either is missing."""
    if whole is None or not parts:
        return ""
    told = []
    for over in part_differences(whole, parts):
        size = wording.exact_money(Money(abs(over.amount), over.currency))
        if over.currency != whole.currency:
            form = translate("Financing", "{money} in another currency")
        elif over.amount > 0:
            form = translate("Financing", "{money} more than the whole")
        else:
            form = translate("Financing", "{money} less than the whole")
        told.append(form.format(money=size))
    if not told:
        return translate("Financing", "The parts come to the whole")
    return translate("Financing", "The parts: {differences}").format(differences=", ".join(told))


def left_out_words(totals: Totals) -> str:
    """What is in no sum, and how much of it: one sentence, or nothing."""
    told = [f"{reason_words(x.reason)} ({len(x.deals)})" for x in totals.left_out]
    if totals.revised:
        told.append(translate("Financing", "replaced by newer news ({n})").format(n=totals.revised))
    return DOT.join(told)


def reason_words(reason: Reason, *, is_title: bool = False) -> str:
    """Why deals are in no sum, within a sentence or as a title."""
    words: str = translate("Financing", REASONS[reason])
    return words[:1].upper() + words[1:] if is_title else words


def _counted(count: int) -> str:
    if count == 1:
        return translate("Financing", "1 deal")
    return translate("Financing", "{n} deals").format(n=wording.number(Decimal(count), 0))
