"""Import and export of everything a user could miss, as one JSON document without loss.

Two exports of equal content are equal byte by byte, whatever the row ids: the rows stand in the
order recorded, then by uid; nothing tells when the file was written.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError
from sqlalchemy.orm import Session

from db.errors import BadFile, Fault, NotExported
from db.interchange.document import FORMAT, FORMAT_VERSION, Document
from db.interchange.incoming import ImportReport, take_in
from db.interchange.outgoing import everything
from db.interchange.writing import written

LARGEST = 50_000_000  # bytes


def export_text(session: Session) -> str:
    """Everything in the database as the text of a file."""
    return written({"format": FORMAT, "format_version": FORMAT_VERSION, **everything(session)})


def import_text(session: Session, text: str, name: str) -> ImportReport:
    """Take a file's text into the database; rows the file doesn't name stay as they are.

    Raises BadFile, which calls the file `name` and lists every fault, before anything is written.
    """
    return take_in(session, parsed(text, name), name)


def parsed(text: str, name: str) -> Document:
    """The document that a text holds; raises BadFile with every fault of its form."""
    found = _json(text, name)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise BadFile(name, [Fault("format", f"this is no {FORMAT} file")])
    version = found.get("format_version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        message = f"written by a newer Headframe: {version}, and this one reads {FORMAT_VERSION}"
        raise BadFile(name, [Fault("format_version", message)])
    try:
        return Document.model_validate(found)
    except ValidationError as error:
        said = error.errors(include_url=False, include_context=False, include_input=False)
        faults = [Fault(_place(fault["loc"]), _plain(fault["msg"])) for fault in said]
        raise BadFile(name, faults) from error


def read(path: Path) -> str:
    """The text of a file to import; raises BadFile when there is none, or it is too large."""
    try:
        if path.stat().st_size > LARGEST:
            message = f"larger than {LARGEST // 1_000_000} MB"
            raise BadFile(path.name, [Fault("the file", message)])
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        raise BadFile(path.name, [Fault(place, "this is no UTF-8 text")]) from error
    except OSError as error:
        raise BadFile(path.name, [Fault("the file", _reason(error))]) from error


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all, for its owner's eyes only; raises NotExported."""
    try:
        handle, made = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise NotExported(f"{path} can't be written: {_reason(error)}") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(made).replace(path)
    except OSError as error:
        Path(made).unlink(missing_ok=True)
        raise NotExported(f"{path} can't be written: {_reason(error)}") from error


def _json(text: str, name: str) -> Any:
    if len(text) > LARGEST or len(text.encode("utf-8", "replace")) > LARGEST:
        message = f"larger than {LARGEST // 1_000_000} MB"
        raise BadFile(name, [Fault("the file", message)])
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BadFile(name, [Fault(place, f"this is not JSON: {error.msg}")]) from error
    except RecursionError as error:
        raise BadFile(name, [Fault("the file", "nested too deeply")]) from error
    except ValueError as error:
        raise BadFile(name, [Fault("the file", str(error))]) from error


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _place(parts: Sequence[int | str]) -> str:
    place = ""
    for part in parts:
        place += f"[{part}]" if isinstance(part, int) else f".{part}"
    return place.removeprefix(".")


def _plain(message: str) -> str:
    message = message.removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
