"""Target windows as a calendar and promises as a table, read back by the libraries for it."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import milestones
from db.database import Database
from db.errors import Refused
from db.interchange import calendar_file, json_file, promises_file
from db.interchange.formats import exporter
from db.interchange.promises_file import HEADINGS
from db.milestones import Promise
from db.records import Span, Window
from db.tables import Company, Guidance, Milestone, Source
from db.timeline import company_timeline, project_timelines

D = dt.date
GUIDANCE = Path(__file__).parents[1] / "data" / "guidance.csv"


def events(text: str) -> dict[str, Event]:
    """The events by their UID; what is no calendar raises."""
    calendar = Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0"
    assert calendar.errors == []
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert all(event.errors == [] for event in found.values())
    return found


def exported(database: Database) -> dict[str, Event]:
    with database.reading() as session:
        return events(calendar_file.export_text(session))


def milestone(session: Session, uid: str) -> Milestone:
    return session.scalars(select(Milestone).where(Milestone.uid == uid)).one()


def promise(text: str, start: D | None, end: D | None) -> Promise:
    return Promise(Window(text, start, end, "manual"), announced_on=D(2026, 11, 24))


def test_a_window_is_an_event_over_all_its_days(filled: Database) -> None:
    found = exported(filled)["milestone-nolans-fid@headframe"]
    assert found["DTSTART"].dt == D(2026, 1, 1)
    assert found["DTEND"].dt == D(2026, 7, 1)
    assert found["SEQUENCE"] == 5
    assert found["STATUS"] == "TENTATIVE"
    assert found["SUMMARY"] == (
        "ARU · Nolans · Final investment decision (first half of calendar year 2026)"
    )
    lines = str(found["DESCRIPTION"]).splitlines()
    assert len(lines) == 6
    assert lines[0] == "2024-04-29 · “by the end of this year” · 2024-04-29/2024-12-31 · company"


def test_what_is_done_stands_on_its_day(filled: Database) -> None:
    found = exported(filled)["milestone-wicheeda-pfs@headframe"]
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (D(2025, 2, 18), D(2025, 2, 19))
    assert found["STATUS"] == "CONFIRMED"


def test_a_further_promise_is_a_revision_of_the_same_event(filled: Database) -> None:
    before = exported(filled)
    with filled.transaction() as session:
        row = milestone(session, "nolans-fid")
        later = promise("Q1 2027", D(2027, 1, 1), D(2027, 3, 31))
        milestones.add_promise(session, row.id, later)
    after = exported(filled)
    assert after.keys() == before.keys()
    uid = "milestone-nolans-fid@headframe"
    assert after[uid]["SEQUENCE"] == before[uid]["SEQUENCE"] + 1
    assert after[uid]["DTSTART"].dt == D(2027, 1, 1)
    assert after[uid]["LAST-MODIFIED"].dt > before[uid]["LAST-MODIFIED"].dt


def test_a_withdrawn_window_cancels_the_event(filled: Database) -> None:
    with filled.transaction() as session:
        row = milestone(session, "nolans-fid")
        milestones.add_promise(session, row.id, promise("in due course", None, None))
    found = exported(filled)["milestone-nolans-fid@headframe"]
    assert found["STATUS"] == "CANCELLED"
    assert found["DTSTART"].dt == D(2026, 1, 1)
    assert found["SEQUENCE"] == 6


def test_a_promise_in_error_is_no_window_but_a_revision(filled: Database) -> None:
    with filled.transaction() as session:
        row = milestone(session, "nolans-fid")
        last = max(row.guidance, key=lambda said: said.announced_on or D.min)
        milestones.mark_in_error(session, last.id, "misread")
    found = exported(filled)["milestone-nolans-fid@headframe"]
    assert found["DTEND"].dt == D(2026, 4, 1)
    assert found["SEQUENCE"] == 6


def test_every_change_is_a_further_revision_and_none_goes_back(filled: Database) -> None:
    uid, key = "milestone-nolans-fid@headframe", "nolans-fid"
    numbers = [int(exported(filled)[uid]["SEQUENCE"])]

    def then(change: Callable[[Session, Milestone], object]) -> None:
        with filled.transaction() as session:
            change(session, milestone(session, key))
        numbers.append(int(exported(filled)[uid]["SEQUENCE"]))

    def rename(_session: Session, row: Milestone) -> None:
        row.name = "FID"

    def last(row: Milestone) -> int:
        return max(said.id for said in row.guidance)

    then(
        lambda session, row: milestones.mark_done(
            session, row.id, Span(D(2026, 5, 1), D(2026, 5, 1), "day")
        )
    )
    then(lambda session, row: milestones.plan_again(session, row.id))
    then(lambda session, row: milestones.mark_in_error(session, last(row), "misread"))
    then(lambda session, row: milestones.count_again(session, last(row)))
    then(rename)
    assert numbers == [5, 6, 7, 8, 9, 10]


def test_an_end_of_a_policy_is_on_the_calendar(filled: Database) -> None:
    ends = [event for uid, event in exported(filled).items() if uid.startswith("event-end-")]
    assert D(2026, 11, 10) in {event["DTSTART"].dt for event in ends}


def test_equal_content_makes_equal_files(filled: Database, another: Database) -> None:
    with filled.reading() as session:
        text, everything = calendar_file.export_text(session), json_file.export_text(session)
        table = promises_file.export_text(session)
    with another.transaction() as session:
        json_file.import_text(session, everything, "copy.json")
    with another.reading() as session:
        assert calendar_file.export_text(session) == text
        assert promises_file.export_text(session) == table


def test_every_milestone_with_a_date_is_there(filled: Database) -> None:
    with filled.reading() as session:
        timelines = project_timelines(session)
    dated = {
        f"milestone-{m.uid}@headframe"
        for timeline in timelines
        for m in timeline.all_milestones
        if m.actual or any(not said.window.is_empty for said in m.counted)
    }
    found = exported(filled)
    assert {uid for uid in found if uid.startswith("milestone-")} == dated
    assert all(event["DTSTART"].dt < event["DTEND"].dt for event in found.values())


DAYS = st.dates(D(1950, 1, 1), D(2150, 1, 1))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).filter(
    lambda text: bool(text.strip())
)


@given(WORDS, st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
def test_any_words_and_days_read_back(
    opening: Callable[[], AbstractContextManager[Database]],
    words: str,
    one: D | None,
    other: D | None,
) -> None:
    start, end = sorted((one, other)) if one and other else (one, other)  # type: ignore[type-var]
    with opening() as database:
        with database.transaction() as session:
            company = Company(name=words)
            session.add(company)
            session.flush()
            facts = milestones.MilestoneFacts(words, "pfs")
            milestones.add_milestone(session, company.id, facts, promise(words, start, end))
        found = list(exported(database).values())
        with database.reading() as session:
            (row,) = list(csv.DictReader(io.StringIO(promises_file.export_text(session))))
    assert row["words"].removeprefix("'") == words.strip().removeprefix("'")
    if start is None and end is None:
        assert found == []
        return
    (event,) = found
    assert " ".join(words.split())[:20] in " ".join(str(event["SUMMARY"]).split())
    assert event["DTSTART"].dt == (start or end)
    assert event["DTEND"].dt == (end or start) + dt.timedelta(days=1)


def test_the_table_holds_every_promise(filled: Database) -> None:
    with filled.reading() as session:
        rows = list(csv.DictReader(io.StringIO(promises_file.export_text(session))))
    with GUIDANCE.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADINGS
    told = sorted((r["milestone_id"], r["words"], r["window_start"], r["window_end"]) for r in rows)
    assert told == sorted(
        (w["milestone"], w["target_text"], w["target_start"], w["target_end"]) for w in written
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a"])
def test_no_cell_is_a_formula(empty: Database, text: str) -> None:
    with empty.transaction() as session:
        session.add(Company(name=text))
        session.flush()
        facts = milestones.MilestoneFacts(text, "pfs")
        milestones.add_milestone(session, 1, facts, promise(text, None, None))
    with empty.reading() as session:
        (row,) = list(csv.DictReader(io.StringIO(promises_file.export_text(session))))
    assert row["company"] == row["milestone"] == row["words"] == f"'{text}"


def test_companies_in_few_statements(
    filled: Database, counting: Callable[[Database], AbstractContextManager[list[str]]]
) -> None:
    with filled.reading() as session:
        every = [timeline.company.id for timeline in project_timelines(session)]
    with filled.reading() as session, counting(filled) as one:
        project_timelines(session, every[:1])
    with filled.reading() as session, counting(filled) as sixteen:
        project_timelines(session, every)
    assert len(one) == len(sixteen)


def test_many_timelines_say_what_one_says(filled: Database) -> None:
    with filled.reading() as session:
        for timeline in project_timelines(session):
            alone = company_timeline(session, timeline.company.id)
            assert timeline.company == alone.company
            assert timeline.projects == alone.projects
            assert timeline.milestones == alone.milestones


def test_only_the_companies_asked_for(filled: Database) -> None:
    with filled.reading() as session:
        arafura = session.scalars(select(Company).where(Company.uid == "arafura")).one()
        found = events(calendar_file.export_text(session, [arafura.id]))
    assert "milestone-nolans-fid@headframe" in found
    assert not any("wicheeda" in uid for uid in found)


def test_another_ending_is_refused() -> None:
    with pytest.raises(Refused, match=r"a.xyz: its ending is none of .json, .ics, .csv"):
        exporter(Path("a.xyz"))


def test_a_source_gives_the_address(empty: Database) -> None:
    with empty.transaction() as session:
        source = Source(title="A release", source_class="company", url="https://example.com/a,b;c")
        session.add_all([source, Company(name="Ore")])
        session.flush()
        facts = milestones.MilestoneFacts("Study", "pfs")
        made = milestones.add_milestone(
            session, 1, facts, promise("2027", D(2027, 1, 1), D(2027, 12, 31))
        )
        said = session.scalars(select(Guidance).where(Guidance.milestone_id == made)).one()
        said.source_id = source.id
    (found,) = exported(empty).values()
    assert found["URL"] == "https://example.com/a,b;c"
