"""What the palette lists: groups of commands and things, each with its letters that fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction

from desktop.analysis.story import Ref

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PaletteRole(IntEnum):
    """The model's own role: the row itself, a `Heading` or an `Item`."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Heading:
    """The name of a group."""

    text: str


@dataclass(frozen=True)
class Item:
    """Something to choose: an action to do, or a thing to go to.

    `name` tells it from all others, for counting its uses; `mark` is an icon's name or `mark:` and
    a kind that is drawn; `spans` are the letters of the text that fit what is typed.
    """

    name: str
    mark: str
    text: str
    detail: str = ""
    keys: str = ""
    is_late: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    action: QAction | None = None
    ref: Ref | None = None
    company_id: int | None = None


@dataclass(frozen=True)
class Group:
    """Some items under one heading."""

    title: str
    items: tuple[Item, ...]


class PaletteModel(QAbstractListModel):
    """The rows of the palette: headings, which can't be chosen, and items."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Item] = []

    def set_groups(self, groups: Iterable[Group]) -> None:
        """List these instead."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            self._rows += [Heading(group.title), *group.items]
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == PaletteRole.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def step(self, row: int, by: int) -> int:
        """The row of the next item from a row on, round the end; -1 where there is none."""
        chooseable = [i for i, found in enumerate(self._rows) if isinstance(found, Item)]
        if not chooseable:
            return -1
        if row not in chooseable:
            return chooseable[0] if by > 0 else chooseable[-1]
        return chooseable[(chooseable.index(row) + by) % len(chooseable)]


def said(row: Heading | Item) -> str:
    """What a screen reader says of a row."""
    if isinstance(row, Heading):
        return row.text
    return ", ".join(part for part in (row.text, row.detail, row.keys) if part)
