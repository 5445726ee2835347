"""A row of a watchlist as it stands on a day, and what each column sorts it by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from db.records import NextMilestone, WatchlistRow
from db.stages import rank
from desktop.analysis.matching import folded
from desktop.analysis.slip import MilestoneState, by_end, next_due, window_state


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


Value = Callable[[Seen], Any]
S = TypeVar("S", bound=Seen)


def arranged(rows: Iterable[S], value: Value, *, descending: bool) -> list[S]:
    """The rows by a value; those without one stay last either way, and alike ones as they came."""
    valued = [(value(row), row) for row in rows]
    there = [pair for pair in valued if pair[0] is not None]
    there.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in there] + [row for found, row in valued if found is None]


def of_listing(field: str) -> Callable[[Seen], str]:
    """What the primary listing says of itself; nothing where there is none."""
    return lambda seen: getattr(seen.row.listing, field) if seen.row.listing else ""


def of_next(field: str) -> Callable[[Seen], str]:
    """What is said of the milestone that is due first."""
    return lambda seen: (getattr(seen.next, field) or "") if seen.next else ""


def end(seen: Seen) -> dt.date | None:
    """The last day of the milestone that is due first."""
    return seen.next.window.end if seen.next else None


def slip(seen: Seen) -> int | None:
    """How far that milestone moved, in days."""
    return seen.next.slip_days if seen.next else None


def _stage_rank(seen: Seen) -> tuple[int, str] | None:
    return (rank(seen.row.stage), seen.row.stage) if seen.row.stage else None


def _window_rank(seen: Seen) -> tuple[int, dt.date] | None:
    if seen.next is None or seen.next.window.is_empty:
        return None
    return by_end(seen.next.window)


def _by_words(text: Callable[[Seen], str]) -> Value:
    """Sorted without regard to capitals and accents."""
    return lambda seen: folded(text(seen)) or None


# The words of a column that is sorted by them.
WORDS: dict[str, Callable[[Seen], str]] = {
    "company": lambda seen: seen.row.short_name,
    "listing": of_listing("code"),
    "market": of_listing("exchange"),
    "currency": of_listing("currency"),
    "next": of_next("title"),
    "project": of_next("project"),
    "comment": lambda seen: seen.row.comment,
    "country": lambda seen: ", ".join(seen.row.countries),
    "commodity": lambda seen: ", ".join(seen.row.commodities),
    "headquarters": lambda seen: seen.row.headquarters or "",
}
# What each column sorts by; None where that is missing.
VALUES: dict[str, Value] = {
    **{name: _by_words(text) for name, text in WORDS.items()},
    "price": lambda seen: seen.row.price,
    "price_day": lambda seen: seen.row.price_day,
    "change": lambda seen: seen.row.change_percent,
    "sparkline": lambda seen: seen.row.year_change_percent,
    "year_change": lambda seen: seen.row.year_change_percent,
    "stage": _stage_rank,
    "window": _window_rank,
    "due": end,
    "state": end,
    "slip": slip,
    "projects": lambda seen: len(seen.row.projects),
    "last_note": lambda seen: seen.row.last_note,
}
