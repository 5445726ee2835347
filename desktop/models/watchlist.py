"""The watchlist as a Qt model: its companies in the order and the columns asked for, filtered.

Sorting and filtering stand here and not in a proxy: over 10,000 companies a proxy asks Python some
100,000 times, and this takes a few passes over lists.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from db.records import WatchlistRow
from desktop import formats, wording
from desktop.analysis.matching import words_of
from desktop.analysis.watchlist_order import arranged
from desktop.formats import Formats
from desktop.models.watchlist_columns import COLUMNS, Column, by_names
from desktop.models.watchlist_words import Spark, Worded, spark

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# Where more stretches of rows than this come or go, everything is shown anew: each costs the view
# as much as all of them at once.
MOST_STRETCHES = 60


class Role(IntEnum):
    """What an index tells beside its words."""

    COMPANY_ID = Qt.ItemDataRole.UserRole
    NAME = Qt.ItemDataRole.UserRole + 1


ENABLED = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
EDITABLE = ENABLED | Qt.ItemFlag.ItemIsEditable
SAID = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


class WatchlistModel(QAbstractTableModel):
    """The companies of one list; without columns, one column of rows of two lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worded_for: tuple[dt.date, Formats | None] = dt.date.min, None
        self._rows: dict[int, WatchlistRow] = {}  # in the order given
        self._shown: list[int] = []
        self._places: dict[int, int] | None = None
        self._worded: dict[int, Worded] = {}
        self._found_by: dict[int, str] = {}
        self._sparks: dict[int, Spark | None] = {}
        self._tags: Mapping[int, Sequence[str]] = {}
        self._columns: tuple[Column, ...] = ()
        self._comment_column = 0
        self._sorting: tuple[Column, bool] | None = None
        self._words: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown; none where the rows have two lines."""
        return self._columns

    @property
    def comment_column(self) -> int:
        """Where the comment is edited: in its column, else in the first one."""
        return self._comment_column

    @property
    def total(self) -> int:
        """How many companies there are, also those that the filter hides."""
        return len(self._rows)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns) or 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return EDITABLE if index.column() == self._comment_column else ENABLED

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_column = orientation == Qt.Orientation.Horizontal and section < len(self._columns)
        if not is_column:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = index.row()
        if not 0 <= place < len(self._shown):
            return None
        company = self._shown[place]
        if role == Role.COMPANY_ID:
            return company
        if role == Role.NAME:
            return self._rows[company].short_name
        return self._said(company, index.column(), role) if role in SAID else None

    def set_rows(self, rows: Iterable[WatchlistRow], today: dt.date) -> None:
        """Take these rows and tell Qt only what differs, so that selection and scroll stay.

        Every company may be there once; `today` is the day that overdue is counted from.
        """
        before, now = self._rows, {row.company_id: row for row in rows}
        used = formats.used()
        if (today, used) == self._worded_for:
            kept = ((i, before[i], now[i]) for i in before.keys() & now.keys())
            changed = {i for i, old, row in kept if row is not old and row != old}
        else:
            changed = set(now)
        self._worded_for = today, used
        self._rows = before | now  # until Qt knows that they are gone
        for company in (before.keys() - now.keys()) | changed:
            self._forget(company, before.get(company), now.get(company))
        self._become(self._arranged(now), changed)
        self._rows = now

    def set_columns(self, names: Iterable[str]) -> None:
        """Show these columns, or rows of two lines where there are none."""
        columns = by_names(names)
        if columns != self._columns:
            self.beginResetModel()
            self._columns = columns
            names = [column.name for column in columns]
            self._comment_column = names.index("comment") if "comment" in names else 0
            self.endResetModel()

    def sort_by(self, name: str | None, descending: bool = False) -> None:
        """Show the companies by what a column stands for; by None, in the order given.

        Those of which it is missing stand last, either way; those of which it is the same keep the
        order given.
        """
        column = COLUMNS.get(name or "")
        sorting = (column, descending) if column else None
        if sorting != self._sorting:
            self._sorting = sorting
            self._become(self._arranged(self._rows))

    def look_for(self, text: str) -> None:
        """Show only what holds every one of these words, whatever their case and accents."""
        words = words_of(text)
        if words != self._words:
            self._words = words
            self._become(self._arranged(self._rows))

    def set_tags(self, tags: Mapping[int, Sequence[str]]) -> None:
        """Let the filter find companies by the tags of their notes too."""
        if tags != self._tags:
            self._tags = tags
            self._found_by.clear()
            if self._words:
                self._become(self._arranged(self._rows))

    def set_closes(self, closes: Mapping[int, tuple[float, ...]]) -> None:
        """Take the closes of the last year of some companies, by their ids."""
        here = [company for company in closes if company in self._rows]
        self._sparks |= {company: spark(closes[company]) for company in here}
        places = (self._place_of(company) for company in here)
        self._tell(sorted(place for place in places if place >= 0))

    def without_closes(self, places: Iterable[int]) -> list[int]:
        """The companies at these places that have a price, and whose closes are not here yet."""
        shown = (self._shown[place] for place in places)
        return [i for i in shown if i not in self._sparks and self._rows[i].price is not None]

    def index_of(self, company_id: int, column: int = 0) -> QModelIndex:
        """Where the company stands; an invalid index where it doesn't, or where it is hidden."""
        return self.index(self._place_of(company_id), column)

    def holds(self, company_id: int) -> bool:
        """Whether the company is one of them, shown or hidden by the filter."""
        return company_id in self._rows

    def row(self, company_id: int) -> WatchlistRow:
        """What is known of a company."""
        return self._rows[company_id]

    def companies_at(self, places: Iterable[int]) -> list[int]:
        """The companies of some rows."""
        return [self._shown[place] for place in places]

    def company_at(self, place: int) -> int | None:
        """The company of a row; None behind the last one."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def before(self, place: int, moved: Collection[int]) -> int | None:
        """The company that something put between two shown rows then stands before; None, last.

        `place` is that of the lower row. Where the filter hides some, it goes right below the upper
        one; those that are moved themselves don't count.
        """
        order = [i for i in self._rows if i not in moved]
        shown = [i for i in self._shown[:place] if i not in moved]
        at = order.index(shown[-1]) + 1 if shown else 0
        return order[at] if at < len(order) else None

    def worded(self, company_id: int) -> Worded:
        """The company's row in words, as it stands today."""
        found = self._worded.get(company_id)
        if found is None:
            found = self._worded[company_id] = Worded(self._rows[company_id], self._worded_for[0])
        return found

    def painted(self, place: int) -> tuple[Worded, Spark | None]:
        """A row in words and its year of closes, for who paints it."""
        company = self._shown[place]
        return self._worded.get(company) or self.worded(company), self._sparks.get(company)

    def _said(self, company: int, column: int, role: int) -> str:
        worded = self.worded(company)
        if role == Qt.ItemDataRole.ToolTipRole:
            # A cell that is cut is read whole in its tip; the name tells of the whole company.
            is_name = not self._columns or self._columns[column].name == "company"
            return "\n".join(worded.facts) if is_name else self._text(worded, column)
        if role == Qt.ItemDataRole.EditRole:
            return worded.row.comment
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return self._spoken(worded, column) if is_spoken else self._text(worded, column)

    def _text(self, worded: Worded, column: int) -> str:
        return self._columns[column].text(worded) if self._columns else worded.row.short_name

    def _spoken(self, worded: Worded, column: int) -> str:
        if column == 0:
            return ". ".join(worded.facts)
        return wording.told(self._columns[column].heading, self._text(worded, column))

    def _place_of(self, company: int) -> int:
        if self._places is None:
            self._places = {i: place for place, i in enumerate(self._shown)}
        return self._places.get(company, -1)

    def _forget(self, company: int, old: WatchlistRow | None, new: WatchlistRow | None) -> None:
        """Drop what was worked out of a row; of its closes, only where the prices are others."""
        self._worded.pop(company, None)
        self._found_by.pop(company, None)
        if new is None or old is None or (old.listing, old.price) != (new.listing, new.price):
            self._sparks.pop(company, None)

    def _arranged(self, companies: Iterable[int]) -> list[int]:
        """The companies that are to be seen, in their order."""
        shown = list(companies)
        if self._words:
            shown = [i for i in shown if self._matches(i)]
        if self._sorting is None:
            return shown
        column, descending = self._sorting
        rows = arranged(map(self.worded, shown), column.value, descending=descending)
        return [worded.row.company_id for worded in rows]

    def _matches(self, company: int) -> bool:
        text = self._found_by.get(company)
        if text is None:
            tags = self._tags.get(company, ())
            text = self._found_by[company] = self.worded(company).found_by(tags)
        return all(word in text for word in self._words)

    def _become(self, now: list[int], changed: Collection[int] = ()) -> None:
        """Show these companies and tell Qt what comes, goes, moves and changes."""
        before, wanted = set(self._shown), set(now)
        going = stretches([p for p, i in enumerate(self._shown) if i not in wanted])
        coming = stretches([p for p, i in enumerate(now) if i not in before])
        if len(going) + len(coming) > MOST_STRETCHES:
            self.beginResetModel()
            self._show(now)
            self.endResetModel()
            return
        for first, last in reversed(going):
            self.beginRemoveRows(ROOT, first, last)
            self._show(self._shown[:first] + self._shown[last + 1 :])
            self.endRemoveRows()
        self._reorder([i for i in now if i in before])
        for first, last in coming:
            self.beginInsertRows(ROOT, first, last)
            self._show(self._shown[:first] + now[first : last + 1] + self._shown[first:])
            self.endInsertRows()
        if changed:
            self._tell([p for p, i in enumerate(now) if i in changed and i in before])

    def _show(self, companies: list[int]) -> None:
        self._shown = companies
        self._places = None

    def _reorder(self, now: list[int]) -> None:
        if now == self._shown:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        companies = [self._shown[index.row()] for index in held]
        self._show(now)
        moved = [self.index_of(i, index.column()) for i, index in zip(companies, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _tell(self, places: list[int]) -> None:
        last_column = self.columnCount() - 1
        for first, last in stretches(places):
            self.dataChanged.emit(self.index(first, 0), self.index(last, last_column))


def stretches(places: list[int]) -> list[tuple[int, int]]:
    """Rising numbers as stretches without a gap: first and last of each."""
    if not places:
        return []
    if places[-1] - places[0] == len(places) - 1:
        return [(places[0], places[-1])]
    breaks = [i for i, (a, b) in enumerate(pairwise(places), start=1) if b != a + 1]
    starts, ends = [0, *breaks], [*breaks, len(places)]
    return [(places[start], places[end - 1]) for start, end in zip(starts, ends, strict=True)]
