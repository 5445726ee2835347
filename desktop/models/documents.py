"""The Documents tab as lines: files, then sources by class, and under each what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.records import (
    AttachmentRecord,
    CompanyTimeline,
    DealRecord,
    EventRecord,
    GuidanceRecord,
    MilestoneRecord,
    NoteRecord,
    SourceRecord,
)
from desktop import wording
from desktop.analysis.sources import Rest, rests, sources_of
from desktop.analysis.story import Ref
from desktop.models.deals import title
from desktop.models.lines import Line

translate = QCoreApplication.translate
DOUBTFUL = {"aggregator", "forum"}
DOT = " · "
RESTING: dict[str, Any] = {
    "agreement": QT_TRANSLATE_NOOP("Documents", "agreements"),
    "attachment": QT_TRANSLATE_NOOP("Documents", "files"),
    "company": QT_TRANSLATE_NOOP("Documents", "companies"),
    "done": QT_TRANSLATE_NOOP("Documents", "ends of milestones"),
    "event": QT_TRANSLATE_NOOP("Documents", "events"),
    "financing": QT_TRANSLATE_NOOP("Documents", "financings"),
    "guidance": QT_TRANSLATE_NOOP("Documents", "promises"),
    "listing": QT_TRANSLATE_NOOP("Documents", "listings"),
    "milestone": QT_TRANSLATE_NOOP("Documents", "milestones"),
    "note": QT_TRANSLATE_NOOP("Documents", "notes"),
    "owner_share": QT_TRANSLATE_NOOP("Documents", "owner's shares"),
    "project": QT_TRANSLATE_NOOP("Documents", "projects"),
}


def document_lines(
    timeline: CompanyTimeline,
    files: Sequence[AttachmentRecord] = (),
    unused: Sequence[SourceRecord] = (),
) -> list[Line]:
    """A company's files, the sources on which its things rest, the most trusted class first, and
    the sources that are used nowhere."""
    below: defaultdict[int, list[Line]] = defaultdict(list)
    for rest in rests(timeline):
        if rest.source is not None:
            below[rest.source.id].append(Line(told(rest), rest.ref))
    sources = sources_of(timeline)
    by_class: defaultdict[str, list[SourceRecord]] = defaultdict(list)
    for source in sources.values():
        by_class[source.source_class].append(source)
    known = [code for code, _ in wording.source_classes()]
    order = sorted(by_class, key=lambda c: known.index(c) if c in known else len(known))
    lines = [_class_line(code, by_class[code], below) for code in order]
    if unused:
        title = translate("Documents", "Used nowhere yet") + f"{DOT}{len(unused)}"
        spare = [_source_line(source, []) for source in unused]
        lines.append(Line(title, None, is_title=True, lines=spare))
    return [*_file_lines(timeline, files, {**sources, **{s.id: s for s in unused}}), *lines]


def told(rest: Rest) -> str:
    """What rests on a source, in a line."""
    record = rest.told
    words = ""
    if isinstance(record, str):
        words = record
    elif isinstance(record, GuidanceRecord):
        words = record.window.text
        if rest.milestone is not None:
            words = wording.told(rest.milestone.name, words)
    elif isinstance(record, DealRecord):
        words = title(record)
    elif isinstance(record, NoteRecord):
        words = wording.first_line(record.text)
    elif isinstance(record, MilestoneRecord | EventRecord):
        words = record.name
    forms = {
        "done": translate("Documents", "{what}: its end"),
        "listing": translate("Documents", "{what}: listing"),
        "owner_share": translate("Documents", "{what}: owner's share"),
    }
    return forms.get(rest.kind, "{what}").format(what=words)


def resting_kind(code: str) -> str:
    """What kind of thing rests on a source, in the plural: `promises`."""
    return translate("Documents", RESTING[code]) if code in RESTING else code.replace("_", " ")


def _file_lines(
    timeline: CompanyTimeline,
    files: Sequence[AttachmentRecord],
    sources: Mapping[int, SourceRecord],
) -> list[Line]:
    if not files:
        return []
    notes = {note.id: wording.first_line(note.text) for note in timeline.notes}
    lines = [
        Line(
            file.name,
            Ref("attachment", file.id),
            detail=DOT.join(
                (wording.file_size(file.size), _kept_with(file, timeline, notes, sources))
            ),
            mark="paperclip",
        )
        for file in files
    ]
    title = translate("Documents", "Files") + f"{DOT}{len(lines)}"
    return [Line(title, None, is_title=True, lines=lines)]


def _kept_with(
    file: AttachmentRecord,
    timeline: CompanyTimeline,
    notes: Mapping[int, str],
    sources: Mapping[int, SourceRecord],
) -> str:
    if file.note_id is not None:
        words = translate("Documents", "note: {what}")
        return words.format(what=notes.get(file.note_id, ""))
    if file.source_id is not None:
        source = sources.get(file.source_id)
        words = translate("Documents", "source: {what}")
        return words.format(what=source.title if source else "")
    return timeline.company.short_name


def _class_line(
    code: str, sources: list[SourceRecord], below: defaultdict[int, list[Line]]
) -> Line:
    sources = sorted(sources, key=lambda s: (str(s.page_date or ""), s.title), reverse=True)
    doubt = translate("Documents", "check") + DOT if code in DOUBTFUL else ""
    return Line(
        f"{doubt}{wording.source_class(code)}{DOT}{len(sources)}",
        None,
        is_title=True,
        mark="triangle-alert" if doubt else "",
        is_late=bool(doubt),
        lines=[_source_line(s, below[s.id]) for s in sources],
    )


def _source_line(source: SourceRecord, below: list[Line]) -> Line:
    day = wording.day(source.page_date) if source.page_date else ""
    rest = ""
    if below:
        rest = translate("Documents", "{n} rest on it").format(n=len(below))
    if len(below) == 1:
        rest = translate("Documents", "1 rests on it")
    detail = DOT.join(part for part in (rest, day, _host(source)) if part)
    return Line(
        source.title or source.url or "", Ref("source", source.id), detail=detail, lines=below
    )


def _host(source: SourceRecord) -> str:
    try:
        host = (urlsplit(source.url).hostname or "") if source.url else ""
    except ValueError:  # an address that is none
        return ""
    return host.removeprefix("www.")
