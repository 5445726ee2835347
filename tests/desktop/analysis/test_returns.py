"""What the price did since a day, and between two."""

import datetime as dt
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import CompanyRecord, CompanyTimeline, MilestoneRecord, NoteRecord, Span
from desktop.analysis.returns import NEAR, between, close_near, since, since_each
from desktop.analysis.story import Ref, story

MONDAY = date(2024, 3, 4)
DAYS = tuple(MONDAY + timedelta(n) for n in (0, 1, 2, 3, 4, 7, 8, 30))
CLOSES = (10.0, 11.0, 12.0, 11.0, 8.0, 9.0, 10.0, 15.0)
LAST = DAYS[-1]
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
COMPANY = CompanyRecord(1, "c1", "Alpha Corp.", (), False, None, "", ())


def note(number: int, day: date | None, precision: str = "day") -> NoteRecord:
    return NoteRecord(number, f"n{number}", 1, None, day, precision, "Seen", (), NOW, None)


def reached(number: int, day: date, precision: str) -> MilestoneRecord:
    return MilestoneRecord(
        id=number,
        uid=f"m{number}",
        company_id=1,
        project_id=None,
        name="PFS",
        type="pfs",
        phase="complete",
        status="done",
        actual=Span(day, day, precision),
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=(),
    )


def test_it_starts_from_the_last_close_on_or_before_the_day() -> None:
    saturday = MONDAY + timedelta(5)
    stretch = since(DAYS, CLOSES, saturday, LAST)
    assert stretch is not None
    assert (stretch.first, stretch.opened) == (MONDAY + timedelta(4), 8.0)
    assert (stretch.last, stretch.closed, stretch.sessions) == (LAST, 15.0, 3)
    assert stretch.percent == pytest.approx(87.5)


def test_a_close_of_more_than_a_week_before_is_not_near() -> None:
    assert since(DAYS, CLOSES, DAYS[6] + timedelta(NEAR), LAST) is not None
    assert since(DAYS, CLOSES, DAYS[6] + timedelta(NEAR + 1), LAST) is None
    assert since(DAYS, CLOSES, MONDAY - timedelta(1), LAST) is None
    assert since((), (), MONDAY, LAST) is None


def test_nothing_is_told_before_there_is_a_later_close() -> None:
    assert since(DAYS, CLOSES, LAST, LAST) is None
    assert since(DAYS, CLOSES, LAST + timedelta(3), LAST + timedelta(9)) is None


def test_what_is_looked_back_to_knows_no_later_close() -> None:
    stretch = since(DAYS, CLOSES, MONDAY, DAYS[4])
    assert stretch is not None
    assert (stretch.last, stretch.change) == (DAYS[4], -2.0)
    assert since(DAYS, CLOSES, DAYS[4], DAYS[4] + timedelta(1)) is None


def test_two_days_need_a_price_near_both() -> None:
    stretch = between(DAYS, CLOSES, MONDAY, DAYS[3])
    assert stretch is not None
    assert (stretch.sessions, stretch.change) == (3, 1.0)
    assert between(DAYS, CLOSES, MONDAY, LAST + timedelta(NEAR + 1)) is None
    same = between(DAYS, CLOSES, MONDAY, MONDAY)
    assert same is not None
    assert (same.sessions, same.change) == (0, 0.0)


def test_a_price_of_nothing_has_no_per_cent() -> None:
    stretch = since(DAYS[:2], (0.0, 1.0), MONDAY, LAST)
    assert stretch is not None
    assert stretch.percent is None


def test_notes_and_milestones_of_a_known_day_are_told_of() -> None:
    notes = (note(1, MONDAY), note(2, MONDAY, "month"), note(3, None), note(4, LAST))
    done = (reached(1, MONDAY, "day"), reached(2, MONDAY, "quarter"))
    told = story(CompanyTimeline(COMPANY, done, (), notes, (), ()), LAST)
    found = since_each(told, DAYS, CLOSES, LAST)
    assert set(found) == {Ref("note", 1), Ref("milestone", 1)}
    assert found[Ref("note", 1)].percent == pytest.approx(50)


@given(
    st.lists(st.integers(0, 400), unique=True, max_size=30).map(sorted),
    st.integers(-20, 450),
    st.integers(-20, 450),
)
def test_it_never_looks_ahead(numbers: list[int], first: int, until: int) -> None:
    days = [MONDAY + timedelta(n) for n in numbers]
    closes = [float(n + 1) for n in numbers]
    day, end = MONDAY + timedelta(first), MONDAY + timedelta(until)
    at = close_near(days, day)
    if at is not None:
        assert 0 <= (day - days[at]).days <= NEAR
        assert all(other <= days[at] or other > day for other in days)
    stretch = since(days, closes, day, end)
    if stretch is not None:
        assert stretch.first <= day
        assert stretch.first < stretch.last <= end
        assert stretch.sessions == days.index(stretch.last) - days.index(stretch.first)
