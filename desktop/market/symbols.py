"""Which symbol a vendor uses for a listing, and which exchange code its answer should name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.rates import FX


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange as Yahoo knows it.

    `suffix` follows the ticker, but `INDEX_MARK` stands before it; `codes` are the answers that
    fit, none where not known; `currency` is the usual one as Yahoo writes it (`GBp` is pence),
    None where it varies.
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
    """No symbol can be made: the exchange is not in the table, or several go by that name."""

    def __init__(self, exchange: str) -> None:
        meant = AMBIGUOUS.get(_plain(exchange))
        super().__init__(
            f"{exchange} may be {' or '.join(meant)}: say which one is meant"
            if meant
            else f"Yahoo has no name for the exchange {exchange}"
        )
        self.exchange = exchange


INDEX_MARK = "^"

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
INDEX                                   | ^   |             | USD
FUTURES COMEX NYMEX                     | =F  |             | USD
"""


def _parsed(table: str) -> dict[str, Exchange]:
    rows: dict[str, Exchange] = {}
    for line in table.strip().splitlines():
        names, suffix, codes, currency = (part.strip() for part in line.split("|"))
        row = Exchange(suffix, frozenset(codes.split()), currency or None)
        rows.update(dict.fromkeys(names.split(), row))
    return rows


EXCHANGES = _parsed(TABLE)
FIRST_NAMES = {row: name for name, row in reversed(EXCHANGES.items())}
# Names that several exchanges go by, each by its name in the table.
AMBIGUOUS = {
    "TSE": ("TSX", "TYO"),
    "CSE": ("CSE", "CPH"),
    "SSE": ("SSE", "STO"),
    "ISE": ("ISE", "BIST"),
    "BSE": ("BSE", "BUD", "BER"),
}
IN_DIGITS = {"TYO", "SSE"}  # their tickers begin with one, those of the others with that name don't
COUNTRIES = {
    "TSX": ("canada",),
    "TYO": ("japan",),
    "CSE": ("canada",),
    "CPH": ("denmark",),
    "SSE": ("china",),
    "STO": ("sweden",),
    "ISE": ("ireland",),
    "BIST": ("turkey", "türkiye"),
    "BSE": ("india",),
    "BUD": ("hungary",),
    "BER": ("germany",),
}
# Quoted unit -> the currency's own code and how many of the unit make one.
MINOR_UNITS = {"GBp": ("GBP", 100), "ZAc": ("ZAR", 100), "ILA": ("ILS", 100), "KWF": ("KWD", 1000)}
RATES = Exchange("=X", frozenset({"CCY"}))  # of no company: currencies in each other


def _plain(prefix: str) -> str:
    """A prefix without what people write between its letters."""
    return re.sub(r"[\s._-]", "", prefix).upper()


def exchange(prefix: str) -> Exchange:
    """The exchange of a prefix, whatever its case, spaces, dots and hyphens.

    Raises UnknownExchangeError.
    """
    name = _plain(prefix)
    found = RATES if name == FX else EXCHANGES.get(name)
    if found is None:
        raise UnknownExchangeError(prefix)
    return found


def yahoo(prefix: str, ticker: str) -> Symbol:
    """Yahoo's symbol for a ticker on an exchange: `TSXV`, `ABC.H` -> `ABC-H.V`.

    Raises UnknownExchangeError.
    """
    market = exchange(prefix)
    body = ticker.strip().lstrip("$").upper()
    if market.suffix == INDEX_MARK:
        return Symbol(INDEX_MARK + body.lstrip(INDEX_MARK), market.codes)
    if market.suffix:
        body = body.removesuffix(market.suffix)
    body = body.replace(".", "-").replace("/", "" if market is RATES else "-")
    if market.suffix == ".HK" and body.isdigit():
        body = body.zfill(4)
    return Symbol(body + market.suffix, market.codes)


def written(symbol: str, code: str | None) -> tuple[str, str] | None:
    """The exchange by its name in the table and the ticker that a Yahoo symbol stands for.

    `code` is Yahoo's of the exchange, which tells those without a suffix apart. None where we
    know no such exchange.
    """
    whole = symbol.upper()
    if whole.startswith(INDEX_MARK):
        return "INDEX", whole.removeprefix(INDEX_MARK)
    parted = re.fullmatch(r"(.+?)((?:\.|=)[A-Z]+)?", whole)
    body, suffix = parted.groups(default="") if parted else (whole, "")
    for row, name in FIRST_NAMES.items():
        if row.suffix == suffix and (suffix or code in row.codes):
            return name, body.replace("-", ".")
    return None


def symbol_of(prefix: str, ticker: str) -> str:
    """Yahoo's symbol, or the bare ticker where the exchange is unknown to it."""
    try:
        return yahoo(prefix, ticker).text
    except UnknownExchangeError:
        return ticker


def line_of(prefix: str, ticker: str) -> str:
    """What is the same for a listing however it is written, and different for any other one.

    It is Yahoo's symbol where that has a suffix, so that `DEFN.V` is `TSXV` and `DEFN` as well.
    """
    try:
        found = yahoo(meant(prefix, ticker)[0], ticker)
    except UnknownExchangeError:
        return f"{_plain(prefix)}:{ticker.upper()}"
    if re.search(r"[.=^]", found.text):
        return found.text
    return f"{found.text}@{'/'.join(sorted(found.codes))}"


def meant(prefix: str, ticker: str = "", country: str = "") -> tuple[str, ...]:
    """The exchanges, by their names in the table, that a prefix may mean; the likeliest first.

    One that several go by is settled by the country of the issuer, in English, or by a ticker that
    only one of them gives. An unknown prefix stays what it is.
    """
    name = _plain(prefix)
    if name not in AMBIGUOUS:
        row = EXCHANGES.get(name)
        return (FIRST_NAMES[row] if row else name,)
    some = AMBIGUOUS[name]
    at_home = tuple(x for x in some if country.strip().casefold() in COUNTRIES[x])
    if at_home:
        return at_home
    if ticker[:1].isdigit():
        return tuple(x for x in some if x in IN_DIGITS) or some
    return some


def currency_of(name: str, ticker: str = "") -> str:
    """The usual currency of an exchange as ISO 4217 has it; in Canada `.U` lines are in dollars
    of the United States. Empty where it varies or is not known."""
    row = EXCHANGES.get(_plain(name))
    quoted = (row.currency if row else None) or ""
    if quoted == "CAD" and ticker.upper().endswith((".U", "-U")):
        return "USD"
    return MINOR_UNITS[quoted][0] if quoted in MINOR_UNITS else quoted
