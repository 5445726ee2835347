"""The Documents tab as lines: sources by class, and under each what rests on it."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from db.records import CompanyTimeline, SourceRecord
from desktop import wording
from desktop.analysis.story import Ref
from desktop.models.lines import Line

translate = QCoreApplication.translate
DOUBTFUL = {"aggregator", "forum"}


def document_lines(timeline: CompanyTimeline) -> list[Line]:
    """The sources on which a company's things rest, the most trusted class first."""
    resting = _resting(timeline)
    sources = {source.id: source for source, _ in resting}
    below: defaultdict[int, list[Line]] = defaultdict(list)
    for source, line in resting:
        below[source.id].append(line)
    by_class: defaultdict[str, list[SourceRecord]] = defaultdict(list)
    for source in sources.values():
        by_class[source.source_class].append(source)
    known = [code for code, _ in wording.source_classes()]
    order = sorted(by_class, key=lambda c: known.index(c) if c in known else len(known))
    return [_class_line(code, by_class[code], below) for code in order]


def _class_line(
    code: str, sources: list[SourceRecord], below: defaultdict[int, list[Line]]
) -> Line:
    sources = sorted(sources, key=lambda s: (str(s.page_date or ""), s.title), reverse=True)
    doubt = translate("Documents", "⚠ check") + " · " if code in DOUBTFUL else ""
    title = f"{doubt}{wording.source_class(code)} · {len(sources)}"
    return Line(title, None, is_title=True, lines=[_source_line(s, below[s.id]) for s in sources])


def _source_line(source: SourceRecord, below: list[Line]) -> Line:
    day = wording.day(source.page_date) if source.page_date else ""
    host = urlsplit(source.url).hostname if source.url else ""
    words = " · ".join(part for part in (source.title, host, day) if part)
    return Line(words, Ref("source", source.id), lines=below)


def _resting(timeline: CompanyTimeline) -> list[tuple[SourceRecord, Line]]:
    """Everything of a company that names a source, with that source."""
    found: list[tuple[SourceRecord | None, str, Ref]] = [
        (timeline.company.source, timeline.company.name, Ref("company", timeline.company.id))
    ]
    found += [(p.source, p.name, Ref("project", p.id)) for p in timeline.projects]
    for milestone in timeline.all_milestones:
        found.append((milestone.source, milestone.name, Ref("milestone", milestone.id)))
        for promise in milestone.guidance:
            words = f"{milestone.name}: {promise.window.text}"
            found.append((promise.source, words, Ref("guidance", promise.id)))
    found += [(d.source, wording.deal_kind(d.kind), Ref(d.category, d.id)) for d in timeline.deals]
    found += [(e.source, e.name, Ref("event", e.id)) for e in timeline.events]
    found += [(n.source, wording.first_line(n.text), Ref("note", n.id)) for n in timeline.notes]
    return [(source, Line(words, ref)) for source, words, ref in found if source is not None]
