"""What of a company was read where: its records, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from db.records import (
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    NoteRecord,
    SourceRecord,
)
from desktop.analysis.story import Ref

Told = DealRecord | EventRecord | GuidanceRecord | MilestoneRecord | NoteRecord | str


@dataclass(frozen=True, slots=True)
class Rest:
    """A record and the source that it rests on, where it names one.

    `kind` is what a source is put on (`done`: the end of a milestone); `told` is the record that
    names it, or a name; `milestone` is what a promise is of.
    """

    kind: str
    ref: Ref
    told: Told
    source: SourceRecord | None
    milestone: MilestoneRecord | None = None


def rests(timeline: CompanyTimeline) -> Iterator[Rest]:
    """Every record of a company that can name a source."""
    company = timeline.company
    yield Rest("company", Ref("company", company.id), company.name, company.source)
    for listing in company.listings:
        yield Rest("listing", Ref("listing", listing.id), listing.code, listing.source)
    for project in timeline.projects:
        ref = Ref("project", project.id)
        yield Rest("project", ref, project.name, project.source)
        for share in project.owner_shares:
            if share.source is not None:
                yield Rest("owner_share", ref, project.name, share.source)
    for milestone in timeline.all_milestones:
        yield from _of_milestone(milestone)
    for deal in timeline.deals:
        yield Rest(deal.category, Ref(deal.category, deal.id), deal, deal.source)
    for event in timeline.events:
        yield Rest("event", Ref("event", event.id), event, event.source)
    for note in timeline.notes:
        yield Rest("note", Ref("note", note.id), note, note.source)


def rests_of(timeline: CompanyTimeline, ref: Ref) -> tuple[Rest, ...]:
    """The records behind a thing that is chosen: one, or with its end two of a milestone."""
    wanted = Ref("event", ref.id) if ref.kind == "event_end" else ref
    return tuple(r for r in rests(timeline) if r.ref == wanted and r.kind != "owner_share")


def sources_of(timeline: CompanyTimeline) -> dict[int, SourceRecord]:
    """Every source on which anything of a company rests, by its id."""
    return {rest.source.id: rest.source for rest in rests(timeline) if rest.source}


def web_address(source: SourceRecord | None) -> str | None:
    """The address of a source where a browser may be sent to: http and https alone."""
    if source is None or not source.url:
        return None
    try:
        parts = urlsplit(source.url.strip())
    except ValueError:
        return None
    is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return source.url.strip() if is_web else None


def _of_milestone(milestone: MilestoneRecord) -> Iterator[Rest]:
    ref = Ref("milestone", milestone.id)
    yield Rest("milestone", ref, milestone, milestone.source)
    if milestone.status == "done":
        yield Rest("done", ref, milestone, milestone.actual_source)
    for promise in milestone.guidance:
        said = Ref("guidance", promise.id)
        yield Rest("guidance", said, promise, promise.source, milestone)
