"""Between the rows of the database and the entries of a document, both ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, selectinload

from db import tables
from db.interchange import document
from db.interchange.document import Model, Row, day_of, partial_day

Columns = dict[str, Any]
Uids = Mapping[str, Mapping[int, str]]
Ids = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Children:
    """The list that a row owns: which table, and how a line of it is written.

    `key` is the column that tells its rows apart within their owner; `refers` the section whose ids
    the lines are, where they are ids.
    """

    field: str
    relation: str
    table: type[tables.Table]
    columns: tuple[str, ...]
    key: str = "position"
    refers: str | None = None

    @property
    def ordered(self) -> bool:
        """Whether the order of the lines says something."""
        return "position" in self.table.__table__.columns


@dataclass(frozen=True)
class Section:
    """One list of a document: its models, their table, and the lists its rows own.

    `within` are the sections whose rows are written inside its own, in a field of that name;
    `owner` is the column in which such a row names the one it is written in.
    """

    name: str
    model: type[Row]
    table: type[Any]
    children: tuple[Children, ...] = ()
    within: tuple[Section, ...] = ()
    owner: str = ""

    @property
    def plain(self) -> list[str]:
        """The fields that are a column of the same name."""
        columns = {c.key for c in inspect(self.table).column_attrs} - {"id", "recorded_at"}
        return [name for name in self.model.model_fields if name in columns - set(self.model.refs)]

    @property
    def to_itself(self) -> str | None:
        """The field that names another row of the same section."""
        return next((f for f, target in self.model.refs.items() if target == self.name), None)


GUIDANCE = Section("guidance", document.Guidance, tables.Guidance, owner="milestone_id")
OWNER_SHARES = Section("owner_shares", document.OwnerShare, tables.OwnerShare, owner="project_id")
SECTIONS = (
    Section("sources", document.Source, tables.Source),
    Section(
        "companies",
        document.Company,
        tables.Company,
        (Children("aliases", "aliases", tables.CompanyAlias, ("name",)),),
    ),
    Section("listings", document.Listing, tables.Listing),
    Section(
        "projects",
        document.Project,
        tables.Project,
        (Children("aliases", "aliases", tables.ProjectAlias, ("name",)),),
        within=(OWNER_SHARES,),
    ),
    Section("milestones", document.Milestone, tables.Milestone, within=(GUIDANCE,)),
    Section(
        "notes",
        document.Note,
        tables.Note,
        (
            Children("tags", "tags", tables.NoteTag, ("name",)),
            Children("links", "links", tables.NoteLink, ("kind", "target_uid")),
        ),
    ),
    Section(
        "financings",
        document.Financing,
        tables.Financing,
        (
            Children(
                "parts",
                "parts",
                tables.FinancingPart,
                ("kind", "amount", "currency", "counterparty"),
            ),
        ),
    ),
    Section("agreements", document.Agreement, tables.Agreement),
    Section(
        "events",
        document.Event,
        tables.Event,
        (
            Children(
                "companies",
                "companies",
                tables.EventCompany,
                ("company_id",),
                key="company_id",
                refers="companies",
            ),
        ),
    ),
    Section(
        "watchlists",
        document.Watchlist,
        tables.Watchlist,
        (
            Children(
                "companies",
                "entries",
                tables.WatchlistEntry,
                ("company_id",),
                key="company_id",
                refers="companies",
            ),
        ),
    ),
    Section("attachments", document.Attachment, tables.Attachment),
)
EVERY_SECTION = (*SECTIONS, *(inner for section in SECTIONS for inner in section.within))


def stored(session: Session, section: Section) -> list[Any]:
    """Every row of a section with the lists it owns, in the order recorded, then by uid."""
    relations = [getattr(section.table, c.relation) for c in section.children]
    relations += [getattr(section.table, inner.name) for inner in section.within]
    statement = select(section.table).options(*(selectinload(r) for r in relations))
    return list(
        session.scalars(statement.order_by(section.table.recorded_at, section.table.uid)).unique()
    )


def entry_of(section: Section, row: Any, uids: Uids) -> Columns:
    """A row as it is written: its fields in their order, those at their default left out."""
    found: Columns = {"id": row.uid, "recorded_at": row.recorded_at}
    found |= {name: getattr(row, name) for name in section.plain}
    for field, target in section.model.refs.items():
        found[field] = uids[target].get(getattr(row, f"{field}_id"))
    for field, columns in section.model.spread.items():
        nested = {name: getattr(row, column) for name, column in columns.items()}
        filled = {name: value for name, value in nested.items() if value is not None}
        found[field] = filled or None
    for field, precision in section.model.partial.items():
        if found[field] is not None:
            found[field] = partial_day(found[field], getattr(row, precision) or "")
    for children in section.children:
        lines = [_line(children, child, uids) for child in _owned(children, row)]
        found[children.field] = lines if children.ordered else sorted(lines)
    for inner in section.within:
        rows = sorted(getattr(row, inner.name), key=order_said)
        found[inner.name] = [entry_of(inner, each, uids) for each in rows]
    return in_model_order(section.model, found)


def in_model_order(model: type[Model], found: Mapping[str, Any]) -> Columns:
    """The fields in the model's order, without those that hold their default."""
    return {
        name: found[name]
        for name, field in model.model_fields.items()
        if name in found
        and (field.is_required() or found[name] != field.get_default(call_default_factory=True))
    }


def order_said(row: Any) -> tuple[dt.date, dt.datetime, str]:
    """The order of promises by the day said, as well as it is known, and of shares by theirs."""
    if isinstance(row, tables.Guidance):
        said = row.announced_on or row.announced_before or row.announced_after
    else:
        said = row.day
    return said or dt.date.min, row.recorded_at, row.uid


def columns_of(section: Section, entry: Row) -> Columns:
    """What an entry says of its row's columns; a reference is still the uid it names."""
    found = {name: getattr(entry, name) for name in section.plain}
    for field in entry.refs:
        found[f"{field}_id"] = getattr(entry, field)
    for field, columns in entry.spread.items():
        nested = getattr(entry, field)
        for name, column in columns.items():
            found[column] = getattr(nested, name) if nested else None
    for field in entry.partial:
        if found[field] is not None:
            found[field] = day_of(found[field])
    if entry.recorded_at is not None:
        found["recorded_at"] = entry.recorded_at
    return found


def lines_of(children: Children, entry: Row) -> list[Columns]:
    """The lines of a list that an entry owns, as columns; ids are still uids."""
    lines = []
    for line in getattr(entry, children.field):
        if isinstance(line, Model):
            values = [getattr(line, name) for name in type(line).model_fields]
            lines.append(dict(zip(children.columns, values, strict=True)))
        else:
            lines.append({children.columns[0]: line})
    return lines


def resolved(section: Section, columns: Columns, ids: Ids) -> Columns:
    """The columns with each reference turned from the uid to the id it has here."""
    found = dict(columns)
    for field, target in section.model.refs.items():
        uid = found[f"{field}_id"]
        found[f"{field}_id"] = None if uid is None else ids[target][uid]
    return found


def differs(row: Any, columns: Columns) -> bool:
    """Whether a row holds anything else than these columns say."""
    return any(getattr(row, name) != value for name, value in columns.items())


def owns_others(children: Children, row: Any, lines: Sequence[Columns]) -> bool:
    """Whether a row owns other lines than these, or has them in another order that matters."""
    owned = [{name: getattr(c, name) for name in children.columns} for c in _owned(children, row)]
    if children.ordered:
        return owned != list(lines)
    return {line[children.key] for line in owned} != {line[children.key] for line in lines}


def own(children: Children, row: Any, lines: Sequence[Columns]) -> None:
    """Make a row own exactly these lines, changing in place what is there already."""
    owned = getattr(row, children.relation)
    present = {getattr(child, children.key): child for child in owned}
    wanted = [{"position": i, **line} if children.ordered else line for i, line in enumerate(lines)]
    kept = {line[children.key] for line in wanted}
    for child in [c for key, c in present.items() if key not in kept]:
        owned.remove(child)
    for line in wanted:
        child = present.get(line[children.key])
        if child is None:
            owned.append(children.table(**line))
        else:
            assign(child, line)


def assign(row: Any, columns: Columns) -> None:
    """Set the columns that differ, and only those."""
    for name, value in columns.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _owned(children: Children, row: Any) -> list[Any]:
    owned = list(getattr(row, children.relation))
    if children.ordered:
        owned.sort(key=lambda child: child.position)
    return owned


def _line(children: Children, child: Any, uids: Uids) -> Any:
    if children.refers:
        return uids[children.refers][getattr(child, children.columns[0])]
    if children.columns == ("name",):
        return child.name
    if children.table is tables.NoteLink:
        return {"kind": child.kind, "id": child.target_uid}
    values = {name: getattr(child, name) for name in children.columns}
    return {name: value for name, value in values.items() if value is not None}
