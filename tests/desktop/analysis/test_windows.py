"""What date words mean: every recorded vector and promise, many spellings, questions, refusals."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from db.conventions import Said
from db.records import Span, Window
from desktop.analysis.conventions import USUAL, Conventions
from desktop.analysis.windows import Question, Unreadable, find, read, read_again
from desktop.surroundings import starter

DATA = Path(__file__).parents[2] / "data"
SAID = dt.date(2026, 5, 20)  # a Wednesday
JUNE = 6  # ends the fiscal year


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def days(text: str, **known: Any) -> str:
    """What a phrase said on 20 May 2026 means, as `start end precision`; `-` for an open end."""
    window = read(text, **{"announced": SAID, "fiscal_year_end_month": JUNE, **known}).window
    return f"{window.start or '-'} {window.end or '-'} {window.precision}"


# -- what was recorded ----------------------------------------------------------------------------

VECTORS = json.loads((DATA / "date_windows.json").read_text(encoding="utf-8"))["vectors"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"])
def test_every_recorded_phrase_means_its_window(vector: dict[str, Any]) -> None:
    window = read(
        vector["text"],
        announced=day(vector["announced_on"]),
        fiscal_year_end_month=vector["fiscal_year_end_month"],
    ).window
    assert window == Window(
        vector["text"], day(vector["start"]), day(vector["end"]), vector["precision"] or "none"
    )


def promises() -> list[dict[str, str]]:
    with (DATA / "guidance.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fiscal_year_ends() -> dict[str, int | None]:
    """By project, the month in which its company's fiscal year ends."""
    found = json.loads(starter().read_text(encoding="utf-8"))
    companies = {one["id"]: one.get("fiscal_year_end_month") for one in found["companies"]}
    return {project["id"]: companies[project["company"]] for project in found["projects"]}


def said_between(row: dict[str, str]) -> Span | None:
    on, after, before = (row[f"announced_{which}"] for which in ("on", "after", "before"))
    if len(on) == 7:
        year, month = int(on[:4]), int(on[5:])
        last = calendar.monthrange(year, month)[1]
        return Span(dt.date(year, month, 1), dt.date(year, month, last), "month")
    if on or (after and before):
        return Span(dt.date.fromisoformat(on or after), dt.date.fromisoformat(on or before), "day")
    return None


# Promises whose recorded precision is `manual`: what the grammar makes of their words, and why it
# differs. All others are read to the day and the precision that were recorded.
BY_HAND = {
    # No date words: the act of putting off is told in a sentence. By hand they stay empty.
    "significant uncertainty whether construction will proceed": None,
    "pausing all construction-related activities": None,
    "additional optimization will extend the PFS timeline": None,
    # The same empty window, which the grammar knows as one that names no time.
    "unlikely to proceed": "none",
    # The same days: said in a month, so that they were worked out by hand when they were recorded.
    "within 45 days": "within_days",
    # The same days: no vector had a word for a lower bound of this kind.
    "from mid-2024": "from_mid",
}


@pytest.mark.parametrize("row", promises(), ids=lambda row: f"{row['milestone']}-{row['seq']}")
def test_every_recorded_promise_means_its_window(row: dict[str, str]) -> None:
    text = row["target_text"]

    def reading() -> Window:
        fiscal_year_end_month = fiscal_year_ends()[row["project"]]
        return read(
            text, announced=said_between(row), fiscal_year_end_month=fiscal_year_end_month
        ).window

    recorded = Window(text, day(row["target_start"]), day(row["target_end"]), row["precision"])
    if text not in BY_HAND:
        assert reading() == recorded
        return
    assert recorded.precision == "manual"
    if BY_HAND[text] is None:
        assert recorded.is_empty
        with pytest.raises(Unreadable):
            reading()
    else:
        assert reading() == Window(text, recorded.start, recorded.end, BY_HAND[text] or "")


def test_the_promises_by_hand_are_all_among_the_recorded_ones() -> None:
    by_hand = {row["target_text"] for row in promises() if row["precision"] == "manual"}
    assert by_hand == set(BY_HAND)


# -- spellings ------------------------------------------------------------------------------------

Q1, Q2 = "2026-01-01 2026-03-31 quarter", "2026-04-01 2026-06-30 quarter"
Q3, Q4 = "2026-07-01 2026-09-30 quarter", "2026-10-01 2026-12-31 quarter"
H1, H2 = "2026-01-01 2026-06-30 half", "2026-07-01 2026-12-31 half"
FISCAL_Q2 = "2025-10-01 2025-12-31 fiscal_quarter"
YEAR_END = "2026-12-01 2026-12-31 year_end"
MEANS = {
    Q1: "Q1-26|Q1 2026|1Q26|2026Q1|Q1'26|first quarter 2026|first calendar quarter of 2026",
    Q2: "Q2/26|this quarter|the current quarter|Q2 of this year|second-quarter 2026|Q2",
    Q3: "CQ3 2026|Q3 2026.|  q3   2026 |Q3\u00a02026|the third quarter of calendar 2026|3rd qtr '26"
    "|September quarter|the September 2026 quarter|quarter ending 30 September 2026|within Q3 2026"
    "|three months to September 2026|expected in Q3 2026|Q3 2026 (expected)|~Q3 2026|next quarter"
    "|“Q3 2026”|third\u2010quarter 2026|currently anticipated in the third quarter of 2026"
    "|targeted for Q3 of 2026|mid-Q3 2026|starting Q3 2026|Quarter 3 2026",
    Q4: "4QCY26|Q4/26|last quarter of 2026|final quarter of the year|early Q4 2026|fourth quarter"
    "|Q4 CY26",
    H1: "1H26|H1/26|first half of 2026|first half of calendar year 2026|this half|1HCY26",
    H2: "H2|H2 2026|2H 2026|second-half 2026|back half of 2026|latter half of 2026|half year to"
    " December 2026|early in the second half of 2026|in the second half",
    FISCAL_Q2: "FY26 Q2|2Q FY26|Q2FY26|FQ2 2026|fiscal Q2 2026|second quarter of fiscal 2026"
    "|fiscal second quarter of 2026|second fiscal quarter of 2026|2QFY26",
    "2025-07-01 2026-06-30 fiscal_year": "FY26|FY2026|FY 2025/26|FY25-26|fiscal 2026|2026 fiscal"
    " year|financial year 2026|this fiscal year|the current financial year|year ending June 2026"
    "|year to 30 June 2026",
    "2026-01-01 2026-06-30 fiscal_half": "H2 FY26|2HFY26|second half of fiscal 2026",
    "2026-06-01 2026-06-30 fy_end": "end of FY26|FY26 year-end|end of the fiscal year",
    "2026-07-01 2027-06-30 fiscal_year": "next fiscal year|FY27",
    "2026-01-01 2026-12-31 year": "2026|in 2026|CY2026|CY26|calendar 2026|calendar year 2026|the"
    " year 2026|sometime in 2026|2026E|c. 2026|starting in 2026|over the course of 2026",
    "2027-01-01 2027-12-31 year": "next year|in the following year|2027",
    "2026-01-01 2026-04-30 third": "first third of 2026",
    "2026-01-01 2026-03-31 early": "early 2026|early in 2026|beginning of 2026|start of 2026|very"
    " early 2026|early part of 2026|early this year",
    "2027-01-01 2027-03-31 early": "early next year|in the new year|early in the new year",
    "2026-05-01 2026-08-31 mid": "mid-2026|mid 2026|mid2026|middle of 2026|midway through 2026"
    "|mid-year|midyear 2026|the middle of the year|mid '26",
    "2026-10-01 2026-12-31 late": "late 2026|later in 2026|late in the year|the latter part of 2026"
    "|late this year",
    YEAR_END: "end of 2026|end 2026|end-2026|year-end|year end 2026|YE26|EOY 2026|year's end|the"
    " end of the year|toward the end of 2026|2026 year-end|at year-end 2026",
    "2026-09-01 2026-09-30 part_quarter": "end of Q3|end of Q3 2026|the end of next quarter",
    "2026-07-01 2026-07-31 part_quarter": "start of Q3 2026|beginning of the third quarter",
    "2026-06-01 2026-06-30 half_end": "end of H1 2026|end of the first half",
    "2026-06-01 2026-08-31 season_north": "summer 2026|summer of 2026|this summer|northern summer"
    " 2026",
    "2026-09-01 2026-11-30 season_north": "fall 2026|autumn 2026|this fall|the fall of 2026",
    "2026-06-01 2026-08-31 season_south": "southern winter 2026|austral winter 2026",
    "2026-12-01 2027-02-28 season_north": "this winter|winter 2026/27|winter 2026-2027",
    "2026-06-01 2026-06-30 month": "June 2026|Jun 2026|Jun. 2026|06/2026|2026-06|June|next month"
    "|June '26|June/26|in June, 2026|around June 2026|June of this year",
    "2026-06-01 2026-06-10 part_month": "early June 2026|early June|start of June",
    "2026-06-11 2026-06-20 part_month": "mid-June|mid June 2026|middle of June",
    "2026-06-21 2026-06-30 part_month": "late June|end of June 2026|end-June|the end of next month",
    "2026-06-16 2026-06-30 part_month": "second half of June 2026",
    "2026-03-09 2026-03-13 week": "week of 9 March 2026|week of March 11, 2026|w/c 9 March 2026"
    "|week ending 13 March 2026|week of 8 March 2026|week 11 of 2026",
    "2026-05-25 2026-05-29 week": "next week",
    "2026-06-01 2026-06-07 week": "first week of June|first week of next month",
    "2026-06-24 2026-06-30 week": "last week of June 2026",
    "2026-03-15 2026-03-15 day": "15 March 2026|March 15, 2026|15th of March 2026|2026-03-15|15 Mar"
    " 26|2026/03/15|15.03.2026|15/03/2026|03/15/2026|Sunday, 15 March 2026|on March 15th, 2026|15-"
    "Mar-2026",
    "2026-06-15 2026-06-15 day": "June 15|15 June|on the 15th of June",
    "2026-06-10 2026-06-20 about_days": "around 15 June 2026|on or about June 15",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, window) for window, texts in MEANS.items() for text in texts.split("|")],
)
def test_spellings_of_a_piece_of_time(text: str, expected: str) -> None:
    assert days(text) == expected


BOUNDS = {
    "2026-05-20 2026-12-31 by_quarter": "by Q4 2026|by the fourth quarter|before Q4 2026|no later"
    " than Q4 2026|prior to the end of Q4 2026|by the end of Q4|Q4 2026 at the latest|in or before"
    " Q4 2026|Q4 2026 or sooner|between now and Q4 2026|by or before Q4 2026",
    "2026-05-20 2026-12-31 by_year_end": "by year-end|by the end of 2026|before the end of 2026|by"
    " end-2026|prior to year-end|by end of year",
    "2026-05-20 2026-06-30 by_half_end": "by the end of the first half|by end of H1 2026",
    "2026-05-20 2026-08-31 by_mid": "by mid-2026|by mid-year|by the middle of 2026",
    "2026-05-20 2026-06-30 by_part_month": "by the end of June|before the end of June 2026",
    "2026-05-20 2026-06-30 by_day": "by June 30, 2026|no later than 30 June|on or before June 30",
    "2026-05-20 2026-06-30 by_fy_end": "by the end of the fiscal year",
    "2026-05-20 2027-12-31 by_year": "by 2027|by next year",
    "2026-05-20 2026-12-31 rest_of_year": "later this year|this year|the rest of the year|the"
    " remainder of 2026|sometime this year|later in the year",
    "2026-05-20 2026-06-30 by_quarter": "later this quarter|by Q2",
    "2026-07-01 - from_quarter": "as early as Q3 2026|from Q3 2026|from Q3 2026 onward|no earlier"
    " than Q3 2026|not before the third quarter of 2026|Q3 2026 or later|Q3 2026 at the earliest"
    "|not until Q3|at the earliest in Q3 2026|Q3 2026 onwards",
    "2026-10-01 - from_day": "after Q3 2026|following the end of September 2026",
    "2026-06-01 - from_season_north": "as early as this summer",
    "- 2025-03-31 by_quarter": "by Q1 2025",
    "2026-07-01 2026-12-31 quarter": "Q3-Q4 2026|Q3/Q4 2026|Q3 or Q4 2026|Q3 2026 to Q4 2026|third"
    " to fourth quarter of 2026|Q3-4 2026",
    "2026-04-01 2026-12-31 quarter": "between Q2 and Q4 2026|from Q2 to Q4 2026|between Q2 and Q4",
    "2026-10-01 2027-03-31 quarter": "Q4 2026 to Q1 2027|Q4 2026 - Q1|Q4/Q1|Q4 or Q1 2027",
    "2027-06-01 2027-08-31 month": "from June to August 2027|June\u2013August 2027",
    "2026-12-01 2027-01-31 month": "December/January|December to January 2027|Dec 2026-Jan 2027",
    "2026-06-01 2026-07-31 month": "June-July 2026|June or July",
    "2026-10-01 2027-03-31 late": "late 2026 or early 2027|late 2026/early 2027",
    "2026-05-01 2026-12-31 mid": "mid to late 2026|mid-to-late 2026|between mid and late 2026",
    "2026-06-11 2026-06-30 part_month": "mid to late June 2026",
    "2026-01-01 2027-12-31 year": "2026-2027|2026 to 2027|2026 or 2027|from 2026 to 2027",
    "2027-01-01 2029-12-31 year": "2027-29|2027 to 2029",
    "2026-06-05 2026-06-10 day": "5-10 June 2026|June 5-10, 2026|5 to 10 June|5 June to 10"
    " June 2026",
    "2026-05-20 2026-07-04 within_days": "within 45 days|over the next 45 days|in the next 45 days"
    "|within 45 days of this announcement|in no more than 45 days",
    "2026-05-20 2026-06-03 within_days": "within two weeks|within 10 business days|within a couple"
    " of weeks|within 14 days",
    "2026-05-20 2026-11-20 within_months": "within six months|within the next 6 months|in under six"
    " months|within two quarters|within half a year|next six months",
    "2026-05-20 2027-05-20 within_months": "within a year|within 12 months|over the coming year",
    "2027-10-20 2027-12-20 about_months": "approximately 18 months|about eighteen months|~18 months"
    "|in 18 months|18 months from now|in about 18 months' time|a year and a half",
    "2027-05-20 2027-07-20 about_months": "in 12 to 14 months|12-14 months|between 12 and 14 months"
    "|within the next 12 to 14 months|in twelve to fourteen months",
    "2028-02-20 2028-08-20 about_months": "about two years|in two years",
    "2026-06-24 2026-07-08 about_days": "about six weeks",
    "2026-05-20 2026-06-03 coming_days": "in the coming days|within days",
    "2026-05-20 2026-07-15 coming_weeks": "in the coming weeks|over the next few weeks|within weeks"
    "|in a few weeks|in the weeks ahead|in the next several weeks",
    "2026-05-20 2026-11-20 coming_months": "over the next few months|in the coming months",
    "2026-05-20 2027-05-20 coming_months": "in the coming quarters",
    "- - none": "to be determined|TBD|in due course|withdrawn|guidance withdrawn|timeline extended"
    "|on hold|placed on hold until further notice|delayed indefinitely|the timeline has been"
    " extended|suspended|no longer planned|unlikely to proceed|as soon as practicable|shortly"
    "|care and maintenance|no date given|timing uncertain|postponed",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, window) for window, texts in BOUNDS.items() for text in texts.split("|")],
)
def test_deadlines_bounds_ranges_and_durations(text: str, expected: str) -> None:
    assert days(text) == expected


# -- what it rests on -----------------------------------------------------------------------------


def test_words_are_kept_as_they_were_typed() -> None:
    assert read(" “By  the END of 2026!” ", announced=SAID).window.text == "“By the END of 2026!”"


def test_rules_and_conventions_are_named_outermost_first() -> None:
    reading = read("by mid-2027", announced=SAID)
    assert reading.rules == ("by", "mid_year")
    assert reading.conventions == ("mid_year",)


def test_a_deadline_said_on_an_unknown_day_has_an_open_start() -> None:
    assert days("by mid-2027", announced=None) == "- 2027-08-31 by_mid"


@pytest.mark.parametrize(
    ("text", "over"), [("Q1 2026", True), ("Q2 2026", False), ("by Q1 2026", True), ("Q1", False)]
)
def test_a_window_that_was_over_when_it_was_said_is_told(text: str, over: bool) -> None:
    assert read(text, announced=SAID).is_over is over


MAY = Span(dt.date(2026, 5, 1), dt.date(2026, 5, 31), "month")
TURN = Span(dt.date(2026, 12, 1), dt.date(2027, 1, 31), "unknown")


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        ("Q3 2026", MAY, Q3),
        ("by Q3 2026", MAY, "2026-05-01 2026-09-30 by_quarter"),
        ("within 45 days", MAY, "2026-05-01 2026-07-15 within_days"),
        ("about 14 months", MAY, "2027-06-01 2027-08-31 about_months"),
        ("later this year", MAY, "2026-05-01 2026-12-31 rest_of_year"),
        ("Q3", MAY, Q3),
        ("by mid-2027", TURN, "2026-12-01 2027-08-31 by_mid"),
    ],
)
def test_said_in_a_month_or_between_two_days(text: str, said: Span, expected: str) -> None:
    assert days(text, announced=said) == expected


@pytest.mark.parametrize("text", ["next year", "by next year", "Q4", "later this year"])
def test_where_it_matters_when_it_was_said_that_is_asked(text: str) -> None:
    for said in (None, TURN):
        with pytest.raises(Question) as asked:
            read(text, announced=said)
        assert asked.value.asks == "announcement"


@pytest.mark.parametrize("text", ["FY26", "by the end of FY26", "Q2 FY26", "early fiscal 2026"])
def test_an_unknown_end_of_the_fiscal_year_is_asked(text: str) -> None:
    with pytest.raises(Question) as asked:
        read(text, announced=SAID)
    assert asked.value.asks == "fiscal_year_end"


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("03/04/2026", ["2026-03-04 2026-03-04", "2026-04-03 2026-04-03"]),
        ("by 3/8/26", ["None 2026-03-08", "2026-05-20 2026-08-03"]),
        ("winter 2026", ["2025-12-01 2026-02-28", "2026-12-01 2027-02-28"]),
        ("by winter 2027", ["2026-05-20 2027-02-28", "2026-05-20 2028-02-29"]),
        ("southern summer 2026", ["2025-12-01 2026-02-28", "2026-12-01 2027-02-28"]),
        ("May-26", ["2026-05-01 2026-05-31", "2026-05-26 2026-05-26"]),
        ("next summer", ["2026-06-01 2026-08-31", "2027-06-01 2027-08-31"]),
        ("next June", ["2026-06-01 2026-06-30", "2027-06-01 2027-06-30"]),
        ("within the next year", ["2026-05-20 2027-05-20", "2027-01-01 2027-12-31"]),
    ],
)
def test_words_that_mean_two_things_are_asked(text: str, options: list[str]) -> None:
    with pytest.raises(Question) as asked:
        read(text, announced=SAID)
    assert asked.value.asks == "meaning"
    windows = [option.window for option in asked.value.options]
    assert [f"{window.start} {window.end}" for window in windows] == options
    assert {window.text for window in windows} == {text}


def test_what_means_the_same_either_way_is_not_asked() -> None:
    assert days("04/04/2026") == "2026-04-04 2026-04-04 day"
    assert days("next March", announced=dt.date(2026, 11, 1)) == "2027-03-01 2027-03-31 month"


# -- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "understood", "rest"),
    [
        ("Q3 2026, subject to permitting", "Q3 2026", ", subject to permitting"),
        ("2026 tonnes", "2026", "tonnes"),
        ("DFS is targeted for early 2026", "early 2026", "DFS is targeted for early 2026"),
        ("2026-02-30", "2026-02", "-30"),
        ("29 February 2027", "29 February", "2027"),
        ("the end", None, "the end"),
        ("before the snow melts", None, "before the snow melts"),
        ("Q5 2026", None, "Q5 2026"),
        ("13/13/2026", None, "13/13/2026"),
        ("early", None, "early"),
        ("Q4 2026 to Q3 2026", "Q4 2026 to Q3", "2026"),
        ("within 30 days of closing", "within 30 days", "of closing"),
        ("until Q3 2026", "Q3 2026", "until Q3 2026"),
        ("in 999 years", None, "in 999 years"),
        ("", None, ""),
        ("?!", None, "?!"),
    ],
)
def test_what_is_no_date_phrase_is_refused_with_what_was_understood(
    text: str, understood: str | None, rest: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text, announced=SAID)
    reading = refused.value.understood
    assert (reading.window.text if reading else None) == understood
    assert refused.value.rest == rest


def test_a_day_at_the_end_of_all_years_is_refused_too() -> None:
    for text in ("next year", "within 12 months", "Q1", "about 50 years", "this week"):
        with pytest.raises(Unreadable):
            read(text, announced=dt.date.max)


def test_a_long_text_is_refused_at_once() -> None:
    with pytest.raises(Unreadable):
        read("in " * 100_000 + "2026")


# -- conventions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "text", "expected"),
    [
        ("early_year", (1, 4), "early 2027", "2027-01-01 2027-04-30 early"),
        ("mid_year", (4, 9), "by mid-2027", "2026-05-20 2027-09-30 by_mid"),
        ("late_month", (25, 31), "late February 2027", "2027-02-25 2027-02-28 part_month"),
        ("part_of_quarter", "thirds", "mid-Q3 2026", "2026-08-01 2026-08-31 part_quarter"),
        ("part_of_half", "thirds", "late in H2 2026", "2026-11-01 2026-12-31 part_half"),
        ("summer", (5, 9), "summer 2027", "2027-05-01 2027-09-30 season_north"),
        ("week_days", 7, "week of 9 March 2026", "2026-03-09 2026-03-15 week"),
        ("coming_weeks", 28, "in the coming weeks", "2026-05-20 2026-06-17 coming_weeks"),
        ("about_months", 2, "about 14 months", "2027-05-20 2027-09-20 about_months"),
        ("around_day", 0, "around 15 June 2026", "2026-06-15 2026-06-15 about_days"),
        ("around_period", 1, "around June 2026", "2026-05-01 2026-07-31 month"),
        ("before", "start", "before Q3 2026", "2026-05-20 2026-06-30 by_quarter"),
        ("already_over", "same_year", "Q1", Q1),
    ],
)
def test_another_convention_gives_another_window(
    name: str, value: Any, text: str, expected: str
) -> None:
    assert days(text) != expected
    assert days(text, conventions=Conventions({name: value})) == expected


def said(text: str, start: str, end: str, precision: str) -> Said:
    window = Window(text, day(start), day(end), precision)
    return Said(1, text, Span(SAID, SAID, "day"), JUNE, window)


def test_a_promise_is_read_again_by_other_conventions() -> None:
    wide = Conventions({"early_year": (1, 4)})
    promise = said("early 2027", "2027-01-01", "2027-03-31", "early")
    again = read_again(wide, promise)
    assert again == Window("early 2027", dt.date(2027, 1, 1), dt.date(2027, 4, 30), "early")
    assert read_again(USUAL, promise) == promise.window


def test_what_was_chosen_of_two_meanings_stays_chosen() -> None:
    promise = said("03/04/2027", "2027-04-03", "2027-04-03", "day")
    assert read_again(USUAL, promise) == promise.window
    other = said("03/04/2027", "2027-01-01", "2027-12-31", "year")
    assert read_again(USUAL, other) is None


def test_what_can_not_be_read_again_is_none() -> None:
    assert (
        read_again(USUAL, said("when the snow melts", "2027-04-01", "2027-05-31", "month")) is None
    )


# -- inside longer texts --------------------------------------------------------------------------


def found(text: str, **known: Any) -> list[str]:
    return [phrase.text for phrase in find(text, **{"announced": SAID, **known})]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("DFS is targeted for early 2026", ["early 2026"]),
        (
            "Work should be done by the end of the year, with results in Q1 2027.",
            ["by the end of the year", "Q1 2027"],
        ),
        ("It may march on in the second half; the fall in price ended.", ["second half"]),
        (
            "First ore by mid-2027 (previously late 2026), DFS in due course.",
            ["by mid-2027", "late 2026", "in due course"],
        ),
        ("Filed within 45 days; 2,000 tonnes; 2030 wells.", ["within 45 days"]),
        ("In 2025 it raised money. In March. 2026 will be better.", ["2025", "March"]),
        ("nothing here", []),
        ("", []),
    ],
)
def test_date_phrases_inside_a_text(text: str, phrases: list[str]) -> None:
    assert found(text) == phrases


def test_a_found_phrase_knows_its_place_its_window_or_its_question() -> None:
    text = "DFS by 03/04/2027, PFS in FY27 or Q3 2026"
    phrases = find(text, announced=SAID)
    assert [text[phrase.start : phrase.end] for phrase in phrases] == [p.text for p in phrases]
    assert [phrase.question.asks if phrase.question else "" for phrase in phrases][:2] == [
        "meaning",
        "fiscal_year_end",
    ]
