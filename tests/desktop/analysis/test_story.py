"""A company's story, day by day."""

import datetime as dt
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from db.records import (
    CompanyRecord,
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    Money,
    NoteRecord,
    ProjectRecord,
    Span,
    Window,
)
from desktop.analysis.story import MOST_LETTERS, Ref, Story, StoryDay, letters, story, without

TODAY = date(2026, 11, 23)


def promise(
    number: int, text: str, start: date | None, end: date | None, **said: object
) -> GuidanceRecord:
    given_when = {
        "announced_on": None,
        "announced_precision": "day",
        "announced_after": None,
        "announced_before": None,
        "in_error": False,
    }
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=0,
        window=Window(text, start, end, "quarter"),
        said_by="company",
        remark=None,
        confidence=None,
        source=None,
        **{**given_when, **said},  # type: ignore[arg-type]
    )


def milestone(
    number: int, name: str, *promises: GuidanceRecord, actual: date | None = None, status: str = ""
) -> MilestoneRecord:
    return MilestoneRecord(
        id=number,
        uid=f"m{number}",
        company_id=1,
        project_id=1,
        name=name,
        type="pfs",
        phase="complete",
        status=status or ("done" if actual else "planned"),
        actual=Span(actual, actual, "day") if actual else None,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )


def note(number: int, day: date | None, text: str = "Seen") -> NoteRecord:
    now = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    return NoteRecord(number, f"n{number}", 1, None, day, "day", text, (), now, None)


def deal(category: str, number: int, day: date | None) -> DealRecord:
    return DealRecord(
        category=category,
        id=number,
        uid=f"{category}{number}",
        company_id=1,
        project_id=1,
        kind="life_offering",
        firmness="closed",
        day=day,
        day_precision="day",
        money=Money(Decimal(16153334), "CAD"),
        currency_explicit=False,
        amount_text="$16,153,334",
        counterparty=None,
        revision_of_id=None,
        unit=None,
        remark=None,
        source=None,
    )


def event(number: int, day: date | None, end_day: date | None = None) -> EventRecord:
    name = "Suspension of the October 2025 controls"
    return EventRecord(
        number, f"e{number}", name, "export_control", "China", day, "day", end_day, None, None
    )


Q1_2025 = promise(
    11,
    "Q1 2025",
    date(2025, 1, 1),
    date(2025, 3, 31),
    announced_on=date(2024, 10, 1),
    announced_precision="month",
)
EARLY_FEBRUARY = promise(
    12,
    "early February, 2025",
    date(2025, 2, 1),
    date(2025, 2, 10),
    announced_precision="unknown",
    announced_after=date(2024, 10, 31),
    announced_before=date(2025, 1, 31),
)
STUDY = milestone(1, "PFS", Q1_2025, EARLY_FEBRUARY, actual=date(2025, 2, 18))
NEXT_STUDY = milestone(
    2,
    "DFS",
    promise(13, "early 2026", date(2026, 1, 1), date(2026, 3, 31), announced_on=date(2025, 10, 31)),
)
PLANT = milestone(
    3, "Plant", promise(14, "2028", date(2028, 1, 1), None, announced_on=date(2025, 7, 10))
)
SOMEDAY = milestone(4, "Mine")


def timeline(**parts: tuple[object, ...]) -> CompanyTimeline:
    company = CompanyRecord(1, "c", "Defense Metals Corp.", (), False, None, "", ())
    project = ProjectRecord(
        id=1,
        uid="p",
        company_id=1,
        name="Wicheeda Rare Earth Project",
        aliases=("Wicheeda",),
        kind="mine",
        country="Canada",
        region=None,
        stage="pfs",
        stage_status="complete",
        stage_as_of=None,
        chain_steps=(),
        remark=None,
        milestones=parts.get("milestones", ()),  # type: ignore[arg-type]
    )
    return CompanyTimeline(
        company,
        (),
        (project,),
        parts.get("notes", ()),  # type: ignore[arg-type]
        parts.get("deals", ()),  # type: ignore[arg-type]
        parts.get("events", ()),  # type: ignore[arg-type]
    )


def days_of(found: Story) -> list[date]:
    return [day.day for day in found.days]


def test_promises_stand_on_the_last_day_they_can_have_been_said() -> None:
    found = story(timeline(milestones=(STUDY,)), TODAY)
    assert days_of(found) == [date(2025, 2, 18), date(2025, 1, 31), date(2024, 10, 31)]
    assert [day.entries[0].ref for day in found.days] == [
        Ref("milestone", 1),
        Ref("guidance", 12),
        Ref("guidance", 11),
    ]


def test_a_promise_knows_the_one_before() -> None:
    found = story(timeline(milestones=(STUDY,)), TODAY)
    second, first = found.days[1].entries[0], found.days[2].entries[0]
    assert first.previous is None
    assert second.previous == Q1_2025
    assert second.milestone == STUDY
    assert second.project is not None
    assert second.project.short_name == "Wicheeda"


def test_a_promise_in_error_is_not_told() -> None:
    wrong = promise(9, "2024", None, None, announced_on=date(2023, 1, 1), in_error=True)
    found = story(timeline(milestones=(milestone(1, "PFS", wrong),)), TODAY)
    assert found.days == ()


def test_things_of_one_day_are_ordered_by_their_kind() -> None:
    day = date(2025, 2, 18)
    found = story(
        timeline(
            milestones=(
                STUDY,
                milestone(5, "Later", promise(20, "2030", None, None, announced_on=day)),
            ),
            notes=(note(1, day),),
            events=(event(1, day),),
            deals=(deal("financing", 1, day), deal("agreement", 1, day)),
        ),
        TODAY,
    )
    first = found.days[0]
    assert [entry.kind for entry in first.entries] == [
        "done",
        "guidance",
        "financing",
        "financing",
        "policy",
        "note",
    ]
    assert {entry.ref.kind for entry in first.entries} >= {"financing", "agreement"}
    assert first.kind == "done"


def test_an_event_that_ends_is_told_twice() -> None:
    pause = event(1, date(2025, 11, 7), date(2026, 11, 10))
    found = story(timeline(events=(pause,)), TODAY)
    assert [(day.day, day.entries[0].ref) for day in found.days] == [
        (date(2026, 11, 10), Ref("event_end", 1)),
        (date(2025, 11, 7), Ref("event", 1)),
    ]


def test_what_has_no_day_is_kept_apart() -> None:
    found = story(
        timeline(
            notes=(note(1, None), note(2, date(2025, 6, 4))),
            deals=(deal("financing", 1, None),),
            events=(event(1, None),),
        ),
        TODAY,
    )
    assert [entry.ref for entry in found.undated] == [
        Ref("financing", 1),
        Ref("event", 1),
        Ref("note", 1),
    ]
    assert days_of(found) == [date(2025, 6, 4)]


def test_ahead_is_sorted_by_the_end_of_the_window() -> None:
    found = story(timeline(milestones=(SOMEDAY, PLANT, STUDY, NEXT_STUDY)), TODAY)
    assert [(ahead.milestone.name, ahead.state.kind) for ahead in found.ahead] == [
        ("DFS", "overdue"),
        ("Plant", "open_ended"),
        ("Mine", "undated"),
    ]


def lettered(count: int) -> tuple[Story, dict[date, str]]:
    first = date(2025, 1, 1)
    days = tuple(note(n, first + dt.timedelta(days=n)) for n in range(count))
    found = story(timeline(notes=days), TODAY)
    return found, letters(found, date.min, date.max)


def test_the_oldest_visible_day_is_a() -> None:
    found, _ = lettered(5)
    visible = letters(found, date(2025, 1, 2), date(2025, 1, 4))
    assert visible == {date(2025, 1, 2): "A", date(2025, 1, 3): "B", date(2025, 1, 4): "C"}


def test_after_z_comes_aa() -> None:
    _, all_letters = lettered(60)
    values = list(all_letters.values())
    assert values[25:28] == ["Z", "AA", "AB"]
    assert values[51:53] == ["AZ", "BA"]


@given(st.integers(0, MOST_LETTERS))
def test_no_letter_is_given_twice_or_longer_than_two(count: int) -> None:
    _, all_letters = lettered(count)
    assert len(set(all_letters.values())) == count
    assert max(map(len, all_letters.values()), default=1) <= 2


def test_among_very_many_none_has_a_letter() -> None:
    found, all_letters = lettered(MOST_LETTERS + 1)
    assert all_letters == {}
    assert len(letters(found, date(2025, 1, 2), date.max)) == MOST_LETTERS


def test_a_kind_is_left_out_and_its_days_with_it() -> None:
    notes = note(1, date(2025, 1, 1)), note(2, date(2025, 1, 3))
    found = story(timeline(notes=notes, milestones=(STUDY,)), TODAY)
    kept = without(found, {"note"})
    assert kept.days
    assert all(entry.kind != "note" for day in kept.days for entry in day.entries)
    assert without(found, ()) == found


@given(st.lists(st.dates(date(2020, 1, 1), date(2020, 3, 1)), max_size=20))
def test_every_note_is_told_once_and_days_fall(days: list[date]) -> None:
    notes = tuple(note(number, day) for number, day in enumerate(days))
    found = story(timeline(notes=notes), TODAY)
    told = [entry.ref.id for day in found.days for entry in day.entries]
    assert sorted(told) == list(range(len(days)))
    assert days_of(found) == sorted(set(days), reverse=True)
    assert all(isinstance(day, StoryDay) and day.entries for day in found.days)
