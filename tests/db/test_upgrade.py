"""A database of each older schema, as its release made it, comes up whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, create_engine, text
from sqlalchemy.engine import URL, Connection

from db import edits, notes
from db.database import SCHEMA, Database
from db.interchange import json_file
from db.migrations.upgrade import upgrade
from db.tables import OwnerShare, Project, Table

EDITED = {"recorded_at": "2025-03-01 10:00:00", "version": 3}
OLDER = {
    "format": "headframe",
    "format_version": 1,
    "recorded_at": "2025-03-01T10:00:00Z",
    "sources": [{"id": "src", "title": "A release", "source_class": "company"}],
    "companies": [{"id": "ore", "name": "Ore Corp."}],
    "projects": [
        {
            "id": "pit",
            "company": "ore",
            "name": "The Pit",
            "kind": "mine",
            "chain_steps": ["mine"],
            "owner_share": 62.5,
            "source": "src",
        },
        {"id": "hole", "company": "ore", "name": "Hole", "kind": "mine"},
    ],
    "milestones": [{"id": "pfs", "company": "ore", "project": "pit", "name": "PFS", "type": "pfs"}],
    "notes": [{"id": "n", "company": "ore", "project": "pit", "text": "kept", "tags": ["a"]}],
    "agreements": [{"id": "a", "company": "ore", "kind": "offtake"}],
    "watchlists": [{"id": "w", "name": "Mine", "companies": ["ore"]}],
}


def fill(connection: Connection) -> None:
    """The same as `OLDER` says, row by row, as the first release kept it."""

    def put(table: str, **values: Any) -> None:
        if table not in {"note_tag", "watchlist_entry"}:
            values |= EDITED
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)

    put("source", uid="src", title="A release", source_class="company")
    put("company", uid="ore", name="Ore Corp.", is_private=False, is_archived=False, comment="")
    is_sqlite = connection.dialect.name == "sqlite"
    place: dict[str, Any] = {"company_id": 1, "kind": "mine"}
    put(
        "project",
        **(place | {"uid": "pit", "name": "The Pit", "chain_steps": '["mine"]', "source_id": 1}),
        owner_share="62.5" if is_sqlite else Decimal("62.5"),
    )
    put("project", **(place | {"uid": "hole", "name": "Hole", "chain_steps": "[]"}))
    about = {"company_id": 1, "project_id": 1}
    put("milestone", **about, uid="pfs", name="PFS", type="pfs", phase="none", status="planned")
    put("note", **about, uid="n", text="kept", day_precision="day")
    put("note_tag", note_id=1, position=0, name="a")
    put(
        "agreement",
        **{"company_id": 1, "uid": "a", "kind": "offtake"},
        day_precision="day",
        currency_explicit=True,
    )
    put("watchlist", uid="w", name="Mine", position=0)
    put("watchlist_entry", watchlist_id=1, company_id=1, position=0)


@pytest.fixture
def first(databases: Any) -> Iterator[URL]:
    """The address of a database of the first schema with rows in it."""
    url = databases.make_bare()
    engine = create_engine(url)
    upgrade(engine, "0001")
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    yield url
    databases.drop(url)


def exported(database: Database) -> str:
    with database.reading() as session:
        return json_file.export_text(session)


def test_the_first_schema_had_no_shares_and_no_columns(first: URL) -> None:
    engine = create_engine(first)
    found = MetaData()
    found.reflect(engine)
    engine.dispose()
    assert found.tables.keys() - {"alembic_version"} == Table.metadata.tables.keys() - {
        "owner_share",
        "convention",
        "price_doubt",
        "read_mark",
    }
    assert "owner_share" in found.tables["project"].columns
    assert "columns" not in found.tables["watchlist"].columns


def test_every_row_comes_up_as_if_an_older_file_were_read(first: URL, another: Database) -> None:
    with another.transaction() as session:
        json_file.import_text(session, json.dumps(OLDER), "older.json")
    with closing(Database(first)) as database:
        assert exported(database) == exported(another)
        assert database.check() == []
        with database.reading() as session:
            (share,) = session.query(OwnerShare)
            assert (share.share, share.day, share.holder) == (Decimal("62.5"), None, None)
            assert session.get_one(Project, share.project_id).uid == "pit"
            assert session.scalar(text("SELECT version_num FROM alembic_version")) == SCHEMA


def test_it_is_worked_on_as_one_that_was_made_anew(first: URL) -> None:
    with closing(Database(first)) as database:
        before = exported(database)

        def move(session: Any) -> None:
            project = session.get_one(Project, 1)
            project.owner_shares.append(OwnerShare(share=Decimal(40), holder="Mill"))
            session.delete(session.query(OwnerShare).filter_by(holder=None).one())
            notes.add(session, "after the upgrade")

        _, edit = edits.make(database, "Move", move)
        after = exported(database)
        assert after != before
        edits.apply(database, edit.inverse())
        assert exported(database) == before
        edits.apply(database, edit)
        assert exported(database) == after


def test_opening_it_twice_upgrades_once(first: URL) -> None:
    with closing(Database(first)) as database:
        once = exported(database)
    with closing(Database(first)) as database:
        assert exported(database) == once


def test_an_older_sqlite_file_is_copied_aside_as_it_was(sqlite_files: Any) -> None:
    url = sqlite_files.make_bare()
    file = Path(url.database)
    engine = create_engine(url)
    upgrade(engine, "0001")
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    Database(url).close()
    (copy,) = file.parent.glob("headframe.schema-0001.*Z.db")
    engine = create_engine(url.set(database=str(copy)))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
        assert connection.scalar(text("SELECT owner_share FROM project WHERE id = 1")) == "62.5"
    engine.dispose()
    with closing(Database(str(copy))) as database, closing(Database(url)) as upgraded:
        assert exported(database) == exported(upgraded)


def test_a_step_that_fails_leaves_the_older_schema(first: URL) -> None:
    engine = create_engine(first)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE convention (name TEXT)"))
    with pytest.raises(Exception, match="convention"):
        Database(first)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
        assert connection.scalar(text("SELECT count(owner_share) FROM project")) == 1
        found = MetaData()
        found.reflect(engine, only=["watchlist"])
        assert "columns" not in found.tables["watchlist"].columns
    engine.dispose()
