"""Companies and listings entered, changed, archived and deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.events import forget_company
from db.projects import forget_milestone, forget_project
from db.records import NewSource, SourceRecord
from db.sources import resolve
from db.tables import (
    Agreement,
    Attachment,
    Company,
    CompanyAlias,
    Financing,
    Guidance,
    Listing,
    Milestone,
    Note,
    PriceBar,
    Project,
    WatchlistEntry,
)
from db.watchlist_editing import add_to


@dataclass(frozen=True, slots=True)
class ListingFacts:
    """What is entered about a listing; nothing `as_written` leaves that as it was."""

    exchange: str
    ticker: str
    currency: str
    is_primary: bool = False
    as_written: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    successor_id: int | None = None


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """What is entered about a company."""

    name: str
    aliases: Sequence[str] = ()
    headquarters: str | None = None
    country: str | None = None
    commodities: Sequence[str] = ()
    fiscal_year_end_month: int | None = None
    is_private: bool = False
    comment: str = ""
    remark: str | None = None
    source: SourceRecord | NewSource | None = None


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much hangs on a company; `lists` are the watchlists in which it was put by hand."""

    listings: int
    bars: int
    projects: int
    milestones: int
    promises: int
    notes: int
    deals: int
    lists: int


def add_company(
    session: Session,
    facts: CompanyFacts,
    listings: Sequence[ListingFacts] = (),
    watchlist_id: int | None = None,
) -> int:
    """Enter a company with its listings, at the end of a list if one is given; its id.

    The first listing is the primary one where none is marked. Raises Missing and Refused.
    """
    row = Company(name="")
    session.add(row)
    _fill(session, row, facts)
    session.flush()
    for listing in listings:
        add_listing(session, row.id, listing)
    if watchlist_id is not None:
        add_to(session, watchlist_id, [row.id])
    return row.id


def change_company(session: Session, company_id: int, facts: CompanyFacts) -> None:
    """Give a company these facts; raises Missing and Refused."""
    _fill(session, company_row(session, company_id), facts)


def rename(session: Session, company_id: int, name: str, *, keep_alias: bool = True) -> None:
    """Give a company another name; the old one becomes an alias. Raises Missing and Refused."""
    row = company_row(session, company_id)
    old = row.name
    if not name.strip():
        raise Refused("A company needs a name")
    row.name = name.strip()
    if keep_alias and old != row.name:
        kept = [alias.name for alias in row.aliases if alias.name != row.name]
        _set_aliases(row, [*kept, old])


def set_comment(session: Session, company_id: int, comment: str) -> None:
    """Give a company its one line of comment; raises Missing."""
    company_row(session, company_id).comment = " ".join(comment.split())


def archive(session: Session, company_id: int, is_archived: bool) -> None:
    """Put a company out of sight, or bring it back; raises Missing."""
    company_row(session, company_id).is_archived = is_archived


def belongings(session: Session, company_ids: Collection[int]) -> dict[int, Belongings]:
    """What goes with each of these companies that is deleted, in a fixed number of statements."""

    def count(owner: Any, joined: Any = None, on: Any = None) -> dict[int, int]:
        asked = select(owner, func.count()).where(owner.in_(company_ids)).group_by(owner)
        asked = asked.join(joined, on) if joined is not None else asked
        return dict(session.execute(asked).all())

    listings, projects = count(Listing.company_id), count(Project.company_id)
    bars = count(Listing.company_id, PriceBar, PriceBar.listing_id == Listing.id)
    milestones = count(Milestone.company_id)
    promises = count(Milestone.company_id, Guidance, Guidance.milestone_id == Milestone.id)
    notes, lists = count(Note.company_id), count(WatchlistEntry.company_id)
    financings, agreements = count(Financing.company_id), count(Agreement.company_id)
    return {
        company: Belongings(
            listings=listings.get(company, 0),
            bars=bars.get(company, 0),
            projects=projects.get(company, 0),
            milestones=milestones.get(company, 0),
            promises=promises.get(company, 0),
            notes=notes.get(company, 0),
            deals=financings.get(company, 0) + agreements.get(company, 0),
            lists=lists.get(company, 0),
        )
        for company in company_ids
    }


def delete_company(session: Session, company_id: int) -> None:
    """Delete a company with all that hangs on it, and the events that concern it alone.

    Raises Missing.
    """
    row = company_row(session, company_id)
    for project in row.projects:
        forget_project(session, project)
    for milestone in row.milestones:
        forget_milestone(session, milestone)
    for listing in row.listings:
        _forget_listing(session, listing)
    _forget_deals(session, row)
    forget_company(session, company_id)
    for kept in session.scalars(select(Attachment).where(Attachment.company_id == company_id)):
        session.delete(kept)
    session.flush()
    session.delete(row)


def add_listing(session: Session, company_id: int, facts: ListingFacts) -> int:
    """Enter a listing of a company; its id. Raises Missing and Refused."""
    company = company_row(session, company_id)
    is_first = not company.listings
    row = Listing(company_id=company.id, exchange="", ticker="", currency="")
    company.listings.append(row)
    _fill_listing(session, row, facts)
    if is_first or facts.is_primary:
        _make_primary(company, row)
    session.flush()
    return row.id


def change_listing(session: Session, listing_id: int, facts: ListingFacts) -> None:
    """Give a listing these facts; raises Missing and Refused."""
    row = _listing(session, listing_id)
    _fill_listing(session, row, facts)
    if facts.is_primary:
        _make_primary(row.company, row)


def make_primary(session: Session, listing_id: int) -> None:
    """Make a listing the one that is shown first; raises Missing."""
    row = _listing(session, listing_id)
    _make_primary(row.company, row)


def delete_listing(session: Session, listing_id: int) -> None:
    """Delete a listing with its stored prices; another one becomes primary. Raises Missing."""
    row = _listing(session, listing_id)
    company = row.company
    _forget_listing(session, row)
    session.flush()
    company.listings.remove(row)
    if row.is_primary and company.listings:
        _make_primary(company, company.listings[0])


def company_row(session: Session, company_id: int) -> Company:
    """The row of a company; raises Missing."""
    row = session.get(Company, company_id)
    if row is None:
        raise Missing("This company is no longer in the database")
    return row


def _listing(session: Session, listing_id: int) -> Listing:
    row = session.get(Listing, listing_id)
    if row is None:
        raise Missing("This listing is no longer in the database")
    return row


def _fill(session: Session, row: Company, facts: CompanyFacts) -> None:
    if not facts.name.strip():
        raise Refused("A company needs a name")
    if facts.fiscal_year_end_month is not None and not 1 <= facts.fiscal_year_end_month <= 12:
        raise Refused("A fiscal year ends in one of twelve months")
    row.name = facts.name.strip()
    row.headquarters, row.country = facts.headquarters, facts.country
    if tuple(row.commodities or ()) != tuple(facts.commodities) or row.commodities is None:
        row.commodities = list(facts.commodities)
    row.fiscal_year_end_month = facts.fiscal_year_end_month
    row.is_private, row.remark = facts.is_private, facts.remark
    row.comment = " ".join(facts.comment.split())
    row.source_id = resolve(session, facts.source)
    _set_aliases(row, [a for a in facts.aliases if a.strip()])


def _set_aliases(row: Company, names: Sequence[str]) -> None:
    for alias, name in zip(row.aliases, names, strict=False):
        alias.name = name
    del row.aliases[len(names) :]
    for position in range(len(row.aliases), len(names)):
        row.aliases.append(CompanyAlias(position=position, name=names[position]))


def _fill_listing(session: Session, row: Listing, facts: ListingFacts) -> None:
    exchange, ticker = facts.exchange.strip().upper(), facts.ticker.strip().upper()
    currency = facts.currency.strip().upper()
    if not exchange or not ticker:
        raise Refused("A listing needs an exchange and a ticker")
    if len(currency) != 3 or not currency.isalpha():
        raise Refused("A currency has three letters, such as CAD")
    with session.no_autoflush:
        other = session.scalar(
            select(Listing).where(Listing.exchange == exchange, Listing.ticker == ticker)
        )
    if other is not None and other is not row:
        raise Refused(f"{exchange}:{ticker} is a listing of {other.company.name} already")
    if facts.since and facts.until and facts.until < facts.since:
        raise Refused("A listing ends on or after the day on which it starts")
    _check_successor(session, row, facts.successor_id)
    row.exchange, row.ticker, row.currency = exchange, ticker, currency
    row.as_written = facts.as_written or row.as_written
    row.since, row.until = facts.since, facts.until
    row.successor_id = facts.successor_id


def _check_successor(session: Session, row: Listing, successor_id: int | None) -> None:
    with session.no_autoflush:
        while successor_id is not None:
            successor = _listing(session, successor_id)
            if successor is row:
                raise Refused("A listing can't be succeeded by itself")
            successor_id = successor.successor_id


def _make_primary(company: Company, row: Listing) -> None:
    for listing in company.listings:
        listing.is_primary = listing is row


def _forget_deals(session: Session, row: Company) -> None:
    """Let nothing revise this company's deals: a project that moved took some revisions along."""
    financings = [financing.id for financing in row.financings]
    for revised in session.scalars(
        select(Financing).where(Financing.revision_of_id.in_(financings))
    ):
        revised.revision_of_id = None
    agreements = [agreement.id for agreement in row.agreements]
    for agreed in session.scalars(
        select(Agreement).where(Agreement.revision_of_id.in_(agreements))
    ):
        agreed.revision_of_id = None


def _forget_listing(session: Session, row: Listing) -> None:
    for older in session.scalars(select(Listing).where(Listing.successor_id == row.id)):
        older.successor_id = None
