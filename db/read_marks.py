"""What of the inbox was read, by the names of the things told."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import ReadMark


def read_names(session: Session) -> frozenset[str]:
    """The names of all that was read."""
    return frozenset(session.scalars(select(ReadMark.name)))


def mark_read(session: Session, names: Sequence[str]) -> None:
    """Remember that these were read; what was read before stays so."""
    known = read_names(session)
    session.add_all(ReadMark(name=name) for name in sorted(set(names) - known))


def mark_unread(session: Session, names: Sequence[str]) -> None:
    """Forget that these were read."""
    for name in sorted(set(names)):
        row = session.get(ReadMark, name)
        if row is not None:
            session.delete(row)
