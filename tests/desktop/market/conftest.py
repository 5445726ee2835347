"""The stand-in for Yahoo, a database with a few listings, and a yfinance without memories."""

import datetime as dt
import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from db.database import Database
from db.tables import Company, Listing
from desktop.market.yahoo import Yahoo


def load_server() -> ModuleType:
    """The server's module, by its path: `tests` is no package."""
    path = Path(__file__).parents[2] / "yahoo_server.py"
    if "yahoo_server" not in sys.modules:
        spec = importlib.util.spec_from_file_location("yahoo_server", path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["yahoo_server"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["yahoo_server"])
    return sys.modules["yahoo_server"]


def forget(folder: Path) -> None:
    """Make yfinance forget sessions, cookies, cached answers and where it kept them."""
    import yfinance
    import yfinance.base
    import yfinance.cache
    import yfinance.data

    yfinance.data.YfData.cache_get.cache_clear()
    yfinance.data.SingletonMeta._instances.clear()
    yfinance.base._tz_info_fetch_ctr = 0
    yfinance.cache._TzCacheManager._tz_cache = None
    yfinance.cache._CookieCacheManager._Cookie_cache = None
    yfinance.set_tz_cache_location(str(folder))


@pytest.fixture
def yahoo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The server, with this process's environment set to it."""
    with load_server().YahooServer(tmp_path) as server:
        for name, value in server.environment().items():
            monkeypatch.setenv(name, value)
        forget(tmp_path / "cache")
        yield server
        forget(tmp_path / "cache")
        assert server.refused == []


@pytest.fixture
def source(yahoo: Any, tmp_path: Path) -> Yahoo:
    """The real client, talking to the server."""
    return Yahoo(tmp_path / "cache")


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
