"""Financings and agreements: entered, corrected, revised and deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.projects import project
from db.records import IN_ERROR, DealPart, Money, NewSource, SourceRecord
from db.sources import resolve
from db.tables import Agreement, Company, Financing, FinancingPart

# From the least firm to the firmest.
LADDER = ("indicative", "proposed", "conditional", "committed", "signed", "closed", "drawn")
CATEGORIES = ("financing", "agreement")


@dataclass(frozen=True, slots=True)
class DealFacts:
    """What is entered about a financing or an agreement (`category`).

    `includes` names other financings by their uids, or just what it consists of.
    """

    category: str
    kind: str
    firmness: str | None = None
    day: dt.date | None = None
    day_precision: str = "day"
    money: Money | None = None
    currency_explicit: bool = True
    amount_text: str | None = None
    counterparty: str | None = None
    project_id: int | None = None
    remark: str | None = None
    source: SourceRecord | NewSource | None = None
    beneficiary: str | None = None
    includes: Sequence[str] = ()
    parts: Sequence[DealPart] = ()
    unit: str | None = None
    term_years: Decimal | None = None


def add_deal(session: Session, company_id: int, facts: DealFacts) -> int:
    """Enter a financing or an agreement; its id. Raises Missing and Refused."""
    if session.get(Company, company_id) is None:
        raise Missing("This company is no longer in the database")
    row = _new(facts.category)
    row.company_id = company_id
    _fill(session, row, facts)
    session.add(row)
    session.flush()
    return row.id


def change_deal(session: Session, deal_id: int, facts: DealFacts) -> None:
    """Correct what was entered; raises Missing and Refused."""
    _fill(session, deal(session, facts.category, deal_id), facts)


def revise_deal(session: Session, deal_id: int, facts: DealFacts) -> int:
    """Enter what became of a deal as a row of its own that revises the last one; its id.

    Raises Missing and Refused.
    """
    last = _last(session, deal(session, facts.category, deal_id))
    row = _new(facts.category)
    row.company_id = last.company_id
    row.revision_of_id = last.id
    _fill(session, row, facts)
    session.add(row)
    session.flush()
    return row.id


def delete_deal(session: Session, category: str, deal_id: int) -> None:
    """Delete one row; what revised it then revises what it revised. Raises Missing.

    A sum that takes it in then takes in the row beside it; with the last one, none of them.
    """
    row = deal(session, category, deal_id)
    later = _revisions(session, row)
    if isinstance(row, Financing):
        before = session.get(Financing, row.revision_of_id) if row.revision_of_id else None
        beside = before or (later[0] if later else None)
        _include_instead(session, row, beside.uid if beside else None)
    for revision in later:
        revision.revision_of_id = row.revision_of_id
    session.flush()
    session.delete(row)


def mark_deal_in_error(session: Session, category: str, deal_id: int) -> None:
    """Keep a row as a mistake that counts no more; raises Missing."""
    deal(session, category, deal_id).confidence = IN_ERROR


def count_deal_again(session: Session, category: str, deal_id: int) -> None:
    """Count a row that was taken for a mistake; raises Missing."""
    row = deal(session, category, deal_id)
    if row.confidence == IN_ERROR:
        row.confidence = None


def deal(session: Session, category: str, deal_id: int) -> Financing | Agreement:
    """The row of a deal; raises Missing."""
    row: Financing | Agreement | None
    if category == "financing":
        row = session.get(Financing, deal_id)
    else:
        row = session.get(Agreement, deal_id)
    if row is None:
        raise Missing(f"This {category} is no longer in the database")
    return row


def _new(category: str) -> Financing | Agreement:
    return Financing() if category == "financing" else Agreement()


def _revisions(session: Session, row: Financing | Agreement) -> list[Financing | Agreement]:
    """The rows that revise this one, the last entered first."""
    found: list[Financing | Agreement] = []
    if isinstance(row, Financing):
        found += session.scalars(select(Financing).where(Financing.revision_of_id == row.id))
    else:
        found += session.scalars(select(Agreement).where(Agreement.revision_of_id == row.id))
    return sorted(found, key=lambda later: -later.id)


def _last(session: Session, row: Financing | Agreement) -> Financing | Agreement:
    """The row furthest down the revisions of this one, among equals the one entered last."""
    seen = {row.id}
    step = [row]
    while step:
        row = max(step, key=lambda found: found.id)
        step = [d for found in step for d in _revisions(session, found) if d.id not in seen]
        seen.update(found.id for found in step)
    return row


def _include_instead(session: Session, row: Financing, uid: str | None) -> None:
    """Let what takes this financing in take in another one, or nothing, in its place."""
    of_company = select(Financing).where(Financing.company_id == row.company_id)
    for other in session.scalars(of_company).all():
        if row.uid in (other.includes or ()):
            named = [uid if known == row.uid else known for known in other.includes]
            other.includes = list(dict.fromkeys(known for known in named if known))


def _fill(session: Session, row: Financing | Agreement, facts: DealFacts) -> None:
    if not facts.kind:
        raise Refused("A financing needs a kind")
    if facts.firmness is not None and facts.firmness not in LADDER:
        raise Refused(f"{facts.firmness} is no rung of the firmness ladder")
    if facts.money is not None and facts.money.amount < 0:
        raise Refused("An amount is not below zero")
    for part in facts.parts:
        if not part.kind.strip():
            raise Refused("A part of a financing needs a kind")
        if part.money.amount < 0:
            raise Refused("An amount is not below zero")
    if facts.project_id is not None and (
        project(session, facts.project_id).company_id != row.company_id
    ):
        raise Refused("This project belongs to another company")
    row.kind, row.firmness = facts.kind, facts.firmness
    row.day = facts.day
    row.day_precision = facts.day_precision if facts.day else "unknown"
    row.amount = facts.money.amount if facts.money else None
    row.currency = facts.money.currency if facts.money else None
    row.currency_explicit = facts.currency_explicit
    row.amount_text, row.counterparty = facts.amount_text, facts.counterparty
    row.project_id, row.remark = facts.project_id, facts.remark
    row.source_id = resolve(session, facts.source)
    if isinstance(row, Financing):
        row.beneficiary = facts.beneficiary
        if tuple(row.includes or ()) != tuple(facts.includes) or row.includes is None:
            row.includes = list(facts.includes)
        _set_parts(row, facts.parts)
    else:
        row.unit, row.term_years = facts.unit, facts.term_years


def _set_parts(row: Financing, parts: Sequence[DealPart]) -> None:
    del row.parts[len(parts) :]
    for position, part in enumerate(parts):
        if position == len(row.parts):
            row.parts.append(FinancingPart(position=position))
        stored = row.parts[position]
        stored.kind, stored.counterparty = part.kind, part.counterparty
        stored.amount, stored.currency = part.money.amount, part.money.currency
