"""The Projects tab as lines: projects, and under each its facts and milestones."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from db.records import CompanyTimeline, MilestoneRecord, ProjectRecord
from db.stages import ladder
from desktop import wording
from desktop.analysis import slip
from desktop.analysis.story import Ref
from desktop.models.lines import Line

translate = QCoreApplication.translate


def project_lines(timeline: CompanyTimeline, today: dt.date) -> list[Line]:
    """The lines of a company's projects, and of its own milestones after them."""
    found = [_project(project, today) for project in timeline.projects]
    if timeline.milestones:
        title = translate("Projects", "{name} itself").format(name=timeline.company.short_name)
        below = [_milestone(m, today) for m in timeline.milestones]
        found.append(Line(title, Ref("company", timeline.company.id), is_title=True, lines=below))
    return found


def _project(project: ProjectRecord, today: dt.date) -> Line:
    ref = Ref("project", project.id)
    facts = [Line(words, ref) for words in _facts(project) if words]
    below = facts + [_milestone(milestone, today) for milestone in project.milestones]
    return Line(project.name, ref, is_title=True, lines=below)


def _facts(project: ProjectRecord) -> list[str]:
    return [
        _stage(project),
        _place(project),
        *_shares(project),
        " → ".join(wording.chain_step(step) for step in project.chain_steps),
        " · ".join(project.aliases),
        project.remark or "",
    ]


def _stage(project: ProjectRecord) -> str:
    parts = [wording.project_kind(project.kind)]
    if project.stage:
        parts.append(wording.stage(project.stage))
        steps = ladder(project.kind)
        if project.stage in steps:
            at = translate("Projects", "step {n} of {count}")
            parts.append(at.format(n=steps.index(project.stage) + 1, count=len(steps)))
    if project.stage_status:
        parts.append(
            {
                "underway": translate("Projects", "underway"),
                "complete": translate("Projects", "complete"),
            }.get(project.stage_status, project.stage_status)
        )
    if project.stage_as_of:
        known = project.stage_as_of_precision or "day"
        shown = wording.span(project.stage_as_of, known)
        parts.append(translate("Projects", "as of {day}").format(day=shown))
    return " · ".join(parts)


def _place(project: ProjectRecord) -> str:
    place = ", ".join(part for part in (project.region, project.country) if part)
    if project.latitude is not None and project.longitude is not None:
        place += f" · {project.latitude:g}, {project.longitude:g}"
        if project.place_source:
            place += f" ({project.place_source})"
    return place


def _shares(project: ProjectRecord) -> list[str]:
    told = []
    for share in project.owner_shares:
        holder = share.holder or translate("Projects", "Owner's share")
        words = (
            f"{holder} {wording.percent(float(share.share), _decimals(share.share), signed=False)}"
        )
        if share.day:
            since = wording.span(share.day, share.day_precision)
            words += " · " + translate("Projects", "since {day}").format(day=since)
        told.append(words)
    return told


def _decimals(share: Decimal) -> int:
    exponent = share.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _milestone(milestone: MilestoneRecord, today: dt.date) -> Line:
    parts = [milestone.name]
    if milestone.current is not None and milestone.status == "planned":
        parts.append(milestone.current.window.text)
    parts.append(wording.state(slip.state(milestone, today)))
    count = len(milestone.counted)
    if count > 1:
        parts.append(translate("Projects", "{n} promises").format(n=count))
    said = tuple(Ref("guidance", promise.id) for promise in milestone.guidance)
    return Line("◇ " + " · ".join(parts), Ref("milestone", milestone.id), also=said)
