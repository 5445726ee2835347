"""When a listing's prices are worth asking for again: by the sessions of its exchange."""

from __future__ import annotations

import datetime as dt
import warnings
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop.market.symbols import UnknownExchangeError, exchange

LAG = dt.timedelta(minutes=30)  # after the close, until the vendor's bar is final
LIVE = dt.timedelta(minutes=15)  # between two looks at a bar that still moves
LATEST_CLOSE = dt.time(18)  # where no calendar is known: later than any exchange closes

# Yahoo's suffix of an exchange -> the calendar whose sessions it keeps.
CALENDARS = {
    "": "XNYS",
    ".TO": "XTSE",
    ".V": "XTSE",
    ".CN": "XTSE",
    ".NE": "XTSE",
    ".L": "XLON",
    ".IL": "XLON",
    ".AX": "XASX",
    ".NZ": "XNZE",
    ".F": "XFRA",
    ".SG": "XFRA",
    ".MU": "XFRA",
    ".BE": "XFRA",
    ".DU": "XFRA",
    ".HM": "XFRA",
    ".HA": "XFRA",
    ".DE": "XETR",
    ".PA": "XPAR",
    ".AS": "XAMS",
    ".BR": "XBRU",
    ".LS": "XLIS",
    ".IR": "XDUB",
    ".OL": "XOSL",
    ".MI": "XMIL",
    ".SW": "XSWX",
    ".VI": "XWBO",
    ".ST": "XSTO",
    ".HE": "XHEL",
    ".CO": "XCSE",
    ".IC": "XICE",
    ".MC": "XMAD",
    ".WA": "XWAR",
    ".PR": "XPRA",
    ".BD": "XBUD",
    ".IS": "XIST",
    ".JO": "XJSE",
    ".TA": "XTAE",
    ".HK": "XHKG",
    ".SS": "XSHG",
    ".SZ": "XSHG",
    ".T": "XTKS",
    ".KS": "XKRX",
    ".KQ": "XKRX",
    ".TW": "XTAI",
    ".SI": "XSES",
    ".KL": "XKLS",
    ".BK": "XBKK",
    ".JK": "XIDX",
    ".PS": "XPHS",
    ".NS": "XBOM",
    ".BO": "XBOM",
    ".SA": "BVMF",
    ".BA": "XBUE",
    ".MX": "XMEX",
    ".SN": "XSGO",
    ".CL": "XBOG",
}


def is_due(
    prefix: str, checked_at: dt.datetime | None, now: dt.datetime, time_zone: str | None = None
) -> bool:
    """Whether a new bar can be there since the last look (UTC; None: never).

    A session has closed since, or one is under way and the last look is a quarter of an hour old.
    Where the exchange's calendar is not known, every weekday is a session of its time zone.
    """
    if checked_at is None:
        return True
    if checked_at > now:
        return True  # the clock was set back: better once too often
    calendar = _calendar(_calendar_name(prefix))
    # The library still asks pandas in this way; its import puts such filters back.
    warnings.filterwarnings("ignore", ".*values returning an ndarray", DeprecationWarning)
    if calendar is None or not _covers(calendar, checked_at, now):
        return _weekday_closed(checked_at, now, time_zone)
    return _session_closed(calendar, checked_at, now) or (
        now - checked_at >= LIVE and _is_open(calendar, now)
    )


def _calendar_name(prefix: str) -> str | None:
    try:
        return CALENDARS.get(exchange(prefix).suffix)
    except UnknownExchangeError:
        return None


@lru_cache(maxsize=64)
def _calendar(name: str | None) -> Any:
    """The calendar of that name; None where there is none. Slow: for a worker's thread."""
    if name is None:
        return None
    import exchange_calendars

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return exchange_calendars.get_calendar(name, start=_long_before_now())
    except exchange_calendars.errors.InvalidCalendarName:
        return None


def _long_before_now() -> dt.date:
    """From here on a calendar is worked out; all of its past takes several times as long."""
    return dt.date.today() - dt.timedelta(days=400)


def _covers(calendar: Any, first: dt.datetime, last: dt.datetime) -> bool:
    lowest, highest = calendar.first_minute, calendar.last_minute
    return bool(lowest.to_pydatetime() <= first and last <= highest.to_pydatetime())


def _session_closed(calendar: Any, since: dt.datetime, now: dt.datetime) -> bool:
    """Whether a session's bar became final after `since` and by `now`."""
    closed = calendar.previous_close(now - LAG).to_pydatetime()
    return bool(closed + LAG > since)


def _is_open(calendar: Any, now: dt.datetime) -> bool:
    return bool(calendar.is_open_on_minute(now.replace(second=0, microsecond=0)))


def _weekday_closed(since: dt.datetime, now: dt.datetime, time_zone: str | None) -> bool:
    zone = _zone(time_zone)
    day = now.astimezone(zone).date()
    while day >= since.astimezone(zone).date():
        closed = dt.datetime.combine(day, LATEST_CLOSE, zone)
        if day.weekday() < 5 and since < closed <= now:
            return True
        day -= dt.timedelta(days=1)
    return False


def _zone(name: str | None) -> dt.tzinfo:
    try:
        return ZoneInfo(name) if name else dt.UTC
    except (ZoneInfoNotFoundError, ValueError):
        return dt.UTC
