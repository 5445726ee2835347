"""The ledger of a milestone: one row for each promise, with what it did to the one before."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from db.records import GuidanceRecord, Window
from desktop import wording
from desktop.analysis.record import Chain
from desktop.analysis.slip import change
from desktop.analysis.story import Ref

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
REF = Qt.ItemDataRole.UserRole
LATE = Qt.ItemDataRole.UserRole + 1
SLIP = 5

translate = QCoreApplication.translate


class LedgerModel(QAbstractTableModel):
    """Number, said, words, window, change, slip, by; oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, ...]] = []
        self._refs: list[Ref] = []
        self._late: list[bool] = []

    def set_chain(self, chain: Chain | None) -> None:
        """Show the promises of a chain, or none."""
        self.beginResetModel()
        said = chain.promises if chain else ()
        before = (None, *said[:-1])
        self._rows = [
            _row(number, promise, older)
            for number, (promise, older) in enumerate(zip(said, before, strict=False), 1)
        ]
        self._refs = [Ref("guidance", promise.id) for promise in said]
        self._late = [row[SLIP].startswith("+") for row in self._rows]
        self.endResetModel()

    def row_of(self, ref: Ref | None) -> int:
        """Where a promise stands; -1 if it is none of these."""
        return self._refs.index(ref) if ref in self._refs else -1

    def as_table(self) -> list[list[str]]:
        """The words of every cell, headings first."""
        return [headings(), *(list(row) for row in self._rows)]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        words, is_slip = self._rows[row][column], column == SLIP
        side = Qt.AlignmentFlag.AlignRight if is_slip else Qt.AlignmentFlag.AlignLeft
        told: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: words,
            Qt.ItemDataRole.AccessibleTextRole: wording.told(headings()[column], words),
            Qt.ItemDataRole.TextAlignmentRole: side | Qt.AlignmentFlag.AlignVCenter,
            REF: self._refs[row],
            LATE: is_slip and self._late[row],
        }
        return told.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == SLIP else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return headings()[section] if role == Qt.ItemDataRole.DisplayRole else None


def headings() -> list[str]:
    """The names of the columns."""
    return [
        translate("Ledger", "#"),
        translate("Ledger", "Said"),
        translate("Ledger", "In these words"),
        translate("Ledger", "Window"),
        translate("Ledger", "Change"),
        translate("Ledger", "Slip"),
        translate("Ledger", "By"),
    ]


def window_words(window: Window) -> str:
    """A window as its days: `29 Apr – 31 Dec 2024`, `from 1 Jan 2026`."""
    if window.is_empty:
        return translate("Ledger", "none")
    if window.start is None:
        assert window.end is not None
        return translate("Ledger", "to {day}").format(day=wording.day(window.end))
    if window.end is None:
        return translate("Ledger", "from {day}").format(day=wording.day(window.start))
    if window.start == window.end:
        return wording.day(window.start)
    return f"{wording.day(window.start)} – {wording.day(window.end)}"


def _row(number: int, promise: GuidanceRecord, older: GuidanceRecord | None) -> tuple[str, ...]:
    moved, slip = translate("Ledger", "first"), ""
    if older is not None:
        found = change(older.window, promise.window)
        moved = wording.change(found.kind)
        slip = "" if found.days is None else wording.slip(found.days)
    return (
        str(number),
        wording.said(promise),
        promise.window.text,
        window_words(promise.window),
        moved,
        slip,
        promise.said_by or "",
    )
