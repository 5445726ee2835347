"""Which symbol a vendor uses for a listing, and which exchange code its answer should name."""

from __future__ import annotations

import re
from dataclasses import dataclass


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


def exchange(prefix: str) -> Exchange:
    """The exchange of a prefix, whatever its case, spaces, dots and hyphens.

    Raises UnknownExchangeError.
    """
    found = EXCHANGES.get(re.sub(r"[\s._-]", "", prefix).upper())
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
