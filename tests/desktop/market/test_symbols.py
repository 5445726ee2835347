"""Symbols of listings."""

import pytest

from desktop.market.symbols import (
    EXCHANGES,
    UnknownExchangeError,
    exchange,
    line_of,
    symbol_of,
    written,
    yahoo,
)


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("TSXV", "DEFN"), ("CVE", "defn")),
        (("TSXV", "DEFN"), ("TSX-V", "DEFN.V")),
        (("OTC", "ARAFF"), ("PINK", "ARAFF")),
        (("TSX", "LAC"), ("TSE", "LAC")),
        (("FSE", "35D"), ("FRA", "35D")),
        (("FX", "CADUSD"), ("FX", "CAD/USD")),
    ],
)
def test_one_listing_by_two_names_is_the_same_line(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert line_of(*one) == line_of(*other)


def test_other_listings_are_other_lines() -> None:
    lines = [("NYSE", "MP"), ("NASDAQ", "MP"), ("OTC", "MP"), ("MOON", "MP"), ("TSX", "MP")]
    assert len({line_of(*line) for line in lines}) == len(lines)


def test_a_rate_has_a_symbol_and_a_code() -> None:
    found = yahoo("FX", "CADUSD")
    assert (found.text, found.codes) == ("CADUSD=X", {"CCY"})


@pytest.mark.parametrize(
    ("prefix", "ticker", "symbol"),
    [
        ("INDEX", "GSPC", "^GSPC"),
        ("index", "^gsptse", "^GSPTSE"),
        ("INDEX", "STOXX50E.X", "^STOXX50E.X"),
        ("FUTURES", "GC", "GC=F"),
        ("COMEX", "GC=F", "GC=F"),
    ],
)
def test_an_index_and_a_metal_have_symbols_that_are_read_back(
    prefix: str, ticker: str, symbol: str
) -> None:
    assert yahoo(prefix, ticker).text == symbol
    back = written(symbol, None)
    assert back is not None
    assert yahoo(*back).text == symbol
    assert line_of(*back) == symbol


def test_a_name_of_several_exchanges_asks_which() -> None:
    with pytest.raises(UnknownExchangeError, match="TSE may be TSX or TYO"):
        exchange("TSE")
