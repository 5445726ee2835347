"""What runs here: the versions of the program and of what it stands on."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from db.database import SCHEMA


def versions() -> dict[str, str]:
    """Program, Python, Qt, SQLite and schema, by name."""
    return {
        "Headframe": version("headframe"),
        "Python": platform.python_version(),
        "Qt": version("PySide6-Essentials"),
        "SQLite": sqlite3.sqlite_version,
        "Schema": SCHEMA,
    }


def diagnosis() -> dict[str, str]:
    """The versions, and the system under them, for whoever is asked for help."""
    try:
        known = versions()
    except PackageNotFoundError:
        known = {"Headframe": "not installed"}
    return {**known, "System": platform.platform()}
