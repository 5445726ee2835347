"""Every column that a watchlist can have, once: its words, what it shows and what it sorts by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop import wording
from desktop.analysis.watchlist_order import VALUES, WORDS, Seen, Value, end, slip

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


def _slip(seen: Seen) -> str:
    days = slip(seen)
    return "" if days is None else wording.slip(days)


def _words(name: str, width: int, look: Look = Look.TEXT) -> Column:
    """A column of words, sorted by them."""
    return Column(name, width, WORDS[name], VALUES[name], look)


def _figures(name: str, width: int, text: Words, look: Look = Look.TEXT) -> Column:
    """A column of numbers or days, which stand at the right."""
    return Column(name, width, text, VALUES[name], look, is_right=True)


def _other(name: str, width: int, text: Words, look: Look = Look.TEXT) -> Column:
    return Column(name, width, text, VALUES[name], look)


ALL = (
    _words("company", 188, Look.NAME),
    _words("listing", 104),
    _words("market", 84),
    _words("currency", 84),
    _figures("price", 100, _price, Look.PRICE),
    _figures("price_day", 124, lambda seen: _day(seen.row.price_day), Look.MUTED),
    _figures("change", 84, lambda seen: _percent(seen.row.change_percent), Look.CHANGE),
    _other("sparkline", 82, lambda seen: _percent(seen.row.year_change_percent), Look.SPARK),
    _figures("year_change", 112, lambda seen: _percent(seen.row.year_change_percent), Look.CHANGE),
    _other(
        "stage",
        74,
        lambda seen: wording.stage(seen.row.stage) if seen.row.stage else "",
        Look.STAGE,
    ),
    _words("next", 190),
    _words("project", 160),
    _other("window", 124, lambda seen: seen.next.window.text if seen.next else ""),
    _figures("due", 104, lambda seen: _day(end(seen))),
    _other("state", 132, lambda seen: wording.state(seen.state) if seen.state else "", Look.STATE),
    _figures("slip", 80, _slip),
    _figures("projects", 88, lambda seen: wording.number(len(seen.row.projects), 0)),
    _figures("last_note", 104, lambda seen: _day(seen.row.last_note)),
    _words("comment", 240),
    _words("country", 120),
    _words("commodity", 132),
    _words("headquarters", 190),
)
COLUMNS = {column.name: column for column in ALL}
