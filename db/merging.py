"""Two companies made one: what each side brings, and what the one is then said to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.attachments import move_files
from db.company_editing import CompanyFacts, change_company, company_row, make_primary
from db.errors import Refused
from db.sources import sources_by_id
from db.tables import (
    Company,
    Draft,
    EventCompany,
    NoteLink,
    WatchlistEntry,
)


def merge(
    session: Session,
    kept_id: int,
    gone_id: int,
    chosen: CompanyFacts | None = None,
    primary_id: int | None = None,
) -> None:
    """Make two companies one: all that hangs on the second goes to the first.

    `chosen` is what the one is said to be, else what the first was, with both comments; its
    `aliases` count for nothing: every name and alias of the two that is not the chosen name
    becomes one. `primary_id` is the listing of either that is shown first, else the first's own.
    The one is archived where both were. Raises Missing and Refused.
    """
    if kept_id == gone_id:
        raise Refused("A company can't be merged with itself")
    kept, gone = company_row(session, kept_id), company_row(session, gone_id)
    facts = chosen or _facts(session, kept, gone)
    names = [kept.name, *(a.name for a in kept.aliases), gone.name, *(a.name for a in gone.aliases)]
    _take_listings(kept, gone, primary_id)
    _take_belongings(session, kept, gone)
    _take_places(session, kept, gone)
    _take_links(session, kept, gone)
    _take_draft(session, kept, gone)
    kept.is_archived = kept.is_archived and gone.is_archived
    change_company(session, kept_id, replace(facts, aliases=_others(facts.name, names)))
    session.flush()
    if primary_id is not None:
        make_primary(session, primary_id)
    session.delete(gone)


def _facts(session: Session, kept: Company, gone: Company) -> CompanyFacts:
    """What the kept company is said to be, and the one line of both."""
    lines = (kept.comment, gone.comment if gone.comment != kept.comment else "")
    return CompanyFacts(
        name=kept.name,
        headquarters=kept.headquarters,
        country=kept.country,
        commodities=tuple(kept.commodities),
        fiscal_year_end_month=kept.fiscal_year_end_month,
        is_private=kept.is_private,
        comment=" · ".join(line for line in lines if line),
        remark=kept.remark,
        source=sources_by_id(session, [kept.source_id]).get(kept.source_id or 0),
    )


def _others(name: str, names: Iterable[str]) -> list[str]:
    """The names beside one, each once, whatever their letters' case."""
    found: dict[str, str] = {}
    for other in names:
        found.setdefault(other.casefold(), other)
    found.pop(name.strip().casefold(), None)
    return list(found.values())


def _take_listings(kept: Company, gone: Company, primary_id: int | None) -> None:
    known = {listing.id for listing in (*kept.listings, *gone.listings)}
    if primary_id is not None and primary_id not in known:
        raise Refused("The listing shown first is one of these two companies'")
    if kept.listings:
        for listing in gone.listings:
            listing.is_primary = False


def _take_belongings(session: Session, kept: Company, gone: Company) -> None:
    for mine, theirs in (
        (kept.listings, gone.listings),
        (kept.projects, gone.projects),
        (kept.milestones, gone.milestones),
        (kept.notes, gone.notes),
        (kept.financings, gone.financings),
        (kept.agreements, gone.agreements),
    ):
        for row in list(theirs):
            theirs.remove(row)  # type: ignore[arg-type]
            mine.append(row)  # type: ignore[arg-type]
    move_files(session, "company_id", gone.id, kept.id)


def _take_places(session: Session, kept: Company, gone: Company) -> None:
    """The kept company stands where only the other one stood, in lists and events."""
    mine = {entry.watchlist_id for entry in kept.entries}
    for entry in list(gone.entries):
        if entry.watchlist_id not in mine:
            place = WatchlistEntry(watchlist_id=entry.watchlist_id, position=entry.position)
            kept.entries.append(place)
    named = session.scalars(select(EventCompany).where(EventCompany.company_id == gone.id)).all()
    known = set(
        session.scalars(select(EventCompany.event_id).where(EventCompany.company_id == kept.id))
    )
    for row in named:
        if row.event_id not in known:
            session.add(EventCompany(event_id=row.event_id, company_id=kept.id))
        session.delete(row)


def _take_links(session: Session, kept: Company, gone: Company) -> None:
    """A note that names the company that goes names the one that stays."""
    links = select(NoteLink).where(NoteLink.kind == "company", NoteLink.target_uid == gone.uid)
    for link in session.scalars(links):
        link.target_uid = kept.uid


def _take_draft(session: Session, kept: Company, gone: Company) -> None:
    """What was being typed about the company that goes is typed about the one that stays.

    By statement: a draft is no act of its own and undo leaves it alone.
    """
    old, new = f"note:new:{gone.uid}", f"note:new:{kept.uid}"
    if session.get(Draft, new) is None:
        session.execute(update(Draft).where(Draft.place == old).values(place=new))
