"""Rows of words under headings, each with the id of what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from desktop import wording

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Row(NamedTuple):
    """What a row says, cell by cell, and the id of the thing that it says it of."""

    id: int
    cells: tuple[str, ...]


class RowRole(IntEnum):
    """What a row says beyond its words."""

    ID = Qt.ItemDataRole.UserRole + 1
    SEARCHED = Qt.ItemDataRole.UserRole + 2


class RowsModel(QAbstractTableModel):
    """A table to choose a row from."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def set_headings(self, headings: Sequence[str]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self._headings = tuple(headings)
        self.endResetModel()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_of(self, id_: int) -> int:
        """Where the row of a thing stands; -1 where it does not."""
        return next((at for at, row in enumerate(self._rows) if row.id == id_), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """As many as there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; a screen reader hears its heading too."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = row.cells[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording.told(self._headings[index.column()], words) if index.column() else words
        if role == RowRole.ID:
            return row.id
        if role == RowRole.SEARCHED:
            return " ".join(row.cells).casefold()
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings stand left, as their cells do."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class FittingRows(QSortFilterProxyModel):
    """The rows that hold every word that is looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def look_for(self, text: str) -> None:
        """Show the rows with these words only."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row holds them all."""
        searched = self.sourceModel().index(source_row, 0).data(RowRole.SEARCHED)
        return all(word in searched for word in self._words)
