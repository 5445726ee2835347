"""Which symbol a vendor uses for a listing, and which exchange code its answer should name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.rates import FX


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange as Yahoo knows it.

    `suffix` follows the ticker; `codes` are the answers that fit, none where not known;
    `currency` is the usual one as Yahoo writes it (`GBp` is pence), None where it varies.
    """

    suffix: str
    codes: frozenset[str]
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A listing's Yahoo symbol and the exchange codes that its answer may name."""

    text: str
    codes: frozenset[str]


class UnknownExchangeError(Exception):
    """No symbol can be made: the exchange is not in the table."""

    def __init__(self, exchange: str) -> None:
        super().__init__(f"Yahoo has no name for the exchange {exchange}")
        self.exchange = exchange


# Names of an exchange | suffix | Yahoo's codes | usual quote currency
TABLE = """
NYSE                                    |     | NYQ         | USD
NYSEAMERICAN AMEX NYSEMKT               |     | ASE         | USD
NYSEARCA ARCA                           |     | PCX         | USD
NASDAQ NASDAQGS NASDAQGM NASDAQCM       |     | NMS NGM NCM | USD
CBOE BATS                               |     | BTS         | USD
OTCQX                                   |     | OQX         | USD
OTCQB                                   |     | OQB         | USD
OTC OTCPINK PINK OTCPK OTCMKTS GREY     |     | PNK         | USD
OTCID                                   |     | OID         | USD
EXPERT                                  |     | OEM         | USD
TSX TOR                                 | .TO | TOR         | CAD
TSXV TSXVENTURE CVE NEX                 | .V  | VAN         | CAD
CSE CNSX CNQ                            | .CN | CNQ         | CAD
NEO CBOECA NE                           | .NE | NEO         | CAD
LSE LON AIM                             | .L  | LSE         | GBp
IOB                                     | .IL | IOB         | USD
ASX                                     | .AX | ASX         | AUD
NZX                                     | .NZ | NZE         | NZD
FSE FRA FWB FRANKFURT                   | .F  | FRA         | EUR
XETRA ETR                               | .DE | GER         | EUR
STU                                     | .SG | STU         | EUR
MUN GETTEX                              | .MU | MUN         | EUR
BER                                     | .BE | BER         | EUR
DUS                                     | .DU | DUS         | EUR
HAM                                     | .HM | HAM         | EUR
HAN                                     | .HA | HAN         | EUR
EPA PARIS                               | .PA | PAR         | EUR
AMS                                     | .AS | AMS         | EUR
EBR                                     | .BR | BRU         | EUR
ELI                                     | .LS | LIS         | EUR
ISE DUBLIN                              | .IR | ISE         | EUR
OSL                                     | .OL | OSL         | NOK
BIT MILAN                               | .MI | MIL         | EUR
SIX SWX                                 | .SW | EBS         | CHF
VIE                                     | .VI | VIE         | EUR
STO                                     | .ST | STO         | SEK
HEL                                     | .HE | HEL         | EUR
CPH                                     | .CO | CPH         | DKK
ICE                                     | .IC | ICE         | ISK
BME MADRID                              | .MC | MCE         | EUR
ATH                                     | .AT | ATH         | EUR
WSE                                     | .WA | WSE         | PLN
PRA                                     | .PR | PRA         | CZK
BUD                                     | .BD | BUD         | HUF
BVB                                     | .RO | BVB         | RON
TAL                                     | .TL |             | EUR
RIG                                     | .RG |             | EUR
VIL                                     | .VS |             | EUR
BIST                                    | .IS | IST         | TRY
JSE                                     | .JO | JNB         | ZAc
TASE                                    | .TA | TLV         | ILA
TADAWUL                                 | .SR | SAU         | SAR
QSE                                     | .QA |             | QAR
KSE                                     | .KW | KUW         | KWF
DFM                                     | .AE |             | AED
EGX                                     | .CA |             | EGP
HKEX                                    | .HK | HKG         | HKD
SSE SHA                                 | .SS | SHH         | CNY
SZSE                                    | .SZ | SHZ         | CNY
TYO JPX                                 | .T  | JPX         | JPY
KRX                                     | .KS | KSC         | KRW
KOSDAQ                                  | .KQ | KOE         | KRW
TWSE                                    | .TW | TAI         | TWD
TPEX                                    | .TWO| TWO         | TWD
SGX                                     | .SI | SES         |
KLSE                                    | .KL | KLS         | MYR
SET                                     | .BK | SET         | THB
IDX                                     | .JK | JKT         | IDR
PSE                                     | .PS | PHS         | PHP
NSE                                     | .NS | NSI         | INR
BSE                                     | .BO | BSE         | INR
HOSE                                    | .VN | VSE         | VND
B3                                      | .SA | SAO         | BRL
BCBA                                    | .BA | BUE         | ARS
BMV                                     | .MX | MEX         | MXN
SGO                                     | .SN | SGO         | CLP
BVC                                     | .CL | BVC         | COP
CCS                                     | .CR | CCS         | VES
"""


def _parsed(table: str) -> dict[str, Exchange]:
    rows: dict[str, Exchange] = {}
    for line in table.strip().splitlines():
        names, suffix, codes, currency = (part.strip() for part in line.split("|"))
        row = Exchange(suffix, frozenset(codes.split()), currency or None)
        rows.update(dict.fromkeys(names.split(), row))
    return rows


EXCHANGES = _parsed(TABLE)
RATES = Exchange("=X", frozenset({"CCY"}))  # of no company: currencies in each other


def exchange(prefix: str) -> Exchange:
    """The exchange of a prefix, whatever its case, spaces, dots and hyphens.

    Raises UnknownExchangeError.
    """
    name = re.sub(r"[\s._-]", "", prefix).upper()
    found = RATES if name == FX else EXCHANGES.get(name)
    if found is None:
        raise UnknownExchangeError(prefix)
    return found


def yahoo(prefix: str, ticker: str) -> Symbol:
    """Yahoo's symbol for a ticker on an exchange: `TSXV`, `ABC.H` -> `ABC-H.V`.

    Raises UnknownExchangeError.
    """
    market = exchange(prefix)
    body = ticker.strip().lstrip("$").upper().replace(".", "-")
    if market.suffix == ".HK" and body.isdigit():
        body = body.zfill(4)
    return Symbol(body + market.suffix, market.codes)


def symbol_of(prefix: str, ticker: str) -> str:
    """Yahoo's symbol, or the bare ticker where the exchange is unknown to it."""
    try:
        return yahoo(prefix, ticker).text
    except UnknownExchangeError:
        return ticker


@dataclass(frozen=True, slots=True)
class Listed:
    """A listing as a text names it: its exchange by the name in our table, and its currency."""

    exchange: str
    ticker: str
    currency: str
    text: str


PREFIXED = re.compile(r"\$?([A-Za-z][A-Za-z .-]{1,13}?)\s*:\s*\$?([A-Za-z0-9][A-Za-z0-9.-]{0,9})")
SUFFIXED = re.compile(r"(?<![\w.:])\$?([A-Z0-9][A-Z0-9-]{0,9})(\.[A-Z]{1,2})(?![\w.])")
BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def listings_in(text: str) -> tuple[str, tuple[Listed, ...]]:
    """The name and the listings that a text such as `Ore Corp. (TSXV: ORE / OTCQB: OREF)` gives.

    Only known exchanges count, so that `(NI 43-101)` or `(ISO: 9001)` is no listing. The name is
    what stands outside the brackets and is no ticker; it may be empty.
    """
    found: dict[tuple[str, str], Listed] = {}
    for match in PREFIXED.finditer(text):
        before, name = _exchange_at_end(match[1])
        if name:
            ticker = _without_suffix(match[2].upper().rstrip(".-"), EXCHANGES[name].suffix)
            listed = Listed(name, ticker, _currency(name), match[0].removeprefix(before))
            found.setdefault((name, ticker), listed)
    for match in SUFFIXED.finditer(text):
        suffixes = [name for name, known in EXCHANGES.items() if known.suffix == match[2]]
        taken = {ticker for _, ticker in found}
        if suffixes and match[1] not in taken:
            listed = Listed(suffixes[0], match[1], _currency(suffixes[0]), match[0])
            found.setdefault((suffixes[0], match[1]), listed)
    rest = text
    for listed in found.values():
        rest = rest.replace(listed.text, " ")
    rest = BRACKETS.sub(" ", rest) if found else rest
    return " ".join(rest.split()).strip(" ,;/|·-"), tuple(found.values())


def _exchange_at_end(words: str) -> tuple[str, str]:
    """What stands before an exchange's name, and the name as in our table; no name, empty."""
    starts = [0, *(match.end() for match in re.finditer(r"\s+", words))]
    for start in starts:
        name = re.sub(r"[\s._-]", "", words[start:]).upper()
        if name in EXCHANGES:
            return words[:start], name
    return words, ""


def _without_suffix(ticker: str, suffix: str) -> str:
    return ticker.removesuffix(suffix) if suffix else ticker


def _currency(name: str) -> str:
    return (EXCHANGES[name].currency or "USD").upper()
