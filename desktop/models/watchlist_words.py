"""What is said of a company in a watchlist: its row of two lines, its tip, what it is found by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QPolygonF

from db.records import WatchlistRow
from desktop import wording
from desktop.analysis.matching import folded
from desktop.analysis.watchlist_order import Seen
from desktop.models.watchlist_columns import Column, Look

translate = QCoreApplication.translate

MOST_POINTS = 54  # of a sparkline: one for each pixel of its width


@dataclass(frozen=True, slots=True)
class Ahead:
    """The next milestone of a row in words; `words` is `overdue 84 d`, else what was promised."""

    title: str
    words: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """All that is painted of a row of two lines, worded.

    `trend` is −1, 0 or 1; `is_old` says that the price is of an earlier day than today.
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


@dataclass(frozen=True, slots=True)
class Cell:
    """All that is painted of a cell, worded; `trend` and `is_old` as in `Parts`."""

    text: str
    look: Look
    is_right: bool
    trend: int = 0
    is_old: bool = False
    is_overdue: bool = False


class Worded(Seen):
    """A row in words, each found when it is first asked for."""

    def __init__(self, row: WatchlistRow, today: dt.date) -> None:
        super().__init__(row, today)
        self._cells: dict[str, Cell] = {}
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """The row of two lines."""
        if self._parts is None:
            self._parts = self._two_lines()
        return self._parts

    def _two_lines(self) -> Parts:
        row = self.row
        change = row.change_percent if row.price is not None else None
        return Parts(
            name=row.short_name,
            ticker=row.listing.ticker if row.listing else "",
            price="" if row.price is None else wording.price(row.price),
            change="" if change is None else wording.percent(change),
            trend=_trend(change),
            is_old=self._is_old,
            is_private=row.is_private,
            stage=wording.stage_tag(row.stage) if row.stage else "",
            ahead=self._ahead,
        )

    def cell(self, column: Column) -> Cell:
        """The cell in a column."""
        found = self._cells.get(column.name)
        if found is None:
            found = self._cells[column.name] = self._worded(column)
        return found

    @property
    def facts(self) -> tuple[str, ...]:
        """All that is known of the company, a sentence each."""
        row, item, state = self.row, self.next, self.state
        listing = f"{row.company}, {row.listing.code}" if row.listing else row.company
        found = [listing, _price_fact(row)]
        if row.stage:
            found.append(
                translate("Watchlist", "Stage: {stage}").format(stage=wording.stage(row.stage))
            )
        if item and state:
            of = translate("Watchlist", "{milestone}, {project}") if item.project else "{milestone}"
            promise = (
                translate("Watchlist", "{title}: {words}, {state}")
                if item.window.text
                else "{title}: {state}"
            )
            found.append(
                promise.format(
                    title=of.format(milestone=item.title, project=item.project),
                    words=item.window.text,
                    state=wording.state(state),
                )
            )
        return (*found, row.comment) if row.comment else tuple(found)

    def found_by(self, tags: Iterable[str]) -> str:
        """All that typed words are looked for in, folded."""
        row = self.row
        stage = (wording.stage(row.stage), wording.stage_tag(row.stage)) if row.stage else ()
        return folded(
            "\n".join(
                [
                    row.company,
                    *row.aliases,
                    *row.codes,
                    row.listing.code if row.listing else "",
                    *row.projects,
                    *(item.project for item in row.open if item.project),
                    *row.countries,
                    *row.commodities,
                    *stage,
                    translate("Watchlist", "overdue") if self.is_overdue else "",
                    row.comment,
                    *(f"#{tag}" for tag in tags),
                ]
            )
        )

    @property
    def _is_old(self) -> bool:
        return self.row.price_day is not None and self.row.price_day < self.today

    @property
    def _ahead(self) -> Ahead | None:
        if self.next is None or self.state is None:
            return None
        words = wording.state(self.state) if self.is_overdue else self.next.window.text
        return Ahead(self.next.title, words, self.is_overdue)

    def _worded(self, column: Column) -> Cell:
        look, stage = column.look, self.row.stage
        if look is Look.PRICE and self.row.price is None:
            look = Look.MUTED
        return Cell(
            wording.stage_tag(stage) if look is Look.STAGE and stage else column.text(self),
            look,
            column.is_right,
            trend=_trend(column.value(self)) if look is Look.CHANGE else 0,
            is_old=look is Look.PRICE and self._is_old,
            is_overdue=look is Look.STATE and self.is_overdue,
        )


@dataclass(frozen=True)
class Spark:
    """A year of closes in a unit square, oldest at the left, highest at the top."""

    line: QPolygonF

    @property
    def is_rising(self) -> bool:
        """Whether the year ends no lower than it began."""
        return self.line.last().y() <= self.line.first().y()


def spark(closes: tuple[float, ...]) -> Spark | None:
    """The closes as a picture; of very many, the lowest and the highest of each stretch.

    None for less than two.
    """
    if len(closes) < 2:
        return None
    low, high = min(closes), max(closes)
    height, last = high - low, len(closes) - 1
    points = (
        QPointF(i / last, (high - closes[i]) / height if height else 0.5) for i in _telling(closes)
    )
    return Spark(QPolygonF(list(points)))


def _trend(change: float | None) -> int:
    rounded = round(change or 0.0, 1)
    return (rounded > 0) - (rounded < 0)


def _telling(closes: tuple[float, ...]) -> Iterable[int]:
    """The places of the closes that a small picture needs, the first and the last among them."""
    count = len(closes)
    if count <= MOST_POINTS:
        return range(count)
    places = {0, count - 1}
    stretches = MOST_POINTS // 2 - 1
    for number in range(stretches):
        stretch = range(number * count // stretches, (number + 1) * count // stretches)
        places |= {min(stretch, key=closes.__getitem__), max(stretch, key=closes.__getitem__)}
    return sorted(places)


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
