"""Lines under lines: what the Projects and the Documents tab show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from desktop.analysis.story import Ref

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LineRole(IntEnum):
    """What a line says of itself beyond its words."""

    REF = Qt.ItemDataRole.UserRole + 1
    LINE = Qt.ItemDataRole.UserRole + 2


@dataclass
class Line:
    """One line of the tree; `also` are the things that are found at it too.

    `detail` stands muted below the words, `label` muted before them; `side` stands at the right, in
    a title beside the words, else below them. `tip` is read in the line's tip alone. `mark` is the
    name of an icon, `mark:` and the kind of a drawn one, or `financing:` and how firm it is.
    `is_late` is what to look at, `is_struck` what holds no more.
    """

    words: str
    ref: Ref | None
    also: tuple[Ref, ...] = ()
    is_title: bool = False
    detail: str = ""
    mark: str = ""
    label: str = ""
    side: str = ""
    tip: str = ""
    is_late: bool = False
    is_struck: bool = False
    lines: list[Line] = field(default_factory=list)
    parent: Line | None = None
    row: int = 0

    @property
    def has_second(self) -> bool:
        """Whether anything stands below its words."""
        return bool(self.detail or (self.side and not self.is_title))


class LinesModel(QAbstractItemModel):
    """A tree of lines, each with the thing that it stands for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Line] = []
        self._by_ref: dict[Ref, Line] = {}

    def set_lines(self, lines: list[Line]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._top = lines
        self._by_ref = {}
        for row, line in enumerate(lines):
            self._place(line, None, row)
        self.endResetModel()

    def all_lines(self) -> Iterator[Line]:
        """Every line, from the top down."""
        waiting = list(self._top)
        while waiting:
            line = waiting.pop(0)
            yield line
            waiting = line.lines + waiting

    def index_of(self, ref: Ref | None) -> QModelIndex:
        """Where a thing stands; nowhere if it is none of these."""
        line = self._by_ref.get(ref) if ref is not None else None
        return self.createIndex(line.row, 0, line) if line else QModelIndex()

    def index(self, row: int, column: int = 0, parent: Index = ROOT) -> QModelIndex:
        """The line at a place."""
        lines = self._lines(parent)
        if column != 0 or not 0 <= row < len(lines):
            return QModelIndex()
        return self.createIndex(row, 0, lines[row])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """The line above a line."""
        line = index.internalPointer() if index.isValid() else None
        above = line.parent if isinstance(line, Line) else None
        return self.createIndex(above.row, 0, above) if above else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many lines stand under one."""
        return len(self._lines(parent))

    def columnCount(self, parent: Index = ROOT) -> int:
        """One."""
        return 1

    def data(  # noqa: PLR0911  (one answer a role)
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a line says."""
        line = index.internalPointer() if index.isValid() else None
        if not isinstance(line, Line):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            # A line that is cut is read whole in its tip.
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            parts = line.label, line.words, line.side, line.detail, line.tip if is_tip else ""
            return ("\n" if is_tip else ", ").join(part for part in parts if part)
        if role == LineRole.REF:
            return line.ref
        if role == LineRole.LINE:
            return line
        if role == Qt.ItemDataRole.FontRole and line.is_title:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _lines(self, parent: Index) -> list[Line]:
        if not parent.isValid():
            return self._top
        line = parent.internalPointer()
        return line.lines if isinstance(line, Line) else []

    def _place(self, line: Line, parent: Line | None, row: int) -> None:
        line.parent, line.row = parent, row
        for ref in (line.ref, *line.also):
            if ref is not None:
                self._by_ref.setdefault(ref, line)
        for at, below in enumerate(line.lines):
            self._place(below, line, at)


def matching(lines: list[Line], typed: str) -> list[Line]:
    """The lines that hold all words typed, with all below them, and what stands above such ones."""
    words = typed.casefold().split()
    return [kept for line in lines if (kept := _matching(line, words, ())) is not None]


def _matching(line: Line, words: list[str], above: tuple[str, ...]) -> Line | None:
    said = (*above, line.words, line.detail)
    text = " ".join(said).casefold()
    if all(word in text for word in words):
        return line
    below = [kept for each in line.lines if (kept := _matching(each, words, said)) is not None]
    return replace(line, lines=below, parent=None) if below else None
