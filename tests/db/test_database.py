"""What both kinds of database promise: whole transactions, references kept, one schema."""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.engine import URL

from db import companies, notes
from db.database import SCHEMA, Database
from db.errors import Damaged, DatabaseTrouble, Locked, Refused, TooNew
from db.tables import Company, Convention, Financing, Note, Table, Watchlist


@pytest.fixture
def bare(databases: Any) -> Iterator[URL]:
    """The address of a database in which nothing was ever made."""
    url = databases.make_bare()
    yield url
    databases.drop(url)


def note_texts(database: Database) -> list[str]:
    with database.reading() as session:
        return [row.text for row in session.query(Note).order_by(Note.id)]


def same_default(_context: object, _found: object, _wanted: object, *said: Any) -> bool:
    """Whether two defaults differ, by their words: `'[]'::json` is `[]`."""
    found, _, wanted = said

    def bare(default: str | None) -> str:
        return re.sub(r"::[\w ]+$", "", default or "").strip("'")

    return bare(found) != bare(wanted)


def test_a_new_database_gets_every_table_and_the_stamp(bare: URL) -> None:
    with closing(Database(bare)) as database:
        with database.engine.connect() as connection:
            context = MigrationContext.configure(
                connection, opts={"compare_type": True, "compare_server_default": same_default}
            )
            assert compare_metadata(context, Table.metadata) == []
            assert context.get_current_revision() == SCHEMA
        assert database.check() == []
    with closing(Database(bare)) as again:
        assert note_texts(again) == []


def test_several_may_make_the_same_database_at_once(bare: URL) -> None:
    troubles: list[BaseException] = []
    together = threading.Barrier(4)

    def make() -> None:
        together.wait()
        try:
            Database(bare).close()
        except DatabaseTrouble as trouble:
            troubles.append(trouble)

    makers = [threading.Thread(target=make) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert troubles == []
    with closing(Database(bare)) as database:
        assert database.check() == []


def test_a_dangling_reference_is_refused(empty: Database) -> None:
    with pytest.raises(Refused), empty.transaction() as session:
        session.add(Note(text="of nobody", company_id=99))
    assert note_texts(empty) == []


def test_a_failed_transaction_leaves_nothing(empty: Database) -> None:
    with pytest.raises(ZeroDivisionError), empty.transaction() as session:  # noqa: PT012
        notes.add(session, "half")
        raise ZeroDivisionError
    assert note_texts(empty) == []


def test_what_is_changed_while_reading_is_thrown_away(empty: Database) -> None:
    with empty.transaction() as session:
        kept = notes.add(session, "kept")
    with empty.reading() as session:
        notes.delete(session, kept.id)
        session.flush()
    assert note_texts(empty) == ["kept"]


def test_reading_sees_one_moment(empty: Database) -> None:
    with closing(empty.beside()) as beside, beside.reading() as session:
        assert notes.drafts(session) == ()
        with empty.transaction() as writing:
            notes.add(writing, "written meanwhile")
            notes.keep_draft(writing, "here", "typed meanwhile", None)
        assert notes.drafts(session) == ()
        assert session.query(Note).count() == 0
    assert note_texts(empty) == ["written meanwhile"]


def test_values_come_back_as_they_were(empty: Database) -> None:
    moment = dt.datetime(2026, 11, 24, 9, 30, 0, 123456, dt.timezone(dt.timedelta(hours=5)))
    with empty.transaction() as session:
        company = Company(name="Ö 中 'x' \\ \n", commodities=["ndpr", "Öl"], recorded_at=moment)
        session.add(company)
        session.flush()
        for amount in ("62.50", "0.000001", "-99999999999999999.999999", "0.12345678"):
            row = Financing(company_id=company.id, kind="loan", amount=Decimal(amount))
            row.currency = "CAD"
            session.add(row)
        session.add(Watchlist(name="By rule", rule={"stage": ["pfs"], "due_within": 90}))
        session.add(Watchlist(name="By hand"))
        session.add(Convention(name="mid", value=None))
    with empty.reading() as session:
        found = session.query(Company).one()
        assert (found.name, found.commodities) == ("Ö 中 'x' \\ \n", ["ndpr", "Öl"])
        assert found.recorded_at == moment
        assert found.recorded_at.tzinfo == dt.UTC
        amounts = [str(row.amount) for row in session.query(Financing).order_by(Financing.id)]
        assert amounts == ["62.5", "0.000001", "-99999999999999999.999999", "0.123457"]
        rules = [row.rule for row in session.query(Watchlist).order_by(Watchlist.id)]
        assert rules == [{"stage": ["pfs"], "due_within": 90}, None]
        assert session.scalar(text("SELECT count(*) FROM watchlist WHERE rule IS NULL")) == 1
        assert session.query(Convention).one().value is None


def test_names_are_sorted_alike_whatever_the_server_thinks(empty: Database) -> None:
    with empty.transaction() as session:
        session.add_all([Company(name=name) for name in ("ö", "b", "A", "a b", "ab", "Z", "_")])
    with empty.reading() as session:
        names = [company.name for company in companies.all_companies(session)]
    assert names == ["_", "A", "a b", "ab", "b", "Z", "ö"]


def test_two_who_change_the_same_record_do_not_overwrite_each_other(empty: Database) -> None:
    with empty.transaction() as session:
        kept = notes.add(session, "kept")
    with (  # noqa: PT012
        pytest.raises(Locked),
        closing(Database(empty.url, lock_wait_ms=50)) as beside,
        empty.transaction() as session,
    ):
        session.get_one(Note, kept.id).text = "mine"
        session.flush()
        with beside.transaction() as other:
            other.get_one(Note, kept.id).text = "theirs"
    assert note_texts(empty) == ["kept"]
    with empty.transaction() as session:
        session.get_one(Note, kept.id).text = "mine again"
    assert note_texts(empty) == ["mine again"]


@pytest.mark.parametrize(
    ("schema", "kind"), [("9999", TooNew), ("0000", Damaged)], ids=["newer", "unknown"]
)
def test_another_schema_is_refused_and_left_as_it_is(
    empty: Database, schema: str, kind: type[DatabaseTrouble]
) -> None:
    with empty.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": schema})
    with pytest.raises(kind, match=schema):
        Database(empty.url)
    with empty.reading() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == schema


def test_another_programs_company_table_is_not_ours(bare: URL) -> None:
    with closing(Database(bare)) as database, database.transaction() as session:
        session.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(Damaged, match="another program's"):
        Database(bare)


def test_a_table_that_somebody_dropped_is_trouble_not_a_crash(empty: Database) -> None:
    with empty.transaction() as session:
        session.execute(text("DROP TABLE draft"))
    with pytest.raises(Damaged, match="lacks something"), empty.reading() as session:
        notes.drafts(session)
