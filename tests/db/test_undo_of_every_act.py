"""Every act there is in db/, in any order: undo takes all of them back, redo brings all again.

The acts are found, not listed: whoever adds one and leaves undo behind is told so here.
"""

from __future__ import annotations

import collections.abc
import dataclasses
import datetime as dt
import importlib
import inspect
import pkgutil
import random
import types
import typing
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

import db
from db import deals, edits, tables, watchlist_editing
from db.database import Database
from db.errors import DatabaseTrouble, Missing, Refused
from db.interchange import json_file, outgoing
from db.records import IN_ERROR, NewSource, SourceRecord, Span, Window
from db.source_editing import RECORDS
from db.sources import sources_by_id

Act = Callable[..., Any]
Opening = Callable[[], AbstractContextManager[Database]]

SAMPLE = Path(__file__).with_name("sample.json").read_text(encoding="utf-8")
STEPS = 14

# What only reads; what is written by statement, because undo has no business with it; what an act
# calls with rows of its own; and what takes in a whole file, which test_interchange.py undoes.
READING = {
    "attachments.attachment",
    "attachments.attachments",
    "attachments.content",
    "companies.all_companies",
    "companies.archived_companies",
    "companies.company",
    "companies.company_names",
    "companies.company_records",
    "companies.find",
    "companies.find_listing",
    "companies.id_of",
    "companies.is_any",
    "companies.is_kept",
    "benchmarks.benchmarks",
    "companies.listing",
    "companies.listing_records",
    "companies.names",
    "comparables.comparables",
    "comparables.comparables_of",
    "company_editing.belongings",
    "company_editing.company_row",
    "conventions.conventions",
    "conventions.promises_read",
    "deals.deal",
    "milestones.milestone",
    "notes.draft",
    "notes.drafts",
    "notes.note",
    "note_search.few_notes",
    "note_search.notes_named",
    "note_search.notes_with",
    "price_states.price_states",
    "projects.project",
    "projects.project_belongings",
    "rates.currencies",
    "rates.rates",
    "succession.candidates",
    "succession.chain",
    "quotes.closes",
    "quotes.quotes",
    "search.belongings",
    "search.owners",
    "search.how_many",
    "source_editing.how_many_rest",
    "source_editing.resting_on",
    "source_editing.unused_sources",
    "sources.all_sources",
    "starter.what_would_go",
    "sources.sources_by_id",
    "read_marks.read_names",
    "timeline.company_timeline",
    "watchlist_rows.tags",
    "timeline.project_timelines",
    "watchlist_rules.known_words",
    "watchlist_rules.matching",
    "watchlists.counts",
    "watchlists.rows",
    "watchlists.watchlists",
}
BESIDE_UNDO = {"notes.keep_draft", "notes.drop_draft"}
BESIDE_UNDO_MODULES = {"prices"}
PARTS_OF_ACTS = {
    "attachments.move_files",
    "edits.recording",
    "events.forget_company",
    "projects.forget_project",
    "projects.forget_milestone",
}
WHOLE_FILES = {"interchange.json_file.import_text", "interchange.json_file.export_text"}


def public_functions() -> dict[str, Act]:
    """Every function of db/ that works in a session, by module and name."""
    found: dict[str, Act] = {}
    for info in pkgutil.walk_packages(db.__path__, "db."):
        if "migrations" in info.name:
            continue
        module = importlib.import_module(info.name)
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_ours = function.__module__ == info.name and not name.startswith("_")
            if is_ours and next(iter(inspect.signature(function).parameters), "") == "session":
                found[f"{info.name.removeprefix('db.')}.{name}"] = function
    return found


def is_apart(name: str) -> bool:
    """Whether a function is no act, or one that other tests take back."""
    module = name.rpartition(".")[0]
    inside = module.startswith("interchange.") and name not in WHOLE_FILES
    known = READING | BESIDE_UNDO | PARTS_OF_ACTS | WHOLE_FILES
    return inside or module in BESIDE_UNDO_MODULES or name in known


FUNCTIONS = public_functions()
ACTS = {name: function for name, function in FUNCTIONS.items() if not is_apart(name)}

ROWS: dict[str, type[Any]] = {
    "attachment_id": tables.Attachment,
    "before_id": tables.Company,
    "company_id": tables.Company,
    "company_ids": tables.Company,
    "event_id": tables.Event,
    "gone_id": tables.Company,
    "guidance_id": tables.Guidance,
    "id": tables.OwnerShare,
    "kept_id": tables.Company,
    "listing_id": tables.Listing,
    "milestone_id": tables.Milestone,
    "note_id": tables.Note,
    "other_id": tables.Source,
    "primary_id": tables.Listing,
    "project_id": tables.Project,
    "source_id": tables.Source,
    "successor_id": tables.Listing,
    "superseded_by_id": tables.Milestone,
    "to_watchlist_id": tables.Watchlist,
    "watchlist_id": tables.Watchlist,
}
DEALS = {"financing": tables.Financing, "agreement": tables.Agreement}
CODES: dict[str, tuple[str, ...]] = {
    "announced_precision": ("day", "month"),
    "chain_steps": ("mine", "refinery"),
    "column": ("price", "stage"),
    "columns": ("price", "stage", "window"),
    "commodities": ("ndpr", "dy"),
    "countries": ("Canada", "Chile"),
    "country": ("Canada", "Chile"),
    "base": ("CAD", "EUR"),
    "currency": ("CAD", "USD"),
    "quote": ("USD", "AUD"),
    "day_precision": ("day", "month"),
    "exchange": ("TSXV", "ASX"),
    "firmness": deals.LADDER,
    "names": ("passed:g1", "entered:g2"),
    "phase": ("start", "complete", "none"),
    "precision": ("day", "quarter"),
    "source_class": ("filing", "company"),
    "stage": ("pea", "pfs"),
    "stage_as_of_precision": ("day", "month"),
    "stages": ("pea", "pfs"),
    "status": ("suspended", "cancelled", "superseded"),
}
WORDS = ("PFS", "#pfs", "#slip", "Ärger", "中", "# Title", "'; --", "late", "mid", "  ")


class Arguments:
    """Makes up arguments for any act, from rows that are there."""

    def __init__(self, session: Session, chance: random.Random) -> None:
        self.session = session
        self.chance = chance
        self.category = chance.choice(deals.CATEGORIES)
        self.record_kind = chance.choice(sorted(RECORDS))

    def of(self, act: Act) -> dict[str, Any]:
        """Arguments that an act takes, by name."""
        hints = typing.get_type_hints(act)
        found = {}
        for name, parameter in list(inspect.signature(act).parameters.items())[1:]:
            if name == "draft_place":
                continue  # what is being typed passes undo by
            if parameter.default is inspect.Parameter.empty or self.chance.random() < 0.7:
                found[name] = self.value(name, hints[name])
        return found

    def value(self, name: str, hint: Any) -> Any:
        """Something of a type that makes sense under a name."""
        kinds = typing.get_args(hint)
        origin = typing.get_origin(hint)
        if origin in {typing.Union, types.UnionType}:
            if type(None) in kinds and self.chance.random() < 0.3:
                return None
            kinds = tuple(kind for kind in kinds if kind is not type(None))
            return self.value(name, self.chance.choice(kinds))
        if origin is typing.Literal:
            return self.chance.choice(kinds)
        if isinstance(origin, type) and issubclass(origin, collections.abc.Mapping):
            keys, values = kinds
            return {self.value("name", keys): self.value(name, values) for _ in range(2)}
        if isinstance(origin, type) and issubclass(origin, collections.abc.Iterable):
            made = [self.value(name, kinds[0]) for _ in range(self.chance.randrange(3))]
            return list({repr(one): one for one in made if one is not None}.values())
        return self.single(name, hint)

    def single(self, name: str, kind: Any) -> Any:
        """One value of a plain type or a record."""
        chance = self.chance
        if name == "deal_id":
            return self.row_id(DEALS[self.category])
        if name == "record_id":
            return self.row_id(RECORDS[self.record_kind][0])
        if kind is int and name in ROWS:
            return self.row_id(ROWS[name])
        if name == "reader":
            return self.reader()
        plain: dict[Any, Callable[[], Any]] = {
            SourceRecord: self.source,
            Window: lambda: Window(chance.choice(WORDS), *self.days(), "quarter"),
            Span: lambda: Span(*self.days(), "quarter"),
            str: lambda: self.text(name),
            bytes: lambda: chance.choice([b"", b"a", bytes(range(256))]),
            int: lambda: chance.randrange(1, 13),
            bool: lambda: chance.random() < 0.5,
            float: lambda: chance.randrange(-80, 80) / 4,
            Decimal: lambda: Decimal(chance.randrange(0, 10_000)) / 100,
            dt.date: self.day,
            Any: lambda: chance.choice([3, "whole", [1, 4], None]),
        }
        if dataclasses.is_dataclass(kind) and kind not in plain:
            return self.record(kind)
        assert kind in plain, f"say in {Path(__file__).name} how to make {name}: {kind}"
        return plain[kind]()

    def record(self, kind: Any) -> Any:
        """A record of facts, field by field; those with a default may be left out."""
        hints = typing.get_type_hints(kind)
        found = {}
        for field in dataclasses.fields(kind):
            is_needed = (
                field.default is dataclasses.MISSING
                and field.default_factory is dataclasses.MISSING
            )
            if is_needed or self.chance.random() < 0.6:
                found[field.name] = self.value(field.name, hints[field.name])
        if kind is not NewSource:
            return kind(**found)
        return NewSource(**found | {"url": self.chance.choice([None, "https://a.example/1"])})

    def text(self, name: str) -> str:
        if name == "starter_text":
            return SAMPLE
        if name in {"category", "record"}:
            return self.category if name == "category" else self.record_kind
        if name == "ticker":
            return f"T{self.chance.randrange(6)}"
        return self.chance.choice(CODES.get(name, WORDS))

    def reader(self) -> Callable[[Any], Window | None]:
        """Reads some words in a new way, some as before, and some not at all."""
        windows = [Window("read again", *self.days(), "quarter"), None]
        return lambda said: self.chance.choice([*windows, said.window])

    def day(self) -> dt.date:
        return dt.date(2025, 1, 1) + dt.timedelta(self.chance.randrange(1000))

    def days(self) -> tuple[dt.date, dt.date]:
        start = self.day()
        return start, start + dt.timedelta(self.chance.randrange(200))

    def row_id(self, table: type[Any]) -> int:
        ids = self.session.scalars(select(table.id).order_by(table.id)).all()
        return self.chance.choice(ids) if ids else 1

    def source(self) -> SourceRecord | None:
        found = sources_by_id(self.session, [self.row_id(tables.Source)])
        return next(iter(found.values()), None)


def everything(database: Database) -> dict[str, Any]:
    """All that undo answers for: what is being typed passes it by."""
    with database.reading() as session:
        found = outgoing.everything(session)
    found.pop("drafts", None)
    return found


def exported(database: Database) -> str:
    with database.reading() as session:
        return json_file.export_text(session)


def fill(database: Database) -> None:
    """Take the sample in, with lists ordered by hand and a promise that was recorded in error."""
    with database.transaction() as session:
        json_file.import_text(session, SAMPLE, "sample.json")
        companies = session.scalars(select(tables.Company.id).order_by(tables.Company.id)).all()
        for name, within in (("Both", companies), ("One", companies[:1])):
            watchlist_editing.add_to(session, watchlist_editing.add(session, name), within)
        said = session.scalars(select(tables.Guidance).order_by(tables.Guidance.id)).first()
        assert said is not None
        said.in_error, said.error_reason = True, "misread"
        deal = session.scalars(select(tables.Financing).order_by(tables.Financing.id)).first()
        assert deal is not None
        deal.confidence = IN_ERROR
        session.add(tables.Source(uid="unused", title="A forum", source_class="forum"))


def attempt(database: Database, act: Act, name: str, chance: random.Random) -> edits.Edit | None:
    """Do an act with made-up arguments; None where it refused, for a reason of its own."""
    with database.reading() as session:
        arguments = Arguments(session, chance).of(act)
    try:
        _, edit = edits.make(database, name, act, **arguments)
    except (Missing, Refused) as trouble:
        if trouble.__cause__ is not None:
            pytest.fail(f"{name}({arguments}) leaves it to the database to refuse: {trouble}")
        return None
    return edit


def test_every_function_is_an_act_or_known_not_to_be_one() -> None:
    named = READING | BESIDE_UNDO | PARTS_OF_ACTS | WHOLE_FILES
    assert named - FUNCTIONS.keys() == set()
    assert {"notes.add", "merging.merge", "milestones.add_promise"} <= ACTS.keys()


@pytest.mark.parametrize("name", sorted(ACTS))
def test_each_act_is_taken_back_and_brought_again(empty: Database, name: str) -> None:
    """An act that never does anything here is a reader, or its arguments are not understood."""
    fill(empty)
    before = everything(empty)
    chance = random.Random(name)
    for _ in range(60):
        edit = attempt(empty, ACTS[name], name, chance)
        if edit is not None and edit.changes:
            break
    else:
        pytest.fail(f"{name} changed nothing: a reader is named in READING")
    after = everything(empty)
    assert after != before
    redo = edits.apply(empty, edit.inverse())
    assert everything(empty) == before
    undo = edits.apply(empty, redo)
    assert everything(empty) == after
    edits.apply(empty, undo)
    assert everything(empty) == before
    assert empty.check() == []


def test_any_sitting_is_taken_back_and_brought_again(opening: Opening) -> None:
    @settings(
        max_examples=max(2, settings().max_examples // 10),
        phases=[Phase.explicit, Phase.generate],
    )
    @given(st.randoms(use_true_random=False))
    def sit(chance: random.Random) -> None:
        with ExitStack() as stack:
            database = stack.enter_context(opening())
            fill(database)
            states, done = [everything(database)], []
            for _ in range(STEPS):
                name = chance.choice(sorted(ACTS))
                edit = attempt(database, ACTS[name], name, chance)
                if edit is not None and edit.changes:
                    done.append(edit)
                    states.append(everything(database))
            undone = []
            for edit, before in zip(reversed(done), reversed(states[:-1]), strict=True):
                undone.append(edits.apply(database, edit.inverse()))
                assert everything(database) == before, edit.label
            for edit, after in zip(reversed(undone), states[1:], strict=True):
                edits.apply(database, edit)
                assert everything(database) == after, edit.label
            assert database.check() == []
            come_back(stack.enter_context(opening()), exported(database))

    sit()


def come_back(other: Database, text: str) -> None:
    """Whatever acts lead to can be exported, and read again elsewhere without loss."""
    try:
        with other.transaction() as session:
            json_file.import_text(session, text, "export.json")
    except DatabaseTrouble as trouble:
        pytest.fail(f"an export can't be read: {trouble}")
    assert exported(other) == text
