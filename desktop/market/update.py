"""Keeping stored prices fresh: ask, compare with what is held, store in one transaction."""

from __future__ import annotations

import datetime as dt
import math
import random
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from db import prices
from db.database import Database
from db.errors import Missing
from db.prices import Action, Bar, Bars, DoubtRecord, FetchRecord, Gate, RefreshTarget, SeriesRecord
from desktop.market import gate, sessions, symbols
from desktop.market.asking import Cancelled
from desktop.market.doubts import Doubt
from desktop.market.yahoo import (
    BadResponse,
    DailyAnswer,
    MarketError,
    NoPrices,
    Offline,
    RateLimited,
    SymbolUnknown,
)

OVERLAP = 10
TOLERANCE = 1e-4
REVISED_AT_MOST = 2
UNKNOWN_DAYS = 3  # different days, until a symbol is taken for unknown
SELDOM = dt.timedelta(days=7)

OUTCOMES: dict[type[MarketError], str] = {
    RateLimited: "rate_limited",
    Offline: "offline",
    SymbolUnknown: "unknown_symbol",
    NoPrices: "no_prices",
    BadResponse: "bad_response",
}
STOPPING = frozenset({"rate_limited", "offline"})
FAILURES = frozenset(OUTCOMES.values())


class PriceSource(Protocol):
    """A vendor of daily prices; `client` names what asks it."""

    @property
    def vendor(self) -> str:
        """The vendor's name, as stored with its prices."""

    @property
    def client(self) -> str:
        """The program and version that asks, for the log."""

    def daily(
        self, symbol: str, start: dt.date | None, time_zone: str | None, now: dt.datetime
    ) -> DailyAnswer:
        """Bars from `start` on (None: all there are); raises the kinds of MarketError."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The vendor's answer names another exchange or currency than the listing does."""

    expected_codes: frozenset[str]
    exchange_code: str | None
    expected_currency: str
    currency: str

    def __str__(self) -> str:
        """Say it in plain English."""
        said = []
        if self.expected_codes and self.exchange_code not in self.expected_codes:
            said.append(
                f"exchange {self.exchange_code}, not {'/'.join(sorted(self.expected_codes))}"
            )
        if self.currency != self.expected_currency:
            said.append(f"currency {self.currency}, not {self.expected_currency}")
        return "the answer names " + " and ".join(said)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking for one listing's prices.

    `outcome` is one of ok, unchanged, revised, restated, rate_limited, offline, unknown_symbol,
    no_prices, bad_response. `new`, `changed` and `rejected` count bars. `message` is plain English
    for scripts and the log, `cause` what failed without what is kept; `until` (UTC) is when a
    closed rate gate opens.
    """

    listing_id: int
    listing: str
    outcome: str
    new: int = 0
    changed: int = 0
    rejected: int = 0
    message: str = ""
    mismatch: Mismatch | None = None
    until: dt.datetime | None = None
    cause: str = ""

    @property
    def is_failure(self) -> bool:
        """Whether no prices came."""
        return self.outcome in FAILURES


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: `done` of `total` listings, and what came of the last one."""

    done: int
    total: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Held:
    """What is stored of a listing when its prices are asked for; `last` are its newest bars."""

    target: RefreshTarget
    series: SeriesRecord | None
    last: tuple[Bar, ...]
    splits: frozenset[tuple[dt.date, float]]
    gate: Gate | None
    unknown_days: int = 0
    last_asked: dt.datetime | None = None

    def is_due(self, now: dt.datetime) -> bool:
        """Whether asking by itself, unasked by the user, may bring anything new.

        A symbol that was unknown on three different days is asked for once a week.
        """
        if self.unknown_days >= UNKNOWN_DAYS and self.last_asked is not None:
            return now - self.last_asked >= SELDOM
        checked = self.series.checked_at if self.series else self.last_asked
        zone = self.series.time_zone if self.series else None
        return sessions.is_due(self.target.exchange, checked, now, zone)

    @property
    def start(self) -> dt.date | None:
        """The first day to ask for: some final bars back; None asks for all there are."""
        if self.series is None or self.series.is_recorded or not self.last:
            return None
        final = [bar.day for bar in self.last if not bar.provisional]
        return final[-OVERLAP:][0] if final else None


@dataclass(frozen=True, slots=True)
class Change:
    """How an answer differs from the stored bars of the same days."""

    new: int
    changed: int
    final_changed: int
    has_new_split: bool

    @property
    def is_restated(self) -> bool:
        """Whether the vendor has rewritten history, so that all of it has to be fetched anew."""
        return self.has_new_split or self.final_changed > REVISED_AT_MOST

    @property
    def outcome(self) -> str:
        """The word for it."""
        if self.is_restated:
            return "restated"
        if self.final_changed:
            return "revised"
        return "ok" if self.new or self.changed else "unchanged"


def update_listing(
    database: Database, listing_id: int, *, source: PriceSource, now: dt.datetime
) -> Outcome:
    """Ask for a listing's newest prices and store them; every try is logged.

    `now` is aware. A failure changes no bar. While the vendor's rate gate is closed nothing is
    asked. Raises Missing where the listing is gone.
    """
    held = _held(database, listing_id, source.vendor)
    if held.gate and gate.is_shut(held.gate, now):
        return _blocked(held, held.gate.blocked_until)
    try:
        symbol = symbols.yahoo(held.target.exchange, held.target.ticker)
        answer = source.daily(symbol.text, held.start, _zone(held), now)
        change = _compared(held, answer) if held.start else None
        if change and change.is_restated:
            answer = source.daily(symbol.text, None, _zone(held), now)
    except symbols.UnknownExchangeError as error:
        return _failed(database, held, SymbolUnknown(str(error)), source, now)
    except MarketError as error:
        return _failed(database, held, error, source, now)
    return _stored(database, held, answer, change, source, now)


def run(
    database: Database,
    listing_ids: Sequence[int],
    *,
    source: PriceSource,
    cancel: threading.Event,
    progress: Callable[[Progress], None],
    pause: Callable[[threading.Event], None] | None = None,
    only_due: bool = False,
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
) -> tuple[Outcome, ...]:
    """Update listings one after the other; returns the outcomes, cut short by `cancel`.

    A failure does not stop the rest, but a rate limit or a lost network does: the remaining
    listings then get that outcome unasked. `progress` hears of each listing when it is done. With
    `only_due` a listing of whose exchange no session has ended since is passed over in silence.
    """
    outcomes: list[Outcome] = []
    stopping: Outcome | None = None
    for listing_id in listing_ids:
        if only_due and not _is_due(database, listing_id, source.vendor, clock()):
            continue
        if outcomes and not stopping:
            (pause or breathe)(cancel)
        if cancel.is_set():
            break
        try:
            if stopping:
                outcome = _unasked(database, listing_id, source.vendor, stopping)
            else:
                outcome = update_listing(database, listing_id, source=source, now=clock())
        except Missing:  # deleted while others were asked for
            continue
        except Cancelled:
            break
        if stopping is None and outcome.outcome in STOPPING:
            stopping = outcome
        outcomes.append(outcome)
        progress(Progress(len(outcomes), len(listing_ids), outcome))
    return tuple(outcomes)


def _is_due(database: Database, listing_id: int, vendor: str, now: dt.datetime) -> bool:
    try:
        return _held(database, listing_id, vendor).is_due(now)
    except Missing:  # deleted meanwhile
        return False


def breathe(cancel: threading.Event) -> None:
    """Wait between two requests, one to two seconds, or until cancelled."""
    cancel.wait(1.0 + random.random())


def _held(database: Database, listing_id: int, vendor: str) -> Held:
    with database.reading() as session:
        target = prices.target(session, listing_id)
        if target is None:
            raise Missing("This listing is no longer in the database")
        splits = {
            (a.day, a.value) for a in prices.actions(session, listing_id) if a.kind == "split"
        }
        return Held(
            target=target,
            series=prices.series(session, listing_id),
            last=prices.latest(session, listing_id, OVERLAP + 1),
            splits=frozenset(splits),
            gate=prices.gate(session, vendor),
            unknown_days=prices.unknown_days(session, listing_id),
            last_asked=prices.last_asked(session, listing_id),
        )


def _zone(held: Held) -> str | None:
    return held.series.time_zone if held.series else None


def _compared(held: Held, answer: DailyAnswer) -> Change:
    """Compare an answer with the stored bars; days that the vendor no longer sends are kept."""
    stored = {bar.day: bar for bar in held.last}
    # A day that the vendor fills in later is new as well, where it lies within what we hold.
    new = sum(1 for bar in answer.bars if bar.day not in stored)
    pairs = [(stored[bar.day], bar) for bar in answer.bars if bar.day in stored]
    final = sum(1 for old, bar in pairs if not old.provisional and _differs(old, bar))
    live = sum(
        1
        for old, bar in pairs
        if old.provisional and (_differs(old, bar) or old.volume != bar.volume)
    )
    splits = {(a.day, a.value) for a in answer.actions if a.kind == "split"}
    return Change(new, final + live, final, bool(splits - held.splits))


def _differs(old: Bar, new: Bar) -> bool:
    pairs = zip(old[1:5], new[1:5], strict=True)
    return any(abs(a - b) > TOLERANCE * a for a, b in pairs)


def _stored(
    database: Database,
    held: Held,
    answer: DailyAnswer,
    change: Change | None,
    source: PriceSource,
    now: dt.datetime,
) -> Outcome:
    listing_id = held.target.listing_id
    is_restated = change is not None and change.is_restated
    record = _series(held, answer, source, now, is_restated)
    target = held.target
    odd = mismatch(
        target.exchange, target.ticker, target.currency, answer.exchange_code, answer.currency
    )
    with database.transaction() as session:
        if change is None or is_restated:
            new, changed = _count(prices.bars(session, listing_id), answer, change)
        else:
            new, changed = change.new, change.changed
        # Days that the vendor no longer sends stay, unless a split has changed their scale.
        if change is None or change.has_new_split:
            prices.replace_series(session, record, answer.bars, answer.actions)
        else:
            prices.store_bars(session, listing_id, answer.bars)
            prices.store_actions(session, listing_id, _judged(answer))
            prices.store_series(session, record)
        prices.store_doubts(session, listing_id, _doubt_records(answer, now))
        outcome = "ok" if change is None else change.outcome
        result = Outcome(
            listing_id,
            held.target.code,
            outcome,
            new,
            changed,
            sum(1 for doubt in answer.doubts if doubt.kind == "bar"),
            _message(answer, odd),
            odd,
        )
        prices.open_gate(session, source.vendor)
        prices.log_fetch(session, _log(held, result, source, now))
    return result


def _judged(answer: DailyAnswer) -> list[Action]:
    """The actions of a part of a series, without those that nothing tells for or against.

    On its first day no close before it is there to hold a dividend against; that was done when the
    day was not yet the first.
    """
    first = answer.bars[0].day
    return [act for act in answer.actions if act.kind != "dividend" or act.day > first]


def _count(stored: Bars, answer: DailyAnswer, change: Change | None) -> tuple[int, int]:
    """How many bars of a whole series are new, and how many others are not as they were."""
    if change is None:
        return len(answer.bars), 0
    closes = dict(zip(stored.days, stored.close, strict=True))
    held = [bar for bar in answer.bars if bar.day in closes]
    changed = sum(1 for b in held if abs(closes[b.day] - b.close) > TOLERANCE * b.close)
    return len(answer.bars) - len(held), changed


def _series(
    held: Held, answer: DailyAnswer, source: PriceSource, now: dt.datetime, is_restated: bool
) -> SeriesRecord:
    version = held.series.series_version if held.series else 1
    return SeriesRecord(
        listing_id=held.target.listing_id,
        source=source.vendor,
        currency=answer.currency,
        unit_divisor=answer.unit_divisor,
        exchange_code=answer.exchange_code,
        time_zone=answer.time_zone,
        name=answer.name,
        series_version=version + is_restated,
        fetched_at=now,
        checked_at=now,
    )


def _failed(
    database: Database, held: Held, error: MarketError, source: PriceSource, now: dt.datetime
) -> Outcome:
    """Log a failure, and shut the gate where the vendor asked for it; no bar changes."""
    cause = str(error)
    if isinstance(error, SymbolUnknown):
        days = _days_with(held, now)
        cause += f"; so on {days} different day{'s' if days > 1 else ''}"
    result = _failure(held, OUTCOMES[type(error)], cause)
    with database.transaction() as session:
        if isinstance(error, RateLimited):
            shut = gate.shut(session, source.vendor, now)
            result = replace(result, until=shut.blocked_until)
        prices.log_fetch(session, _log(held, result, source, now))
    return result


def _days_with(held: Held, now: dt.datetime) -> int:
    """On how many different days (UTC) the symbol was unknown, this one included."""
    was_today = held.last_asked is not None and held.last_asked.date() == now.date()
    return held.unknown_days + (not (was_today and held.unknown_days))


def _failure(held: Held, outcome: str, cause: str, until: dt.datetime | None = None) -> Outcome:
    """An outcome without prices: why there are none, and how far those reach that are kept."""
    kept = f"prices to {held.last[-1].day} are kept" if held.last else "no prices are stored"
    return Outcome(
        held.target.listing_id,
        held.target.code,
        outcome,
        message=f"{cause}; {kept}",
        until=until,
        cause=cause,
    )


def _blocked(held: Held, until: dt.datetime) -> Outcome:
    cause = f"not asked: the vendor wants no requests until {until:%Y-%m-%d %H:%M:%S} UTC"
    return _failure(held, "rate_limited", cause, until)


def _unasked(database: Database, listing_id: int, vendor: str, stopping: Outcome) -> Outcome:
    held = _held(database, listing_id, vendor)
    cause = f"not asked, as {stopping.listing} failed: {stopping.cause}"
    return _failure(held, stopping.outcome, cause, stopping.until)


def _log(held: Held, result: Outcome, source: PriceSource, now: dt.datetime) -> FetchRecord:
    return FetchRecord(
        listing_id=result.listing_id,
        asked_at=now,
        asked_from=held.start,
        outcome=result.outcome,
        new=result.new,
        changed=result.changed,
        rejected=result.rejected,
        message=result.message,
        client=source.client,
    )


def mismatch(
    exchange: str, ticker: str, currency: str, code: str | None, answered: str
) -> Mismatch | None:
    """How the vendor's exchange code and currency (`GBp` for pence) differ from a listing's."""
    try:
        codes = symbols.yahoo(exchange, ticker).codes
    except symbols.UnknownExchangeError:
        codes = frozenset()
    major = symbols.MINOR_UNITS[answered][0] if answered in symbols.MINOR_UNITS else answered
    if (not codes or code in codes) and major == currency:
        return None
    return Mismatch(codes, code, currency, major)


def _message(answer: DailyAnswer, odd: Mismatch | None) -> str:
    said = [str(odd)] if odd else []
    if answer.doubts:
        said.append(f"not believed: {_listed(_told(doubt) for doubt in answer.doubts)}")
    return "; ".join(said)


def _doubt_records(answer: DailyAnswer, now: dt.datetime) -> list[DoubtRecord]:
    """The doubts as they are kept; of two on one day and kind the first."""
    kept = {
        (doubt.day, doubt.kind): DoubtRecord(
            doubt.day,
            doubt.kind,
            doubt.reason,
            {name: value for name, value in doubt.quoted if math.isfinite(value)},
            now,
        )
        for doubt in reversed(answer.doubts)
    }
    return [kept[key] for key in sorted(kept)]


def _told(doubt: Doubt) -> str:
    what = "" if doubt.kind == "bar" else f"{doubt.kind}, "
    return f"{doubt.day} ({what}{doubt.reason.replace('_', ' ')})"


def _listed(items: Iterable[str], most: int = 5) -> str:
    """A few items, and how many more there are."""
    every = list(items)
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
