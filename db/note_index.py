"""The words of all notes, in a file of their own that can be thrown away at any moment.

In the database itself there is only a log of the notes that changed. Triggers write it, so that
nobody who writes notes has to know of it: an act, its undo, an import, an older Headframe. (They
could not write a table of FTS5's: connections with `trusted_schema=OFF` refuse that.) The index
knows up to which line of the log it goes; what comes after it is looked at note by note, and an
index that goes up to no line of this log is made anew.
"""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from db.database import Database
from db.note_search import Asked, asked, folded, newest_first, notes_named
from db.records import Thing

LOG = {
    "note_change": "CREATE TABLE note_change (id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " note_id INTEGER NOT NULL, mark INTEGER NOT NULL)",
} | {
    name: f"CREATE TRIGGER {name} AFTER {act} BEGIN"
    f" INSERT INTO note_change (note_id, mark) VALUES ({note}, random()); END"
    for name, act, note in (
        ("note_added", "INSERT ON note", "NEW.id"),
        ("note_changed", "UPDATE OF text, day, company_id ON note", "NEW.id"),
        ("note_deleted", "DELETE ON note", "OLD.id"),
        ("note_tagged", "INSERT ON note_tag", "NEW.note_id"),
        ("note_tag_changed", "UPDATE ON note_tag", "NEW.note_id"),
        ("note_untagged", "DELETE ON note_tag", "OLD.note_id"),
    )
}
FOUND_LOG = "SELECT name, sql FROM sqlite_master WHERE name IN ('" + "', '".join(LOG) + "')"
CHANGES = "SELECT id, mark, note_id FROM note_change WHERE id >= ? ORDER BY id LIMIT ?"
WORDS = (
    "CREATE VIRTUAL TABLE word USING fts5 (text, tags, prefix='2 3 4',"
    " tokenize='unicode61 remove_diacritics 2')"
)
# `place` is the row of the index: in its order notes are shown. `built_to` is the last note that
# was taken in while it is made, and NULL once it holds all.
TABLES = (
    "CREATE TABLE placed (note_id INTEGER PRIMARY KEY, place INTEGER NOT NULL)",
    "CREATE TABLE state (change INTEGER, mark INTEGER, built_to INTEGER)",
    WORDS,
    "INSERT INTO word (word, rank) VALUES ('hashsize', 33554432)",
)
SOME: Any = bindparam("ids", expanding=True)
NOTES = text(
    "SELECT id, day, text FROM note WHERE id IN :ids AND company_id IS NOT NULL"
).bindparams(SOME)
TAGS = text("SELECT note_id, name FROM note_tag WHERE note_id IN :ids").bindparams(SOME)
IDS = 1 << 32
CHUNK = 20_000  # notes at a time
IDS_AT_ONCE = 500  # in one statement
# Where a longer beginning is typed: times as many as are wanted that are looked through at most; at
# first, to see whether more than one in so many fits.
NEAR, GLANCE, FEW = 5, 2, 10
PENDING = 200  # notes that changed since, and are looked at one by one
LEFT_FOR = 90 * 24 * 60 * 60  # seconds
KEPT_LOG = 1_000  # lines of the log that are left for other indexes of the same database
SEEN = 10  # times as many as are wanted, where words alone don't decide

MATCHING = "FROM word WHERE word MATCH ? ORDER BY rowid DESC LIMIT ?"
Position = tuple[int, int]


class NoteIndex:
    """Finds notes as one types; `found` for one thread, `keep` for another one.

    `folder` is where the file lies. On PostgreSQL there is none, and nothing is found.
    """

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._file: Path | None = None
        if database.file is not None:
            name = str(database.file.absolute()).encode("utf-8", "surrogatepass")
            self._file = folder / f"{hashlib.sha256(name).hexdigest()[:16]}.db"
        self._reader: sqlite3.Connection | None = None
        self._is_damaged = False

    def found(self, session: Session, words: Sequence[str], limit: int) -> tuple[Thing, ...] | None:
        """The newest notes in which a word begins with each of these; None where it can't tell."""
        wanted = asked(words)
        if self._file is None or not wanted.expression:
            return None
        most = limit * SEEN if wanted.loose else limit
        try:
            with self._reading() as reader:
                pending = _pending(session, reader)
                ids = None if pending is None else _hits(reader, wanted, most + len(pending))
        except sqlite3.Error as error:
            self._is_damaged |= _is_damage(error)
            pending = ids = None
        if pending is None or ids is None:
            self.close()  # what lies there now may be another one
            return None
        looked_at = notes_named(session, pending, map(folded, words))
        hits = notes_named(session, [id_ for id_ in ids if id_ not in pending], wanted.loose)
        if len(hits) < limit and len(ids) == most + len(pending):
            return None
        return tuple(newest_first((*hits, *looked_at))[:limit])

    def keep(self, cancel: threading.Event) -> None:
        """Take in what changed, or everything; what keeps it from that is logged."""
        database = self._database
        if self._file is None or database.is_read_only:
            return
        try:
            if self._is_damaged:
                _discard(self._file)
                self._is_damaged = False
            with closing(database.beside()) as beside, self._writing() as writer:
                _Keeping(beside, writer, cancel).run()
            self._file.touch()
            _sweep(self._file.parent)
        except (sqlite3.Error, OSError) as error:
            self._is_damaged |= _is_damage(error)
            logging.getLogger(__name__).info("notes are searched without an index", exc_info=True)

    def close(self) -> None:
        """Let go of the file, until something is to be found again; for the thread that finds."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the index."""
        assert self._file is not None
        if self._reader is None:
            address = f"{self._file.absolute().as_uri()}?mode=ro"
            self._reader = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
        self._reader.execute("BEGIN")
        try:
            yield self._reader
        finally:
            self._reader.execute("ROLLBACK")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        assert self._file is not None
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(self._file, isolation_level=None)) as writer:
            writer.execute("PRAGMA journal_mode=WAL")
            writer.execute("PRAGMA synchronous=NORMAL")
            yield writer


class _Keeping:
    """Brings an index up to where a database is."""

    def __init__(
        self, database: Database, writer: sqlite3.Connection, cancel: threading.Event
    ) -> None:
        self._database = database
        self._writer = writer
        self._cancel = cancel

    def run(self) -> None:
        """Make the log and the index where they are not there, then take in what is missing."""
        with self._database.reading() as session:
            has_log = _has_log(session)
        if not has_log:
            with self._database.transaction() as session:
                _make_log(session)
        if not self._follows():
            self._begin_anew()
        self._go_on()
        if not self._cancel.is_set() and not self._agrees():
            self._begin_anew()
            self._go_on()
        self._shorten_log()

    def _follows(self) -> bool:
        found = {sql for (sql,) in self._writer.execute("SELECT sql FROM sqlite_master")}
        if not found.issuperset(TABLES[:3]):
            return False
        row = self._writer.execute("SELECT change, mark FROM state").fetchone()
        with self._database.reading() as session:
            return row is not None and _is_line(session, row)

    def _begin_anew(self) -> None:
        with self._database.reading() as session:
            last = _last_line(session)
        with self._step():
            for name in ("word", "placed", "state"):
                self._writer.execute(f"DROP TABLE IF EXISTS {name}")
            for statement in TABLES:
                self._writer.execute(statement)
            self._writer.execute("INSERT INTO state VALUES (?, ?, 0)", last)

    def _go_on(self) -> None:
        while not self._cancel.is_set() and (self._build() or self._catch_up()):
            pass

    def _build(self) -> bool:
        """Take in the next notes of all; whether there is more to do."""
        (built_to,) = self._writer.execute("SELECT built_to FROM state").fetchone()
        if built_to is None:
            return False
        with self._database.reading() as session:
            asked = text("SELECT id FROM note WHERE id > :after ORDER BY id LIMIT :most")
            ids = session.scalars(asked, {"after": built_to, "most": CHUNK}).all()
            rows = _rows(session, ids)
        with self._step():
            self._put(rows)
            self._writer.execute("UPDATE state SET built_to = ?", (ids[-1] if ids else None,))
        return True

    def _catch_up(self) -> bool:
        """Take in the next changes; whether there were any."""
        (change,) = self._writer.execute("SELECT change FROM state").fetchone()
        with self._database.reading() as session:
            result = session.connection().exec_driver_sql(CHANGES, (change + 1, CHUNK))
            lines = result.cursor.fetchall()
            ids = sorted({note for _, _, note in lines})
            rows = _rows(session, ids)
        if not lines:
            return False
        with self._step():
            gone = [(id_,) for id_ in ids]
            self._writer.executemany(
                "DELETE FROM word WHERE rowid = (SELECT place FROM placed WHERE note_id = ?)", gone
            )
            self._writer.executemany("DELETE FROM placed WHERE note_id = ?", gone)
            self._put(rows)
            self._writer.execute("UPDATE state SET change = ?, mark = ?", lines[-1][:2])
        return True

    def _put(self, rows: list[tuple[int, str, str]]) -> None:
        """Rows in the order of their places: FTS5 is several times slower in another."""
        rows.sort()
        self._writer.executemany("INSERT INTO word (rowid, text, tags) VALUES (?, ?, ?)", rows)
        self._writer.executemany(
            "INSERT INTO placed VALUES (?, ?)", [(place % IDS, place) for place, _, _ in rows]
        )

    def _agrees(self) -> bool:
        """Whether it holds as many notes as there are, at one and the same moment."""
        (change, held) = self._writer.execute(
            "SELECT change, (SELECT count(*) FROM placed) FROM state"
        ).fetchone()
        with self._database.reading() as session:
            if _last_line(session)[0] != change:
                return True
            there = session.scalar(text("SELECT count(*) FROM note WHERE company_id IS NOT NULL"))
            return bool(there == held)

    def _shorten_log(self) -> None:
        (change,) = self._writer.execute("SELECT change FROM state").fetchone()
        with self._database.reading() as session:
            first = session.scalar(text("SELECT min(id) FROM note_change"))
        if first is not None and change - first > KEPT_LOG:
            with self._database.transaction() as session:
                session.execute(text("DELETE FROM note_change WHERE id < :id"), {"id": change})

    @contextmanager
    def _step(self) -> Iterator[None]:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._writer.execute("ROLLBACK")
            raise
        self._writer.execute("COMMIT")


def _discard(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Throw away what was not kept for long: the words of databases that are perhaps no more."""
    long_ago = time.time() - LEFT_FOR
    for file in folder.glob("*.db"):
        if file.stat().st_mtime < long_ago:
            _discard(file)


def _is_damage(error: Exception) -> bool:
    """Whether the file can't be read, and not only now."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError
    )


def _pending(session: Session, reader: sqlite3.Connection) -> frozenset[int] | None:
    """The notes that changed after what an index knows; None where it is behind by too much.

    So is one that is not made whole yet, or is of another log.
    """
    change, mark, built_to = reader.execute("SELECT change, mark, built_to FROM state").fetchone()
    if built_to is not None or not _has_log(session):
        return None
    result = session.connection().exec_driver_sql(CHANGES, (change, PENDING + 2))
    lines = result.cursor.fetchall()
    if not lines or lines[0][1] != mark or len(lines) > PENDING + 1:
        return None
    return frozenset(note for _, _, note in lines[1:])


def _hits(reader: sqlite3.Connection, wanted: Asked, most: int) -> list[int]:
    """The newest notes that are asked for, at most so many.

    To merge the notes of all words that begin so takes long where these are common, and then the
    newest of what is listed are enough to find as many as are wanted.
    """
    if wanted.nearly:
        near = reader.execute(f"SELECT rowid, text, tags {MATCHING}", (wanted.nearly, NEAR * most))
        rows = near.fetchmany(GLANCE * most)
        fit = _fitting(rows, wanted)
        is_common = len(fit) * FEW >= len(rows)
        if is_common and len(fit) < most:
            more = near.fetchall()
            rows, fit = rows + more, fit + _fitting(more, wanted)
        if len(fit) >= most or len(rows) < (NEAR if is_common else GLANCE) * most:
            return fit[:most]
    found = reader.execute(f"SELECT rowid {MATCHING}", (wanted.expression, most))
    return [place % IDS for (place,) in found]


def _fitting(rows: Iterable[tuple[int, str, str]], wanted: Asked) -> list[int]:
    texts = ((place % IDS, folded(f"{words} {tags}")) for place, words, tags in rows)
    return [id_ for id_, plain in texts if all(b.search(plain) for b in wanted.beginnings)]


def _has_log(session: Session) -> bool:
    return dict(session.connection().exec_driver_sql(FOUND_LOG).cursor.fetchall()) == LOG


def _make_log(session: Session) -> None:
    """Make it anew, with a first line; no index goes up to a line of it then."""
    for name in LOG:
        kind = "TABLE" if name == "note_change" else "TRIGGER"
        session.execute(text(f"DROP {kind} IF EXISTS {name}"))
    for statement in LOG.values():
        session.execute(text(statement))
    session.execute(text("INSERT INTO note_change (note_id, mark) VALUES (0, random())"))


def _last_line(session: Session) -> Position:
    asked = text("SELECT id, mark FROM note_change ORDER BY id DESC LIMIT 1")
    id_, mark = session.execute(asked).one()
    return id_, mark


def _is_line(session: Session, position: Position) -> bool:
    asked = text("SELECT mark FROM note_change WHERE id = :id")
    return bool(session.scalar(asked, {"id": position[0]}) == position[1])


def _rows(session: Session, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """The place, text and tags of those of these notes that can be shown."""
    rows = []
    for at in range(0, len(ids), IDS_AT_ONCE):
        some = {"ids": ids[at : at + IDS_AT_ONCE]}
        tags: dict[int, str] = {}
        for id_, name in session.execute(TAGS, some):
            tags[id_] = f"{tags.get(id_, '')} {name}"
        rows += [
            (_place(day, id_), words, tags.get(id_, ""))
            for id_, day, words in session.execute(NOTES, some)
        ]
    return rows


def _place(day: str | None, id_: int) -> int:
    """Where a note stands: by its day, then by when it was written."""
    return (int(day.replace("-", "")) if day else 0) * IDS + id_
