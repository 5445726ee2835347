"""What can be gone to by typing: everything once, what is archived marked, notes by their words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

from db import note_search, notes, search
from db.companies import all_companies
from db.database import Database
from db.tables import Company, Note
from db.timeline import company_timeline

Counting = Callable[[Database], AbstractContextManager[list[str]]]


@pytest.fixture
def session(filled: Database) -> Iterator[Session]:
    with filled.transaction() as opened:
        yield opened


def test_everything_of_the_starter_is_there_once(session: Session) -> None:
    owners = search.owners(session)
    rest = search.belongings(session, owners)
    found = Counter(thing.kind for thing in (*owners, *rest))
    companies = all_companies(session)
    timelines = [company_timeline(session, company.id) for company in companies]
    milestones = [m for t in timelines for m in t.all_milestones]
    events = {event.id for t in timelines for event in t.events}
    deals = Counter(deal.category for t in timelines for deal in t.deals)
    assert found == {
        "company": len(companies),
        "project": sum(len(t.projects) for t in timelines),
        "milestone": len(milestones),
        "guidance": sum(len(m.counted) for m in milestones),
        "event": len(events),
        **deals,
    }
    assert len({(thing.kind, thing.id) for thing in (*owners, *rest)}) == found.total()


def test_a_milestone_is_found_by_its_owners_and_knows_what_holds_now(session: Session) -> None:
    rest = search.belongings(session, search.owners(session))
    things = {thing.id: thing for thing in rest if thing.kind == "milestone"}
    for company in all_companies(session):
        for milestone in company_timeline(session, company.id).all_milestones:
            thing = things[milestone.id]
            assert thing.company_id == company.id
            assert thing.of[-1] == company.short_name
            assert thing.state == milestone.status
            assert thing.window == (milestone.current.window if milestone.current else None)


def test_a_company_is_found_by_its_tickers(session: Session) -> None:
    companies = [thing for thing in search.owners(session) if thing.kind == "company"]
    defense = next(thing for thing in companies if thing.name.startswith("Defense"))
    assert {"TSXV:DEFN", "OTCQB:DFMTF", "FSE:35D"} <= set(defense.also)


def test_an_archived_company_is_found_as_such_and_what_is_on_it_is_not(session: Session) -> None:
    defense = session.query(Company).filter(Company.name.startswith("Defense")).one()
    defense.is_archived = True
    session.flush()
    owners = search.owners(session)
    rest = search.belongings(session, owners)
    found = [thing for thing in (*owners, *rest) if thing.company_id == defense.id]
    assert [(thing.kind, thing.state) for thing in found] == [("company", "archived")]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["drill"], ["Drill core, 100 % of it", "Drilled by hand"]),
        (["hand", "DRILL"], ["Drilled by hand"]),
        (["100 %"], ["Drill core, 100 % of it"]),
        (["%"], ["Drill core, 100 % of it"]),
        (["_"], []),
        (["nowhere"], []),
    ],
)
def test_notes_are_found_by_all_their_words_newest_first(
    session: Session, words: list[str], found: list[str]
) -> None:
    for note in session.query(Note).all():
        session.delete(note)
    company = session.query(Company).first()
    assert company is not None
    day = dt.date(2026, 1, 1)
    notes.add(session, "Drilled by hand", company_id=company.id, day=day)
    later = day + dt.timedelta(days=1)
    notes.add(session, "Drill core, 100 % of it", company_id=company.id, day=later)
    assert [thing.name for thing in note_search.notes_with(session, words, 10)] == found
    assert [thing.name for thing in note_search.notes_with(session, words, 1)] == found[:1]


def test_the_number_of_statements_does_not_grow(filled: Database, counting: Counting) -> None:
    with counting(filled) as statements, filled.reading() as session:
        search.belongings(session, search.owners(session))
    assert len([s for s in statements if s.startswith("SELECT")]) <= 11
