"""The inbox as a list: what entered its window, what passed it, who has been silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from desktop import wording
from desktop.analysis.inbox import Item

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

translate = QCoreApplication.translate


class Role(IntEnum):
    """What a row tells beside its words."""

    ROW = Qt.ItemDataRole.UserRole
    ITEM = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One thing in words; `kind` is passed, entered or silent."""

    item: Item
    title: str
    facts: str
    when: str
    is_read: bool

    @property
    def spoken(self) -> str:
        """The whole row, for those who can't see it."""
        unread = "" if self.is_read else translate("Inbox", "unread")
        return ". ".join(part for part in (unread, self.title, self.facts, self.when) if part)


class InboxModel(QAbstractListModel):
    """The things of the inbox, the newest first, all or only what is unread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._read: frozenset[str] = frozenset()
        self._rows: list[InboxRow] = []
        self._today = dt.date.min
        self._unread_only = False

    def set_items(self, items: Sequence[Item], read: Iterable[str], today: dt.date) -> None:
        """Show these things as they stand on `today`; `read` names what was read."""
        self._items, self._read, self._today = tuple(items), frozenset(read), today
        self._show()

    def show_unread_only(self, only: bool) -> None:
        """Leave out what was read, or show it again."""
        self._unread_only = only
        self._show()

    @property
    def unread(self) -> tuple[Item, ...]:
        """What was not read yet."""
        return tuple(item for item in self._items if item.name not in self._read)

    @property
    def count(self) -> int:
        """How many things there are, read or not."""
        return len(self._items)

    def row_of(self, name: str) -> int:
        """Where a thing stands; -1 if it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.item.name == name), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        told: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: row.title,
            Qt.ItemDataRole.ToolTipRole: f"{row.title}\n{row.facts}",
            Qt.ItemDataRole.AccessibleTextRole: row.spoken,
            Role.ROW: row,
            Role.ITEM: row.item,
        }
        return told.get(role)

    def _show(self) -> None:
        shown = self.unread if self._unread_only else self._items
        self.beginResetModel()
        self._rows = [_row(item, item.name in self._read, self._today) for item in shown]
        self.endResetModel()


def _row(item: Item, is_read: bool, today: dt.date) -> InboxRow:
    titles = {
        "passed": translate("Inbox", "{milestone}: its window is over"),
        "entered": translate("Inbox", "{milestone}: its window is open"),
        "silent": translate("Inbox", "{company} has been silent for long"),
    }
    milestone = item.milestone.name if item.milestone else ""
    title = titles[item.kind].format(milestone=milestone, company=item.company.short_name)
    return InboxRow(item, title, _facts(item), _when(item, today), is_read)


def _facts(item: Item) -> str:
    if item.milestone is None:
        words = translate("Inbox", "usually {days} between two days on which it speaks, n {n}")
        return words.format(days=wording.days(round(item.usual or 0)), n=item.gaps)
    current = item.milestone.current
    parts = [item.company.short_name, item.project.short_name if item.project else ""]
    if current is not None:
        said = wording.said(current)
        parts.append(wording.quoted(current.window.text))
        parts.append(translate("Inbox", "said {day}").format(day=said) if said else "")
    return " · ".join(part for part in parts if part)


def _when(item: Item, today: dt.date) -> str:
    """The day since which it is so; of a window that is over its last, from which it is overdue."""
    last = item.since - dt.timedelta(days=1) if item.kind == "passed" else item.since
    days = (today - last).days
    return f"{wording.day(last)} · {wording.days(days)}" if days else translate("Inbox", "today")
