"""The words a user reads."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import DealRecord, EventRecord, GuidanceRecord, Money, Window
from desktop import wording
from desktop.analysis.slip import MilestoneState
from desktop.analysis.story import Entry, Ref

GUIDANCE = GuidanceRecord(
    id=1,
    uid="g",
    milestone_id=1,
    announced_on=None,
    announced_precision="unknown",
    announced_after=None,
    announced_before=None,
    window=Window("early February, 2025", date(2025, 2, 1), date(2025, 2, 10), "part_month"),
    said_by="company",
    in_error=False,
    remark=None,
    confidence=None,
    source=None,
)
DEAL = DealRecord(
    category="agreement",
    id=1,
    uid="d",
    company_id=1,
    project_id=None,
    kind="price_floor",
    firmness="signed",
    day=date(2025, 7, 10),
    day_precision="day",
    money=Money(Decimal(110), "USD"),
    currency_explicit=False,
    amount_text="$110 per kilogram",
    counterparty=None,
    revision_of_id=None,
    unit="per kg NdPr",
    remark=None,
    source=None,
)


def test_a_day() -> None:
    assert wording.day(date(2026, 11, 23)) == "23 Nov 2026"


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("day", "31 Dec 2025"),
        ("month", "Dec 2025"),
        ("quarter", "Q4 2025"),
        ("half", "H2 2025"),
        ("year", "2025"),
    ],
)
def test_a_span_is_said_as_exactly_as_it_is_known(precision: str, text: str) -> None:
    assert wording.span(date(2025, 12, 31), precision) == text


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"announced_on": date(2023, 8, 17), "announced_precision": "day"}, "17 Aug 2023"),
        ({"announced_on": date(2024, 10, 1), "announced_precision": "month"}, "Oct 2024"),
        (
            {"announced_after": date(2024, 10, 31), "announced_before": date(2025, 1, 31)},
            "by 31 Jan 2025",
        ),
        ({"announced_after": date(2025, 10, 31)}, "after 31 Oct 2025"),
        ({}, "day unknown"),
    ],
)
def test_when_it_was_said(known: dict[str, object], text: str) -> None:
    assert wording.said(replace(GUIDANCE, **known)) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (MilestoneState("overdue", 237), "overdue 237 d"),
        (MilestoneState("overdue", 730), "overdue 730 d"),
        (MilestoneState("overdue", 731), "overdue 2.0 y"),
        (MilestoneState("due", 38), "due in 38 d"),
        (MilestoneState("due", 0), "due today"),
        (MilestoneState("open_ended"), "open end"),
        (MilestoneState("undated"), "no date given"),
        (MilestoneState("cancelled"), "cancelled"),
        (MilestoneState("done"), "done"),
    ],
)
def test_states(state: MilestoneState, text: str) -> None:
    assert wording.state(state) == text


@pytest.mark.parametrize(("days", "text"), [(233, "+233 d"), (-49, "−49 d"), (0, "0 d")])
def test_slips_carry_a_sign(days: int, text: str) -> None:
    assert wording.slip(days) == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("16153334", "CAD", "C$16.2 M"),
        ("8000000", "CAD", "C$8 M"),
        ("250000000", "USD", "US$250 M"),
        ("1000000000", "USD", "US$1 bn"),
        ("999999999", "USD", "US$1 bn"),
        ("12500", "EUR", "€12.5 k"),
        ("110", "USD", "US$110"),
        ("5000000", "CHF", "CHF\u202f5 M"),
        ("-5000000", "AUD", "−A$5 M"),
    ],
)
def test_money_always_carries_its_currency(amount: str, currency: str, text: str) -> None:
    assert wording.money(Money(Decimal(amount), currency)) == text


@given(st.decimals(0, 10**13, places=2))
def test_money_never_shows_more_than_four_figures_below_a_trillion(amount: Decimal) -> None:
    text = wording.money(Money(amount, "USD"))
    figures = sum(character.isdigit() for character in text)
    assert figures <= (3 if amount < 10**12 else 5)


@pytest.mark.parametrize(
    ("value", "currency", "text"),
    [
        (15.24, None, "15.24"),
        (0.245, None, "0.245"),
        (0.2, None, "0.20"),
        (15.24, "USD", "US$15.24"),
        (1520.0, "JPY", "¥1520"),
    ],
)
def test_prices(value: float, currency: str | None, text: str) -> None:
    assert wording.price(value, currency) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.2, "+0.2\u202f%"), (-0.2, "−0.2\u202f%"), (0.0, "0.0\u202f%"), (-0.01, "0.0\u202f%")],
)
def test_percents_have_a_narrow_space_and_a_real_minus(value: float, text: str) -> None:
    assert wording.percent(value) == text


def test_a_percent_beside_an_arrow_has_no_plus() -> None:
    assert wording.percent(5.5, signed=False) == "5.5\u202f%"


def test_codes_become_words() -> None:
    assert wording.stage("pfs") == "PFS"
    assert wording.stage("ramp_up") == "ramp-up"
    assert wording.stage_tag("production") == "PROD"
    assert wording.project_kind("plant") == "plant"
    assert wording.deal_kind("life_offering") == "LIFE offering"
    assert wording.firmness("indicative") == "indicative"
    assert wording.kind("policy") == "Policy"
    assert wording.change("soft_slip") == "soft slip"


def test_a_code_from_elsewhere_is_still_readable() -> None:
    assert wording.deal_kind("green_bond") == "Green bond"
    assert wording.stage("pre_study") == "pre study"
    assert wording.stage_tag("pre_study") == "PRE_S"


def test_an_amount_has_its_unit_or_its_own_words() -> None:
    assert wording.amount(DEAL) == "US$110 per kg NdPr"
    assert wording.amount(replace(DEAL, money=None)) == "$110 per kilogram"


def test_the_end_of_an_event_says_so() -> None:
    pause = EventRecord(1, "e", "Suspension of controls", "x", None, None, "day", None, None, None)
    start = Entry(Ref("event", 1), None, "policy", None, pause)
    end = Entry(Ref("event_end", 1), None, "policy", None, pause)
    assert wording.title(start) == "Suspension of controls"
    assert wording.title(end) == "Suspension of controls ends"


def test_a_note_is_called_by_its_first_line() -> None:
    assert wording.first_line("\n# PFS results\n\nGood.") == "PFS results"
    assert wording.first_line("   ") == ""
