"""A document taken into the database: matched by uid, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db import tables
from db.errors import BadFile
from db.interchange import checks
from db.interchange.document import Document, Prices, Row
from db.interchange.outgoing import FETCH_COLUMNS, PRICE_COLUMNS, bars
from db.interchange.rows import (
    GUIDANCE,
    OWNER_SHARES,
    SECTIONS,
    Children,
    Columns,
    Section,
    assign,
    columns_of,
    differs,
    lines_of,
    own,
    owns_others,
    resolved,
    stored,
)
from db.prices import YAHOO, FetchRecord, SeriesRecord, actions, log_fetch, replace_series, series


@dataclass(frozen=True, slots=True)
class ImportReport:
    """How many rows an import added, changed, found as they were, and left alone on purpose.

    A price series counts as one row. Skipped are prices that would replace better ones, and drafts
    where something else is being typed.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0


def take_in(session: Session, found: Document, name: str) -> ImportReport:
    """Write what a document holds, or raise BadFile, calling it `name`, and write nothing."""
    intake = Intake(session, found)
    if faults := checks.faults(found, intake.stored, intake.uids):
        raise BadFile(name, faults)
    intake.write()
    return ImportReport(**intake.counted)


class Intake:
    """One import: what is stored by section and uid, and what was done so far."""

    def __init__(self, session: Session, found: Document) -> None:
        self.session = session
        self.found = found
        rows = {section.name: stored(session, section) for section in SECTIONS}
        for section in SECTIONS:
            for inner in section.within:
                rows[inner.name] = [
                    x for row in rows[section.name] for x in getattr(row, inner.name)
                ]
        self.stored = {name: {row.uid: row for row in listed} for name, listed in rows.items()}
        self.uids = {name: {row.id: row.uid for row in listed} for name, listed in rows.items()}
        self.ids = {name: {row.uid: row.id for row in listed} for name, listed in rows.items()}
        self.counted: Counter[str] = Counter()

    def write(self) -> None:
        """Write every section; SECTIONS has those that are named before those that name them."""
        for section in SECTIONS:
            for batch in _batches(section, getattr(self.found, section.name)):
                self._write_rows(section, [(entry, {}) for entry in batch])
            if section.table is tables.Project:
                self._write_owner_shares()
            if section.table is tables.Milestone:
                self._write_guidance()
        self._write_conventions()
        self._write_read_marks()
        self._write_drafts()
        for prices in self.found.prices:
            self.counted[self._write_prices(prices)] += 1
        self._write_fetches()
        self.session.expire_all()

    def _write_rows(self, section: Section, entries: Iterable[tuple[Row, Columns]]) -> None:
        """Write rows that need nothing of each other; each with columns that it doesn't say."""
        added = []
        for entry, more in entries:
            columns = resolved(section, columns_of(section, entry), self.ids) | more
            lines = {c: self._resolved_lines(c, entry) for c in section.children}
            row = self.stored[section.name].get(entry.id)
            if row is None:
                row = section.table(uid=entry.id, **columns)
                added.append(row)
            elif differs(row, columns) or any(owns_others(c, row, x) for c, x in lines.items()):
                assign(row, columns)
                self.counted["changed"] += 1
            else:
                self.counted["unchanged"] += 1
                continue
            for children, wanted in lines.items():
                own(children, row, wanted)
        self.session.add_all(added)
        self.session.flush()
        self.ids[section.name] |= {row.uid: row.id for row in added}
        self.counted["added"] += len(added)

    def _resolved_lines(self, children: Children, entry: Row) -> list[Columns]:
        lines = lines_of(children, entry)
        if children.refers is None:
            return lines
        ids = self.ids[children.refers]
        return [{children.key: ids[line[children.key]]} for line in lines]

    def _write_owner_shares(self) -> None:
        self._write_rows(
            OWNER_SHARES,
            [
                (share, {OWNER_SHARES.owner: self.ids["projects"][project.id]})
                for project in self.found.projects
                for share in project.owner_shares
            ],
        )

    def _write_guidance(self) -> None:
        new: list[tuple[Row, Columns]] = []
        for milestone in self.found.milestones:
            for guidance in milestone.guidance:
                row = self.stored[GUIDANCE.name].get(guidance.id)
                if row is None:
                    new.append((guidance, {GUIDANCE.owner: self.ids["milestones"][milestone.id]}))
                elif guidance.in_error and not row.in_error:
                    row.in_error, row.error_reason = True, guidance.error_reason
                    self.counted["changed"] += 1
                else:
                    self.counted["unchanged"] += 1
        self._write_rows(GUIDANCE, new)

    def _write_conventions(self) -> None:
        for convention in self.found.conventions:
            row = self.session.get(tables.Convention, convention.name)
            if row is None:
                self.session.add(tables.Convention(**dict(convention)))
                self.counted["added"] += 1
            else:
                self.counted["changed" if differs(row, dict(convention)) else "unchanged"] += 1
                assign(row, dict(convention))
        self.session.flush()

    def _write_read_marks(self) -> None:
        """What was read stays read; when it was first read is not changed."""
        for mark in self.found.read_marks:
            known = self.session.get(tables.ReadMark, mark.name) is not None
            if not known:
                self.session.add(tables.ReadMark(**dict(mark)))
            self.counted["unchanged" if known else "added"] += 1
        self.session.flush()

    def _write_drafts(self) -> None:
        """Drafts go in by statement: undo never meets half a sentence."""
        for draft in self.found.drafts:
            columns = dict(draft)
            row = self.session.get(tables.Draft, draft.place)
            if row is None:
                self.session.execute(insert(tables.Draft), [columns])
                self.counted["added"] += 1
            else:
                self.counted["skipped" if differs(row, columns) else "unchanged"] += 1

    def _write_prices(self, prices: Prices) -> str:
        """Write a series in the place of an older one; gives what to count it as."""
        listing_id = self.ids["listings"][prices.listing]
        new = SeriesRecord(listing_id, **{name: getattr(prices, name) for name in PRICE_COLUMNS})
        acts = sorted(prices.actions)
        held = series(self.session, listing_id)
        if held is not None:
            held_bars, held_acts = bars(self.session, listing_id), actions(self.session, listing_id)
            if (held, held_bars, list(held_acts)) == (new, prices.bars, acts):
                return "unchanged"
            if _is_better(held, new):
                return "skipped"
        replace_series(self.session, new, prices.bars, acts)
        return "added" if held is None else "changed"

    def _write_fetches(self) -> None:
        columns = [getattr(tables.FetchLog, name) for name in ("listing_id", *FETCH_COLUMNS)]
        held = Counter(FetchRecord(*row) for row in self.session.execute(select(*columns)))
        for fetch in self.found.fetches:
            said = {name: getattr(fetch, name) for name in FETCH_COLUMNS}
            record = FetchRecord(self.ids["listings"][fetch.listing], **said)
            if held[record]:
                held[record] -= 1
                self.counted["unchanged"] += 1
            else:
                log_fetch(self.session, record)
                self.counted["added"] += 1


def _is_better(held: SeriesRecord, new: SeriesRecord) -> bool:
    """Whether the stored prices were fetched, and the new ones were not, or earlier."""
    if held.source != YAHOO:
        return False
    if new.source != YAHOO or new.fetched_at is None:
        return True
    return held.fetched_at is not None and held.fetched_at > new.fetched_at


def _batches(section: Section, entries: Sequence[Row]) -> Iterator[list[Row]]:
    """The entries, those that another one of the same section names in an earlier batch."""
    field = section.to_itself
    waiting = list(entries)
    while waiting:
        named = {entry.id for entry in waiting} if field else set()
        ready = [e for e in waiting if field is None or getattr(e, field) not in named]
        yield ready
        done = {entry.id for entry in ready}
        waiting = [entry for entry in waiting if entry.id not in done]
