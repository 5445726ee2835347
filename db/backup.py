"""Copies of an SQLite file: made while it is in use, looked through, kept, and brought back."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TypeAlias

from db.addresses import Address
from db.database import SCHEMA, Database
from db.driver_errors import told_plainly
from db.errors import Damaged, Locked, NotExported, Refused, TooNew, Unreachable
from db.sqlite_file import SqliteFile

STEP = 2048  # pages from one word of progress to the next
LOCK_WAIT_MS = 1000
STAMP = "%Y-%m-%dT%H-%M-%SZ"
FOLDER = "backups"
ENDING = ".db"
EVERY, DAILY, WEEKLY = dt.timedelta(days=2), dt.timedelta(days=7), dt.timedelta(days=31)

# Hears of pages: how many are done, and how many there are. What it raises ends the copying.
Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True)
class Backup:
    """A backup in a folder: when it was made (UTC) and its size in bytes."""

    path: Path
    made_at: dt.datetime
    size: int


def back_up(database: Database, target: Path, progress: Progress | None = None) -> None:
    """Copy a database that is in use; what stood there before goes only when the copy is sound.

    Raises Refused for a server, NotExported, Full, Locked, Damaged.
    """
    source = _file_of(database)
    if target.exists() and target.samefile(source):
        raise Refused(f"{target} is the database itself; a backup needs a file of its own")
    with _part(target) as part:
        _copy(source, part, progress)
        look_through(part)
        _place(part, target)


def back_up_in_time(
    database: Database, folder: Path, now: dt.datetime, progress: Progress | None = None
) -> Path | None:
    """Make the backup of the day where there is none yet, then drop what the steps let go.

    `now` is aware, in the zone whose days are meant. Gives the new file; None where none was due.
    """
    made = backups(database, folder)
    if made and made[0].made_at.astimezone(now.tzinfo).date() >= now.date():
        return None
    target = folder / name_of(database, folder, now)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NotExported(f"The folder {folder} can't be made: {error.strerror}") from error
    back_up(database, target, progress)
    stay = kept((each.made_at for each in backups(database, folder)), now)
    for each in backups(database, folder):
        if each.made_at not in stay:
            with suppress(OSError):  # it is tried again tomorrow
                each.path.unlink()
    return target


def backups(database: Database, folder: Path) -> tuple[Backup, ...]:
    """The backups of a database in a folder, the newest first."""
    start = _start_of(_file_of(database), folder)
    found = []
    for path in folder.glob(f"*{ENDING}") if folder.is_dir() else ():
        with suppress(ValueError, OSError):
            if path.name.startswith(start):
                stamp = path.name.removeprefix(start).removesuffix(ENDING)
                made_at = dt.datetime.strptime(stamp, STAMP).replace(tzinfo=dt.UTC)
                found.append(Backup(path, made_at, path.stat().st_size))
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


def name_of(database: Database, folder: Path, now: dt.datetime) -> str:
    """What a backup made now is called in a folder."""
    start = _start_of(_file_of(database), folder)
    return f"{start}{now.astimezone(dt.UTC):{STAMP}}{ENDING}"


def kept(made: Iterable[dt.datetime], now: dt.datetime) -> frozenset[dt.datetime]:
    """Which backups stay: all of two days, then the last of each day, week and month.

    Days for a week, weeks for a month, months for ever; instants are aware.
    """
    last: dict[tuple[object, ...], dt.datetime] = {}
    for instant in sorted(made):
        last[_step(instant, now)] = instant
    return frozenset(last.values())


def restore(file: Path, place: Path, now: dt.datetime) -> Path | None:
    """Put a backup where a database is that nobody has open; gives where that one now lies.

    Raises Damaged, TooNew, Unreachable and Locked, before anything is changed.
    """
    part = prepare(file, place)
    try:
        return swap(part, place, now)
    finally:
        part.unlink(missing_ok=True)


def prepare(file: Path, place: Path, progress: Progress | None = None) -> Path:
    """Copy a backup beside the place where it is wanted, and look the copy through."""
    if not file.is_file():
        raise Unreachable(f"There is no file {file}")
    if place.exists() and file.samefile(place):
        raise Refused(f"{file} is the database itself")
    with _part(place, stays=True) as part:
        _copy(file, part, progress)
        look_through(part, file)
        _sync(part)
        return part


def swap(part: Path, place: Path, now: dt.datetime) -> Path | None:
    """Put a prepared copy in the place of a closed database, which is kept beside it.

    Gives where that one now lies, None where there was none; raises Locked where a program has it
    open. At every moment there is one of the two in the place.
    """
    aside = _put_aside(place, f"{now.astimezone(dt.UTC):{STAMP}}")
    with _told_of(place):
        part.replace(place)
        _sync_folder(place.parent)
    return aside


def look_through(file: Path, asked: Path | None = None) -> None:
    """Open a file that nobody writes, and read all of it; raises Damaged or TooNew.

    `asked` is what to call it, where it is a copy of that.
    """
    name = asked or file
    with told_plainly(str(name)):
        address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            said = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
            if said != ["ok"]:
                raise Damaged(f"{name} is damaged")
            tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'note')"
            if connection.execute(tables).fetchone() != (2,):
                raise Damaged(f"{name} is not a Headframe database")
            (schema,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if schema > SCHEMA:
        raise TooNew(f"{name} was written by a newer Headframe (schema {schema})")


def place_of(address: Address) -> Path:
    """The file that an address names; raises Refused for a server."""
    if address.get_backend_name() != "sqlite" or not address.database:
        raise Refused(
            "This database is on a server: back it up with pg_dump, bring it back with pg_restore"
        )
    return Path(address.database)


def _file_of(database: Database) -> Path:
    return place_of(database.url)


def _start_of(file: Path, folder: Path) -> str:
    """What the names of its backups begin with; away from it, other files have its name too."""
    if folder.resolve() == file.parent.resolve() / FOLDER:
        return f"{file.stem}."
    mark = hashlib.sha256(str(file.parent.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{file.stem}-{mark[:8]}."


def _step(instant: dt.datetime, now: dt.datetime) -> tuple[object, ...]:
    age = now - instant
    if age < EVERY:
        return "each", instant
    day = instant.astimezone(now.tzinfo).date()
    if age < DAILY:
        return "day", day
    if age < WEEKLY:
        return "week", *day.isocalendar()[:2]
    return "month", day.year, day.month


def _copy(source: Path, target: Path, progress: Progress | None) -> None:
    """Copy one moment of a file, whoever writes it meanwhile."""

    def tell(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    held = SqliteFile(source, checkpoints=False, lock_wait_ms=LOCK_WAIT_MS)
    with told_plainly(str(source)), closing(held.connect_to_look()) as reading:
        reading.execute("BEGIN")  # else a commit of somebody else's would begin it all again
        reading.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with told_plainly(str(target)), closing(sqlite3.connect(target)) as writing:
            reading.backup(writing, pages=STEP, progress=tell)


def _fold(place: Path) -> bool:
    """Fold the log into a file that nobody else has open; False where the file is damaged."""
    try:
        with closing(sqlite3.connect(place, timeout=LOCK_WAIT_MS / 1000)) as connection:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
            if mode != "delete":
                raise Locked(f"{place} is in use by another program")
    except sqlite3.OperationalError:
        with told_plainly(str(place)):
            raise
    except sqlite3.DatabaseError:
        return False
    return True


def _put_aside(place: Path, stamp: str) -> Path | None:
    """Keep what stands in a place under another name too, whole, and leave no log beside it."""
    if not place.exists():
        return None
    log, kept_log = _beside(place, "-wal"), _free(place, f"log.{stamp}")
    if log.exists():  # SQLite throws away the log of a file that it can't read
        _keep(log, kept_log)
    try:
        is_sound = _fold(place)
    except BaseException:
        kept_log.unlink(missing_ok=True)
        raise
    word = "before-restore" if is_sound else "damaged"
    aside = _free(place, f"{word}.{stamp}")
    _keep(place, aside)
    if is_sound:
        kept_log.unlink(missing_ok=True)
    elif kept_log.exists():
        kept_log.replace(_beside(aside, "-wal"))
    for left in ("-wal", "-shm"):  # they would be read as the log of the file that comes
        _beside(place, left).unlink(missing_ok=True)
    return aside


def _free(place: Path, words: str) -> Path:
    """A name beside a file that no other file has."""
    mores = chain([""], (f"-{number}" for number in count(2)))
    paths = (place.with_name(f"{place.stem}.{words}{more}{ENDING}") for more in mores)
    return next(path for path in paths if not path.exists())


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)


def _keep(file: Path, name: Path) -> None:
    """Let a file be found by another name too."""
    with _told_of(name):
        try:
            name.hardlink_to(file)
        except OSError:  # not every disk can
            shutil.copy2(file, name)
            _sync(name)


@contextmanager
def _part(target: Path, *, stays: bool = False) -> Iterator[Path]:
    """An empty file beside a target; it goes at the end, unless it is to stay and all went well."""
    with _told_of(target):
        handle, made = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    part = Path(made)
    is_done = False
    try:
        yield part
        is_done = True
    finally:
        if not (stays and is_done):
            part.unlink(missing_ok=True)


def _place(part: Path, target: Path) -> None:
    with _told_of(target):
        _sync(part)
        part.replace(target)
        _sync_folder(target.parent)


def _sync(file: Path) -> None:
    with file.open("r+b") as held:
        os.fsync(held.fileno())


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _told_of(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotExported(f"{target} can't be written: {error.strerror}") from error
