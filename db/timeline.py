"""Everything dated of a company, read in a fixed number of statements."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from db.companies import all_companies, company, company_records
from db.notes import note_record
from db.records import (
    CompanyRecord,
    CompanyTimeline,
    DealPart,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    Money,
    OwnerShareRecord,
    ProjectRecord,
    SourceRecord,
    Span,
    Window,
)
from db.sources import sources_by_id
from db.stages import rank
from db.tables import (
    Agreement,
    Company,
    Event,
    EventCompany,
    Financing,
    FinancingPart,
    Guidance,
    Milestone,
    Note,
    OwnerShare,
    Project,
)

Sources = dict[int, SourceRecord]
Rows = TypeVar("Rows", Project, Milestone)
CHUNK = 10_000  # values in one statement: SQLite takes 32,766 of them


def company_timeline(session: Session, company_id: int) -> CompanyTimeline:
    """One company's projects, milestones, notes, deals and events; raises Missing."""
    record = company(session, company_id)
    projects = session.scalars(
        select(Project)
        .where(Project.company_id == company_id)
        .options(selectinload(Project.aliases), selectinload(Project.owner_shares))
    ).all()
    milestones = session.scalars(
        select(Milestone)
        .where(Milestone.company_id == company_id)
        .options(selectinload(Milestone.guidance))
        .order_by(Milestone.id)
    ).all()
    notes = session.scalars(
        select(Note)
        .where(Note.company_id == company_id)
        .options(selectinload(Note.tags))
        .order_by(Note.day.nulls_first(), Note.id)
    ).all()
    financings = session.scalars(
        select(Financing)
        .where(Financing.company_id == company_id)
        .options(selectinload(Financing.parts))
        .order_by(Financing.id)
    ).all()
    agreements = session.scalars(
        select(Agreement).where(Agreement.company_id == company_id).order_by(Agreement.id)
    ).all()
    events = _events(session, company_id)
    deals: list[Financing | Agreement] = [*financings, *agreements]
    guidance = [g for m in milestones for g in m.guidance]
    sources = sources_by_id(
        session,
        [
            *(p.source_id for p in projects),
            *(share.source_id for p in projects for share in p.owner_shares),
            *(m.source_id for m in milestones),
            *(m.actual_source_id for m in milestones),
            *(g.source_id for g in guidance),
            *(n.source_id for n in notes),
            *(d.source_id for d in deals),
            *(e.source_id for e in events),
        ],
    )
    found = [milestone_record(m, sources) for m in milestones]
    return CompanyTimeline(
        company=record,
        milestones=tuple(m for m in found if m.project_id is None),
        projects=tuple(
            _project_record(p, found, sources) for p in sorted(projects, key=_furthest_first)
        ),
        notes=tuple(note_record(n, sources) for n in notes),
        deals=tuple(_deal_record(d, sources) for d in deals),
        events=tuple(_event_record(e, sources) for e in events),
    )


def project_timelines(
    session: Session, company_ids: Sequence[int] | None = None
) -> tuple[CompanyTimeline, ...]:
    """The projects and milestones of some companies, or of all that are not archived, by name.

    Notes, deals and events are left out. The number of statements does not grow with the number
    of companies, but for ids beyond `CHUNK`.
    """
    records = _chosen_companies(session, company_ids)
    ids = [record.id for record in records]
    projects = _of_companies(
        session, Project, ids, selectinload(Project.aliases), selectinload(Project.owner_shares)
    )
    milestones = _of_companies(session, Milestone, ids, selectinload(Milestone.guidance))
    sources = sources_by_id(session, _sources_of(projects, milestones))
    own: defaultdict[int, list[MilestoneRecord]] = defaultdict(list)
    for milestone in milestones:
        own[milestone.company_id].append(milestone_record(milestone, sources))
    of: defaultdict[int, list[Project]] = defaultdict(list)
    for project in projects:
        of[project.company_id].append(project)
    return tuple(
        CompanyTimeline(
            company=record,
            milestones=tuple(m for m in own[record.id] if m.project_id is None),
            projects=tuple(
                _project_record(p, own[record.id], sources)
                for p in sorted(of[record.id], key=_furthest_first)
            ),
            notes=(),
            deals=(),
            events=(),
        )
        for record in records
    )


def _chosen_companies(
    session: Session, company_ids: Sequence[int] | None
) -> tuple[CompanyRecord, ...]:
    if company_ids is None:
        return all_companies(session)
    rows = [
        row
        for part in _chunks(company_ids)
        for row in session.scalars(
            select(Company).where(Company.id.in_(part)).options(selectinload(Company.aliases))
        )
    ]
    return tuple(sorted(company_records(session, rows), key=lambda c: (c.name.casefold(), c.id)))


def _of_companies(
    session: Session, table: type[Rows], ids: Sequence[int], *options: Any
) -> list[Rows]:
    columns: Any = table
    return [
        row
        for part in _chunks(ids)
        for row in session.scalars(
            select(table).where(columns.company_id.in_(part)).options(*options).order_by(columns.id)
        )
    ]


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def _sources_of(
    projects: Sequence[Project], milestones: Sequence[Milestone]
) -> Iterator[int | None]:
    for project in projects:
        yield project.source_id
        yield from (share.source_id for share in project.owner_shares)
    for milestone in milestones:
        yield milestone.source_id
        yield milestone.actual_source_id
        yield from (said.source_id for said in milestone.guidance)


def _events(session: Session, company_id: int) -> list[Event]:
    named = select(EventCompany.event_id)
    for_it = named.where(EventCompany.company_id == company_id)
    return list(
        session.scalars(
            select(Event)
            .where(or_(Event.id.not_in(named), Event.id.in_(for_it)))
            .options(selectinload(Event.companies))
            .order_by(Event.day.nulls_first(), Event.id)
        )
    )


def milestone_record(row: Milestone, sources: Sources) -> MilestoneRecord:
    """The record of a milestone whose guidance is loaded."""
    actual = None
    if row.actual_start and row.actual_end:
        actual = Span(row.actual_start, row.actual_end, row.actual_precision or "day")
    guidance = sorted((guidance_record(g, sources) for g in row.guidance), key=_said)
    return MilestoneRecord(
        id=row.id,
        uid=row.uid,
        company_id=row.company_id,
        project_id=row.project_id,
        name=row.name,
        type=row.type,
        phase=row.phase,
        status=row.status,
        actual=actual,
        last_evidence_on=row.last_evidence_on,
        remark=row.remark,
        confidence=row.confidence,
        source=sources.get(row.source_id or 0),
        guidance=tuple(guidance),
        superseded_by_id=row.superseded_by_id,
        actual_source=sources.get(row.actual_source_id or 0),
        recorded_at=row.recorded_at,
        version=row.version,
    )


def guidance_record(row: Guidance, sources: Sources) -> GuidanceRecord:
    """The record of one promise."""
    return GuidanceRecord(
        id=row.id,
        uid=row.uid,
        milestone_id=row.milestone_id,
        announced_on=row.announced_on,
        announced_precision=row.announced_precision,
        announced_after=row.announced_after,
        announced_before=row.announced_before,
        window=Window(row.text, row.window_start, row.window_end, row.precision),
        said_by=row.said_by,
        in_error=row.in_error,
        remark=row.remark,
        confidence=row.confidence,
        source=sources.get(row.source_id or 0),
        kind=row.kind,
        reason=row.reason,
        recorded_at=row.recorded_at,
        version=row.version,
    )


def _said(record: GuidanceRecord) -> tuple[dt.date, int]:
    first = record.announced_on or record.announced_before or record.announced_after
    return first or dt.date.min, record.id


def _furthest_first(row: Project) -> tuple[int, str]:
    """The order of a company's projects: by what they are, so that every copy shows the same."""
    return -rank(row.stage), row.name


def _project_record(
    row: Project, milestones: list[MilestoneRecord], sources: Sources
) -> ProjectRecord:
    shares = sorted(row.owner_shares, key=lambda share: (share.day or dt.date.min, share.id))
    return ProjectRecord(
        id=row.id,
        uid=row.uid,
        company_id=row.company_id,
        name=row.name,
        aliases=tuple(alias.name for alias in row.aliases),
        kind=row.kind,
        country=row.country,
        region=row.region,
        stage=row.stage,
        stage_status=row.stage_status,
        stage_as_of=row.stage_as_of,
        chain_steps=tuple(row.chain_steps),
        remark=row.remark,
        milestones=tuple(m for m in milestones if m.project_id == row.id),
        owner_shares=tuple(_owner_share_record(share, sources) for share in shares),
        latitude=row.latitude,
        longitude=row.longitude,
        place_source=row.place_source,
        stage_as_of_precision=row.stage_as_of_precision,
        source=sources.get(row.source_id or 0),
    )


def _owner_share_record(row: OwnerShare, sources: Sources) -> OwnerShareRecord:
    return OwnerShareRecord(
        id=row.id,
        uid=row.uid,
        share=row.share,
        day=row.day,
        day_precision=row.day_precision,
        holder=row.holder,
        remark=row.remark,
        source=sources.get(row.source_id or 0),
    )


def _deal_record(row: Financing | Agreement, sources: Sources) -> DealRecord:
    money = None
    if row.amount is not None and row.currency is not None:
        money = Money(row.amount, row.currency)
    return DealRecord(
        category="agreement" if isinstance(row, Agreement) else "financing",
        id=row.id,
        uid=row.uid,
        company_id=row.company_id,
        project_id=row.project_id,
        kind=row.kind,
        firmness=row.firmness,
        day=row.day,
        day_precision=row.day_precision,
        money=money,
        currency_explicit=row.currency_explicit,
        amount_text=row.amount_text,
        counterparty=row.counterparty,
        revision_of_id=row.revision_of_id,
        unit=row.unit if isinstance(row, Agreement) else None,
        remark=row.remark,
        source=sources.get(row.source_id or 0),
        parts=tuple(_part(part) for part in row.parts) if isinstance(row, Financing) else (),
        beneficiary=row.beneficiary if isinstance(row, Financing) else None,
        includes=tuple(row.includes) if isinstance(row, Financing) else (),
        term_years=row.term_years if isinstance(row, Agreement) else None,
        recorded_at=row.recorded_at,
        confidence=row.confidence,
    )


def _part(row: FinancingPart) -> DealPart:
    return DealPart(row.kind, Money(row.amount, row.currency), row.counterparty)


def _event_record(row: Event, sources: Sources) -> EventRecord:
    return EventRecord(
        id=row.id,
        uid=row.uid,
        name=row.name,
        kind=row.kind,
        jurisdiction=row.jurisdiction,
        day=row.day,
        day_precision=row.day_precision,
        end_day=row.end_day,
        text=row.text,
        source=sources.get(row.source_id or 0),
        company_ids=tuple(named.company_id for named in row.companies),
        recorded_at=row.recorded_at,
    )
