"""The watchlist's model: what Qt is told, and what is said of a row."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db.records import ListingRecord, NextMilestone, WatchlistRow, Window
from desktop.models.watchlist import Parts, Role, WatchlistFilter, WatchlistModel

TODAY = dt.date(2026, 11, 23)
FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


def listing(company_id: int, ticker: str) -> ListingRecord:
    return ListingRecord(
        company_id,
        f"l{company_id}",
        company_id,
        "TSXV",
        ticker,
        "CAD",
        True,
        None,
        None,
        None,
        None,
    )


def row(company_id: int, name: str, ticker: str = "SYN") -> WatchlistRow:
    return WatchlistRow(
        company_id=company_id,
        company=f"{name} Corp.",
        short_name=name,
        is_private=False,
        listing=listing(company_id, ticker),
        price=None,
        price_day=None,
        price_is_provisional=False,
        change_percent=None,
        closes=(),
        stage=None,
        open=(),
        last_note=None,
        comment="",
    )


def milestone(title: str, end: dt.date | None, words: str, project: str = "Pit") -> NextMilestone:
    start = dt.date(2025, 1, 1) if end is None else end - dt.timedelta(days=30)
    return NextMilestone(title, project, Window(words, start, end, "quarter"), None)


ALPHA, BETA, GAMMA = row(1, "Alpha", "ALP"), row(2, "Beta", "BET"), row(3, "Gamma", "GAM")


@pytest.fixture
def model(qtbot: QtBot) -> WatchlistModel:
    model = WatchlistModel()
    QAbstractItemModelTester(model, FAIL, model)
    model.set_rows((ALPHA, BETA, GAMMA), TODAY)
    return model


def names(model: QAbstractItemModel) -> list[str]:
    return [model.index(i, 0).data() for i in range(model.rowCount())]


def parts(row: WatchlistRow, today: dt.date = TODAY) -> Parts:
    model = WatchlistModel()
    model.set_rows((row,), today)
    found = model.index(0).data(Role.PARTS)
    assert isinstance(found, Parts)
    return found


def test_rows_stand_in_the_order_given(model: WatchlistModel) -> None:
    assert names(model) == ["Alpha", "Beta", "Gamma"]
    assert model.index(1).data(Role.COMPANY_ID) == 2
    assert model.rowCount(model.index(0)) == 0
    assert model.index_of(3).row() == 2
    assert not model.index_of(99).isValid()


def test_the_same_rows_again_tell_qt_nothing(model: WatchlistModel, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(model.dataChanged),
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.rowsMoved),
    ):
        model.set_rows((ALPHA, BETA, GAMMA), TODAY)


def test_only_the_row_that_differs_is_told(model: WatchlistModel, qtbot: QtBot) -> None:
    richer = dataclasses.replace(BETA, price=2.5, price_day=TODAY)
    with qtbot.waitSignal(model.dataChanged) as told, qtbot.assertNotEmitted(model.modelReset):
        model.set_rows((ALPHA, richer, GAMMA), TODAY)
    assert told.args is not None
    assert [index.row() for index in told.args[:2]] == [1, 1]
    assert model.index(1).data(Role.PARTS).price == "2.50"


def test_an_index_held_follows_its_company(model: WatchlistModel) -> None:
    held = QPersistentModelIndex(model.index_of(3))
    gone = QPersistentModelIndex(model.index_of(2))
    model.set_rows((row(4, "Delta"), GAMMA, ALPHA), TODAY)
    assert names(model) == ["Delta", "Gamma", "Alpha"]
    assert held.row() == 1
    assert not gone.isValid()


@pytest.mark.parametrize(
    "order", [(3, 2, 1), (2,), (), (4, 1, 5, 3), (1, 2, 3, 4), (3, 1, 2)], ids=str
)
def test_any_change_of_the_list_arrives(order: tuple[int, ...], model: WatchlistModel) -> None:
    model.set_rows(tuple(row(i, f"C{i}") for i in order), TODAY)
    assert names(model) == [f"C{i}" for i in order]


def test_a_new_day_words_every_row_anew(qtbot: QtBot) -> None:
    late = dataclasses.replace(ALPHA, open=(milestone("FID", dt.date(2026, 11, 23), "Q4 2026"),))
    model = WatchlistModel()
    model.set_rows((late,), TODAY)
    assert not model.index(0).data(Role.PARTS).ahead.is_overdue
    model.set_rows((late,), TODAY + dt.timedelta(days=1))
    assert model.index(0).data(Role.PARTS).ahead.words == "overdue 1 d"


def test_the_milestone_due_first_is_named() -> None:
    found = parts(
        dataclasses.replace(
            ALPHA,
            open=(
                milestone("Someday", None, "from 2025"),
                milestone("Later", dt.date(2028, 1, 1), "2027"),
                milestone("Ramp", dt.date(2026, 8, 31), "mid-year"),
            ),
        )
    ).ahead
    assert found is not None
    assert (found.title, found.words, found.is_overdue) == ("Ramp", "overdue 84 d", True)


def test_a_milestone_not_yet_due_stands_with_its_words() -> None:
    open_ones = (milestone("First oxides", dt.date(2027, 12, 31), "2027"),)
    found = parts(dataclasses.replace(ALPHA, open=open_ones)).ahead
    assert found is not None
    assert (found.title, found.words, found.is_overdue) == ("First oxides", "2027", False)


@pytest.mark.parametrize(
    ("change", "words", "trend"),
    [(-0.2, "−0.2\u202f%", -1), (5.5, "+5.5\u202f%", 1), (0.0, "0.0\u202f%", 0), (-0.01, None, 0)],
)
def test_a_change_has_its_sign(change: float, words: str | None, trend: int) -> None:
    found = parts(dataclasses.replace(ALPHA, price=1.0, price_day=TODAY, change_percent=change))
    assert found.trend == trend
    assert words is None or found.change == words


def test_an_old_price_says_its_day() -> None:
    old = dataclasses.replace(ALPHA, price=15.24, price_day=dt.date(2024, 3, 8))
    found = parts(old)
    assert found.is_old
    assert "C$15.24, close 8 Mar 2024" in found.tip
    assert "close 8 Mar 2024" in found.spoken
    assert not parts(dataclasses.replace(old, price_day=TODAY)).is_old


def test_a_provisional_price_is_told_from_a_close() -> None:
    found = parts(dataclasses.replace(ALPHA, price=1.5, price_day=TODAY, price_is_provisional=True))
    assert "23 Nov 2026 so far" in found.spoken


def test_the_whole_row_is_spoken(model: WatchlistModel) -> None:
    full = dataclasses.replace(
        ALPHA,
        price=0.245,
        price_day=TODAY,
        change_percent=-1.5,
        stage="pfs",
        open=(milestone("DFS start", dt.date(2026, 3, 31), "Q1 2026", "Old Pit"),),
        comment="Waits for the permit",
    )
    model.set_rows((full,), TODAY)
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for fact in (
        "Alpha Corp., TSXV:ALP",
        "C$0.245",
        "−1.5\u202f%",
        "PFS",
        "DFS start, Old Pit: Q1 2026, overdue 237 d",
        "Waits for the permit",
    ):
        assert fact in spoken


def test_a_company_without_a_price_says_so() -> None:
    assert "No price stored" in parts(ALPHA).spoken
    private = dataclasses.replace(ALPHA, is_private=True, listing=None)
    assert "Private" in parts(private).spoken


def test_the_sparkline_fills_a_unit_square() -> None:
    spark = parts(dataclasses.replace(ALPHA, closes=(4.0, 2.0, 6.0))).spark
    assert [(p.x(), p.y()) for p in spark.toList()] == [(0.0, 0.5), (0.5, 1.0), (1.0, 0.0)]
    flat = parts(dataclasses.replace(ALPHA, closes=(3.0, 3.0))).spark
    assert [p.y() for p in flat.toList()] == [0.5, 0.5]
    assert parts(dataclasses.replace(ALPHA, closes=(3.0,))).spark.isEmpty()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["Alpha", "Beta", "Gamma"]),
        ("bet", ["Beta"]),
        ("TSXV:GAM", ["Gamma"]),
        ("north pit", ["Alpha"]),
        ("PIT alpha", ["Alpha"]),
        ("alpha beta", []),
        ("corp.", ["Alpha", "Beta", "Gamma"]),
        ("b.t", []),
    ],
)
def test_the_filter_finds_name_ticker_and_project(
    text: str, found: list[str], model: WatchlistModel
) -> None:
    work = milestone("Start", dt.date(2027, 1, 1), "2026", "North Pit")
    model.set_rows((dataclasses.replace(ALPHA, open=(work,)), BETA, GAMMA), TODAY)
    shown = WatchlistFilter(model)
    QAbstractItemModelTester(shown, FAIL, shown)
    shown.look_for(text)
    assert names(shown) == found


def test_the_filter_lets_new_rows_in(model: WatchlistModel) -> None:
    shown = WatchlistFilter(model)
    QAbstractItemModelTester(shown, FAIL, shown)
    shown.look_for("del")
    model.set_rows((GAMMA, row(4, "Delta"), ALPHA), TODAY)
    assert names(shown) == ["Delta"]
    assert shown.mapToSource(shown.index(0, 0)).row() == 1
    assert shown.mapFromSource(model.index_of(1)) == QModelIndex()
