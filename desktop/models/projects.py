"""The Projects tab as a tree: projects, and under each its facts and milestones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QFont

from db.records import CompanyTimeline, MilestoneRecord, ProjectRecord
from db.stages import ladder
from desktop import wording
from desktop.analysis import slip
from desktop.analysis.story import Ref

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
translate = QCoreApplication.translate


# A line that is cut is read whole in its tip.
WORDS = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
}


class ProjectsRole(IntEnum):
    """What a line says of itself beyond its words."""

    REF = Qt.ItemDataRole.UserRole + 1


@dataclass
class Line:
    """One line of the tree."""

    words: str
    ref: Ref | None
    is_title: bool = False
    lines: list[Line] = field(default_factory=list)
    parent: Line | None = None
    row: int = 0


class ProjectsModel(QAbstractItemModel):
    """Projects of one company; what belongs to no project stands under the company's name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Line] = []
        self._by_ref: dict[Ref, Line] = {}

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show the projects of a company as they stand on `today`."""
        self.beginResetModel()
        self._top = lines(timeline, today) if timeline else []
        self._by_ref = {}
        for row, line in enumerate(self._top):
            self._place(line, None, row)
        if timeline is not None:
            for milestone in timeline.all_milestones:
                for promise in milestone.guidance:
                    said = self._by_ref[Ref("milestone", milestone.id)]
                    self._by_ref[Ref("guidance", promise.id)] = said
        self.endResetModel()

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line says."""
        line = index.internalPointer() if index.isValid() else None
        if not isinstance(line, Line):
            return None
        if role in WORDS:
            return line.words
        if role == ProjectsRole.REF:
            return line.ref
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
        if line.ref is not None and (line.ref.kind != "project" or parent is None):
            self._by_ref[line.ref] = line
        for at, below in enumerate(line.lines):
            self._place(below, line, at)


def lines(timeline: CompanyTimeline, today: dt.date) -> list[Line]:
    """The lines of a company's projects, and of its own milestones after them."""
    found = [_project(project, today) for project in timeline.projects]
    if timeline.milestones:
        title = translate("Projects", "{name} itself").format(name=timeline.company.short_name)
        below = [_milestone(m, today) for m in timeline.milestones]
        found.append(Line(title, Ref("company", timeline.company.id), True, below))
    return found


def _project(project: ProjectRecord, today: dt.date) -> Line:
    ref = Ref("project", project.id)
    facts = [Line(words, ref) for words in _facts(project) if words]
    below = facts + [_milestone(milestone, today) for milestone in project.milestones]
    return Line(project.name, ref, True, below)


def _facts(project: ProjectRecord) -> list[str]:
    return [
        _stage(project),
        _place(project),
        *_shares(project),
        " → ".join(wording.chain_step(step) for step in project.chain_steps),
        " · ".join(project.aliases),
        project.remark or "",
    ]


def _stage(project: ProjectRecord) -> str:
    parts = [wording.project_kind(project.kind)]
    if project.stage:
        parts.append(wording.stage(project.stage))
        steps = ladder(project.kind)
        if project.stage in steps:
            at = translate("Projects", "step {n} of {count}")
            parts.append(at.format(n=steps.index(project.stage) + 1, count=len(steps)))
    if project.stage_status:
        parts.append(
            {
                "underway": translate("Projects", "underway"),
                "complete": translate("Projects", "complete"),
            }.get(project.stage_status, project.stage_status)
        )
    if project.stage_as_of:
        known = project.stage_as_of_precision or "day"
        shown = wording.span(project.stage_as_of, known)
        parts.append(translate("Projects", "as of {day}").format(day=shown))
    return " · ".join(parts)


def _place(project: ProjectRecord) -> str:
    place = ", ".join(part for part in (project.region, project.country) if part)
    if project.latitude is not None and project.longitude is not None:
        place += f" · {project.latitude:g}, {project.longitude:g}"
        if project.place_source:
            place += f" ({project.place_source})"
    return place


def _shares(project: ProjectRecord) -> list[str]:
    told = []
    for share in project.owner_shares:
        holder = share.holder or translate("Projects", "Owner's share")
        words = (
            f"{holder} {wording.percent(float(share.share), _decimals(share.share), signed=False)}"
        )
        if share.day:
            since = wording.span(share.day, share.day_precision)
            words += " · " + translate("Projects", "since {day}").format(day=since)
        told.append(words)
    return told


def _decimals(share: Decimal) -> int:
    exponent = share.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _milestone(milestone: MilestoneRecord, today: dt.date) -> Line:
    parts = [milestone.name]
    if milestone.current is not None and milestone.status == "planned":
        parts.append(milestone.current.window.text)
    parts.append(wording.state(slip.state(milestone, today)))
    count = len(milestone.counted)
    if count > 1:
        parts.append(translate("Projects", "{n} promises").format(n=count))
    return Line("◇ " + " · ".join(parts), Ref("milestone", milestone.id))
