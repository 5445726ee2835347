# ruff: noqa: N818 - each kind of trouble is named for what happened
"""Yahoo Finance: the only place that calls yfinance, and that decides which bars to believe."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import math
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

from db.prices import YAHOO, Action, Bar
from desktop.market.doubts import Doubt, bar_doubt, believed
from desktop.market.symbols import MINOR_UNITS, written

TIMEOUT = 10.0
ABSURD = 1e9
MOVED = {22, 23}  # hours
BEYOND = 1.05  # an open or close that far out of high and low is no slip of rounding
MOST_HITS = 8
SHARES = {"EQUITY", "ETF", "MUTUALFUND"}
MARKETS = {"INDEX", "FUTURE"}
CLOSING = dt.timedelta(minutes=30)

DELISTED = re.compile(r",?\s*symbol may be delisted|possibly delisted;\s*", re.IGNORECASE)
# What the HTTP clients raise when an answer ends before its end.
CUT_SHORT = {"IncompleteRead", "ChunkedEncodingError", "ContentDecodingError"}


class MarketError(Exception):
    """Trouble with the vendor of prices, told apart by kind."""


class Offline(MarketError):
    """The vendor can't be reached: no network, no answer in time, connection lost."""


class RateLimited(MarketError):
    """The vendor asks us to stay away for a while."""


class SymbolUnknown(MarketError):
    """The vendor knows no such symbol (any more); it also says so during some outages."""


class NoPrices(MarketError):
    """The symbol is known, but there are no prices in the days asked for."""


class BadResponse(MarketError):
    """What came is no prices: a login page, half an answer, an error page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A listing that a search found: its exchange by the name in our table, and who it is of.

    `is_share` is False for an index or a future, which no company is listed by.
    """

    exchange: str
    ticker: str
    name: str
    is_share: bool = True


@dataclass(frozen=True, slots=True)
class DailyAnswer:
    """Daily bars and actions of one symbol, oldest first, as quoted; days are the exchange's.

    `doubts` are the rows that were not believed: bars are `missing`, `not positive`, `absurd`,
    `high below low`, `outside its range`, of `negative volume` or of the `future`, or as
    `market.doubts` tells.
    `currency` is as Yahoo writes it (`GBp` is pence); prices divided by `unit_divisor` are in the
    major unit, whose ISO code is `major_currency`.
    """

    bars: tuple[Bar, ...]
    actions: tuple[Action, ...]
    doubts: tuple[Doubt, ...]
    currency: str
    exchange_code: str | None
    time_zone: str
    name: str | None

    @property
    def unit_divisor(self) -> int:
        """How many quoted units make one of the currency."""
        return MINOR_UNITS[self.currency][1] if self.currency in MINOR_UNITS else 1

    @property
    def major_currency(self) -> str:
        """The ISO 4217 code of the currency."""
        return MINOR_UNITS[self.currency][0] if self.currency in MINOR_UNITS else self.currency


class Yahoo:
    """Daily prices from Yahoo Finance; to be called from one thread at a time.

    `cache_folder` holds cookies and belongs to this program alone; `timeout` is in seconds.
    """

    vendor = YAHOO

    def __init__(self, cache_folder: Path, timeout: float = TIMEOUT) -> None:
        self._cache_folder = cache_folder
        self._timeout = timeout
        self._library: ModuleType | None = None

    @property
    def client(self) -> str:
        """The name and version of what asks, for the log."""
        return f"yfinance {version('yfinance')}"

    def daily(
        self, symbol: str, start: dt.date | None, time_zone: str | None, now: dt.datetime
    ) -> DailyAnswer:
        """The daily bars of a symbol from `start` on (None: all there are) until `now`.

        `time_zone` is the exchange's, from an earlier answer. Raises the kinds of MarketError.
        """
        library = self._ready()
        zone = time_zone or "UTC"
        library.cache.get_tz_cache().store(symbol, zone)  # spares a request and a wrong "delisted"
        library.data.YfData.cache_get.cache_clear()  # it keeps failures and stale prices
        span: dict[str, Any] = {"period": "max"}
        if start is not None:
            tomorrow = now.astimezone(ZoneInfo(zone)).date() + dt.timedelta(days=2)
            span = {"start": start.isoformat(), "end": tomorrow.isoformat()}
        ticker = library.Ticker(symbol)
        try:
            frame = ticker.history(
                **span,
                interval="1d",
                auto_adjust=False,
                actions=True,
                keepna=True,
                repair=False,
                timeout=self._timeout,
            )
            return _answer(frame, ticker.history_metadata, now)
        except MarketError:
            raise
        except Exception as error:  # a dozen kinds escape from odd answers
            raise _kind(error, ticker)(_sentence(error)) from error

    def search(self, text: str) -> tuple[Hit, ...]:
        """The shares, funds, indices and futures that fit a name or a ticker, the likeliest first.

        Those on exchanges that we have no name for are left out. Raises the kinds of MarketError.
        """
        library = self._ready()
        library.data.YfData.cache_get.cache_clear()
        try:
            found = library.Search(
                text,
                max_results=MOST_HITS,
                news_count=0,
                lists_count=0,
                include_cb=False,
                recommended=0,
                timeout=self._timeout,
            )
            return tuple(dict.fromkeys(_hits(found.quotes)))
        except Exception as error:
            raise _kind(error, None)(_sentence(error)) from error

    def close(self) -> None:
        """Close the library's caches; on the thread that asked, since they belong to it."""
        if self._library is not None:
            cache = self._library.cache
            for held in (cache._TzDBManager, cache._CookieDBManager, cache._ISINDBManager):
                held.close_db()

    def _ready(self) -> ModuleType:
        """The library, imported and set up on first use."""
        if self._library is None:
            yfinance = _imported()
            self._cache_folder.mkdir(parents=True, exist_ok=True)
            place = str(self._cache_folder)
            # Named twice, the library forgets the connections that it goes on using.
            if yfinance.cache._TzDBManager._cache_dir != place:
                yfinance.set_tz_cache_location(place)
            yfinance.config.debug.hide_exceptions = False
            # Whatever it says there is raised as well, and told by us.
            logging.getLogger("yfinance").setLevel(logging.CRITICAL)
            self._library = yfinance
        # Its import puts these back; pandas says them of the library's own code.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"yfinance\b")
        return self._library


def _imported() -> ModuleType:
    """The library. Python does not look for lost cycles among what its import makes.

    To do so stops every thread, the window's too.
    """
    is_looking = gc.isenabled()
    gc.disable()
    try:
        import yfinance

        gc.freeze()
    finally:
        if is_looking:
            gc.enable()
    library: ModuleType = yfinance
    return library


def _hits(quotes: Any) -> Iterator[Hit]:
    for quote in quotes:
        known = written(str(quote["symbol"]), quote.get("exchange"))
        name = quote.get("longname") or quote.get("shortname")
        kind = quote.get("quoteType")
        if known and name and kind in SHARES | MARKETS:
            yield Hit(*known, str(name), kind in SHARES)


def _answer(frame: Any, meta: Any, now: dt.datetime) -> DailyAnswer:
    zone = str(meta["exchangeTimezoneName"])
    local_now = now.astimezone(ZoneInfo(zone))
    rows = _on_its_day(_rows(frame), _last_trade(meta, local_now))
    bars, faulty = _possible(rows, local_now, _open_until(meta))
    if not bars and not faulty:
        raise NoPrices("the answer holds no days")
    if not bars:
        raise BadResponse(f"none of the {len(faulty)} bars is usable")
    found = believed(bars, _actions(frame), _present_price(meta))
    return DailyAnswer(
        bars=found.bars,
        actions=found.actions,
        doubts=tuple(sorted((*faulty, *found.doubts), key=lambda d: (d.day, d.kind))),
        currency=str(meta["currency"]),
        exchange_code=meta.get("exchangeName"),
        time_zone=zone,
        name=meta.get("longName") or meta.get("shortName"),
    )


def _rows(frame: Any) -> list[Bar]:
    """The rows of the frame, unchecked: the index is midnight at the exchange."""
    names = ("Open", "High", "Low", "Close", "Volume", "Adj Close")
    columns = [frame[name].tolist() for name in names]
    return [Bar(*row) for row in zip(frame.index.date, *columns, strict=True)]


def _on_its_day(rows: list[Bar], traded: dt.datetime | None) -> list[Bar]:
    """The rows, with the live one on the day of the last trade.

    The library takes a stamp of exactly 22:00 or 23:00 for the next day's: in Frankfurt that is
    when trading ends.
    """
    if not rows or traded is None or traded.hour not in MOVED:
        return rows
    days = {row.day for row in rows}
    if rows[-1].day - dt.timedelta(days=1) != traded.date() or traded.date() in days:
        return rows
    return [*rows[:-1], rows[-1]._replace(day=traded.date())]


def _last_trade(meta: Any, now: dt.datetime) -> dt.datetime | None:
    """When the symbol was traded last, by the exchange's clock."""
    stamp = meta.get("regularMarketTime")
    try:
        if isinstance(stamp, (int, float)):
            return dt.datetime.fromtimestamp(stamp, now.tzinfo)
        traded: dt.datetime = stamp.to_pydatetime().astimezone(now.tzinfo)
    except (AttributeError, TypeError, ValueError, OverflowError, OSError):
        return None
    return traded


def _present_price(meta: Any) -> float | None:
    """The market's present price as quoted, which tells a bar in another unit from a right one."""
    price = meta.get("regularMarketPrice")
    usable = isinstance(price, (int, float)) and math.isfinite(price) and price > 0
    return float(price) if usable else None


def _possible(
    rows: list[Bar], now: dt.datetime, open_until: dt.datetime | None
) -> tuple[tuple[Bar, ...], tuple[Doubt, ...]]:
    """The rows that can be bars at all, and the others."""
    bars: dict[dt.date, Bar] = {}
    faulty: dict[dt.date, Doubt] = {}
    for row in rows:
        reason = _fault(row, now.date())
        if reason:
            faulty[row.day] = bar_doubt(row, reason)
            continue
        adjusted = row.adjusted_close
        if adjusted is not None and not math.isfinite(adjusted):
            adjusted = None
        bars[row.day] = row._replace(
            volume=int(row.volume),
            adjusted_close=adjusted,
            provisional=_is_provisional(row.day, now, open_until),
        )
    wrong = tuple(faulty[day] for day in sorted(faulty) if day not in bars)
    return tuple(bars[day] for day in sorted(bars)), wrong


def _fault(row: Bar, today: dt.date) -> str | None:
    prices = (row.open, row.high, row.low, row.close)
    if row.day > today:
        return "future"
    if not all(math.isfinite(price) for price in prices):
        return "missing"
    inner = row.open, row.close
    faults = (
        ("not positive", min(prices) <= 0),
        ("absurd", max(prices) > ABSURD),
        ("high below low", row.high < row.low),
        ("outside its range", max(inner) > BEYOND * row.high or BEYOND * min(inner) < row.low),
        ("negative volume", row.volume < 0),
    )
    return next((fault for fault, is_so in faults if is_so), None)


def _is_provisional(day: dt.date, now: dt.datetime, open_until: dt.datetime | None) -> bool:
    """Whether the day's bar may still change: it is today's and the close not long past."""
    if day != now.date():
        return False
    if open_until is None or open_until.astimezone(now.tzinfo).date() != day:
        return True
    return now < open_until + CLOSING


def _open_until(meta: Any) -> dt.datetime | None:
    try:
        end: dt.datetime = meta["currentTradingPeriod"]["regular"]["end"].to_pydatetime()
    except (KeyError, AttributeError, TypeError):
        return None
    return end


def _actions(frame: Any) -> tuple[Action, ...]:
    found: list[Action] = []
    days = list(frame.index.date)
    for column, kind in (("Dividends", "dividend"), ("Stock Splits", "split")):
        if column in frame:
            values = zip(days, frame[column].tolist(), strict=True)
            found += [Action(d, kind, v) for d, v in values if math.isfinite(v) and v > 0]
    return tuple(sorted(set(found)))


def _kind(error: Exception, ticker: Any) -> type[MarketError]:
    """Which trouble an exception of the library stands for."""
    from yfinance import exceptions

    if isinstance(error, exceptions.YFPricesMissingError):
        return _missing(error.yahoo_reason, ticker)
    status = getattr(getattr(error, "response", None), "status_code", 0)
    fitting: tuple[tuple[bool, type[MarketError]], ...] = (
        (isinstance(error, exceptions.YFRateLimitError), RateLimited),
        (isinstance(error, exceptions.YFTzMissingError) or status == 404, SymbolUnknown),
        (status >= 400 or type(error).__name__ in CUT_SHORT, BadResponse),
        # The clients' own JSON errors may be OSErrors as well.
        (isinstance(error, OSError) and not isinstance(error, ValueError), Offline),
    )
    return next((kind for fits, kind in fitting if fits), BadResponse)


def _missing(reason: str | None, ticker: Any) -> type[MarketError]:
    if reason is None:
        return NoPrices if _is_listed(ticker) else BadResponse
    if "no data found" in reason.lower():
        return SymbolUnknown
    return NoPrices if "data doesn't exist" in reason.lower() else BadResponse


def _is_listed(ticker: Any) -> bool:
    """Whether the answer was that of a listed symbol, all but the prices."""
    try:
        return bool(ticker.history_metadata.get("currency"))
    except Exception:  # it may ask anew for what was garbled, and stumble over that
        return False


def _sentence(error: Exception) -> str:
    """What an exception says without curl's pointer to its manual, or its name.

    That something may be delisted is said of outages and renamed tickers as well: never by us.
    """
    told = DELISTED.sub("", str(error).partition(" See https://")[0])
    said = told.strip().splitlines()
    return said[0][:200] if said else type(error).__name__
