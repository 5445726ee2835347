"""All projects as a table: headings of groups, and a row for each project with its lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop import wording
from desktop.analysis.overview import Group, Lane
from desktop.analysis.story import Ref

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

translate = QCoreApplication.translate


class Column(IntEnum):
    """The columns, from the left."""

    PROJECT = 0
    NEXT = 1
    WORDS = 2
    STATE = 3
    TARGETS = 4
    SLIP = 5
    LANE = 6


class Role(IntEnum):
    """What a row tells beside its words."""

    ROW = Qt.ItemDataRole.UserRole
    REF = Qt.ItemDataRole.UserRole + 1
    COMPANY_ID = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group and how many rows stand under it; `icon` is drawn before it."""

    words: str
    count: int
    icon: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane in words, worked out once; `cells` are the columns but for the lane."""

    lane: Lane
    ticker: str
    cells: tuple[str, ...]
    is_late: bool
    spoken: str


Shown = Heading | LaneRow
ICONS = {
    "overdue": "circle-alert",
    "soon": "calendar-clock",
    "later": "calendar",
    "open_ended": "circle-slash",
    "none": "circle-check",
}


class OverviewModel(QAbstractTableModel):
    """The rows of an arrangement; those of a heading can't be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Shown] = []
        self._made: dict[tuple[int, int], tuple[Lane, dt.date, LaneRow]] = {}

    def set_groups(self, groups: Sequence[Group], today: dt.date) -> None:
        """Show these groups as they stand on `today`."""
        self.beginResetModel()
        self._rows = []
        for group in groups:
            if group.kind != "none":
                self._rows.append(_heading(group))
            self._rows += [self._row(lane, today) for lane in group.lanes]
        self.endResetModel()

    def _row(self, lane: Lane, today: dt.date) -> LaneRow:
        """A lane's row; one whose lane has not changed is not worded again."""
        known = self._made.get(lane.key)
        if known is not None and known[0] is lane and known[1] == today:
            return known[2]
        made = _lane_row(lane)
        self._made[lane.key] = (lane, today, made)
        return made

    @property
    def rows(self) -> Sequence[Shown]:
        """Every row from the top down."""
        return self._rows

    def lane_rows(self) -> list[LaneRow]:
        """The rows that are no heading."""
        return [row for row in self._rows if isinstance(row, LaneRow)]

    def row_of(self, key: tuple[int, int] | None) -> int:
        """Where a lane stands; -1 if it is not shown."""
        rows = enumerate(self._rows)
        return next((i for i, r in rows if isinstance(r, LaneRow) and r.lane.key == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are only read."""
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if isinstance(row, Heading):
            is_word = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
            return f"{row.words} {row.count}" if is_word and index.column() == 0 else None
        return self._told(row, index.column(), role)

    def _told(self, row: LaneRow, column: int, role: int) -> Any:
        words = row.cells[column] if column < Column.LANE else ""
        told: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.ToolTipRole: words or row.spoken,
            Qt.ItemDataRole.AccessibleTextRole: row.spoken if column == 0 else words,
            Role.REF: Ref("milestone", row.lane.next.id) if row.lane.next else None,
            Role.COMPANY_ID: row.lane.company.id,
        }
        return told.get(role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in {Column.TARGETS, Column.SLIP}
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def as_table(self) -> list[list[str]]:
        """The words of every lane, headings first; to be copied."""
        heads = [translate("Overview", "Company"), *headings()[: Column.LANE]]
        return [heads, *([row.lane.company.name, *row.cells] for row in self.lane_rows())]


def headings() -> list[str]:
    """The names of the columns; the lane's is the time axis itself."""
    return [
        translate("Overview", "Project"),
        translate("Overview", "Next milestone"),
        translate("Overview", "In their words"),
        translate("Overview", "State"),
        translate("Overview", "Targets"),
        translate("Overview", "Slip"),
        "",
    ]


def _heading(group: Group) -> Heading:
    if group.kind == "state":
        words = {
            "overdue": translate("Overview", "Overdue, no answer recorded"),
            "soon": translate("Overview", "Due within 90 days"),
            "later": translate("Overview", "Later"),
            "open_ended": translate("Overview", "Open-ended"),
            "none": translate("Overview", "Nothing dated ahead"),
        }[group.name]
        return Heading(words, len(group.lanes), ICONS[group.name], group.name == "overdue")
    if group.kind == "stage":
        named = wording.stage(group.name) if group.name else translate("Overview", "No stage known")
        return Heading(named, len(group.lanes), "pickaxe", False)
    return Heading(group.name, len(group.lanes), "building-2", False)


def _lane_row(lane: Lane) -> LaneRow:
    listings = lane.company.listings
    ticker = listings[0].ticker if listings else translate("Overview", "private")
    overdue = lane.state is not None and lane.state.kind == "overdue"
    current = lane.next.current if lane.next else None
    cells = (
        lane.name,
        lane.next.name if lane.next else _nothing(lane),
        current.window.text if current else "",
        wording.state(lane.state) if lane.state else "",
        wording.number(lane.targets, 0) if lane.targets else "",
        _slip(lane),
    )
    spoken = ". ".join(part for part in (lane.company.short_name, *cells) if part)
    return LaneRow(lane, ticker, cells, overdue, spoken)


def _slip(lane: Lane) -> str:
    if lane.slip is None:
        return "–" if lane.next else ""
    return wording.slip(lane.slip) if lane.slip else translate("Overview", "held")


def _nothing(lane: Lane) -> str:
    """Why nothing is ahead."""
    statuses = {milestone.status for milestone in lane.milestones}
    for status in ("suspended", "cancelled"):
        stage = lane.project.stage if lane.project else None
        if status in statuses or stage == status:
            return wording.state_word(status)
    return translate("Overview", "none recorded")
