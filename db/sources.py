"""Where things were read."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records import SourceRecord
from db.tables import Source


def sources_by_id(session: Session, ids: Iterable[int | None]) -> dict[int, SourceRecord]:
    """The sources with these ids, in one statement; None is passed over."""
    wanted = {i for i in ids if i is not None}
    if not wanted:
        return {}
    rows = session.scalars(select(Source).where(Source.id.in_(wanted)))
    return {
        row.id: SourceRecord(row.id, row.uid, row.url, row.title, row.source_class, row.page_date)
        for row in rows
    }
