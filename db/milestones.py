"""Milestones and their promises: entered, revised, ended, moved and deleted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.errors import Missing, Refused
from db.projects import forget_milestone, project
from db.records import NewSource, SourceRecord, Span, Window
from db.sources import resolve
from db.tables import Company, Guidance, Milestone

ENDED = frozenset({"suspended", "cancelled", "superseded"})
PROMISES = ("target", "withdrawn", "suspended", "rescoped", "cancelled")


@dataclass(frozen=True, slots=True)
class MilestoneFacts:
    """What is entered about a milestone; `project_id` None is the company's own."""

    name: str
    type: str
    phase: str = "none"
    project_id: int | None = None
    remark: str | None = None
    source: SourceRecord | NewSource | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What was said: the words with the window they mean, when, by whom, where and why.

    `kind` is one of `PROMISES`. `announced_precision` is day, month or unknown; where the day is
    unknown, it was said between `announced_after` and `announced_before`.
    """

    window: Window
    announced_on: dt.date | None = None
    announced_precision: str = "day"
    announced_after: dt.date | None = None
    announced_before: dt.date | None = None
    said_by: str | None = None
    remark: str | None = None
    source: SourceRecord | NewSource | None = None
    kind: str = "target"
    reason: str | None = None


def add_milestone(
    session: Session,
    company_id: int,
    facts: MilestoneFacts,
    promise: Promise | None = None,
    *,
    fiscal_year_end_month: int | None = None,
) -> int:
    """Enter a milestone, with its first promise if one is known; its id.

    What was learnt of the company's fiscal year is kept with it. Raises Missing and Refused.
    """
    if session.get(Company, company_id) is None:
        raise Missing("This company is no longer in the database")
    row = Milestone(company_id=company_id)
    _fill(session, row, facts)
    session.add(row)
    session.flush()
    if promise is not None:
        add_promise(session, row.id, promise, fiscal_year_end_month=fiscal_year_end_month)
    return row.id


def change_milestone(session: Session, milestone_id: int, facts: MilestoneFacts) -> None:
    """Give a milestone these facts, another project included; raises Missing and Refused."""
    _fill(session, milestone(session, milestone_id), facts)


def move_milestone(session: Session, milestone_id: int, project_id: int | None) -> None:
    """Give a milestone with its promises to another project, or to the company itself.

    Raises Missing and Refused.
    """
    row = milestone(session, milestone_id)
    _check_owner(session, row, project_id)
    row.project_id = project_id


def delete_milestone(session: Session, milestone_id: int) -> None:
    """Delete a milestone with its promises; raises Missing."""
    row = milestone(session, milestone_id)
    forget_milestone(session, row)
    session.flush()
    session.delete(row)


def mark_done(
    session: Session,
    milestone_id: int,
    actual: Span,
    source: SourceRecord | NewSource | None = None,
) -> None:
    """Say that a milestone was reached, on a day or in a month or quarter; raises Missing."""
    row = milestone(session, milestone_id)
    row.status = "done"
    row.actual_start, row.actual_end = actual.start, actual.end
    row.actual_precision = actual.precision
    row.actual_source_id = resolve(session, source)
    row.superseded_by_id = None


def plan_again(session: Session, milestone_id: int) -> None:
    """Take a milestone for planned once more, whatever it was; raises Missing."""
    row = milestone(session, milestone_id)
    row.status = "planned"
    row.superseded_by_id = None
    _forget_actual(row)


def end_milestone(
    session: Session,
    milestone_id: int,
    status: str,
    *,
    superseded_by_id: int | None = None,
    promise: Promise | None = None,
    day: dt.date | None = None,
) -> None:
    """Suspend, cancel or supersede a milestone, with the words in which that was said if known.

    `day` is the day on which it was seen to be so. Raises Missing and Refused.
    """
    if status not in ENDED:
        raise Refused(f"A milestone is not ended by being {status}")
    row = milestone(session, milestone_id)
    following = superseded_by_id
    while following is not None:
        if following == milestone_id:
            raise Refused("A milestone can't be superseded by itself")
        following = milestone(session, following).superseded_by_id
    row.status = status
    row.superseded_by_id = superseded_by_id if status == "superseded" else None
    row.last_evidence_on = day or row.last_evidence_on
    _forget_actual(row)
    if promise is not None:
        add_promise(session, milestone_id, promise)


def add_promise(
    session: Session,
    milestone_id: int,
    promise: Promise,
    *,
    fiscal_year_end_month: int | None = None,
) -> int:
    """Add what was said now to what was said before; its id.

    What was learnt of the company's fiscal year is kept with it. Raises Missing and Refused.
    """
    row = milestone(session, milestone_id)
    window = promise.window
    if not window.text.strip():
        raise Refused("A promise needs the words in which it was given")
    if window.start and window.end and window.start > window.end:
        raise Refused("A window ends on or after the day on which it starts")
    if promise.kind not in PROMISES:
        raise Refused(f"A promise is not of the kind {promise.kind}")
    guidance = Guidance(
        milestone_id=row.id,
        announced_on=promise.announced_on,
        announced_precision=promise.announced_precision if promise.announced_on else "unknown",
        announced_after=promise.announced_after,
        announced_before=promise.announced_before,
        text=window.text.strip(),
        window_start=window.start,
        window_end=window.end,
        precision=window.precision,
        said_by=promise.said_by,
        kind=promise.kind,
        reason=promise.reason,
        remark=promise.remark,
        source_id=resolve(session, promise.source),
    )
    session.add(guidance)
    company = session.get(Company, row.company_id)
    if fiscal_year_end_month is not None and company is not None:
        company.fiscal_year_end_month = fiscal_year_end_month
    session.flush()
    return guidance.id


def mark_in_error(session: Session, guidance_id: int, reason: str) -> None:
    """Keep a promise but count it no more, and say why; raises Missing and Refused."""
    if not reason.strip():
        raise Refused("Say why it was recorded in error")
    row = _guidance(session, guidance_id)
    row.in_error, row.error_reason = True, reason.strip()


def count_again(session: Session, guidance_id: int) -> None:
    """Count a promise that was marked as recorded in error; raises Missing."""
    row = _guidance(session, guidance_id)
    row.in_error, row.error_reason = False, None


def milestone(session: Session, milestone_id: int) -> Milestone:
    """The row of a milestone; raises Missing."""
    row = session.get(Milestone, milestone_id)
    if row is None:
        raise Missing("This milestone is no longer in the database")
    return row


def _guidance(session: Session, guidance_id: int) -> Guidance:
    row = session.get(Guidance, guidance_id)
    if row is None:
        raise Missing("This promise is no longer in the database")
    return row


def _forget_actual(row: Milestone) -> None:
    row.actual_start = row.actual_end = None
    row.actual_precision = row.actual_source_id = None


def _fill(session: Session, row: Milestone, facts: MilestoneFacts) -> None:
    if not facts.name.strip():
        raise Refused("A milestone needs a name")
    _check_owner(session, row, facts.project_id)
    row.name, row.type, row.phase = facts.name.strip(), facts.type, facts.phase
    row.project_id = facts.project_id
    row.remark = facts.remark
    row.source_id = resolve(session, facts.source)


def _check_owner(session: Session, row: Milestone, project_id: int | None) -> None:
    if project_id is not None and project(session, project_id).company_id != row.company_id:
        raise Refused("This project belongs to another company")
