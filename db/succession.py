"""Listings that follow each other: a ticker that was renamed, or taken over by another one."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.company_editing import ListingFacts, add_listing, change_listing
from db.errors import Missing, Refused
from db.tables import COMPANY, Company, Listing, PriceBar


class Link(NamedTuple):
    """A listing in a line of successors; `code` is as people write it: `TSXV:DEFN`."""

    listing_id: int
    code: str
    currency: str


class Candidate(NamedTuple):
    """A listing that may follow another one, with the name of its company."""

    listing_id: int
    code: str
    company: str


def chain(session: Session, listing_id: int) -> tuple[Link, ...]:
    """A listing with all that came before it and all that follows it, the oldest first.

    Of several that one listing followed, the one of its own company counts, then the one whose
    prices reach furthest. Raises Missing.
    """
    found = [_row(session, listing_id)]
    while (older := _before(session, found[0])) and older not in found:
        found.insert(0, older)
    while (newer := _after(session, found[-1])) and newer not in found:
        found.append(newer)
    return tuple(Link(x.id, f"{x.exchange}:{x.ticker}", x.currency) for x in found)


def candidates(session: Session, listing_id: int) -> tuple[Candidate, ...]:
    """Every listing that may follow this one, those of its own company first. Raises Missing."""
    row = _row(session, listing_id)
    before = {link.listing_id for link in chain(session, listing_id)}
    before -= {row.successor_id}
    rows = session.execute(
        select(Listing.id, Listing.exchange, Listing.ticker, Company.name, Company.id)
        .join(Company, Company.id == Listing.company_id)
        .where(Listing.id.not_in(before), Company.kind == COMPANY)
    )
    ordered = sorted(rows, key=lambda x: (x[4] != row.company_id, x[3].casefold(), x[1], x[2]))
    return tuple(
        Candidate(id_, f"{exchange}:{ticker}", name) for id_, exchange, ticker, name, _ in ordered
    )


def follow(
    session: Session, listing_id: int, successor_id: int | None, until: dt.date | None = None
) -> None:
    """Let a listing be followed by another one after its last day; None: by none.

    Where it was the one shown first, its successor in the same company is from now on. Raises
    Missing and Refused.
    """
    row = _row(session, listing_id)
    facts = _facts(row, until or row.until, successor_id)
    change_listing(session, listing_id, facts)
    if successor_id is not None:
        newer = _row(session, successor_id)
        if row.is_primary and newer.company_id == row.company_id:
            row.is_primary, newer.is_primary = False, True


def rename(
    session: Session, listing_id: int, facts: ListingFacts, until: dt.date | None = None
) -> int:
    """Let a listing be followed by a new one of its company; the new one's id.

    Raises Missing and Refused.
    """
    row = _row(session, listing_id)
    if facts.successor_id is not None:
        raise Refused("A new listing is followed by none yet")
    added = add_listing(session, row.company_id, facts)
    follow(session, listing_id, added, until)
    return added


def _before(session: Session, row: Listing) -> Listing | None:
    rows = session.scalars(
        select(Listing)
        .outerjoin(PriceBar, PriceBar.listing_id == Listing.id)
        .where(Listing.successor_id == row.id)
        .group_by(Listing.id)
        .order_by(
            (Listing.company_id == row.company_id).desc(),
            func.max(PriceBar.day).desc().nulls_last(),
            Listing.id,
        )
    )
    return rows.first()


def _after(session: Session, row: Listing) -> Listing | None:
    return session.get(Listing, row.successor_id) if row.successor_id else None


def _row(session: Session, listing_id: int) -> Listing:
    row = session.get(Listing, listing_id)
    if row is None:
        raise Missing("This listing is no longer in the database")
    return row


def _facts(row: Listing, until: dt.date | None, successor_id: int | None) -> ListingFacts:
    return ListingFacts(
        row.exchange,
        row.ticker,
        row.currency,
        since=row.since,
        until=until,
        successor_id=successor_id,
    )
