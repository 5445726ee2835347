"""Listings as people write them: in releases, in messages, in a field of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.market.symbols import AMBIGUOUS, EXCHANGES, FIRST_NAMES, currency_of, meant


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing as a text names it: its exchange by the name in our table, and its currency.

    `text` is how it stands there. `choices` are the exchanges that its prefix may mean, where that
    is not certain; `exchange` is then the first of them.
    """

    exchange: str
    ticker: str
    currency: str
    text: str
    choices: tuple[str, ...] = ()

    def on(self, exchange: str) -> Listed:
        """The same, with one of its choices made."""
        return Listed(exchange, self.ticker, currency_of(exchange, self.ticker), self.text)


TICKER = r"[A-Za-z0-9][A-Za-z0-9.-]{0,9}"
PREFIXED = re.compile(rf"\$?([A-Za-z0-9][A-Za-z0-9 .-]{{0,13}}?)\s*:\s*\$?({TICKER})")
SUFFIXED = re.compile(r"(?<![\w.:])\$?([A-Z0-9][A-Z0-9-]{0,9})(\.[A-Z]{1,3}|=F)(?![\w.])")
MARKED = re.compile(r"(?<![\w.:])\^([A-Z0-9][A-Z0-9.-]{0,14})")
DASHED = re.compile(r"[(\[]\s*(\$?[A-Z0-9.]{1,10}\s?-\s?[A-Z]{2,12}\b[^()\[\]]*)[)\]]")
BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
# Countries that stand for their one exchange, before a ticker of such a form or after it.
PLACES = {"HK": ("HKEX", re.compile(r"\d{1,5}")), "AU": ("ASX", re.compile(r"[A-Z0-9]{3}"))}


def listings_in(text: str, country: str = "") -> tuple[str, tuple[Listed, ...]]:
    """The name and the listings that a text such as `Ore Corp. (TSXV: ORE / OTCQB: OREF)` gives.

    Only known exchanges count, so that `(NI 43-101)` or `(ISO: 9001)` is no listing. A prefix that
    several exchanges go by is settled by the `country` of the issuer, else left open. The name is
    what stands outside the brackets and is no ticker; it may be empty.
    """
    found: dict[tuple[str, str], Listed] = {}
    for listed in (*_prefixed(text, country), *_dashed(text, country)):
        found.setdefault((listed.exchange, listed.ticker), listed)
    taken = {ticker for _, ticker in found}
    for listed in _suffixed(text):
        if listed.ticker not in taken:
            found.setdefault((listed.exchange, listed.ticker), listed)
    rest = text
    for listed in found.values():
        rest = rest.replace(listed.text, " ")
    rest = BRACKETS.sub(" ", rest) if found else rest
    return " ".join(rest.split()).strip(" ,;/|·-"), tuple(found.values())


def _prefixed(text: str, country: str) -> Iterator[Listed]:
    """`TSXV: DEFN`, `HK:6680`, and the other way round `DEFN:TSX.V`, `ZEU:AU`."""
    for match in PREFIXED.finditer(text):
        before, name = _exchange_at_end(match[1])
        after = match[2].rstrip(".-")
        if name:
            yield _listed(name, after, match[0].removeprefix(before), country)
            continue
        *_, ticker = match[1].split() or [""]
        place = PLACES.get(ticker)
        if place and place[1].fullmatch(after):
            yield _listed(place[0], after, match[0][match[0].rindex(ticker) :], country)
            continue
        _, name = _exchange_at_end(after)
        place = PLACES.get(after)
        if place and place[1].fullmatch(ticker):
            name = place[0]
        if name and ticker == ticker.upper():
            yield _listed(name, ticker, match[0][match[0].rindex(ticker) :], country)


def _dashed(text: str, country: str) -> Iterator[Listed]:
    """`[LAC-TSX, NYSE]`: in brackets, and an exchange alone goes with the ticker before it."""
    for match in DASHED.finditer(text):
        ticker = ""
        for part in re.split(r"[,;/|]", match[1]):
            before, dash, after = part.strip().rpartition("-")
            _, name = _exchange_at_end(after)
            ticker = before.strip() if dash and name else ticker
            if name and ticker:
                yield _listed(name, ticker, part.strip(), country)


def _suffixed(text: str) -> Iterator[Listed]:
    """`DEFN.V`, `GC=F` and `^GSPC`, as Yahoo writes them."""
    for match in MARKED.finditer(text):
        yield _listed("INDEX", match[1].rstrip(".-"), match[0].rstrip(".-"), "")
    for match in SUFFIXED.finditer(text):
        rows = [row for row in FIRST_NAMES if row.suffix == match[2]]
        if rows:
            yield _listed(FIRST_NAMES[rows[0]], match[1], match[0], "")


def _listed(prefix: str, ticker: str, text: str, country: str) -> Listed:
    ticker = ticker.lstrip("$").upper()
    some = meant(prefix, ticker, country)
    first = EXCHANGES[some[0]]
    if first.suffix:
        ticker = ticker.removesuffix(first.suffix)
    choices = some if len(some) > 1 else ()
    return Listed(some[0], ticker, currency_of(some[0], ticker), text, choices)


def _exchange_at_end(words: str) -> tuple[str, str]:
    """What stands before an exchange's name, and the name as in our table; no name, empty."""
    starts = [0, *(match.end() for match in re.finditer(r"\s+", words))]
    for start in starts:
        name = re.sub(r"[\s._-]", "", words[start:]).upper()
        if name in EXCHANGES or name in AMBIGUOUS:
            return words[:start], name
    return words, ""
