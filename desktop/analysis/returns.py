"""What a price did between two days: closes in, the days they are of and the change out."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from db.records import MilestoneRecord, NoteRecord
from desktop.analysis.story import Entry, Ref, Story

NEAR = 7  # days that a close may be older than the day it stands for


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the close of one day to that of a later one, in one listing's currency.

    `first` and `last` are the days of the closes, `sessions` the bars after the first one.
    """

    first: dt.date
    last: dt.date
    opened: float
    closed: float
    sessions: int

    @property
    def change(self) -> float:
        """How much more the later close is, in the currency."""
        return self.closed - self.opened

    @property
    def percent(self) -> float | None:
        """The same in per cent of the earlier close; None where that is no price."""
        return self.change / self.opened * 100 if self.opened > 0 else None


def close_near(days: Sequence[dt.date], day: dt.date) -> int | None:
    """The last of these days, which rise, on or before `day`; None where it is not near."""
    at = bisect_right(days, day) - 1
    return at if at >= 0 and (day - days[at]).days <= NEAR else None


def between(
    days: Sequence[dt.date], closes: Sequence[float], first: dt.date, last: dt.date
) -> Stretch | None:
    """What one listing's price did from `first` to `last`; None where no price is near either."""
    start, end = close_near(days, first), close_near(days, last)
    if start is None or end is None:
        return None
    return Stretch(days[start], days[end], closes[start], closes[end], end - start)


def since(
    days: Sequence[dt.date], closes: Sequence[float], day: dt.date, until: dt.date
) -> Stretch | None:
    """What one listing's price did from `day` to its last close by `until`, however old that is.

    None where no price is near `day`, and where none is later.
    """
    start, end = close_near(days, day), bisect_right(days, until) - 1
    if start is None or end <= start:
        return None
    return Stretch(days[start], days[end], closes[start], closes[end], end - start)


def since_each(
    story: Story, days: Sequence[dt.date], closes: Sequence[float], until: dt.date
) -> dict[Ref, Stretch]:
    """What the price did since every note and every milestone reached whose very day is known."""
    found = {}
    for told in story.days:
        for entry in told.entries:
            if _has_day(entry) and (stretch := since(days, closes, told.day, until)) is not None:
                found[entry.ref] = stretch
    return found


def _has_day(entry: Entry) -> bool:
    record = entry.record
    if isinstance(record, NoteRecord):
        return record.day_precision == "day"
    if not isinstance(record, MilestoneRecord) or entry.kind != "done" or record.actual is None:
        return False
    return record.actual.precision == "day"
