"""Other listings beside the price: from the same place at the left, or on the same scale."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from db.prices import Bars
from desktop.analysis.indicators import Indicator
from desktop.charts.comparison import Comparison, Other
from desktop.charts.price_chart import PriceChart
from desktop.charts.seams import SeamMark
from desktop.charts.series import Series
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.theme import Theme

FIRST = date(2025, 1, 6)
THIN = "\u202f"


def bars(closes: list[float], first: date = FIRST) -> Bars:
    days = tuple(first + timedelta(days=n) for n in range(len(closes)))
    column = tuple(closes)
    return Bars(1, days, column, column, column, column, (100,) * len(closes))


def growing(count: int = 100, rate: float = 0.01, start: float = 10.0) -> list[float]:
    return [start * (1 + rate) ** n for n in range(count)]


@pytest.fixture
def chart(qtbot: QtBot) -> PriceChart:
    chart = PriceChart(Theme(choice="light"), TimeRange())
    qtbot.addWidget(chart)
    chart.resize(1100, 600)
    chart.set_today(FIRST + timedelta(days=100))
    chart.set_bars(bars(growing()), currency="CAD", listing_code="TSXV:DEFN", live=False)
    chart.set_range(x_of(FIRST), x_of(FIRST) + 110 * DAY)
    chart.show()
    chart.grab()
    return chart


def legend(chart: PriceChart) -> str:
    return chart._parts.legend.text


def top_of(chart: PriceChart, value: float) -> float:
    low, high = chart.price_range
    return (high - value) / (high - low) * chart.plot_rect.height()


def test_another_company_starts_where_the_price_does(chart: PriceChart) -> None:
    chart.set_comparison([Other("Lynas LYC", bars(growing(rate=0.02, start=500.0)))])
    chart.grab()
    ((_, (line,)),) = chart._parts.compared.drawn
    assert line.first().y() == pytest.approx(top_of(chart, 10.0))
    ends = 10 * 1.02**99
    assert line.last().y() == pytest.approx(top_of(chart, ends))
    assert chart.price_range[1] > ends, "what is compared is in sight as well"
    changes = [f"{(1 + rate) ** 99 * 100 - 100:.1f}" for rate in (0.01, 0.02)]
    assert legend(chart) == f"DEFN +{changes[0]}{THIN}% Lynas LYC +{changes[1]}{THIN}%"


def test_all_start_anew_where_the_view_does(chart: PriceChart) -> None:
    chart.set_comparison([Other("Lynas LYC", bars(growing(rate=0.02, start=500.0)))])
    chart.set_range(x_of(FIRST) + 50 * DAY, x_of(FIRST) + 110 * DAY)
    chart.grab()
    base = 10 * 1.01**50
    ((_, (line,)),) = chart._parts.compared.drawn
    points = line.toList()
    assert points[1].x() == pytest.approx(chart.plot_rect.width() / 60 / 2)
    assert points[1].y() == pytest.approx(top_of(chart, base))
    assert f"DEFN +{1.01**49 * 100 - 100:.1f}{THIN}%" in legend(chart)


def test_the_scale_counts_in_per_cent(chart: PriceChart) -> None:
    prices = chart._parts.scale.labels
    assert "%" not in "".join(prices)
    chart.set_comparison([Other("Lynas LYC", bars(growing(rate=0.02)))])
    labels = chart._parts.scale.labels
    assert labels
    assert all(label.endswith(f"{THIN}%") for label in labels)
    for label, price in zip(labels, chart._parts.scale.prices, strict=True):
        assert float(label.replace(f"{THIN}%", "").replace("−", "-")) == pytest.approx(
            (price / 10.0 - 1) * 100
        )
    assert f"0{THIN}%" in labels
    chart.set_log(True)
    assert all(label.endswith("%") for label in chart._parts.scale.labels)
    chart.set_log(False)
    chart.set_comparison([])
    assert chart._parts.scale.labels == prices


def test_the_legend_follows_the_crosshair(chart: PriceChart) -> None:
    chart.set_comparison([Other("Lynas LYC", bars(growing(rate=0.02)))])
    chart.set_crosshair(FIRST + timedelta(days=10))
    changes = [f"{(1 + rate) ** 10 * 100 - 100:.1f}" for rate in (0.01, 0.02)]
    assert legend(chart) == f"DEFN +{changes[0]}{THIN}% Lynas LYC +{changes[1]}{THIN}%"


def test_one_that_begins_later_says_since_when(chart: PriceChart) -> None:
    later = FIRST + timedelta(days=40)
    chart.set_comparison([Other("New NEW", bars(growing(60, 0.0), later))])
    assert legend(chart).endswith(f"New NEW 0.0{THIN}% since 15 Feb 2025")
    chart.set_crosshair(FIRST)
    assert legend(chart).endswith("New NEW")


def test_listings_of_one_currency_stand_on_the_scale_of_the_price(chart: PriceChart) -> None:
    chart.set_comparison([Other("DFMTF OTC QB", bars([12.0] * 100), is_rebased=False)])
    chart.grab()
    ((_, (line,)),) = chart._parts.compared.drawn
    assert line.first().y() == pytest.approx(top_of(chart, 12.0))
    assert "%" not in "".join(chart._parts.scale.labels)
    assert legend(chart) == f"DEFN {10 * 1.01**99:.2f} DFMTF OTC QB 12.00"


def test_one_that_needs_it_rebases_all(chart: PriceChart) -> None:
    chart.set_comparison(
        [
            Other("DFMTF OTC QB", bars([12.0] * 100), is_rebased=False),
            Other("Lynas LYC", bars([7.0] * 100)),
        ]
    )
    chart.grab()
    tops = [pieces[0].first().y() for _, pieces in chart._parts.compared.drawn]
    assert tops == pytest.approx([top_of(chart, 10.0)] * 2)


def test_what_has_no_prices_is_not_compared(chart: PriceChart) -> None:
    chart.set_comparison([Other("Nothing", Bars(1))])
    assert legend(chart) == ""
    chart.set_bars(None, currency="CAD", listing_code="TSXV:DEFN", live=False)
    chart.set_comparison([Other("Lynas LYC", bars([7.0] * 100))])
    chart.grab()
    assert legend(chart) == ""
    assert chart._parts.compared.drawn == []


def test_a_reader_is_told_what_is_compared(chart: PriceChart) -> None:
    chart.set_comparison([Other("Lynas LYC", bars([7.0] * 100))])
    assert f"Lynas LYC 0.0{THIN}%" in chart.accessibleDescription()


def test_each_has_a_colour_and_a_pattern(chart: PriceChart) -> None:
    chart.set_comparison([Other(str(n), bars([7.0 + n] * 100)) for n in range(4)])
    chart.set_indicators([Indicator("sma", days) for days in (10, 20, 30, 40, 50)])
    compared, drawn = chart._parts.compared.lines, chart._parts.lines.lines
    assert len({line.pattern for line in compared}) == 4
    assert len({line.pattern for line in drawn}) == 5
    assert len({(line.colour, line.pattern) for line in (*compared, *drawn)}) == 9


CLOSES = st.lists(st.floats(0.01, 1e4), min_size=2, max_size=40)


@given(CLOSES, CLOSES, st.integers(-5, 45))
def test_rebased_changes_are_those_of_the_prices(
    own: list[float], other: list[float], start: int
) -> None:
    first = x_of(FIRST) + start * DAY
    comparison = Comparison(Series(bars(own)), [Other("other", bars(other))], "own")
    comparison.rebase(first)
    assert comparison.main is not None
    for line, closes in ((comparison.main, own), (comparison.lines[0], other)):
        base = closes[min(max(start, 0), len(closes) - 1)]
        for n, close in enumerate(closes):
            found = comparison.change(line, x_of(FIRST) + (n + 0.5) * DAY)
            assert found == pytest.approx((close / base - 1) * 100, rel=1e-6, abs=1e-6)
    low, high = comparison.reach(-1e12, 1e12)
    factor = comparison.lines[0].factor
    assert low == pytest.approx(min(other) * factor)
    assert high == pytest.approx(max(other) * factor)
    assert np.isfinite([low, high]).all()


def test_a_seam_is_drawn_at_its_day_with_both_names(chart: PriceChart) -> None:
    before = chart.grab().toImage()
    day = FIRST + timedelta(days=30)
    mark = SeamMark(day, "NYSE:FVAC", "NYSE:MP")
    chart.set_seams([mark])
    assert mark.text == "NYSE:FVAC, from 5 Feb 2025 NYSE:MP"
    image = chart.grab().toImage()
    plot = chart.plot_rect
    x = int(plot.left() + chart.time.to_pixel(x_of(day), plot.width()))
    changed = {
        column
        for column in range(int(plot.left()), int(plot.right()))
        if any(image.pixel(column, y) != before.pixel(column, y) for y in range(90, 300))
    }
    assert changed <= {x - 1, x, x + 1}
    assert changed


def test_prices_stay_clear_of_the_names_over_them(chart: PriceChart) -> None:
    chart.resize(700, 300)
    chart.set_comparison([Other(f"A rather long name {n}", bars([7.0] * 100)) for n in range(3)])
    chart.grab()
    rows = {base for _, _, base in chart._parts.legend._rows}
    assert len(rows) > 1, "the names wrap"
    assert top_of(chart, 10 * 1.01**99) >= max(rows)
