"""A stand-in for Yahoo on 127.0.0.1: a CONNECT proxy that ends TLS with a test CA.

In-process: `with YahooServer(folder) as server:` and `server.environment()` for the client. As a
program: `python tests/yahoo_server.py [--trouble KIND]` prints the environment and serves until
its standard input ends.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime as dt
import json
import socket
import ssl
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import trustme

DATA = Path(__file__).parent / "data"
RECORDED = {
    "AAPL": "chart-AAPL-2020-08-31-to-2020-11-07.json",
    "NVDA": "historical-via-chart-NVDA-split-2021-02-01-to-2022-01-31.csv.json",
    "OCDO.L": "chart-OCDO.L-2020-01-01-to-2020-01-03.json",
    "ORSTED.CO": "chart-ORSTED.CO-2020-01-01-to-2020-01-03.json",
    "WSU.DE": "chart-WSU.DE-2023-08-04-to-2023-08-09.json",
    "EURUSD=X": "chart-EURUSD=X-2020-01-01-to-2020-01-03.json",
}
SEARCH = "search-CRON.json"
HOSTS = ("*.yahoo.com", "*.finance.yahoo.com", "yahoo.com")
RANGES = ["1d", "5d", "1mo", "3mo", "6mo", "1y", "2y", "5y", "10y", "ytd", "max"]
HALF_TROUBLES = {"crumb429", "blocked"}  # charts are served all the same
PORTAL = b"<html><head><title>Hotel WiFi</title></head><body>Please log in</body></html>"
UNKNOWN = "No data found, symbol may be delisted"
TROUBLES = (
    "429",
    "crumb429",
    "blocked",
    "500",
    "portal",
    "truncated",
    "cut",
    "reset",
    "hang",
    "unreachable",
)


@dataclass
class Row:
    """A bar as Yahoo sends it: stamp in seconds since the epoch, any price may be null."""

    stamp: int
    open: float | None
    high: float | None
    low: float | None
    close: float | None
    adjusted: float | None
    volume: int | None


@dataclass
class Chart:
    """What the server knows of a symbol; tests change it as markets do."""

    meta: dict[str, Any]
    rows: list[Row]
    events: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.meta["exchangeTimezoneName"])

    def day(self, row: Row) -> dt.date:
        return dt.datetime.fromtimestamp(row.stamp, self.zone).date()

    def row(self, day: dt.date) -> Row:
        return next(row for row in self.rows if self.day(row) == day)

    def cut_after(self, day: dt.date) -> list[Row]:
        """Serve nothing after this day; returns the later rows."""
        later = [row for row in self.rows if self.day(row) > day]
        self.rows = [row for row in self.rows if self.day(row) <= day]
        self.set_session(day)
        return later

    def split(self, day: dt.date, numerator: int, denominator: int) -> None:
        """Let shares be split on a day: it trades at the new price, and Yahoo restates the past."""
        factor = denominator / numerator
        for row in self.rows:
            for name in ("open", "high", "low", "close", "adjusted"):
                setattr(row, name, getattr(row, name) * factor)
        stamp = self.row(day).stamp
        self.events.setdefault("splits", {})[str(stamp)] = {
            "date": stamp,
            "numerator": numerator,
            "denominator": denominator,
            "splitRatio": f"{numerator}:{denominator}",
        }

    def set_session(self, day: dt.date) -> None:
        """Let the answers name this day's session, 9:30 to 16:00."""
        opening, closing = dt.time(9, 30), dt.time(16)
        start, end = (
            int(dt.datetime.combine(day, t, self.zone).timestamp()) for t in (opening, closing)
        )
        period = {"timezone": "EST", "gmtoffset": -18000}
        self.meta["currentTradingPeriod"] = {
            "pre": {**period, "start": start - 19800, "end": start},
            "regular": {**period, "start": start, "end": end},
            "post": {**period, "start": end, "end": end + 14400},
        }

    def answer(self, start: int | None, end: int | None) -> dict[str, Any]:
        """The chart block of the rows stamped from `start` up to `end`."""
        first = start if start is not None else -(10**12)
        last = end if end is not None else 10**12
        rows = [row for row in self.rows if first <= row.stamp < last]
        result: dict[str, Any] = {"meta": self.meta, "indicators": {"quote": [{}]}}
        if rows:
            result["timestamp"] = [row.stamp for row in rows]
            names = ("open", "high", "low", "close", "volume")
            quote = {name: [getattr(row, name) for row in rows] for name in names}
            adjusted = [row.adjusted for row in rows]
            result["indicators"] = {"quote": [quote], "adjclose": [{"adjclose": adjusted}]}
        events = {
            kind: {k: event for k, event in found.items() if first <= event["date"] < last}
            for kind, found in self.events.items()
        }
        if any(events.values()):
            result["events"] = {kind: found for kind, found in events.items() if found}
        return {"chart": {"result": [result], "error": None}}


def mp_materials() -> Chart:
    """MP Materials as recorded, stamped at the session's open."""
    zone = ZoneInfo("America/New_York")
    meta = {
        "currency": "USD",
        "symbol": "MP",
        "exchangeName": "NYQ",
        "fullExchangeName": "NYSE",
        "instrumentType": "EQUITY",
        "exchangeTimezoneName": zone.key,
        "timezone": "EST",
        "gmtoffset": -18000,
        "longName": "MP Materials Corp.",
        "priceHint": 2,
        "dataGranularity": "1d",
        "range": "",
        "validRanges": RANGES,
    }
    rows = []
    with (DATA / "MP.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            day = dt.date.fromisoformat(line["Date"])
            opening = dt.datetime.combine(day, dt.time(9, 30), zone)
            prices = [float(line[k]) for k in ("Open", "High", "Low", "Close", "Adj Close")]
            rows.append(Row(int(opening.timestamp()), *prices, int(line["Volume"])))
    chart = Chart(meta | {"firstTradeDate": rows[0].stamp}, rows)
    chart.cut_after(chart.day(rows[-1]))
    return chart


def synthetic(
    symbol: str,
    code: str,
    currency: str,
    zone: str,
    opening: dt.time,
    closes: dict[dt.date, float],
) -> Chart:
    """A made-up series, each bar stamped at the session's opening."""
    meta = {
        "currency": currency,
        "symbol": symbol,
        "exchangeName": code,
        "fullExchangeName": code,
        "instrumentType": "EQUITY",
        "exchangeTimezoneName": zone,
        "timezone": "",
        "gmtoffset": 0,
        "shortName": f"{symbol}, synthetic",
        "priceHint": 4,
        "dataGranularity": "1d",
        "range": "",
        "validRanges": RANGES,
    }
    rows = []
    for day, close in closes.items():
        stamp = int(dt.datetime.combine(day, opening, ZoneInfo(zone)).timestamp())
        rows.append(Row(stamp, close, close, close, close, close, 100))
    return Chart(meta | {"firstTradeDate": rows[0].stamp}, rows)


def synthetic_rate(base: str, quote: str, first: dt.date, closes: Sequence[float]) -> Chart:
    """A made-up exchange rate, one close for each weekday from a Monday on."""
    days = [first + dt.timedelta(days=n + n // 5 * 2) for n in range(len(closes))]
    dated = dict(zip(days, closes, strict=True))
    chart = synthetic(f"{base}{quote}=X", "CCY", quote, "Europe/London", dt.time(), dated)
    for row in chart.rows:
        row.volume = 0
    return chart


def known_bad(name: str, symbol: str, code: str, currency: str, zone: str) -> Chart:
    """A recorded file of known-bad rows as a chart, with its dividends and splits."""
    with (DATA / "prices" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = sorted(csv.DictReader(file), key=lambda line: line.get("Date") or line["Datetime"])
    chart = synthetic(symbol, code, currency, zone, dt.time(9), {dt.date(2000, 1, 3): 1.0})
    chart.rows.clear()
    for line in lines:
        day = dt.date.fromisoformat((line.get("Date") or line["Datetime"])[:10])
        stamp = int(dt.datetime.combine(day, dt.time(9), chart.zone).timestamp())
        prices = [float(line[k]) for k in ("Open", "High", "Low", "Close", "Adj Close")]
        chart.rows.append(Row(stamp, *prices, int(float(line["Volume"] or 0))))
        if float(line["Dividends"] or 0):
            paid = {"amount": float(line["Dividends"]), "date": stamp}
            chart.events.setdefault("dividends", {})[str(stamp)] = paid
        if ratio := float(line["Stock Splits"] or 0):
            split = {
                "date": stamp,
                "numerator": ratio,
                "denominator": 1,
                "splitRatio": f"{ratio}:1",
            }
            chart.events.setdefault("splits", {})[str(stamp)] = split
    chart.meta["firstTradeDate"] = chart.rows[0].stamp
    return chart


def recorded(name: str) -> Chart:
    """A chart from a recorded answer."""
    body = json.loads((DATA / "yahoo" / name).read_text(encoding="utf-8"))["response"]["bodyJson"]
    result = body["chart"]["result"][0]
    quote = result["indicators"]["quote"][0]
    columns = [quote[k] for k in ("open", "high", "low", "close")]
    adjusted = result["indicators"]["adjclose"][0]["adjclose"]
    rows = zip(result["timestamp"], *columns, adjusted, quote["volume"], strict=True)
    return Chart(result["meta"], [Row(*row) for row in rows], result.get("events", {}))


def found_quotes() -> list[dict[str, Any]]:
    """What a recorded search found, and what some others would (made up)."""
    body = json.loads((DATA / "yahoo" / SEARCH).read_text(encoding="utf-8"))["response"]["bodyJson"]
    made = [
        {
            "symbol": symbol,
            "exchange": code,
            "longname": "Defense Metals Corp.",
            "quoteType": "EQUITY",
        }
        for symbol, code in (("DEFN.V", "VAN"), ("DFMTF", "OQB"), ("35D.F", "FRA"))
    ]
    markets = [
        {"symbol": symbol, "exchange": code, "shortname": name, "quoteType": kind}
        for symbol, code, name, kind in (
            ("GC=F", "CMX", "Gold futures", "FUTURE"),
            ("^GOLDX", "SNP", "Gold index", "INDEX"),
            ("GOLDX", "PCX", "Gold fund", "ETF"),
        )
    ]
    return [*body["quotes"], *made, *markets]


class YahooServer(ThreadingHTTPServer):
    """Serves charts, and trouble where asked.

    `charts` by symbol; `trouble` is one of TROUBLES or None; `garble` changes what is sent of a
    chart; `asked` lists chart requests as
    symbol and query, `searched` what was looked for among `quotes`, `refused` the hosts that are
    not Yahoo's.
    """

    mp_materials = staticmethod(mp_materials)
    synthetic = staticmethod(synthetic)
    synthetic_rate = staticmethod(synthetic_rate)
    known_bad = staticmethod(known_bad)
    daemon_threads = False  # so that stopping waits for the last of them

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), YahooHandler)
        self.charts = {symbol: recorded(name) for symbol, name in RECORDED.items()}
        self.charts["MP"] = mp_materials()
        self.trouble: str | None = None
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.refused: list[str] = []
        self.garble: Callable[[bytes], bytes] = bytes
        self.searched: list[str] = []
        self.quotes = found_quotes()
        self.released = threading.Event()
        self.open: set[socket.socket] = set()
        authority = trustme.CA()
        self.bundle = folder / "yahoo-test-ca.pem"
        authority.cert_pem.write_to_path(str(self.bundle))
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*HOSTS).configure_cert(self.tls)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> YahooServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Answer nobody any more; connections are then refused."""
        self.released.set()
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        for connection in list(self.open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()

    def environment(self) -> dict[str, str]:
        """What a program needs in its environment to take this for Yahoo."""
        address = f"http://127.0.0.1:{self.server_address[1]}"
        proxies = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
        found = {name: address for proxy in proxies for name in (proxy, proxy.lower())}
        bundles = ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE")
        return found | dict.fromkeys(bundles, str(self.bundle))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


class YahooHandler(BaseHTTPRequestHandler):
    """One connection: CONNECT, then requests inside TLS."""

    server: YahooServer
    protocol_version = "HTTP/1.1"
    host = ""

    def setup(self) -> None:
        super().setup()
        self.server.open.add(self.connection)

    def finish(self) -> None:
        self.server.open.discard(self.connection)
        with contextlib.suppress(OSError):
            super().finish()
        self.connection.close()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_CONNECT(self) -> None:
        self.host = self.path.rpartition(":")[0]
        is_blocked = self.server.trouble == "blocked" and self.host == "fc.yahoo.com"
        if self.server.trouble == "unreachable" or is_blocked:
            self._reset()
            return
        if not (self.host == "yahoo.com" or self.host.endswith(".yahoo.com")):
            self.server.refused.append(self.host)
            self.send_error(502, "not a host of Yahoo's")
            return
        self.send_response(200)
        self.end_headers()
        self.server.open.discard(self.connection)
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.server.open.add(self.connection)
        self.rfile = self.connection.makefile("rb", self.rbufsize)
        self.wfile = self.connection.makefile("wb", 0)
        self.close_connection = False

    def do_GET(self) -> None:
        if not self.host:
            self.server.refused.append(self.path)
            self.send_error(502, "HTTPS only")
        elif self.server.trouble == "unreachable":
            self._reset()
        elif self.server.trouble == "portal":
            self._send(200, PORTAL, "text/html")
        elif self.host == "fc.yahoo.com":
            cookie = "A3=d=test; Domain=.yahoo.com; Path=/; Secure; Max-Age=31536000"
            self._send(404, b"", "text/html", {"Set-Cookie": cookie})
        elif self.path.startswith("/v1/test/getcrumb"):
            self._crumb()
        elif self.path.startswith("/v8/finance/chart/"):
            self._chart()
        elif self.path.startswith("/v1/finance/search"):
            self._search()
        elif self.host in {"guce.yahoo.com", "consent.yahoo.com"}:
            self._send(200, b"<html></html>", "text/html")
        else:
            self._error(404, f"No fundamentals data found for {self.path}", "quoteSummary")

    do_POST = do_GET

    def _crumb(self) -> None:
        if self.server.trouble == "crumb429":
            self._send(429, b"Too Many Requests", "text/plain")
        elif "A3=" in self.headers.get("Cookie", ""):
            self._send(200, b"Cr.umb123", "text/plain")
        else:
            self._error(401, "Invalid Cookie", "finance")

    def _chart(self) -> None:
        parts = urlsplit(self.path)
        symbol = unquote(parts.path.rpartition("/")[2])
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append((symbol, query))
        if self.server.trouble in TROUBLES and self.server.trouble not in HALF_TROUBLES:
            self._fail(self.server.trouble, symbol)
        elif symbol not in self.server.charts:
            self._error(404, UNKNOWN, "chart", "Not Found")
        else:
            self._serve(symbol, query)

    def _search(self) -> None:
        text = parse_qs(urlsplit(self.path).query)["q"][0]
        self.server.searched.append(text)
        if self.server.trouble in TROUBLES:
            self._fail(self.server.trouble, "MP")
            return
        words = text.casefold()
        quotes = [q for q in self.server.quotes if words in json.dumps(q).casefold()]
        self._send(200, json.dumps({"quotes": quotes}).encode(), "application/json")

    def _serve(self, symbol: str, query: dict[str, str]) -> None:
        start, end = (int(query[k]) if k in query else None for k in ("period1", "period2"))
        chart = self.server.charts[symbol]
        if start is None and query.get("range") == "1d":
            start = chart.rows[-1].stamp
        body = json.dumps(chart.answer(start, end)).encode()
        self._send(200, self.server.garble(body), "application/json")

    def _fail(self, trouble: str, symbol: str) -> None:
        if trouble == "429":
            self._send(429, b"Too Many Requests", "text/plain")
        elif trouble == "500":
            self._send(500, b"<html>Internal Server Error</html>", "text/html")
        elif trouble == "reset":
            self._reset()
        elif trouble == "hang":
            self.server.released.wait()
            self.close_connection = True
        else:
            whole = json.dumps(self.server.charts[symbol].answer(None, None)).encode()
            half = whole[: len(whole) // 2]
            length = len(whole if trouble == "cut" else half)
            self._send(200, half, "application/json", length=length)
            if trouble == "cut":
                self.close_connection = True
                with contextlib.suppress(OSError):
                    self.connection.unwrap()  # a proper end, too early

    def _error(self, status: int, description: str, block: str, code: str = "Error") -> None:
        error = {"code": code, "description": description}
        body = json.dumps({block: {"result": None, "error": error}}).encode()
        self._send(status, body, "application/json")

    def _send(
        self,
        status: int,
        body: bytes,
        kind: str,
        headers: dict[str, str] | None = None,
        length: int | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _reset(self) -> None:
        """Drop the connection without a farewell."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.rfile.close()
        self.wfile.close()
        self.connection.close()


def main() -> None:
    """Serve until standard input ends."""
    words = argparse.ArgumentParser(description="a stand-in for Yahoo")
    words.add_argument("--trouble", choices=TROUBLES)
    words.add_argument("--until", type=dt.date.fromisoformat, help="MP's last day")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder, YahooServer(Path(folder)) as server:
        server.trouble = asked.trouble
        if asked.until:
            server.charts["MP"].cut_after(asked.until)
        print(json.dumps(server.environment(), indent=1), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
