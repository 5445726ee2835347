"""Phrases as companies write them in releases, reports and contracts, which were once misread."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.analysis.windows import Question, Unreadable, read

SAID = dt.date(2025, 11, 15)  # a Saturday, in the fiscal year 2026
JUNE = 6


def days(text: str, fiscal_year_end_month: int | None = JUNE) -> str:
    """What a phrase said that day means, as `start end`; `-` for an open end."""
    window = read(text, announced=SAID, fiscal_year_end_month=fiscal_year_end_month).window
    return f"{window.start or '-'} {window.end or '-'}"


MEANS = {
    # Both ends of a range are of the fiscal year that only one of them names.
    "2026-01-01 2026-06-30": "Q3 to Q4 FY26|Q3-Q4 FY26|Q3/Q4 of fiscal 2026|FY26 Q3\u2013Q4|between"
    " Q3 and Q4 FY26|late Q3 to early Q4 FY26|Q3 FY26 to Q4|fiscal Q3 to Q4",
    "2026-04-01 2026-09-30": "Q4 to Q1 FY27|Q4 FY26-Q1|Q4 FY26/Q1 FY27",
    "2026-07-01 2027-06-30": "H1-H2 FY27|1H/2H FY27|FY2026/27|FY 2026-2027|the coming fiscal year",
    "2025-07-01 2027-06-30": "fiscal 2026 to 2027|fiscal years 2026 and 2027|FY26 or FY27|FY26 to"
    " 27",
    "2025-07-01 2028-06-30": "FY26-28|FY2026 to FY2028",
    "2025-07-01 2026-06-30": "FYE 30 June 2026|FYE June 2026|2026 FY|FY'26|2025-2026 fiscal year"
    "|the company\u2019s fiscal year",
    "2025-11-15 2026-06-30": "later this fiscal year|later in the financial year|by the end of our"
    " fiscal year",
    # The new year begins on its first day, and so ends the old one.
    "2025-11-15 2025-12-31": "by the new year|before the New Year|before New Year\u2019s|by New"
    " Year's Eve|between now and the new year|by the end of the calendar year|the current year",
    "2026-01-01 -": "after the new year|following the new year|from the new year|not before the new"
    " year|in or after 2026|beyond 2025|not expected before 2026|not anticipated until 2026",
    # What is over of `the year` is meant of the next, as where no year is named.
    "2026-01-01 2026-03-31": "early in the year|the beginning of the year|the first quarter of the"
    " year|in the new year|Mar Q 2026|MarQ26|Mar qtr 26|Mar-26 quarter|1st Q 2026|1stQ26|CY Q1 2026"
    "|calendar year Q1 2026|delayed to Q1 2026|pushed back to Q1 2026|postponed until Q1 2026",
    "2026-05-01 2026-08-31": "mid-year|the middle of the year|around mid-year",
    "2026-01-01 2026-06-30 ": "first half of the year",
    "2025-12-01 2025-12-31": "the end of the year|end of the calendar year",
    "2026-03-01 2026-03-31": "Q1 end|Q1-end|end of Q1|Q1 2026 end",
    "2026-06-21 2026-06-30": "June end|end-June",
    "2025-11-15 2026-03-31": "by Q1-end|by no later than Q1 2026|to be completed by Q1 2026",
    "2026-07-01 -": "not expected before Q3 2026|could be as early as H2 2026|not until after Q2",
    "2025-11-15 2026-05-15": "within six (6) months|over the next six (6) months|a few months",
    "2025-11-15 2025-12-30": "within forty-five (45) days",
    "2025-11-15 2025-11-29": "within a fortnight|within two (2) weeks",
    "2025-11-17 2025-11-21": "next week|early next week|the end of next week",
    "2026-03-15 2026-03-15": "Mar 15|March 15",
    "2026-06-30 2026-06-30": "Jun 30|June 30",
    "2026-06-26 2026-06-26": "June 26",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, window.strip()) for window, texts in MEANS.items() for text in texts.split("|")],
)
def test_a_phrase_means_its_days(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("2026/27", ["2026-01-01 2027-12-31", "2026-07-01 2027-06-30"]),
        ("by 2026-27", ["2025-11-15 2027-06-30", "2025-11-15 2027-12-31"]),
        ("Jun 26", ["2026-06-01 2026-06-30", "2026-06-26 2026-06-26"]),
        ("by the end of the decade", ["2025-11-15 2029-12-31", "2025-11-15 2030-12-31"]),
        ("in the next year", ["2025-11-15 2026-11-15", "2026-01-01 2026-12-31"]),
    ],
)
def test_what_may_be_meant_in_two_ways_is_asked(text: str, options: list[str]) -> None:
    with pytest.raises(Question) as asked:
        read(text, announced=SAID, fiscal_year_end_month=JUNE)
    windows = (option.window for option in asked.value.options)
    assert sorted(f"{window.start} {window.end}" for window in windows) == options


def test_two_calendar_years_may_be_a_fiscal_one_unless_that_is_a_calendar_year() -> None:
    assert days("2026/27", fiscal_year_end_month=12) == "2026-01-01 2027-12-31"
    with pytest.raises(Question) as asked:
        days("2026/27", fiscal_year_end_month=None)
    assert asked.value.asks == "fiscal_year_end"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("early 2030s", None),  # no day of 2030 alone
        ("by the late 2020s", None),
        ("15/6 - 15/7/2026", "15/7/2026"),
        ("within six (9) months", None),
        ("fiscal Q1-Q2 2027", "fiscal Q1-Q2"),
        ("no longer expected in 2026", "2026"),
    ],
)
def test_what_is_not_said_plainly_is_refused(text: str, understood: str | None) -> None:
    with pytest.raises(Unreadable) as refused:
        days(text)
    reading = refused.value.understood
    assert (reading.window.text if reading else None) == understood
