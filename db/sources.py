"""Where things were read."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Refused
from db.records import NewSource, SourceRecord
from db.tables import Source


def sources_by_id(session: Session, ids: Iterable[int | None]) -> dict[int, SourceRecord]:
    """The sources with these ids, in one statement; None is passed over."""
    wanted = {i for i in ids if i is not None}
    if not wanted:
        return {}
    rows = session.scalars(select(Source).where(Source.id.in_(wanted)))
    return {row.id: source_record(row) for row in rows}


def source_record(row: Source) -> SourceRecord:
    """The record of a source."""
    return SourceRecord(row.id, row.uid, row.url, row.title, row.source_class, row.page_date)


def all_sources(session: Session) -> tuple[SourceRecord, ...]:
    """Every source by title."""
    found = [source_record(row) for row in session.scalars(select(Source))]
    return tuple(sorted(found, key=lambda source: (source.title.casefold(), source.uid)))


def resolve(session: Session, choice: SourceRecord | NewSource | None) -> int | None:
    """The id of the source that a form names; a new one is stored in the same act.

    The same address is the same source. Raises Refused where it has no title.
    """
    if choice is None:
        return None
    if isinstance(choice, SourceRecord):
        return choice.id
    if not choice.title.strip():
        raise Refused("A source needs a title")
    if choice.url:
        known = session.scalar(
            select(Source.id).where(Source.url == choice.url).order_by(Source.id)
        )
        if known is not None:
            return known
    row = Source(
        url=choice.url,
        title=choice.title.strip(),
        source_class=choice.source_class,
        page_date=choice.page_date,
    )
    session.add(row)
    session.flush()
    return row.id
