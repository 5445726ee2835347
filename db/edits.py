"""What a user's act changed, and how to take it back.

An act is one transaction. Its edit holds the rows before and after; the inverse swaps them. Before
anything is written back, each row is compared with what the edit left, by content: `version` counts
changes and does not take part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Row, UniqueConstraint, and_, event, inspect, select
from sqlalchemy import Table as CoreTable
from sqlalchemy.orm import Session, object_session

from db.database import Database
from db.errors import Conflict, Silent, Unsure
from db.tables import DIGITS, Table, new_uid

Key = tuple[Any, ...]
Name = tuple[str, Key]
Values = Mapping[str, Any]
SWEEPING = "headframe_sweeping"
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class RowChange:
    """One row before and after; None where it was not there."""

    table: str
    key: Key
    before: Values | None
    after: Values | None

    @property
    def name(self) -> Name:
        """What tells its row from every other one."""
        return self.table, self.key


@dataclass(frozen=True)
class Swept:
    """Rows of one table that the database deletes together with what they hang on."""

    table: str
    rows: tuple[Values, ...]


@dataclass(frozen=True)
class Edit:
    """A labelled act: every row it changed, each once.

    `sweeps` are rows that the database deletes along with one of these; `swept`, rows that went so
    before and come back with this edit.
    """

    label: str
    changes: tuple[RowChange, ...]
    swept: tuple[Swept, ...] = ()
    sweeps: tuple[Swept, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """The tables it touched."""
        return frozenset(change.table for change in self.changes)

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        swapped = (RowChange(c.table, c.key, c.after, c.before) for c in reversed(self.changes))
        return Edit(self.label, tuple(swapped), swept=self.sweeps)


def make(
    database: Database,
    label: str,
    act: Callable[Concatenate[Session, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[T, Edit]:
    """Do one act in one transaction; what it returned, and the edit it made.

    Raises Unsure, with both, where the database fell silent over the commit.
    """
    with _known() as done, database.transaction() as session, recording(session) as recorded:
        result = act(session, *args, **kwargs)
        session.flush()
        changes, sweeps = recorded()
        done.append((result, Edit(label, tuple(changes), sweeps=tuple(sweeps))))
    made: tuple[T, Edit] = done[0]
    return made


def apply(database: Database, edit: Edit) -> Edit:
    """Write an edit's after-rows over its before-rows, all or nothing; raises Conflict.

    Gives the edit that takes this back; raises Unsure with it where the database fell silent over
    the commit.
    """
    with _known() as done, database.transaction() as session:
        connection = session.connection()
        for change in edit.changes:
            _expect(connection, change)
        swept = tuple(_swept(connection, edit.changes))
        _write(connection, edit.changes)
        for rows in edit.swept:
            connection.execute(Table.metadata.tables[rows.table].insert(), list(rows.rows))
        done.append(replace(edit.inverse(), swept=swept))
    back: Edit = done[0]
    return back


def is_kept(database: Database, edit: Edit) -> bool:
    """Whether every row is as this edit left it, and so the edit was kept."""
    with database.reading() as session:
        connection = session.connection()
        return all(_content(_current(connection, c)) == c.after for c in edit.changes)


@contextmanager
def _known() -> Iterator[list[Any]]:
    """Let trouble that comes after all was sent say what was: the outcome is put into the list."""
    outcome: list[Any] = []
    try:
        yield outcome
    except Silent as silent:
        if outcome:
            raise Unsure(str(silent), outcome[0]) from silent
        raise


@contextmanager
def recording(session: Session) -> Iterator[Callable[[], tuple[list[RowChange], list[Swept]]]]:
    """Collect the rows that a session's flushes change and sweep away.

    Gives a function that merges them.
    """
    seen: list[RowChange] = []
    sweeps: list[Swept] = []
    unread: dict[Name, Values] = {}
    added: dict[Name, int] = {}

    def read(flushed: Session, _context: object, _rows: object) -> None:
        unread.clear()
        for change in (
            _change(row, None, _values(row)) for row in flushed.dirty if _is_unread(row)
        ):
            unread[change.name] = _content(_current(flushed.connection(), change)) or {}

    def sweep(connection: Connection, row: object) -> None:
        sweeps.extend(_swept(connection, [_change(row, _values(row, old=True), None)]))

    def collect(flushed: Session, _context: object) -> None:
        added.clear()
        for row in flushed.new:
            change = _change(row, None, _values(row))
            added[change.name] = len(seen)
            seen.append(change)
        for row in flushed.dirty:
            change = _change(row, _values(row, old=True), _values(row))
            seen.append(replace(change, before=unread.get(change.name, change.before)))

    def collect_deleted(_session: Session, row: object) -> None:
        change = _change(row, _values(row, old=True), None)
        at = added.get(change.name)
        if at is None:
            seen.append(change)
        else:  # the same flush put a new row at this key
            seen[at] = replace(change, after=seen[at].after)

    session.info[SWEEPING] = sweep
    event.listen(session, "before_flush", read)
    event.listen(session, "after_flush", collect)
    # Rows orphaned by a flush never stand in `session.deleted`; this event tells of them all.
    event.listen(session, "persistent_to_deleted", collect_deleted)
    try:
        yield lambda: (_merged(seen), sweeps)
    finally:
        del session.info[SWEEPING]
        event.remove(session, "before_flush", read)
        event.remove(session, "after_flush", collect)
        event.remove(session, "persistent_to_deleted", collect_deleted)


@event.listens_for(Table, "before_delete", propagate=True)
def _going(_mapper: object, connection: Connection, row: object) -> None:
    """Tell of each row that is about to be deleted, also one that only lost its owner."""
    session = object_session(row)
    if session is not None and (sweep := session.info.get(SWEEPING)):
        sweep(connection, row)


def _is_unread(row: object) -> bool:
    """Whether a column was set whose stored value the session never read."""
    state = inspect(row)
    histories = (state.attrs[a.key].history for a in state.mapper.column_attrs)
    return any(history.added and not history.deleted for history in histories)


def _change(row: object, before: Values | None, after: Values | None) -> RowChange:
    mapper = inspect(row).mapper
    values = after if after is not None else before
    assert values is not None
    table = mapper.local_table
    key = tuple(values[column.name] for column in table.primary_key)
    return RowChange(table.name, key, before, after)


def _values(row: object, *, old: bool = False) -> dict[str, Any]:
    state = inspect(row)
    values = {}
    for attribute in state.mapper.column_attrs:
        name = attribute.columns[0].name
        if name == "version":
            continue
        history = state.attrs[attribute.key].history
        value = getattr(row, attribute.key)
        if old and history.deleted:
            value = history.deleted[0]
        values[name] = round(value, DIGITS) if isinstance(value, Decimal) else value
    return values


def _merged(changes: Iterable[RowChange]) -> list[RowChange]:
    merged: dict[Name, RowChange] = {}
    for change in changes:
        first = merged.get(change.name, change)
        merged[change.name] = replace(change, before=first.before)
    return [c for c in merged.values() if c.before != c.after]


def _expect(connection: Connection, change: RowChange) -> None:
    if _content(_current(connection, change)) != change.before:
        raise Conflict(f"The {change.table.replace('_', ' ')} was changed meanwhile")


def _current(connection: Connection, change: RowChange) -> Row[Any] | None:
    table = Table.metadata.tables[change.table]
    asked = select(table).where(_is(table, change.key)).with_for_update()
    return connection.execute(asked).one_or_none()


def _content(row: Row[Any] | None) -> Values | None:
    if row is None:
        return None
    return {column: value for column, value in row._mapping.items() if column != "version"}


def _is(table: CoreTable, key: Key) -> Any:
    return and_(*(c == value for c, value in zip(table.primary_key, key, strict=True)))


def _write(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Free what points at deleted rows first, then delete children first, insert parents first."""
    order = {table.name: i for i, table in enumerate(Table.metadata.sorted_tables)}
    ranked = sorted(changes, key=lambda c: order[c.table])
    for change in ranked:
        if change.after is None and _self_references(change):
            _update(connection, change, dict.fromkeys(_self_references(change)))
    _vacate(connection, ranked)
    for change in ranked:
        if change.before is None and change.after is not None:
            _insert(connection, change, change.after)
    for change in ranked:
        if change.after is not None and (change.before is not None or _self_references(change)):
            _update(connection, change, change.after)
    for change in reversed(ranked):
        if change.after is None:
            table = Table.metadata.tables[change.table]
            connection.execute(table.delete().where(_is(table, change.key)))


def _vacate(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Rename rows that stand where another one has to stand before they are gone or moved."""
    listed = list(changes)
    wanted: dict[tuple[str, tuple[str, ...], Key], Key] = {}
    for change in listed:
        for columns in _unique(change.table):
            if change.after is not None:
                values = tuple(change.after[name] for name in columns)
                wanted[change.table, columns, values] = change.key
    for change in listed:
        for columns in _unique(change.table):
            if change.before is None:
                continue
            values = tuple(change.before[name] for name in columns)
            if wanted.get((change.table, columns, values), change.key) != change.key:
                table = Table.metadata.tables[change.table]
                passing = table.update().where(_is(table, change.key))
                connection.execute(passing.values({columns[-1]: new_uid()}))


def _unique(table: str) -> list[tuple[str, ...]]:
    """The columns, texts all, of which no two rows of a table have the same."""
    constraints = Table.metadata.tables[table].constraints
    return [
        tuple(column.name for column in constraint.columns)
        for constraint in constraints
        if isinstance(constraint, UniqueConstraint)
    ]


def _swept(connection: Connection, changes: Iterable[RowChange]) -> Iterator[Swept]:
    """What the database will delete of itself with the rows that go; parents first."""
    going = {name: set[Any]() for name in Table.metadata.tables}
    recorded = {(c.table, c.key) for c in changes}
    for change in changes:
        if change.after is None:
            going[change.table].add(change.key[0])
    for table in Table.metadata.sorted_tables:
        for column in table.columns:
            for key in column.foreign_keys:
                if key.ondelete == "CASCADE" and going[key.column.table.name]:
                    wanted = column.in_(going[key.column.table.name])
                    found = connection.execute(select(table).where(wanted)).mappings()
                    rows = {_key(table, row): row for row in map(dict, found)}
                    new = [row for key, row in rows.items() if key not in recorded]
                    recorded |= rows.keys()
                    if new:
                        yield Swept(table.name, tuple(new))


def _key(table: CoreTable, row: Mapping[Any, Any]) -> tuple[str, Key]:
    return table.name, tuple(row[column.name] for column in table.primary_key)


def _self_references(change: RowChange) -> list[str]:
    """The columns in which a row of this table may point at another row of it."""
    table = Table.metadata.tables[change.table]
    return [c.name for c in table.columns if any(f.column.table is table for f in c.foreign_keys)]


def _insert(connection: Connection, change: RowChange, values: Values) -> None:
    table = Table.metadata.tables[change.table]
    waiting = dict.fromkeys(_self_references(change))
    connection.execute(table.insert().values({**values, **waiting}))


def _update(connection: Connection, change: RowChange, values: Values) -> None:
    table = Table.metadata.tables[change.table]
    statement = table.update().where(_is(table, change.key))
    if "version" in table.columns:
        statement = statement.values(version=table.columns.version + 1)
    connection.execute(statement.values(dict(values)))
