"""Looking a company up at the vendor, while somebody types."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from db import prices
from db.database import Database
from desktop.market import gate
from desktop.market.yahoo import Hit, RateLimited


class Searching(Protocol):
    """A vendor that can be searched."""

    @property
    def vendor(self) -> str:
        """The vendor's name, whose gate it is."""

    def search(self, text: str) -> tuple[Hit, ...]:
        """The listings that fit; raises the kinds of MarketError."""


def find(database: Database, text: str, *, source: Searching, now: dt.datetime) -> tuple[Hit, ...]:
    """The listings that fit a name or a ticker; while the rate gate is shut nothing is asked.

    `now` is aware. Raises the kinds of MarketError.
    """
    with database.reading() as session:
        held = prices.gate(session, source.vendor)
    if gate.is_shut(held, now):
        raise RateLimited("the vendor wants no requests now")
    try:
        return source.search(text)
    except RateLimited:
        with database.transaction() as session:
            gate.shut(session, source.vendor, now)
        raise
