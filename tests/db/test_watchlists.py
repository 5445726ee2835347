"""The rows of a watchlist: last price, stage, open milestones, last note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import (
    company_editing,
    edits,
    notes,
    prices,
    quotes,
    watchlist_editing,
    watchlist_rows,
    watchlists,
)
from db.database import Database
from db.errors import Missing
from db.prices import Bar, SeriesRecord
from db.records import Rule, Window
from db.tables import Company, Guidance, Listing, Milestone, Project, WatchlistEntry
from db.watchlist_rows import Reading

D = dt.date
LAST = D(2026, 11, 20)
TODAY = D(2026, 11, 23)
Counting = Callable[[Database], AbstractContextManager[list[str]]]


@pytest.fixture
def session(empty: Database) -> Iterator[Session]:
    with empty.transaction() as opened:
        yield opened


def add(session: Session, watchlist: int, name: str, *tickers: str) -> Company:
    position = session.query(WatchlistEntry).filter_by(watchlist_id=watchlist).count()
    row = Company(name=name)
    row.listings = [Listing(exchange="TSXV", ticker=t, currency="CAD") for t in tickers]
    row.entries = [WatchlistEntry(watchlist_id=watchlist, position=position)]
    session.add(row)
    session.flush()
    return row


def price(session: Session, listing: Listing, *closes: tuple[D, float], divisor: int = 1) -> None:
    bars = [Bar(day, close, close, close, close, 1, None, day == LAST) for day, close in closes]
    record = SeriesRecord(listing.id, prices.YAHOO, "CAD", unit_divisor=divisor)
    prices.replace_series(session, record, bars)


def promise(company: Company, *ends: D | None, wrong: D | None = None) -> None:
    guidance = [
        Guidance(
            text=str(end),
            precision="day",
            announced_on=D(2020, 1, 1 + i),
            window_end=end,
            in_error=end == wrong and end is not None,
        )
        for i, end in enumerate(ends)
    ]
    company.milestones.append(Milestone(name="PFS", type="pfs", guidance=guidance))


def test_the_starters_rows(filled: Database) -> None:
    with filled.reading() as session:
        (watchlist,) = watchlists.watchlists(session)
        rows = watchlists.rows(session, watchlist.id, TODAY)
        counts = watchlists.counts(session, TODAY)
    assert (watchlist.name, counts) == ("Rare earths", {watchlist.id: 16})
    assert [row.short_name for row in rows][:4] == [
        "Defense Metals",
        "MP Materials",
        "Lynas Rare Earths",
        "Energy Fuels",
    ]
    first = rows[0]
    assert first.listing is not None
    assert (first.listing.code, first.price) == ("TSXV:DEFN", None)
    assert first.codes == ("TSXV:DEFN", "OTCQB:DFMTF", "FSE:35D")
    assert (first.projects, first.countries) == (("Wicheeda Rare Earth Project",), ("Canada",))
    assert first.headquarters == "Vancouver, British Columbia, Canada"
    assert "DEFN" in first.aliases
    assert (first.stage, first.last_note) == ("pfs", D(2025, 6, 4))
    (ahead,) = first.open
    assert ahead.title == "Definitive (bankable) Feasibility Study starts"
    assert ahead.project == "Wicheeda Rare Earth Project"
    assert ahead.window == Window("early 2026", D(2026, 1, 1), D(2026, 3, 31), "early")
    assert ahead.slip_days == 365
    mp = rows[1]
    assert (mp.price, mp.price_day) == (15.24, D(2024, 3, 8))
    assert mp.change_percent == pytest.approx(-0.196464, abs=1e-6)
    assert mp.year_change_percent == pytest.approx((15.24 / 30.1 - 1) * 100)
    assert mp.listing is not None
    assert mp.listing.last_day == D(2024, 3, 8)
    (private,) = (row for row in rows if row.is_private)
    assert (private.short_name, private.listing) == ("Torngat Metals", None)


def test_watchlists_stand_in_the_order_added(session: Session) -> None:
    first, second = watchlist_editing.add(session, "B"), watchlist_editing.add(session, "A")
    add(session, second, "Abc")
    found = watchlists.watchlists(session)
    assert [(w.id, w.name) for w in found] == [(first, "B"), (second, "A")]
    assert watchlists.counts(session, TODAY) == {first: 0, second: 1}
    assert watchlists.rows(session, first, TODAY) == ()
    with pytest.raises(Missing):
        watchlists.rows(session, 99, TODAY)


def test_rows_stand_in_the_watchlists_order_without_archived_ones(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    made = [add(session, watchlist, name) for name in ("C", "A", "B")]
    for row, position in zip(made, (2, 0, 1), strict=True):
        row.entries[0].position = position
    made[1].is_archived = True
    session.flush()
    assert [row.company for row in watchlists.rows(session, watchlist, TODAY)] == ["B", "C"]


def test_closes_are_those_of_the_year_before_each_last_day(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    early, late = (add(session, watchlist, t, t).listings[0] for t in ("OLD", "NEW"))
    year = dt.timedelta(365)
    day = dt.timedelta(1)
    old = D(2024, 3, 8)
    price(session, early, (old - year - day, 1.0), (old - year, 2.0), (old, 3.0))
    price(session, late, (LAST - year - day, 4.0), (LAST - year, 5.0), (LAST - day, 6.0), (LAST, 9))
    first, second = watchlists.rows(session, watchlist, TODAY)
    assert (first.price, first.price_day, first.price_is_provisional) == (3.0, old, False)
    assert (first.change_percent, first.year_change_percent) == (pytest.approx(50), 50)
    assert (second.price, second.price_day, second.price_is_provisional) == (9.0, LAST, True)
    assert (second.change_percent, second.year_change_percent) == (pytest.approx(50), 80)
    assert quotes.closes(session, [early.id, late.id, 99]) == {
        early.id: (2.0, 3.0),
        late.id: (5.0, 6.0, 9.0),
    }


def test_a_year_with_one_close_has_no_change_of_its_own(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    listing = add(session, watchlist, "Abc", "ABC").listings[0]
    price(session, listing, (LAST - dt.timedelta(400), 4.0), (LAST, 5.0))
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert (row.change_percent, row.year_change_percent) == (25.0, None)
    assert quotes.closes(session, [listing.id]) == {listing.id: (5.0,)}


def test_pence_are_shown_as_pounds_and_one_close_changes_nothing(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    price(session, add(session, watchlist, "Abc", "ABC").listings[0], (LAST, 1250.0), divisor=100)
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert (row.price, row.change_percent, row.year_change_percent) == (12.5, None, None)


def test_a_row_tells_where_a_company_is_and_what_it_is_after(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    company = add(session, watchlist, "Abc")
    company.country, company.commodities = "Canada", ["rare earths", "scandium"]
    company.headquarters = "Perth"
    for name, country in (("Pit", "Chile"), ("Mill", "Canada"), ("Plant", None)):
        company.projects.append(Project(name=name, kind="mine", country=country))
    session.flush()
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert row.countries == ("Canada", "Chile")
    assert row.commodities == ("rare earths", "scandium")
    assert (row.headquarters, row.projects) == ("Perth", ("Pit", "Mill", "Plant"))
    assert row.uid == company.uid


def test_the_tags_of_every_companys_notes(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    first, second = add(session, watchlist, "Abc"), add(session, watchlist, "Def")
    notes.add(session, "one #permit #visit", company_id=first.id)
    notes.add(session, "two #permit", company_id=first.id)
    notes.add(session, "without", company_id=second.id)
    notes.add(session, "of nobody #lost")
    found = watchlist_rows.tags(session)
    assert {i: sorted(names) for i, names in found.items()} == {first.id: ["permit", "visit"]}


Act = Callable[[Session], object]
ACTS: dict[str, Act] = {
    "comment": lambda s: company_editing.set_comment(s, 1, "Waits"),
    "name": lambda s: company_editing.rename(s, 2, "Mountain Pass Corp."),
    "archived": lambda s: company_editing.archive(s, 3, True),
    "note": lambda s: notes.add(s, "today #visit", company_id=2, day=TODAY),
    "order": lambda s: watchlist_editing.move(s, 1, [5, 6], 1),
    "fewer": lambda s: watchlist_editing.remove_from(s, 1, [4]),
    "project": lambda s: setattr(s.get(Project, 1), "stage", "production"),
    "milestone": lambda s: setattr(
        s.scalar(select(Milestone).where(Milestone.status == "planned")), "name", "Renamed"
    ),
    "promise": lambda s: setattr(
        s.scalar(select(Guidance).join(Milestone).where(Milestone.status == "planned")),
        "in_error",
        True,
    ),
    "listing": lambda s: setattr(s.get(Listing, 1), "ticker", "OTHER"),
    "ruled": lambda s: watchlist_editing.set_rule(s, 1, Rule(stages=("production",))),
}


@pytest.mark.parametrize("names", [*([name] for name in ACTS), [*ACTS]], ids=str)
def test_what_is_read_again_is_what_a_fresh_reading_finds(
    filled: Database, names: list[str]
) -> None:
    reading = Reading(1, TODAY)
    with filled.reading() as session:
        before = {row.company_id: row for row in reading.rows(session)}
    for name in names:
        _, edit = edits.make(filled, name, ACTS[name])
        with filled.reading() as session:
            rows = reading.rows(session, edit.tables)
            assert rows == watchlists.rows(session, 1, TODAY)
        assert edit.tables
    if len(names) == 1:
        same = [row for row in rows if row is before.get(row.company_id)]
        assert len(same) >= len(rows) - 1


def test_new_prices_are_read_again(filled: Database) -> None:
    reading = Reading(1, TODAY)
    with filled.reading() as session:
        reading.rows(session)
    with filled.transaction() as session:
        listing = session.get(Listing, 1)
        assert listing is not None
        price(session, listing, (LAST - dt.timedelta(1), 1.0), (LAST, 2.0))
    with filled.reading() as session:
        (row, *_) = reading.rows(session, frozenset({"price_bar", "price_series"}))
    assert (row.price, row.change_percent) == (2.0, 100.0)


def test_what_trouble_left_half_read_is_read_whole(filled: Database) -> None:
    reading = Reading(1, TODAY)
    with filled.reading() as session:
        reading.rows(session)
    edits.make(filled, "comment", ACTS["comment"])
    edits.make(filled, "note", ACTS["note"])
    reading.watchlist_id = 99
    with filled.reading() as session, pytest.raises(Missing):
        reading.rows(session, frozenset({"company", "note"}))
    reading.watchlist_id = 1
    with filled.reading() as session:
        assert reading.rows(session, frozenset({"note"})) == watchlists.rows(session, 1, TODAY)


def test_the_price_is_the_primary_listings(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    company = add(session, watchlist, "Abc", "ABC", "ABCF")
    price(session, company.listings[0], (LAST, 1.0))
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert (row.listing and row.listing.ticker, row.price) == ("ABC", 1.0)
    company.listings[1].is_primary = True
    session.flush()
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert (row.listing and row.listing.ticker, row.price) == ("ABCF", None)


@pytest.mark.parametrize(
    ("ends", "slip"),
    [
        ((D(2026, 1, 1),), None),
        ((D(2026, 1, 1), D(2026, 1, 31)), 30),
        ((D(2026, 1, 31), D(2026, 3, 1), D(2026, 1, 1)), -30),
        ((None, D(2026, 1, 1), D(2026, 1, 31)), 30),
        ((D(2026, 1, 1), D(2026, 1, 31), None), 30),
        ((D(2026, 1, 1), None), None),
    ],
)
def test_the_slip_runs_from_the_first_dated_promise_to_the_last(
    session: Session, ends: tuple[D | None, ...], slip: int | None
) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    promise(add(session, watchlist, "Abc"), *ends)
    session.flush()
    (row,) = watchlists.rows(session, watchlist, TODAY)
    (ahead,) = row.open
    assert ahead.slip_days == slip
    assert ahead.window.end == ends[-1]


def test_a_promise_in_error_neither_slips_nor_holds(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    wrong = D(2030, 1, 1)
    promise(add(session, watchlist, "Abc"), D(2026, 1, 1), D(2026, 1, 31), wrong, wrong=wrong)
    session.flush()
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert (row.open[0].window.end, row.open[0].slip_days) == (D(2026, 1, 31), 30)


def test_only_planned_milestones_with_a_promise_are_open(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    company = add(session, watchlist, "Abc")
    for status in ("planned", "done", "suspended", "cancelled", "superseded"):
        promise(company, D(2026, 1, 1))
        company.milestones[-1].status = company.milestones[-1].name = status
    promise(company)
    session.flush()
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert [(ahead.title, ahead.project) for ahead in row.open] == [("planned", None)]


def test_the_last_note_is_the_latest_day(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    company = add(session, watchlist, "Abc")
    for day in (D(2026, 1, 2), D(2026, 3, 4), None):
        notes.add(session, "n", company_id=company.id, day=day)
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert row.last_note == D(2026, 3, 4)


def test_the_statements_are_the_same_however_many_companies_there_are(
    filled: Database, counting: Counting
) -> None:
    def statements(watchlist: int) -> int:
        with counting(filled) as heard, filled.reading() as session:
            assert watchlists.rows(session, watchlist, TODAY)
        return len(heard)

    few = statements(1)
    with filled.transaction() as session:
        for number in range(40):
            company = add(session, 1, f"C{number}", f"T{number}")
            price(session, company.listings[0], (LAST, 1.0))
            company.projects = [Project(name="P", kind="mine")]
            for _ in range(5):
                promise(company, D(2026, 1, 1), D(2026, 1, 31))
    assert statements(1) == few
    assert few <= 11
