"""What companies promised and what became of it: chains of promises, and their figures with n.

The figures follow the conventions of the field: a date known to a month or quarter counts by its
end, and a milestone is a hit or a miss against the first window that was promised for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from statistics import fmean, median

from db.records import CompanyTimeline, GuidanceRecord, MilestoneRecord, ProjectRecord
from desktop.analysis.slip import MilestoneState, change, slip_days, state
from desktop.analysis.story import milestones

SMALL = 10  # fewer cases than this are no rate


@dataclass(frozen=True, slots=True)
class Chain:
    """The promises for one milestone, oldest first, and what became of them by a day.

    `verdict` against the first dated window is one of met, missed (also where the target was taken
    back and the window is over), open, unanswered (the window is over and nothing later is known),
    ended (given up before it closed, or superseded) and none (no dated promise, or done without a
    known day). Only met and missed are decided.
    `late` is the days from the first window's end to the actual day's, where it is done. `slip` is
    the days from the first window's end to the last one's or the actual; `pace` the days that the
    promised end moved per day that passed between the first and the last promise (1.0 = sliding
    day for day). `closed` counts the windows that ended before anything newer was said, `kept`
    those of them in which it was done.
    """

    milestone: MilestoneRecord
    project: ProjectRecord | None
    state: MilestoneState
    verdict: str
    late: int | None
    slip: int | None
    pace: float | None
    closed: int
    kept: int

    @property
    def promises(self) -> tuple[GuidanceRecord, ...]:
        """The promises that count."""
        return self.milestone.counted

    @property
    def first(self) -> GuidanceRecord | None:
        """The first promise with a dated end."""
        return next((said for said in self.promises if said.window.end is not None), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the number of cases behind it; no value where there are none."""

    value: float | None
    n: int

    @property
    def is_small(self) -> bool:
        """Whether too few cases stand behind it to take it for a rate."""
        return self.n < SMALL


@dataclass(frozen=True, slots=True)
class Record:
    """What was promised in some milestones and what came of it by a day.

    `hit_rate` is the share of decided chains that met their first window (0 to 1); `slip` the
    median days between first and last dated point, `late` the mean days late of what was done too
    late, `promises` the mean number of promises per milestone that has any.
    """

    chains: tuple[Chain, ...]
    met: int
    hit_rate: Figure
    slip: Figure
    late: Figure
    promises: Figure

    @property
    def misses(self) -> tuple[Chain, ...]:
        """The chains that missed their first window, the latest first."""
        missed = (chain for chain in self.chains if chain.verdict == "missed")
        return tuple(sorted(missed, key=lambda chain: -(chain.late or chain.slip or 0)))


def chain(milestone: MilestoneRecord, project: ProjectRecord | None, today: dt.date) -> Chain:
    """What became of a milestone's promises by `today`."""
    first = next((said for said in milestone.counted if said.window.end is not None), None)
    late = None
    if first is not None and milestone.actual is not None:
        assert first.window.end is not None
        late = (milestone.actual.end - first.window.end).days
    closed = _closed(milestone, today)
    return Chain(
        milestone=milestone,
        project=project,
        state=state(milestone, today),
        verdict=_verdict(milestone, first, late, today),
        late=late,
        slip=slip_days(milestone),
        pace=_pace(milestone),
        closed=len(closed),
        kept=sum(1 for said in closed if _was_kept(milestone, said)),
    )


def record(timelines: Iterable[CompanyTimeline], today: dt.date) -> Record:
    """The record of companies by `today`."""
    return of_chains(
        chain(milestone, project, today)
        for timeline in timelines
        for milestone, project in milestones(timeline)
    )


def of_chains(found: Iterable[Chain]) -> Record:
    """The figures of some chains; milestones that nobody promised anything for take no part."""
    chains = tuple(each for each in found if each.promises)
    verdicts = [each.verdict for each in chains]
    met, decided = verdicts.count("met"), verdicts.count("met") + verdicts.count("missed")
    slips = [each.slip for each in chains if each.slip is not None]
    late = [each.late for each in chains if each.late is not None and each.late > 0]
    return Record(
        chains=chains,
        met=met,
        hit_rate=Figure(met / decided if decided else None, decided),
        slip=Figure(median(slips) if slips else None, len(slips)),
        late=Figure(fmean(late) if late else None, len(late)),
        promises=Figure(
            fmean(len(each.promises) for each in chains) if chains else None, len(chains)
        ),
    )


def _verdict(
    milestone: MilestoneRecord, first: GuidanceRecord | None, late: int | None, today: dt.date
) -> str:
    if first is None or first.window.end is None:
        return "none"
    is_over = first.window.end < today
    if milestone.status == "done":
        return "none" if late is None else "met" if late <= 0 else "missed"
    if milestone.status == "planned":
        if _was_put_off(milestone, first):
            return "missed"
        if not is_over:
            return "open"
        return "missed" if _was_taken_back(milestone) else "unanswered"
    return "missed" if is_over and milestone.status != "superseded" else "ended"


def _was_put_off(milestone: MilestoneRecord, first: GuidanceRecord) -> bool:
    """Whether the company itself has moved the end of the first window out of reach."""
    current = milestone.current
    assert current is not None
    moved = change(first.window, current.window)
    return moved.is_definite and moved.kind == "slipped"


def _was_taken_back(milestone: MilestoneRecord) -> bool:
    """Whether the last that was said names no time any more."""
    return milestone.current is not None and milestone.current.window.is_empty


def _pace(milestone: MilestoneRecord) -> float | None:
    dated = [said for said in milestone.counted if said.window.end is not None]
    if len(dated) < 2:
        return None
    first, last = dated[0], dated[-1]
    if first.said_by_day is None or last.said_by_day is None:
        return None
    elapsed = (last.said_by_day - first.said_by_day).days
    assert first.window.end is not None
    assert last.window.end is not None
    return (last.window.end - first.window.end).days / elapsed if elapsed > 0 else None


def _closed(milestone: MilestoneRecord, today: dt.date) -> list[GuidanceRecord]:
    """The promises whose window ended, by `today`, before anything newer was said."""
    said = milestone.counted
    return [
        promise
        for promise, newer in zip_longest(said, said[1:])
        if promise.window.end is not None
        and promise.window.end < today
        and (newer is None or newer.said_by_day is None or newer.said_by_day > promise.window.end)
    ]


def _was_kept(milestone: MilestoneRecord, promise: GuidanceRecord) -> bool:
    end = promise.window.end
    return milestone.actual is not None and end is not None and milestone.actual.end <= end
