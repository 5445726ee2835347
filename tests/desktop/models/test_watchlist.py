"""The watchlist's model: what Qt is told, and what is said of a row."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from db.records import ListingRecord, NextMilestone, WatchlistRow, Window
from desktop.models.watchlist import MOST_STRETCHES, Role, WatchlistModel
from desktop.models.watchlist_columns import ALL, COLUMNS, TITLES, USUAL
from desktop.models.watchlist_copy import copied
from desktop.models.watchlist_words import MOST_POINTS, Parts, Worded, spark

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
    found = model.painted(0)[0].parts
    assert isinstance(found, Parts)
    return found


def test_rows_stand_in_the_order_given(model: WatchlistModel) -> None:
    assert names(model) == ["Alpha", "Beta", "Gamma"]
    assert model.index(1, 0).data(Role.COMPANY_ID) == 2
    assert model.rowCount(model.index(0, 0)) == 0
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
    assert model.painted(1)[0].parts.price == "2.50"


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
    assert not model.painted(0)[0].parts.ahead.is_overdue
    model.set_rows((late,), TODAY + dt.timedelta(days=1))
    assert model.painted(0)[0].parts.ahead.words == "overdue 1 d"


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
    facts = Worded(old, TODAY).facts
    assert "C$15.24, close 8 Mar 2024" in facts
    assert not parts(dataclasses.replace(old, price_day=TODAY)).is_old


def test_a_provisional_price_is_told_from_a_close() -> None:
    live = dataclasses.replace(ALPHA, price=1.5, price_day=TODAY, price_is_provisional=True)
    assert "C$1.50, 23 Nov 2026 so far" in Worded(live, TODAY).facts


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
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
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
    assert "No price stored" in Worded(ALPHA, TODAY).facts
    private = dataclasses.replace(ALPHA, is_private=True, listing=None)
    assert "Private: no price" in Worded(private, TODAY).facts


def points(closes: tuple[float, ...]) -> list[tuple[float, float]]:
    found = spark(closes)
    assert found is not None
    return [(found.line.at(i).x(), found.line.at(i).y()) for i in range(found.line.count())]


def test_the_sparkline_fills_a_unit_square() -> None:
    assert points((4.0, 2.0, 6.0)) == [(0.0, 0.5), (0.5, 1.0), (1.0, 0.0)]
    assert [y for _, y in points((3.0, 3.0))] == [0.5, 0.5]
    assert spark((3.0,)) is None


@given(st.lists(st.floats(0.01, 1e6), min_size=2, max_size=400))
def test_a_sparkline_of_very_many_keeps_its_ends_and_extremes(closes: list[float]) -> None:
    found = points(tuple(closes))
    assert len(found) <= max(MOST_POINTS, 2)
    xs = [x for x, _ in found]
    assert xs == sorted(set(xs))
    assert (xs[0], xs[-1]) == (0.0, 1.0)
    if max(closes) > min(closes):
        assert {0.0, 1.0} <= {y for _, y in found}


PRICED = {
    i: dataclasses.replace(one, price=float(i), price_day=TODAY)
    for i, one in ((1, ALPHA), (2, BETA))
}


def test_closes_are_asked_for_where_they_are_in_sight(model: WatchlistModel) -> None:
    model.set_rows((PRICED[1], PRICED[2], GAMMA), TODAY)
    assert model.without_closes(range(3)) == [1, 2]
    model.set_closes({1: (1.0, 2.0), 99: (1.0, 2.0)})
    assert model.without_closes(range(3)) == [2]
    first = model.painted(0)[1]
    assert first is not None
    assert first.is_rising
    assert model.painted(1)[1] is None


def test_closes_stay_until_the_prices_are_others(model: WatchlistModel) -> None:
    model.set_rows((PRICED[1], PRICED[2]), TODAY)
    model.set_closes({1: (1.0, 2.0), 2: (1.0, 2.0)})
    dearer = dataclasses.replace(PRICED[2], price=2.5)
    model.set_rows((dataclasses.replace(PRICED[1], comment="x"), dearer), TODAY)
    assert model.without_closes(range(2)) == [2]


# -- filter ---------------------------------------------------------------------------------------

RICH = dataclasses.replace(
    ALPHA,
    open=(milestone("Start", dt.date(2027, 1, 1), "2026", "North Pit"),),
    aliases=("First Metals",),
    codes=("TSXV:ALP", "FSE:A1B"),
    projects=("North Pit", "Südhang"),
    countries=("Canada", "Chile"),
    commodities=("rare earths", "scandium"),
    stage="construction",
    comment="Waits for the permit",
)


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
        ("first metals", ["Alpha"]),
        ("a1b", ["Alpha"]),
        ("sudhang", ["Alpha"]),
        ("chile", ["Alpha"]),
        ("scand", ["Alpha"]),
        ("construction", ["Alpha"]),
        ("build", ["Alpha"]),
        ("permit", ["Alpha"]),
        ("#visit", ["Gamma"]),
        ("overdue", ["Beta"]),
    ],
)
def test_the_filter_finds_by_all_that_is_known(
    text: str, found: list[str], model: WatchlistModel
) -> None:
    late = dataclasses.replace(BETA, open=(milestone("FID", dt.date(2026, 1, 1), "2025"),))
    model.set_rows((RICH, late, GAMMA), TODAY)
    model.set_tags({3: ("visit",)})
    model.look_for(text)
    assert names(model) == found
    assert model.total == 3


def test_the_filter_lets_new_rows_in(model: WatchlistModel) -> None:
    model.look_for("del")
    model.set_rows((GAMMA, row(4, "Delta"), ALPHA), TODAY)
    assert names(model) == ["Delta"]
    assert not model.index_of(1).isValid()
    assert model.holds(1)
    assert not model.holds(2)


def test_what_changes_under_the_filter_comes_and_goes(model: WatchlistModel) -> None:
    model.look_for("permit")
    assert names(model) == []
    model.set_rows((ALPHA, dataclasses.replace(BETA, comment="Permit"), GAMMA), TODAY)
    assert names(model) == ["Beta"]
    model.set_tags({3: ("permit",)})
    assert names(model) == ["Beta", "Gamma"]
    model.set_tags({})
    assert names(model) == ["Beta"]


# -- columns and sorting --------------------------------------------------------------------------


def test_every_column_has_words_and_a_way_to_be_shown_and_sorted() -> None:
    assert list(COLUMNS) == list(TITLES) == [column.name for column in ALL]
    assert set(USUAL) <= set(COLUMNS)
    full = Worded(FULL, TODAY)
    bare = Worded(dataclasses.replace(GAMMA, listing=None), TODAY)
    for column in ALL:
        assert column.heading
        assert column.text(full), column.name
        assert column.value(full) is not None, column.name
        if column.name not in {"company", "projects"}:
            assert (column.text(bare), column.value(bare)) == ("", None), column.name


FULL = dataclasses.replace(
    RICH,
    price=0.245,
    price_day=dt.date(2026, 11, 20),
    change_percent=-1.5,
    year_change_percent=33.3,
    open=(
        NextMilestone(
            "DFS start",
            "Old Pit",
            Window("Q1 2026", dt.date(2026, 1, 1), dt.date(2026, 3, 31), "quarter"),
            365,
        ),
    ),
    last_note=dt.date(2026, 2, 3),
    headquarters="Perth",
)
SHOWN = {
    "company": "Alpha",
    "listing": "TSXV:ALP",
    "market": "TSXV",
    "currency": "CAD",
    "price": "C$0.245",
    "price_day": "20 Nov 2026",
    "change": "−1.5\u202f%",
    "sparkline": "+33.3\u202f%",
    "year_change": "+33.3\u202f%",
    "stage": "BUILD",
    "next": "DFS start",
    "project": "Old Pit",
    "window": "Q1 2026",
    "due": "31 Mar 2026",
    "state": "overdue 237 d",
    "slip": "+365 d",
    "projects": "2",
    "last_note": "3 Feb 2026",
    "comment": "Waits for the permit",
    "country": "Canada, Chile",
    "commodity": "rare earths, scandium",
    "headquarters": "Perth",
}


def test_each_cell_says_what_its_column_stands_for(model: WatchlistModel) -> None:
    model.set_columns(SHOWN)
    model.set_rows((FULL,), TODAY)
    worded, _ = model.painted(0)
    cells = [worded.cell(column) for column in model.columns]
    assert dict(zip(SHOWN, (cell.text for cell in cells), strict=True)) == SHOWN
    quiet = dict(zip(SHOWN, cells, strict=True))
    assert quiet["price"].is_old
    assert quiet["state"].is_overdue
    assert (quiet["change"].trend, quiet["year_change"].trend) == (-1, 1)


def test_a_cell_is_read_whole_in_its_tip(model: WatchlistModel) -> None:
    tip = Qt.ItemDataRole.ToolTipRole
    model.set_rows((FULL,), TODAY)
    assert "Stage: construction" in model.index(0, 0).data(tip)
    model.set_columns(("comment", "company", "stage"))
    assert model.index(0, 0).data(tip) == "Waits for the permit"
    assert "DFS start" in model.index(0, 1).data(tip)
    assert model.index(0, 2).data(tip) == "construction"


def test_a_private_company_says_so_where_its_price_would_stand(model: WatchlistModel) -> None:
    model.set_columns(("price",))
    model.set_rows((dataclasses.replace(ALPHA, is_private=True, listing=None),), TODAY)
    worded, _ = model.painted(0)
    (cell,) = (worded.cell(column) for column in model.columns)
    assert cell.text == "private"


def test_heads_stand_above_the_columns(model: WatchlistModel) -> None:
    across = Qt.Orientation.Horizontal
    assert model.columnCount() == 1
    assert model.headerData(0, across) is None
    model.set_columns(("price", "no_such_column", "comment"))
    assert model.columnCount() == 2
    assert [model.headerData(i, across) for i in range(2)] == ["Price", "Comment"]
    side = model.headerData(0, across, Qt.ItemDataRole.TextAlignmentRole)
    assert side & Qt.AlignmentFlag.AlignRight
    spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Comment: "
    assert "Alpha Corp." in model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)


def priced(company_id: int, price: float | None) -> WatchlistRow:
    return dataclasses.replace(row(company_id, f"C{company_id}"), price=price)


@pytest.mark.parametrize(
    ("name", "descending", "found"),
    [
        (None, False, [1, 2, 3, 4, 5]),
        ("price", False, [4, 2, 5, 1, 3]),
        ("price", True, [2, 5, 4, 1, 3]),
        ("company", False, [1, 2, 3, 4, 5]),
        ("company", True, [5, 4, 3, 2, 1]),
        ("no_such_column", True, [1, 2, 3, 4, 5]),
    ],
)
def test_rows_sort_by_value_and_missing_ones_stand_last(
    name: str | None, descending: bool, found: list[int], model: WatchlistModel
) -> None:
    prices = {1: None, 2: 10.0, 3: None, 4: 9.0, 5: 10.0}
    model.set_rows(tuple(priced(i, price) for i, price in prices.items()), TODAY)
    model.sort_by(name, descending)
    assert [model.company_at(place) for place in range(5)] == found


def test_dates_sort_as_days_and_stages_by_how_far_they_are(model: WatchlistModel) -> None:
    ends = {1: dt.date(2027, 2, 1), 2: dt.date(2026, 12, 1), 3: dt.date(2027, 1, 5)}
    stages = {1: "production", 2: "pea", 3: "construction"}
    model.set_rows(
        [
            dataclasses.replace(
                row(i, f"C{i}"), open=(milestone("x", end, "words"),), stage=stages[i]
            )
            for i, end in ends.items()
        ],
        TODAY,
    )
    for name, found in (("due", [2, 3, 1]), ("state", [2, 3, 1]), ("stage", [2, 3, 1])):
        model.sort_by(name)
        assert [model.company_at(place) for place in range(3)] == found, name


def test_a_new_value_moves_its_row(model: WatchlistModel) -> None:
    model.set_rows([priced(i, float(i)) for i in (1, 2, 3)], TODAY)
    model.sort_by("price")
    held = QPersistentModelIndex(model.index_of(1))
    model.set_rows([priced(1, 9.0), priced(2, 2.0), priced(3, 3.0)], TODAY)
    assert [model.company_at(place) for place in range(3)] == [2, 3, 1]
    assert held.row() == 2


@pytest.mark.parametrize(
    ("text", "place", "moved", "before"),
    [
        ("", 0, (3,), 1),
        ("", 2, (1,), 3),
        ("", 3, (1,), None),
        ("", 1, (1,), 2),
        ("", 3, (3,), None),
        ("a", 1, (3,), 2),  # Beta is hidden: right below Alpha, which is above it
        ("gam", 0, (1,), 2),
    ],
)
def test_a_place_is_told_by_who_comes_after_it(
    text: str, place: int, moved: tuple[int, ...], before: int | None, model: WatchlistModel
) -> None:
    hidden = dataclasses.replace(BETA, company="Bet", short_name="Bet")
    model.set_rows((ALPHA, dataclasses.replace(hidden, codes=(), listing=None), GAMMA), TODAY)
    model.look_for({"a": "al"}.get(text, text))
    assert model.before(place, moved) == before


# -- whatever happens -----------------------------------------------------------------------------

CHANGES = st.one_of(
    st.tuples(
        st.just("rows"),
        st.lists(st.integers(1, 200), unique=True, max_size=90),
        st.integers(0, 3),
    ),
    st.tuples(st.just("sort"), st.sampled_from([None, "price", "company"]), st.booleans()),
    st.tuples(st.just("filter"), st.sampled_from(["", "c1", "c", "9", "nothing"]), st.just(0)),
    st.tuples(st.just("columns"), st.sampled_from([(), USUAL, ("price",)]), st.just(0)),
)


@given(st.lists(CHANGES, max_size=8))
def test_what_qt_hears_is_what_a_fresh_model_shows(
    qapp: QApplication, changes: list[tuple[Any, ...]]
) -> None:
    """A proxy knows only what it hears; it ends with what a model made anew holds."""
    model = WatchlistModel()
    QAbstractItemModelTester(model, FAIL, model)
    heard = QSortFilterProxyModel()
    heard.setSourceModel(model)
    view = QTableView()
    view.setModel(model)
    state: dict[str, Any] = {"rows": [], "sort": (None, False), "filter": "", "columns": ()}
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    for kind, first, second in changes:
        held = {i: QPersistentModelIndex(model.index_of(i)) for i in visible(model)}
        resets.clear()
        if kind == "rows":
            state["rows"] = [priced(i, float((i * 7 + second) % 5)) for i in first]
        else:
            state[kind] = (first, second) if kind == "sort" else first
        apply(model, state)
        fresh = WatchlistModel()
        apply(fresh, state)
        assert shown(heard) == shown(model) == shown(fresh)
        if not resets:
            for i, index in held.items():
                assert index.row() == model.index_of(i).row()
    for each in (view, heard, model):  # in this order, and not whenever Python finds the time
        shiboken6.delete(each)


def apply(model: WatchlistModel, state: dict[str, Any]) -> None:
    model.set_columns(state["columns"])
    model.sort_by(*state["sort"])
    model.look_for(state["filter"])
    model.set_rows(state["rows"], TODAY)


def visible(model: WatchlistModel) -> list[int]:
    return [model.index(place, 0).data(Role.COMPANY_ID) for place in range(model.rowCount())]


def shown(model: QAbstractItemModel) -> list[list[str]]:
    return [
        [model.index(place, column).data() for column in range(model.columnCount())]
        for place in range(model.rowCount())
    ]


def test_very_many_stretches_are_shown_anew_at_once(model: WatchlistModel, qtbot: QtBot) -> None:
    many = [row(i, f"C{i}") for i in range(1, 4 * MOST_STRETCHES)]
    model.set_rows(many, TODAY)
    with qtbot.waitSignal(model.modelReset), qtbot.assertNotEmitted(model.rowsRemoved):
        model.set_rows(many[::2], TODAY)
    assert model.rowCount() == len(many[::2])


# -- copying --------------------------------------------------------------------------------------


def test_rows_are_copied_under_their_heads() -> None:
    columns = [COLUMNS[name] for name in ("company", "change", "comment")]
    odd = dataclasses.replace(FULL, comment="tab\there <b>")
    data = copied([Worded(odd, TODAY), Worded(BETA, TODAY)], columns)
    assert data.text() == ("Company\tChange\tComment\nAlpha\t-1.5%\ttab here <b>\nBeta\t\t\n")
    assert '<td align="right">-1.5%</td>' in data.html()
    assert "tab here &lt;b&gt;" in data.html()


def test_rows_of_two_lines_are_copied_with_what_they_tell() -> None:
    head, line = copied([Worded(FULL, TODAY)], ()).text().splitlines()
    told = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    assert told["Company"] == "Alpha"
    assert told["Price"] == "C$0.245"
    assert told["State"] == "overdue 237 d"
