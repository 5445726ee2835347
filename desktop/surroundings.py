"""What the program finds around it: where its files lie, and what day it is."""

from __future__ import annotations

import datetime as dt
import importlib.resources
import os
from pathlib import Path

import platformdirs

APPLICATION = "headframe"


def database_place() -> str:
    """The database to open where none is named: `HEADFRAME_DB`, or a file in the user's folder.

    The folder is made, for the user alone, where it isn't there yet; raises OSError.
    """
    named = os.environ.get("HEADFRAME_DB")
    if named:
        return named
    folder = Path(platformdirs.user_data_dir(APPLICATION, appauthor=False))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder / "headframe.db")


def cache_folder() -> Path:
    """A folder for what can be fetched again; made where it isn't there yet."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False, ensure_exists=True)


def index_folder() -> Path:
    """Where what finds notes lies; it need not be there yet."""
    return platformdirs.user_cache_path(APPLICATION, appauthor=False) / "notes"


def snapshot_folder() -> Path:
    """Where what was last on the screen is kept; it need not be there yet."""
    return platformdirs.user_state_path(APPLICATION, appauthor=False) / "snapshots"


def today() -> dt.date:
    """The local date; `HEADFRAME_TODAY` fixes it for pictures and tests, and must be ISO."""
    fixed = os.environ.get("HEADFRAME_TODAY")
    return dt.date.fromisoformat(fixed) if fixed else dt.date.today()


def starter() -> Path:
    """The file of the rare-earth starter."""
    return Path(str(importlib.resources.files("resources"))) / "starter.json"


def icon_file() -> Path:
    """The picture of the program."""
    return Path(str(importlib.resources.files("resources"))) / "icons" / "headframe.svg"
