"""What the databases' drivers say, as the kinds of trouble it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from db.errors import (
    Conflict,
    Damaged,
    DatabaseTrouble,
    Full,
    Locked,
    NotWritable,
    Refused,
    Silent,
    Unreachable,
)

Kind = tuple[type[DatabaseTrouble], str]

SOMEBODY = "Somebody else changed this record meanwhile"
SILENT: Kind = (Silent, "does not answer")
STRANGER: Kind = (Unreachable, "does not know this user name and password")
UNPROVEN: Kind = (Unreachable, "can't prove to be the server that it should be")
NOT_THERE: Kind = (Unreachable, "is not there: the server has no database of this name")
NOT_WRITABLE: Kind = (NotWritable, "may not be written")
IN_USE: Kind = (Locked, "is in use by another program")
FULL: Kind = (Full, "can't grow: the disk is full")
DAMAGED: Kind = (Damaged, "is damaged")
CHANGED: Kind = (Damaged, "lacks something that every Headframe database has")
OPTION: Kind = (Unreachable, "is an address with an option that is unknown here")
UNREADABLE: Kind = (Silent, "can't be read or written: its disk reports an error")

# PostgreSQL's codes, longest first: a class of errors has two letters.
CODES: dict[str, Kind] = {
    "25006": NOT_WRITABLE,
    "42501": NOT_WRITABLE,
    "53100": FULL,
    "53300": (Locked, "has no connection left: too many programs use it"),
    "55P03": IN_USE,
    "40P01": IN_USE,
    "28000": STRANGER,
    "28P01": STRANGER,
    "3D000": NOT_THERE,
    "3F000": CHANGED,
    "42P01": CHANGED,
    "42703": CHANGED,
    "58030": UNREADABLE,
    "08": SILENT,
    "57": SILENT,
    "XX": DAMAGED,
}

# What SQLite says, and PostgreSQL before there is a connection: then it gives no code.
SIGNS: tuple[tuple[str, Kind], ...] = (
    ("unable to open", (Unreachable, "can't be opened")),
    ("readonly", NOT_WRITABLE),
    ("locked", IN_USE),
    ("disk is full", FULL),
    ("disk i/o error", UNREADABLE),
    ("not a database", (Damaged, "is not a Headframe database")),
    ("malformed", DAMAGED),
    ("no such table", CHANGED),
    ("no such column", CHANGED),
    ("connection option", OPTION),
    ("invalid sslmode", OPTION),
    ("authentication failed", STRANGER),
    ("no password supplied", STRANGER),
    ("no pg_hba.conf entry", (Unreachable, "lets nobody in from here")),
    ("role", STRANGER),
    ("too many clients", CODES["53300"]),
    ("certificate", UNPROVEN),
    ("ssl", (Unreachable, "offers no encrypted connection that could be trusted")),
    ("starting up", SILENT),
    ("shutting down", SILENT),
    ("connection", SILENT),
    ("could not", SILENT),
    ("timeout", SILENT),
)


@contextmanager
def told_plainly(name: str) -> Iterator[None]:
    """Turn a driver's error into the kind of trouble it is."""
    try:
        yield
    except StaleDataError as error:
        raise Conflict(SOMEBODY) from error
    except (DBAPIError, sqlite3.Error) as error:
        trouble = _trouble(error, name)
        if trouble is None:
            raise
        raise trouble from error


def _trouble(error: DBAPIError | sqlite3.Error, name: str) -> DatabaseTrouble | None:
    found = error.orig if isinstance(error, DBAPIError) else error
    said = str(found)
    code = getattr(found, "sqlstate", None) or ""
    if code == "40001":
        return Conflict(SOMEBODY)
    if isinstance(error, IntegrityError) or code.startswith("22"):
        return Refused(_rule(code, said))
    kind = _kind(code, said.lower())
    if kind is None and isinstance(error, DBAPIError) and error.connection_invalidated:
        kind = SILENT
    return kind[0](f"{name} {kind[1]}") if kind else None


def _rule(code: str, said: str) -> str:
    """The rule that was broken; PostgreSQL tells which by its code, SQLite in words."""
    if code == "23503" or "FOREIGN KEY" in said:
        return "Other records still name this one, or what it names is gone"
    if code == "23505" or "UNIQUE" in said:
        return "There is a record like this already"
    return f"The database refuses this: {said.splitlines()[0]}"


def _kind(code: str, said: str) -> Kind | None:
    if code:
        return CODES.get(code) or CODES.get(code[:2])
    if "database" in said and "does not exist" in said:
        return NOT_THERE
    return next((kind for sign, kind in SIGNS if sign in said), None)
