"""The real client, and a database with a few listings for it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.database import Database
from db.tables import Company, Listing
from desktop.market.yahoo import Yahoo


@pytest.fixture
def source(yahoo: Any, tmp_path: Path) -> Iterator[Yahoo]:
    """The real client, talking to the server."""
    with closing(Yahoo(tmp_path / "cache")) as client:
        yield client


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    opened = Database(str(tmp_path / "prices.db"))
    yield opened
    opened.close()


@pytest.fixture
def listing(database: Database) -> Callable[[str, str, str], int]:
    """Adds a company with one listing; gives the listing's id."""

    def add(exchange: str, ticker: str, currency: str) -> int:
        with database.transaction() as session:
            company = Company(name=f"{ticker} Corp.")
            row = Listing(exchange=exchange, ticker=ticker, currency=currency, is_primary=True)
            company.listings.append(row)
            session.add(company)
            session.flush()
            return row.id

    return add


@pytest.fixture
def evening() -> dt.datetime:
    """Long after the close in New York on the last recorded day of MP."""
    return dt.datetime(2024, 3, 9, 1, tzinfo=dt.UTC)
