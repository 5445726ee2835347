"""Lossless import and export: everything comes back, and nothing that is wrong gets in."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import stat
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.orm import Session

from db import edits, prices, tables
from db.database import Database
from db.errors import BadFile, NotExported
from db.interchange import json_file
from db.interchange.json_file import ImportReport, export_text, import_text
from db.records import Rule
from db.watchlist_rules import as_json

Opening = Callable[[], AbstractContextManager[Database]]
SAMPLE = Path(__file__).with_name("sample.json")
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


@pytest.fixture
def database(empty: Database) -> Database:
    return empty


@pytest.fixture
def other(another: Database) -> Database:
    return another


def exported(database: Database) -> str:
    with database.reading() as session:
        return export_text(session)


def imported(database: Database, text: str, name: str = "file.json") -> ImportReport:
    with database.transaction() as session:
        return import_text(session, text, name)


def sample() -> dict[str, Any]:
    """A small file with a row in every section."""
    found: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return found


def without_instants(row: Any) -> Any:
    """A row of a file and the rows inside it, without the instants that a file may give once."""
    if isinstance(row, list):
        return [without_instants(each) for each in row]
    if isinstance(row, dict):
        return {k: without_instants(value) for k, value in row.items() if k != "recorded_at"}
    return row


def test_a_file_comes_back_as_it_was(database: Database, other: Database) -> None:
    report = imported(database, json.dumps(sample()))
    assert report == ImportReport(added=29)
    text = exported(database)
    found = json.loads(text)
    assert found["milestones"][1]["guidance"][0]["announced_on"] == "2025-01"
    for section in ("projects", "watchlists", "conventions"):
        assert [without_instants(row) for row in found[section]] == sample()[section]
    assert '"money": {"amount": 16153334.25, "currency": "CAD"}' in text
    assert '["2026-01-07", 0.3, 0.3, 0.3, 0.3, 5, true]' in text
    assert found["fetches"][0]["asked_at"] == "2026-01-07T20:00:00.500000Z"
    assert imported(other, text) == ImportReport(added=29)
    assert exported(other) == text


def test_the_same_file_twice_changes_nothing(database: Database) -> None:
    text = json.dumps(sample())
    imported(database, text)
    before = exported(database)
    assert imported(database, text) == ImportReport(unchanged=29)
    assert imported(database, before) == ImportReport(unchanged=29)
    assert exported(database) == before


def test_an_older_file_brings_its_one_share(database: Database, other: Database) -> None:
    older = sample() | {"format_version": 1}
    (pit,) = older["projects"]
    del pit["owner_shares"]
    pit |= {"owner_share": 62.5, "source": "s1"}
    imported(database, json.dumps(older))
    text = exported(database)
    (share,) = json.loads(text)["projects"][0]["owner_shares"]
    assert (share["share"], share["source"], share.get("day")) == (62.5, "s1", None)
    assert share["recorded_at"] == older["recorded_at"]
    assert imported(database, json.dumps(older)) == ImportReport(unchanged=27)
    assert imported(other, text) == ImportReport(added=27)
    assert exported(other) == text


def test_a_share_that_moved_to_another_project_moves_here(database: Database) -> None:
    imported(database, json.dumps(sample()))
    changed = sample()
    moved = changed["projects"][0]["owner_shares"].pop()
    other_pit = {"id": "other", "company": "ore", "name": "Other", "kind": "mine"}
    changed["projects"].append(other_pit | {"owner_shares": [moved]})
    assert imported(database, json.dumps(changed)) == ImportReport(added=1, changed=1, unchanged=28)
    found = {p["id"]: p for p in json.loads(exported(database))["projects"]}
    assert [s["id"] for s in found["pit"]["owner_shares"]] == ["all", "less"]
    assert [s["id"] for s in found["other"]["owner_shares"]] == ["rest"]


def test_the_order_of_a_file_and_the_row_ids_do_not_show(
    database: Database, other: Database
) -> None:
    imported(database, json.dumps(sample()))
    turned = sample()
    for section, rows in turned.items():
        if isinstance(rows, list):
            turned[section] = rows[::-1]
    with other.transaction() as session:
        session.add(tables.Company(name="Gone Ltd."))
        session.flush()
        session.delete(session.query(tables.Company).one())
    imported(other, json.dumps(turned))
    assert exported(other) == exported(database)


def test_a_file_updates_what_differs_and_leaves_the_rest(database: Database) -> None:
    imported(database, json.dumps(sample()))
    with database.transaction() as session:
        session.add(tables.Company(uid="mine", name="Mine alone"))
    changed = sample()
    changed["companies"][0]["comment"] = "watch"
    changed["companies"][0]["aliases"] = ["OreCo"]
    changed["notes"][0]["tags"] = ["doubt", "slip", "new"]
    changed["watchlists"][0]["companies"] = ["ore", "mill"]
    changed["events"][1]["companies"] = ["mill", "ore"]
    changed["financings"][0]["parts"][0]["amount"] = 1
    assert imported(database, json.dumps(changed)) == ImportReport(changed=5, unchanged=24)
    found = json.loads(exported(database))
    assert {c["id"]: c.get("aliases") for c in found["companies"]} == {
        "ore": ["OreCo"],
        "mill": None,
        "mine": None,
    }
    assert found["notes"][0]["tags"] == ["doubt", "slip", "new"]
    assert found["watchlists"][0]["companies"] == ["ore", "mill"]
    assert sorted(found["events"][1]["companies"]) == ["mill", "ore"]
    assert found["financings"][1]["parts"][0]["amount"] == 1


def test_an_import_is_one_act_that_can_be_undone(database: Database) -> None:
    empty = exported(database)
    _, edit = edits.make(database, "Import", import_text, json.dumps(sample()), "file.json")
    assert {"company", "guidance", "note", "financing_part", "watchlist_entry"} <= edit.tables
    edits.apply(database, edit.inverse())
    left = json.loads(exported(database))
    left.pop("drafts")
    assert left == json.loads(empty)


def test_a_promise_is_marked_but_never_overwritten(database: Database) -> None:
    imported(database, json.dumps(sample()))
    marked = sample()
    marked["milestones"][0]["guidance"][0] |= {"in_error": True, "error_reason": "a typing error"}
    assert imported(database, json.dumps(marked)).changed == 1
    before = exported(database)
    assert imported(database, json.dumps(sample())) == ImportReport(unchanged=29)
    assert exported(database) == before


def test_recorded_prices_never_replace_fetched_ones(database: Database) -> None:
    imported(database, json.dumps(sample()))
    fetched = sample()
    fetched["prices"][0] |= {"source": "Yahoo Finance", "fetched_at": "2026-01-08T00:00:00Z"}
    del fetched["prices"][0]["bars"][0]
    assert imported(database, json.dumps(fetched)) == ImportReport(changed=1, unchanged=28)
    before = exported(database)
    assert '["2026-01-05", 0.1' not in before
    assert imported(database, json.dumps(sample())) == ImportReport(unchanged=28, skipped=1)
    older = json.loads(json.dumps(fetched))
    older["prices"][0]["fetched_at"] = "2026-01-07T00:00:00Z"
    assert imported(database, json.dumps(older)) == ImportReport(unchanged=28, skipped=1)
    assert exported(database) == before


def test_what_is_being_typed_stays(database: Database) -> None:
    imported(database, json.dumps(sample()))
    typed = sample()
    typed["drafts"][0]["text"] = "something else"
    assert imported(database, json.dumps(typed)) == ImportReport(unchanged=28, skipped=1)
    assert '"half a"' in exported(database)


def at(*path: str | int) -> Callable[[Any, Any], None]:
    def put(document: Any, value: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = value

    return put


GUIDANCE = ("milestones", 0, "guidance", 0)
WRONG: list[tuple[Callable[[Any, Any], None], Any, str, str]] = [
    (
        at(*GUIDANCE, "window", "end"),
        "2025-04-30",
        "milestones[0].guidance[0].window.end",
        "before",
    ),
    (at(*GUIDANCE, "window", "end"), "30 Apr", "milestones[0].guidance[0].window.end", "day"),
    (at(*GUIDANCE, "window", "end"), "2025-02-30", "milestones[0].guidance[0].window.end", "day"),
    (
        at(*GUIDANCE, "announced_on"),
        "2025",
        "milestones[0].guidance[0].announced_precision",
        "year",
    ),
    (at(*GUIDANCE, "window", "text"), "mid", "milestones[0].guidance[0]", "never overwritten"),
    (at(*GUIDANCE, "colour"), "red", "milestones[0].guidance[0].colour", "not permitted"),
    (at("milestones", 0, "phase"), "middle", "milestones[0].phase", "'start'"),
    (at("milestones", 0, "company"), "mill", "milestones[0].project", "belongs to 'ore'"),
    (at("companies", 0, "name"), 7, "companies[0].name", "string"),
    (at("companies", 0, "name"), "\ud800", "companies[0].name", "surrogate"),
    (at("companies", 0, "name"), "a\0b", "companies[0].name", "NUL"),
    (at("companies", 0, "source"), "s9", "companies[0].source", "'s9'"),
    (at("companies", 1, "id"), "ore", "companies[1].id", "companies[0].id already"),
    (at("listings", 1, "is_primary"), True, "listings[1].is_primary", "primary listing already"),
    (at("listings", 1, "exchange"), "TSXV", "listings[1].ticker", "TSXV:ORE"),
    (at("listings", 0, "successor"), "ore-old", "listings[0].successor", "back to itself"),
    (at("listings", 0, "currency"), "dollars", "listings[0].currency", "pattern"),
    (at("projects", 0, "latitude"), 91, "projects[0].latitude", "90"),
    (at("financings", 0, "money", "amount"), True, "financings[0].money.amount", "number"),
    (at("financings", 0, "money", "amount"), "1e3", "financings[0].money.amount", "number"),
    (at("financings", 0, "money", "amount"), 10**18, "financings[0].money.amount", "18 digits"),
    (at("financings", 0, "money", "amount"), "0.0000001", "financings[0].money.amount", "6 digits"),
    (at("financings", 1, "revision_of"), "f2", "financings[0].revision_of", "back to itself"),
    (at("notes", 0, "links", 0, "kind"), "moon", "notes[0].links[0].kind", "'moon'"),
    (at("watchlists", 0, "companies", 1), "mill", "watchlists[0].companies[1]", "already"),
    (at("watchlists", 0, "companies", 1), "x", "watchlists[0].companies[1]", "'x'"),
    (at("watchlists", 1, "rule", "colour"), "red", "watchlists[1].rule", "'colour'"),
    (at("watchlists", 1, "rule", "tag"), "x", "watchlists[1].rule", "list of words"),
    (at("watchlists", 1, "rule", "due_within"), True, "watchlists[1].rule", "number of days"),
    (at("watchlists", 1, "rule", "due_within"), -1, "watchlists[1].rule", "number of days"),
    (at("attachments", 0, "sha256"), "0" * 64, "attachments[0].sha256", "SHA-256"),
    (at("attachments", 0, "content"), "?", "attachments[0].content", "base64"),
    (at("prices", 0, "bars", 1, 0), "2026-01-05", "prices[0].bars", "upwards"),
    (at("prices", 0, "bars", 1, 1), 0, "prices[0].bars[1]", "above zero"),
    (at("prices", 0, "bars", 1, 5), -1, "prices[0].bars[1]", "volume"),
    (at("prices", 0, "bars", 1), ["2026-01-06"], "prices[0].bars[1]", "a bar is"),
    (at("prices", 0, "listing"), "x", "prices[0].listing", "'x'"),
    (at("fetches", 0, "asked_at"), "2026-01-07T20:00:00", "fetches[0].asked_at", "instant"),
    (at("format_version"), 3, "format_version", "newer Headframe"),
    (at("format"), "other", "format", "no headframe file"),
]


@pytest.mark.parametrize(
    ("put", "value", "place", "words"), WRONG, ids=[f"{w[2]}-{w[3]}" for w in WRONG]
)
def test_a_fault_names_its_place_and_nothing_is_written(
    database: Database,
    put: Callable[[Any, Any], None],
    value: Any,
    place: str,
    words: str,
) -> None:
    imported(database, json.dumps(sample()))
    before = exported(database)
    wrong = sample()
    wrong["companies"][1]["comment"] = "this must not get in"
    put(wrong, value)
    with pytest.raises(BadFile) as caught:
        imported(database, json.dumps(wrong), "bad.json")
    assert place in [fault.place for fault in caught.value.faults]
    said = next(fault for fault in caught.value.faults if fault.place == place)
    assert words in said.message
    assert caught.value.name == "bad.json"
    assert exported(database) == before


def test_all_faults_are_told_at_once(database: Database) -> None:
    wrong = sample()
    wrong["companies"][0]["source"] = "s9"
    wrong["watchlists"][0]["companies"] = ["nobody"]
    with pytest.raises(BadFile) as caught:
        imported(database, json.dumps(wrong))
    assert [fault.place for fault in caught.value.faults] == [
        "companies[0].source",
        "watchlists[0].companies[0]",
    ]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"format":\n "headframe",,}', "line 2, column 14", "not JSON"),
        ("", "line 1, column 1", "not JSON"),
        ('{"format": NaN}', "the file", "NaN is no number"),
        ('{"format": -Infinity}', "the file", "-Infinity is no number"),
        ("[" * 100_000, "the file", "nested too deeply"),
        ("[]", "format", "no headframe file"),
        ('{"a": ' + "9" * 5000 + "}", "the file", "digits"),
        ('"' + "x" * json_file.LARGEST + '"', "the file", "larger than 50 MB"),
    ],
    ids=["comma", "empty", "nan", "infinity", "deep", "list", "digits", "large"],
)
def test_what_is_no_such_file(database: Database, text: str, place: str, words: str) -> None:
    with pytest.raises(BadFile) as caught:
        imported(database, text)
    (fault,) = caught.value.faults
    assert fault.place == place
    assert words in fault.message


def test_a_listing_that_another_company_has_here_is_a_fault(
    database: Database, other: Database
) -> None:
    with database.transaction() as session:
        taken = tables.Listing(exchange="TSXV", ticker="ORE", currency="CAD", is_primary=True)
        session.add(tables.Company(uid="first", name="Here First", listings=[taken]))
    before = exported(database)
    with pytest.raises(BadFile, match=r"listings\[0\].ticker: TSXV:ORE is a listing of 'first'"):
        imported(database, json.dumps(sample()))
    assert exported(database) == before


def test_a_file_may_name_rows_that_are_only_here(database: Database) -> None:
    imported(database, json.dumps(sample()))
    note = {"id": "n2", "company": "ore", "day": "2026-03-01", "text": "More"}
    document = {"format": "headframe", "format_version": 1, "notes": [note]}
    assert imported(database, json.dumps(document)) == ImportReport(added=1)
    assert len(json.loads(exported(database))["notes"]) == 2


def test_a_file_is_written_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old")
    json_file.write(file, "{}\n")
    assert json_file.read(file) == "{}\n"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(NotExported, match="can't be written"):
        json_file.write(tmp_path / "nowhere" / "out.json", "{}")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"gone.json: the file: no such file"):
        json_file.read(tmp_path / "gone.json")
    latin = tmp_path / "latin.json"
    latin.write_bytes(b"{\xe9}")
    with pytest.raises(BadFile, match=r"latin.json: byte 1: this is no UTF-8 text"):
        json_file.read(latin)
    with (tmp_path / "huge.json").open("wb") as huge:
        huge.truncate(json_file.LARGEST + 1)
    with pytest.raises(BadFile, match="larger than 50 MB"):
        json_file.read(tmp_path / "huge.json")


words = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]),
    min_size=1,
    max_size=12,
)
maybe_words = st.none() | words
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31))
maybe_days = st.none() | days
instants = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC))
amounts = st.decimals(-(10**15), 10**15, places=6) | st.integers(-(10**17), 10**17).map(Decimal)
numbers = st.floats(1e-6, 1e9, allow_nan=False)
json_values = st.recursive(
    st.booleans() | st.none() | st.integers(-(10**9), 10**9) | st.floats(-1, 1) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
rules = st.builds(
    Rule,
    stages=st.sampled_from([(), ("pea", "pfs")]),
    is_overdue=st.booleans(),
    due_within=st.none() | st.integers(0, 36_500),
    tags=st.lists(words, max_size=2).map(tuple),
    countries=st.lists(words, max_size=2).map(tuple),
    commodities=st.lists(words, max_size=2).map(tuple),
).map(as_json)
stages = st.sampled_from(["pea", "pfs", None])
dated = st.tuples(maybe_days, st.sampled_from(["day", "month", "unknown"]))


def some(data: st.DataObject, made: Callable[[], Any], most: int = 3) -> list[Any]:
    return [made() for _ in range(data.draw(st.integers(0, most)))]


def fill(data: st.DataObject, session: Session) -> None:
    """Random content in every table that a document holds, through the ORM."""
    draw = data.draw

    def add(row: Any) -> Any:
        row.recorded_at = draw(instants)
        session.add(row)
        session.flush()
        return row

    def one_of(rows: list[Any]) -> Any:
        return draw(st.sampled_from([None, *(row.id for row in rows)]))

    sources = some(
        data,
        lambda: add(
            tables.Source(
                url=draw(maybe_words),
                title=draw(words),
                source_class=draw(st.sampled_from(["filing", "company"])),
                page_date=draw(maybe_days),
            )
        ),
    )
    companies = [
        add(
            tables.Company(
                name=draw(words),
                headquarters=draw(maybe_words),
                country=draw(maybe_words),
                commodities=draw(st.lists(words, max_size=2)),
                fiscal_year_end_month=draw(st.none() | st.integers(1, 12)),
                is_private=draw(st.booleans()),
                is_archived=draw(st.booleans()),
                comment=draw(st.text(max_size=0) | words),
                source_id=one_of(sources),
                aliases=[
                    tables.CompanyAlias(position=i, name=name)
                    for i, name in enumerate(draw(st.lists(words, max_size=3)))
                ],
            )
        )
        for _ in range(draw(st.integers(1, 3)))
    ]
    listings: list[Any] = []
    for i, company in enumerate(companies):
        for k in range(draw(st.integers(0, 2))):
            listings.append(
                add(
                    tables.Listing(
                        company_id=company.id,
                        exchange="TSXV",
                        ticker=f"T{i}{k}",
                        currency="CAD",
                        is_primary=k == 0,
                        since=draw(maybe_days),
                        successor_id=one_of(listings),
                        remark=draw(maybe_words),
                    )
                )
            )
    for company in companies:
        fill_company(data, session, add, company, one_of(sources))
    add(
        tables.Watchlist(
            name=draw(words),
            position=draw(st.integers(0, 9)),
            columns=draw(st.lists(words, max_size=2)),
            sort_by=draw(maybe_words),
            sort_descending=draw(st.booleans()),
            rule=draw(st.none() | rules),
            entries=[
                tables.WatchlistEntry(company_id=company.id, position=2 * i)
                for i, company in enumerate(draw(st.permutations(companies)))
            ],
        )
    )
    day, precision = draw(dated)
    add(
        tables.Event(
            name=draw(words),
            kind="statute",
            day=day,
            day_precision=precision,
            end_day=draw(maybe_days),
            text=draw(maybe_words),
            companies=[
                tables.EventCompany(company_id=company.id)
                for company in draw(st.lists(st.sampled_from(companies), unique=True))
            ],
        )
    )
    content = draw(st.binary(max_size=28))
    add(
        tables.Attachment(
            company_id=companies[0].id,
            name=draw(words),
            media_type="text/plain",
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
    )
    for name in draw(st.lists(words, max_size=2, unique=True)):
        session.add(tables.Convention(name=name, value=draw(json_values)))
    draft = {"place": draw(words), "text": draw(words), "day": draw(maybe_days)}
    session.execute(insert(tables.Draft), [draft | {"written_at": draw(instants)}])
    for listing in listings:
        fill_prices(data, session, listing.id)


def fill_company(
    data: st.DataObject,
    session: Session,
    add: Callable[[Any], Any],
    company: Any,
    source_id: int | None,
) -> None:
    """A project, a milestone with promises, a note, two financings and an agreement."""
    draw = data.draw
    as_of, precision = draw(dated)
    project = add(
        tables.Project(
            company_id=company.id,
            name=draw(words),
            kind="mine",
            latitude=draw(st.none() | st.floats(-90, 90)),
            longitude=draw(st.none() | st.floats(-180, 180)),
            stage=draw(stages),
            stage_as_of=as_of,
            stage_as_of_precision=precision,
            chain_steps=draw(st.lists(words, max_size=2)),
            aliases=[tables.ProjectAlias(position=0, name=draw(words))],
        )
    )
    for _ in range(draw(st.integers(0, 2))):
        day, precision = draw(dated)
        add(
            tables.OwnerShare(
                project_id=project.id,
                share=draw(st.decimals(0, 100, places=4)),
                day=day,
                day_precision=precision,
                holder=draw(maybe_words),
                remark=draw(maybe_words),
                source_id=source_id,
            )
        )
    actual = draw(st.none() | st.tuples(days, days).map(sorted))
    milestone = add(
        tables.Milestone(
            company_id=company.id,
            project_id=draw(st.sampled_from([None, project.id])),
            name=draw(words),
            type="pfs",
            phase=draw(st.sampled_from(["start", "complete", "none"])),
            status=draw(st.sampled_from(["planned", "done", "cancelled"])),
            actual_start=actual[0] if actual else None,
            actual_end=actual[1] if actual else None,
            actual_precision="day" if actual else None,
            remark=draw(maybe_words),
            source_id=source_id,
        )
    )
    for _ in range(draw(st.integers(0, 3))):
        on, precision = draw(dated)
        first, last = sorted([draw(days), draw(days)])
        in_error = draw(st.booleans())
        add(
            tables.Guidance(
                milestone_id=milestone.id,
                announced_on=on,
                announced_precision=precision,
                announced_after=draw(maybe_days),
                announced_before=draw(maybe_days),
                text=draw(words),
                window_start=draw(st.sampled_from([None, first])),
                window_end=draw(st.sampled_from([None, last])),
                precision="manual",
                said_by=draw(maybe_words),
                in_error=in_error,
                error_reason=draw(words) if in_error else None,
                source_id=source_id,
            )
        )
    day, precision = draw(dated)
    add(
        tables.Note(
            company_id=company.id,
            project_id=draw(st.sampled_from([None, project.id])),
            day=day,
            day_precision=precision,
            text=draw(words),
            tags=[
                tables.NoteTag(position=i, name=name)
                for i, name in enumerate(draw(st.lists(words, max_size=3)))
            ],
            links=[tables.NoteLink(position=0, kind="milestone", target_uid="gone")],
        )
    )
    before = None
    for _ in range(2):
        day, precision = draw(dated)
        amount = draw(st.none() | amounts)
        before = add(
            tables.Financing(
                company_id=company.id,
                kind="loan",
                day=day,
                day_precision=precision,
                amount=amount,
                currency="CAD" if amount is not None else draw(st.sampled_from([None, "USD"])),
                currency_explicit=draw(st.booleans()),
                includes=draw(st.lists(words, max_size=2)),
                revision_of_id=before.id if before else None,
                parts=[
                    tables.FinancingPart(position=i, kind="cash", amount=part, currency="CAD")
                    for i, part in enumerate(draw(st.lists(amounts, max_size=2)))
                ],
            )
        )
    agreement = None
    for _ in range(2):
        agreement = add(
            tables.Agreement(
                company_id=company.id,
                kind="offtake",
                unit=draw(maybe_words),
                term_years=draw(st.none() | st.decimals(0, 99, places=2)),
                revision_of_id=agreement.id if agreement else None,
            )
        )
    milestone.superseded_by_id = draw(
        st.sampled_from(
            [None, add(tables.Milestone(company_id=company.id, name="B", type="fs")).id]
        )
    )


def fill_prices(data: st.DataObject, session: Session, listing_id: int) -> None:
    """A series with bars, an action, and tries to fetch."""
    draw = data.draw
    record = prices.SeriesRecord(
        listing_id,
        source=draw(st.sampled_from([prices.YAHOO, prices.RECORDED])),
        currency="CAD",
        fetched_at=draw(st.none() | instants),
        misses=draw(st.integers(0, 3)),
    )
    bars = [
        prices.Bar(
            day,
            *(draw(numbers) for _ in range(4)),
            draw(st.integers(0, 2**62)),
            draw(st.none() | numbers),
            draw(st.booleans()),
        )
        for day in draw(st.lists(days, max_size=4, unique=True))
    ]
    prices.replace_series(session, record, bars, [prices.Action(draw(days), "dividend", 0.25)])
    for _ in range(draw(st.integers(0, 2))):
        prices.log_fetch(
            session, prices.FetchRecord(listing_id, draw(instants), draw(maybe_days), "ok", 1)
        )


@settings(max_examples=max(1, settings().max_examples // 5))
@given(st.data())
def test_anything_recorded_comes_back(opening: Opening, data: st.DataObject) -> None:
    with opening() as here, opening() as there:
        with here.transaction() as session:
            fill(data, session)
        text = exported(here)
        report = imported(there, text)
        assert (report.changed, report.unchanged, report.skipped) == (0, 0, 0)
        assert exported(there) == text
        for database in (here, there):
            assert imported(database, text) == ImportReport(unchanged=report.added)
            assert exported(database) == text
