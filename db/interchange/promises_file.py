"""Every promise as a row of a table (CSV), for other programs to read."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from db.records import (
    CompanyRecord,
    CompanyTimeline,
    GuidanceRecord,
    MilestoneRecord,
    ProjectRecord,
)
from db.timeline import project_timelines

HEADINGS = (
    "company",
    "project",
    "milestone",
    "milestone_id",
    "type",
    "phase",
    "status",
    "number",
    "kind",
    "announced_on",
    "announced_precision",
    "announced_after",
    "announced_before",
    "words",
    "window_start",
    "window_end",
    "precision",
    "said_by",
    "reason",
    "in_error",
    "actual_start",
    "actual_end",
    "source_title",
    "source_url",
)
# What a spreadsheet takes for a formula is text when an apostrophe stands before it (OWASP).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def export_text(session: Session, company_ids: Sequence[int] | None = None) -> str:
    """The promises of some companies, or of all, by company, project, milestone and day said."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(HEADINGS)
    for timeline in project_timelines(session, company_ids):
        table.writerows(_rows(timeline))
    return written.getvalue()


def _rows(timeline: CompanyTimeline) -> Iterator[list[str]]:
    for milestone in sorted(timeline.milestones, key=_uid):
        yield from _promises(timeline.company, None, milestone)
    for project in timeline.projects:
        for milestone in sorted(project.milestones, key=_uid):
            yield from _promises(timeline.company, project, milestone)


def _promises(
    company: CompanyRecord, project: ProjectRecord | None, milestone: MilestoneRecord
) -> Iterator[list[str]]:
    actual = milestone.actual
    for number, said in enumerate(milestone.guidance, 1):
        yield [
            _text(company.name),
            _text(project.name if project else ""),
            _text(milestone.name),
            _text(milestone.uid),
            _text(milestone.type),
            milestone.phase,
            milestone.status,
            str(number),
            *_said(said),
            _day(actual.start if actual else None),
            _day(actual.end if actual else None),
            _text(said.source.title if said.source else ""),
            _text((said.source.url or "") if said.source else ""),
        ]


def _said(said: GuidanceRecord) -> list[str]:
    return [
        said.kind,
        _day(said.announced_on),
        said.announced_precision,
        _day(said.announced_after),
        _day(said.announced_before),
        _text(said.window.text),
        _day(said.window.start),
        _day(said.window.end),
        _text(said.window.precision),
        _text(said.said_by or ""),
        _text(said.reason or ""),
        "yes" if said.in_error else "",
    ]


def _uid(milestone: MilestoneRecord) -> str:
    """The same order in every copy of the database."""
    return milestone.uid


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
