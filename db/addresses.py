"""How a database is named: a file's path or an address, and what to add to it when connecting."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError

from db.errors import Unreachable

Address: TypeAlias = URL

PSYCOPG = "postgresql+psycopg"
DRIVERS = {
    "postgres": PSYCOPG,
    "postgresql": PSYCOPG,
    PSYCOPG: PSYCOPG,
    "sqlite": "sqlite",
    "sqlite+pysqlite": "sqlite",
}
ANSWERS_WITHIN = 5  # seconds
# What an address may be kept with: where the server is and how it proves itself, never a secret.
KEPT = frozenset(
    {"host", "hostaddr", "port", "service", "sslmode", "sslrootcert", "target_session_attrs"}
)
HEARS_WITHIN = 15_000  # ms until a connection that no packet comes through counts as lost


def database_url(where: str) -> URL:
    """The URL of a database named by address or by file path; raises Unreachable."""
    if "://" not in where:
        return URL.create("sqlite", database=str(Path(where).expanduser().absolute()))
    scheme = where.partition("://")[0]
    driver = DRIVERS.get(scheme.lower())
    if driver is None:
        raise Unreachable(f"{scheme}:// is no kind of database that is known here")
    try:
        return make_url(where).set(drivername=driver)
    except (ArgumentError, ValueError):
        # What can't be read may hold a password: it is not repeated, nor is the error that has it.
        raise Unreachable(f"This {scheme}:// address can't be read") from None


def spoken(url: URL) -> str:
    """What to call a database in a sentence: the file, or the address without its secrets."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    bare = url.set(password=None, query={})
    hosts = _named(url, "host")
    if bare.host is None and hosts and not hosts[0].startswith("/"):
        bare = bare.set(host=hosts[0])
    return bare.render_as_string(hide_password=True)


def remembered(url: URL) -> str:
    """How to find a database another day: the file, or the address without its secrets."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    bare = URL.create(
        url.drivername,
        username=url.username,
        host=url.host,
        port=url.port,
        database=url.database,
        query={name: value for name, value in url.query.items() if name in KEPT},
    )
    return bare.render_as_string(hide_password=False)


def server_address(
    host: str,
    database: str,
    *,
    port: int | None = None,
    user: str = "",
    password: str = "",
    mode: str = "",
) -> URL:
    """The address of a database on a PostgreSQL server; `mode` is libpq's `sslmode`.

    A host that is a path is the folder of a local server's socket.
    """
    is_socket = host.startswith("/")
    query = {"host": host} if is_socket else {}
    return URL.create(
        PSYCOPG,
        username=user or None,
        password=password or None,
        host=None if is_socket else host or None,
        port=port,
        database=database,
        query={**query, "sslmode": mode} if mode else query,
    )


def host_of(url: URL) -> str:
    """The server that an address names, or the folder of its socket; empty where it names none."""
    hosts = _named(url, "host")
    return url.host or (hosts[0] if hosts else "")


def connecting(url: URL) -> dict[str, Any]:
    """What a PostgreSQL address leaves open: how long to wait; that a far server proves itself."""
    found: dict[str, Any] = {
        "application_name": "Headframe",
        "connect_timeout": ANSWERS_WITHIN,
        "tcp_user_timeout": HEARS_WITHIN,
    }
    if is_far(url) and "PGSSLMODE" not in os.environ:
        found["sslmode"] = "verify-full"
    mode = url.query.get("sslmode", found.get("sslmode"))
    own_root = Path("~/.postgresql/root.crt").expanduser()
    if mode == "verify-full" and "PGSSLROOTCERT" not in os.environ and not own_root.exists():
        found["sslrootcert"] = "system"
    return {name: value for name, value in found.items() if name not in url.query}


def is_far(url: URL) -> bool:
    """Whether an address leads to another machine; one of a service file is left as it says."""
    if "service" in url.query:
        return False
    hosts = [*_named(url, "host"), *_named(url, "hostaddr")]
    if url.host:
        hosts.append(url.host)
    if not hosts:
        hosts = [os.environ.get("PGHOSTADDR") or os.environ.get("PGHOST") or ""]
    return not all(map(_is_near, hosts))


def _named(url: URL, option: str) -> list[str]:
    """Every value of an option that may be given more than once, or as a list with commas."""
    values: Iterable[str] = url.normalized_query.get(option, ())
    return [part for value in values for part in value.split(",") if part]


def _is_near(host: str) -> bool:
    return host in {"", "localhost", "::1"} or host.startswith(("/", "@", "127."))
