"""Storing and reading bars, against the same rows by the bare driver."""

import datetime as dt
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np
from measuring import Figures, interleaved, milliseconds
from sqlalchemy.orm import Session

from db import prices
from db.database import Database
from db.tables import Company, Listing

DAYS = 5_000
LISTINGS = 20
COLUMNS = "listing_id, day, open, high, low, close, volume, adjusted_close, provisional"


def made_up_bars() -> list[prices.Bar]:
    """Bars of a price that swings, one a day."""
    first = dt.date(2010, 1, 4)
    closes = 20 + 5 * np.sin(np.arange(DAYS) / 60)
    return [
        prices.Bar(first + dt.timedelta(n), c - 0.1, c + 0.3, c - 0.4, c, 1_000 + n, c)
        for n, c in enumerate(closes.tolist())
    ]


def add_listings(session: Session) -> list[int]:
    """Add a company with as many listings as are timed, and give their ids."""
    listings = [
        Listing(exchange="NYSE", ticker=f"T{number}", currency="USD") for number in range(LISTINGS)
    ]
    session.add(Company(name="Benchmark Mines", listings=listings))
    session.flush()
    return [listing.id for listing in listings]


def store_ours(folder: Path, bars: list[prices.Bar]) -> float:
    """Store the bars in a new database of ours."""
    database = Database(str(folder / "ours.db"))
    with database.transaction() as session:
        listings = add_listings(session)

    def store() -> None:
        for listing in listings:
            with database.transaction() as session:
                prices.store_bars(session, listing, bars)

    spent = milliseconds(store)
    database.close()
    return spent


def new_raw(file: Path) -> sqlite3.Connection:
    """A database with nothing but the table of bars, as durable as ours."""
    raw = sqlite3.connect(file)
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute(
        "CREATE TABLE price_bar (listing_id INTEGER, day TEXT, open REAL, high REAL, low REAL,"
        " close REAL, volume INTEGER, adjusted_close REAL, provisional INTEGER,"
        " PRIMARY KEY (listing_id, day)) WITHOUT ROWID"
    )
    return raw


def store_raw(raw: sqlite3.Connection, bars: list[prices.Bar]) -> None:
    """Store the bars by the bare driver."""
    for listing in range(LISTINGS):
        rows = [(listing, bar.day.isoformat(), *bar[1:]) for bar in bars]
        raw.execute("BEGIN")
        raw.executemany(f"INSERT INTO price_bar ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", rows)
        raw.execute("COMMIT")


def storing(rounds: int) -> Figures:
    """Storing, a transaction for each listing."""
    bars = made_up_bars()

    def ours() -> float:
        with tempfile.TemporaryDirectory() as folder:
            return store_ours(Path(folder), bars)

    def floor() -> float:
        with (
            tempfile.TemporaryDirectory() as folder,
            closing(new_raw(Path(folder) / "raw.db")) as raw,
        ):
            return milliseconds(lambda: store_raw(raw, bars))

    return interleaved(rounds, ours, floor)


def reading(rounds: int) -> Figures:
    """Reading one listing, from a warm file."""
    bars = made_up_bars()
    sql = "SELECT day, open, high, low, close, volume FROM price_bar WHERE listing_id = 1"
    with tempfile.TemporaryDirectory() as folder:
        store_ours(Path(folder), bars)
        database = Database(str(Path(folder) / "ours.db"))
        with closing(new_raw(Path(folder) / "raw.db")) as raw, database.reading() as session:
            store_raw(raw, bars)

            def ours() -> float:
                return milliseconds(lambda: prices.bars(session, 1))

            def floor() -> float:
                return milliseconds(lambda: np.array(raw.execute(sql).fetchall(), dtype=object).T)

            medians = interleaved(rounds * 10, ours, floor)
        database.close()
    return medians
