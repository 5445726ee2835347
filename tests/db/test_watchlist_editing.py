"""Watchlists made, named, ordered, filled and set up, and every act taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import edits, watchlist_editing, watchlists
from db.company_editing import CompanyFacts, add_company, archive
from db.database import Database
from db.errors import Missing, Refused
from db.interchange import outgoing
from db.records import Rule, WatchlistRecord
from db.watchlist_editing import _numbered

TODAY = dt.date(2026, 11, 23)


def everything(database: Database) -> dict[str, Any]:
    with database.reading() as session:
        return outgoing.everything(session)


def do(database: Database, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do an act, take it back, bring it again: the first two leave what was, the third what is."""
    before = everything(database)
    result, edit = edits.make(database, "act", act, *args, **kwargs)
    after = everything(database)
    back = edits.apply(database, edit.inverse())
    assert everything(database) == before
    edits.apply(database, back)
    assert everything(database) == after
    return result


def lists(database: Database) -> dict[str, WatchlistRecord]:
    with database.reading() as session:
        return {found.name: found for found in watchlists.watchlists(session)}


def names(database: Database, watchlist_id: int) -> str:
    with database.reading() as session:
        return "".join(row.company for row in watchlists.rows(session, watchlist_id, TODAY))


@pytest.fixture
def ids(empty: Database) -> dict[str, int]:
    """Companies A to E, all in the first list."""
    with empty.transaction() as session:
        first = watchlist_editing.add(session, "First")
        return {n: add_company(session, CompanyFacts(n), watchlist_id=first) for n in "ABCDE"}


def test_lists_are_added_named_ordered_and_deleted(empty: Database, ids: dict[str, int]) -> None:
    second = do(empty, watchlist_editing.add, "  Second   one ")
    third = do(empty, watchlist_editing.add, "Third", Rule(is_overdue=True))
    assert list(lists(empty)) == ["First", "Second one", "Third"]
    assert lists(empty)["Third"].rule == Rule(is_overdue=True)
    do(empty, watchlist_editing.rename, second, "second ONE")
    do(empty, watchlist_editing.move_list, third, 0)
    assert list(lists(empty)) == ["Third", "First", "second ONE"]
    do(empty, watchlist_editing.move_list, third, 99)
    assert list(lists(empty)) == ["First", "second ONE", "Third"]
    do(empty, watchlist_editing.delete, lists(empty)["First"].id)
    fourth = do(empty, watchlist_editing.add, "First")
    assert list(lists(empty)) == ["second ONE", "Third", "First"]
    do(empty, watchlist_editing.add_to, fourth, list(ids.values()))
    assert names(empty, fourth) == "ABCDE"


@pytest.mark.parametrize("name", ["", " \t", "first", "FIRST "])
def test_a_name_that_is_empty_or_taken_is_refused(
    empty: Database, ids: dict[str, int], name: str
) -> None:
    other = do(empty, watchlist_editing.add, "Other")
    for act, args in (
        (watchlist_editing.add, (name,)),
        (watchlist_editing.rename, (other, name)),
    ):
        with pytest.raises(Refused, match=r"needs a name|a list called “First” already"):
            edits.make(empty, "act", act, *args)


def test_how_a_list_is_shown_is_kept_with_it(empty: Database, ids: dict[str, int]) -> None:
    first = lists(empty)["First"].id
    do(empty, watchlist_editing.set_columns, first, ["company", "price", "last_note"])
    do(empty, watchlist_editing.set_sorting, first, "price", True)
    found = lists(empty)["First"]
    assert found.columns == ("company", "price", "last_note")
    assert (found.sort_by, found.sort_descending) == ("price", True)
    do(empty, watchlist_editing.set_columns, first, [])
    do(empty, watchlist_editing.set_sorting, first, None, True)
    found = lists(empty)["First"]
    assert (found.columns, found.sort_by, found.sort_descending) == ((), None, False)
    for columns in (["price", "price"], ["no price"], [""]):
        with pytest.raises(Refused):
            edits.make(empty, "act", watchlist_editing.set_columns, first, columns)


@pytest.mark.parametrize(
    ("moved", "before", "then"),
    [
        ("E", "A", "EABCD"),
        ("A", None, "BCDEA"),
        ("A", "C", "BACDE"),
        ("B", "B", "ABCDE"),
        ("DB", "A", "BDACE"),
        ("BC", "C", "ABCDE"),
        ("AE", "C", "BAECD"),
        ("ABCDE", "C", "ABCDE"),
        ("", "C", "ABCDE"),
    ],
)
def test_companies_move_within_a_list(
    empty: Database, ids: dict[str, int], moved: str, before: str | None, then: str
) -> None:
    first = lists(empty)["First"].id
    place = ids[before] if before else None
    do(empty, watchlist_editing.move, first, [ids[name] for name in moved], place)
    assert names(empty, first) == then


def test_companies_go_from_list_to_list(empty: Database, ids: dict[str, int]) -> None:
    first = lists(empty)["First"].id
    other = do(empty, watchlist_editing.add, "Other")
    assert do(empty, watchlist_editing.add_to, other, [ids["C"], ids["A"]]) == 2
    assert do(empty, watchlist_editing.add_to, other, [ids["A"], ids["B"]], ids["C"]) == 1
    assert names(empty, other) == "BCA"
    do(empty, watchlist_editing.move_to, first, [ids["E"], ids["A"]], other, ids["A"])
    assert (names(empty, first), names(empty, other)) == ("BCD", "BCEA")
    do(empty, watchlist_editing.move_to, first, [ids["D"]], first, ids["B"])
    assert names(empty, first) == "DBC"
    do(empty, watchlist_editing.remove_from, first, [ids["D"], ids["C"]])
    assert names(empty, first) == "B"


def test_a_place_is_kept_where_an_archived_company_stands(
    empty: Database, ids: dict[str, int]
) -> None:
    first = lists(empty)["First"].id
    do(empty, archive, ids["B"], True)
    do(empty, watchlist_editing.move, first, [ids["E"]], ids["C"])
    do(empty, archive, ids["B"], False)
    assert names(empty, first) == "ABECD"


def test_a_sorted_list_takes_companies_in_but_is_not_ordered_by_hand(
    empty: Database, ids: dict[str, int]
) -> None:
    first = lists(empty)["First"].id
    do(empty, watchlist_editing.set_sorting, first, "price")
    with pytest.raises(Refused, match="“First” is sorted by a column"):
        edits.make(empty, "act", watchlist_editing.move, first, [ids["A"]])
    do(empty, watchlist_editing.remove_from, first, [ids["A"]])
    assert do(empty, watchlist_editing.add_to, first, [ids["A"]]) == 1
    do(empty, watchlist_editing.set_sorting, first, None)
    assert names(empty, first) == "BCDEA"


def test_a_list_with_a_rule_is_filled_by_it_alone(empty: Database, ids: dict[str, int]) -> None:
    first = lists(empty)["First"].id
    do(empty, watchlist_editing.remove_from, first, [ids["E"]])
    do(empty, watchlist_editing.set_rule, first, Rule())
    assert names(empty, first) == "ABCDE"
    for act in (
        watchlist_editing.add_to,
        watchlist_editing.move,
        watchlist_editing.remove_from,
    ):
        with pytest.raises(Refused, match="“First” is filled by its rule"):
            edits.make(empty, "act", act, first, [ids["A"]])
    other = do(empty, watchlist_editing.add, "Other")
    with pytest.raises(Refused, match="“First” is filled by its rule"):
        edits.make(empty, "act", watchlist_editing.move_to, first, [ids["A"]], other)
    assert names(empty, other) == ""
    do(empty, watchlist_editing.set_rule, first, None)
    assert names(empty, first) == "ABCD"


def test_what_a_rule_found_is_kept_by_hand(empty: Database, ids: dict[str, int]) -> None:
    first = lists(empty)["First"].id
    with pytest.raises(Refused, match="by hand already"):
        edits.make(empty, "act", watchlist_editing.fill_by_hand, first, [])
    do(empty, watchlist_editing.set_rule, first, Rule(tags=("x",)))
    do(empty, watchlist_editing.fill_by_hand, first, [ids["E"], ids["B"]])
    assert names(empty, first) == "EB"
    assert lists(empty)["First"].rule is None


def test_what_is_not_there_is_missing(empty: Database, ids: dict[str, int]) -> None:
    first = lists(empty)["First"].id
    other = do(empty, watchlist_editing.add, "Other")
    cases: list[tuple[Callable[..., Any], tuple[Any, ...]]] = [
        (watchlist_editing.rename, (99, "x")),
        (watchlist_editing.delete, (99,)),
        (watchlist_editing.add_to, (first, [99])),
        (watchlist_editing.add_to, (other, [ids["A"]], ids["B"])),
        (watchlist_editing.move, (other, [ids["A"]])),
        (watchlist_editing.remove_from, (other, [ids["A"]])),
    ]
    for act, args in cases:
        with pytest.raises(Missing):
            edits.make(empty, "act", act, *args)


def test_a_step_by_one_changes_two_rows(empty: Database, ids: dict[str, int]) -> None:
    first = lists(empty)["First"].id
    for company, before in (("C", "B"), ("E", "A")):
        _, edit = edits.make(
            empty, "act", watchlist_editing.move, first, [ids[company]], ids[before]
        )
        assert len(edit.changes) <= 2
    assert names(empty, first) == "EACBD"


@given(st.lists(st.integers(-5, 20), max_size=8).map(sorted), st.sets(st.integers(0, 10)))
def test_numbers_rise_whatever_is_put_between(positions: list[int], at: set[int]) -> None:
    places = dict(enumerate(positions))
    order = list(places)
    for new in sorted(at):
        order.insert(new, 100 + new)
    numbered = _numbered(order, places)
    assert list(numbered) == order
    assert list(numbered.values()) == sorted(set(numbered.values()))
    gaps = [b - a for a, b in pairwise(positions)]
    if not at and all(gap > 0 for gap in gaps):
        assert numbered == places
