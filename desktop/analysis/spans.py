"""The days of a period that is known by its first day and its name."""

from __future__ import annotations

import calendar
import datetime as dt

from db.records import Span

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def span_of(start: dt.date, precision: str) -> Span:
    """All days of the day, month, quarter, half or year that begins with `start`."""
    if precision not in MONTHS:
        return Span(start, start, precision)
    months = start.year * 12 + start.month - 1 + MONTHS[precision] - 1
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return Span(start, dt.date(year, month + 1, last), precision)
