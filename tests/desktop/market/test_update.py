"""Stored prices through their life: loaded, kept fresh, revised, restated, and never lost."""

import datetime as dt
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db import prices
from db.database import Database
from db.errors import Missing
from db.prices import Action, Bar, Bars, FetchRecord, Gate, SeriesRecord
from desktop.market.update import Outcome, Progress, run, update_listing
from desktop.market.yahoo import Yahoo

LAST = dt.date(2024, 3, 8)
Add = Callable[[str, str, str], int]


@pytest.fixture
def mp(listing: Add) -> int:
    return listing("NYSE", "MP", "USD")


def after_close(day: dt.date) -> dt.datetime:
    """Two hours after the close in New York."""
    return dt.datetime.combine(day, dt.time(23), dt.UTC)


def update(database: Database, listing_id: int, source: Yahoo, now: dt.datetime) -> Outcome:
    return update_listing(database, listing_id, source=source, now=now)


def counts(outcome: Outcome) -> tuple[str, int, int, int]:
    return outcome.outcome, outcome.new, outcome.changed, outcome.rejected


def stored(database: Database, listing_id: int) -> Bars:
    with database.reading() as session:
        return prices.bars(session, listing_id)


def known(database: Database, listing_id: int) -> SeriesRecord:
    with database.reading() as session:
        found = prices.series(session, listing_id)
    assert found is not None
    return found


def log(database: Database, listing_id: int) -> tuple[FetchRecord, ...]:
    with database.reading() as session:
        return prices.fetches(session, listing_id)


def test_the_first_fetch_loads_all_there_is(
    database: Database, mp: int, source: Yahoo, evening: dt.datetime
) -> None:
    outcome = update(database, mp, source, evening)
    assert counts(outcome) == ("ok", 935, 0, 0)
    assert (outcome.listing, outcome.message, outcome.is_failure) == ("NYSE:MP", "", False)
    bars = stored(database, mp)
    assert (bars.days[0], bars.days[-1]) == (dt.date(2020, 6, 22), LAST)
    assert bars.close[-1] == 15.24
    series = known(database, mp)
    assert (series.source, series.currency, series.exchange_code) == (prices.YAHOO, "USD", "NYQ")
    assert (series.time_zone, series.name) == ("America/New_York", "MP Materials Corp.")
    assert series.fetched_at == evening
    (entry,) = log(database, mp)
    assert (entry.outcome, entry.new, entry.asked_from) == ("ok", 935, None)
    assert entry.client.startswith("yfinance 1.")


def test_a_second_fetch_asks_ten_days_back_and_finds_nothing_new(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    before = stored(database, mp)
    asked = len(yahoo.asked)
    outcome = update(database, mp, source, evening + dt.timedelta(hours=1))
    assert counts(outcome) == ("unchanged", 0, 0, 0)
    assert stored(database, mp) == before
    assert len(yahoo.asked) == asked + 1
    assert log(database, mp)[0].asked_from == before.days[-10]


def test_a_live_bar_is_provisional_until_the_close(
    database: Database, mp: int, source: Yahoo, yahoo: Any
) -> None:
    chart = yahoo.charts["MP"]
    (final,) = chart.cut_after(dt.date(2024, 3, 7))
    update(database, mp, source, after_close(dt.date(2024, 3, 7)))

    live = type(final)(**vars(final))
    noon = dt.datetime(2024, 3, 8, 17, tzinfo=dt.UTC)
    live.stamp, live.close, live.volume = int(noon.timestamp()), 15.4, 900
    chart.rows.append(live)
    chart.set_session(LAST)
    assert counts(update(database, mp, source, noon)) == ("ok", 1, 0, 0)
    bars = stored(database, mp)
    assert (bars.days[-1], bars.close[-1], bars.provisional) == (LAST, 15.4, True)

    chart.rows[-1] = final
    assert counts(update(database, mp, source, after_close(LAST))) == ("ok", 0, 1, 0)
    bars = stored(database, mp)
    assert (len(bars), bars.close[-1], bars.provisional) == (935, 15.24, False)


def test_a_month_away_is_made_up_for_in_one_request(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    later = yahoo.charts["MP"].cut_after(dt.date(2024, 2, 2))
    update(database, mp, source, after_close(dt.date(2024, 2, 2)))
    yahoo.charts["MP"].rows += later
    asked = len(yahoo.asked)
    assert counts(update(database, mp, source, evening)) == ("ok", len(later), 0, 0)
    assert len(yahoo.asked) == asked + 1
    assert len(stored(database, mp)) == 935


def test_a_corrected_bar_is_revised(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    yahoo.charts["MP"].row(dt.date(2024, 3, 6)).close = 14.75
    assert counts(update(database, mp, source, evening)) == ("revised", 0, 1, 0)
    assert stored(database, mp).close[-3] == 14.75
    assert known(database, mp).series_version == 1


def test_a_tiny_difference_and_the_volume_are_no_revision(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    row = yahoo.charts["MP"].row(dt.date(2024, 3, 6))
    row.close, row.volume = row.close * 1.00001, row.volume + 1
    assert counts(update(database, mp, source, evening)) == ("unchanged", 0, 0, 0)


def test_a_consolidation_restates_the_whole_series(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    yahoo.charts["MP"].cut_after(dt.date(2024, 3, 7))
    update(database, mp, source, after_close(dt.date(2024, 3, 7)))
    before = stored(database, mp)
    chart = type(yahoo).mp_materials()
    chart.split(LAST, 1, 10)
    yahoo.charts["MP"] = chart
    assert counts(update(database, mp, source, evening)) == ("restated", 1, 934, 0)
    bars = stored(database, mp)
    assert bars.close[:-1] == pytest.approx([close * 10 for close in before.close])
    assert known(database, mp).series_version == 2
    with database.reading() as session:
        assert prices.actions(session, mp) == (Action(LAST, "split", 0.1),)
    assert counts(update(database, mp, source, evening)) == ("unchanged", 0, 0, 0)


def test_many_corrected_bars_restate_and_days_no_longer_sent_stay(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    rows = yahoo.charts["MP"].rows
    for row in rows[-4:]:
        row.close += 0.05
    del rows[100]
    assert counts(update(database, mp, source, evening)) == ("restated", 0, 4, 0)
    assert len(stored(database, mp)) == 935


def test_a_null_bar_is_dropped_and_filled_in_later(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    day = dt.date(2024, 3, 6)
    row = yahoo.charts["MP"].row(day)
    right, row.close = row.close, None
    outcome = update(database, mp, source, evening)
    assert counts(outcome) == ("ok", 934, 0, 1)
    assert outcome.message == "not believed: 2024-03-06 (missing)"
    assert stored(database, mp).days[-3:] == (dt.date(2024, 3, 5), dt.date(2024, 3, 7), LAST)
    row.close = right
    assert counts(update(database, mp, source, evening)) == ("ok", 1, 0, 0)
    assert stored(database, mp).days[-3] == day


def test_pence_are_stored_as_quoted_with_their_unit(
    database: Database, listing: Add, source: Yahoo
) -> None:
    ocado = listing("LSE", "OCDO", "GBP")
    now = dt.datetime(2020, 1, 4, tzinfo=dt.UTC)
    assert counts(update(database, ocado, source, now)) == ("ok", 1, 0, 0)
    series = known(database, ocado)
    assert (series.currency, series.unit_divisor) == ("GBp", 100)
    bars = stored(database, ocado)
    assert (bars.close, bars.in_major_unit().close) == ((1259.5,), (12.595,))


@pytest.mark.parametrize(
    ("exchange", "currency", "message"),
    [
        ("NYSE", "CAD", "the answer names currency USD, not CAD"),
        ("NYSE_AMERICAN", "USD", "the answer names exchange NYQ, not ASE"),
    ],
)
def test_another_exchange_or_currency_is_told(
    database: Database,
    listing: Add,
    source: Yahoo,
    evening: dt.datetime,
    exchange: str,
    currency: str,
    message: str,
) -> None:
    outcome = update(database, listing(exchange, "MP", currency), source, evening)
    assert (outcome.outcome, outcome.message) == ("ok", message)
    assert outcome.mismatch is not None


def sample(database: Database, listing_id: int) -> None:
    record = SeriesRecord(listing_id, prices.RECORDED, "USD", remark="to 8 March 2024")
    rows = [Bar(dt.date(2020, 1, day), 1.0, 1.0, 1.0, 1.0, 5) for day in (2, 3)]
    with database.transaction() as session:
        prices.replace_series(session, record, rows)


def test_the_first_fetch_takes_the_place_of_a_recorded_sample(
    database: Database, mp: int, source: Yahoo, evening: dt.datetime
) -> None:
    sample(database, mp)
    assert counts(update(database, mp, source, evening)) == ("ok", 935, 0, 0)
    assert stored(database, mp).days[0] == dt.date(2020, 6, 22)
    assert known(database, mp).source == prices.YAHOO
    assert known(database, mp).remark is None


@pytest.mark.parametrize(
    ("trouble", "word"),
    [
        ("429", "rate_limited"),
        ("unreachable", "offline"),
        ("reset", "offline"),
        ("portal", "bad_response"),
        ("truncated", "bad_response"),
    ],
)
@pytest.mark.parametrize("is_sample", [True, False])
def test_a_failure_changes_no_price_and_is_logged(
    database: Database,
    mp: int,
    source: Yahoo,
    yahoo: Any,
    evening: dt.datetime,
    trouble: str,
    word: str,
    is_sample: bool,
) -> None:
    if is_sample:
        sample(database, mp)
    else:
        update(database, mp, source, evening)
    before = (stored(database, mp), known(database, mp))
    yahoo.trouble = trouble
    outcome = update(database, mp, source, evening + dt.timedelta(days=3))
    assert counts(outcome) == (word, 0, 0, 0)
    assert outcome.is_failure
    assert outcome.message
    assert (stored(database, mp), known(database, mp)) == before
    assert (log(database, mp)[0].outcome, log(database, mp)[0].message) == (word, outcome.message)


def test_a_vanished_symbol_keeps_its_bars(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    del yahoo.charts["MP"]
    outcome = update(database, mp, source, evening)
    assert outcome.outcome == "unknown_symbol"
    assert "No data found" in outcome.message
    assert len(stored(database, mp)) == 935


def test_an_exchange_that_yahoo_does_not_know_is_an_unknown_symbol(
    database: Database, listing: Add, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    outcome = update(database, listing("MOON", "ABC", "USD"), source, evening)
    assert outcome.outcome == "unknown_symbol"
    assert "MOON" in outcome.message
    assert yahoo.asked == []


def test_a_symbol_without_rows_has_no_prices(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    yahoo.charts["MP"].rows.clear()
    assert update(database, mp, source, evening).outcome == "no_prices"


def test_the_gate_outlives_the_program_and_opens_by_itself(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime, tmp_path: Path
) -> None:
    yahoo.trouble = "429"
    outcome = update(database, mp, source, evening)
    assert outcome.until is not None
    wait = (outcome.until - evening).total_seconds()
    assert 30 <= wait <= 90
    asked = len(yahoo.asked)
    database.close()

    again = Database(str(tmp_path / "prices.db"))
    outcome = update(again, mp, source, evening + dt.timedelta(seconds=wait / 2))
    assert (outcome.outcome, len(yahoo.asked)) == ("rate_limited", asked)
    assert "UTC" in outcome.message

    outcome = update(again, mp, source, evening + dt.timedelta(seconds=wait))
    assert outcome.outcome == "rate_limited"
    assert len(yahoo.asked) > asked
    with again.reading() as session:
        gate = prices.gate(session, prices.YAHOO)
    assert gate is not None
    assert gate.streak == 2

    yahoo.trouble = None
    assert update(again, mp, source, gate.blocked_until).outcome == "ok"
    with again.reading() as session:
        assert prices.gate(session, prices.YAHOO) is None
    again.close()


def test_the_gate_is_never_shut_for_longer_than_an_hour(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    with database.transaction() as session:
        prices.shut_gate(session, Gate(prices.YAHOO, evening, 2000))
    yahoo.trouble = "429"
    outcome = update(database, mp, source, evening)
    assert outcome.until == evening + dt.timedelta(hours=1)


def test_a_listing_that_is_gone_is_missing(
    database: Database, source: Yahoo, evening: dt.datetime
) -> None:
    with pytest.raises(Missing):
        update(database, 99, source, evening)


class Run:
    """A run over listings with what it was told and told us."""

    def __init__(self, database: Database, source: Yahoo, now: dt.datetime) -> None:
        self.database, self.source, self.now = database, source, now
        self.cancel = threading.Event()
        self.heard: list[Progress] = []
        self.pauses = 0
        self.cancel_after = -1

    def __call__(self, *listing_ids: int) -> list[tuple[str, str]]:
        outcomes = run(
            self.database,
            listing_ids,
            source=self.source,
            cancel=self.cancel,
            progress=self.hear,
            pause=self.pause,
            clock=lambda: self.now,
        )
        assert [p.outcome for p in self.heard] == list(outcomes)
        return [(o.listing, o.outcome) for o in outcomes]

    def hear(self, progress: Progress) -> None:
        self.heard.append(progress)
        if progress.done == self.cancel_after:
            self.cancel.set()

    def pause(self, _cancel: threading.Event) -> None:
        self.pauses += 1


@pytest.fixture
def running(database: Database, source: Yahoo, evening: dt.datetime) -> Run:
    return Run(database, source, evening)


@pytest.fixture
def three(listing: Add, mp: int) -> tuple[int, int, int]:
    return listing("NASDAQ", "AAPL", "USD"), listing("TSXV", "NOSUCH", "CAD"), mp


def test_one_failure_does_not_stop_the_rest(running: Run, three: tuple[int, int, int]) -> None:
    assert running(*three) == [
        ("NASDAQ:AAPL", "ok"),
        ("TSXV:NOSUCH", "unknown_symbol"),
        ("NYSE:MP", "ok"),
    ]
    assert running.pauses == 2
    assert [(p.done, p.total) for p in running.heard] == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(("trouble", "word"), [("429", "rate_limited"), ("unreachable", "offline")])
def test_some_failures_stop_the_run_and_are_told_of_the_rest(
    running: Run, three: tuple[int, int, int], yahoo: Any, trouble: str, word: str
) -> None:
    yahoo.trouble = trouble
    assert [outcome for _, outcome in running(*three)] == [word] * 3
    assert {symbol for symbol, _ in yahoo.asked} <= {"AAPL"}
    assert running.pauses == 0
    assert running.heard[2].outcome.listing == "NYSE:MP"
    assert "NASDAQ:AAPL" in running.heard[2].outcome.message


def test_a_run_is_cancelled_between_listings(
    running: Run, three: tuple[int, int, int], yahoo: Any
) -> None:
    running.cancel_after = 1
    assert running(*three) == [("NASDAQ:AAPL", "ok")]
    assert {symbol for symbol, _ in yahoo.asked} == {"AAPL"}


def test_a_listing_deleted_meanwhile_is_passed_over(running: Run, mp: int) -> None:
    assert running(99, mp) == [("NYSE:MP", "ok")]


def test_doubted_rows_are_kept_apart_and_told(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    day = dt.date(2024, 3, 6)
    row = yahoo.charts["MP"].row(day)
    right = row.close
    for name in ("open", "high", "low", "close"):
        setattr(row, name, getattr(row, name) * 100)
    outcome = update(database, mp, source, evening)
    assert counts(outcome) == ("ok", 934, 0, 1)
    assert outcome.message == "not believed: 2024-03-06 (hundredfold)"
    with database.reading() as session:
        (doubt,) = prices.doubts(session, mp)
        assert (doubt.day, doubt.kind, doubt.reason) == (day, "bar", "hundredfold")
        assert doubt.quoted["close"] == pytest.approx(right * 100)
        assert day not in prices.bars(session, mp).days
    for name in ("open", "high", "low", "close"):
        setattr(row, name, getattr(row, name) / 100)
    assert counts(update(database, mp, source, evening)) == ("ok", 1, 0, 0)
    with database.reading() as session:
        assert prices.doubts(session, mp) == ()


def test_what_is_not_due_is_passed_over(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    asked = len(yahoo.asked)

    def run_at(now: dt.datetime, *, only_due: bool) -> int:
        outcomes = run(
            database,
            [mp],
            source=source,
            cancel=threading.Event(),
            progress=lambda _: None,
            only_due=only_due,
            clock=lambda: now,
        )
        return len(outcomes)

    assert run_at(evening + dt.timedelta(hours=1), only_due=True) == 0
    assert len(yahoo.asked) == asked
    assert run_at(evening + dt.timedelta(hours=1), only_due=False) == 1
    assert run_at(evening + dt.timedelta(days=3), only_due=True) == 1


def test_an_unknown_symbol_counts_by_days_and_is_asked_for_seldom(
    database: Database, source: Yahoo, listing: Callable[[str, str, str], int]
) -> None:
    gone = listing("NYSE", "GONE", "USD")
    day = dt.datetime(2024, 3, 4, 22, tzinfo=dt.UTC)

    def unknown_days() -> int:
        with database.reading() as session:
            return prices.unknown_days(session, gone)

    for later, count in ((0, 1), (1 / 24, 1), (1, 2), (2, 3)):
        outcome = update(database, gone, source, day + dt.timedelta(days=later))
        assert outcome.outcome == "unknown_symbol"
        assert f"so on {count} different day" in outcome.message
        assert unknown_days() == count

    def asks(now: dt.datetime) -> int:
        found = run(
            database,
            [gone],
            source=source,
            cancel=threading.Event(),
            progress=lambda _: None,
            only_due=True,
            clock=lambda: now,
        )
        return len(found)

    assert asks(day + dt.timedelta(days=4)) == 0
    assert asks(day + dt.timedelta(days=9)) == 1


def pay(chart: Any, day: dt.date, amount: float) -> None:
    """Let the vendor tell of a dividend."""
    stamp = chart.row(day).stamp
    paid = {"amount": amount, "date": stamp}
    chart.events.setdefault("dividends", {})[str(stamp)] = paid


def paid(database: Database, listing_id: int) -> tuple[Action, ...]:
    with database.reading() as session:
        return prices.actions(session, listing_id)


def test_a_dividend_is_stored_and_no_bar_changes(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    before = stored(database, mp)
    pay(yahoo.charts["MP"], dt.date(2024, 3, 6), 0.05)
    assert counts(update(database, mp, source, evening)) == ("unchanged", 0, 0, 0)
    assert stored(database, mp) == before
    assert paid(database, mp) == (Action(dt.date(2024, 3, 6), "dividend", 0.05),)


def test_an_odd_dividend_stays_set_aside_whichever_days_are_asked_for(
    database: Database, mp: int, source: Yahoo, yahoo: Any
) -> None:
    chart = yahoo.charts["MP"]
    days = [chart.day(row) for row in chart.rows]
    odd = days[-15]
    pay(chart, odd, 3.0)  # a fifth of the price, which did not fall
    later = chart.cut_after(days[-12])
    for row in later:
        now = after_close(chart.day(row))
        update(database, mp, source, now)
        chart.rows.append(row)
        chart.set_session(chart.day(row))
        with database.reading() as session:
            assert [doubt.day for doubt in prices.doubts(session, mp)] == [odd]
        assert paid(database, mp) == ()


def test_a_dividend_that_turns_out_odd_is_taken_away_and_one_that_was_right_comes_back(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    day = dt.date(2024, 3, 6)
    pay(yahoo.charts["MP"], day, 0.05)
    update(database, mp, source, evening)
    assert len(paid(database, mp)) == 1
    yahoo.charts["MP"].events.clear()
    pay(yahoo.charts["MP"], day, 50.0)
    update(database, mp, source, evening)
    assert paid(database, mp) == ()
    yahoo.charts["MP"].events.clear()
    pay(yahoo.charts["MP"], day, 0.05)
    update(database, mp, source, evening)
    assert len(paid(database, mp)) == 1
    with database.reading() as session:
        assert prices.doubts(session, mp) == ()


def test_nothing_is_ever_called_delisted(
    database: Database, mp: int, source: Yahoo, yahoo: Any, evening: dt.datetime
) -> None:
    update(database, mp, source, evening)
    chart = yahoo.charts.pop("MP")
    messages = [update(database, mp, source, evening).message]
    yahoo.charts["MP"] = chart
    chart.rows.clear()
    messages.append(update(database, mp, source, evening).message)
    for trouble in ("429", "500", "portal", "truncated", "cut", "reset", "unreachable"):
        yahoo.trouble = trouble
        with database.transaction() as session:
            prices.open_gate(session, prices.YAHOO)
        messages.append(update(database, mp, source, evening).message)
    assert all(messages)
    assert not any("delisted" in message.casefold() for message in messages)
    assert all("prices to 2024-03-08 are kept" in message for message in messages)
