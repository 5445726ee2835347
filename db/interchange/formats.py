"""Which module writes a file, by the ending of its name."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from db.errors import Refused

EXPORTERS = {
    ".json": "db.interchange.json_file",
    ".ics": "db.interchange.calendar_file",
    ".csv": "db.interchange.promises_file",
}


def exporter(path: Path) -> Callable[[Session], str]:
    """What makes the text of a file with this ending; raises Refused for another one."""
    module = EXPORTERS.get(path.suffix.lower())
    if module is None:
        raise Refused(f"{path.name}: its ending is none of {', '.join(EXPORTERS)}")
    export: Callable[[Session], str] = importlib.import_module(module).export_text
    return export
