"""Pieces of time as words name them: values that give days once it is known who spoke, and when.

Months are counted through the years (`year * 12 + month - 1`), so that none needs a special case.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from desktop.analysis.conventions import Conventions

FISCAL = {
    "year": "fiscal_year",
    "half": "fiscal_half",
    "quarter": "fiscal_quarter",
    "year_end": "fy_end",
}
LENGTH = {"month": 1, "quarter": 3, "half": 6}  # months
TWOFOLD = frozenset({"spring", "summer", "fall", "winter", "decade"})  # rules with two turns
SUNDAY = 6
SOON = 3  # years


class Unknown(Exception):  # noqa: N818  (it is a question, and no fault)
    """Something that the words rest on and nobody said: `announcement` or `fiscal_year_end`."""


class Senseless(ValueError):  # noqa: N818  (named as a person names it)
    """Words that fit the grammar and mean nothing together."""


@dataclass(frozen=True, slots=True)
class Context:
    """Who spoke, and when: None where that is unknown.

    `turn` is 1 where a winter is named by the year in which it ends, and a decade ends in 0.
    """

    said: dt.date | None
    fiscal_year_end_month: int | None
    conventions: Conventions
    turn: int = 0

    @property
    def day(self) -> dt.date:
        """The day of the announcement; raises Unknown."""
        if self.said is None:
            raise Unknown("announcement")
        return self.said

    @property
    def month(self) -> int:
        """The month of the announcement; raises Unknown."""
        return month_of(self.day)

    @property
    def fiscal_end(self) -> int:
        """The month that ends the fiscal year, 1 to 12; raises Unknown."""
        if self.fiscal_year_end_month is None:
            raise Unknown("fiscal_year_end")
        return self.fiscal_year_end_month


@dataclass(frozen=True, slots=True)
class Extent:
    """The days meant, both ends included; None is an open end.

    `unit` is the kind of time that it is one of; `rules` and conventions say how it was found, the
    outermost first. An end that `slides` is counted from the day of the announcement.
    """

    start: dt.date | None
    end: dt.date | None
    precision: str
    unit: str = ""
    rules: tuple[str, ...] = ()
    start_slides: bool = False
    end_slides: bool = False

    @property
    def first(self) -> dt.date:
        """The first day; raises Senseless where there is none."""
        if self.start is None:
            raise Senseless("it has no start")
        return self.start

    @property
    def last(self) -> dt.date:
        """The last day; raises Senseless where there is none."""
        if self.end is None:
            raise Senseless("it has no end")
        return self.end

    def also(self, *rules: str) -> Extent:
        """The same, found by more rules."""
        return replace(self, rules=(*self.rules, *rules))


class Meaning(Protocol):
    """What words mean, whoever says them whenever."""

    def extent(self, context: Context) -> Extent:
        """The days; raises Unknown, Senseless, and ValueError or OverflowError beyond all years."""


class Bare:
    """What falls into every year and names none: it means one by the day on which it is said."""

    def in_year(self, context: Context, year: int) -> Extent:
        """The one of a year."""
        raise NotImplementedError

    def of(self, year: Year) -> Meaning:
        """The one of a year that is named, fiscal or not; raises Senseless where it has none."""
        raise Senseless("it is of no such year")

    def extent(self, context: Context) -> Extent:
        """The first not over when it is said; by another convention, that of the same year."""
        day = context.day
        if context.conventions.value("already_over") == "same_year":
            return self.in_year(context, day.year).also("same_year")
        for year in range(day.year - 1, day.year + 9):
            try:
                found = self.in_year(context, year)
            except ValueError:  # 29 February
                continue
            if found.last >= day:
                return found.also("next_one" if year > day.year else "coming_one")
        raise Senseless("no year has it")


# -- years ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar or fiscal year: its number, or how many after the one of the announcement."""

    number: int | None = None
    ahead: int = 0
    is_fiscal: bool = False

    def first_month(self, context: Context) -> int:
        """The month that it begins with."""
        end = context.fiscal_end if self.is_fiscal else 12
        number = self.number
        if number is None:
            number = (context.month + 12 - end) // 12 + self.ahead
        return number * 12 + end - 12

    def extent(self, context: Context) -> Extent:
        """All of it."""
        first = self.first_month(context)
        if self.is_fiscal:
            return of_months(first, first + 11, FISCAL["year"], "year").also(*self.rules)
        return of_months(first, first + 11, "year", "year").also("year", *self.rules)

    @property
    def rules(self) -> tuple[str, ...]:
        """How it is found, beyond its number."""
        fiscal = ("fiscal",) if self.is_fiscal else ()
        return fiscal if self.number is not None else (*fiscal, "counted")


@dataclass(frozen=True, slots=True)
class FiscalPair:
    """A fiscal year named by two calendar years, where it lies in both."""

    year: Year

    def extent(self, context: Context) -> Extent:
        """All of it; raises Senseless where the company's years are those of the calendar."""
        if context.fiscal_end == 12:
            raise Senseless("its fiscal year lies in one calendar year")
        return self.year.extent(context)


# -- pieces of a year -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """Months of a year, counted from 1 for its first; some of the year before or after, perhaps.

    A `is_named` one is called by a calendar month, whatever month the year begins with.
    """

    first: int
    last: int
    precision: str
    is_named: bool = False

    @property
    def unit(self) -> str:
        """The kind of time that it is one of."""
        return self.precision

    @property
    def rule(self) -> str:
        """How it is found."""
        return self.precision

    def months(self, _context: Context) -> tuple[int, int]:
        """The first and the last month."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class UsualPiece:
    """Months of a year by a convention, `months_later` than those that it names."""

    convention: str
    precision: str
    unit: str
    months_later: int = 0

    @property
    def is_named(self) -> bool:
        """Seasons go by the calendar."""
        return self.unit == "season"

    @property
    def rule(self) -> str:
        """How it is found."""
        return self.convention

    def months(self, context: Context) -> tuple[int, int]:
        """The first and the last month."""
        first, last = context.conventions.pair(self.convention)
        last += 12 * (last < first) + self.months_later
        first += self.months_later
        back = 12 * (1 if first > 12 else context.turn if last > 12 else 0)
        return first - back, last - back


AnyPiece: TypeAlias = Piece | UsualPiece


@dataclass(frozen=True, slots=True)
class InYear:
    """A piece of a year that is named; `begins` where that is the year in which it begins."""

    piece: AnyPiece
    year: Year
    begins: bool = False

    def extent(self, context: Context) -> Extent:
        """Its months."""
        piece, precision = self.piece, self.piece.precision
        first, last = piece.months(replace(context, turn=0) if self.begins else context)
        base = self.year.first_month(context)
        if self.year.is_fiscal and piece.is_named:
            start = base - base % 12 + first - 1
            base, first, last = start + 12 * (start < base), 1, 1 + last - first
        elif self.year.is_fiscal:
            precision = FISCAL.get(precision, precision)
        found = of_months(base + first - 1, base + last - 1, precision, piece.unit)
        return found.also(piece.rule, *self.year.rules)


@dataclass(frozen=True, slots=True)
class BareYear(Bare):
    """`the year`: that of the announcement, but where a part of it is over the next one."""

    def in_year(self, _context: Context, year: int) -> Extent:
        """All of a year."""
        return of_months(year * 12, year * 12 + 11, "year", "year").also("year")


@dataclass(frozen=True, slots=True)
class BarePiece(Bare):
    """A piece of a year that is not named."""

    piece: AnyPiece

    def of(self, year: Year) -> InYear:
        """The piece of that year."""
        return InYear(self.piece, year)

    def in_year(self, context: Context, year: int) -> Extent:
        """Its months in a year."""
        return InYear(self.piece, Year(year), begins=True).extent(context)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year that is named."""

    month: int
    number: int
    year: Year

    def extent(self, context: Context) -> Extent:
        """The day; raises ValueError where the month has none of this number."""
        year, first = divmod(self.year.first_month(context), 12)
        year += self.month - 1 < first  # the months of a fiscal year before January's
        day = dt.date(year, self.month, self.number)
        return Extent(day, day, "day", "day", ("day", *self.year.rules))


@dataclass(frozen=True, slots=True)
class BareDay(Bare):
    """A day of a year that is not named."""

    month: int
    number: int

    def in_year(self, context: Context, year: int) -> Extent:
        """The day in a year."""
        return Day(self.month, self.number, Year(year)).extent(context)


@dataclass(frozen=True, slots=True)
class SoonMonth:
    """A month whose `Mar 26` may as well be a day: one of the years that promises are made for."""

    month: InYear

    def extent(self, context: Context) -> Extent:
        """Its days; raises Senseless where the year is over, or far."""
        found = self.month.extent(context)
        if not 0 <= found.first.year - context.day.year <= SOON:
            raise Senseless("it is a day")
        return found


@dataclass(frozen=True, slots=True)
class Current:
    """The month, quarter or half of the announcement, or one so many after it."""

    unit: str
    ahead: int = 0

    def extent(self, context: Context) -> Extent:
        """Its days."""
        length = LENGTH[self.unit]
        first = (context.month // length + self.ahead) * length
        return of_months(first, first + length - 1, self.unit, self.unit).also("counted")


# -- days and months ------------------------------------------------------------------------------


def of_months(first: int, last: int, precision: str, unit: str) -> Extent:
    """All days from a month to another; raises ValueError beyond all years."""
    start = dt.date(first // 12, first % 12 + 1, 1)
    year, month = divmod(last, 12)
    end = dt.date(year, month + 1, calendar.monthrange(year, month + 1)[1])
    return Extent(start, end, precision, unit)


def month_of(day: dt.date) -> int:
    """The month of a day, counted through the years."""
    return day.year * 12 + day.month - 1


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of another month, or its last where it is shorter."""
    year, month = divmod(month_of(day) + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
