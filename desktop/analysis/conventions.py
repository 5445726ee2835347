"""What vague date words mean here: a table of named values that a reader may change.

A value is kept as JSON under its name; a range of months or days as a list of two numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeGuard

Value: TypeAlias = int | str | tuple[int, int]


class BadConvention(ValueError):  # noqa: N818  (named as a person names it)
    """There is no convention of this name, or it can't have this value."""


@dataclass(frozen=True, slots=True)
class Months:
    """The first and the last month, of the year's twelve; a last one before it is of the next."""

    def accepts(self, value: object) -> bool:
        """Whether it is a range of months."""
        return _is_pair(value, 12)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a month; 31 is its end however long it is."""

    def accepts(self, value: object) -> bool:
        """Whether it is a range of days."""
        return _is_pair(value, 31) and value[0] <= value[1]


@dataclass(frozen=True, slots=True)
class Count:
    """So many days, weeks or months."""

    unit: str
    least: int
    most: int

    def accepts(self, value: object) -> bool:
        """Whether it is a number within the bounds."""
        return type(value) is int and self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some ways, the usual one first."""

    ways: tuple[str, ...]

    def accepts(self, value: object) -> bool:
        """Whether it is one of them."""
        return isinstance(value, str) and value in self.ways


@dataclass(frozen=True, slots=True)
class Convention:
    """A vague word with what it usually means.

    `example` is a phrase that rests on it; `{year}` in it stands for a year.
    """

    name: str
    usual: Value
    shape: Months | Days | Count | OneOf
    example: str


# Companies do not cut years in thirds: their "early 2026" is the first quarter, as pairs of their
# phrases show. "Coming weeks" and what stands below it are decisions of ours.
CONVENTIONS = (
    Convention("early_year", (1, 3), Months(), "early {year}"),
    Convention("mid_year", (5, 8), Months(), "mid-{year}"),
    Convention("late_year", (10, 12), Months(), "late {year}"),
    Convention("beginning_year", (1, 3), Months(), "beginning of {year}"),
    Convention("end_year", (12, 12), Months(), "end of {year}"),
    Convention("early_month", (1, 10), Days(), "early June {year}"),
    Convention("mid_month", (11, 20), Days(), "mid-June {year}"),
    Convention("late_month", (21, 31), Days(), "late June {year}"),
    Convention("part_of_quarter", "whole", OneOf(("whole", "thirds")), "late in Q3 {year}"),
    Convention("part_of_half", "whole", OneOf(("whole", "thirds")), "early in H2 {year}"),
    Convention("spring", (3, 5), Months(), "spring {year}"),
    Convention("summer", (6, 8), Months(), "summer {year}"),
    Convention("fall", (9, 11), Months(), "fall {year}"),
    Convention("winter", (12, 2), Months(), "this winter"),
    Convention("week_days", 5, Count("day", 1, 7), "week of 9 March {year}"),
    Convention("coming_days", 14, Count("day", 1, 60), "in the coming days"),
    Convention("coming_weeks", 56, Count("day", 7, 365), "in the coming weeks"),
    Convention("coming_months", 6, Count("month", 1, 36), "in the coming months"),
    Convention("coming_quarters", 12, Count("month", 3, 36), "in the coming quarters"),
    Convention("about_days", 5, Count("day", 0, 60), "about 45 days"),
    Convention("about_weeks", 1, Count("week", 0, 12), "about six weeks"),
    Convention("about_months", 1, Count("month", 0, 12), "about 14 months"),
    Convention("about_years", 3, Count("month", 0, 24), "about two years"),
    Convention("around_day", 5, Count("day", 0, 60), "around 15 June {year}"),
    Convention("around_period", 0, Count("month", 0, 12), "around June {year}"),
    Convention("before", "end", OneOf(("end", "start")), "before Q3 {year}"),
    Convention("already_over", "next_year", OneOf(("next_year", "same_year")), "Q1"),
)
# Phrases that mean the same by any conventions; the last two show what is asked.
ALWAYS = (
    "Q3 {year}",
    "H2 {year}",
    "September quarter {year}",
    "Q3-Q4 {year}",
    "June {year}",
    "by June {year}",
    "as early as Q3 {year}",
    "after Q3 {year}",
    "within 45 days",
    "next year",
    "later this year",
    "in due course",
    "FY{year}",
    "03/04/{year}",
)
BY_NAME = {convention.name: convention for convention in CONVENTIONS}


@dataclass(frozen=True, slots=True)
class Conventions:
    """Every convention with the value that holds here; `changed` are those that are not usual.

    Raises BadConvention.
    """

    changed: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        checked = {name: check(name, value) for name, value in self.changed.items()}
        object.__setattr__(self, "changed", checked)

    def value(self, name: str) -> Value:
        """The value that holds."""
        return self.changed.get(name, BY_NAME[name].usual)

    def pair(self, name: str) -> tuple[int, int]:
        """The first and the last month or day of a range."""
        value = self.value(name)
        assert isinstance(value, tuple)
        return value

    def count(self, name: str) -> int:
        """The number that a count is."""
        value = self.value(name)
        assert isinstance(value, int)
        return value


USUAL = Conventions()


def check(name: str, value: Any) -> Value:
    """A value as it may be kept under a name, read from JSON or not; raises BadConvention."""
    convention = BY_NAME.get(name)
    if convention is None:
        raise BadConvention(f"{name} is no convention of date words")
    found = tuple(value) if isinstance(value, list) else value
    if not convention.shape.accepts(found):
        raise BadConvention(f"{name} can't be {value!r}")
    return found


def stored(values: Mapping[str, Any]) -> Conventions:
    """The conventions of a database; what it holds of a newer program, or broken, is left out."""
    changed = {}
    for name, value in values.items():
        try:
            changed[name] = check(name, value)
        except BadConvention:
            continue
    return Conventions(changed)


def _is_pair(value: object, most: int) -> TypeGuard[tuple[int, int]]:
    return (
        isinstance(value, tuple)
        and len(value) == 2
        and all(type(number) is int and 1 <= number <= most for number in value)
    )
