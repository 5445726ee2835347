"""What financings come to: each deal once, per rung and currency, and what is left out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from db.deals import LADDER
from db.records import IN_ERROR, DealPart, DealRecord, Money
from desktop.analysis.financing import Reason, chains, part_differences, totals

CAD, USD = "CAD", "USD"


def deal(number: int, amount: str | None = "1", currency: str = CAD, **more: Any) -> DealRecord:
    """A financing, as it comes from the database."""
    plain: dict[str, Any] = {
        "category": "financing",
        "uid": f"u{number}",
        "company_id": 1,
        "project_id": None,
        "kind": "loan",
        "firmness": "signed",
        "day": dt.date(2026, 1, 1),
        "day_precision": "day",
        "money": Money(Decimal(amount), currency) if amount is not None else None,
        "currency_explicit": True,
        "amount_text": None,
        "counterparty": None,
        "revision_of_id": None,
        "unit": None,
        "remark": None,
        "source": None,
    }
    return DealRecord(id=number, **{**plain, **more})


def sums(deals: list[DealRecord], keep: Any = None) -> dict[tuple[str | None, str], Decimal]:
    found = totals(deals, keep)
    return {(f.firmness, f.money.currency): f.money.amount for f in found.figures}


def left_out(deals: list[DealRecord]) -> dict[Reason, list[int]]:
    return {left.reason: [d.id for d in left.deals] for left in totals(deals).left_out}


def test_neither_rungs_nor_currencies_are_added_up() -> None:
    deals = [
        deal(1, "250", USD, firmness="indicative"),
        deal(2, "16.1", CAD, firmness="closed"),
        deal(3, "0.2", CAD, firmness="closed"),
        deal(4, "5", CAD, firmness="signed"),
        deal(5, "7", CAD, firmness=None),
    ]
    assert sums(deals) == {
        ("indicative", USD): Decimal(250),
        ("closed", CAD): Decimal("16.3"),
        ("signed", CAD): Decimal(5),
        (None, CAD): Decimal(7),
    }
    assert totals(deals).currencies == (CAD, USD)


def test_a_revised_deal_counts_once_as_it_is_now() -> None:
    first = deal(1, "10", firmness="proposed")
    second = deal(2, "11.5", firmness="proposed", revision_of_id=1)
    third = deal(3, "15.5", firmness="closed", revision_of_id=2)
    deals = [third, first, second]
    assert sums(deals) == {("closed", CAD): Decimal("15.5")}
    assert totals(deals).revised == 2
    assert [row.id for row in chains(deals)[0].rows] == [1, 2, 3]


def test_a_row_in_error_counts_for_nothing_and_the_one_before_holds() -> None:
    first = deal(1, "10")
    wrong = deal(2, "999", revision_of_id=1, confidence=IN_ERROR)
    assert sums([first, wrong]) == {("signed", CAD): Decimal(10)}
    assert left_out([deal(3, "5", confidence=IN_ERROR)]) == {Reason.IN_ERROR: [3]}


def test_parts_never_count_beside_the_whole() -> None:
    parts = (DealPart("brokered", Money(Decimal(6), CAD), None),)
    assert sums([deal(1, "10", parts=parts)]) == {("signed", CAD): Decimal(10)}


def test_what_is_left_out_is_told_with_its_reason() -> None:
    deals = [
        deal(1, "10"),
        deal(2, "110", USD, category="agreement", kind="price_floor"),
        deal(3, "360", USD, includes=("u1",)),
        deal(4, "375", kind="acquisition"),
        deal(5, "4.6", USD, beneficiary="A laboratory"),
        deal(6, None),
    ]
    assert sums(deals) == {("signed", CAD): Decimal(10)}
    assert left_out(deals) == {
        Reason.NO_CASH: [2],
        Reason.SUM: [3],
        Reason.OUTWARD: [4],
        Reason.ELSEWHERE: [5],
        Reason.NO_AMOUNT: [6],
    }


def test_a_sum_counts_where_none_of_its_deals_is_recorded() -> None:
    assert sums([deal(1, "360", includes=("flow_through", "gone"))]) == {
        ("signed", CAD): Decimal(360)
    }
    only_in_error = [deal(1, "360", includes=("u2",)), deal(2, "5", confidence=IN_ERROR)]
    assert sums(only_in_error) == {("signed", CAD): Decimal(360)}


def test_a_project_has_totals_of_its_own() -> None:
    moved = deal(3, "4", project_id=8, revision_of_id=1)
    deals = [deal(1, "1", project_id=7), deal(2, "2"), moved]
    assert sums(deals, [7]) == {}
    assert sums(deals, [8]) == {("signed", CAD): Decimal(4)}
    assert sums(deals, [None]) == {("signed", CAD): Decimal(2)}


def test_assumed_currencies_are_counted() -> None:
    figure = totals([deal(1), deal(2, currency_explicit=False)]).figure("signed", CAD)
    assert figure is not None
    assert (figure.assumed, [d.id for d in figure.deals]) == (1, [2, 1])


def test_parts_are_held_against_the_whole() -> None:
    whole = Money(Decimal("16153334"), CAD)
    brokered, rest = Money(Decimal("11500200"), CAD), Money(Decimal("4653134"), CAD)
    assert part_differences(whole, [brokered, rest]) == ()
    assert part_differences(whole, [brokered]) == (Money(Decimal(-4653134), CAD),)
    assert set(part_differences(brokered, [brokered, Money(Decimal(3), USD)])) == {
        Money(Decimal(3), USD)
    }
    assert part_differences(None, [brokered]) == ()
    assert part_differences(whole, []) == ()


amounts = st.decimals(min_value=0, max_value=10**12, places=6, allow_nan=False)


@st.composite
def recorded(draw: st.DrawFn) -> list[DealRecord]:
    """Deals with straight chains of revisions, in any order."""
    found: list[DealRecord] = []
    for _ in range(draw(st.integers(0, 8))):
        before = None
        for _ in range(draw(st.integers(1, 4))):
            number = len(found) + 1
            row = deal(
                number,
                draw(st.none() | amounts.map(str)),
                draw(st.sampled_from([CAD, USD, "AUD"])),
                firmness=draw(st.none() | st.sampled_from(LADDER)),
                category="financing" if before is None else before.category,
                revision_of_id=before.id if before else None,
                project_id=draw(st.none() | st.integers(1, 2)),
            )
            found.append(row)
            before = row
    return draw(st.permutations(found))


@given(recorded())
def test_totals_are_the_plain_sums_over_the_newest_revisions(deals: list[DealRecord]) -> None:
    revised = {d.revision_of_id for d in deals}
    naive: dict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for newest in (d for d in deals if d.id not in revised):
        if newest.money is not None:
            naive[newest.firmness, newest.money.currency] += newest.money.amount
    assert sums(deals) == naive
    found = totals(deals)
    told = sum(len(f.deals) for f in found.figures) + sum(len(x.deals) for x in found.left_out)
    assert told + found.revised == len(deals)


@given(recorded())
def test_projects_and_the_company_itself_come_to_the_whole(deals: list[DealRecord]) -> None:
    apart: dict[tuple[str | None, str], Decimal] = defaultdict(Decimal)
    for project in (None, 1, 2):
        for key, amount in sums(deals, [project]).items():
            apart[key] += amount
    assert apart == sums(deals)
