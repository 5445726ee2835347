"""Stored prices: bars, splits and dividends, where they come from, and the log of fetches.

Prices are kept as quoted and split-adjusted; they are no user's edits and pass undo by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, delete, func, insert, select, update
from sqlalchemy.orm import Session

from db.tables import (
    Company,
    FetchLog,
    Listing,
    PriceAction,
    PriceBar,
    PriceDoubt,
    PriceSeries,
    RateGate,
)

RECORDED = "recorded sample"
YAHOO = "Yahoo Finance"
UNKNOWN_SYMBOL = "unknown_symbol"
BETWEEN = "FROM price_bar WHERE listing_id = ? AND day BETWEEN ? AND ?"
DAYS_AT_HAND = 10_000


class Bar(NamedTuple):
    """One day's prices as quoted, split-adjusted, and its volume in shares.

    `day` is the exchange's own date; a provisional bar may still change.
    """

    day: dt.date
    open: float
    high: float
    low: float
    close: float
    volume: int
    adjusted_close: float | None = None
    provisional: bool = False


class Action(NamedTuple):
    """A split (`value` new shares for one old) or a dividend (`value` a share, as quoted)."""

    day: dt.date
    kind: str
    value: float


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one listing as columns of equal length, oldest first.

    Prices are as quoted; `in_major_unit` gives pounds where pence are quoted. `provisional` says
    whether the last bar may still change.
    """

    listing_id: int
    days: tuple[dt.date, ...] = ()
    open: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    low: tuple[float, ...] = ()
    close: tuple[float, ...] = ()
    volume: tuple[int, ...] = ()
    provisional: bool = False
    unit_divisor: int = 1

    def __len__(self) -> int:
        """The number of days."""
        return len(self.days)

    def in_major_unit(self) -> Bars:
        """The same bars in the major unit of their currency."""
        if self.unit_divisor == 1:
            return self
        columns = (self.open, self.high, self.low, self.close)
        o, h, lo, c = (tuple(v / self.unit_divisor for v in column) for column in columns)
        return replace(self, open=o, high=h, low=lo, close=c, unit_divisor=1)


@dataclass(frozen=True, slots=True)
class SeriesRecord:
    """Where a listing's bars come from and how fresh they are (instants in UTC).

    `currency` is as the vendor writes it (`GBp` for pence); `unit_divisor` turns quoted prices into
    the major unit; `series_version` rises whenever the whole series is fetched anew.
    """

    listing_id: int
    source: str
    currency: str
    unit_divisor: int = 1
    exchange_code: str | None = None
    time_zone: str | None = None
    name: str | None = None
    remark: str | None = None
    state: str = "active"
    misses: int = 0
    missed_on: dt.date | None = None
    series_version: int = 1
    fetched_at: dt.datetime | None = None
    checked_at: dt.datetime | None = None

    @property
    def is_recorded(self) -> bool:
        """Whether these are sample prices, to be replaced by the first fetch."""
        return self.source == RECORDED


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """One try to fetch a listing's prices: when (UTC), from which day, and what came of it."""

    listing_id: int
    asked_at: dt.datetime
    asked_from: dt.date | None
    outcome: str
    new: int = 0
    changed: int = 0
    rejected: int = 0
    message: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class DoubtRecord:
    """A row that the vendor sent and that was not believed: `quoted` by name, as it was sent.

    `kind` is bar, dividend or split; `seen_at` (UTC) is when it was sent last.
    """

    day: dt.date
    kind: str
    reason: str
    quoted: Mapping[str, float]
    seen_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Gate:
    """Until when (UTC) a vendor is left alone, after how many refusals in a row."""

    vendor: str
    blocked_until: dt.datetime
    streak: int


class RefreshTarget(NamedTuple):
    """A listing whose prices can be fetched."""

    listing_id: int
    exchange: str
    ticker: str
    currency: str

    @property
    def code(self) -> str:
        """The listing as people write it: `TSXV:DEFN`."""
        return f"{self.exchange}:{self.ticker}"


def bars(
    session: Session, listing_id: int, start: dt.date | None = None, end: dt.date | None = None
) -> Bars:
    """The stored bars of a listing from `start` to `end`, both included."""
    asked = (
        listing_id,
        (start or dt.date.min).isoformat(),
        (end or dt.date.max).isoformat(),
    )
    rows = _fetch(
        session, f"SELECT day, open, high, low, close, volume {BETWEEN} ORDER BY day", asked
    )
    if not rows:
        return Bars(listing_id)
    ((provisional, divisor),) = _fetch(
        session,
        "SELECT provisional, (SELECT unit_divisor FROM price_series WHERE listing_id = ?)"
        f" {BETWEEN} ORDER BY day DESC LIMIT 1",
        (listing_id, *asked),
    )
    days, opens, highs, lows, closes, volumes = zip(*rows, strict=True)
    return Bars(
        listing_id,
        _dates(days),
        opens,
        highs,
        lows,
        closes,
        volumes,
        provisional=bool(provisional),
        unit_divisor=divisor or 1,
    )


def latest(session: Session, listing_id: int, count: int) -> tuple[Bar, ...]:
    """The last `count` bars of a listing with all their columns, oldest first."""
    columns = [getattr(PriceBar, name) for name in Bar._fields]
    rows = session.execute(
        select(*columns)
        .where(PriceBar.listing_id == listing_id)
        .order_by(PriceBar.day.desc())
        .limit(count)
    )
    return tuple(reversed([Bar(*row) for row in rows]))


def actions(session: Session, listing_id: int) -> tuple[Action, ...]:
    """The stored splits and dividends of a listing, oldest first."""
    rows = session.execute(
        select(PriceAction.day, PriceAction.kind, PriceAction.value)
        .where(PriceAction.listing_id == listing_id)
        .order_by(PriceAction.day, PriceAction.kind)
    )
    return tuple(Action(*row) for row in rows)


def series(session: Session, listing_id: int) -> SeriesRecord | None:
    """What is known of a listing's stored prices; None where none were ever stored."""
    columns = [getattr(PriceSeries, name) for name in SeriesRecord.__dataclass_fields__]
    row = session.execute(select(*columns).where(PriceSeries.listing_id == listing_id)).first()
    return None if row is None else SeriesRecord(*row)


def last_days(session: Session, listing_ids: Collection[int]) -> dict[int, dt.date]:
    """The last day with a bar, for those of the listings that have one."""
    last = (
        select(PriceBar.day)
        .where(PriceBar.listing_id == Listing.id)
        .order_by(PriceBar.day.desc())
        .limit(1)
        .correlate(Listing)
        .scalar_subquery()
    )
    # A step down the key of each listing: grouping would read every bar there is.
    asked = select(Listing.id, last).where(Listing.id.in_(listing_ids), last.is_not(None))
    return dict(session.execute(asked).all())


def reach() -> tuple[ScalarSelect[dt.date], ScalarSelect[dt.date]]:
    """Of each listing that a query asks for: the first and the last day of its bars."""
    bar = select(PriceBar.day).where(PriceBar.listing_id == Listing.id).correlate(Listing).limit(1)
    first, last = bar.order_by(PriceBar.day), bar.order_by(PriceBar.day.desc())
    return first.scalar_subquery(), last.scalar_subquery()


def listings_to_refresh(
    session: Session, company_ids: Collection[int] | None = None
) -> tuple[RefreshTarget, ...]:
    """The living listings of all companies, or of those named; primary ones first.

    One that ended, or that another one follows, is asked for no more. Exchange rates are among
    them.
    """
    asked = (
        select(Listing.id, Listing.exchange, Listing.ticker, Listing.currency)
        .join(Company, Company.id == Listing.company_id)
        .where(
            Listing.until.is_(None),
            Listing.successor_id.is_(None),
            Company.is_archived.is_(False),
        )
        .order_by(Listing.is_primary.desc(), Listing.id)
    )
    if company_ids is not None:
        asked = asked.where(Listing.company_id.in_(company_ids))
    return tuple(RefreshTarget(*row) for row in session.execute(asked))


def asked_since(session: Session, instant: dt.datetime) -> frozenset[int]:
    """The listings whose prices were asked for since an instant, whatever came of it."""
    asked = select(FetchLog.listing_id).where(FetchLog.asked_at >= instant)
    return frozenset(session.scalars(asked))


def target(session: Session, listing_id: int) -> RefreshTarget | None:
    """One listing as something to fetch; None where it is gone."""
    row = session.execute(
        select(Listing.id, Listing.exchange, Listing.ticker, Listing.currency).where(
            Listing.id == listing_id
        )
    ).first()
    return None if row is None else RefreshTarget(*row)


def store_bars(session: Session, listing_id: int, rows: Sequence[Bar]) -> None:
    """Add bars, replacing those of the same days; other days stay."""
    if not rows:
        return
    written = [
        (listing_id, _text(day), first, high, low, last, volume, adjusted, provisional)
        for day, first, high, low, last, volume, adjusted, provisional in rows
    ]
    if doubled := _held(session, listing_id, rows):
        _run(session, "DELETE FROM price_bar WHERE listing_id = ? AND day = ?", doubled)
    _run(
        session,
        "INSERT INTO price_bar (listing_id, day, open, high, low, close, volume, adjusted_close,"
        " provisional) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        written,
    )


def store_actions(session: Session, listing_id: int, rows: Sequence[Action]) -> None:
    """Add splits and dividends, replacing those of the same day and kind."""
    for row in rows:
        session.execute(
            delete(PriceAction).where(
                PriceAction.listing_id == listing_id,
                PriceAction.day == row.day,
                PriceAction.kind == row.kind,
            )
        )
    if rows:
        session.execute(
            insert(PriceAction), [{"listing_id": listing_id, **row._asdict()} for row in rows]
        )


def store_doubts(session: Session, listing_id: int, found: Sequence[DoubtRecord]) -> None:
    """Remember what was not believed; a day that is believed now is doubted no more.

    A split or dividend that was believed before is taken away.
    """
    session.execute(
        delete(PriceDoubt).where(
            PriceDoubt.listing_id == listing_id,
            PriceDoubt.kind == "bar",
            PriceDoubt.day.in_(select(PriceBar.day).where(PriceBar.listing_id == listing_id)),
        )
    )
    for act in actions(session, listing_id):
        session.execute(
            delete(PriceDoubt).where(
                PriceDoubt.listing_id == listing_id,
                PriceDoubt.day == act.day,
                PriceDoubt.kind == act.kind,
            )
        )
    for doubt in found:
        here = (
            PriceDoubt.listing_id == listing_id,
            PriceDoubt.day == doubt.day,
            PriceDoubt.kind == doubt.kind,
        )
        session.execute(delete(PriceDoubt).where(*here))
        session.execute(
            delete(PriceAction).where(
                PriceAction.listing_id == listing_id,
                PriceAction.day == doubt.day,
                PriceAction.kind == doubt.kind,
            )
        )
    rows = [{"listing_id": listing_id, **asdict(doubt)} for doubt in found]
    if rows:
        session.execute(insert(PriceDoubt), rows)


def doubts(session: Session, listing_id: int) -> tuple[DoubtRecord, ...]:
    """What was not believed of a listing, newest day first."""
    columns = [getattr(PriceDoubt, name) for name in DoubtRecord.__dataclass_fields__]
    rows = session.execute(
        select(*columns)
        .where(PriceDoubt.listing_id == listing_id)
        .order_by(PriceDoubt.day.desc(), PriceDoubt.kind)
    )
    return tuple(DoubtRecord(*row) for row in rows)


def store_series(session: Session, record: SeriesRecord) -> None:
    """Write what is known of a listing's prices, new or changed."""
    values = asdict(record)
    here = PriceSeries.listing_id == record.listing_id
    if session.scalar(select(func.count()).select_from(PriceSeries).where(here)):
        session.execute(
            update(PriceSeries).where(here).values(values),
            execution_options={"synchronize_session": False},
        )
    else:
        session.execute(insert(PriceSeries), [values])


def replace_series(
    session: Session, record: SeriesRecord, rows: Sequence[Bar], acts: Sequence[Action] = ()
) -> None:
    """Put a whole series in the place of whatever was stored for its listing."""
    for table in (PriceBar, PriceAction):
        session.execute(delete(table).where(table.listing_id == record.listing_id))
    store_series(session, record)
    store_bars(session, record.listing_id, rows)
    store_actions(session, record.listing_id, acts)


def log_fetch(session: Session, record: FetchRecord) -> None:
    """Add a try to the log."""
    session.execute(insert(FetchLog), [asdict(record)])


def fetches(session: Session, listing_id: int, limit: int = 20) -> tuple[FetchRecord, ...]:
    """The last tries for a listing, newest first."""
    columns = [getattr(FetchLog, name) for name in FetchRecord.__dataclass_fields__]
    rows = session.execute(
        select(*columns)
        .where(FetchLog.listing_id == listing_id)
        .order_by(FetchLog.asked_at.desc(), FetchLog.id.desc())
        .limit(limit)
    )
    return tuple(FetchRecord(*row) for row in rows)


def unknown_days(session: Session, listing_id: int) -> int:
    """On how many different days (UTC) the vendor said last, without another answer between, that
    it knows no such symbol."""
    rows = session.execute(
        select(FetchLog.asked_at, FetchLog.outcome)
        .where(
            FetchLog.listing_id == listing_id,
            FetchLog.outcome.not_in(["offline", "rate_limited"]),
        )
        .order_by(FetchLog.asked_at.desc(), FetchLog.id.desc())
    )
    last = takewhile(lambda row: row[1] == UNKNOWN_SYMBOL, rows)
    return len({asked_at.date() for asked_at, _ in last})


def last_asked(session: Session, listing_id: int) -> dt.datetime | None:
    """When (UTC) a listing's prices were last asked for, whatever came of it."""
    asked = select(func.max(FetchLog.asked_at)).where(FetchLog.listing_id == listing_id)
    found: dt.datetime | None = session.scalar(asked)
    return found


def gate(session: Session, vendor: str) -> Gate | None:
    """The vendor's rate gate, closed or past; None where it never refused or answered since."""
    row = session.execute(
        select(RateGate.vendor, RateGate.blocked_until, RateGate.streak).where(
            RateGate.vendor == vendor
        )
    ).first()
    return None if row is None else Gate(*row)


def shut_gate(session: Session, shut: Gate) -> None:
    """Remember until when a vendor is to be left alone."""
    open_gate(session, shut.vendor)
    session.execute(insert(RateGate), [asdict(shut)])


def open_gate(session: Session, vendor: str) -> None:
    """Forget a vendor's refusals: it answered."""
    session.execute(delete(RateGate).where(RateGate.vendor == vendor))


def _held(session: Session, listing_id: int, rows: Sequence[Bar]) -> list[tuple[int, str]]:
    """The listing and the day of those of these bars whose days have one already."""
    if not _fetch(session, "SELECT 1 FROM price_bar WHERE listing_id = ? LIMIT 1", (listing_id,)):
        return []
    found = _fetch(
        session,
        f"SELECT day {BETWEEN}",
        (listing_id, _text(min(rows).day), _text(max(rows).day)),
    )
    held = {day.isoformat() for day in _dates(row[0] for row in found)}
    return [(listing_id, day) for day in sorted(held.intersection(_text(row.day) for row in rows))]


def _fetch(session: Session, sql: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Rows as the driver gives them: SQLAlchemy's own rows cost several times as much."""
    result = session.connection().exec_driver_sql(_marked(session, sql), values)
    rows = list(result.cursor.fetchall())
    result.close()
    return rows


def _run(session: Session, sql: str, rows: list[tuple[Any, ...]]) -> None:
    session.connection().exec_driver_sql(_marked(session, sql), rows)


def _marked(session: Session, sql: str) -> str:
    """The statement with the place marks of the driver in use."""
    is_qmark = session.connection().dialect.paramstyle == "qmark"
    return sql if is_qmark else sql.replace("?", "%s")


@lru_cache(maxsize=DAYS_AT_HAND)
def _text(day: dt.date) -> str:
    """A day as it is stored. Listings have their days in common, and to write one takes long."""
    return day.isoformat()


def _dates(days: Iterable[Any]) -> tuple[dt.date, ...]:
    """Dates from what the driver gives: text from SQLite, dates from others."""
    read = dt.date.fromisoformat
    return tuple([read(day) if isinstance(day, str) else day for day in days])
