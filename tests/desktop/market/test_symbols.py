"""Symbols of listings."""

import pytest

from desktop.market.symbols import EXCHANGES, UnknownExchangeError, exchange, symbol_of, yahoo


@pytest.mark.parametrize(
    ("prefix", "ticker", "symbol", "code"),
    [
        ("TSXV", "DEFN", "DEFN.V", "VAN"),
        ("TSX-V", "ABC.H", "ABC-H.V", "VAN"),
        ("TSX", "ABC.UN", "ABC-UN.TO", "TOR"),
        ("OTCQB", "DFMTF", "DFMTF", "OQB"),
        ("OTCQX", "UURAF", "UURAF", "OQX"),
        ("OTC", "ARAFF", "ARAFF", "PNK"),
        ("FSE", "35D", "35D.F", "FRA"),
        ("NYSE", "MP", "MP", "NYQ"),
        ("NYSE_AMERICAN", "UUUU", "UUUU", "ASE"),
        ("nyse american", "idr", "IDR", "ASE"),
        ("NASDAQ", "CRML", "CRML", "NCM"),
        ("ASX", "ARU", "ARU.AX", "ASX"),
        ("LSE", "OCDO", "OCDO.L", "LSE"),
        ("HKEX", "5", "0005.HK", "HKG"),
        ("NYSE", "$BRK.B", "BRK-B", "NYQ"),
    ],
)
def test_a_listing_has_a_symbol_and_a_code(
    prefix: str, ticker: str, symbol: str, code: str
) -> None:
    found = yahoo(prefix, ticker)
    assert found.text == symbol
    assert code in found.codes


def test_an_unknown_exchange_is_told() -> None:
    with pytest.raises(UnknownExchangeError, match="MOON"):
        exchange("MOON")
    assert symbol_of("MOON", "ABC") == "ABC"


def test_no_two_exchanges_outside_the_usa_share_a_suffix() -> None:
    rows = set(EXCHANGES.values())
    suffixes = [row.suffix for row in rows if row.suffix]
    assert len(suffixes) == len(set(suffixes))
    assert {row.currency for row in rows if not row.suffix} == {"USD"}
