"""The watchlist as a Qt model: rows told apart by company, and a filter over them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QPolygonF

from db.records import NextMilestone, WatchlistRow
from desktop import formats, wording
from desktop.analysis.slip import MilestoneState, next_due, window_state
from desktop.formats import Formats

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

translate = QCoreApplication.translate


class Role(IntEnum):
    """What a row tells beside its name."""

    COMPANY_ID = Qt.ItemDataRole.UserRole
    PARTS = Qt.ItemDataRole.UserRole + 1
    SEARCH = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next milestone of a row in words; `state` is `overdue 84 d`, else what was promised."""

    title: str
    words: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """All that is painted of a row, worded; worked out once when the rows are set.

    `trend` is −1, 0 or 1; `is_old` says that the price is of an earlier day than today. `spark`
    holds the closes in a unit square, oldest at the left, highest at the top.
    """

    name: str
    ticker: str
    price: str
    change: str
    trend: int
    is_old: bool
    is_private: bool
    stage: str
    ahead: Ahead | None
    spark: QPolygonF
    tip: str
    spoken: str
    search: str


class WatchlistModel(QAbstractListModel):
    """The companies of one list in its order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[WatchlistRow] = []
        self._parts: list[Parts] = []
        self._worded_for: tuple[dt.date, Formats] | None = None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        parts = self._parts[index.row()]
        if role == Role.COMPANY_ID:
            return self._rows[index.row()].company_id
        if role == Role.PARTS:
            return parts
        texts: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: parts.name,
            Qt.ItemDataRole.ToolTipRole: parts.tip,
            Qt.ItemDataRole.AccessibleTextRole: parts.spoken,
            Role.SEARCH: parts.search,
        }
        return texts.get(role)

    def set_rows(self, rows: tuple[WatchlistRow, ...], today: dt.date) -> None:
        """Take these rows and tell Qt only what differs, so that selection and scroll stay.

        Every company may be there once; `today` is the day that overdue is counted from.
        """
        everything = self._worded_for != (today, formats.used())
        self._worded_for = today, formats.used()
        self._remove_all_but({row.company_id for row in rows})
        for place, row in enumerate(rows):
            self._settle(place, row, today, everything)

    def index_of(self, company_id: int) -> QModelIndex:
        """Where the company stands; an invalid index where it doesn't."""
        return self.index(self._place(company_id, 0), 0)

    def _place(self, company_id: int, start: int) -> int:
        places = range(start, len(self._rows))
        return next((i for i in places if self._rows[i].company_id == company_id), -1)

    def _remove_all_but(self, kept: set[int]) -> None:
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].company_id not in kept:
                self.beginRemoveRows(ROOT, place, place)
                del self._rows[place], self._parts[place]
                self.endRemoveRows()

    def _settle(self, place: int, row: WatchlistRow, today: dt.date, everything: bool) -> None:
        found = self._place(row.company_id, place)
        if found < 0:
            self.beginInsertRows(ROOT, place, place)
            self._rows.insert(place, row)
            self._parts.insert(place, parts(row, today))
            self.endInsertRows()
            return
        if found != place:
            self.beginMoveRows(ROOT, found, found, ROOT, place)
            self._rows.insert(place, self._rows.pop(found))
            self._parts.insert(place, self._parts.pop(found))
            self.endMoveRows()
        if everything or self._rows[place] != row:
            self._rows[place] = row
            self._parts[place] = parts(row, today)
            self.dataChanged.emit(self.index(place), self.index(place))


class WatchlistFilter(QSortFilterProxyModel):
    """The rows that hold every word typed, in name, ticker or project."""

    def __init__(self, source: WatchlistModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.setSourceModel(source)

    def look_for(self, text: str) -> None:
        """Show only what holds every one of these words, whatever their case."""
        self._words = text.casefold().split()
        self.setFilterFixedString(text)  # our words decide; this asks for every row again

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, source_parent)
        text = index.data(Role.SEARCH)
        return all(word in text for word in self._words)


def parts(row: WatchlistRow, today: dt.date) -> Parts:
    """The row in words, as it stands on `today`."""
    next_open = next_due(row.open)
    state = window_state(next_open.window, today) if next_open else None
    change = row.change_percent if row.price is not None else None
    return Parts(
        name=row.short_name,
        ticker=row.listing.ticker if row.listing else "",
        price="" if row.price is None else wording.price(row.price),
        change="" if change is None else wording.percent(change),
        trend=_trend(change),
        is_old=row.price_day is not None and row.price_day < today,
        is_private=row.is_private,
        stage=wording.stage_tag(row.stage) if row.stage else "",
        ahead=_ahead(next_open, state) if next_open and state else None,
        spark=_spark(row.closes),
        tip="\n".join(_facts(row, next_open, state)),
        spoken=". ".join(_facts(row, next_open, state)),
        search=_search(row),
    )


def _trend(change: float | None) -> int:
    rounded = round(change or 0.0, 1)
    return (rounded > 0) - (rounded < 0)


def _ahead(item: NextMilestone, state: MilestoneState) -> Ahead:
    overdue = state.kind == "overdue"
    return Ahead(item.title, wording.state(state) if overdue else item.window.text, overdue)


def _spark(closes: tuple[float, ...]) -> QPolygonF:
    if len(closes) < 2:
        return QPolygonF()
    low, high = min(closes), max(closes)
    height, last = high - low, len(closes) - 1
    return QPolygonF(
        [
            QPointF(i / last, (high - close) / height if height else 0.5)
            for i, close in enumerate(closes)
        ]
    )


def _facts(
    row: WatchlistRow, item: NextMilestone | None, state: MilestoneState | None
) -> list[str]:
    listing = f"{row.company}, {row.listing.code}" if row.listing else row.company
    facts = [listing, _price_fact(row)]
    if row.stage:
        facts.append(
            translate("Watchlist", "Stage: {stage}").format(stage=wording.stage(row.stage))
        )
    if item and state:
        of = translate("Watchlist", "{milestone}, {project}") if item.project else "{milestone}"
        title = of.format(milestone=item.title, project=item.project)
        promise = (
            translate("Watchlist", "{title}: {words}, {state}")
            if item.window.text
            else "{title}: {state}"
        )
        facts.append(
            promise.format(title=title, words=item.window.text, state=wording.state(state))
        )
    return [*facts, row.comment] if row.comment else facts


def _price_fact(row: WatchlistRow) -> str:
    if row.is_private:
        return translate("Watchlist", "Private: no price")
    if row.price is None or row.price_day is None:
        return translate("Watchlist", "No price stored")
    price = wording.price(row.price, row.listing.currency if row.listing else None)
    form = (
        translate("Watchlist", "{price}, {day} so far")
        if row.price_is_provisional
        else translate("Watchlist", "{price}, close {day}")
    )
    fact = form.format(price=price, day=wording.day(row.price_day))
    if row.change_percent is None:
        return fact
    change = wording.percent(row.change_percent)
    return translate("Watchlist", "{fact}, {change} against the close before").format(
        fact=fact, change=change
    )


def _search(row: WatchlistRow) -> str:
    projects = [item.project for item in row.open if item.project]
    listing = [row.listing.code, row.listing.ticker] if row.listing else []
    return "\n".join([row.company, *listing, *projects]).casefold()
