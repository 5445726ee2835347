"""Uses count, fade, and are kept as a text that may be damaged."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.analysis.uses import KEPT, MOST, Uses

TODAY = dt.date(2026, 11, 23)


def used(*names: str, on: dt.date = TODAY, before: str = "") -> Uses:
    uses = Uses(before, on)
    for name in names:
        uses.add(name)
    return uses


def test_what_is_used_more_is_worth_more_up_to_a_limit() -> None:
    uses = used(*["often"] * 5, "once", *["always"] * 500)
    assert 0 == uses.points("never") < uses.points("once") < uses.points("often")
    assert uses.points("always") == MOST
    assert uses.most(2) == ["always", "often"]


def test_a_use_counts_half_after_a_fortnight_and_is_forgotten_later() -> None:
    kept = used("a", "a").text()
    assert Uses(kept, TODAY + dt.timedelta(days=14)).count("a") == pytest.approx(1)
    assert Uses(kept, TODAY + dt.timedelta(days=365)).most(5) == []


def test_uses_add_up_over_days() -> None:
    later = TODAY + dt.timedelta(days=14)
    assert used("a", on=later, before=used("a", "a").text()).count("a") == pytest.approx(2)


def test_only_the_most_used_are_kept() -> None:
    uses = used(*(f"name {i}" for i in range(KEPT + 50)), "name 3")
    again = Uses(uses.text(), TODAY)
    assert len(again.most(10_000)) == KEPT
    assert again.most(1) == ["name 3"]


@pytest.mark.parametrize("text", ["", "nonsense", "[]", "3", '{"a": 1}', '{"a": ["x", "y"]}'])
def test_a_damaged_text_counts_for_nothing(text: str) -> None:
    uses = Uses(text, TODAY)
    assert uses.most(5) == []
    assert uses.points("a") == 0


def test_a_clock_set_back_makes_nothing_grow() -> None:
    kept = used("a").text()
    assert Uses(kept, TODAY - dt.timedelta(days=100)).count("a") == pytest.approx(1)
