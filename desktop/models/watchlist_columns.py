"""Every column that a watchlist can have, once: its words, what it shows and what it sorts by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records import NextMilestone, WatchlistRow
from db.stages import rank
from desktop import wording
from desktop.analysis.matching import folded
from desktop.analysis.slip import MilestoneState, by_end, next_due, window_state

translate = QCoreApplication.translate

TITLES: dict[str, Any] = {
    "company": QT_TRANSLATE_NOOP("WatchlistColumns", "Company"),
    "listing": QT_TRANSLATE_NOOP("WatchlistColumns", "Listing"),
    "market": QT_TRANSLATE_NOOP("WatchlistColumns", "Market"),
    "currency": QT_TRANSLATE_NOOP("WatchlistColumns", "Currency"),
    "price": QT_TRANSLATE_NOOP("WatchlistColumns", "Price"),
    "price_day": QT_TRANSLATE_NOOP("WatchlistColumns", "Day of the price"),
    "change": QT_TRANSLATE_NOOP("WatchlistColumns", "Change"),
    "sparkline": QT_TRANSLATE_NOOP("WatchlistColumns", "One year"),
    "year_change": QT_TRANSLATE_NOOP("WatchlistColumns", "Year's change"),
    "stage": QT_TRANSLATE_NOOP("WatchlistColumns", "Stage"),
    "next": QT_TRANSLATE_NOOP("WatchlistColumns", "Next milestone"),
    "project": QT_TRANSLATE_NOOP("WatchlistColumns", "Project"),
    "window": QT_TRANSLATE_NOOP("WatchlistColumns", "Window"),
    "due": QT_TRANSLATE_NOOP("WatchlistColumns", "Due by"),
    "state": QT_TRANSLATE_NOOP("WatchlistColumns", "State"),
    "slip": QT_TRANSLATE_NOOP("WatchlistColumns", "Slip"),
    "projects": QT_TRANSLATE_NOOP("WatchlistColumns", "Projects"),
    "last_note": QT_TRANSLATE_NOOP("WatchlistColumns", "Last note"),
    "comment": QT_TRANSLATE_NOOP("WatchlistColumns", "Comment"),
    "country": QT_TRANSLATE_NOOP("WatchlistColumns", "Country"),
    "commodity": QT_TRANSLATE_NOOP("WatchlistColumns", "Commodity"),
    "headquarters": QT_TRANSLATE_NOOP("WatchlistColumns", "Headquarters"),
}
# What a list is shown in when columns are first asked for.
USUAL = ("company", "price", "change", "stage", "next", "window", "state", "comment")


def title(name: str) -> str:
    """The words over a column; its name where this program does not know it."""
    return translate("WatchlistColumns", TITLES[name]) if name in TITLES else name


class Seen:
    """A row as it stands on a day; what has to be worked out is, when it is first asked for."""

    def __init__(self, row: WatchlistRow, today: dt.date) -> None:
        self.row = row
        self.today = today
        # Not cached properties, which take a lock each time: there are 10,000 of these.
        self._next: NextMilestone | None = None
        self._state: MilestoneState | None = None

    @property
    def next(self) -> NextMilestone | None:
        """The milestone that is due first."""
        if self._next is None and self.row.open:
            self._next = next_due(self.row.open)
        return self._next

    @property
    def state(self) -> MilestoneState | None:
        """Where that milestone stands today."""
        if self._state is None and self.next is not None:
            self._state = window_state(self.next.window, self.today)
        return self._state

    @property
    def is_overdue(self) -> bool:
        """Whether its last day is over."""
        return self.state is not None and self.state.kind == "overdue"


class Look(Enum):
    """How a cell is painted."""

    TEXT = auto()
    NAME = auto()
    MUTED = auto()
    PRICE = auto()
    CHANGE = auto()
    SPARK = auto()
    STAGE = auto()
    STATE = auto()


Words = Callable[[Seen], str]
Value = Callable[[Seen], Any]


@dataclass(frozen=True)
class Column:
    """A column: `text` is what it shows, `value` what it sorts by, None where that is missing.

    `width` is beside a 13 px font.
    """

    name: str
    width: int
    text: Words
    value: Value
    look: Look = Look.TEXT
    is_right: bool = False

    @property
    def heading(self) -> str:
        """What stands above it."""
        return title(self.name)


def by_names(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names; those that this program doesn't know are left out."""
    return tuple(COLUMNS[name] for name in names if name in COLUMNS)


def _price(seen: Seen) -> str:
    row = seen.row
    if row.price is None:
        return translate("WatchlistColumns", "private") if row.is_private else ""
    return wording.price(row.price, row.listing.currency if row.listing else None)


def _percent(value: float | None) -> str:
    return "" if value is None else wording.percent(value)


def _day(day: dt.date | None) -> str:
    return "" if day is None else wording.day(day)


def _stage_rank(seen: Seen) -> tuple[int, str] | None:
    return (rank(seen.row.stage), seen.row.stage) if seen.row.stage else None


def _window_rank(seen: Seen) -> tuple[int, dt.date] | None:
    if seen.next is None or seen.next.window.is_empty:
        return None
    return by_end(seen.next.window)


def _end(seen: Seen) -> dt.date | None:
    return seen.next.window.end if seen.next else None


def _slip(seen: Seen) -> int | None:
    return seen.next.slip_days if seen.next else None


def _of_listing(field: str) -> Words:
    """What the primary listing says of itself; nothing where there is none."""
    return lambda seen: getattr(seen.row.listing, field) if seen.row.listing else ""


def _of_next(field: str) -> Words:
    """What is said of the milestone that is due first."""
    return lambda seen: (getattr(seen.next, field) or "") if seen.next else ""


def _words(name: str, width: int, text: Words, look: Look = Look.TEXT) -> Column:
    """A column of words, sorted by them without regard to capitals and accents."""
    return Column(name, width, text, lambda seen: folded(text(seen)) or None, look)


def _figures(name: str, width: int, text: Words, value: Value, look: Look = Look.TEXT) -> Column:
    """A column of numbers or days, which stand at the right."""
    return Column(name, width, text, value, look, is_right=True)


ALL = (
    _words("company", 188, lambda seen: seen.row.short_name, Look.NAME),
    _words("listing", 104, _of_listing("code")),
    _words("market", 84, _of_listing("exchange")),
    _words("currency", 84, _of_listing("currency")),
    _figures("price", 100, _price, lambda seen: seen.row.price, Look.PRICE),
    _figures(
        "price_day",
        124,
        lambda seen: _day(seen.row.price_day),
        lambda seen: seen.row.price_day,
        Look.MUTED,
    ),
    _figures(
        "change",
        84,
        lambda seen: _percent(seen.row.change_percent),
        lambda seen: seen.row.change_percent,
        Look.CHANGE,
    ),
    Column(
        "sparkline",
        82,
        lambda seen: _percent(seen.row.year_change_percent),
        lambda seen: seen.row.year_change_percent,
        Look.SPARK,
    ),
    _figures(
        "year_change",
        112,
        lambda seen: _percent(seen.row.year_change_percent),
        lambda seen: seen.row.year_change_percent,
        Look.CHANGE,
    ),
    Column(
        "stage",
        74,
        lambda seen: wording.stage(seen.row.stage) if seen.row.stage else "",
        _stage_rank,
        Look.STAGE,
    ),
    _words("next", 190, _of_next("title")),
    _words("project", 160, _of_next("project")),
    Column("window", 124, lambda seen: seen.next.window.text if seen.next else "", _window_rank),
    _figures("due", 104, lambda seen: _day(_end(seen)), _end),
    Column(
        "state",
        132,
        lambda seen: wording.state(seen.state) if seen.state else "",
        _end,
        Look.STATE,
    ),
    _figures(
        "slip",
        80,
        lambda seen: "" if _slip(seen) is None else wording.slip(_slip(seen) or 0),
        _slip,
    ),
    _figures(
        "projects",
        88,
        lambda seen: wording.number(len(seen.row.projects), 0),
        lambda seen: len(seen.row.projects),
    ),
    _figures(
        "last_note", 104, lambda seen: _day(seen.row.last_note), lambda seen: seen.row.last_note
    ),
    _words("comment", 240, lambda seen: seen.row.comment),
    _words("country", 120, lambda seen: ", ".join(seen.row.countries)),
    _words("commodity", 132, lambda seen: ", ".join(seen.row.commodities)),
    _words("headquarters", 190, lambda seen: seen.row.headquarters or ""),
)
COLUMNS = {column.name: column for column in ALL}
