"""What is due, what is late and who is silent."""

from __future__ import annotations

import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import (
    CompanyRecord,
    CompanyTimeline,
    GuidanceRecord,
    MilestoneRecord,
    Window,
)
from desktop.analysis.inbox import Item, inbox

TODAY = date(2026, 11, 23)
COMPANY = CompanyRecord(1, "ore", "Ore Corp.", (), False, None, "", ())


def promise(number: int, said: date, start: date | None, end: date | None) -> GuidanceRecord:
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=1,
        announced_on=said,
        announced_precision="day",
        announced_after=None,
        announced_before=None,
        window=Window("as said", start, end, "manual"),
        said_by=None,
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
    )


def timeline(*promises: GuidanceRecord, status: str = "planned") -> CompanyTimeline:
    milestone = MilestoneRecord(
        id=1,
        uid="m1",
        company_id=1,
        project_id=None,
        name="Study",
        type="pfs",
        phase="complete",
        status=status,
        actual=None,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )
    return CompanyTimeline(COMPANY, (milestone,), (), (), (), ())


def only(found: tuple[Item, ...]) -> tuple[str, date] | None:
    assert len(found) <= 1
    return (found[0].kind, found[0].since) if found else None


SAID = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2026-12-01", "2026-12-31", None),
        ("2026-11-23", "2026-12-31", ("entered", "2026-11-23")),
        ("2026-10-01", "2026-11-23", ("entered", "2026-10-01")),
        ("2026-10-01", "2026-11-22", ("passed", "2026-11-23")),
        (None, "2026-09-30", ("passed", "2026-10-01")),
        ("2026-09-01", None, ("entered", "2026-09-01")),
        (None, None, None),
    ],
)
def test_windows_that_open_and_pass(
    start: str | None, end: str | None, told: tuple[str, str] | None
) -> None:
    days = [date.fromisoformat(day) if day else None for day in (start, end)]
    found = only(inbox([timeline(promise(1, SAID, *days))], TODAY))
    assert found == ((told[0], date.fromisoformat(told[1])) if told else None)


@pytest.mark.parametrize("status", ["done", "suspended", "cancelled", "superseded"])
def test_what_is_not_planned_is_not_told(status: str) -> None:
    over = promise(1, SAID, date(2026, 7, 1), date(2026, 7, 31))
    assert inbox([timeline(over, status=status)], TODAY) == ()


def test_a_newer_promise_is_something_else_to_read() -> None:
    first = promise(1, SAID, date(2026, 7, 1), date(2026, 7, 31))
    second = promise(2, date(2026, 8, 1), date(2026, 9, 1), date(2026, 9, 30))
    (before,) = inbox([timeline(first)], TODAY)
    (after,) = inbox([timeline(first, second)], TODAY)
    assert before.name != after.name


def spoken(*days: date) -> CompanyTimeline:
    """A company that spoke on these days, of something far ahead."""
    far = date(2040, 1, 1)
    return timeline(*(promise(n, day, far, far) for n, day in enumerate(days, 1)))


def test_a_silence_twice_as_long_as_usual_is_told() -> None:
    days = [date(2026, 1, 1) + dt.timedelta(days=50 * n) for n in range(4)]
    last = days[-1]
    quiet = last + dt.timedelta(days=100)
    assert inbox([spoken(*days)], quiet) == ()
    (item,) = inbox([spoken(*days)], quiet + dt.timedelta(days=1))
    assert (item.kind, item.usual, item.gaps) == ("silent", 50, 3)
    assert item.since == quiet + dt.timedelta(days=1)


def test_too_few_days_tell_nothing_of_silence() -> None:
    assert inbox([spoken(date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1))], TODAY) == ()


def test_no_silence_shorter_than_two_months_is_long() -> None:
    days = [date(2026, 10, 1) + dt.timedelta(days=n) for n in range(5)]
    assert inbox([spoken(*days)], TODAY) == ()


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, DAYS, DAYS)
def test_one_window_is_told_once_and_from_the_day_it_is_so(
    one: date, other: date, today: date
) -> None:
    start, end = sorted((one, other))
    found = only(inbox([timeline(promise(1, date(2020, 1, 1), start, end))], today))
    if today < start:
        assert found is None
    elif today <= end:
        assert found == ("entered", start)
    else:
        assert found == ("passed", end + dt.timedelta(days=1))
