"""Notes, their tags, and the drafts that no crash may take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from db import notes
from db.database import Database
from db.errors import Missing, Refused
from db.records import Draft
from db.tables import Company, Note, NoteTag

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def session(empty: Database) -> Iterator[Session]:
    with empty.transaction() as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#pfs is late", ("pfs",)),
        ("late: #pfs, #slip; #pfs again", ("pfs", "slip")),
        ("(#insider-buy)", ("insider-buy",)),
        ("#Ärger #中 #2026", ("Ärger", "中", "2026")),
        ("# A heading\n## Another", ()),
        ("https://example.org/a#part and https://example.org/#top", ()),
        ("C#, a&#39;b, ##two", ()),
        ("", ()),
    ],
)
def test_tags_in_a_text(text: str, tags: tuple[str, ...]) -> None:
    assert notes.tags_in(text) == tags


@given(st.text())
def test_any_text_has_tags_that_are_in_it_once(text: str) -> None:
    found = notes.tags_in(text)
    assert len(set(found)) == len(found)
    assert all(f"#{tag}" in text for tag in found)


def test_a_note_comes_back_as_it_was_added(session: Session) -> None:
    company = Company(name="Abc Corp.")
    session.add(company)
    session.flush()
    added = notes.add(
        session, "Site visit #visit", company_id=company.id, day=DAY, tags=("given", "visit")
    )
    assert notes.note(session, added.id) == added
    assert (added.text, added.day, added.day_precision) == ("Site visit #visit", DAY, "day")
    assert added.tags == ("visit", "given")
    assert added.company_id == company.id
    assert added.recorded_at.utcoffset() == dt.timedelta(0)


def test_a_note_without_a_day_or_company(session: Session) -> None:
    added = notes.add(session, "Some time")
    assert (added.day, added.day_precision, added.company_id) == (None, "unknown", None)


@pytest.mark.parametrize("words", ["", "  ", "\n\t"])
def test_an_empty_note_is_refused(session: Session, words: str) -> None:
    with pytest.raises(Refused, match="words"):
        notes.add(session, words)
    added = notes.add(session, "words")
    with pytest.raises(Refused, match="words"):
        notes.change(session, added.id, words, None)
    assert notes.note(session, added.id).text == "words"


def test_a_change_keeps_the_tags_that_were_given_beside_the_text(session: Session) -> None:
    added = notes.add(session, "#pfs slips", tags=("insider",))
    changed = notes.change(session, added.id, "#dfs and #pea", DAY)
    assert changed.tags == ("dfs", "pea", "insider")
    assert notes.change(session, added.id, "no tags", None).tags == ("insider",)
    assert notes.note(session, added.id).day_precision == "unknown"


def test_a_change_of_words_keeps_how_well_the_day_is_known(session: Session) -> None:
    row = Note(text="in November", day=DAY.replace(day=1), day_precision="month")
    session.add(row)
    session.flush()
    assert notes.change(session, row.id, "in autumn", row.day).day_precision == "month"
    assert notes.change(session, row.id, "on a day", DAY).day_precision == "day"


def test_a_deleted_note_is_gone_with_its_tags(session: Session) -> None:
    added = notes.add(session, "#short lived")
    notes.delete(session, added.id)
    session.flush()
    assert session.query(NoteTag).count() == 0
    for ask in (notes.note, notes.delete):
        with pytest.raises(Missing):
            ask(session, added.id)
    with pytest.raises(Missing):
        notes.change(session, added.id, "again", None)


def test_adding_a_note_drops_its_draft_and_no_other(empty: Database) -> None:
    with empty.transaction() as session:
        notes.keep_draft(session, "here", "half", DAY)
        notes.keep_draft(session, "there", "other", None)
    with empty.transaction() as session:
        notes.add(session, "whole", draft_place="here")
    with empty.reading() as session:
        assert notes.drafts(session) == (Draft("there", "other", None),)


@pytest.mark.parametrize("change", [False, True])
def test_a_failed_note_keeps_its_draft(empty: Database, change: bool) -> None:
    with empty.transaction() as session:
        note = notes.add(session, "there")
        notes.keep_draft(session, "here", "half", DAY)
    with pytest.raises(ZeroDivisionError), empty.transaction() as session:  # noqa: PT012
        if change:
            notes.change(session, note.id, "whole", DAY, draft_place="here")
        else:
            notes.add(session, "whole", draft_place="here")
        raise ZeroDivisionError
    with pytest.raises(Missing), empty.transaction() as session:
        notes.add(session, "of nobody", company_id=99, draft_place="here")
    with empty.reading() as session:
        assert notes.draft(session, "here") == Draft("here", "half", DAY)
        assert [row.text for row in session.query(Note)] == ["there"]


def test_a_changed_note_drops_its_draft(session: Session) -> None:
    note = notes.add(session, "there")
    notes.keep_draft(session, "here", "half", None)
    notes.change(session, note.id, "whole", None, draft_place="here")
    assert notes.draft(session, "here") is None


def test_a_draft_is_kept_anew_and_an_empty_one_is_none(session: Session) -> None:
    notes.keep_draft(session, "here", "h", DAY)
    notes.keep_draft(session, "here", "ha", None)
    assert notes.draft(session, "here") == Draft("here", "ha", None)
    notes.keep_draft(session, "here", "  \n", DAY)
    assert notes.drafts(session) == ()


def test_a_draft_is_on_the_disk_before_the_database_is_closed(empty: Database) -> None:
    with empty.transaction() as session:
        notes.keep_draft(session, "here", "typed before the crash", DAY)
    with closing(Database(empty.url)) as later, later.reading() as session:
        assert notes.drafts(session) == (Draft("here", "typed before the crash", DAY),)
