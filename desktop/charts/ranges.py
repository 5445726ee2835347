"""The spans that the range buttons stand for."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from desktop.charts.time_scale import DAY, x_of

NAMES = ("1D", "5D", "1M", "6M", "1Y", "5Y", "MAX")
MONTHS = {"1M": 1, "6M": 6, "1Y": 12, "5Y": 60}
AHEAD = 0.15  # of the span: the future that stays in sight
EDGE = 0.013  # of the span left of everything
ALL_AHEAD = 0.02


def span_of(
    name: str, days: Sequence[date], today: date, extent: tuple[date, date] | None
) -> tuple[float, float]:
    """First and last seconds of a named range that ends at the last bar, or today without one.

    `days` are those of the bars; MAX also takes in `extent` and today. Raises `KeyError` for a name
    that isn't one of `NAMES`.
    """
    if name == "MAX":
        return _everything(days, today, extent)
    anchor = days[-1] if days else today
    if name in ("1D", "5D"):
        count = int(name[0])
        first = days[-min(count, len(days))] if days else anchor - timedelta(days=count - 1)
    else:
        first = months_before(anchor, MONTHS[name])
    begin, end = x_of(first), x_of(anchor) + DAY
    return begin, end + AHEAD * (end - begin)


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or that month's last where it is shorter."""
    month = max(day.year * 12 + day.month - 1 - months, 12)
    year, index = divmod(month, 12)
    last = calendar.monthrange(year, index + 1)[1]
    return date(year, index + 1, min(day.day, last))


def _everything(
    days: Sequence[date], today: date, extent: tuple[date, date] | None
) -> tuple[float, float]:
    known = [today, *(extent or ()), *((days[0], days[-1]) if days else ())]
    begin, end = x_of(min(known)), x_of(max(known)) + DAY
    span = max(end - begin, 365 * DAY)
    if max(known) == today:
        end += AHEAD * span
    return begin - EDGE * span, end + ALL_AHEAD * span
