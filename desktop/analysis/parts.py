"""Parts of a piece of time: its beginning, its early, mid or late part, its end, its weeks."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from desktop.analysis.pieces import (
    FISCAL,
    SUNDAY,
    Bare,
    Context,
    Extent,
    Meaning,
    Senseless,
    UsualPiece,
    Year,
    month_of,
    of_months,
)

THIRDS = ("early", "mid", "late")
ONE_DAY = dt.timedelta(1)


@dataclass(frozen=True, slots=True)
class Part:
    """The beginning, early, mid or late part, or the end, of a year or a shorter piece."""

    which: str
    whole: Meaning

    def extent(self, context: Context) -> Extent:
        """Its days."""
        return _part_of(self.which, self.whole.extent(context), context)


@dataclass(frozen=True, slots=True)
class BarePart(Bare):
    """A part of a piece whose year is not named."""

    which: str
    whole: Bare

    def of(self, year: Year) -> Part:
        """The part of the piece of that year."""
        return Part(self.which, self.whole.of(year))

    def in_year(self, context: Context, year: int) -> Extent:
        """Its days in a year."""
        return _part_of(self.which, self.whole.in_year(context, year), context)


def part(which: str, whole: Meaning) -> Part | BarePart:
    """A part of anything that has parts."""
    return BarePart(which, whole) if isinstance(whole, Bare) else Part(which, whole)


def part_of_year(which: str) -> UsualPiece:
    """The months that a part of a year usually has."""
    precision = {"beginning": "early", "end": "year_end"}.get(which, which)
    return UsualPiece(f"{which}_year", precision, "part")


def _part_of(which: str, whole: Extent, context: Context) -> Extent:
    kinds = {"year": _of_year, "month": _of_month}
    if whole.unit in {"quarter", "half", "third", "season"}:
        return _of_quarter(which, whole, context)
    if whole.unit not in kinds:
        raise Senseless("it has no parts")
    return kinds[whole.unit](which, whole, context)


def _of_year(which: str, whole: Extent, context: Context) -> Extent:
    piece, base = part_of_year(which), month_of(whole.first)
    first, last = piece.months(context)
    precision = piece.precision
    if whole.precision == FISCAL["year"]:
        precision = FISCAL.get(precision, precision)
    found = of_months(base + first - 1, base + last - 1, precision, piece.unit)
    return found.also(piece.rule, *(rule for rule in whole.rules if rule != "year"))


def _of_month(which: str, whole: Extent, context: Context) -> Extent:
    name = {"beginning": "early", "end": "late"}.get(which, which) + "_month"
    length = calendar.monthrange(whole.first.year, whole.first.month)[1]
    first, last = (min(number, length) for number in context.conventions.pair(name))
    start, end = whole.first.replace(day=first), whole.first.replace(day=last)
    return Extent(start, end, "part_month", "", (name, *whole.rules))


def _of_quarter(which: str, whole: Extent, context: Context) -> Extent:
    """Of a quarter, half or season: its first or last month, else all of it or a third."""
    first, last = month_of(whole.first), month_of(whole.last)
    is_half = whole.unit == "half"
    precision = "part_half" if is_half else "part_quarter"
    if which == "beginning":
        return of_months(first, first, precision, "part").also("first_month", *whole.rules)
    if which == "end":
        precision = "half_end" if is_half else precision
        return of_months(last, last, precision, "part").also("last_month", *whole.rules)
    name = "part_of_half" if is_half else "part_of_quarter"
    rules = (name, *whole.rules)
    if context.conventions.value(name) == "whole":
        return replace(whole, rules=rules)
    third = (last - first + 1) // 3
    first += third * THIRDS.index(which)
    return of_months(first, first + third - 1, precision, "part").also(*rules)


@dataclass(frozen=True, slots=True)
class HalfMonth:
    """The first or the second half of a month."""

    number: int
    month: Meaning

    def extent(self, context: Context) -> Extent:
        """The 1st to the 15th, or the 16th to the end."""
        whole = self.month.extent(context)
        middle = whole.first.replace(day=15)
        days = (whole.first, middle) if self.number == 1 else (middle + ONE_DAY, whole.last)
        return Extent(*days, "part_month", "", ("half_month", *whole.rules))


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a day lies in."""

    day: Meaning

    def extent(self, context: Context) -> Extent:
        """Its working days, or as many as the convention says."""
        found = self.day.extent(context)
        return _week(found.first, context).also(*found.rules[1:])


@dataclass(frozen=True, slots=True)
class WeekEnding:
    """The week that ends on a day."""

    day: Meaning

    def extent(self, context: Context) -> Extent:
        """From its Monday to the day."""
        found = self.day.extent(context)
        monday = found.first - dt.timedelta(found.first.weekday())
        rules = ("week_ending", *found.rules[1:])
        return Extent(monday, found.end, "week", "week", rules)


@dataclass(frozen=True, slots=True)
class CurrentWeek:
    """The week of the announcement, or one so many after it."""

    ahead: int = 0

    def extent(self, context: Context) -> Extent:
        """Its days."""
        return _week(context.day + dt.timedelta(7 * self.ahead), context).also("counted")


@dataclass(frozen=True, slots=True)
class WeekOfMonth:
    """The first to the fourth seven days of a month, or for a `number` below 0 the last seven."""

    number: int
    month: Meaning

    def extent(self, context: Context) -> Extent:
        """Its seven days."""
        whole = self.month.extent(context)
        start = whole.last - dt.timedelta(6)
        if self.number > 0:
            start = whole.first + dt.timedelta(7 * (self.number - 1))
        end = start + dt.timedelta(6)
        return Extent(start, end, "week", "", ("week_of_month", *whole.rules))


@dataclass(frozen=True, slots=True)
class WeekOfYear:
    """A week by its ISO number."""

    number: int
    year: int

    def extent(self, context: Context) -> Extent:
        """From its Monday; raises ValueError where the year has none of this number."""
        return _week(dt.date.fromisocalendar(self.year, self.number, 1), context)


def _week(day: dt.date, context: Context) -> Extent:
    """The week of a day; without weekends, a Sunday belongs to the one that it begins."""
    length = context.conventions.count("week_days")
    if day.weekday() == SUNDAY and length < 7:
        day += ONE_DAY
    monday = day - dt.timedelta(day.weekday())
    return Extent(monday, monday + dt.timedelta(length - 1), "week", "week", ("week_days",))
