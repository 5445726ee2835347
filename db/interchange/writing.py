"""Values as JSON text: fixed indentation, exact amounts, a bar to a line."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

INDENT = " "
SHORT = 100  # the longest list or object to stand on one line: a bar, an amount, some names


def written(value: Mapping[str, Any]) -> str:
    """The text of a document, with a newline at its end."""
    return "".join(_pieces(value, "\n")) + "\n"


def instant(value: dt.datetime) -> str:
    """`2026-11-23T09:00:00Z`, with a fraction only where there is one."""
    return value.astimezone(dt.UTC).replace(tzinfo=None).isoformat() + "Z"


def exact(amount: Decimal) -> int | float | str:
    """An amount as a JSON number where that reads back exactly, else as text."""
    if amount == amount.to_integral_value():
        return int(amount)
    number = float(amount)
    return number if Decimal(repr(number)) == amount else format(amount.normalize(), "f")


def plain(value: object) -> Any:
    """A single value as JSON has it."""
    if isinstance(value, dt.datetime):
        return instant(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=plain)


def _pieces(value: Any, line: str) -> Iterator[str]:
    members = value.values() if isinstance(value, Mapping) else value
    if not isinstance(value, list | Mapping):
        yield _leaf(value)
    elif not _holds_more(members) and len(short := _leaf(value)) <= SHORT:
        yield short
    elif isinstance(value, Mapping):
        yield from _container("{}", line, ((f"{_leaf(k)}: ", v) for k, v in value.items()))
    else:
        yield from _container("[]", line, (("", item) for item in value))


def _container(brackets: str, line: str, items: Iterable[tuple[str, Any]]) -> Iterator[str]:
    yield brackets[0]
    comma = ""
    for name, item in items:
        yield f"{comma}{line}{INDENT}{name}"
        yield from _pieces(item, line + INDENT)
        comma = ","
    yield line + brackets[1]


def _leaf(value: Any) -> str:
    return ENCODER.encode(value)


def _holds_more(members: Iterable[Any]) -> bool:
    """Whether lists or objects lie inside: then it takes a line for each member."""
    return any(isinstance(member, list | Mapping) for member in members)
