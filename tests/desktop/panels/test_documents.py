"""The Documents tab: files and sources, what rests on each, and the filter over them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db import companies, company_editing, source_editing
from db.company_editing import CompanyFacts
from db.source_editing import SourceFacts
from desktop.analysis.story import Ref
from desktop.main_window import MainWindow
from desktop.models.lines import Line, LinesModel, matching
from desktop.panels import documents
from desktop.panels.documents import DocumentsPanel


@pytest.fixture
def panel(window: MainWindow) -> DocumentsPanel:
    """The tab, brought to the front."""
    window.panes.enter_tab(window.documents)
    return window.documents


def lines(panel: DocumentsPanel) -> list[Line]:
    return list(panel.model.all_lines())


def test_sources_stand_by_class_with_what_rests_on_each(panel: DocumentsPanel) -> None:
    titles = [line.words for line in lines(panel) if line.is_title]
    assert titles == [
        "Company release · 6",
        "Trade press · 10",
        "General press · 1",
        "Reference work · 2",
        "check · Aggregator or AI-written · 4",
        "Used nowhere yet · 1",
    ]
    first = next(line for line in lines(panel) if line.ref and line.ref.kind == "source")
    assert first.detail.startswith(f"{len(first.lines)} rest on it · ")
    assert all(line.ref is not None for line in first.lines)


def test_the_filter_narrows_as_one_types(
    window: MainWindow, panel: DocumentsPanel, keyboard: Any
) -> None:
    keyboard.press("Alt+1", "Ctrl+F")
    assert panel.isVisible()
    keyboard.write("bridge")
    shown = [line for line in lines(panel) if line.ref and line.ref.kind == "source"]
    assert shown
    assert all("bridge" in words(line) for line in shown)
    keyboard.press("Down")
    assert QApplication.focusWidget() is panel.tree
    keyboard.press("Ctrl+F", "Escape")
    assert panel.filter.text() == ""
    assert len([line for line in lines(panel) if line.is_title]) == 6


def words(line: Line) -> str:
    below = " ".join(words(each) for each in line.lines)
    return f"{line.words} {line.detail} {below}".casefold()


def test_where_nothing_matches_the_filter_can_be_cleared(
    qtbot: QtBot, panel: DocumentsPanel
) -> None:
    panel.filter.setText("no such thing")
    assert panel.model.rowCount() == 0
    clear = next(b for b in panel.findChildren(QPushButton) if b.text() == "Clear filter")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert panel.model.rowCount() == 6


def test_another_company_begins_without_a_filter(window: MainWindow, panel: DocumentsPanel) -> None:
    panel.filter.setText("bridge")
    window.show_company(window.store.read(companies.find, "Lynas").id)
    assert panel.filter.text() == ""
    assert panel.model.rowCount() > 1


def test_a_company_without_documents_is_told_how_to_have_some(
    qtbot: QtBot, opened: Any, place: Path
) -> None:
    place.unlink()
    window = opened()
    window.files.start_empty()
    list_id = window.selection.list.id
    window.store.edit("Add", company_editing.add_company, CompanyFacts("New Corp."), (), list_id)
    window.panes.enter_tab(window.documents)
    assert window.documents.model.rowCount() == 0
    assert not window.documents.filter.isVisible()
    shown = [b.text() for b in window.documents.findChildren(QPushButton) if b.isVisible()]
    assert sorted(shown) == ["Attach a file", "New source"]


def test_what_is_chosen_elsewhere_is_marked_here_when_looked_at(
    window: MainWindow, panel: DocumentsPanel, keyboard: Any
) -> None:
    timeline = window.selection.timeline
    assert timeline is not None
    deal = next(d for d in timeline.deals if d.source)
    keyboard.press("Alt+1")
    window.choose(Ref(deal.category, deal.id))
    keyboard.press("Alt+4")
    current = panel.tree.currentIndex().data()
    assert "C$" in current


def test_lines_are_a_sound_model_with_and_without_a_filter(panel: DocumentsPanel) -> None:
    model = LinesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    top = [line for line in lines(panel) if line.is_title]
    for typed in ("", "metals 2025", "nothing at all"):
        model.set_lines(matching(top, typed))
    model.set_lines(matching(top, "press"))
    assert model.rowCount() >= 2


def test_much_is_looked_through_in_the_background(
    qtbot: QtBot, window: MainWindow, panel: DocumentsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [line.words for line in lines(panel)]
    monkeypatch.setattr(documents, "AT_ONCE", 0)
    facts = SourceFacts("A page that nothing rests on", "forum")
    window.store.edit("New source", source_editing.add_source, facts)
    qtbot.waitUntil(lambda: [line.words for line in lines(panel)] != before)
    assert "A page that nothing rests on" in [line.words for line in lines(panel)]
