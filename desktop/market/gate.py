"""The gate that a vendor's refusal shuts: kept in the database, so that it outlives the program."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from db import prices
from db.prices import Gate

FIRST = 60.0  # seconds
LONGEST = 3600.0
DOUBLINGS = 8


def shut(session: Any, vendor: str, now: dt.datetime) -> Gate:
    """Leave a vendor alone from now on for as long as it takes, and give that.

    Twice as long each time in a row, spread so that many programs don't come back together.
    """
    before = prices.gate(session, vendor)
    streak = before.streak if before else 0
    wait = min(LONGEST, FIRST * 2 ** min(streak, DOUBLINGS) * random.uniform(0.5, 1.5))
    gate = Gate(vendor, now + dt.timedelta(seconds=wait), streak + 1)
    prices.shut_gate(session, gate)
    return gate


def is_shut(gate: Gate | None, now: dt.datetime) -> bool:
    """Whether nothing may be asked now."""
    return gate is not None and gate.blocked_until > now
