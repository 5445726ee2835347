"""The Financing tab: totals that lead to their deals, and what is in none of them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from db import companies
from db.records import CompanyTimeline
from desktop.analysis.financing import Totals, totals
from desktop.analysis.story import Ref
from desktop.main_window import MainWindow
from desktop.models.financing import TotalsModel
from desktop.models.lines import LineRole
from desktop.panels.financing import FinancingPanel


@pytest.fixture
def panel(window: MainWindow) -> FinancingPanel:
    """The tab, brought to the front."""
    window.panes.enter_tab(window.financing)
    return window.financing


def show(window: MainWindow, name: str) -> CompanyTimeline:
    window.show_company(window.store.read(companies.find, name).id)
    timeline = window.selection.timeline
    assert timeline is not None
    return timeline


def table(panel: FinancingPanel) -> list[list[str]]:
    model = panel.sums
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    rows = range(model.rowCount())
    return [heads, *([model.index(r, c).data() for c in range(len(heads))] for r in rows)]


def lines(panel: FinancingPanel) -> list[str]:
    model = panel.model
    return [model.index(row).data() for row in range(model.rowCount())]


def cell(panel: FinancingPanel, rung: str, currency: str) -> QModelIndex:
    heads, *rows = table(panel)
    row = next(i for i, cells in enumerate(rows) if cells[0] == rung)
    return panel.sums.index(row, heads.index(currency))


def test_the_totals_stand_per_rung_and_currency(panel: FinancingPanel) -> None:
    assert table(panel) == [
        ["Firmness", "CAD", "USD"],
        ["closed", "20.2 M *", None],
        ["proposed", "20.5 M *", None],
        ["indicative", None, "250 M"],
    ]
    spoken = cell(panel, "closed", "CAD").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "closed, C$20153334, 2 deals, currency assumed in 2"
    assert panel.said.text() == "* currency assumed: the source names none"


def test_a_click_on_a_sum_leads_to_its_deals(qtbot: QtBot, panel: FinancingPanel) -> None:
    assert len(lines(panel)) == 5
    at = panel.table.visualRect(cell(panel, "closed", "CAD")).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert lines(panel) == ["LIFE offering · C$16.2 M", "Convertible notes · C$4 M"]
    assert panel.all_deals.text() == "closed CAD: show all deals"
    qtbot.mouseClick(panel.all_deals, Qt.MouseButton.LeftButton)
    assert len(lines(panel)) == 5
    assert not panel.all_deals.isVisible()


def test_the_same_by_keyboard(panel: FinancingPanel, keyboard: Any, window: MainWindow) -> None:
    keyboard.press("Alt+3")
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.sums.index(0, 0))
    keyboard.press("Down", "Down", "Right", "Right", "Return")
    assert lines(panel) == ["Letter of interest · US$250 M"]
    keyboard.press("Down", "Return")
    assert window.selection.ref is not None
    assert window.selection.ref.kind == "financing"


def test_what_is_not_counted_is_said_and_shown(
    qtbot: QtBot, window: MainWindow, panel: FinancingPanel
) -> None:
    show(window, "Ucore")
    assert "replaced by newer news (1)" in panel.said.text()
    show(window, "MP")
    assert panel.said.text().startswith("Not counted: agreements, which are no cash (2)")
    qtbot.mouseClick(panel.left_out, Qt.MouseButton.LeftButton)
    assert lines(panel) == ["Agreements, which are no cash · 2"]
    title = panel.model.index(0)
    below = {panel.model.index(row, 0, title).data() for row in range(panel.model.rowCount(title))}
    assert below == {"Price floor · US$110 per kg NdPr", "Supply agreement · US$500 M"}


def test_a_project_has_totals_of_its_own(window: MainWindow, panel: FinancingPanel) -> None:
    timeline = show(window, "MP")
    tenx = next(p for p in timeline.projects if p.name.startswith("10X"))
    panel.scope.set_value(tenx.id)
    assert table(panel) == [
        ["Firmness", "USD"],
        ["signed", "400 M *"],
        ["committed", "1.2 bn *"],
    ]
    assert len(lines(panel)) == 3
    show(window, "Lynas")
    assert panel.scope.currentText() == "Whole company"


def test_a_revised_deal_shows_every_row(window: MainWindow, panel: FinancingPanel) -> None:
    show(window, "Ucore")
    at = next(i for i, words in enumerate(lines(panel)) if words == "LIFE offering · C$15.5 M")
    deal = panel.model.index(at)
    below = [panel.model.index(row, 0, deal).data() for row in range(panel.model.rowCount(deal))]
    assert below[:2] == ["19 Jun 2025 · closed · C$15.5 M", "Jun 2025 · proposed · C$10 M"]
    assert below[2].startswith("Final size of the offering")
    details = [panel.model.index(row, 0, deal).data(LineRole.LINE).detail for row in (0, 1)]
    assert details[0].startswith("“C$15.5 Million” · InvestorTalk")
    assert details[1].startswith("“$10 million” · currency assumed · ")


def test_one_row_of_a_deal_is_deleted_by_key_and_comes_back(
    window: MainWindow, panel: FinancingPanel, keyboard: Any
) -> None:
    timeline = show(window, "Ucore")
    first = next(d for d in timeline.deals if d.money and d.money.amount == 10_000_000)
    panel.tree.setFocus()
    window.choose(Ref("financing", first.id))
    assert panel.tree.currentIndex().data() == "Jun 2025 · proposed · C$10 M"
    keyboard.press("Delete")
    assert "replaced by newer news" not in panel.said.text()
    assert cell(panel, "closed", "CAD").data() == "15.5 M"
    keyboard.press("Ctrl+Z")
    assert "replaced by newer news (1)" in panel.said.text()


def test_a_line_of_the_newest_row_stays_the_chosen_one(
    window: MainWindow, panel: FinancingPanel
) -> None:
    show(window, "Ucore")
    at = next(i for i, words in enumerate(lines(panel)) if words == "LIFE offering · C$15.5 M")
    row = panel.model.index(0, 0, panel.model.index(at))
    panel.tree.setCurrentIndex(row)
    assert panel.tree.currentIndex() == row
    assert window.selection.ref == row.data(LineRole.REF)


def test_parts_stand_beside_the_whole_they_come_to(panel: FinancingPanel) -> None:
    deal = panel.model.index(0)
    below = [panel.model.index(row, 0, deal).data() for row in range(panel.model.rowCount(deal))]
    assert below[:3] == [
        "Brokered · C$11.5 M",
        "Non-brokered · C$4.65 M",
        "The parts come to the whole",
    ]


def test_a_company_without_a_financing_is_told_how_to_enter_one(
    qtbot: QtBot, window: MainWindow, panel: FinancingPanel
) -> None:
    show(window, "Rare Element")
    buttons = [b for b in panel.findChildren(type(panel.left_out)) if b.isVisible()]
    assert [b.text() for b in buttons] == ["New financing"]


def test_the_totals_are_a_sound_model(window: MainWindow) -> None:
    model = TotalsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for name in ("DEFN", "MP", "Neo"):
        model.set_totals(totals(show(window, name).deals))
        assert model.rowCount()
    model.set_totals(Totals((), (), 0))
    assert (model.rowCount(), model.columnCount()) == (0, 1)
