"""Finding a company by what a person types."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from db import companies
from db.database import Database
from db.errors import Ambiguous, Missing
from db.tables import Company, CompanyAlias, Listing


def symbol_of(exchange: str, ticker: str) -> str:
    return ticker + {"TSXV": ".V", "ASX": ".AX"}.get(exchange, "")


@pytest.fixture
def session(filled: Database) -> Iterator[Session]:
    with filled.transaction() as opened:
        yield opened


def add(session: Session, name: str, *listings: tuple[str, str]) -> Company:
    row = Company(name=name)
    row.listings = [Listing(exchange=x, ticker=t, currency="USD") for x, t in listings]
    session.add(row)
    session.flush()
    return row


@pytest.mark.parametrize(
    "asked",
    [
        "DEFN",
        "defn",
        " $defn ",
        "TSXV:DEFN",
        "tsx-v: defn",
        "TSX.V:$DEFN",
        "DEFN.V",
        "defn.v",
        "DFMTF",
        "OTCQB:DFMTF",
        "35D",
        "Defense Metals Corp.",
        "defense  METALS",
        "Defen",
    ],
)
def test_every_way_to_name_a_company(session: Session, asked: str) -> None:
    found = companies.find(session, asked, symbol_of)
    assert found.name == "Defense Metals Corp."
    assert [listing.code for listing in found.listings] == ["TSXV:DEFN", "OTCQB:DFMTF", "FSE:35D"]
    assert found == companies.company(session, found.id)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Cheetah Resources", "Vital Metals Limited"),
        ("cheet", "Vital Metals Limited"),
        ("NYSE American:UUUU", "Energy Fuels Inc."),
        ("USA Rare Earth", "USA Rare Earth, Inc."),
        ("MP", "MP Materials Corp."),
    ],
)
def test_other_names_and_exchanges(session: Session, asked: str, name: str) -> None:
    assert companies.find(session, asked).name == name


@pytest.mark.parametrize(
    "asked", ["", "  ", "$", ":", "No Such", "ASX:DEFN", "DEFN.AX", "efense", "%", "TSXV:"]
)
def test_what_names_no_company(session: Session, asked: str) -> None:
    with pytest.raises(Missing):
        companies.find(session, asked, symbol_of)


def test_a_vendors_symbol_counts_only_where_it_is_asked_for(session: Session) -> None:
    with pytest.raises(Missing):
        companies.find(session, "DEFN.V")


def test_an_ambiguous_start_lists_who_it_may_be(session: Session) -> None:
    with pytest.raises(Ambiguous) as caught:
        companies.find(session, "ar")
    assert set(caught.value.candidates) == {
        "Arafura Rare Earths Limited",
        "American Rare Earths Limited",  # by its alias ARR
    }
    assert caught.value.asked == "ar"


def test_a_ticker_goes_before_a_name_and_a_name_before_a_start(session: Session) -> None:
    named = add(session, "UCU")
    assert companies.find(session, "UCU").name == "Ucore Rare Metals Inc."
    started = add(session, "Neo Performance")
    assert companies.find(session, "Neo").name == "Neo Performance Materials Inc."
    assert companies.find(session, "neo performance").id == started.id
    assert companies.find(session, "TSXV:UCU").id != named.id


def test_one_ticker_on_two_exchanges_is_ambiguous_without_the_exchange(session: Session) -> None:
    other = add(session, "Other Corp.", ("LSE", "DEFN"))
    with pytest.raises(Ambiguous) as caught:
        companies.find(session, "DEFN")
    assert set(caught.value.candidates) == {"Defense Metals Corp.", "Other Corp."}
    with pytest.raises(Ambiguous) as caught:
        companies.find_listing(session, "DEFN")
    assert set(caught.value.candidates) == {"TSXV:DEFN", "LSE:DEFN"}
    assert companies.find(session, "LSE:DEFN").id == other.id
    assert companies.find_listing(session, "LSE:DEFN").company_id == other.id


def test_a_listing_is_the_one_named_else_the_primary_one(session: Session) -> None:
    assert companies.find_listing(session, "DFMTF").code == "OTCQB:DFMTF"
    assert companies.find_listing(session, "Defense Metals").code == "TSXV:DEFN"
    assert companies.find_listing(session, "LYC.AX", symbol_of).code == "ASX:LYC"
    add(session, "Private Co")
    with pytest.raises(Missing, match="has no listing"):
        companies.find_listing(session, "Private Co")


def test_archived_companies_are_not_found(session: Session) -> None:
    before = companies.all_companies(session)
    gone = add(session, "Archived Corp.", ("TSX", "OLD"))
    gone.is_archived = True
    session.flush()
    assert companies.all_companies(session) == before
    with pytest.raises(Missing):
        companies.find(session, "OLD")


def test_all_companies_stand_by_name_whatever_its_case(session: Session) -> None:
    add(session, "abacus")
    names = [company.name for company in companies.all_companies(session)]
    assert len(names) == 17
    assert names == sorted(names, key=str.lower)


def test_a_missing_company(session: Session) -> None:
    with pytest.raises(Missing):
        companies.company(session, 999)


def test_aliases_stand_in_their_order(session: Session) -> None:
    row = Company(
        name="Abc", aliases=[CompanyAlias(position=i, name=n) for i, n in enumerate("zay")]
    )
    session.add(row)
    session.flush()
    session.expire_all()
    assert companies.company(session, row.id).aliases == ("z", "a", "y")


def test_names_are_those_of_the_companies_in_sight(session: Session) -> None:
    assert companies.names(session) == [
        (company.id, company.name) for company in companies.all_companies(session)
    ]
    add(session, "Away Inc.").is_archived = True
    session.flush()
    assert "Away Inc." not in {name for _, name in companies.names(session)}
