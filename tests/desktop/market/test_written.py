"""Listings as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.market.symbols import EXCHANGES, FIRST_NAMES, yahoo
from desktop.market.written import listings_in


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("(TSXV: DEFN; OTCQB: DFMTF)", ["DEFN.V", "DFMTF"]),
        ("(TSXV: DEFN) (OTCQB: DFMTF) (FSE: 35D)", ["DEFN.V", "DFMTF", "35D.F"]),
        ("Ore | TSXV: DEFN | OTCQB: DFMTF", ["DEFN.V", "DFMTF"]),
        ("(TSXV: DEFN / OTCQB: DFMTF)", ["DEFN.V", "DFMTF"]),
        ("(TSXV: DEFN l OTCQB: DFMTF)", ["DEFN.V", "DFMTF"]),
        ("[DEFN-TSXV, DFMTF-OTCQB]", ["DEFN.V", "DFMTF"]),
        ("[LAC-TSX, NYSE]", ["LAC.TO", "LAC"]),
        ("(DEFN:TSX.V; DFMTF:OTCQB)", ["DEFN.V", "DFMTF"]),
        ("(CVE:DEFN)", ["DEFN.V"]),
        ("(TSXV: $DEFN.V)", ["DEFN.V"]),
        ("TSX Venture: DEFN", ["DEFN.V"]),
        ("tsx-v:defn", ["DEFN.V"]),
        ("DEFN.V", ["DEFN.V"]),
        ("35D.F", ["35D.F"]),
        ("(6680.HK; 300748.SZ)", ["6680.HK", "300748.SZ"]),
        ("(HK:6680)", ["6680.HK"]),
        ("HKEX: 5", ["0005.HK"]),
        ("(ZEU:AU)", ["ZEU.AX"]),
        ("NYSE: BRK.B", ["BRK-B"]),
        ("TSX: ABC.UN", ["ABC-UN.TO"]),
        ("NEX: ABC.H", ["ABC-H.V"]),
        ("NASDAQ GS: MP", ["MP"]),
        ("NYSE American: UUUU", ["UUUU"]),
        ("TPEX: 6182", ["6182.TWO"]),
        ("6182.TWO", ["6182.TWO"]),
        ("JSE: SSW", ["SSW.JO"]),
        ("Euronext is not in it (OSL: REC)", ["REC.OL"]),
    ],
)
def test_every_form_that_was_seen(text: str, symbols: list[str]) -> None:
    found = listings_in(text)[1]
    assert [yahoo(x.exchange, x.ticker).text for x in found] == symbols
    assert all(x.text in text and not x.choices for x in found)


@pytest.mark.parametrize(
    "text",
    [
        "(“NYSE”)",
        "(“WRI”)",
        "(NI 43-101)",
        "(ISO: 9001)",
        "(USAR +17.28%)",
        "( NOPMF )",
        "Au: 2.5 g/t over 3 m",
        "(AU: 2.51 g/t)",
        "see also: NYSE",
        "(HK: none)",
        "12:30",
        "",
    ],
)
def test_what_is_no_ticker_is_none(text: str) -> None:
    assert listings_in(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "country", "exchange", "choices"),
    [
        ("TSE: DEFN", "", "TSX", ("TSX", "TYO")),
        ("TSE: DEFN", "Canada", "TSX", ()),
        ("TSE: DEFN", "japan", "TYO", ()),
        ("TSE: 7203", "", "TYO", ()),
        ("CSE: ABC", "", "CSE", ("CSE", "CPH")),
        ("CSE: ABC", "Canada", "CSE", ()),
        ("ABC:CSE", "Denmark", "CPH", ()),
        ("SSE: 600111", "", "SSE", ()),
        ("SSE: VOLV", "", "SSE", ("SSE", "STO")),
        ("ISE: ABC", "Türkiye", "BIST", ()),
        ("BSE: ABC", "Chile", "BSE", ("BSE", "BUD", "BER")),
        ("NYSE: MP", "Japan", "NYSE", ()),
    ],
)
def test_a_name_that_several_exchanges_have_is_settled_or_left_open(
    text: str, country: str, exchange: str, choices: tuple[str, ...]
) -> None:
    (found,) = listings_in(text, country)[1]
    assert (found.exchange, found.choices) == (exchange, choices)
    for name in choices:
        assert found.on(name).choices == ()
        assert found.on(name).exchange == name


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("TSXV: DEFN", "CAD"),
        ("TSX: ABC.U", "USD"),
        ("LSE: OCDO", "GBP"),
        ("JSE: SSW", "ZAR"),
        ("TASE: ICL", "ILS"),
        ("KSE: KFH", "KWD"),
        ("SGX: D05", ""),
    ],
)
def test_the_currency_is_the_major_unit(text: str, currency: str) -> None:
    assert listings_in(text)[1][0].currency == currency


def test_one_exchange_by_two_names_is_one_listing() -> None:
    name, found = listings_in("Ore Corp. (TSXV: ORE; CVE: ORE)")
    assert (name, [(x.exchange, x.ticker) for x in found]) == ("Ore Corp.", [("TSXV", "ORE")])


@given(st.sampled_from(sorted(EXCHANGES)), st.from_regex(r"[A-Z]{1,4}", fullmatch=True))
def test_every_prefix_of_the_table_is_understood(prefix: str, ticker: str) -> None:
    (found,) = listings_in(f"({prefix}: {ticker})")[1]
    assert found.exchange in FIRST_NAMES.values()
    assert found.ticker == ticker
    assert EXCHANGES[found.exchange] == EXCHANGES[prefix]


@given(st.text(max_size=60))
def test_no_text_at_all_is_trouble(text: str) -> None:
    name, found = listings_in(text)
    assert all(x.exchange in EXCHANGES for x in found)
    assert found or " ".join(text.split()).strip(" ,;/|·-") == name
