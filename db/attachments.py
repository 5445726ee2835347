"""Files kept with a company, a note or a source: their bytes stand in the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.records import AttachmentRecord
from db.tables import Attachment, Company, Note, Source

Owner = Literal["company_id", "source_id"]

LARGEST = 50 * 1024 * 1024  # bytes of one file
COLUMNS = (
    Attachment.id,
    Attachment.uid,
    Attachment.name,
    Attachment.media_type,
    Attachment.sha256,
    func.length(Attachment.content).label("size"),
    Attachment.company_id,
    Attachment.note_id,
    Attachment.source_id,
)


def attachments(
    session: Session, company_id: int, source_ids: Iterable[int] = ()
) -> tuple[AttachmentRecord, ...]:
    """The files kept with a company, with its notes, or with these sources, by name.

    Their bytes are not read.
    """
    notes = select(Note.id).where(Note.company_id == company_id)
    asked = select(*COLUMNS).where(
        or_(
            Attachment.company_id == company_id,
            Attachment.note_id.in_(notes),
            Attachment.source_id.in_(list(source_ids)),
        )
    )
    found = [AttachmentRecord(*row) for row in session.execute(asked)]
    return tuple(sorted(found, key=lambda file: (file.name.casefold(), file.id)))


def attachment(session: Session, attachment_id: int) -> AttachmentRecord | None:
    """A file without its bytes; None where it is no longer there."""
    row = session.execute(select(*COLUMNS).where(Attachment.id == attachment_id)).one_or_none()
    return AttachmentRecord(*row) if row else None


def content(session: Session, attachment_id: int) -> bytes:
    """The bytes of a file; raises Missing."""
    found = session.scalar(select(Attachment.content).where(Attachment.id == attachment_id))
    if found is None:
        raise Missing("This file is no longer in the database")
    return found


def keep_file(
    session: Session,
    name: str,
    content: bytes,
    media_type: str,
    *,
    company_id: int | None = None,
    note_id: int | None = None,
    source_id: int | None = None,
) -> int:
    """Keep a file in one place; its id. The same bytes are kept there once.

    Raises Missing and Refused.
    """
    if len(content) > LARGEST:
        raise Refused(f"A file of up to {LARGEST // 1024**2} MB can be kept")
    _refuse_no_place(session, company_id, note_id, source_id)
    row = Attachment(
        company_id=company_id,
        note_id=note_id,
        source_id=source_id,
        name=_clean(name),
        media_type=media_type,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
    )
    known = session.scalar(
        select(Attachment.id)
        .where(
            Attachment.sha256 == row.sha256,
            Attachment.company_id.is_not_distinct_from(company_id),
            Attachment.note_id.is_not_distinct_from(note_id),
            Attachment.source_id.is_not_distinct_from(source_id),
        )
        .order_by(Attachment.id)
    )
    if known is not None:
        return known
    session.add(row)
    session.flush()
    return row.id


def rename_file(session: Session, attachment_id: int, name: str) -> None:
    """Call a file something else; raises Missing and Refused."""
    _attachment(session, attachment_id).name = _clean(name)


def delete_file(session: Session, attachment_id: int) -> None:
    """Delete a file from the database; raises Missing."""
    session.delete(_attachment(session, attachment_id))


def move_files(session: Session, owner: Owner, gone_id: int, kept_id: int) -> None:
    """Keep with one company or source what was kept with another; the same bytes once."""
    column = Attachment.company_id if owner == "company_id" else Attachment.source_id
    there = set(session.scalars(select(Attachment.sha256).where(column == kept_id)))
    moving = select(Attachment).where(column == gone_id).order_by(Attachment.id)
    for file in session.scalars(moving).all():
        if file.sha256 in there:
            session.delete(file)
        else:
            setattr(file, owner, kept_id)
        there.add(file.sha256)
    session.flush()


def _attachment(session: Session, attachment_id: int) -> Attachment:
    row = session.get(Attachment, attachment_id)
    if row is None:
        raise Missing("This file is no longer in the database")
    return row


def _refuse_no_place(
    session: Session, company_id: int | None, note_id: int | None, source_id: int | None
) -> None:
    places = [(Company, company_id), (Note, note_id), (Source, source_id)]
    named = [(table, row_id) for table, row_id in places if row_id is not None]
    if len(named) != 1:
        raise Refused("A file is kept with a company, a note or a source")
    for table, row_id in named:
        if session.get(table, row_id) is None:
            raise Missing(f"This {table.__name__.lower()} is no longer in the database")


def _clean(name: str) -> str:
    """A file's name as it is shown: what can't be stored or seen of it is left out."""
    storable = name.encode("utf-8", "replace").decode("utf-8")
    shown = "".join(letter for letter in storable if letter.isprintable()).strip()
    if not shown:
        raise Refused("A file needs a name")
    return shown
