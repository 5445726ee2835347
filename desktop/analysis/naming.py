"""A window in words: the phrase that a company would use, which reads as the same window again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import product
from typing import TypeAlias

from db.records import Window
from desktop.analysis.conventions import USUAL, Conventions
from desktop.analysis.pieces import month_of
from desktop.analysis.vocabulary import MONTHS
from desktop.analysis.windows import Announced, WordsTrouble, read

MONTH_NAMES = tuple(names.split()[0].capitalize() for names in MONTHS.split("|"))

# What a year's pieces of one precision are called; {y} is the year, {z} the next one's last digits.
NAMES: dict[str, tuple[str, ...]] = {
    "year": ("{y}",),
    "half": ("H1 {y}", "H2 {y}"),
    "third": ("first third of {y}", "second third of {y}", "last third of {y}"),
    "quarter": ("Q1 {y}", "Q2 {y}", "Q3 {y}", "Q4 {y}"),
    "month": tuple(f"{month} {{y}}" for month in MONTH_NAMES),
    "early": ("early {y}", "beginning of {y}", "early FY{y}", "beginning of FY{y}"),
    "mid": ("mid-{y}", "mid FY{y}"),
    "late": ("late {y}", "late FY{y}"),
    "year_end": ("end of {y}",),
    "half_end": ("end of H1 {y}", "end of H2 {y}"),
    "part_half": tuple(
        f"{part} H{n} {{y}}" for part in ("start of", "early", "mid", "late") for n in (1, 2)
    ),
    "part_quarter": tuple(
        f"{part} Q{n} {{y}}"
        for part in ("end of", "start of", "early", "mid", "late")
        for n in (1, 2, 3, 4)
    ),
    "part_month": tuple(
        f"{part} {month} {{y}}"
        for part in ("early", "mid", "late", "first half of", "second half of")
        for month in MONTH_NAMES
    ),
    "season_north": tuple(
        f"{season} {year}"
        for season in ("spring", "summer", "fall", "winter")
        for year in ("{y}", "{y}/{z}")
    ),
    "season_south": tuple(
        f"southern {season} {year}"
        for season in ("spring", "summer", "fall", "winter")
        for year in ("{y}", "{y}/{z}")
    ),
    "fiscal_year": ("FY{y}", *(f"year to {month} {{y}}" for month in MONTH_NAMES)),
    "fiscal_half": ("H1 FY{y}", "H2 FY{y}"),
    "fiscal_quarter": ("Q1 FY{y}", "Q2 FY{y}", "Q3 FY{y}", "Q4 FY{y}"),
    "fy_end": ("end of FY{y}",),
}
FROM_ANNOUNCEMENT = {
    "coming_days": "in the coming days",
    "coming_weeks": "in the coming weeks",
    "coming_months": "in the coming months",
    "rest_of_year": "later this year",
}
DEADLINES = {"quarter": ("quarter", "part_quarter")}  # both are `by_quarter`
MIXED = ("early", "mid", "late", "year_end")  # parts of years, of which one may last to another

Reads: TypeAlias = Callable[[str], Window | None]


def words(
    window: Window,
    *,
    announced: Announced = None,
    fiscal_year_end_month: int | None = None,
    conventions: Conventions = USUAL,
) -> str:
    """The shortest usual phrase that reads as this window, said by the same company at that time.

    Where none does, its days: `5 January 2026 to 5 March 2026`; `to be determined` if it is empty.
    """

    def reads(phrase: str) -> Window | None:
        try:
            return read(
                phrase,
                announced=announced,
                fiscal_year_end_month=fiscal_year_end_month,
                conventions=conventions,
            ).window
        except WordsTrouble:
            return None

    for phrase in _phrases(window, announced, reads):
        if _content(reads(phrase)) == _content(window):
            return phrase
    return _in_days(window, announced)


def _phrases(window: Window, announced: Announced, reads: Reads) -> Iterator[str]:
    """What it may be called, the most usual first."""
    precision = window.precision
    if precision in FROM_ANNOUNCEMENT:
        yield FROM_ANNOUNCEMENT[precision]
        yield from ("in the coming quarters", f"rest of {(window.end or dt.date.max).year}")
    elif precision.startswith("by_") and window.end is not None:
        yield from (f"by {name}" for name in _names(precision[3:], window.end))
        yield from ("later this quarter", "later this month", f"by {day(window.end)}")
    elif precision.startswith("from_") and window.start is not None:
        yield from (f"from {name}" for name in _names(precision[5:], window.start))
    elif window.start is not None and window.end is not None:
        yield from _counted(window.start, window.end, precision, announced)
        yield from _named(window.start, window.end, precision, reads)


def _named(start: dt.date, end: dt.date, precision: str, reads: Reads) -> Iterator[str]:
    """Calendar names of a window that is closed."""
    if start == end:
        yield day(start)
    if precision == "week":
        yield from (f"week of {day(start)}", f"week ending {day(end)}")
        ordinals = ("first", "second", "third", "fourth", "last")
        month = f"{MONTH_NAMES[start.month - 1]} {start.year}"
        yield from (f"{which} week of {month}" for which in ordinals)
    if precision == "about_days":
        yield f"around {day(start + (end - start) / 2)}"
    firsts, lasts = list(_names(precision, start)), list(_names(precision, end))
    yield from dict.fromkeys((*firsts, *lasts))
    if precision in MIXED:
        firsts = [name for kind in MIXED for name in _names(kind, start)]
        lasts = [name for kind in MIXED for name in _names(kind, end)]
    begins = [name for name in firsts if (found := reads(name)) and found.start == start]
    ends = [name for name in lasts if (found := reads(name)) and found.end == end]
    yield from (f"{first} to {last}" for first, last in product(begins, ends))
    yield f"{day(start)} to {day(end)}"


def _names(precision: str, near: dt.date) -> Iterator[str]:
    """What the pieces of time around a day are called that are known as exactly as this."""
    if precision == "day":
        yield day(near)
    for kind in DEADLINES.get(precision, (precision,)):
        for year in (near.year, near.year + 1, near.year - 1):
            for name in NAMES.get(kind, ()):
                yield name.format(y=year, z=f"{(year + 1) % 100:02}")


def _counted(start: dt.date, end: dt.date, precision: str, announced: Announced) -> Iterator[str]:
    """A window counted from the day of the announcement."""
    if not precision.startswith(("within_", "about_")) or announced is None:
        return
    first = announced if isinstance(announced, dt.date) else announced.start
    last = announced if isinstance(announced, dt.date) else announced.end
    if precision == "within_days":
        yield f"within {(end - last).days} days"
    elif precision == "within_months":
        yield from (f"within {n} months" for n in _months(last, end))
    elif precision == "about_days":
        fewest, most = (start - first).days, (end - last).days
        middle = (fewest + most) // 2
        yield from (f"about {middle} days", f"about {middle // 7} weeks")
        yield f"in {fewest} to {most} days"
    else:
        starts, ends = _months(first, start), _months(last, end)
        middle = (starts[0] + ends[0]) // 2
        near = range(middle - 1, middle + 2)
        yield from (f"about {n} months" for n in near)
        yield from (f"about {n // 12} years" for n in near if n % 12 == 0)
        yield from (f"in {a} to {b} months" for a, b in product(starts, ends))


def _months(first: dt.date, last: dt.date) -> list[int]:
    """The numbers of months that may lie between two days, the likeliest first."""
    whole = month_of(last) - month_of(first)
    return [whole, whole - 1, whole + 1]


def _in_days(window: Window, announced: Announced) -> str:
    if window.start is None and window.end is None:
        return "to be determined"
    if window.end is None:
        assert window.start is not None
        return f"from {day(window.start)}"
    first = announced.start if announced and not isinstance(announced, dt.date) else announced
    if window.start is None or window.start == first:
        return f"by {day(window.end)}"
    if window.start == window.end:
        return day(window.start)
    return f"{day(window.start)} to {day(window.end)}"


def day(d: dt.date) -> str:
    """`5 January 2026`."""
    return f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year}"


def _content(window: Window | None) -> tuple[dt.date | None, dt.date | None, str] | None:
    return (window.start, window.end, window.precision) if window else None
