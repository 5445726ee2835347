"""An SQLite file: opening it, its promises to the disk, and what it says when it can't."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from db import notes
from db.database import SCHEMA, Database
from db.errors import (
    Damaged,
    DatabaseTrouble,
    Full,
    Gone,
    Locked,
    TooNew,
    Unreachable,
)
from db.tables import Company, Note, Table

ROOT = Path(__file__).parents[2]
NO_WAIT = 20  # ms


def stamp(file: Path, schema: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (schema,))
        connection.commit()


def note_texts(database: Database) -> list[str]:
    with database.reading() as session:
        return [row.text for row in session.query(Note).order_by(Note.id)]


@contextmanager
def held(file: Path, *statements: str) -> Iterator[None]:
    """Another program's connection, which has run these statements and stays open."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement).fetchall()
        yield


@pytest.fixture
def empty(place: Path) -> Iterator[Database]:
    """A new file without a row."""
    opened = Database(str(place))
    yield opened
    opened.close()


@pytest.fixture
def closed(empty: Database, place: Path) -> Path:
    """A file at the present schema with one note in it, which nobody has open."""
    with empty.transaction() as session:
        notes.add(session, "kept")
    empty.close()
    return place


def test_a_new_file_gets_every_table_and_the_stamp(empty: Database, place: Path) -> None:
    with empty.reading() as session:
        asked = text("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = set(session.scalars(asked))
        schema = session.scalar(text("SELECT version_num FROM alembic_version"))
    assert set(Table.metadata.tables) <= names
    assert schema == SCHEMA
    assert empty.file == place
    assert empty.name == str(place)
    assert empty.check() == []


def test_an_empty_file_is_a_new_database(place: Path) -> None:
    place.touch()
    with closing(Database(str(place))) as database:
        assert note_texts(database) == []


@pytest.mark.parametrize("mode", ["transaction", "reading"])
def test_every_connection_is_durable_and_strict(empty: Database, mode: str) -> None:
    with closing(empty.beside()) as beside:
        for database in (empty, beside):
            with getattr(database, mode)() as session:
                found = {
                    pragma: session.scalar(text(f"PRAGMA {pragma}"))
                    for pragma in (
                        "journal_mode",
                        "synchronous",
                        "foreign_keys",
                        "trusted_schema",
                        "busy_timeout",
                    )
                }
            assert found == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "trusted_schema": 0,
                "busy_timeout": 5000,
            }


def test_a_dangling_reference_by_another_hand_is_found(empty: Database, place: Path) -> None:
    with closing(sqlite3.connect(place)) as other:
        other.execute("INSERT INTO company_alias (company_id, position, name) VALUES (9, 0, 'x')")
        other.commit()
    assert empty.check() == ["row 1 of company_alias names a missing company"]


def test_opening_again_changes_nothing(closed: Path) -> None:
    before = closed.read_bytes()
    with closing(Database(str(closed))) as database:
        assert note_texts(database) == ["kept"]
    assert closed.read_bytes() == before
    assert list(closed.parent.iterdir()) == [closed]


def test_only_one_of_two_connections_folds_the_log(empty: Database) -> None:
    with closing(empty.beside()) as beside:
        with beside.reading() as session:
            assert session.scalar(text("PRAGMA wal_autocheckpoint")) == 0
        with empty.reading() as session:
            assert session.scalar(text("PRAGMA wal_autocheckpoint")) > 0


def test_closing_folds_the_log_into_the_file(empty: Database, place: Path) -> None:
    with empty.transaction() as session:
        notes.add(session, "in the log")
    empty.close()
    assert list(place.parent.iterdir()) == [place]


# --- other schemas ---


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_newer_file_is_refused_and_not_touched(closed: Path, journal: str) -> None:
    stamp(closed, "9999")
    with held(closed, f"PRAGMA journal_mode={journal}"):
        pass
    before = closed.read_bytes()
    with pytest.raises(TooNew, match="newer Headframe"):
        Database(str(closed))
    assert closed.read_bytes() == before


def test_a_newer_file_with_a_log_keeps_both(closed: Path, tmp_path: Path) -> None:
    crashed = tmp_path / "crashed" / closed.name
    crashed.parent.mkdir()
    log = crashed.with_name(f"{crashed.name}-wal")
    with held(
        closed, "PRAGMA wal_autocheckpoint=0", "UPDATE alembic_version SET version_num='9999'"
    ):
        shutil.copy(closed, crashed)
        shutil.copy(closed.with_name(f"{closed.name}-wal"), log)
    before = crashed.read_bytes(), log.read_bytes()
    assert before[1]
    with pytest.raises(TooNew):
        Database(str(crashed))
    assert (crashed.read_bytes(), log.read_bytes()) == before


def test_another_schema_is_copied_aside_with_its_log_and_left_usable(closed: Path) -> None:
    with held(
        closed,
        "PRAGMA wal_autocheckpoint=0",
        "UPDATE alembic_version SET version_num='0000'",
        "BEGIN",
        "SELECT * FROM note",  # a reader keeps the log from being folded in
    ):
        with pytest.raises(Damaged, match="0000"):
            Database(str(closed))
        (copy,) = closed.parent.glob("headframe.schema-0000.*Z.db")
    assert copy.stat().st_mode == closed.stat().st_mode
    for file in (closed, copy):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
                ("0000",)
            ]
        stamp(file, SCHEMA)
        with closing(Database(str(file))) as database:
            assert note_texts(database) == ["kept"]
            assert database.check() == []


# --- what can't be opened ---


def test_random_bytes_are_damaged(place: Path) -> None:
    content = bytes(range(256)) * 64
    place.write_bytes(content)
    with pytest.raises(Damaged, match="is not a Headframe database"):
        Database(str(place))
    assert place.read_bytes() == content


def test_a_torn_file_is_damaged(closed: Path) -> None:
    with closed.open("r+b") as file:
        file.seek(1024)
        file.write(b"\xff" * 8192)
    with pytest.raises(Damaged), closing(Database(str(closed))) as database:
        note_texts(database)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="is a folder"):
        Database(str(tmp_path))


@pytest.mark.parametrize("parts", [("absent", "a.db"), ("file", "a.db")])
def test_a_missing_folder_is_named_and_not_made(tmp_path: Path, parts: tuple[str, str]) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Unreachable, match=f"There is no folder .*{parts[0]}"):
        Database(str(tmp_path.joinpath(*parts)))
    assert not (tmp_path / "absent").exists()


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="can't be opened"):
        Database(str(tmp_path / ("x" * 5000)))


FOREIGN = (
    "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)",
    "CREATE TABLE company (id INTEGER PRIMARY KEY, boss TEXT)",
    "CREATE TABLE alembic_version (version_num TEXT)",
)


@pytest.mark.parametrize("statement", FOREIGN)
def test_another_programs_database_is_not_touched(place: Path, statement: str) -> None:
    with held(place, statement):
        pass
    before = place.read_bytes()
    with pytest.raises(Damaged, match="another program's"):
        Database(str(place))
    assert place.read_bytes() == before
    assert list(place.parent.iterdir()) == [place]


def test_another_programs_migrations_are_not_ours(place: Path) -> None:
    with held(place, *FOREIGN[::2], "INSERT INTO alembic_version VALUES ('ae1027a6acf')"):
        pass
    with pytest.raises(Damaged, match="another program's"):
        Database(str(place))


# A first database is made as whoever runs the tests, so that all that is imported late is there.
AS_NOBODY = """
import os, sys, tempfile
from db import notes
from db.database import Database
from db.errors import DatabaseTrouble

with tempfile.TemporaryDirectory() as folder:
    Database(os.path.join(folder, "first.db")).close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
try:
    with Database(sys.argv[1]).transaction() as session:
        notes.add(session, "written")
except DatabaseTrouble as trouble:
    print(type(trouble).__name__, trouble)
"""


def opened_by_nobody(file: Path) -> str:
    """What opening the file and writing in it tells an ordinary user."""
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may reach, write and read, whoever runs the tests."""
    if os.name != "posix":
        pytest.skip("modes are POSIX's")
    with tempfile.TemporaryDirectory(prefix="headframe-public-") as folder:
        Path(folder).chmod(0o711)
        made = Path(folder, "public")
        made.mkdir()
        made.chmod(0o777)
        yield made
        made.chmod(0o777)


def is_closed_to_others(folder: Path) -> bool:
    """Whether an ordinary user can't reach what lies in a folder."""
    return any(not f.stat().st_mode & 0o001 for f in (folder, *folder.parents))


@pytest.mark.skipif(is_closed_to_others(ROOT), reason="others can't reach this checkout")
def test_an_ordinary_user_can_write(public: Path) -> None:
    assert opened_by_nobody(public / "new.db") == ""


def test_a_file_that_may_not_be_written_says_so(public: Path, closed: Path) -> None:
    file = Path(shutil.copy(closed, public))
    file.chmod(0o444)
    before = file.read_bytes()
    assert opened_by_nobody(file) == f"NotWritable {file} may not be written"
    assert file.read_bytes() == before


@pytest.mark.parametrize("is_there", [True, False])
def test_a_folder_that_may_not_be_written_says_so(
    public: Path, closed: Path, is_there: bool
) -> None:
    file = public / closed.name
    if is_there:
        shutil.copy(closed, file)
        file.chmod(0o666)
    public.chmod(0o555)
    assert opened_by_nobody(file) == f"NotWritable The folder {public} may not be written"


def test_a_folder_that_may_not_be_entered_says_so(public: Path) -> None:
    public.chmod(0o600)
    file = public / "a.db"
    assert opened_by_nobody(file) == f"Unreachable {file} can't be opened: Permission denied"


# --- what may only be read ---

# Runs as an ordinary user, for whom the modes of files hold.
READING_ALONE = """
import os, sqlite3, sys, tempfile
from pathlib import Path
from db import notes
from db.database import Database
from db.errors import DatabaseTrouble, NotWritable
from db.tables import Note

with tempfile.TemporaryDirectory() as made:
    Database(os.path.join(made, "first.db")).close()
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
folder = Path(sys.argv[1]) / "own"
folder.mkdir()
file = folder / "a.db"
database = Database(str(file))
with database.transaction() as session:
    notes.add(session, "kept")
database.close()
before = file.read_bytes()

def texts(database):
    with database.reading() as session:
        return [note.text for note in session.query(Note)]

for locked, mode in ((file, 0o444), (folder, 0o555)):
    locked.chmod(mode)
    database = Database(str(file))
    assert database.is_read_only
    assert texts(database) == ["kept"]
    try:
        with database.transaction() as session:
            notes.add(session, "in vain")
    except NotWritable as trouble:
        print(trouble)
    assert texts(database) == ["kept"]
    database.close()
    assert file.read_bytes() == before
    locked.chmod(0o755)
    assert [found.name for found in folder.iterdir()] == ["a.db"]

file.chmod(0o444)
database = Database(str(file))
assert texts(database) == ["kept"]
file.chmod(0o644)
with sqlite3.connect(file) as other:
    other.execute("UPDATE note SET text = 'changed by its owner'")
    file.chmod(0o444)
    other.commit()
    assert texts(database) == ["changed by its owner"]
    other.execute("UPDATE note SET text = 'kept'")
    other.commit()
    assert texts(database) == ["kept"]
other.close()
database.close()

file.chmod(0o444)
database = Database(str(file))
file.chmod(0o644)
with database.transaction() as session:
    notes.add(session, "allowed by now")
assert not database.is_read_only
assert texts(database) == ["kept", "allowed by now"]
database.close()

with sqlite3.connect(file) as other:
    other.execute("UPDATE alembic_version SET version_num = '0001'")
other.close()
file.chmod(0o444)
try:
    Database(str(file))
except NotWritable as trouble:
    print(trouble)
file.chmod(0o000)
try:
    Database(str(file))
except DatabaseTrouble as trouble:
    print(trouble)
"""


@pytest.mark.skipif(is_closed_to_others(ROOT), reason="others can't reach this checkout")
def test_what_may_only_be_read_is_opened_to_be_read(public: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READING_ALONE, str(public)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    file = public / "own" / "a.db"
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        f"{file} may not be written",
        f"The folder {file.parent} may not be written",
        f"{file} may not be written, and has to be brought up to date first",
        f"{file} may not be read",
    ]


# --- a file that goes away while it is open ---


def other_file(folder: Path, words: str) -> Path:
    """Another database, which nobody has open."""
    made = folder / "other.db"
    with closing(Database(str(made))) as database, database.transaction() as session:
        notes.add(session, words)
    return made


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file can't be moved")
def test_a_file_that_is_gone_takes_no_more_and_can_still_be_read(
    closed: Path, tmp_path: Path
) -> None:
    with closing(Database(str(closed))) as database:
        assert note_texts(database) == ["kept"]
        moved = closed.rename(tmp_path / "moved.db")
        with pytest.raises(Gone, match="moved, deleted or replaced"), database.transaction():
            raise AssertionError("nothing is begun")
        with pytest.raises(Gone):
            database.beside()
        with database.reading() as session:  # one connection is left, and none is made anew
            assert session.query(Note).count() == 1
            with pytest.raises(Unreachable, match="can't be opened"):
                note_texts(database)
        assert not closed.exists()
        moved.rename(closed)
        with database.transaction() as session:
            notes.add(session, "back again")
        assert note_texts(database) == ["kept", "back again"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file can't be replaced")
def test_a_file_in_the_place_of_ours_is_not_written(closed: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = other_file(tmp_path / "elsewhere", "theirs")
    with closing(Database(str(closed))) as database:
        assert note_texts(database) == ["kept"]
        other.replace(closed)
        before = closed.read_bytes()
        with pytest.raises(Gone), database.transaction() as session:
            notes.add(session, "into the wrong one")
        assert note_texts(database) == ["kept"]
    assert closed.read_bytes() == before
    with closing(Database(str(closed))) as database:
        assert note_texts(database) == ["theirs"]
        assert database.check() == []


@pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file can't be deleted")
def test_a_file_deleted_in_the_middle_of_an_act(closed: Path) -> None:
    with closing(Database(str(closed))) as database:
        with pytest.raises(Gone), database.transaction() as session:  # noqa: PT012
            notes.add(session, "half")
            closed.unlink()
        assert note_texts(database) == ["kept"]


# --- two at once ---


def test_a_file_that_another_holds_alone_is_locked(closed: Path) -> None:
    with (
        held(closed, "PRAGMA locking_mode=EXCLUSIVE", "BEGIN EXCLUSIVE"),
        pytest.raises(Locked, match="in use by another program"),
    ):
        Database(str(closed), lock_wait_ms=NO_WAIT)


def test_while_another_writes_one_may_read_and_not_write(closed: Path) -> None:
    with closing(Database(str(closed), lock_wait_ms=NO_WAIT)) as database:
        with held(closed, "BEGIN EXCLUSIVE"):
            assert note_texts(database) == ["kept"]
            with pytest.raises(Locked), database.transaction() as session:
                notes.add(session, "too early")
            with (
                closing(database.beside()) as beside,
                pytest.raises(Locked),
                beside.transaction() as session,
            ):
                notes.add(session, "as short a wait")
        with database.transaction() as session:
            notes.add(session, "later")
        assert note_texts(database) == ["kept", "later"]


def test_nobody_writes_between_a_transactions_reading_and_its_writing(closed: Path) -> None:
    with (
        closing(Database(str(closed), lock_wait_ms=NO_WAIT)) as database,
        closing(database.beside()) as beside,
    ):
        with database.transaction() as session:
            read = notes.note(session, 1)
            with pytest.raises(Locked), beside.transaction() as other:
                notes.add(other, "between")
            notes.change(session, read.id, f"{read.text}, read and written", None)
        assert note_texts(database) == ["kept, read and written"]


def test_two_programs_may_make_the_same_file_at_once(place: Path) -> None:
    troubles: list[BaseException] = []
    together = threading.Barrier(4)

    def make() -> None:
        together.wait()
        try:
            Database(str(place)).close()
        except DatabaseTrouble as trouble:
            troubles.append(trouble)

    makers = [threading.Thread(target=make) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert troubles == []
    with closing(Database(str(place))) as database:
        assert database.check() == []


# --- a full disk ---


def test_a_full_disk_leaves_nothing_half_done(closed: Path) -> None:
    with closing(Database(str(closed))) as database:
        with pytest.raises(Full, match="the disk is full"), database.transaction() as session:  # noqa: PT012
            pages = session.scalar(text("PRAGMA page_count"))
            session.execute(text(f"PRAGMA max_page_count={pages}"))
            session.add(Company(name="Before"))
            session.flush()
            for _ in range(50):
                notes.add(session, "too much " * 500)
        assert note_texts(database) == ["kept"]
        with database.reading() as session:
            assert session.query(Company).count() == 0
            session.execute(text("PRAGMA max_page_count=1073741823"))
        with database.transaction() as session:
            notes.add(session, "room again")
        assert note_texts(database) == ["kept", "room again"]
        assert database.check() == []


# --- a disk that fails ---

ON_A_FAILING_DISK = """
import resource, sys
from db import notes
from db.database import Database
from db.errors import Unreachable

database = Database(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
try:
    with database.transaction() as session:
        notes.add(session, "too much " * 50_000)
except Unreachable as trouble:
    print(trouble)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with database.transaction() as session:
    notes.add(session, "after the repair")
database.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_disk_that_fails_leaves_nothing_half_done(closed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FAILING_DISK, str(closed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    words = "can't be read or written: its disk reports an error"
    assert done.stdout.strip() == f"{closed} {words}"
    with closing(Database(str(closed))) as database:
        assert note_texts(database) == ["kept", "after the repair"]
        assert database.check() == []
