"""The words for windows, the rules they were found by, conventions, questions and refusals."""

from __future__ import annotations

import datetime as dt

import pytest

from db.records import Window
from desktop import window_wording
from desktop.analysis.conventions import BY_NAME, CONVENTIONS, USUAL, Convention, OneOf
from desktop.analysis.windows import Question, Unreadable, read

SAID = dt.date(2026, 5, 20)
JAN, MAR = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
PHRASES = (
    "Q3 2026", "H2 2026", "2026", "June 2026", "15 June 2026", "first third of 2026", "FY26",
    "Q2 FY26", "end of FY26", "year to June 2026", "early 2026", "late in Q3 2026",
    "end of Q3 2026", "start of H2 2026", "by mid-2027", "before Q3", "as early as Q3",
    "after 2026", "Q3-Q4 2026", "later this year", "within 45 days", "in 12 to 14 months",
    "about two years", "about six weeks", "around 15 June", "in the coming quarters",
    "this quarter", "Q1", "Q3", "week of 9 March 2026", "week ending 13 March 2026",
    "first week of June", "first half of June", "this winter", "in due course", "next year",
    "early in H2 2026",
)  # fmt: skip


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (JAN, MAR, "1 Jan 2026 – 31 Mar 2026"),
        (JAN, JAN, "1 Jan 2026"),
        (JAN, None, "from 1 Jan 2026, end open"),
        (None, MAR, "to 31 Mar 2026, start open"),
        (None, None, "no time named"),
    ],
)
def test_the_days_of_a_window(start: dt.date | None, end: dt.date | None, words: str) -> None:
    assert window_wording.days(Window("x", start, end, "manual")) == words


def rules(text: str) -> str:
    reading = read(text, announced=SAID, fiscal_year_end_month=6)
    return window_wording.rules(reading, USUAL, 6)


@pytest.mark.parametrize("text", PHRASES)
def test_every_rule_is_told_once(text: str) -> None:
    reading = read(text, announced=SAID, fiscal_year_end_month=6)
    known = {*BY_NAME, *window_wording.RULES, *window_wording.CALENDAR, *window_wording.PLAIN}
    assert set(reading.rules) <= known | {"fiscal"}
    told = rules(text).split(" · ")
    assert all(told)
    assert len(told) == len(set(told))


def test_rules_are_told_outermost_first_by_the_values_that_hold() -> None:
    assert rules("by mid-2027") == (
        "by X: from the day it was said to the end of X · mid-year, the middle of a year: May to"
        " August"
    )
    assert rules("Q2 FY26") == "the fiscal year ends in June"
    assert rules("about 14 months") == "about so many months: ± 1 month"


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_every_convention_and_its_values_have_words(convention: Convention) -> None:
    found = convention
    assert window_wording.convention(found.name) != found.name
    assert window_wording.value(found.name, found.usual)
    if isinstance(found.shape, OneOf):
        words = [window_wording.value(found.name, way) for way in found.shape.ways]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("early_year", (1, 4), "January to April"),
        ("end_year", (12, 12), "December"),
        ("late_month", (21, 31), "day 21 to the end"),
        ("early_month", (1, 10), "day 1 to 10"),
        ("coming_weeks", 56, "56 days"),
        ("around_day", 1, "± 1 day"),
        ("about_weeks", 2, "± 2 weeks"),
        ("before", "start", "to the day before X"),
    ],
)
def test_the_value_of_a_convention(name: str, value: object, words: str) -> None:
    assert window_wording.value(name, value) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said", "words"),
    [
        ("FY26", SAID, "“FY26” depends on when the fiscal year of Acme ends."),
        ("next year", None, "“next year” depends on the day on which it was said: give it below."),
        ("03/04/2026", SAID, "“03/04/2026” can mean more than one thing."),
    ],
)
def test_questions(text: str, said: dt.date | None, words: str) -> None:
    with pytest.raises(Question) as asked:
        read(text, announced=said)
    assert window_wording.question(asked.value, "Acme") == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Q3 2026, with luck", "Understood “Q3 2026”, and not “with luck”."),
        ("perhaps Q3 2026", "Understood only “Q3 2026” of this."),
        ("with luck", "Not read as a date: set its ends by hand, or leave them open."),
    ],
)
def test_refusals(text: str, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text, announced=SAID)
    assert window_wording.refusal(refused.value) == words
