"""The starter taken out again: what it brought goes, and what the user added or changed stays.

A company goes whole or stays whole, with all that hangs on it, so that nothing of the user's is
ever left without what it speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db import tables
from db.company_editing import delete_company
from db.interchange.document import Document, Row
from db.interchange.json_file import parsed
from db.interchange.rows import (
    EVERY_SECTION,
    GUIDANCE,
    OWNER_SHARES,
    Children,
    Columns,
    Section,
    columns_of,
    differs,
    lines_of,
    owns_others,
)
from db.source_editing import unused_sources

NAME = "starter.json"
BY_NAME = {section.name: section for section in EVERY_SECTION}
READ_FROM_WORDS = frozenset({"window_start", "window_end", "precision"})
BY_HAND = "manual"

# What may lead from a row to one of another company: a table, its column, and where that leads.
LINKS: tuple[tuple[type[Any], str, type[Any]], ...] = (
    (tables.Listing, "successor_id", tables.Listing),
    (tables.Milestone, "project_id", tables.Project),
    (tables.Milestone, "superseded_by_id", tables.Milestone),
    (tables.Note, "project_id", tables.Project),
    (tables.Financing, "project_id", tables.Project),
    (tables.Financing, "revision_of_id", tables.Financing),
    (tables.Agreement, "project_id", tables.Project),
    (tables.Agreement, "revision_of_id", tables.Agreement),
)
Kept: TypeAlias = dict[int, Counter[str]]


@dataclass(frozen=True, slots=True)
class Staying:
    """A company that stays, and what of it is the user's: how many of each kind.

    A kind is a section of the file format for rows that were added, else `changed`, `lists`,
    `events`, `drafts`, `doubts` or `named`: something of the user's leads to it.
    """

    company: str
    reasons: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes, counted by section of the file format, and which companies stay."""

    gone: Mapping[str, int]
    stays: tuple[Staying, ...]


def what_would_go(session: Session, starter_text: str) -> Removal:
    """What removing the starter would do; `starter_text` is its file. Raises BadFile."""
    return _Plan(session, parsed(starter_text, NAME)).removal()


def remove_starter(session: Session, starter_text: str) -> Removal:
    """Remove what the starter brought and nobody touched; raises BadFile."""
    plan = _Plan(session, parsed(starter_text, NAME))
    found = plan.removal()
    for company_id in plan.going:
        delete_company(session, company_id)
    session.flush()
    for event in plan.events_for_all:
        session.delete(event)
    _drop_lists(session, plan.found)
    session.flush()
    _drop_sources(session, plan)
    session.flush()
    return found


class _Plan:
    """Which of the starter's companies go, and why the others stay."""

    def __init__(self, session: Session, found: Document) -> None:
        self.session = session
        self.found = found
        self.entries = {name: dict(_entries(found, name)) for name in BY_NAME}
        self.ids = {name: self._ids(BY_NAME[name]) for name in BY_NAME}
        self.names = self._names()
        self.units = {company_id: self._unit(company_id) for company_id in self.names}
        self.kept: Kept = {}
        for company_id, rows in self.units.items():
            self._count(company_id, Counter(self._touched(rows)))
        self._keep_by_lists()
        self._keep_by_events()
        self._keep_by_drafts_and_doubts()
        self._keep_by_links()

    @property
    def going(self) -> list[int]:
        """The companies that go, by id."""
        return [company_id for company_id in self.names if company_id not in self.kept]

    @property
    def events_for_all(self) -> list[tables.Event]:
        """The starter's events that concern nobody in particular, as it brought them."""
        return [
            row
            for row in self._rows(tables.Event, tables.Event.uid.in_(self.entries["events"]))
            if not row.companies and self.is_as_brought(BY_NAME["events"], row)
        ]

    def removal(self) -> Removal:
        """What goes and what stays."""
        gone = Counter(
            section.name for company_id in self.going for section, _ in self.units[company_id]
        )
        gone["events"] = len(self.events_for_all) + len(self._events_of_those_that_go())
        stays = [Staying(self.names[i], dict(reasons)) for i, reasons in self.kept.items()]
        return Removal(dict(+gone), tuple(sorted(stays, key=lambda each: each.company)))

    def is_as_brought(self, section: Section, row: Any) -> bool:
        """Whether a row is one of the starter's and still what that says."""
        entry = self.entries[section.name].get(row.uid)
        if entry is None:
            return False
        columns = self._resolved(section, columns_of(section, entry))
        lines = [(each, self._lines(each, entry)) for each in section.children]
        if section is GUIDANCE and row.precision != BY_HAND:
            columns = {n: v for n, v in columns.items() if n not in READ_FROM_WORDS}
        return not differs(row, columns) and not any(owns_others(c, row, x) for c, x in lines)

    def _resolved(self, section: Section, columns: Columns) -> Columns:
        """Each reference as the id it has here; none where what it names was deleted since."""
        found = dict(columns)
        for field, target in section.model.refs.items():
            found[f"{field}_id"] = self.ids[target].get(found[f"{field}_id"])
        return found

    def _lines(self, children: Children, entry: Row) -> list[Columns]:
        lines = lines_of(children, entry)
        if children.refers is None:
            return lines
        ids, key = self.ids[children.refers], children.key
        return [{key: ids[line[key]]} for line in lines if line[key] in ids]

    def _touched(self, rows: Iterable[tuple[Section, Any]]) -> Iterator[str]:
        """For each row that is not as the starter brought it, why."""
        for section, row in rows:
            if not self.is_as_brought(section, row):
                is_theirs = row.uid in self.entries[section.name]
                yield "changed" if is_theirs else section.name

    def _count(self, company_id: int, reasons: Counter[str]) -> None:
        if reasons:
            self.kept[company_id] = self.kept.get(company_id, Counter()) + reasons

    def _keep_by_lists(self) -> None:
        entry, listed = tables.WatchlistEntry, tables.Watchlist
        asked = select(entry.company_id).join(listed, listed.id == entry.watchlist_id)
        own = asked.where(listed.uid.not_in(self.entries["watchlists"]))
        for company_id, count in Counter(self.session.scalars(own)).items():
            if company_id in self.names:
                self._count(company_id, Counter(lists=count))

    def _keep_by_events(self) -> None:
        for row in self._events():
            if not self.is_as_brought(BY_NAME["events"], row):
                for named in row.companies:
                    if named.company_id in self.names:
                        self._count(named.company_id, Counter(events=1))

    def _keep_by_drafts_and_doubts(self) -> None:
        drafts = self.session.scalars(select(tables.Draft.place).where(tables.Draft.text != ""))
        typed = Counter(place.rpartition(":")[2] for place in drafts)
        doubted = Counter(self.session.scalars(select(tables.PriceDoubt.listing_id)))
        for company_id, rows in self.units.items():
            drafted = sum(typed[row.uid] for _, row in rows)
            doubts = sum(doubted[row.id] for s, row in rows if s.table is tables.Listing)
            self._count(company_id, +Counter(drafts=drafted, doubts=doubts))

    def _keep_by_links(self) -> None:
        """Keep what leads from what stays; and what leads from that, until there is no more."""
        while leading := Counter(self._leading()):
            for company_id, count in leading.items():
                self._count(company_id, Counter(named=count))

    def _leading(self) -> Iterator[int]:
        """The companies that go though something that stays leads to them."""
        going = self.going
        inside = {
            (section.table, row.id): company_id
            for company_id in going
            for section, row in self.units[company_id]
        }
        uids = {row.uid: i for i in going for _, row in self.units[i]}
        for table, column, target in LINKS:
            to = [row_id for kind, row_id in inside if kind is target]
            asked = select(table.id, getattr(table, column)).where(getattr(table, column).in_(to))
            for row_id, target_id in self.session.execute(asked):
                if (table, row_id) not in inside:
                    yield inside[target, target_id]
        link = tables.NoteLink
        named = select(link.note_id, link.target_uid).where(link.target_uid.in_(uids))
        for note_id, uid in self.session.execute(named):
            if (tables.Note, note_id) not in inside:
                yield uids[uid]

    def _events(self) -> list[Any]:
        """Every event that names one of these companies."""
        named = select(tables.EventCompany.event_id).where(
            tables.EventCompany.company_id.in_(self.names)
        )
        return self._rows(tables.Event, tables.Event.id.in_(named))

    def _events_of_those_that_go(self) -> list[Any]:
        going = set(self.going)
        return [row for row in self._events() if {c.company_id for c in row.companies} <= going]

    def _unit(self, company_id: int) -> list[tuple[Section, Any]]:
        """A company and all that hangs on it, each with its section."""
        found: list[Any] = [self.session.get(tables.Company, company_id)]
        for table in (
            tables.Listing,
            tables.Project,
            tables.Milestone,
            tables.Financing,
            tables.Agreement,
        ):
            found += self._rows(table, table.company_id == company_id)
        projects = [row.id for row in found if isinstance(row, tables.Project)]
        milestones = [row.id for row in found if isinstance(row, tables.Milestone)]
        note = tables.Note
        found += self._rows(note, (note.company_id == company_id) | note.project_id.in_(projects))
        notes = [row.id for row in found if isinstance(row, note)]
        found += self._rows(tables.OwnerShare, tables.OwnerShare.project_id.in_(projects))
        found += self._rows(tables.Guidance, tables.Guidance.milestone_id.in_(milestones))
        kept = tables.Attachment
        found += self._rows(kept, (kept.company_id == company_id) | kept.note_id.in_(notes))
        sections = {section.table: section for section in EVERY_SECTION}
        return [(sections[type(row)], row) for row in found]

    def _rows(self, table: type[Any], which: Any) -> list[Any]:
        asked: Select[Any] = select(table).where(which).order_by(table.id)
        return list(self.session.scalars(asked))

    def _names(self) -> dict[int, str]:
        asked = select(tables.Company.id, tables.Company.name)
        mine = asked.where(tables.Company.uid.in_(self.entries["companies"]))
        return dict(self.session.execute(mine.order_by(tables.Company.id)).all())

    def _ids(self, section: Section) -> dict[str, int]:
        asked = select(section.table.uid, section.table.id)
        wanted = asked.where(section.table.uid.in_(self.entries[section.name]))
        return dict(self.session.execute(wanted).all())


def _entries(found: Document, name: str) -> Iterator[tuple[str, Row]]:
    """The entries of a section by uid, also of those that are written within another."""
    if name == GUIDANCE.name:
        rows: Iterable[Row] = (g for milestone in found.milestones for g in milestone.guidance)
    elif name == OWNER_SHARES.name:
        rows = (share for project in found.projects for share in project.owner_shares)
    else:
        rows = getattr(found, name)
    return ((row.id, row) for row in rows)


def _drop_lists(session: Session, found: Document) -> None:
    """Delete the starter's lists that nobody renamed and in which nobody is left."""
    for entry in found.watchlists:
        row = session.scalars(
            select(tables.Watchlist).where(tables.Watchlist.uid == entry.id)
        ).first()
        if row is not None:
            session.refresh(row)
            if not row.entries and row.name == entry.name and row.rule is None:
                session.delete(row)


def _drop_sources(session: Session, plan: _Plan) -> None:
    """Delete the starter's sources that nobody changed and on which nothing rests any more."""
    theirs = set(plan.ids["sources"].values())
    unused = theirs.intersection(source.id for source in unused_sources(session))
    for row in session.scalars(select(tables.Source).where(tables.Source.id.in_(unused))):
        if plan.is_as_brought(BY_NAME["sources"], row):
            session.delete(row)
