"""Everything dated of a company, in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from db import companies, notes
from db.database import Database
from db.errors import Missing
from db.records import CompanyTimeline, Money
from db.tables import Company, Event, EventCompany, Guidance, Milestone, Project
from db.timeline import company_timeline

D = dt.date
Counting = Callable[[Database], AbstractContextManager[list[str]]]


@pytest.fixture
def session(filled: Database) -> Iterator[Session]:
    with filled.transaction() as opened:
        yield opened


@pytest.fixture
def company(session: Session) -> int:
    row = Company(name="Abc Corp.")
    session.add(row)
    session.flush()
    return row.id


def of(session: Session, asked: str) -> CompanyTimeline:
    return company_timeline(session, companies.find(session, asked).id)


def test_the_story_of_defense_metals(session: Session) -> None:
    found = of(session, "DEFN")
    assert found.company == companies.find(session, "DEFN")
    (project,) = found.projects
    assert (project.name, project.short_name) == ("Wicheeda Rare Earth Project", "Wicheeda")
    assert project.owner_share == Decimal(100)
    assert found.milestones == ()
    assert found.all_milestones == project.milestones
    assert len(project.milestones) == 6
    pfs = next(m for m in project.milestones if m.type == "pfs")
    assert pfs.status == "done"
    assert pfs.actual is not None
    assert (pfs.actual.start, pfs.actual.end) == (D(2025, 2, 18), D(2025, 2, 18))
    assert [g.window.text for g in pfs.guidance][:4] == ["H1/24", "Q2 2024", "mid-2024", "Q1 2025"]
    assert pfs.guidance[0].announced_on == D(2023, 8, 17)
    assert pfs.guidance[0].source is not None
    assert len(found.notes) == 4
    assert all(deal.category == "financing" for deal in found.deals)
    assert found.deals[-1].money == Money(Decimal(16_153_334), "CAD")


def test_a_promise_stands_where_it_was_said_however_well_that_is_known(
    session: Session, company: int
) -> None:
    said = [
        {"text": "fourth", "announced_on": D(2025, 1, 5)},
        {"text": "third", "announced_before": D(2024, 12, 1), "announced_after": D(2024, 1, 1)},
        {"text": "second", "announced_after": D(2024, 6, 1), "announced_precision": "unknown"},
        {"text": "fifth", "announced_on": D(2025, 1, 5)},
        {"text": "first", "announced_precision": "unknown"},
        {"text": "wrong", "announced_on": D(2026, 1, 1), "in_error": True},
    ]
    row = Milestone(company_id=company, name="PFS", type="pfs")
    row.guidance = [Guidance(precision="day", **columns) for columns in said]
    session.add(row)
    session.flush()
    (milestone,) = company_timeline(session, company).milestones
    texts = [g.window.text for g in milestone.guidance]
    assert texts == ["first", "second", "third", "fourth", "fifth", "wrong"]
    assert milestone.current is not None
    assert milestone.current.window.text == "fifth"
    assert milestone.counted == milestone.guidance[:-1]


def test_milestones_lie_with_their_project_or_with_the_company(
    session: Session, company: int
) -> None:
    project = Project(company_id=company, name="Mine", kind="mine")
    own = Milestone(company_id=company, name="Own", type="other")
    its = Milestone(company_id=company, name="Its", type="other")
    project.milestones = [its]
    session.add_all([project, own])
    session.flush()
    found = company_timeline(session, company)
    assert [m.name for m in found.milestones] == ["Own"]
    assert [m.name for m in found.projects[0].milestones] == ["Its"]
    assert [m.name for m in found.all_milestones] == ["Own", "Its"]
    assert found.milestones[0].actual is None
    assert found.milestones[0].current is None


def test_an_event_is_for_those_it_names_or_for_all(session: Session, company: int) -> None:
    everyones = [e.uid for e in of(session, "DEFN").events]
    assert everyones == ["dpa", "ccms", "eo14241", "cn-apr25", "mpo", "cn-oct25", "cn-pause"]
    named = [e.uid for e in of(session, "NYSE:MP").events]
    assert sorted(named) == sorted([*everyones, "dod-floor"])
    days = [e.day for e in of(session, "MP").events if e.day]
    assert days == sorted(days)
    mp = companies.find(session, "MP").id
    session.add(
        Event(
            name="Both",
            kind="policy",
            uid="both",
            day=D(2026, 1, 1),
            companies=[EventCompany(company_id=mp), EventCompany(company_id=company)],
        )
    )
    session.flush()
    for one, concerned in ((mp, True), (company, True), (1, False)):
        found = [e.uid for e in company_timeline(session, one).events]
        assert ("both" in found) is concerned
        assert len(found) == len(set(found))


def test_notes_stand_by_day(session: Session, company: int) -> None:
    for day in (3, 1, 2, 1):
        notes.add(session, f"#n{day}", company_id=company, day=D(2026, 1, day))
    found = company_timeline(session, company).notes
    assert [note.day.day for note in found if note.day] == [1, 1, 2, 3]
    assert found[0].id < found[1].id
    assert found[0].tags == ("n1",)


def test_a_company_with_nothing(session: Session, company: int) -> None:
    found = company_timeline(session, company)
    assert found.projects == found.milestones == found.notes == found.deals == ()
    with pytest.raises(Missing):
        company_timeline(session, 999)


def test_the_statements_are_the_same_however_much_there_is(
    filled: Database, counting: Counting
) -> None:
    def statements(company_id: int) -> int:
        with counting(filled) as heard, filled.reading() as session:
            company_timeline(session, company_id)
        return len(heard)

    with filled.reading() as session:
        small = companies.find(session, "DEFN").id
        large = companies.find(session, "MP").id
    few = statements(small)
    assert statements(large) <= few  # nothing to read is not asked for
    with filled.transaction() as session:
        for number in range(60):
            project = Project(company_id=small, name=f"P{number}", kind="mine")
            guidance = [Guidance(text="Q1", precision="quarter") for _ in range(3)]
            project.milestones = [
                Milestone(company_id=small, name="M", type="other", guidance=guidance)
            ]
            session.add(project)
            notes.add(session, "#a #b", company_id=small)
    assert statements(small) == few
    assert few <= 18
