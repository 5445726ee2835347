"""Which milestone is nearest to a day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.records import GuidanceRecord, MilestoneRecord, Span, Window
from desktop.analysis.nearness import nearest

DAY = date(2025, 6, 1)


def milestone(
    number: int,
    status: str = "planned",
    actual: Span | None = None,
    window: Window | None = None,
) -> MilestoneRecord:
    said = () if window is None else (promise(window),)
    return MilestoneRecord(
        id=number,
        uid=f"m{number}",
        company_id=1,
        project_id=None,
        name=f"Milestone {number}",
        type="pfs",
        phase="complete",
        status=status,
        actual=actual,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=said,
    )


def promise(window: Window) -> GuidanceRecord:
    return GuidanceRecord(
        id=1,
        uid="g1",
        milestone_id=1,
        announced_on=DAY,
        announced_precision="day",
        announced_after=None,
        announced_before=None,
        window=window,
        said_by=None,
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
    )


def done(number: int, start: date, end: date | None = None) -> MilestoneRecord:
    return milestone(number, "done", Span(start, end or start, "day"))


def due(number: int, start: date | None, end: date | None) -> MilestoneRecord:
    return milestone(number, window=Window("then", start, end, "quarter"))


def days(after: int) -> date:
    return DAY + timedelta(after)


def near(*milestones: MilestoneRecord) -> tuple[int, int] | None:
    found = nearest(milestones, DAY)
    return (found.milestone.id, found.days) if found else None


def test_what_was_reached_counts_by_its_days() -> None:
    assert near(done(1, days(-9)), done(2, days(12))) == (1, -9)
    assert near(done(1, days(-9), days(3)), done(2, days(1))) == (1, 0)
    assert near(done(1, DAY)) == (1, 0)


def test_what_is_planned_counts_by_its_window() -> None:
    assert near(due(1, days(5), days(90))) == (1, 5)
    assert near(due(1, days(-90), days(-4))) == (1, -4)
    assert near(due(1, days(-5), days(5))) == (1, 0)


def test_an_open_end_counts_from_the_known_one() -> None:
    assert near(due(1, days(-40), None)) == (1, 0)
    assert near(due(1, days(40), None)) == (1, 40)
    assert near(due(1, None, days(40))) == (1, 40)
    assert near(due(1, None, days(-40))) == (1, -40)


def test_what_was_given_up_or_names_no_time_is_near_to_nothing() -> None:
    window = Window("then", DAY, DAY, "day")
    assert near(milestone(1, "cancelled", window=window)) is None
    assert near(due(1, None, None), milestone(2), milestone(3, "done")) is None


def test_of_two_as_near_the_reached_comes_first_then_the_one_ahead() -> None:
    assert near(due(1, days(5), days(9)), done(2, days(-5))) == (2, -5)
    assert near(due(1, days(-9), days(-5)), due(2, days(5), days(9))) == (2, 5)


@given(st.lists(st.tuples(st.integers(-400, 400), st.integers(0, 90)), min_size=1, max_size=20))
def test_nothing_is_nearer_than_the_nearest(windows: list[tuple[int, int]]) -> None:
    found = nearest([due(n, days(a), days(a + b)) for n, (a, b) in enumerate(windows)], DAY)
    assert found is not None
    gaps = [max(a, -(a + b), 0) for a, b in windows]
    assert abs(found.days) == min(gaps)
