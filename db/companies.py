"""Companies and their listings: the queries, and finding one by what a person types."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session, selectinload

from db.errors import Ambiguous, Missing
from db.records import CompanyName, CompanyRecord, ListingRecord
from db.sources import source_record, sources_by_id
from db.tables import COMPANY, Company, Listing, PriceBar, PriceSeries, Source

SymbolOf = Callable[[str, str], str]


def company(session: Session, company_id: int) -> CompanyRecord:
    """One company; raises Missing."""
    row = session.get(Company, company_id)
    if row is None:
        raise Missing("This company is no longer in the database")
    return company_records(session, [row])[0]


def id_of(session: Session, uid: str) -> int | None:
    """The id of the company that files call `uid`; None where there is none."""
    return session.scalar(select(Company.id).where(Company.uid == uid))


def is_any(session: Session) -> bool:
    """Whether there is any company, archived or not."""
    return session.scalar(select(Company.id).where(Company.kind == COMPANY).limit(1)) is not None


def is_kept(session: Session, company_id: int) -> bool:
    """Whether a company is in the database, in sight or archived."""
    return session.get(Company, company_id) is not None


def all_companies(session: Session) -> tuple[CompanyRecord, ...]:
    """Every company that is not archived, by name."""
    return _by_name_of(session, is_archived=False)


def names(session: Session) -> list[tuple[int, str]]:
    """The id and the name of every company that is not archived, by name."""
    rows = session.execute(
        select(Company.id, Company.name, Company.uid).where(
            Company.is_archived.is_(False), Company.kind == COMPANY
        )
    )
    ordered = sorted(rows, key=lambda row: (row.name.casefold(), row.uid))
    return [(row.id, row.name) for row in ordered]


def archived_companies(session: Session) -> tuple[CompanyRecord, ...]:
    """Every company that was put out of sight, by name."""
    return _by_name_of(session, is_archived=True)


def company_names(session: Session) -> tuple[CompanyName, ...]:
    """Every company, archived ones too, by name: as little as a list to choose from needs."""
    primary = and_(Listing.company_id == Company.id, Listing.is_primary)
    rows = session.execute(
        select(Company.id, Company.name, Company.is_archived, Listing.exchange, Listing.ticker)
        .outerjoin(Listing, primary)
        .where(Company.kind == COMPANY)
        .order_by(Company.id)
    )
    named = {
        row.id: CompanyName(
            row.id,
            row.name,
            f"{row.exchange}:{row.ticker}" if row.ticker else None,
            row.is_archived,
        )
        for row in rows
    }
    return tuple(sorted(named.values(), key=lambda company: company.name.casefold()))


def company_records(session: Session, rows: Sequence[Company]) -> tuple[CompanyRecord, ...]:
    """The records of some companies, in the order given."""
    listed: dict[int, list[ListingRecord]] = {row.id: [] for row in rows}
    for listing in listing_records(session, listed):
        listed[listing.company_id].append(listing)
    sources = sources_by_id(session, (row.source_id for row in rows))
    return tuple(
        CompanyRecord(
            id=row.id,
            uid=row.uid,
            name=row.name,
            aliases=tuple(alias.name for alias in row.aliases),
            is_private=row.is_private,
            fiscal_year_end_month=row.fiscal_year_end_month,
            comment=row.comment,
            listings=tuple(listed[row.id]),
            headquarters=row.headquarters,
            country=row.country,
            commodities=tuple(row.commodities),
            is_archived=row.is_archived,
            remark=row.remark,
            source=sources.get(row.source_id or 0),
        )
        for row in rows
    )


def listing(session: Session, listing_id: int) -> ListingRecord:
    """One listing; raises Missing."""
    company_id = session.scalar(select(Listing.company_id).where(Listing.id == listing_id))
    found = listing_records(session, [company_id]) if company_id is not None else ()
    for record in found:
        if record.id == listing_id:
            return record
    raise Missing("This listing is no longer in the database")


def listing_records(session: Session, company_ids: Iterable[int]) -> tuple[ListingRecord, ...]:
    """The listings of some companies, the primary one first."""
    last_day = (
        select(func.max(PriceBar.day))
        .where(PriceBar.listing_id == Listing.id)
        .correlate(Listing)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Listing.id,
            Listing.uid,
            Listing.company_id,
            Listing.exchange,
            Listing.ticker,
            Listing.currency,
            Listing.is_primary,
            PriceSeries.source,
            PriceSeries.remark,
            PriceSeries.fetched_at,
            last_day,
            Listing.since,
            Listing.until,
            Listing.successor_id,
            Source,
        )
        .outerjoin(PriceSeries, PriceSeries.listing_id == Listing.id)
        .outerjoin(Source, Source.id == Listing.source_id)
        .where(Listing.company_id.in_(list(company_ids)))
        .order_by(Listing.is_primary.desc(), Listing.id)
    ).all()
    found: list[list[Any]] = [list(row) for row in rows]
    for said in found:
        said[-1] = source_record(said[-1]) if said[-1] is not None else None
    return tuple(ListingRecord(*said) for said in found)


def _by_name_of(
    session: Session, *, is_archived: bool, any_kind: bool = False
) -> tuple[CompanyRecord, ...]:
    asked = select(Company).where(Company.is_archived.is_(is_archived))
    if not any_kind:
        asked = asked.where(Company.kind == COMPANY)
    rows = session.scalars(asked.options(selectinload(Company.aliases)))
    # A server sorts by rules of its own: every copy shows the same order.
    return company_records(session, sorted(rows, key=lambda row: (row.name.casefold(), row.uid)))


def find(
    session: Session, asked: str, symbol_of: SymbolOf | None = None, *, any_kind: bool = False
) -> CompanyRecord:
    """The company that a person means by a ticker, a name, an alias or the start of one.

    An exact ticker (`DEFN`, `TSXV:DEFN`, or a vendor's symbol where `symbol_of` makes it, which is
    then to be another one for any other listing) goes
    before an exact name or alias, that before the start of one. With `any_kind` exchange rates and
    the like, which have prices but are no companies, are found as well. Raises Missing and
    Ambiguous.
    """
    companies = _by_name_of(session, is_archived=False, any_kind=any_kind)
    for fits in (_by_ticker(companies, asked, symbol_of), _by_name(companies, asked)):
        if len(fits) > 1:
            raise Ambiguous(asked, [c.name for c in fits])
        if fits:
            return fits[0]
    starting = [c for c in companies if any(_starts(n, asked) for n in (c.name, *c.aliases))]
    if not starting or not asked.strip():
        raise Missing(f"No company is called {asked!r}")
    if len(starting) > 1:
        raise Ambiguous(asked, [c.name for c in starting])
    return starting[0]


def find_listing(session: Session, asked: str, symbol_of: SymbolOf | None = None) -> ListingRecord:
    """The listing that a ticker names, else the primary one of the company that fits.

    Raises Missing (also where the company has no listing) and Ambiguous.
    """
    priced = _by_name_of(session, is_archived=False, any_kind=True)
    listings = [listing for c in priced for listing in c.listings]
    fits = [listing for listing in listings if _is_ticker(listing, asked, symbol_of)]
    if len(fits) > 1:
        raise Ambiguous(asked, [listing.code for listing in fits])
    if fits:
        return fits[0]
    found = find(session, asked, symbol_of, any_kind=True)
    if not found.listings:
        raise Missing(f"{found.name} has no listing")
    return found.listings[0]


def _by_ticker(
    companies: Sequence[CompanyRecord], asked: str, symbol_of: SymbolOf | None
) -> list[CompanyRecord]:
    return [c for c in companies if any(_is_ticker(x, asked, symbol_of) for x in c.listings)]


def _by_name(companies: Sequence[CompanyRecord], asked: str) -> list[CompanyRecord]:
    wanted = _folded(asked)
    return [
        c for c in companies if wanted in {_folded(n) for n in (c.name, c.short_name, *c.aliases)}
    ]


def _is_ticker(listing: ListingRecord, asked: str, symbol_of: SymbolOf | None) -> bool:
    prefix, colon, ticker = asked.strip().lstrip("$").rpartition(":")
    if colon:
        ticker = ticker.strip().lstrip("$")
        is_on_it = _exchange(prefix) == _exchange(listing.exchange)
        if is_on_it and ticker.upper() == listing.ticker.upper():
            return True
        return symbol_of is not None and symbol_of(prefix, ticker) == symbol_of(
            listing.exchange, listing.ticker
        )
    if ticker.upper() == listing.ticker.upper():
        return True
    return (
        symbol_of is not None
        and bool({".", "="} & set(ticker))
        and ticker.upper() == symbol_of(listing.exchange, listing.ticker).upper()
    )


def _exchange(prefix: str) -> str:
    return re.sub(r"[\s._-]", "", prefix).upper()


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _starts(name: str, asked: str) -> bool:
    return _folded(name).startswith(_folded(asked))
