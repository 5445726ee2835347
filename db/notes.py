"""Notes and the drafts they grow from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from sqlalchemy import delete as delete_rows
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.records import Draft, NoteRecord, SourceRecord
from db.sources import sources_by_id
from db.tables import Company, Note, NoteTag, Project, utc_now
from db.tables import Draft as DraftRow

TAG = re.compile(r"(?<![\w#&/])#(\w[\w-]*)")


def tags_in(text: str) -> tuple[str, ...]:
    """The `#tags` of a note's text, in order, each once; a Markdown heading (`# `) is none."""
    return tuple(dict.fromkeys(TAG.findall(text)))


def add(
    session: Session,
    text: str,
    *,
    company_id: int | None = None,
    project_id: int | None = None,
    day: dt.date | None = None,
    tags: Iterable[str] = (),
    draft_place: str | None = None,
) -> NoteRecord:
    """Add a note, and drop the draft it was typed in, in one go.

    A project's note is its company's too. Raises Missing, and Refused when empty.
    """
    _refuse_empty(text)
    company_id = _owner(session, company_id, project_id)
    row = Note(company_id=company_id, project_id=project_id, day=day, text=text)
    row.day_precision = "day" if day else "unknown"
    _set_tags(row, (*tags_in(text), *tags))
    session.add(row)
    session.flush()
    if draft_place is not None:
        drop_draft(session, draft_place)
    return note_record(row, {})


def change(
    session: Session, note_id: int, text: str, day: dt.date | None, draft_place: str | None = None
) -> NoteRecord:
    """Give a note new words and a new day; raises Missing, and Refused when empty."""
    _refuse_empty(text)
    row = _note(session, note_id)
    old_tags = tags_in(row.text)
    kept = [tag.name for tag in row.tags if tag.name not in old_tags]
    row.text = text
    if day != row.day:
        row.day, row.day_precision = day, "day" if day else "unknown"
    _set_tags(row, (*tags_in(text), *kept))
    session.flush()
    if draft_place is not None:
        drop_draft(session, draft_place)
    return note_record(row, sources_by_id(session, [row.source_id]))


def move(session: Session, note_id: int, day: dt.date) -> None:
    """Give a note another day, its words staying; raises Missing."""
    row = _note(session, note_id)
    row.day, row.day_precision = day, "day"
    session.flush()


def delete(session: Session, note_id: int) -> None:
    """Take a note away; raises Missing."""
    session.delete(_note(session, note_id))


def note(session: Session, note_id: int) -> NoteRecord:
    """One note; raises Missing."""
    row = _note(session, note_id)
    return note_record(row, sources_by_id(session, [row.source_id]))


def note_record(row: Note, sources: Mapping[int, SourceRecord]) -> NoteRecord:
    """The record of a note whose tags are loaded."""
    return NoteRecord(
        id=row.id,
        uid=row.uid,
        company_id=row.company_id,
        project_id=row.project_id,
        day=row.day,
        day_precision=row.day_precision,
        text=row.text,
        tags=tuple(tag.name for tag in row.tags),
        recorded_at=row.recorded_at,
        source=sources.get(row.source_id or 0),
    )


def keep_draft(session: Session, place: str, text: str, day: dt.date | None) -> None:
    """Write down what is being typed at a place; an empty text leaves nothing there."""
    drop_draft(session, place)
    if text.strip():
        session.execute(
            DraftRow.__table__.insert().values(  # type: ignore[attr-defined]
                place=place, text=text, day=day, written_at=utc_now()
            )
        )


def draft(session: Session, place: str) -> Draft | None:
    """What was being typed at a place."""
    row = session.get(DraftRow, place)
    return Draft(row.place, row.text, row.day) if row else None


def drafts(session: Session) -> tuple[Draft, ...]:
    """Everything that was being typed, the latest first."""
    rows = session.scalars(select(DraftRow).order_by(DraftRow.written_at.desc(), DraftRow.place))
    return tuple(Draft(row.place, row.text, row.day) for row in rows)


def drop_draft(session: Session, place: str) -> None:
    """Forget a draft; by statement, so that undo never meets half a sentence."""
    session.execute(delete_rows(DraftRow).where(DraftRow.place == place))


def _note(session: Session, note_id: int) -> Note:
    row = session.get(Note, note_id)
    if row is None:
        raise Missing("This note is no longer in the database")
    return row


def _owner(session: Session, company_id: int | None, project_id: int | None) -> int | None:
    if company_id is not None and session.get(Company, company_id) is None:
        raise Missing("This company is no longer in the database")
    if project_id is None:
        return company_id
    project = session.get(Project, project_id)
    if project is None:
        raise Missing("This project is no longer in the database")
    if company_id not in {None, project.company_id}:
        raise Refused("This project belongs to another company")
    return project.company_id


def _refuse_empty(text: str) -> None:
    if not text.strip():
        raise Refused("A note needs words")


def _set_tags(row: Note, names: Iterable[str]) -> None:
    wanted = tuple(dict.fromkeys(names))
    if tuple(tag.name for tag in row.tags) == wanted:
        return
    for tag, name in zip(row.tags, wanted, strict=False):
        tag.name = name
    del row.tags[len(wanted) :]
    for position in range(len(row.tags), len(wanted)):
        row.tags.append(NoteTag(position=position, name=wanted[position]))
