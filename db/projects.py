"""Projects entered, changed, moved and deleted, with who owned which share when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.records import NewSource, SourceRecord
from db.sources import resolve
from db.tables import (
    Agreement,
    Company,
    Financing,
    Milestone,
    Note,
    OwnerShare,
    Project,
    ProjectAlias,
)


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """A share held since a day: in percent; `holder` None is the company itself.

    `id` is that of the share which these facts replace.
    """

    share: Decimal
    day: dt.date | None = None
    day_precision: str = "day"
    holder: str | None = None
    remark: str | None = None
    source: SourceRecord | NewSource | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """What is entered about a project."""

    name: str
    kind: str = "mine"
    aliases: Sequence[str] = ()
    country: str | None = None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    place_source: str | None = None
    stage: str | None = None
    stage_status: str | None = None
    stage_as_of: dt.date | None = None
    stage_as_of_precision: str | None = None
    shares: Sequence[ShareFacts] = ()
    chain_steps: Sequence[str] = ()
    remark: str | None = None
    source: SourceRecord | NewSource | None = field(default=None)


@dataclass(frozen=True, slots=True)
class ProjectBelongings:
    """How much goes with a project that is deleted, and how much stays with its company."""

    milestones: int
    promises: int
    notes: int
    deals: int


def add_project(session: Session, company_id: int, facts: ProjectFacts) -> int:
    """Enter a project of a company; its id. Raises Missing and Refused."""
    if session.get(Company, company_id) is None:
        raise Missing("This company is no longer in the database")
    row = Project(company_id=company_id)
    _fill(session, row, facts)
    session.add(row)
    session.flush()
    return row.id


def change_project(session: Session, project_id: int, facts: ProjectFacts) -> None:
    """Give a project these facts; raises Missing and Refused."""
    _fill(session, project(session, project_id), facts)


def move_project(session: Session, project_id: int, company_id: int) -> None:
    """Give a project with all that hangs on it to another company; raises Missing."""
    if session.get(Company, company_id) is None:
        raise Missing("This company is no longer in the database")
    row = project(session, project_id)
    row.company_id = company_id
    for milestone in row.milestones:
        milestone.company_id = company_id
    for thing in _hanging(session, project_id):
        thing.company_id = company_id


def project_belongings(session: Session, project_id: int) -> ProjectBelongings:
    """What hangs on a project; raises Missing."""
    row = project(session, project_id)
    hanging = _hanging(session, project_id)
    notes = sum(isinstance(thing, Note) for thing in hanging)
    return ProjectBelongings(
        milestones=len(row.milestones),
        promises=sum(len(m.guidance) for m in row.milestones),
        notes=notes,
        deals=len(hanging) - notes,
    )


def delete_project(session: Session, project_id: int) -> None:
    """Delete a project with its milestones; its notes and deals stay with the company.

    Raises Missing.
    """
    row = project(session, project_id)
    forget_project(session, row)
    session.delete(row)


def forget_project(session: Session, row: Project) -> None:
    """Let nothing that stays point at a project or its milestones any more."""
    for thing in _hanging(session, row.id):
        thing.project_id = None
    for milestone in row.milestones:
        forget_milestone(session, milestone)
    session.flush()


def forget_milestone(session: Session, row: Milestone) -> None:
    """Let no milestone be superseded by this one any more."""
    for other in session.scalars(select(Milestone).where(Milestone.superseded_by_id == row.id)):
        other.superseded_by_id = None


def project(session: Session, project_id: int) -> Project:
    """The row of a project; raises Missing."""
    row = session.get(Project, project_id)
    if row is None:
        raise Missing("This project is no longer in the database")
    return row


def _hanging(session: Session, project_id: int) -> list[Note | Financing | Agreement]:
    """What names a project and belongs to its company."""
    return [
        *session.scalars(select(Note).where(Note.project_id == project_id)),
        *session.scalars(select(Financing).where(Financing.project_id == project_id)),
        *session.scalars(select(Agreement).where(Agreement.project_id == project_id)),
    ]


def _fill(session: Session, row: Project, facts: ProjectFacts) -> None:
    if not facts.name.strip():
        raise Refused("A project needs a name")
    if (facts.latitude is None) != (facts.longitude is None):
        raise Refused("A place needs both latitude and longitude")
    row.name = facts.name.strip()
    row.kind = facts.kind
    row.country, row.region = facts.country, facts.region
    row.latitude, row.longitude = facts.latitude, facts.longitude
    row.place_source = facts.place_source
    row.stage, row.stage_status = facts.stage, facts.stage_status
    row.stage_as_of = facts.stage_as_of
    row.stage_as_of_precision = facts.stage_as_of_precision if facts.stage_as_of else None
    if tuple(row.chain_steps or ()) != tuple(facts.chain_steps) or row.chain_steps is None:
        row.chain_steps = list(facts.chain_steps)
    row.remark = facts.remark
    row.source_id = resolve(session, facts.source)
    _set_aliases(row, [a for a in facts.aliases if a.strip()])
    _set_shares(session, row, facts.shares)


def _set_aliases(row: Project, names: Sequence[str]) -> None:
    for alias, name in zip(row.aliases, names, strict=False):
        alias.name = name
    del row.aliases[len(names) :]
    for position in range(len(row.aliases), len(names)):
        row.aliases.append(ProjectAlias(position=position, name=names[position]))


def _set_shares(session: Session, row: Project, shares: Sequence[ShareFacts]) -> None:
    if any(not 0 <= share.share <= 100 for share in shares):
        raise Refused("An owner's share is between 0 and 100 per cent")
    known = {share.id: share for share in row.owner_shares}
    kept = {share.id for share in shares if share.id is not None}
    for old_id, old in known.items():
        if old_id not in kept:
            row.owner_shares.remove(old)
    for facts in shares:
        share = known.get(facts.id) if facts.id is not None else None
        if share is None:
            share = OwnerShare(day_precision="unknown")
            row.owner_shares.append(share)
        share.share, share.holder = facts.share, (facts.holder or "").strip() or None
        if facts.day or share.day:
            share.day_precision = facts.day_precision if facts.day else "unknown"
        share.day = facts.day
        share.remark, share.source_id = facts.remark, resolve(session, facts.source)
