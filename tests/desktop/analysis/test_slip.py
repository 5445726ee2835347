"""How late a milestone is, and how far a promise moved."""

import datetime as dt
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.records import GuidanceRecord, MilestoneRecord, NextMilestone, Span, Window
from desktop.analysis.slip import (
    Change,
    MilestoneState,
    change,
    next_due,
    shift,
    slip_days,
    state,
    window_state,
)

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def window(start: str | None, end: str | None, precision: str = "quarter") -> Window:
    return Window(
        "as said",
        date.fromisoformat(start) if start else None,
        date.fromisoformat(end) if end else None,
        precision,
    )


def promise(number: int, meant: Window, in_error: bool = False) -> GuidanceRecord:
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=1,
        announced_on=date(2023, 8, 17) + dt.timedelta(days=number),
        announced_precision="day",
        announced_after=None,
        announced_before=None,
        window=meant,
        said_by="company",
        in_error=in_error,
        remark=None,
        confidence=None,
        source=None,
    )


def milestone(
    *promises: GuidanceRecord, status: str = "planned", actual: Span | None = None
) -> MilestoneRecord:
    return MilestoneRecord(
        id=1,
        uid="m1",
        company_id=1,
        project_id=1,
        name="Pre-Feasibility Study results",
        type="pfs",
        phase="complete",
        status=status,
        actual=actual,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )


def done_on(day: date) -> Span:
    return Span(day, day, "day")


WICHEEDA = milestone(
    promise(1, window("2024-01-01", "2024-06-30", "half")),
    promise(2, window("2024-04-01", "2024-06-30")),
    promise(3, window("2024-05-01", "2024-08-31", "mid")),
    promise(4, window("2025-01-01", "2025-03-31")),
    promise(5, window("2025-02-01", "2025-02-10", "part_month")),
    status="done",
    actual=done_on(date(2025, 2, 18)),
)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start, end = sorted((draw(DAYS), draw(DAYS)))
    return Window("as said", start, end, "manual")


@st.composite
def any_windows(draw: st.DrawFn) -> Window:
    """Windows with none, one or both ends open."""
    dated = draw(windows())
    start = dated.start if draw(st.booleans()) else None
    end = dated.end if draw(st.booleans()) else None
    return Window("as said", start, end, "manual")


def test_the_wicheeda_study_came_233_days_after_its_first_window() -> None:
    assert slip_days(WICHEEDA) == 233


def test_a_month_known_counts_by_its_end() -> None:
    ramp = milestone(
        promise(1, window("2023-01-01", "2023-12-31", "year")),
        status="done",
        actual=Span(date(2025, 10, 1), date(2025, 12, 31), "quarter"),
    )
    assert slip_days(ramp) == 731


def test_a_promise_in_error_does_not_count() -> None:
    first = promise(1, window("2020-01-01", "2020-12-31"), in_error=True)
    rest = (promise(2, window("2026-01-01", "2026-03-31")),)
    assert slip_days(milestone(first, *rest)) is None


@pytest.mark.parametrize(
    "promises",
    [
        (),
        (promise(1, window("2026-01-01", "2026-03-31")),),
        (promise(1, window("2026-01-01", "2026-03-31")), promise(2, window(None, None))),
        (promise(1, window("2026-07-01", None)), promise(2, window("2027-01-01", "2027-12-31"))),
    ],
)
def test_fewer_than_two_dated_ends_have_no_slip(promises: tuple[GuidanceRecord, ...]) -> None:
    assert slip_days(milestone(*promises)) is None


@given(windows(), windows())
def test_the_way_back_is_as_long(old: Window, new: Window) -> None:
    there, back = shift(old, new), shift(new, old)
    assert there is not None
    assert there == -(back or 0)


@given(windows(), windows(), windows())
def test_shifts_add_up(first: Window, second: Window, third: Window) -> None:
    parts = [shift(first, second), shift(second, third)]
    assert shift(first, third) == sum(part for part in parts if part is not None)


@given(windows(), windows(), windows())
def test_the_whole_slip_is_the_sum_of_the_shifts(a: Window, b: Window, c: Window) -> None:
    steps = [shift(a, b), shift(b, c)]
    total = slip_days(milestone(promise(1, a), promise(2, b), promise(3, c)))
    assert total == sum(step for step in steps if step is not None)


@given(windows(), DAYS)
def test_an_open_end_has_no_shift(meant: Window, start: date) -> None:
    open_ended = Window("as early as", start, None, "from_year")
    assert shift(meant, open_ended) is None
    assert shift(open_ended, meant) is None
    assert change(meant, open_ended).days is None
    assert change(open_ended, meant).days is None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (("2024-05-01", "2024-08-31"), ("2025-01-01", "2025-03-31"), Change("slipped", 212)),
        (("2024-04-01", "2024-06-30"), ("2024-05-01", "2024-08-31"), Change("soft_slip", 62)),
        (("2026-01-01", "2026-12-31"), ("2026-10-01", "2026-12-31"), Change("narrowed", 0)),
        (("2026-10-01", "2026-12-31"), ("2026-01-01", "2026-12-31"), Change("widened", 0)),
        (("2030-01-01", "2030-12-31"), ("2028-01-01", "2028-12-31"), Change("advanced", -730)),
        (("2026-04-01", "2026-06-30"), ("2026-02-01", "2026-05-31"), Change("soft_advance", -30)),
        (("2026-05-01", "2026-08-31"), ("2026-05-01", "2026-08-31"), Change("unchanged", 0)),
    ],
)
def test_classes_of_change(old: tuple[str, str], new: tuple[str, str], expected: Change) -> None:
    assert change(window(*old), window(*new)) == expected


@given(any_windows(), any_windows())
def test_the_way_back_is_the_opposite_class(old: Window, new: Window) -> None:
    opposite = {
        "slipped": "advanced",
        "advanced": "slipped",
        "narrowed": "widened",
        "widened": "narrowed",
        "soft_slip": "soft_advance",
        "soft_advance": "soft_slip",
        "unchanged": "unchanged",
        "withdrawn": "dated",
        "dated": "withdrawn",
    }
    assert change(new, old).kind == opposite[change(old, new).kind]


@given(any_windows(), any_windows())
def test_the_class_says_how_the_days_lie(old: Window, new: Window) -> None:
    assume(not old.is_empty and not new.is_empty)
    found = change(old, new)
    first, last = date.min, date.max
    old_days = (old.start or first, old.end or last)
    new_days = (new.start or first, new.end or last)
    apart = new_days[0] > old_days[1] or new_days[1] < old_days[0]
    within = old_days[0] <= new_days[0] and new_days[1] <= old_days[1]
    around = new_days[0] <= old_days[0] and old_days[1] <= new_days[1]
    assert found.is_definite == apart
    assert (found.kind == "unchanged") == (old_days == new_days)
    assert (found.kind == "narrowed") == (within and not around)
    assert (found.kind == "widened") == (around and not within)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (("2026-01-01", None), ("2025-01-01", "2025-12-31"), "advanced"),
        (("2025-01-01", "2025-12-31"), ("2026-01-01", None), "slipped"),
        (("2026-01-01", None), ("2026-04-01", "2026-06-30"), "narrowed"),
        (("2026-04-01", "2026-06-30"), (None, "2026-12-31"), "widened"),
        (("2026-04-01", "2026-06-30"), ("2026-05-01", None), "soft_slip"),
        (("2026-04-01", None), ("2026-06-01", None), "narrowed"),
        (("2026-04-01", "2026-06-30"), (None, None), "withdrawn"),
        ((None, None), ("2026-04-01", "2026-06-30"), "dated"),
    ],
)
def test_classes_where_an_end_is_open(
    old: tuple[str | None, str | None], new: tuple[str | None, str | None], kind: str
) -> None:
    assert change(window(*old), window(*new)).kind == kind


@pytest.mark.parametrize(
    ("meant", "expected"),
    [
        (window("2026-01-01", "2026-03-31"), MilestoneState("overdue", 237)),
        (window("2026-05-01", "2026-08-31"), MilestoneState("overdue", 84)),
        (window("2026-01-01", "2026-11-22"), MilestoneState("overdue", 1)),
        (window("2026-01-01", "2026-11-23"), MilestoneState("due", 0)),
        (window("2026-10-01", "2026-12-31"), MilestoneState("due", 38)),
        (window(None, "2026-12-31"), MilestoneState("due", 38)),
        (window("2020-01-01", None), MilestoneState("open_ended")),
        (window(None, None), MilestoneState("undated")),
    ],
)
def test_where_an_open_promise_stands(meant: Window, expected: MilestoneState) -> None:
    assert window_state(meant, TODAY) == expected
    assert state(milestone(promise(1, meant)), TODAY) == expected


@pytest.mark.parametrize("status", ["done", "suspended", "cancelled", "superseded"])
def test_what_is_no_longer_planned_is_never_overdue(status: str) -> None:
    late = promise(1, window("2020-01-01", "2020-12-31"))
    assert state(milestone(late, status=status), TODAY) == MilestoneState(status)


def test_a_milestone_never_promised_is_undated() -> None:
    assert state(milestone(), TODAY) == MilestoneState("undated")


@given(windows(), DAYS)
def test_overdue_begins_the_day_after_the_window(meant: Window, today: date) -> None:
    found = window_state(meant, today)
    assert meant.end is not None
    assert (found.kind == "overdue") == (meant.end < today)
    assert found.days == abs((meant.end - today).days)


def test_the_earliest_end_is_due_next_and_open_ends_come_last() -> None:
    late = NextMilestone("FID", None, window("2026-01-01", "2026-06-30"), None)
    later = NextMilestone("Mine", None, window("2027-01-01", "2027-12-31"), None)
    open_ended = NextMilestone("Plant", None, window("2020-01-01", None), None)
    assert next_due([open_ended, later, late]) == late
    assert next_due([open_ended, later]) == later
    assert next_due([open_ended]) == open_ended
    assert next_due([]) is None
