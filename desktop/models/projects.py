"""The Projects tab as lines: projects, their facts and milestones, and the promises of these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from db.records import (
    CompanyTimeline,
    GuidanceRecord,
    MilestoneRecord,
    ProjectRecord,
    SourceRecord,
)
from db.stages import ladder
from desktop import wording
from desktop.analysis import slip
from desktop.analysis.places import Place, place_words
from desktop.analysis.shares import Held, too_much
from desktop.analysis.spans import span_of
from desktop.analysis.story import Ref
from desktop.models.lines import Line

translate = QCoreApplication.translate

DOT = " · "
GIVEN_UP = frozenset({"suspended", "cancelled", "superseded"})
NO_MORE = frozenset({"cancelled", "superseded"})


def project_lines(timeline: CompanyTimeline, today: dt.date) -> list[Line]:
    """The lines of a company's projects, and of its own milestones after them."""
    names = {m.id: m.name for m in timeline.all_milestones}
    found = [_project(project, timeline, names, today) for project in timeline.projects]
    if timeline.milestones:
        title = translate("Projects", "{name} itself").format(name=timeline.company.short_name)
        below = [_milestone(m, names, today) for m in timeline.milestones]
        found.append(Line(title, Ref("company", timeline.company.id), is_title=True, lines=below))
    return found


def _project(
    project: ProjectRecord, timeline: CompanyTimeline, names: dict[int, str], today: dt.date
) -> Line:
    ref = Ref("project", project.id)
    below = list(_facts(project, timeline.company.short_name, ref))
    below += [_milestone(milestone, names, today) for milestone in project.milestones]
    if not project.milestones:
        below.append(Line(translate("Projects", "No milestone yet: M writes the first."), ref))
    stage = wording.stage(project.stage) if project.stage else ""
    tip = _source(project.source)
    return Line(project.name, ref, is_title=True, side=stage, lines=below, tip=tip)


def _facts(project: ProjectRecord, owner: str, ref: Ref) -> Iterator[Line]:
    """What is known of a project, each with the word for what it is."""
    yield Line(_kind(project), ref, label=translate("Projects", "Kind"))
    if project.stage:
        yield Line(_stage(project), ref, label=translate("Projects", "Stage"))
    if place := _place(project):
        tip = project.place_source or ""
        yield Line(place, ref, label=translate("Projects", "Place"), tip=tip)
    yield from _shares(project, owner, ref)
    if project.chain_steps:
        steps = " → ".join(wording.chain_step(step) for step in project.chain_steps)
        yield Line(steps, ref, label=translate("Projects", "Chain"))
    if project.aliases:
        yield Line(DOT.join(project.aliases), ref, label=translate("Projects", "Also"))
    if project.remark:
        yield Line(project.remark, ref, label=translate("Projects", "Remark"))


def _kind(project: ProjectRecord) -> str:
    return wording.project_kind(project.kind)


def _stage(project: ProjectRecord) -> str:
    """`PFS · complete · step 5 of 12 · as of 7 Apr 2025`, the last of it first to be cut."""
    stage = project.stage or ""
    parts = [wording.stage(stage)]
    if project.stage_status:
        parts.append(wording.stage_status(project.stage_status))
    if project.stage_as_of:
        shown = wording.span(project.stage_as_of, project.stage_as_of_precision or "day")
        parts.append(translate("Projects", "as of {day}").format(day=shown))
    steps = ladder(project.kind)
    if stage in steps:
        at = translate("Projects", "step {n} of {count}")
        parts.append(at.format(n=steps.index(stage) + 1, count=len(steps)))
    return DOT.join(parts)


def _place(project: ProjectRecord) -> str:
    parts = [", ".join(part for part in (project.region, project.country) if part)]
    if project.latitude is not None and project.longitude is not None:
        parts.append(place_words(Place(project.latitude, project.longitude)))
    return DOT.join(part for part in parts if part)


def _shares(project: ProjectRecord, owner: str, ref: Ref) -> Iterator[Line]:
    """A line for each share, with a doubt where they are more than the whole."""
    for share in project.owner_shares:
        parts = [f"{wording.exact(share.share)}{wording.THIN}% {share.holder or owner}"]
        if share.day:
            since = wording.span(share.day, share.day_precision)
            parts.append(translate("Projects", "since {day}").format(day=since))
        tip = "\n".join(part for part in (share.remark, _source(share.source)) if part)
        yield Line(DOT.join(parts), ref, label=translate("Projects", "Owner"), tip=tip)
    found = too_much(
        Held(s.holder, s.share, span_of(s.day, s.day_precision) if s.day else None)
        for s in project.owner_shares
    )
    if found:
        yield Line(wording.too_much(found), ref, mark="triangle-alert", is_late=True)


def _milestone(milestone: MilestoneRecord, names: dict[int, str], today: dt.date) -> Line:
    state = slip.state(milestone, today)
    previous: GuidanceRecord | None = None
    promises = []
    for said in milestone.guidance:
        promises.append(_promise(said, previous))
        previous = previous if said.in_error else said
    sources = dict.fromkeys((_source(milestone.source), _source(milestone.actual_source)))
    tip = "\n".join(part for part in (milestone.remark, *sources) if part)
    return Line(
        milestone.name,
        Ref("milestone", milestone.id),
        side=_reached(milestone) or wording.state(state),
        detail=DOT.join(_told(milestone, names)),
        mark=_mark(milestone, state.kind),
        is_late=state.kind == "overdue",
        is_struck=milestone.status in NO_MORE,
        lines=promises,
        tip=tip,
    )


def _reached(milestone: MilestoneRecord) -> str:
    if milestone.status != "done" or milestone.actual is None:
        return ""
    day = wording.span(milestone.actual.start, milestone.actual.precision)
    return translate("Projects", "done {day}").format(day=day)


def _told(milestone: MilestoneRecord, names: dict[int, str]) -> Iterator[str]:
    """What took its place, the words that hold now, how they slid and how often they were said."""
    if milestone.superseded_by_id in names:
        by = translate("Projects", "by {name}")
        yield by.format(name=names[milestone.superseded_by_id or 0])
    if milestone.current is not None:
        yield milestone.current.window.text
    days = slip.slip_days(milestone)
    if days:
        yield wording.slip(days)
    count = len(milestone.counted)
    if count > 1:
        yield translate("Projects", "{n} promises").format(n=count)


def _mark(milestone: MilestoneRecord, state: str) -> str:
    if milestone.status in GIVEN_UP:
        return "circle-slash"
    return {"done": "mark:done", "overdue": "circle-alert"}.get(state, "mark:guidance")


def _promise(said: GuidanceRecord, previous: GuidanceRecord | None) -> Line:
    """A promise in its words; below, when and by whom, and what it did to the one before."""
    parts = [translate("Projects", "said {day}").format(day=wording.said(said))]
    if said.said_by:
        parts.append(wording.said_by(said.said_by))
    if said.in_error:
        parts.append(translate("Projects", "recorded in error, not counted"))
    elif previous is not None:
        parts.append(wording.moved(slip.change(previous.window, said.window)))
    tip = "\n".join(part for part in (said.reason, said.remark, _source(said.source)) if part)
    return Line(
        said.window.text,
        Ref("guidance", said.id),
        detail=DOT.join(part for part in parts if part),
        mark="mark:withdrawn" if said.window.is_empty else "mark:guidance",
        is_struck=said.in_error,
        tip=tip,
    )


def _source(source: SourceRecord | None) -> str:
    return translate("Projects", "Source: {title}").format(title=source.title) if source else ""
