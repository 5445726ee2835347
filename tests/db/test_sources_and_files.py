"""Sources entered, merged and put on records; files kept once in a place; all of it taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import attachments, companies, company_editing, edits, events, notes, source_editing
from db.attachments import LARGEST
from db.database import Database
from db.errors import Missing, Refused
from db.events import EventFacts
from db.interchange import json_file, outgoing
from db.records import CompanyTimeline, NewSource, SourceRecord
from db.source_editing import RECORDS, SourceFacts
from db.sources import all_sources
from db.tables import Event, NoteLink
from db.timeline import company_timeline

PDF = b"%PDF-1.7 bytes \x00\xff"
FACTS = SourceFacts("A release", "company", "https://a.example/1", dt.date(2026, 11, 1))


def everything(database: Database) -> dict[str, Any]:
    with database.reading() as session:
        return outgoing.everything(session)


def do(database: Database, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do an act, take it back, bring it again: the first two leave what was, the third what is."""
    before = everything(database)
    result, edit = edits.make(database, "act", act, *args, **kwargs)
    after = everything(database)
    back = edits.apply(database, edit.inverse())
    assert everything(database) == before
    edits.apply(database, back)
    assert everything(database) == after
    return result


def refused(database: Database, act: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    """The sentence with which an act is refused; it changes nothing."""
    before = everything(database)
    with pytest.raises(Refused) as told:
        edits.make(database, "act", act, *args, **kwargs)
    assert everything(database) == before
    return str(told.value)


def timeline(database: Database, name: str) -> CompanyTimeline:
    with database.reading() as session:
        return company_timeline(session, companies.find(session, name).id)


def source(database: Database, title: str) -> SourceRecord:
    with database.reading() as session:
        return next(s for s in all_sources(session) if s.title == title)


def unused(database: Database) -> list[str]:
    with database.reading() as session:
        return [s.title for s in source_editing.unused_sources(session)]


def test_a_source_is_entered_changed_and_deleted(filled: Database) -> None:
    before = unused(filled)
    added = do(filled, source_editing.add_source, FACTS)
    assert source(filled, "A release") == SourceRecord(
        added,
        source(filled, "A release").uid,
        "https://a.example/1",
        "A release",
        "company",
        dt.date(2026, 11, 1),
    )
    assert set(unused(filled)) - set(before) == {"A release"}
    do(filled, source_editing.change_source, added, SourceFacts(" A filing ", "filing"))
    assert source(filled, "A filing").url is None
    do(filled, source_editing.delete_source, added)
    assert unused(filled) == before


def test_a_source_without_title_or_with_anothers_address_is_refused(filled: Database) -> None:
    do(filled, source_editing.add_source, FACTS)
    assert "needs a title" in refused(
        filled, source_editing.add_source, SourceFacts(" ", "company")
    )
    same = SourceFacts("Twice", "company", "https://a.example/1")
    assert "“A release” has this address" in refused(filled, source_editing.add_source, same)


def test_a_source_that_something_rests_on_is_not_deleted(filled: Database) -> None:
    deal = timeline(filled, "DEFN").deals[0]
    assert deal.source is not None
    assert "rests on this source" in refused(filled, source_editing.delete_source, deal.source.id)
    with filled.reading() as session:
        found = source_editing.resting_on(session, deal.source.id)
    assert (deal.category, deal.id) in found


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_a_source_is_put_on_any_record_and_replaced(filled: Database, record: str) -> None:
    table, column = RECORDS[record]
    if record in {"note", "owner_share"}:
        with filled.transaction() as session:
            fill_in(session, record)
    with filled.reading() as session:
        row_id = session.scalars(select(table.id).order_by(table.id)).first()
    assert row_id is not None
    do(filled, source_editing.set_source, record, row_id, NewSource(None, "Read there", "forum"))
    first = source(filled, "Read there")
    do(filled, source_editing.set_source, record, row_id, NewSource(None, "No, here", "forum"))
    with filled.reading() as session:
        assert getattr(session.get(table, row_id), column) == source(filled, "No, here").id
        assert source_editing.resting_on(session, first.id) == ()
    do(filled, source_editing.set_source, record, row_id, None)
    with pytest.raises(Missing):
        edits.make(filled, "act", source_editing.set_source, record, 10**6, None)


def fill_in(session: Session, record: str) -> None:
    """A row of a kind of which the starter may have none."""
    from db.tables import OwnerShare, Project

    if record == "note":
        notes.add(session, "A note", company_id=companies.find(session, "DEFN").id)
    else:
        project = session.scalars(select(Project).order_by(Project.id)).first()
        assert project is not None
        session.add(OwnerShare(project_id=project.id, share=Decimal(50)))


def test_two_sources_become_one_and_all_that_rests_moves(filled: Database) -> None:
    shown = timeline(filled, "DEFN")
    kept = next(d.source for d in shown.deals if d.source)
    gone = next(m.source for m in shown.all_milestones if m.source and m.source != kept)
    with filled.transaction() as session:
        note = notes.add(session, "See there", company_id=shown.company.id)
        session.add(NoteLink(note_id=note.id, position=0, kind="source", target_uid=gone.uid))
        place = {"source_id": gone.id}
        attachments.keep_file(session, "one.pdf", PDF, "application/pdf", **place)
        attachments.keep_file(session, "two.txt", b"2", "text/plain", **place)
        attachments.keep_file(session, "mine.pdf", PDF, "application/pdf", source_id=kept.id)
        rests = set(source_editing.resting_on(session, gone.id))
        rests |= set(source_editing.resting_on(session, kept.id))
    do(filled, source_editing.merge_sources, kept.id, gone.id)
    with filled.reading() as session:
        now = set(source_editing.resting_on(session, kept.id))
        files = attachments.attachments(session, 0, [kept.id])
        link = session.scalars(select(NoteLink)).one()
    doubled = {rest for rest in rests if rest.kind == "attachment"} - now
    assert (rests - doubled, len(doubled)) == (now, 1)
    assert [file.name for file in files] == ["mine.pdf", "two.txt"]
    assert link.target_uid == kept.uid
    assert kept.title == source(filled, kept.title).title
    assert "with itself" in refused(filled, source_editing.merge_sources, kept.id, kept.id)


def test_the_source_that_stays_learns_what_it_did_not_know(filled: Database) -> None:
    bare = do(filled, source_editing.add_source, SourceFacts("Bare", "company"))
    full = do(filled, source_editing.add_source, FACTS)
    do(filled, source_editing.merge_sources, bare, full)
    assert source(filled, "Bare").url == "https://a.example/1"
    assert source(filled, "Bare").page_date == dt.date(2026, 11, 1)


def test_a_file_is_kept_renamed_and_deleted(filled: Database) -> None:
    company = timeline(filled, "DEFN").company.id
    keep = attachments.keep_file
    added = do(filled, keep, "../../etc/passwd", PDF, "application/pdf", company_id=company)
    with filled.reading() as session:
        (file,) = attachments.attachments(session, company)
        assert attachments.content(session, added) == PDF
    assert (file.id, file.name, file.size) == (added, "../../etc/passwd", len(PDF))
    do(filled, attachments.rename_file, added, "PFS\n.pdf")
    with filled.reading() as session:
        (file,) = attachments.attachments(session, company)
    assert file.name == "PFS.pdf"
    assert "needs a name" in refused(filled, attachments.rename_file, added, " \x00 ")
    do(filled, attachments.delete_file, added)
    with filled.reading() as session:
        assert attachments.attachments(session, company) == ()
        with pytest.raises(Missing):
            attachments.content(session, added)


def test_the_same_bytes_are_kept_once_in_a_place(filled: Database) -> None:
    shown = timeline(filled, "DEFN")
    keep, place = attachments.keep_file, {"company_id": shown.company.id}
    first = do(filled, keep, "one.pdf", PDF, "application/pdf", **place)
    assert do(filled, keep, "again.pdf", PDF, "application/pdf", **place) == first
    note = shown.notes[0].id
    assert do(filled, keep, "one.pdf", PDF, "application/pdf", note_id=note) != first
    with filled.reading() as session:
        found = attachments.attachments(session, shown.company.id)
    assert [file.note_id for file in found] == [None, note]


def test_a_file_needs_one_place_and_no_more_than_50_mb(filled: Database) -> None:
    company = timeline(filled, "DEFN").company.id
    keep = attachments.keep_file
    assert "is kept with" in refused(filled, keep, "a", b"", "text/plain")
    both = {"company_id": company, "note_id": 1}
    assert "is kept with" in refused(filled, keep, "a", b"", "text/plain", **both)
    big = bytes(LARGEST + 1)
    told = refused(filled, keep, "a", big, "text/plain", company_id=company)
    assert told == "A file of up to 50 MB can be kept"


def test_a_file_goes_and_comes_with_what_it_is_kept_with(filled: Database) -> None:
    shown = timeline(filled, "DEFN")
    note = shown.notes[0].id
    do(filled, attachments.keep_file, "n.txt", b"n", "text/plain", note_id=note)
    do(filled, attachments.keep_file, "c.txt", b"c", "text/plain", company_id=shown.company.id)
    do(filled, notes.delete, note)
    do(filled, company_editing.delete_company, shown.company.id)
    assert "attachments" not in everything(filled)


def test_files_are_in_the_json_without_loss(filled: Database, another: Database) -> None:
    shown = timeline(filled, "DEFN")
    odd = "Ärger 中\N{GRINNING FACE}.pdf"
    with filled.transaction() as session:
        attachments.keep_file(session, odd, PDF, "application/pdf", company_id=shown.company.id)
        attachments.keep_file(session, "e", b"", "text/plain", note_id=shown.notes[0].id)
        text = json_file.export_text(session)
    with another.transaction() as session:
        json_file.import_text(session, text, "export.json")
        assert json_file.export_text(session) == text
        found = companies.find(session, "DEFN")
        kept = attachments.attachments(session, found.id)
        assert [(file.name, file.size) for file in kept] == [("e", 0), (odd, len(PDF))]
        assert attachments.content(session, kept[1].id) == PDF


def test_an_event_of_one_company_goes_with_it_and_never_becomes_everyones(
    filled: Database,
) -> None:
    one, other = (timeline(filled, name).company.id for name in ("DEFN", "Lynas"))
    alone = EventFacts("Its own", "policy", company_ids=[one])
    both = EventFacts("Of both", "policy", company_ids=[one, other])
    do(filled, events.add_event, alone)
    do(filled, events.add_event, both)
    do(filled, company_editing.delete_company, one)
    with filled.reading() as session:
        names = set(session.scalars(select(Event.name)))
    assert "Its own" not in names
    assert "Of both" in names
    assert "Of both" not in {event.name for event in timeline(filled, "MP").events}
