"""All projects of a list: what is next in each and how it stands, grouped, sorted, filtered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from db.records import CompanyRecord, CompanyTimeline, MilestoneRecord, ProjectRecord
from db.stages import LADDER, OFF_THE_LADDER, rank
from desktop.analysis.slip import MilestoneState, by_end, change, slip_days, state

SOON = 90  # days within which something is due soon
GROUPS = ("state", "company", "stage", "none")
SORTS = ("due", "slip", "targets", "project", "company")
STATES = ("overdue", "soon", "later", "open_ended", "none")


@dataclass(frozen=True, slots=True)
class Lane:
    """A project (or, without one, a company's own milestones) and its next milestone.

    `state` is that of the next milestone, None where nothing is ahead; `targets` counts its
    promises, `slip` is how far they moved in days. `coming` is what is next beyond all that is
    overdue, with its state, None where nothing has a date ahead.
    """

    company: CompanyRecord
    project: ProjectRecord | None
    milestones: tuple[MilestoneRecord, ...]
    next: MilestoneRecord | None
    state: MilestoneState | None
    targets: int
    slip: int | None
    coming: tuple[MilestoneRecord, MilestoneState] | None = None

    @property
    def name(self) -> str:
        """The project's short name, else the company's."""
        return self.project.short_name if self.project else self.company.short_name

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from every other lane: the company's and the project's id, 0 for none."""
        return self.company.id, self.project.id if self.project else 0

    @property
    def standing(self) -> str:
        """One of `STATES`."""
        if self.state is None or self.state.kind == "undated":
            return "none"
        if self.state.kind == "due":
            return "soon" if (self.state.days or 0) <= SOON else "later"
        return self.state.kind


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes under one heading: a state, a stage's code or a company's name; empty for no groups."""

    kind: str
    name: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lanes are shown and in what order.

    `due_within` days looks at what is coming, which is then what is next in the lane, as overdue
    milestones stand aside; `overdue` looks at what is next, `slipped_since` at any
    promise said from that day on that moved later; of `types` and `stages` any will do, and all do
    where none is named.
    """

    group: str = "state"
    sort: str = "due"
    due_within: int | None = None
    overdue: bool = False
    slipped_since: dt.date | None = None
    types: frozenset[str] = field(default_factory=frozenset)
    stages: frozenset[str] = field(default_factory=frozenset)
    words: str = ""


def lanes(timelines: Iterable[CompanyTimeline], today: dt.date) -> tuple[Lane, ...]:
    """A lane for each project, and one for the milestones of a company itself where it has any."""
    return tuple(lane for timeline in timelines for lane in _lanes(timeline, today))


def arranged(found: Sequence[Lane], wanted: Wanted) -> tuple[Group, ...]:
    """The lanes that are wanted, sorted within their groups; no group is empty."""
    looked_at = (_coming(lane) for lane in found) if wanted.due_within is not None else found
    kept = sorted((lane for lane in looked_at if _is_wanted(lane, wanted)), key=_order(wanted.sort))
    if wanted.group == "none":
        return (Group("none", "", tuple(kept)),) if kept else ()
    by_name: dict[str, list[Lane]] = {}
    for lane in kept:
        by_name.setdefault(_group_of(lane, wanted.group), []).append(lane)
    names = sorted(by_name, key=lambda name: _group_order(name, wanted.group))
    return tuple(Group(wanted.group, name, tuple(by_name[name])) for name in names)


def _lanes(timeline: CompanyTimeline, today: dt.date) -> Iterator[Lane]:
    if timeline.milestones:
        yield _lane(timeline.company, None, timeline.milestones, today)
    for project in timeline.projects:
        yield _lane(timeline.company, project, project.milestones, today)


def _lane(
    company: CompanyRecord,
    project: ProjectRecord | None,
    milestones: tuple[MilestoneRecord, ...],
    today: dt.date,
) -> Lane:
    planned = [m for m in milestones if m.status == "planned"]
    following = min(planned, key=_end_of, default=None)
    dated = ((m, found) for m in planned if (found := state(m, today)).kind == "due")
    return Lane(
        company=company,
        project=project,
        milestones=milestones,
        next=following,
        state=state(following, today) if following else None,
        targets=len(following.counted) if following else 0,
        slip=slip_days(following) if following else None,
        coming=min(dated, key=lambda pair: _end_of(pair[0]), default=None),
    )


def _coming(lane: Lane) -> Lane:
    """The lane with what is coming as its next, whatever else is overdue."""
    if lane.coming is None:
        return replace(lane, next=None, state=None, targets=0, slip=None)
    following, found = lane.coming
    return replace(
        lane,
        next=following,
        state=found,
        targets=len(following.counted),
        slip=slip_days(following),
    )


def _end_of(milestone: MilestoneRecord) -> tuple[int, dt.date]:
    return by_end(milestone.current.window if milestone.current else None)


def _is_wanted(lane: Lane, wanted: Wanted) -> bool:
    found = lane.state
    overdue = found is not None and found.kind == "overdue"
    if wanted.overdue and not overdue:
        return False
    if wanted.due_within is not None:
        due = found is not None and found.kind == "due" and (found.days or 0) <= wanted.due_within
        if not due:
            return False
    if wanted.types and not any(m.type in wanted.types for m in lane.milestones):
        return False
    if wanted.stages and (lane.project is None or lane.project.stage not in wanted.stages):
        return False
    if wanted.slipped_since and not _has_slipped(lane, wanted.slipped_since):
        return False
    return all(word in _words(lane) for word in wanted.words.casefold().split())


def _has_slipped(lane: Lane, since: dt.date) -> bool:
    """Whether a promise said from that day on moved an end to a later day."""
    for milestone in lane.milestones:
        for older, newer in pairwise(milestone.counted):
            moved = change(older.window, newer.window)
            later = moved.kind == "slipped" or (moved.days or 0) > 0
            if later and newer.said_by_day is not None and newer.said_by_day >= since:
                return True
    return False


def _words(lane: Lane) -> str:
    parts = [lane.company.name, lane.name, *(m.name for m in lane.milestones)]
    parts += [listing.ticker for listing in lane.company.listings]
    if lane.next and lane.next.current:
        parts.append(lane.next.current.window.text)
    if lane.project:
        parts += lane.project.aliases
    return "\n".join(parts).casefold()


def _due(lane: Lane) -> tuple[int, dt.date, str]:
    end = _end_of(lane.next) if lane.next else (3, dt.date.max)
    return (*end, lane.name)


def _order(sort: str) -> Callable[[Lane], tuple[Any, ...]]:
    keys: dict[str, Callable[[Lane], tuple[Any, ...]]] = {
        "due": _due,
        "slip": lambda lane: (lane.slip is None, -(lane.slip or 0), lane.name),
        "targets": lambda lane: (-lane.targets, lane.name),
        "project": lambda lane: (lane.name.casefold(), lane.company.name),
        "company": lambda lane: (lane.company.name.casefold(), *_due(lane)),
    }
    return keys[sort]


def _group_of(lane: Lane, group: str) -> str:
    if group == "company":
        return lane.company.short_name
    if group == "stage":
        return (lane.project.stage or "") if lane.project else ""
    return lane.standing


def _group_order(name: str, group: str) -> tuple[int, str]:
    if group == "company":
        return 0, name.casefold()
    if group == "stage":
        off = OFF_THE_LADDER.index(name) if name in OFF_THE_LADDER else len(OFF_THE_LADDER)
        return (-rank(name) if name in LADDER else off + 1), name
    return STATES.index(name), name
