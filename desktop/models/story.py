"""The story as a list: what is ahead, today, and every day before it with its entries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from db.records import DealRecord, EventRecord, GuidanceRecord, MilestoneRecord
from desktop import wording
from desktop.analysis import slip
from desktop.analysis.returns import NEAR, Stretch
from desktop.analysis.slip import MilestoneState
from desktop.analysis.story import Ahead, Entry, Ref, Story

Index = QModelIndex | QPersistentModelIndex

SHOWN_OF_A_DAY = 3


class StoryRole(IntEnum):
    """What the delegate asks for."""

    ROW = Qt.ItemDataRole.UserRole + 1
    REF = Qt.ItemDataRole.UserRole + 2
    LETTER = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True)
class Since:
    """What the price of one listing, in its currency, did since the things that are named."""

    stretches: Mapping[Ref, Stretch]
    currency: str


NOTHING_SINCE = Since({}, "")


@dataclass(frozen=True)
class Row:
    """One line of the list.

    `kind` is heading, ahead, today, entry, more or empty. `count` stands only on a day's first
    entry: the number of that day's. `letter` stands on the first that has a flag in the chart, with
    how many things that flag is of; `since` is what the price did since then.
    """

    kind: str
    title: str = ""
    side: str = ""
    facts: str = ""
    body: str = ""
    mark: str = ""
    shift: str = ""
    letter: str = ""
    count: int = 0
    flagged: int = 0
    since: str = ""
    is_down: bool = False
    day: dt.date | None = None
    ref: Ref | None = None
    is_late: bool = False

    @property
    def identity(self) -> tuple[str, Ref | None, dt.date | None, str]:
        """What makes it the same line after a reading."""
        return self.kind, self.ref, self.day, self.title if self.kind == "heading" else ""


class StoryModel(QAbstractListModel):
    """The rows of a story; told what differs only, so that scroll and selection stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._story = Story((), (), ())
        self._letters: dict[dt.date, str] = {}
        self._hidden: Container[str] = frozenset()
        self._since = NOTHING_SINCE
        self._lettered: dict[dt.date, int] = {}  # the row that has a day's letter
        self._today = dt.date.min
        self._is_past = False
        self._opened: set[dt.date] = set()

    def set_story(
        self,
        story: Story,
        letters: dict[dt.date, str],
        today: dt.date,
        *,
        is_past: bool = False,
        hidden: Container[str] = frozenset(),
        since: Since = NOTHING_SINCE,
    ) -> None:
        """Show a story with these letters; `is_past` says that `today` is looked back to.

        Kinds that are `hidden` have no flag in the chart, and no letter.
        """
        self._story, self._letters, self._hidden = story, letters, hidden
        self._since = since
        self._today, self._is_past = today, is_past
        self._show(list(self._made()))

    def set_letters(self, letters: dict[dt.date, str]) -> None:
        """Change the letters; nothing else moves."""
        before, self._letters = self._letters, letters
        others = (day for day in before.keys() | letters if before.get(day) != letters.get(day))
        rows = {self._lettered[day]: day for day in others if day in self._lettered}
        for row, day in rows.items():
            self._rows[row] = replace(self._rows[row], letter=letters.get(day, ""))
        if rows:
            changed = self.index(min(rows)), self.index(max(rows))
            self.dataChanged.emit(*changed, [StoryRole.LETTER])

    def open_day(self, day: dt.date) -> None:
        """Show all entries of a crowded day."""
        self._opened.add(day)
        self._show(list(self._made()))

    def row_of(self, ref: Ref) -> int:
        """The row that shows it, opening its day if need be; -1 where nothing does."""
        for day in self._story.days:
            if len(day.entries) > SHOWN_OF_A_DAY and any(e.ref == ref for e in day.entries[2:]):
                self.open_day(day.day)
        entries = (i for i, r in enumerate(self._rows) if r.kind == "entry" and r.ref == ref)
        ahead = (i for i, r in enumerate(self._rows) if r.kind == "ahead" and r.ref == ref)
        return next(entries, next(ahead, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are lines."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only what names a thing can be chosen; only notes are edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        if row.kind in {"heading", "today", "empty"}:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )
        if row.ref is not None and row.ref.kind == "note":
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(  # noqa: PLR0911  (one answer a role)
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The row for the delegate; its words for everyone else."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == StoryRole.ROW:
            return row
        if role == StoryRole.REF:
            return row.ref
        if role == StoryRole.LETTER:
            return row.letter
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = row.letter, row.side, row.mark, row.title, row.facts, row.shift
            parts = (*told, row.since, row.body)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row)
        return None

    def _tip(self, row: Row) -> str | None:
        entry = next(
            (e for d in self._story.days for e in d.entries if row.ref and e.ref == row.ref), None
        )
        if entry is None:
            return None
        lines = [getattr(entry.record, "remark", None), getattr(entry.record, "text", None)]
        if (stretch := self._since.stretches.get(entry.ref)) is not None:
            lines.append(self._prices_of(stretch))
        if entry.record.source is not None:
            lines.append(self.tr("Source: %s") % entry.record.source.title)
        return "\n".join(line for line in lines if line) or None

    def _show(self, rows: list[Row]) -> None:
        before = [row.identity for row in self._rows]
        if before == [row.identity for row in rows]:
            self._update(rows)
            return
        after = {row.identity for row in rows}
        for i in range(len(self._rows) - 1, -1, -1):
            if self._rows[i].identity not in after:
                self.beginRemoveRows(QModelIndex(), i, i)
                del self._rows[i]
                self.endRemoveRows()
        for i, row in enumerate(rows):
            if i < len(self._rows) and self._rows[i].identity == row.identity:
                continue
            at = self._found(row, i)
            if at is None:
                self.beginInsertRows(QModelIndex(), i, i)
                self._rows.insert(i, row)
                self.endInsertRows()
            else:
                self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), i)
                self._rows.insert(i, self._rows.pop(at))
                self.endMoveRows()
        self._update(rows)

    def _found(self, row: Row, start: int) -> int | None:
        for i in range(start, len(self._rows)):
            if self._rows[i].identity == row.identity:
                return i
        return None

    def _update(self, rows: list[Row]) -> None:
        self._lettered = {row.day: i for i, row in enumerate(rows) if row.flagged and row.day}
        for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[i] = new
                self.dataChanged.emit(self.index(i), self.index(i))

    def _made(self) -> Iterator[Row]:
        coming = [day for day in self._story.days if day.day > self._today]
        if self._story.ahead or coming:
            open_ones = len(self._story.ahead)
            count = self.tr("%n open", "", open_ones) if open_ones else ""
            yield Row("heading", self.tr("Ahead"), count)
            yield from (self._ahead(ahead) for ahead in self._story.ahead)
        for day in coming:
            yield from self._day(day.day, day.entries)
        form = self.tr("As of %s") if self._is_past else self.tr("Today %s")
        yield Row("today", form % wording.day(self._today), day=self._today)
        for day in self._story.days[len(coming) :]:
            yield from self._day(day.day, day.entries)
        if self._story.undated:
            yield Row("heading", self.tr("Undated"), str(len(self._story.undated)))
            yield from (self._entry(e, "", 0) for e in self._story.undated)
        if not self._story.days and not self._story.undated:
            yield Row("empty", self.tr("Nothing recorded yet. Press N to write the first note."))

    def _ahead(self, ahead: Ahead) -> Row:
        current = ahead.milestone.current
        return Row(
            "ahead",
            title=ahead.milestone.name,
            side=wording.state(ahead.state),
            facts=current.window.text if current else "",
            ref=Ref("milestone", ahead.milestone.id),
            is_late=ahead.state.kind == "overdue",
        )

    def _day(self, day: dt.date, entries: tuple[Entry, ...]) -> Iterator[Row]:
        shown = entries
        if len(entries) > SHOWN_OF_A_DAY and day not in self._opened:
            shown = entries[:2]
        flagged = [entry for entry in entries if entry.kind not in self._hidden]
        bearer = next((entry for entry in shown if entry in flagged), shown[0])
        for i, entry in enumerate(shown):
            count = len(flagged) if entry is bearer else 0
            letter = self._letters.get(day, "") if count else ""
            yield self._entry(entry, letter, len(entries) if i == 0 else 0, count)
        if len(shown) < len(entries):
            more = self.tr("and %n more that day", "", len(entries) - len(shown))
            yield Row("more", more, day=day)

    def _entry(self, entry: Entry, letter: str, count: int, flagged: int = 0) -> Row:
        facts, shift, body = self._facts(entry)
        stretch = self._since.stretches.get(entry.ref)
        return Row(
            "entry",
            title=wording.title(entry),
            side=said_when(entry),
            facts=facts,
            body=body,
            mark=entry.kind,
            shift=shift,
            letter=letter,
            count=count,
            flagged=flagged,
            since="" if stretch is None else self._since_words(stretch),
            is_down=stretch is not None and stretch.change < 0,
            day=entry.day,
            ref=entry.ref,
        )

    def _since_words(self, stretch: Stretch) -> str:
        """`+12 % since`; with the day of its last price, where that is an old one."""
        if stretch.percent is None:
            return ""
        moved = wording.percent(stretch.percent, 0 if abs(stretch.percent) >= 9.95 else 1)
        if (self._today - stretch.last).days <= NEAR:
            return self.tr("{percent} since").format(percent=moved)
        day = wording.day(stretch.last)
        return self.tr("{percent} by {day}").format(percent=moved, day=day)

    def _prices_of(self, stretch: Stretch) -> str:
        form = self.tr("Close {first} on {first_day}, {last} on {last_day}")
        return form.format(
            first=wording.price(stretch.opened, self._since.currency),
            first_day=wording.day(stretch.first),
            last=wording.price(stretch.closed, self._since.currency),
            last_day=wording.day(stretch.last),
        )

    def _facts(self, entry: Entry) -> tuple[str, str, str]:
        """The facts behind the kind word, the move in days, and the words of a note."""
        record = entry.record
        if isinstance(record, GuidanceRecord):
            return self._guidance_facts(entry, record)
        if isinstance(record, MilestoneRecord):
            return self._milestone_facts(record)
        if isinstance(record, DealRecord):
            parts = [wording.firmness(record.firmness) if record.firmness else ""]
            parts.append(record.counterparty or "")
            return " · ".join(part for part in parts if part), wording.amount(record), ""
        if isinstance(record, EventRecord):
            parts = [record.jurisdiction or ""]
            if record.end_day and entry.ref.kind == "event":
                parts.append(self.tr("until %s") % wording.day(record.end_day))
            return " · ".join(part for part in parts if part), "", ""
        return ", ".join(f"#{tag}" for tag in record.tags), "", record.text

    def _milestone_facts(self, record: MilestoneRecord) -> tuple[str, str, str]:
        """How far from its first window it was reached, or that it was given up."""
        if record.status != "done":
            return wording.state(MilestoneState(record.status)), "", ""
        days = slip.slip_days(record)
        if days is None:
            return self.tr("no target was recorded"), "", ""
        first = record.counted[0].window.text
        return self.tr("after the first window (%s)") % first, wording.slip(days), ""

    def _guidance_facts(self, entry: Entry, record: GuidanceRecord) -> tuple[str, str, str]:
        words = record.window.text
        shift = ""
        if entry.previous is not None:
            words = f"{entry.previous.window.text} → {words}"
            moved = slip.change(entry.previous.window, record.window)
            shift = wording.slip(moved.days) if moved.days else wording.change(moved.kind)
        if record.said_by:
            words += f" · {record.said_by}"
        return words, shift, ""


def said_when(entry: Entry) -> str:
    """The day of an entry as its line gives it, with the precision that is known."""
    record = entry.record
    if isinstance(record, GuidanceRecord):
        return wording.said(record)
    if isinstance(record, MilestoneRecord) and record.actual is not None:
        return wording.span(record.actual.end, record.actual.precision)
    if isinstance(record, MilestoneRecord):
        return wording.day(entry.day) if entry.day else ""
    if entry.day is None:
        return ""
    precision = "day" if entry.ref.kind == "event_end" else record.day_precision
    return wording.span(entry.day, precision)
