"""Every dialog of the program, found by looking, and built from the types that it asks for."""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime as dt
import enum
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

import desktop.dialogs
from db import companies, watchlists
from db.addresses import Address, database_url
from db.sources import all_sources
from db.timeline import company_timeline
from desktop import settings as kept
from desktop.store import Store
from desktop.theme import Theme

OPEN = {collections.abc.Iterable, collections.abc.Sequence}  # what is given may be any of several
SEVERAL = {tuple, list, set, frozenset, *OPEN}
SERVER = "postgresql+psycopg://anna@db.example.org:5433/headframe"
TODAY = dt.date(2026, 11, 23)
# What a parameter of a plain type means, by its name; another text is the name itself.
COLUMNS = (("company", "Company"), ("price", "Price"), ("stage", "Stage"))
NAMED: dict[str, Any] = {
    "base": "CAD",
    "category": "financing",
    "company": "Defense Metals Corp.",
    "list_name": "Rare earths",
    "project": "Wicheeda",
    "quote": "USD",
    "report": "Headframe 0.1.0, Python 3.11, Qt 6.11\n\nTraceback (most recent call last):\n  …",
}
# What a parameter that holds several plain values means.
LISTED: dict[str, Any] = {
    "choices": COLUMNS,
    "chosen": ("company", "price"),
    "currencies": ("CAD", "USD", "EUR"),
    "languages": (("system", "As the system"), ("en", "English")),
    "values": {s: s.default for s in vars(kept).values() if isinstance(s, kept.Setting)},
}


@dataclass(frozen=True)
class Sample:
    """One way to open a dialog: `name` for files and tests; `turned` is a switch that is on."""

    name: str
    dialog: type[QDialog]
    is_new: bool
    turned: str = ""

    def __str__(self) -> str:
        return self.name

    def build(self, theme: Theme, store: Store, parent: QWidget) -> QDialog:
        """The dialog on a parent, filled from what the database holds, or as for a new thing."""
        values = Values(theme, store, parent, self.is_new)
        signature = inspect.signature(self.dialog.__init__)
        hints = typing.get_type_hints(self.dialog.__init__)
        given = {
            name: values.of(hints[name], name)
            for name, parameter in list(signature.parameters.items())[1:]
            if parameter.default is inspect.Parameter.empty or name in hints
            if parameter.kind not in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}
            if not isinstance(parameter.default, bool | str | int)
        }
        if self.turned:
            given[self.turned] = True
        dialog = self.dialog(**given)
        for fill in fillers(self.dialog):
            hints = typing.get_type_hints(fill)
            hints.pop("return", None)
            fill(dialog, **{name: values.of(hint, name) for name, hint in hints.items()})
        return dialog


def dialogs() -> list[type[QDialog]]:
    """Every dialog class of `desktop.dialogs` that no other is built upon."""
    found: set[type[QDialog]] = set()
    for module in pkgutil.walk_packages(desktop.dialogs.__path__, "desktop.dialogs."):
        for _, value in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(value, QDialog) and value.__module__.startswith("desktop.dialogs"):
                found.add(value)
    grounds = {base for dialog in found for base in dialog.__mro__[1:]}
    return sorted(found - grounds, key=lambda dialog: dialog.__name__)


def fillers(dialog: type[QDialog]) -> list[Any]:
    """The methods of a dialog that show it what it is about: `show_` and a word."""
    found = vars(dialog).items()
    return [method for name, method in found if name.startswith("show_")]


def samples() -> list[Sample]:
    """Each dialog as for something known, and where it can be, as for something new."""
    result = []
    for dialog in dialogs():
        hints = typing.get_type_hints(dialog.__init__)
        is_optional = any(
            type(None) in typing.get_args(hint) and not _is_widget(hint) for hint in hints.values()
        )
        result.append(Sample(dialog.__name__, dialog, False))
        if is_optional or fillers(dialog):
            result.append(Sample(f"{dialog.__name__}-new", dialog, True))
        for name, parameter in inspect.signature(dialog.__init__).parameters.items():
            if parameter.default is False:
                result.append(Sample(f"{dialog.__name__}-{name}", dialog, False, name))
    return result


def _is_widget(hint: Any) -> bool:
    kinds = typing.get_args(hint) or (hint,)
    return any(inspect.isclass(kind) and issubclass(kind, QWidget) for kind in kinds)


class Values:
    """A value for a type: something that the database holds, or made up of its fields."""

    def __init__(self, theme: Theme, store: Store, parent: QWidget, is_new: bool) -> None:
        self._is_new = is_new
        self._known: dict[type, list[Any]] = {
            Theme: [theme], Store: [store], Address: [database_url(SERVER)],
        }  # fmt: skip
        self._parent = parent
        self._read(store)

    def of(self, hint: Any, name: str) -> Any:
        """A value of a type for a parameter or field of this name; raises TypeError."""
        origin, args = typing.get_origin(hint), typing.get_args(hint)
        if origin in {typing.Union, types.UnionType}:
            return self._one_of(args, name)
        if origin is typing.Literal:
            return args[0]
        if origin in SEVERAL:
            return self._several(origin, args, name)
        if origin in {dict, collections.abc.Mapping}:
            return LISTED.get(name) or {self.of(args[0], name): self.of(args[1], name)}
        if origin is collections.abc.Callable:
            return lambda *_: None
        if inspect.isclass(hint):
            return self._single(hint, name)
        raise TypeError(f"{name}: no sample of {hint}; teach tests/samples.py")

    def _one_of(self, args: tuple[Any, ...], name: str) -> Any:
        some = [arg for arg in args if arg is not type(None)]
        is_free = len(some) < len(args) and not _is_widget(some[0])
        return None if is_free and self._is_new else self.of(some[0], name)

    def _several(self, origin: Any, args: tuple[Any, ...], name: str) -> Any:
        if name in LISTED:
            return LISTED[name]
        kind = tuple if origin in OPEN else origin
        if self._is_new and origin in OPEN:
            return ()
        if origin is tuple and Ellipsis not in args:
            return tuple(self.of(arg, name) for arg in args)
        known = self._known.get(args[0]) if inspect.isclass(args[0]) else None
        return kind(known or [self.of(args[0], name)])

    def _single(self, kind: type, name: str) -> Any:
        if kind in self._known:
            return self._known[kind][0]
        if issubclass(kind, QWidget):
            return self._parent
        if issubclass(kind, enum.Enum):
            return next(iter(kind))
        plain: dict[type, Any] = {
            str: name.replace("_", " "), int: 3, float: 1.5, bool: True, bytes: b"",
            Decimal: Decimal("16200000"), dt.date: TODAY, Path: Path("/tmp/headframe"),
            dt.datetime: dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC),
        }  # fmt: skip
        if kind in plain:
            value = NAMED.get(name, plain[kind])
            return value if isinstance(value, kind) else plain[kind]
        hints = typing.get_type_hints(kind)
        if dataclasses.is_dataclass(kind):
            found = [field for field in dataclasses.fields(kind) if field.init]
            names = [field.name for field in found if not _has_default(field)]
            return kind(**{field: self.of(hints[field], field) for field in names})
        if hasattr(kind, "_fields"):
            return kind(*(self.of(hints[field], field) for field in kind._fields))
        raise TypeError(f"{name}: no sample of {kind}; teach tests/samples.py")

    def _read(self, store: Store) -> None:
        """Take every record that hangs on the first company, and the lists."""
        found = store.read(companies.all_companies)
        if not found:
            return
        timeline = store.read(company_timeline, found[0].id)
        self._take(timeline)
        for kind, records in (
            (type(found[0]), found),
            (type(timeline.company), list(found)),
        ):
            self._known[kind] = list(records)
        self._take(store.read(watchlists.watchlists))
        for source in store.read(all_sources):
            self._take(source)

    def _take(self, value: Any) -> None:
        for record in _records(value):
            self._known.setdefault(type(record), []).append(record)


def _has_default(field: dataclasses.Field[Any]) -> bool:
    missing = dataclasses.MISSING
    return field.default is not missing or field.default_factory is not missing


def _records(value: Any) -> Iterator[Any]:
    """A record and every record in its fields, from the top down."""
    if isinstance(value, list | tuple):
        for part in value:
            yield from _records(part)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield value
        for field in dataclasses.fields(value):
            yield from _records(getattr(value, field.name))
