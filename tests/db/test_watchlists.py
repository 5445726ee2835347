"""The rows of a watchlist: last price, stage, open milestones, last note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

from db import notes, prices, watchlist_editing, watchlists
from db.database import Database
from db.errors import Missing
from db.prices import Bar, SeriesRecord
from db.records import Window
from db.tables import Company, Guidance, Listing, Milestone, Project, WatchlistEntry

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
    assert (first.listing.code, first.price, first.closes) == ("TSXV:DEFN", None, ())
    assert (first.stage, first.last_note) == ("pfs", D(2025, 6, 4))
    (ahead,) = first.open
    assert ahead.title == "Definitive (bankable) Feasibility Study starts"
    assert ahead.project == "Wicheeda Rare Earth Project"
    assert ahead.window == Window("early 2026", D(2026, 1, 1), D(2026, 3, 31), "early")
    assert ahead.slip_days == 365
    mp = rows[1]
    assert (mp.price, mp.price_day, len(mp.closes)) == (15.24, D(2024, 3, 8), 252)
    assert mp.change_percent == pytest.approx(-0.196464, abs=1e-6)
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
    assert (first.closes, first.price_day, first.price_is_provisional) == ((2.0, 3.0), old, False)
    assert (second.closes, second.price_day) == ((5.0, 6.0, 9.0), LAST)
    assert second.price_is_provisional
    assert (second.price, second.change_percent) == (9.0, pytest.approx(50.0))


def test_pence_are_shown_as_pounds_and_one_close_changes_nothing(session: Session) -> None:
    watchlist = watchlist_editing.add(session, "Mine")
    price(session, add(session, watchlist, "Abc", "ABC").listings[0], (LAST, 1250.0), divisor=100)
    (row,) = watchlists.rows(session, watchlist, TODAY)
    assert (row.price, row.closes, row.change_percent) == (12.5, (12.5,), None)


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
    assert few <= 10
