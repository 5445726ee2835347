"""Sources entered, changed, merged, deleted, and put on what was read there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from db.attachments import move_files
from db.errors import Missing, Refused
from db.records import NewSource, Resting, SourceRecord
from db.sources import resolve, source_record
from db.tables import (
    Agreement,
    Company,
    Event,
    Financing,
    Guidance,
    Listing,
    Milestone,
    Note,
    NoteLink,
    OwnerShare,
    Project,
    Source,
    Table,
)

# What a source is put on: the table and the column. `done` is where a milestone's end was read.
RECORDS: dict[str, tuple[type[Any], str]] = {
    "agreement": (Agreement, "source_id"),
    "company": (Company, "source_id"),
    "done": (Milestone, "actual_source_id"),
    "event": (Event, "source_id"),
    "financing": (Financing, "source_id"),
    "guidance": (Guidance, "source_id"),
    "listing": (Listing, "source_id"),
    "milestone": (Milestone, "source_id"),
    "note": (Note, "source_id"),
    "owner_share": (OwnerShare, "source_id"),
    "project": (Project, "source_id"),
}


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is entered about a source."""

    title: str
    source_class: str
    url: str | None = None
    page_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A record and where it was read; None is nowhere."""

    record: str
    record_id: int
    source: SourceRecord | NewSource | None


def add_source(session: Session, facts: SourceFacts) -> int:
    """Enter a source; its id. Raises Refused."""
    row = Source(title="", source_class="")
    _fill(session, row, facts)
    session.add(row)
    session.flush()
    return row.id


def change_source(session: Session, source_id: int, facts: SourceFacts) -> None:
    """Give a source these facts; raises Missing and Refused."""
    _fill(session, _source(session, source_id), facts)


def merge_sources(session: Session, source_id: int, other_id: int) -> None:
    """Make two sources one: all that rests on the other rests on the first, and the other goes.

    The first keeps what it says; where it says nothing, it takes what the other one says. Raises
    Missing and Refused.
    """
    if source_id == other_id:
        raise Refused("A source can't be merged with itself")
    kept, gone = _source(session, source_id), _source(session, other_id)
    move_files(session, "source_id", gone.id, kept.id)
    for table, column in _pointing():
        for row in session.scalars(select(table).where(getattr(table, column) == gone.id)):
            setattr(row, column, kept.id)
    for link in session.scalars(
        select(NoteLink).where(NoteLink.kind == "source", NoteLink.target_uid == gone.uid)
    ):
        link.target_uid = kept.uid
    for column in ("url", "page_date", "text_hash"):
        if getattr(kept, column) is None:
            setattr(kept, column, getattr(gone, column))
    session.flush()
    session.delete(gone)


def delete_source(session: Session, source_id: int) -> None:
    """Delete a source on which nothing rests; raises Missing and Refused."""
    row = _source(session, source_id)
    if resting_on(session, source_id):
        raise Refused("Something rests on this source: put another one there, or merge the two")
    session.delete(row)


def set_source(
    session: Session, record: str, record_id: int, source: SourceRecord | NewSource | None
) -> None:
    """Say where a record was read, in place of what was said before; None is nowhere.

    `record` is one of `RECORDS`. Raises Missing and Refused.
    """
    table, column = RECORDS[record]
    row = session.get(table, record_id)
    if row is None:
        raise Missing(f"This {record} is no longer in the database")
    setattr(row, column, resolve(session, source))


def set_sources(session: Session, puts: Sequence[Put]) -> None:
    """Say of several records where they were read; raises Missing and Refused."""
    for put in puts:
        set_source(session, put.record, put.record_id, put.source)


def resting_on(session: Session, source_id: int) -> tuple[Resting, ...]:
    """Everything that rests on a source, in the order of its tables."""
    found: list[Resting] = []
    for table, column in _pointing():
        kind = "done" if column == "actual_source_id" else str(table.__tablename__)
        rows = select(table.id).where(getattr(table, column) == source_id).order_by(table.id)
        found += [Resting(kind, row_id) for row_id in session.scalars(rows)]
    return tuple(found)


def unused_sources(session: Session) -> tuple[SourceRecord, ...]:
    """The sources on which nothing rests, by title."""
    used = union(
        *(
            select(getattr(table, column)).where(getattr(table, column).is_not(None))
            for table, column in _pointing()
        )
    )
    rows = session.scalars(select(Source).where(Source.id.not_in(used))).all()
    found = [source_record(row) for row in rows]
    return tuple(sorted(found, key=lambda source: (source.title.casefold(), source.uid)))


def how_many_rest(session: Session) -> int:
    """The notes and promises together: the measure of how long it takes to look through all."""
    counts = (select(func.count()).select_from(table) for table in (Note, Guidance))
    return sum(session.scalar(count) or 0 for count in counts)


def _pointing() -> Iterator[tuple[type[Any], str]]:
    """Every column that names a source, with its table."""
    mapped: list[type[Any]] = [mapper.class_ for mapper in Table.registry.mappers]
    for table in sorted(mapped, key=lambda found: str(found.__tablename__)):
        for column in table.__table__.columns:
            if any(key.column.table.name == "source" for key in column.foreign_keys):
                yield table, column.name


def _source(session: Session, source_id: int) -> Source:
    row = session.get(Source, source_id)
    if row is None:
        raise Missing("This source is no longer in the database")
    return row


def _fill(session: Session, row: Source, facts: SourceFacts) -> None:
    if not facts.title.strip():
        raise Refused("A source needs a title")
    if not facts.source_class.strip():
        raise Refused("Say who published the source")
    url = (facts.url or "").strip() or None
    if url is not None and url != row.url:
        with session.no_autoflush:
            other = session.scalar(select(Source).where(Source.url == url).order_by(Source.id))
        if other is not None and other is not row:
            raise Refused(f"“{other.title}” has this address already; merge the two instead")
    row.title, row.source_class = facts.title.strip(), facts.source_class.strip()
    row.url, row.page_date = url, facts.page_date
