"""What whole date phrases mean: deadlines, lower bounds, ranges, durations, and no time at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from desktop.analysis.parts import Part
from desktop.analysis.pieces import (
    Bare,
    Context,
    Extent,
    InYear,
    Meaning,
    Senseless,
    Year,
    add_months,
)

DEADLINES = {"part_quarter": "quarter"}  # "by the end of Q2" is what "by Q2" is
IN_DAYS = {"day": 1, "workday": 1, "week": 7}
IN_MONTHS = {"month": 1, "quarter": 3, "year": 12}
ONE_DAY = dt.timedelta(1)
FRIDAY, SATURDAY = 4, 5


@dataclass(frozen=True, slots=True)
class By:
    """A deadline: from the announcement to the end; open where its day is unknown or later."""

    limit: Meaning
    word: str = "by"

    def extent(self, context: Context) -> Extent:
        """The days to the end of the limit, or by another convention to the day before it."""
        limit = self.limit.extent(context)
        end = limit.last
        if self.word == "before" and context.conventions.value("before") == "start":
            end = limit.first - ONE_DAY
        start = context.said if context.said and context.said <= end else None
        precision = "by_" + DEADLINES.get(limit.precision, limit.precision)
        rules = (self.word, *limit.rules)
        return Extent(start, end, precision, "", rules, True, limit.end_slides)


@dataclass(frozen=True, slots=True)
class RestOf:
    """What is left of a year, quarter or month when it is said; all of it where it is to come."""

    whole: Meaning
    precision: str

    def extent(self, context: Context) -> Extent:
        """From the announcement to its end; without a start where it was over."""
        whole = self.whole.extent(context)
        start = max(context.day, whole.first)
        is_over = start > whole.last
        return Extent(
            None if is_over else start, whole.end, self.precision, "", ("rest",), start_slides=True
        )


@dataclass(frozen=True, slots=True)
class From:
    """A lower bound: from the start on, with an open end."""

    limit: Meaning

    def extent(self, context: Context) -> Extent:
        """The first day."""
        limit = self.limit.extent(context)
        return Extent(limit.first, None, f"from_{limit.precision}", "", ("from", *limit.rules))


@dataclass(frozen=True, slots=True)
class After:
    """A lower bound: from the day after the end on."""

    limit: Meaning

    def extent(self, context: Context) -> Extent:
        """The day after."""
        limit = self.limit.extent(context)
        return Extent(limit.last + ONE_DAY, None, "from_day", "", ("after", *limit.rules))


@dataclass(frozen=True, slots=True)
class Range:
    """From the start of one to the end of another; one without a year takes the other's."""

    start: Meaning
    end: Meaning

    def extent(self, context: Context) -> Extent:
        """All the days; raises Senseless where the first begins after the last."""
        start, end = self._ends(context)
        if start.unit == "season" and isinstance(self.end, Year):
            raise Senseless("winter 2026-2027 is one winter")
        if start.first > end.first or start.last > end.last:
            raise Senseless("the first comes after the last")
        longer = max(start, end, key=lambda one: one.last - one.first)
        rules = dict.fromkeys(("range", *start.rules, *end.rules))
        return Extent(start.first, end.last, longer.precision, "", tuple(rules))

    def _ends(self, context: Context) -> tuple[Extent, Extent]:
        if isinstance(self.start, Bare):
            if isinstance(self.end, Year):
                raise Senseless("a piece of a year does not last to a year")
            end = self.end.extent(context)
            starts = _in_years(self.start, _fiscal_year(self.end), end, -1, context)
            return starts[starts[0].first > end.first], end
        start = self.start.extent(context)
        if not isinstance(self.end, Bare):
            self._check_years()
            return start, self.end.extent(context)
        ends = _in_years(self.end, _fiscal_year(self.start), start, 1, context)
        return start, ends[ends[0].first < start.first]

    def _check_years(self) -> None:
        """A fiscal year does not last to a calendar one, nor `fiscal Q1` to `Q2 2027`."""
        years = [one for one in (self.start, self.end) if isinstance(one, Year)]
        if len({year.is_fiscal for year in years}) > 1:
            raise Senseless("one year is fiscal and the other is not")
        year = _fiscal_year(self.start)
        if year is not None and year.number is None and _fiscal_year(self.end) is None:
            raise Senseless("it is not said of which year the first is")


def _fiscal_year(meaning: Meaning) -> Year | None:
    """The fiscal year that something is a piece of."""
    if isinstance(meaning, Part):
        return _fiscal_year(meaning.whole)
    return meaning.year if isinstance(meaning, InYear) and meaning.year.is_fiscal else None


def _in_years(
    bare: Bare, fiscal: Year | None, other: Extent, step: int, context: Context
) -> list[Extent]:
    """What names no year in the year of the other end of a range, and in the one beyond it."""
    if fiscal is None:
        return [bare.in_year(context, other.first.year + more) for more in (0, step)]
    if fiscal.number is None:
        beyond = replace(fiscal, ahead=fiscal.ahead + step)
    else:
        beyond = replace(fiscal, number=fiscal.number + step)
    return [bare.of(year).extent(context) for year in (fiscal, beyond)]


@dataclass(frozen=True, slots=True)
class Around:
    """A day with some days on either side, or a longer piece with some months."""

    piece: Meaning

    def extent(self, context: Context) -> Extent:
        """The wider window."""
        found, count = self.piece.extent(context), context.conventions.count
        if found.unit == "day":
            reach = dt.timedelta(count("around_day"))
            rules = ("around_day", *found.rules)
            return Extent(found.first - reach, found.last + reach, "about_days", "", rules)
        months = count("around_period")
        if not months:
            return found
        end = add_months(found.last + ONE_DAY, months) - ONE_DAY
        rules = ("around_period", *found.rules)
        return replace(found, start=add_months(found.first, -months), end=end, rules=rules)


@dataclass(frozen=True, slots=True)
class Amount:
    """So many, or from so many to so many, days, workdays, weeks, months, quarters or years."""

    least: int
    most: int
    unit: str

    @property
    def counted_in(self) -> str:
        """`days` or `months`, as precisions say it."""
        return "days" if self.unit in IN_DAYS else "months"

    def after(self, day: dt.date, number: int) -> dt.date:
        """The day that lies so many after another; holidays are not known."""
        if self.unit in IN_MONTHS:
            return add_months(day, number * IN_MONTHS[self.unit])
        if self.unit != "workday":
            return day + dt.timedelta(number * IN_DAYS[self.unit])
        for _ in range(number):
            day += dt.timedelta({FRIDAY: 3, SATURDAY: 2}.get(day.weekday(), 1))
        return day

    def around(self, day: dt.date, reach: int) -> tuple[dt.date, dt.date]:
        """The days `reach` before and after, in weeks for weeks, else in days or months."""
        if self.unit in IN_DAYS:
            days = dt.timedelta(reach * IN_DAYS[self.unit])
            return day - days, day + days
        return add_months(day, -reach), add_months(day, reach)


@dataclass(frozen=True, slots=True)
class Within:
    """From the announcement on, no longer than so long; between the two where two are named."""

    amount: Amount

    def extent(self, context: Context) -> Extent:
        """The days."""
        amount, day = self.amount, context.day
        if amount.least != amount.most:
            return About(amount).extent(context)
        end = amount.after(day, amount.most)
        return Extent(day, end, f"within_{amount.counted_in}", "", ("within",), True, True)


@dataclass(frozen=True, slots=True)
class About:
    """So long after the announcement, give or take what the convention says."""

    amount: Amount

    def extent(self, context: Context) -> Extent:
        """The days; none before the announcement."""
        amount, day = self.amount, context.day
        rule = "between"
        start, end = amount.after(day, amount.least), amount.after(day, amount.most)
        if amount.least == amount.most:
            unit = {"workday": "day", "quarter": "month"}.get(amount.unit, amount.unit)
            rule = f"about_{unit}s"
            start, end = amount.around(start, context.conventions.count(rule))
        precision = f"about_{amount.counted_in}"
        return Extent(max(start, day), end, precision, "", (rule,), True, True)


@dataclass(frozen=True, slots=True)
class Coming:
    """The coming days, weeks, months or quarters, however many these are."""

    units: str

    def extent(self, context: Context) -> Extent:
        """From the announcement on, as long as the convention says."""
        rule, day = f"coming_{self.units}", context.day
        count = context.conventions.count(rule)
        in_days = self.units in {"days", "weeks"}
        end = day + dt.timedelta(count) if in_days else add_months(day, count)
        precision = "coming_months" if self.units == "quarters" else rule
        return Extent(day, end, precision, "", (rule,), True, True)


@dataclass(frozen=True, slots=True)
class DecadeEnd:
    """The last year of the decade of the announcement: one in 9, or by another `turn` in 0."""

    def extent(self, context: Context) -> Extent:
        """Its days."""
        first = (context.day.year - context.turn) // 10 * 10
        last = Year(first + 9 + context.turn).extent(context)
        return replace(last, rules=("decade", "counted"))


@dataclass(frozen=True, slots=True)
class NoTime:
    """Words that put off, withdraw, or name no time: an empty window."""

    def extent(self, _context: Context) -> Extent:
        """No day at all."""
        return Extent(None, None, "none", "", ("empty",))
