"""How the stored prices stand, listing by listing."""

from __future__ import annotations

import datetime as dt

import pytest

from db import prices, rates
from db.database import Database
from db.price_states import price_states
from db.prices import Bar, DoubtRecord, FetchRecord, SeriesRecord
from db.tables import Company, Listing

DAY = dt.date(2026, 3, 2)
NOW = dt.datetime(2026, 3, 2, 22, tzinfo=dt.UTC)


@pytest.fixture
def ids(empty: Database) -> dict[str, int]:
    with empty.transaction() as session:
        for ticker in ("ROCK", "ORE"):
            listing = Listing(exchange="NYSE", ticker=ticker, currency="USD")
            session.add(Company(name=ticker.title(), listings=[listing]))
        gone = Listing(exchange="NYSE", ticker="GONE", currency="USD", until=DAY)
        session.add(Company(name="Gone", listings=[gone]))
        rates.add_rate(session, "CAD", "USD")
        return {row.ticker: row.id for row in session.query(Listing)}


def log(database: Database, listing_id: int, *tries: tuple[int, str]) -> None:
    with database.transaction() as session:
        for days, outcome in tries:
            asked = NOW + dt.timedelta(days=days)
            prices.log_fetch(session, FetchRecord(listing_id, asked, None, outcome))


def test_every_living_listing_has_a_state_and_rates_come_last(
    empty: Database, ids: dict[str, int]
) -> None:
    with empty.transaction() as session:
        record = SeriesRecord(ids["ORE"], prices.YAHOO, "USD", fetched_at=NOW)
        prices.replace_series(session, record, [Bar(DAY, 1.0, 1.0, 1.0, 1.0, 1)])
        prices.store_doubts(session, ids["ORE"], [DoubtRecord(DAY, "dividend", "absurd", {}, NOW)])
    log(empty, ids["ORE"], (-1, "offline"), (0, "ok"))
    with empty.reading() as session:
        ore, rock, rate = price_states(session)
    assert [x.code for x in (ore, rock, rate)] == ["NYSE:ORE", "NYSE:ROCK", "FX:CADUSD"]
    assert (ore.last_day, ore.source, ore.fetched_at, ore.doubts) == (DAY, prices.YAHOO, NOW, 1)
    assert ore.last is not None
    assert (ore.last.outcome, ore.last.asked_at) == ("ok", NOW)
    assert (rock.company, rock.last, rock.last_day, rock.source) == ("Rock", None, None, None)
    assert rate.company == ""


def test_days_on_which_a_symbol_was_unknown_are_counted_while_it_is(
    empty: Database, ids: dict[str, int]
) -> None:
    log(empty, ids["ORE"], (0, "unknown_symbol"), (1, "unknown_symbol"), (2, "offline"))
    log(empty, ids["ROCK"], (0, "unknown_symbol"), (1, "ok"))
    with empty.reading() as session:
        ore, rock, _ = price_states(session)
    assert (ore.unknown_days, rock.unknown_days) == (2, 0)
