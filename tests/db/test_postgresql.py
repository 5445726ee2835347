"""A PostgreSQL server: what is asked of it when connecting, and what it says when it can't."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import trustme
from sqlalchemy import text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from db import edits, notes
from db.addresses import connecting, database_url, is_far, spoken
from db.database import Database
from db.errors import (
    Conflict,
    DatabaseTrouble,
    Full,
    Locked,
    NotWritable,
    Silent,
    Unreachable,
    Unsure,
)
from db.tables import Note

ROOT = Path(__file__).parents[2]
SECRET = "correct-horse"


@pytest.fixture
def url(postgresql_databases: Any) -> Iterator[URL]:
    """The address of an empty database, which nobody has open."""
    made = postgresql_databases.make()
    yield made
    postgresql_databases.drop(made)


@pytest.fixture
def database(url: URL) -> Iterator[Database]:
    """That database, open."""
    opened = Database(url)
    yield opened
    opened.close()


def note_texts(database: Database) -> list[str]:
    with database.reading() as session:
        return [row.text for row in session.query(Note).order_by(Note.id)]


# --- addresses ---


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_scheme_means_the_one_driver(scheme: str) -> None:
    assert database_url(f"{scheme}://me@host/db").drivername == "postgresql+psycopg"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("mysql://me:correct-horse@host/db", "mysql:// is no kind of database that is known here"),
        ("postgresql+asyncpg://host/db", "postgresql+asyncpg:// is no kind of database"),
        ("postgresql://me:correct-horse@host:port/db", "This postgresql:// address can't be read"),
    ],
)
def test_an_address_of_no_use_is_one_sentence(where: str, words: str) -> None:
    with pytest.raises(Unreachable) as caught:
        Database(where)
    assert str(caught.value).startswith(words)
    assert SECRET not in repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "where",
    [
        "postgresql://me:correct-horse@host:5433/db",
        "postgresql://host:5433/db?user=me&password=correct-horse",
        "postgresql://me@:5433/db?host=host&sslpassword=correct-horse",
    ],
)
def test_secrets_are_not_spoken(where: str) -> None:
    said = spoken(database_url(where))
    assert SECRET not in said
    assert "host" in said
    assert said.endswith("/db")


@pytest.mark.parametrize(
    ("where", "far"),
    [
        ("postgresql:///db", False),
        ("postgresql://localhost/db", False),
        ("postgresql://127.0.0.2/db", False),
        ("postgresql://[::1]/db", False),
        ("postgresql:///db?host=/run/postgresql", False),
        ("postgresql:///db?service=team", False),
        ("postgresql://db.example/db", True),
        ("postgresql:///db?host=db.example", True),
        ("postgresql:///db?host=localhost,db.example", True),
        ("postgresql://localhost/db?hostaddr=192.0.2.1", True),
    ],
)
def test_a_far_server_has_to_prove_itself(
    where: str, far: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PGSSLMODE", "PGSSLROOTCERT", "PGHOST", "PGHOSTADDR"):
        monkeypatch.delenv(name, raising=False)
    url = database_url(where)
    assert is_far(url) is far
    asked = connecting(url)
    assert asked["connect_timeout"] == 5
    assert asked.get("sslmode") == ("verify-full" if far else None)
    assert asked.get("sslrootcert") == ("system" if far else None)


def test_what_an_address_says_itself_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGSSLMODE", raising=False)
    url = database_url("postgresql://db.example/db?sslmode=require&connect_timeout=9")
    assert {"sslmode", "sslrootcert", "connect_timeout"} & connecting(url).keys() == set()
    url = database_url("postgresql://db.example/db?sslrootcert=/ca.pem")
    assert connecting(url)["sslmode"] == "verify-full"
    assert "sslrootcert" not in connecting(url)
    monkeypatch.setenv("PGHOST", "db.example")
    assert is_far(database_url("postgresql:///db"))


WITHOUT_DRIVER = """
import sys
sys.modules["psycopg"] = None
from db.database import Database
from db.errors import Unreachable
try:
    Database("postgresql://localhost/db")
except Unreachable as trouble:
    print(trouble)
"""


def test_a_missing_driver_is_one_sentence() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_DRIVER],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.stdout.strip()) == (
        "",
        "PostgreSQL needs the package psycopg[binary], which is not installed here",
    )


# --- opening ---


def test_nobody_listens(unused_tcp_port: int) -> None:
    where = f"postgresql://me:{SECRET}@127.0.0.1:{unused_tcp_port}/db"
    with pytest.raises(Unreachable, match=r"/db does not answer$") as caught:
        Database(where)
    assert SECRET not in str(caught.value)


@pytest.fixture
def unused_tcp_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_a_server_without_this_database(postgresql_server: Any) -> None:
    with pytest.raises(Unreachable, match="has no database of this name"):
        Database(postgresql_server.admin.set(database="gone"))


def test_a_user_that_the_server_does_not_know(url: URL) -> None:
    with pytest.raises(Unreachable, match="does not know this user name and password"):
        Database(url.set(username="nobody_here", password=SECRET))


def test_an_unknown_option_and_a_wrong_one(url: URL) -> None:
    for option in ({"colour": "blue"}, {"sslmode": "perhaps"}):
        with pytest.raises(Unreachable, match="an option that is unknown here"):
            Database(url.update_query_dict(option))


def test_a_server_without_encryption_is_not_trusted(postgresql_server: Any, url: URL) -> None:
    if not hasattr(postgresql_server, "port"):
        pytest.skip("the named server may offer encryption")
    near = url.set(host="127.0.0.1", query={"sslmode": "verify-full"})
    with pytest.raises(Unreachable, match="no encrypted connection that could be trusted"):
        Database(near)


@pytest.fixture
def own_ca(postgresql_server: Any) -> Iterator[trustme.CA]:
    """A certificate authority that nobody else knows; the server has a certificate of it."""
    if not hasattr(postgresql_server, "speak_tls"):
        pytest.skip("a named server has its own certificate, or none")
    authority = trustme.CA()
    made = authority.issue_cert("127.0.0.1")
    chain = b"".join(blob.bytes() for blob in made.cert_chain_pems)
    try:
        postgresql_server.speak_tls(chain, made.private_key_pem.bytes())
    except DBAPIError as error:
        assert "not supported by this build" in str(error)  # noqa: PT017
        pytest.skip("this server was built without encryption")
    yield authority
    postgresql_server.speak_plainly()


def test_a_far_server_is_believed_by_its_certificate_alone(
    own_ca: trustme.CA, url: URL, tmp_path: Path
) -> None:
    own_ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    root = {"sslmode": "verify-full", "sslrootcert": str(tmp_path / "ca.pem")}
    encrypted = text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    with (
        closing(Database(url.set(host="127.0.0.1", query=root))) as database,
        database.reading() as session,
    ):
        assert session.scalar(encrypted) is True
    unproven = "can't prove to be the server that it should be"
    with pytest.raises(Unreachable, match=unproven):
        Database(url.set(host="127.0.0.1", query={"sslmode": "verify-full"}))
    with pytest.raises(Unreachable, match=unproven):
        Database(url.set(host="localhost", query=root))


# --- writing ---


def assert_only_read(database: Database) -> None:
    assert database.is_read_only
    assert note_texts(database) == []
    with pytest.raises(NotWritable, match="may not be written"), database.transaction() as session:
        notes.add(session, "in vain")


def test_a_read_only_database_says_so(postgresql_server: Any, url: URL) -> None:
    forbid = f"ALTER DATABASE {url.database} SET default_transaction_read_only = on"
    postgresql_server.run(forbid)
    with closing(Database(url)) as database:
        assert_only_read(database)


def test_a_user_who_may_only_read_is_told_so(postgresql_server: Any, url: URL) -> None:
    reader = f"reader_of_{url.database}"
    postgresql_server.run(f"CREATE ROLE {reader} LOGIN PASSWORD '{SECRET}'")
    try:
        postgresql_server.run(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {reader}", url)
        with closing(Database(url.set(username=reader, password=SECRET))) as database:
            assert_only_read(database)
    finally:
        postgresql_server.run(f"DROP OWNED BY {reader}", url)
        postgresql_server.run(f"DROP ROLE {reader}")


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("53100", Full, "the disk is full"),
        ("58030", Unreachable, "its disk reports an error"),
        ("53300", Locked, "has no connection left"),
        ("57P01", Unreachable, "does not answer"),
        ("40P01", Locked, "in use by another program"),
        ("40001", Conflict, "Somebody else"),
    ],
)
def test_what_a_server_says_is_told_by_its_kind(
    database: Database, code: str, kind: type[DatabaseTrouble], words: str
) -> None:
    raising = f"DO $$ BEGIN RAISE EXCEPTION 'any words' USING ERRCODE = '{code}'; END $$"
    with pytest.raises(kind, match=words), database.transaction() as session:  # noqa: PT012
        notes.add(session, "half")
        session.execute(text(raising))
    assert note_texts(database) == []


def test_who_may_write_is_not_told_otherwise(database: Database) -> None:
    assert not database.is_read_only


def test_another_holds_the_same_row(url: URL) -> None:
    with (
        closing(Database(url, lock_wait_ms=50)) as database,
        closing(Database(url)) as other,
    ):
        with database.transaction() as session:
            kept = notes.add(session, "kept")
        with other.transaction() as holding:
            holding.get_one(Note, kept.id).text = "theirs"
            holding.flush()
            with (
                pytest.raises(Locked, match="in use by another program"),
                database.transaction() as session,
            ):
                notes.change(session, kept.id, "mine", None)
        with database.transaction() as session:
            notes.change(session, kept.id, "mine, later", None)
        assert note_texts(database) == ["mine, later"]


def test_what_another_changed_since_it_was_read_is_a_conflict(url: URL) -> None:
    with closing(Database(url)) as database, closing(Database(url)) as other:
        with database.transaction() as session:
            kept = notes.add(session, "kept")
        with pytest.raises(Conflict), database.transaction() as session:  # noqa: PT012
            read = notes.note(session, kept.id)
            with other.transaction() as theirs:
                notes.change(theirs, kept.id, "theirs", None)
            notes.change(session, kept.id, f"{read.text}, mine", None)
        assert note_texts(database) == ["theirs"]


def test_two_undo_the_same_edit_once(url: URL) -> None:
    with closing(Database(url)) as database, closing(database.beside()) as beside:
        note, _ = edits.make(database, "Add note", notes.add, "kept")
        _, edit = edits.make(database, "Change note", notes.change, note.id, "changed", None)
        together = threading.Barrier(2)
        ends: list[str] = []

        def undo(where: Database) -> None:
            together.wait()
            try:
                edits.apply(where, edit.inverse())
                ends.append("undone")
            except Conflict:
                ends.append("conflict")

        threads = [threading.Thread(target=undo, args=[each]) for each in (database, beside)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(ends) == ["conflict", "undone"]
        assert note_texts(database) == ["kept"]


def test_ids_brought_back_by_undo_never_meet_new_ones(url: URL) -> None:
    with closing(Database(url)) as database:
        undos = []
        for number in range(3):
            note, _ = edits.make(database, "Add note", notes.add, f"note {number}")
            _, edit = edits.make(database, "Delete note", notes.delete, note.id)
            undos.append(edit.inverse())
        for undo in reversed(undos):
            edits.apply(database, undo)
            edits.make(database, "Add note", notes.add, "between")
        assert sorted(note_texts(database)) == ["between"] * 3 + [f"note {n}" for n in range(3)]


# --- no server at all ---

NEEDS_ONE = """
def test_with_a_server(postgresql_server):
    raise AssertionError("there is none")
"""


def test_a_missing_server_fails_the_tests_and_does_not_skip_them(tmp_path: Path) -> None:
    for name in ("conftest.py", "postgresql.py"):
        shutil.copy(ROOT / "tests" / name, tmp_path)
    (tmp_path / "test_one.py").write_text(NEEDS_ONE)
    finding = "def _binaries() -> Path:\n"
    module = tmp_path / "postgresql.py"
    text_of = module.read_text()
    assert finding in text_of
    module.write_text(text_of.replace(finding, f"{finding}    raise NoServer(MISSING)\n"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", "."],
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if k != "HEADFRAME_TEST_PG_URL"}
        | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout
    assert "need a PostgreSQL server and found none. Install one" in done.stdout
    assert "skipped" not in done.stdout


# --- a server that goes away ---


def test_a_connection_cut_in_mid_work_and_the_retry(postgresql_server: Any, url: URL) -> None:
    cut = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        f"WHERE datname = '{url.database}'"
    )
    with closing(Database(url)) as database:
        with (  # noqa: PT012
            pytest.raises(Unreachable, match="does not answer"),
            database.transaction() as session,
        ):
            notes.add(session, "lost")
            postgresql_server.run(cut)
            notes.add(session, "never asked")
        postgresql_server.run(cut)
        with database.transaction() as session:
            notes.add(session, "again")
        assert note_texts(database) == ["again"]


def test_a_server_killed_in_mid_work_and_the_retry(postgresql_server: Any, url: URL) -> None:
    if not hasattr(postgresql_server, "stop"):
        pytest.skip("a named server is not ours to kill")
    with closing(Database(url)) as database:
        with database.transaction() as session:
            notes.add(session, "kept")
        try:
            with (  # noqa: PT012
                pytest.raises(Unreachable, match="does not answer"),
                database.transaction() as session,
            ):
                notes.add(session, "lost")
                postgresql_server.stop(at_once=True)
                notes.add(session, "never asked")
            with pytest.raises(Unreachable, match="does not answer"):
                note_texts(database)
        finally:
            postgresql_server.start()
        with database.transaction() as session:
            notes.add(session, "again")
        assert note_texts(database) == ["kept", "again"]


# --- a line that is cut over the commit ---


@pytest.fixture
def over_the_line(line: Any, url: URL) -> Iterator[Database]:
    """The database, reached over a line that can be cut."""
    with closing(Database(line.to(url))) as database:
        yield database


@pytest.mark.parametrize(("cuts", "kept"), [("before", False), ("after", True)])
def test_whether_a_cut_commit_was_kept_is_found_out(
    line: Any, over_the_line: Database, cuts: str, kept: bool
) -> None:
    line.cuts = cuts
    with pytest.raises(Unsure, match="does not answer") as told:
        edits.make(over_the_line, "Add note", notes.add, "once")
    line.cuts = ""
    note, edit = told.value.outcome
    assert note.text == "once"
    assert edits.is_kept(over_the_line, edit) is kept
    assert note_texts(over_the_line) == ["once"] * kept


@pytest.mark.parametrize(("cuts", "kept"), [("before", False), ("after", True)])
def test_whether_a_cut_undo_was_kept_is_found_out(
    line: Any, over_the_line: Database, cuts: str, kept: bool
) -> None:
    _, edit = edits.make(over_the_line, "Add note", notes.add, "taken back")
    line.cuts = cuts
    with pytest.raises(Unsure) as told:
        edits.apply(over_the_line, edit.inverse())
    line.cuts = ""
    assert edits.is_kept(over_the_line, edit.inverse()) is kept
    if kept:
        edits.apply(over_the_line, told.value.outcome)
    assert note_texts(over_the_line) == ["taken back"]


def test_trouble_before_the_commit_leaves_no_doubt(
    line: Any, over_the_line: Database, postgresql_server: Any, url: URL
) -> None:
    cut = (
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        f"WHERE datname = '{url.database}'"
    )

    def fail(session: Any) -> None:
        notes.add(session, "lost")
        postgresql_server.run(cut)
        notes.add(session, "never asked")

    with pytest.raises(Silent) as told:
        edits.make(over_the_line, "Add notes", fail)
    assert not isinstance(told.value, Unsure)
    assert note_texts(over_the_line) == []
