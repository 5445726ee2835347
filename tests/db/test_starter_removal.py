"""The starter removed: what it brought goes, what the user touched stays, undo brings all back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import company_editing, conventions, edits, events, notes, prices, watchlist_editing
from db.company_editing import CompanyFacts, ListingFacts, add_company
from db.database import Database
from db.events import EventFacts
from db.interchange import json_file
from db.records import Window
from db.starter import Removal, remove_starter, what_would_go
from db.tables import Company, Event, Guidance, Milestone, Note, Project, Source, Table, Watchlist

TEXT = json_file.read(Path(__file__).parents[2] / "resources" / "starter.json")
DAY = dt.date(2026, 11, 20)


def exported(database: Database) -> str:
    with database.reading() as session:
        return json_file.export_text(session)


def do(database: Database, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    result, _ = edits.make(database, "Act", act, *args, **kwargs)
    return result


def remove(database: Database) -> tuple[Removal, edits.Edit]:
    with database.reading() as session:
        told = what_would_go(session, TEXT)
    found, edit = edits.make(database, "Remove", remove_starter, TEXT)
    assert found == told, "what was announced is what was done"
    assert database.check() == []
    return found, edit


def one(database: Database, table: type[Any], uid: str) -> Any:
    with database.reading() as session:
        return session.scalars(select(table.id).where(table.uid == uid)).one()


def names(database: Database, table: type[Any] = Company) -> set[str]:
    with database.reading() as session:
        return set(session.scalars(select(table.name)))


def count(database: Database, table: type[Any]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def reasons(removal: Removal) -> dict[str, dict[str, int]]:
    return {each.company: dict(each.reasons) for each in removal.stays}


def test_all_of_an_untouched_starter_goes_and_comes_back(filled: Database) -> None:
    before = exported(filled)
    removal, edit = remove(filled)
    assert removal.stays == ()
    assert removal.gone == {
        "companies": 16,
        "listings": 26,
        "projects": 32,
        "owner_shares": removal.gone["owner_shares"],
        "milestones": 69,
        "guidance": 92,
        "notes": 16,
        "financings": 45,
        "agreements": 4,
        "events": 8,
    }
    for table in Table.metadata.sorted_tables:
        with filled.reading() as session:
            assert session.execute(select(func.count()).select_from(table)).scalar() == 0, table
    edits.apply(filled, edit.inverse())
    assert exported(filled) == before


def test_a_company_with_a_note_stays_whole(filled: Database) -> None:
    defense = one(filled, Company, "defense-metals")
    do(filled, notes.add, "Met them in Vancouver", company_id=defense, day=DAY, tags=["met"])
    before = exported(filled)
    removal, edit = remove(filled)
    assert reasons(removal) == {"Defense Metals Corp.": {"notes": 1}}
    assert names(filled) == {"Defense Metals Corp."}
    assert "Wicheeda" in " ".join(names(filled, Project))
    with filled.reading() as session:
        kept = session.scalars(select(Milestone.company_id)).all()
        assert set(kept) == {defense}
        assert session.scalars(select(Note.text)).first()
        (left,) = session.scalars(select(Watchlist)).all()
        assert [entry.company_id for entry in left.entries] == [defense]
    assert 0 < count(filled, Source) < 140, "sources of what stays stay, and no other"
    edits.apply(filled, edit.inverse())
    assert exported(filled) == before


def test_own_companies_are_not_touched(filled: Database) -> None:
    mine = do(filled, add_company, CompanyFacts("Ore Corp."), [ListingFacts("TSXV", "ORE", "CAD")])
    starter_list = one(filled, Watchlist, "rare-earths")
    do(filled, watchlist_editing.add_to, starter_list, [mine])
    before = exported(filled)
    removal, edit = remove(filled)
    assert removal.stays == ()
    assert names(filled) == {"Ore Corp."}
    with filled.reading() as session:
        (left,) = session.scalars(select(Watchlist)).all()
        assert [entry.company_id for entry in left.entries] == [mine]
    edits.apply(filled, edit.inverse())
    assert exported(filled) == before


def change_a_comment(session: Session) -> None:
    company = session.scalars(select(Company).where(Company.uid == "lynas")).one()
    company_editing.set_comment(session, company.id, "Watch the second kiln")


def add_a_listing(session: Session) -> None:
    company = session.scalars(select(Company).where(Company.uid == "lynas")).one()
    company_editing.add_listing(session, company.id, ListingFacts("FSE", "LYI", "EUR"))


def mark_in_error(session: Session) -> None:
    said = select(Guidance).join(Milestone).join(Company).where(Company.uid == "lynas")
    row = session.scalars(said.order_by(Guidance.id)).first()
    assert row is not None
    row.in_error, row.error_reason = True, "misread"


def rename_a_project(session: Session) -> None:
    row = session.scalars(select(Project).join(Company).where(Company.uid == "lynas")).first()
    assert row is not None
    row.name = "My name for it"


def put_into_own_list(session: Session) -> None:
    company = session.scalars(select(Company).where(Company.uid == "lynas")).one()
    mine = watchlist_editing.add(session, "Mine")
    watchlist_editing.add_to(session, mine, [company.id])


def name_in_an_event(session: Session) -> None:
    company = session.scalars(select(Company).where(Company.uid == "lynas")).one()
    events.add_event(session, EventFacts("Site visit", "visit", day=DAY, company_ids=[company.id]))


def begin_a_note(session: Session) -> None:
    notes.keep_draft(session, "note:new:lynas", "Half a thought", DAY)


def link_a_note(session: Session) -> None:
    note = notes.add(session, "Compare with that one")
    row = session.get(Note, note.id)
    assert row is not None
    from db.tables import NoteLink

    row.links.append(NoteLink(position=0, kind="company", target_uid="lynas"))


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (change_a_comment, {"changed": 1}),
        (add_a_listing, {"listings": 1}),
        (mark_in_error, {"changed": 1}),
        (rename_a_project, {"changed": 1}),
        (put_into_own_list, {"lists": 1}),
        (name_in_an_event, {"events": 1}),
        (begin_a_note, {"drafts": 1}),
        (link_a_note, {"named": 1}),
    ],
)
def test_whatever_is_the_users_keeps_its_company(
    filled: Database, act: Callable[[Session], None], reason: dict[str, int]
) -> None:
    do(filled, act)
    before = exported(filled)
    removal, edit = remove(filled)
    assert reasons(removal) == {"Lynas Rare Earths Limited": reason}
    assert names(filled) == {"Lynas Rare Earths Limited"}
    edits.apply(filled, edit.inverse())
    assert exported(filled) == before


def test_a_project_of_ones_own_company_keeps_whom_it_leads_to(filled: Database) -> None:
    """A milestone that was moved under another company's project needs both companies."""

    def lead(session: Session) -> None:
        project = session.scalars(select(Project).join(Company).where(Company.uid == "neo")).first()
        mine = session.get(Company, add_company(session, CompanyFacts("Ore Corp.")))
        assert project is not None
        assert mine is not None
        session.add(
            Milestone(company_id=mine.id, project_id=project.id, name="Offtake", type="offtake")
        )

    do(filled, lead)
    removal, _ = remove(filled)
    assert reasons(removal) == {"Neo Performance Materials Inc.": {"named": 1}}
    assert names(filled) == {"Neo Performance Materials Inc.", "Ore Corp."}


def test_events_go_unless_they_were_changed_or_name_what_stays(filled: Database) -> None:
    with filled.reading() as session:
        row = session.scalars(select(Event).order_by(Event.id)).first()
        assert row is not None
        event_id, name = row.id, row.name

    def change(session: Session) -> None:
        held = session.get(Event, event_id)
        assert held is not None
        held.text = "What I think of it"

    do(filled, change)
    removal, _ = remove(filled)
    assert names(filled, Event) == {name}
    assert removal.gone["events"] == 7


def test_prices_fetched_since_come_back_with_undo(filled: Database) -> None:
    def fetch(session: Session) -> None:
        listing = prices.listings_to_refresh(session)[0].listing_id
        bar = prices.Bar(DAY, 1.0, 2.0, 0.5, 1.5, 100)
        prices.replace_series(session, prices.SeriesRecord(listing, "Yahoo Finance", "CAD"), [bar])

    with filled.transaction() as session:
        fetch(session)
    before = exported(filled)
    removal, edit = remove(filled)
    assert removal.stays == ()
    edits.apply(filled, edit.inverse())
    assert exported(filled) == before


def test_windows_read_with_other_conventions_are_no_change(filled: Database) -> None:
    def other(said: conventions.Said) -> Window:
        return Window(said.text, dt.date(2030, 1, 1), dt.date(2030, 1, 2), "day")

    do(filled, conventions.change_conventions, {"early": 40}, other)
    removal, _ = remove(filled)
    assert {each.company for each in removal.stays} == set()


def test_removed_twice_is_nothing_and_imported_again_is_all(filled: Database) -> None:
    before = exported(filled)
    remove(filled)
    removal, edit = remove(filled)
    assert (removal.gone, removal.stays, edit.changes) == ({}, (), ())
    do(filled, json_file.import_text, TEXT, "starter.json")
    assert exported(filled) == before
