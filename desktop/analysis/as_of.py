"""What was believed on a day: a timeline with only what was said, or recorded, by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from db.records import (
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    NoteRecord,
    ProjectRecord,
)


def as_of(timeline: CompanyTimeline, day: dt.date, *, recorded: bool = False) -> CompanyTimeline:
    """The timeline as it could be told at the end of `day`.

    What counts is what was said or happened by then; with `recorded`, what was written down here by
    then (UTC days). A promise said between two days counts from the later one. A milestone that
    nobody had spoken of is left out. When something was given up is known from the promise that
    says so, else from the last evidence; where neither is known it counts as given up all along.
    """
    cut = _Cut(day, recorded)
    return replace(
        timeline,
        milestones=tuple(cut.milestones(timeline.milestones)),
        projects=tuple(cut.project(project) for project in timeline.projects),
        notes=tuple(note for note in timeline.notes if cut.holds(note)),
        deals=tuple(deal for deal in timeline.deals if cut.holds(deal)),
        events=tuple(event for event in timeline.events if cut.holds(event)),
    )


class _Cut:
    """Tells what was known by a day."""

    def __init__(self, day: dt.date, recorded: bool) -> None:
        self._day = day
        self._recorded = recorded

    def holds(self, record: DealRecord | EventRecord | NoteRecord) -> bool:
        """Whether it was known; without a day, from its source's day or that of its record."""
        page = record.source.page_date if record.source else None
        return self._is_by(record.day or page, record.recorded_at)

    def project(self, project: ProjectRecord) -> ProjectRecord:
        """The project with what was known of it; a stage reached later is not known yet."""
        stage_known = project.stage_as_of is None or project.stage_as_of <= self._day
        return replace(
            project,
            stage=project.stage if stage_known else None,
            stage_status=project.stage_status if stage_known else None,
            stage_as_of=project.stage_as_of if stage_known else None,
            milestones=tuple(self.milestones(project.milestones)),
            owner_shares=tuple(
                share
                for share in project.owner_shares
                if share.day is None or share.day <= self._day
            ),
        )

    def milestones(self, found: Iterable[MilestoneRecord]) -> Iterable[MilestoneRecord]:
        """The milestones that anybody had spoken of, as they stood."""
        for milestone in found:
            guidance = tuple(said for said in milestone.guidance if self._was_said(said))
            is_done = milestone.status == "done" and self._was_done(milestone)
            if not guidance and not is_done and not self._was_there(milestone):
                continue
            yield self._stood(milestone, guidance, is_done)

    def _stood(
        self, milestone: MilestoneRecord, guidance: tuple[GuidanceRecord, ...], is_done: bool
    ) -> MilestoneRecord:
        stood = {"planned": True, "done": is_done}.get(milestone.status)
        if stood is None:
            stood = self._was_ended(milestone)
        return replace(
            milestone,
            guidance=guidance,
            status=milestone.status if stood else "planned",
            actual=milestone.actual if is_done else None,
        )

    def _was_said(self, said: GuidanceRecord) -> bool:
        return self._is_by(said.said_by_day, said.recorded_at)

    def _was_done(self, milestone: MilestoneRecord) -> bool:
        day = milestone.actual.end if milestone.actual else milestone.last_evidence_on
        return self._is_by(day, milestone.recorded_at)

    def _was_ended(self, milestone: MilestoneRecord) -> bool:
        telling = [said for said in milestone.counted if said.kind == milestone.status]
        if telling:
            return self._was_said(telling[-1])
        last = milestone.counted[-1].said_by_day if milestone.counted else None
        days = [day for day in (milestone.last_evidence_on, last) if day is not None]
        return max(days) <= self._day if days else True

    def _was_there(self, milestone: MilestoneRecord) -> bool:
        """Whether a milestone without a promise was known: from its source, else its record."""
        if milestone.guidance or milestone.status == "done":
            return False
        page = milestone.source.page_date if milestone.source else None
        return self._is_by(page, milestone.recorded_at)

    def _is_by(self, day: dt.date | None, recorded_at: dt.datetime | None) -> bool:
        recorded = recorded_at.astimezone(dt.UTC).date() if recorded_at else None
        known = recorded if self._recorded else day or recorded
        return known is None or known <= self._day
