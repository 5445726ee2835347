"""The words a user reads about windows: their days, the rules they were found by, what is asked."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records import Window
from desktop import formats, wording
from desktop.analysis.conventions import (
    BY_NAME,
    Conventions,
    Count,
    Days,
    Months,
    OneOf,
    Value,
)
from desktop.analysis.windows import Question, Reading, Unreadable
from desktop.wording import Words

translate = QCoreApplication.translate

# What a convention is about, as its row in the table says it.
CONVENTIONS: Words = {
    "early_year": QT_TRANSLATE_NOOP("Windows", "early in a year"),
    "mid_year": QT_TRANSLATE_NOOP("Windows", "mid-year, the middle of a year"),
    "late_year": QT_TRANSLATE_NOOP("Windows", "late in a year"),
    "beginning_year": QT_TRANSLATE_NOOP("Windows", "beginning of a year"),
    "end_year": QT_TRANSLATE_NOOP("Windows", "end of a year, year-end"),
    "early_month": QT_TRANSLATE_NOOP("Windows", "early in a month, its beginning"),
    "mid_month": QT_TRANSLATE_NOOP("Windows", "the middle of a month"),
    "late_month": QT_TRANSLATE_NOOP("Windows", "late in a month, its end"),
    "part_of_quarter": QT_TRANSLATE_NOOP("Windows", "a part of a quarter or season"),
    "part_of_half": QT_TRANSLATE_NOOP("Windows", "a part of a half"),
    "spring": QT_TRANSLATE_NOOP("Windows", "spring, in the north"),
    "summer": QT_TRANSLATE_NOOP("Windows", "summer, in the north"),
    "fall": QT_TRANSLATE_NOOP("Windows", "fall or autumn, in the north"),
    "winter": QT_TRANSLATE_NOOP("Windows", "winter, in the north"),
    "week_days": QT_TRANSLATE_NOOP("Windows", "a week, from its Monday"),
    "coming_days": QT_TRANSLATE_NOOP("Windows", "the coming days"),
    "coming_weeks": QT_TRANSLATE_NOOP("Windows", "the coming weeks"),
    "coming_months": QT_TRANSLATE_NOOP("Windows", "the coming months"),
    "coming_quarters": QT_TRANSLATE_NOOP("Windows", "the coming quarters"),
    "about_days": QT_TRANSLATE_NOOP("Windows", "about so many days"),
    "about_weeks": QT_TRANSLATE_NOOP("Windows", "about so many weeks"),
    "about_months": QT_TRANSLATE_NOOP("Windows", "about so many months"),
    "about_years": QT_TRANSLATE_NOOP("Windows", "about so many years"),
    "around_day": QT_TRANSLATE_NOOP("Windows", "around a day"),
    "around_period": QT_TRANSLATE_NOOP("Windows", "around a month, quarter or year"),
    "before": QT_TRANSLATE_NOOP("Windows", "before X, prior to X"),
    "already_over": QT_TRANSLATE_NOOP("Windows", "a bare period already over"),
}
WAYS: Words = {
    "whole": QT_TRANSLATE_NOOP("Windows", "all of it"),
    "thirds": QT_TRANSLATE_NOOP("Windows", "a third of it"),
    "end": QT_TRANSLATE_NOOP("Windows", "to the end of X"),
    "start": QT_TRANSLATE_NOOP("Windows", "to the day before X"),
    "next_year": QT_TRANSLATE_NOOP("Windows", "that of the next year"),
    "same_year": QT_TRANSLATE_NOOP("Windows", "that of the same year"),
}
# How a window was found; a convention among the rules is worded by its value.
RULES: Words = {
    "by": QT_TRANSLATE_NOOP("Windows", "by X: from the day it was said to the end of X"),
    "from": QT_TRANSLATE_NOOP("Windows", "from the start of X on, with an open end"),
    "after": QT_TRANSLATE_NOOP("Windows", "from the day after X on, with an open end"),
    "range": QT_TRANSLATE_NOOP("Windows", "from the start of the first to the end of the last"),
    "rest": QT_TRANSLATE_NOOP("Windows", "what was left of it on the day it was said"),
    "within": QT_TRANSLATE_NOOP("Windows", "counted from the day it was said"),
    "between": QT_TRANSLATE_NOOP("Windows", "counted from the day it was said"),
    "counted": QT_TRANSLATE_NOOP("Windows", "counted from the day it was said"),
    "empty": QT_TRANSLATE_NOOP("Windows", "these words name no time: the window is empty"),
    "next_one": QT_TRANSLATE_NOOP("Windows", "over when it was said, so that of the next year"),
    "coming_one": QT_TRANSLATE_NOOP("Windows", "of the year in which it was said"),
    "same_year": QT_TRANSLATE_NOOP("Windows", "of the year in which it was said"),
    "first_month": QT_TRANSLATE_NOOP("Windows", "its first month"),
    "last_month": QT_TRANSLATE_NOOP("Windows", "its last month"),
    "half_month": QT_TRANSLATE_NOOP("Windows", "one half of the month, parted after the 15th"),
    "week_of_month": QT_TRANSLATE_NOOP("Windows", "seven days of the month"),
    "week_ending": QT_TRANSLATE_NOOP("Windows", "from its Monday to the day"),
    "decade": QT_TRANSLATE_NOOP("Windows", "the last year of the decade"),
    "third": QT_TRANSLATE_NOOP("Windows", "a third: four months"),
    "fiscal_year": QT_TRANSLATE_NOOP("Windows", "the twelve months to its end"),
}
CALENDAR: Words = {
    "year": QT_TRANSLATE_NOOP("Windows", "the calendar year"),
    "half": QT_TRANSLATE_NOOP("Windows", "the calendar half"),
    "quarter": QT_TRANSLATE_NOOP("Windows", "the calendar quarter"),
}
PLAIN: Words = {  # told only where there is nothing else to tell
    "month": QT_TRANSLATE_NOOP("Windows", "all of the month"),
    "day": QT_TRANSLATE_NOOP("Windows", "that day"),
}


def days(window: Window) -> str:
    """`1 Jan 2026 – 31 Mar 2026`, `from 1 Jan 2026, end open`, or that it names no time."""
    if window.start is None and window.end is None:
        return translate("Windows", "no time named")
    if window.end is None:
        assert window.start is not None
        return translate("Windows", "from {day}, end open").format(day=wording.day(window.start))
    if window.start is None:
        return translate("Windows", "to {day}, start open").format(day=wording.day(window.end))
    if window.start == window.end:
        return wording.day(window.start)
    return f"{wording.day(window.start)} – {wording.day(window.end)}"


def rules(reading: Reading, known: Conventions, fiscal_year_end_month: int | None) -> str:
    """How a window was found, rule by rule: `by X: … · mid-year: May to August`."""
    found = dict.fromkeys(_rules(reading, known, fiscal_year_end_month))
    return " · ".join(found)


def _rules(
    reading: Reading, known: Conventions, fiscal_year_end_month: int | None
) -> Iterator[str]:
    is_fiscal = "fiscal" in reading.rules
    for rule in reading.rules:
        if rule == "fiscal" and fiscal_year_end_month is not None:
            words = translate("Windows", "the fiscal year ends in {month}")
            yield words.format(month=month(fiscal_year_end_month))
        elif rule in BY_NAME:
            yield wording.told(convention(rule), value(rule, known.value(rule)))
        elif rule in RULES:
            yield translate("Windows", RULES[rule])
        elif rule in CALENDAR and not is_fiscal:
            yield translate("Windows", CALENDAR[rule])
        elif rule in PLAIN and rule == reading.rules[0]:
            yield translate("Windows", PLAIN[rule])


def convention(name: str) -> str:
    """What a convention is about: `early in a year`."""
    return translate("Windows", CONVENTIONS[name]) if name in CONVENTIONS else name


def value(name: str, found: Value) -> str:
    """What a convention says: `January to March`, `the 21st to the end`, `56 days`, `± 1 month`."""
    shape = BY_NAME[name].shape
    if isinstance(shape, Months) and isinstance(found, tuple):
        return _between(*(month(number) for number in found))
    if isinstance(shape, Days) and isinstance(found, tuple):
        last = translate("Windows", "the end") if found[1] == 31 else str(found[1])
        return translate("Windows", "day {first} to {last}").format(first=found[0], last=last)
    if isinstance(shape, Count) and isinstance(found, int):
        counted = _counted(shape.unit, found)
        return f"± {counted}" if name.startswith(("about_", "around_")) else counted
    assert isinstance(shape, OneOf)
    return translate("Windows", WAYS[str(found)])


def month(number: int) -> str:
    """The name of a month, 1 to 12."""
    return formats.used().words.standaloneMonthName(number)


def question(asked: Question, company: str) -> str:
    """What has to be known before words mean anything."""
    words = {
        "announcement": translate(
            "Windows", "“{text}” depends on the day on which it was said: give it below."
        ),
        "fiscal_year_end": translate(
            "Windows", "“{text}” depends on when the fiscal year of {company} ends."
        ),
        "meaning": translate("Windows", "“{text}” can mean more than one thing."),
    }
    return words[asked.asks].format(text=asked.text, company=company)


def refusal(trouble: Unreadable) -> str:
    """That words are no date, what was understood of them, and where it stopped."""
    if trouble.understood is None:
        return translate("Windows", "Not read as a date: set its ends by hand, or leave them open.")
    understood, rest = trouble.understood.window.text, trouble.rest.strip(" ,;")
    if rest == trouble.text:
        return translate("Windows", "Understood only “{words}” of this.").format(words=understood)
    words = translate("Windows", "Understood “{words}”, and not “{rest}”.")
    return words.format(words=understood, rest=rest)


def over(window: Window, said: str) -> str:
    """That a window had ended before it was said."""
    words = translate("Windows", "“{text}” was over when this was said ({said}).")
    return words.format(text=window.text, said=said)


def _between(first: str, last: str) -> str:
    if first == last:
        return first
    return translate("Windows", "{first} to {last}").format(first=first, last=last)


def _counted(unit: str, number: int) -> str:
    one = {
        "day": translate("Windows", "1 day"),
        "week": translate("Windows", "1 week"),
        "month": translate("Windows", "1 month"),
    }
    many = {
        "day": translate("Windows", "{n} days"),
        "week": translate("Windows", "{n} weeks"),
        "month": translate("Windows", "{n} months"),
    }
    return one[unit] if number == 1 else many[unit].format(n=number)
