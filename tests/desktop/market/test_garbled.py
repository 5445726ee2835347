"""Garbled answers through the real client: no bad row stored, no fault, and a reason logged.

`HEADFRAME_GARBLED=10000` tries as many; without it there are some two thousand.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import random
from collections.abc import Callable
from typing import Any

import pytest

from db import prices
from db.database import Database
from db.prices import Bar, DoubtRecord, FetchRecord
from desktop.market.update import FAILURES, Outcome, update_listing
from desktop.market.yahoo import Yahoo

PORTIONS = 16
MANY = int(os.environ.get("HEADFRAME_GARBLED", "2000"))
NOW = dt.datetime(2024, 3, 9, 1, tzinfo=dt.UTC)
DAYS = 14  # of the chart that is garbled
Add = Callable[[str, str, str], int]

ODD: tuple[Any, ...] = (
    None, "", "x", "12.5", True, [], {}, [None], 0, -1, -3.63, 1e-12, 1e12, 1e308, -1e308, 10**30,
    2**63, 0.0001, 1475.0, float("nan"), float("inf"), float("-inf"),
)  # fmt: skip


def garbled(body: bytes, chance: random.Random) -> bytes:
    """An answer with something wrong in it: of its letters, or of what they say."""
    if chance.random() < 0.3:
        return chance.choice([_cut, _torn, _flipped, _doubled])(body, chance)
    answer = json.loads(body)
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        chance.choice([_odd_value, _odd_value, _odd_price, _lost, _shuffled, _longer])(
            answer, chance
        )
    return json.dumps(answer).encode()


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randrange(len(body))]


def _torn(body: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + body[at + chance.randrange(1, 40) :]


def _flipped(body: bytes, chance: random.Random) -> bytes:
    letters = bytearray(body)
    for _ in range(chance.randrange(1, 6)):
        letters[chance.randrange(len(letters))] = chance.randrange(256)
    return bytes(letters)


def _doubled(body: bytes, chance: random.Random) -> bytes:
    at, until = sorted(chance.sample(range(len(body)), 2))
    return body[:until] + body[at:]


def _places(answer: Any) -> list[tuple[Any, Any]]:
    """Every container of an answer with each of its keys."""
    found: list[tuple[Any, Any]] = []
    waiting = [answer]
    while waiting:
        here = waiting.pop()
        keys = list(here) if isinstance(here, dict) else range(len(here))
        found += [(here, key) for key in keys]
        waiting += [here[key] for key in keys if isinstance(here[key], dict | list)]
    return found


def _odd_value(answer: Any, chance: random.Random) -> None:
    places = _places(answer)
    if places:
        here, key = chance.choice(places)
        here[key] = chance.choice(ODD)


def _odd_price(answer: Any, chance: random.Random) -> None:
    columns = [here[key] for here, key in _places(answer) if isinstance(here[key], list)]
    wanted = [column for column in columns if len(column) > 3]
    if wanted:
        column = chance.choice(wanted)
        column[chance.randrange(len(column))] = chance.choice(ODD)


def _lost(answer: Any, chance: random.Random) -> None:
    places = _places(answer)
    if places:
        here, key = chance.choice(places)
        del here[key]


def _shuffled(answer: Any, chance: random.Random) -> None:
    lists = [here[key] for here, key in _places(answer) if isinstance(here[key], list)]
    if lists:
        chance.shuffle(chance.choice(lists))


def _longer(answer: Any, chance: random.Random) -> None:
    lists = [here[key] for here, key in _places(answer) if isinstance(here[key], list)]
    if lists:
        chosen = chance.choice(lists)
        chosen += [*chosen[: chance.randrange(3)], chance.choice(ODD)]


def check_bars(bars: list[Bar]) -> None:
    """Nothing is stored that no bar can be."""
    for bar in bars:
        o, h, lo, c = bar[1:5]
        assert all(math.isfinite(price) and 0 < price <= 1e9 for price in (o, h, lo, c)), bar
        assert lo <= h, bar
        assert max(o, c) <= h * 1.05, bar
        assert min(o, c) >= lo / 1.05, bar
        assert isinstance(bar.volume, int), bar
        assert bar.volume >= 0, bar
        assert bar.day <= NOW.date(), bar
        assert bar.adjusted_close is None or math.isfinite(bar.adjusted_close), bar


def check(
    outcome: Outcome,
    before: list[Bar],
    after: list[Bar],
    log: FetchRecord,
    doubts: tuple[DoubtRecord, ...],
) -> None:
    """What must hold after any answer."""
    check_bars(after)
    assert (log.outcome, log.message) == (outcome.outcome, outcome.message)
    assert "delisted" not in outcome.outcome
    if outcome.is_failure:
        assert after == before
        assert outcome.outcome in FAILURES
        assert outcome.message, "a failure says why"
    if outcome.rejected:
        assert "not believed" in outcome.message, "so does a row that is set aside"
        assert doubts
    assert {bar.day for bar in before} <= {bar.day for bar in after}, "no day is ever lost"


@pytest.mark.parametrize("portion", range(PORTIONS))
def test_no_garbled_answer_does_any_harm(
    portion: int, database: Database, listing: Add, source: Yahoo, yahoo: Any
) -> None:
    chance = random.Random(portion)
    mp = listing("NYSE", "MP", "USD")
    chart = yahoo.charts["MP"]
    del chart.rows[:-DAYS]

    def stored() -> tuple[list[Bar], FetchRecord, tuple[DoubtRecord, ...]]:
        with database.reading() as session:
            last = prices.fetches(session, mp, 1)[0]
            return list(prices.latest(session, mp, 99)), last, prices.doubts(session, mp)

    update_listing(database, mp, source=source, now=NOW)
    right = list(prices_of(database, mp))
    kinds: set[str] = set()
    for number in range(math.ceil(MANY / PORTIONS)):
        seed = chance.randrange(2**32)
        yahoo.garble = lambda body, seed=seed: garbled(body, random.Random(seed))
        before = prices_of(database, mp)
        try:
            outcome = update_listing(database, mp, source=source, now=NOW)
            after, log, doubts = stored()
            check(outcome, before, after, log, doubts)
        except Exception as error:
            pytest.fail(f"garbled answer {seed} (number {number}): {error!r}")
        kinds.add(outcome.outcome)
        if after != before:
            with database.transaction() as session:
                record = prices.series(session, mp)
                assert record is not None
                prices.replace_series(session, record, right)
    assert {"bad_response", "ok"} & kinds
    assert len(kinds) > 1, "some answers are refused, and some are not"


def prices_of(database: Database, listing_id: int) -> list[Bar]:
    with database.reading() as session:
        return list(prices.latest(session, listing_id, 99))
