"""Chart and timeline panned together, against two stock plots that pyqtgraph links."""

import datetime as dt
import itertools
import os
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pyqtgraph as pg
from bars import made_up_bars
from measuring import Figures, interleaved_with_peer, milliseconds
from PySide6.QtWidgets import QApplication, QWidget

from db.prices import Bar, Bars
from db.records import (
    CompanyRecord,
    CompanyTimeline,
    GuidanceRecord,
    MilestoneRecord,
    ProjectRecord,
    Window,
)
from desktop.charts.lanes_chart import LanesChart
from desktop.charts.price_chart import PriceChart
from desktop.charts.time_scale import DAY, TimeRange, x_of
from desktop.theme import Theme

MILESTONES, PROJECTS = 200, 8
SIZE = 1_200, 480
STEPS = 40
YEARS = 6

application = QApplication.instance() or QApplication([])


def made_up_timeline(first: dt.date) -> CompanyTimeline:
    """Projects whose milestones were each promised twice, spread over the bars and beyond."""
    company = CompanyRecord(1, "c", "Benchmark Mines", (), False, None, "", ())
    milestones = [_made_up_milestone(number, first) for number in range(MILESTONES)]
    projects = tuple(
        ProjectRecord(
            id=number,
            uid=f"p{number}",
            company_id=1,
            name=f"Pit {number}",
            aliases=(),
            kind="mine",
            country=None,
            region=None,
            stage="pfs",
            stage_status="complete",
            stage_as_of=None,
            chain_steps=(),
            remark=None,
            milestones=tuple(milestones[number::PROJECTS]),
        )
        for number in range(PROJECTS)
    )
    return CompanyTimeline(company, (), projects, (), (), ())


def _made_up_milestone(number: int, first: dt.date) -> MilestoneRecord:
    promises = tuple(_promise(2 * number + again, number, first, again) for again in (0, 1))
    return MilestoneRecord(
        id=number,
        uid=f"m{number}",
        company_id=1,
        project_id=number % PROJECTS,
        name=f"Step {number}",
        type="pfs",
        phase="none",
        status="planned",
        actual=None,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )


def _promise(number: int, milestone: int, first: dt.date, again: int) -> GuidanceRecord:
    start = _begin(milestone, first) + dt.timedelta(120 * again)
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=milestone,
        announced_on=start - dt.timedelta(300 - 90 * again),
        announced_precision="day",
        announced_after=None,
        announced_before=None,
        window=Window("in the quarter", start, start + dt.timedelta(90), "quarter"),
        said_by=None,
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
    )


def _begin(milestone: int, first: dt.date) -> dt.date:
    return first + dt.timedelta(milestone * 365 * YEARS // MILESTONES)


def panned(rounds: int) -> Figures:
    """A step of panning over three years, of both panes, and their synchronous repaint."""
    rows = made_up_bars()
    first = rows[-1].day - dt.timedelta(365 * YEARS)
    ours, peer = _ours(rows, first), _peer(rows, first)
    return interleaved_with_peer(rounds * STEPS, ours, peer)


def _steps(first: dt.date) -> list[tuple[float, float]]:
    return [
        (x_of(first) + n * 20 * DAY, x_of(first) + (n * 20 + 3 * 365) * DAY) for n in range(STEPS)
    ]


def _shown(*panes: QWidget) -> QWidget:
    window = QWidget()
    window.resize(SIZE[0], 2 * SIZE[1])
    for number, pane in enumerate(panes):
        pane.setParent(window)
        pane.setGeometry(0, number * SIZE[1], *SIZE)
    window.show()
    application.processEvents()
    return window


def _ours(rows: list[Bar], first: dt.date) -> Callable[[], float]:
    theme, time = Theme(choice="light"), TimeRange()
    chart, lanes = PriceChart(theme, time), LanesChart(theme, time)
    days, opens, highs, lows, closes, volumes = list(zip(*rows, strict=True))[:6]
    bars = Bars(1, days, opens, highs, lows, closes, volumes)
    chart.set_today(days[-1])
    chart.set_bars(bars, currency="USD", listing_code="NYSE:T", live=False)
    lanes.set_timeline(made_up_timeline(first), days[-1])
    window = _shown(chart, lanes)
    window.setFocus()  # no ring of the keyboard's focus, as the peer has none
    steps = itertools.cycle(_steps(first))

    def frame() -> float:
        def drawn() -> None:
            time.set(*next(steps))
            chart.viewport().repaint()  # and, at once, what else of the window asks for it

        assert window.isVisible()
        return milliseconds(drawn)

    return frame


def _peer(rows: list[Bar], first: dt.date) -> Callable[[], float]:
    chart, lanes = (pg.PlotWidget(axisItems={"bottom": pg.DateAxisItem()}) for _ in range(2))
    chart.plot([x_of(row.day) for row in rows], [row.close for row in rows])
    for number in range(MILESTONES):
        left = x_of(_begin(number, first))
        bar = pg.BarGraphItem(x0=[left], width=[90 * DAY], y0=[number % PROJECTS], height=[0.6])
        lanes.addItem(bar)
    lanes.setXLink(chart)
    lanes.disableAutoRange()
    window = _shown(chart, lanes)
    steps = itertools.cycle(_steps(first))

    def frame() -> float:
        def drawn() -> None:
            chart.setXRange(*next(steps), padding=0)
            chart.viewport().repaint()
            lanes.viewport().repaint()

        assert window.isVisible()
        return milliseconds(drawn)

    return frame
