"""The record of a company, and the trend of a milestone: by mouse, and by keyboard alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame
from pytestqt.qtbot import QtBot

from db import companies, company_editing
from db.records import Window
from desktop.analysis.story import Ref
from desktop.charts.trend_scale import TrendScale
from desktop.main_window import MainWindow
from desktop.models.ledger import REF, LedgerModel, window_words
from desktop.panels.pictures import WidgetPicture, save


def show(window: MainWindow, company: str) -> None:
    found = window.store.read(companies.find, company, lambda *_: "")
    window.show_company(found.id)


def ref_of(window: MainWindow, uid: str) -> Ref:
    timeline = window.company.timeline
    assert timeline is not None
    return next(Ref("milestone", m.id) for m in timeline.all_milestones if m.uid == uid)


def tiles(window: MainWindow) -> list[str]:
    """What a screen reader says of each figure."""
    layout = window.record.tiles
    items = (layout.itemAt(i) for i in range(layout.count()))
    return [item.widget().accessibleName() for item in items if item]


def ledger(window: MainWindow) -> list[list[str]]:
    return window.company.trend.ledger.rows.as_table()[1:]


def test_the_record_of_a_company_with_its_n(window: MainWindow, keyboard: Any) -> None:
    show(window, "Defense Metals")
    keyboard.press("Alt+5")
    assert window.panes.tab == "record"
    assert window.record.sentence.text() == "0 of 2 first windows met."
    assert tiles(window) == [
        "0 of 2 first windows met",
        "+299 d median move, n 2",
        "4.0 promises a milestone, n 2",
        "+233 d mean, done too late, n 1",
    ]
    assert "picture, not a rate" in window.record.warning.text()
    misses = [line.words for line in window.record.model.all_lines()]
    assert misses[-2:] == [
        "Wicheeda · Pre-Feasibility Study results",
        "H1/24 → done 18 Feb 2025  +233 d",
    ]


def test_a_milestone_s_record_and_trend_by_keyboard_alone(
    window: MainWindow, keyboard: Any
) -> None:
    show(window, "Defense Metals")
    keyboard.press("Alt+5")
    entries = [window.record.scope.itemText(i).strip() for i in range(window.record.scope.count())]
    down = entries.index("Pre-Feasibility Study results")
    keyboard.press(*["Down"] * down)
    assert window.selection.ref == ref_of(window, "wicheeda-pfs")
    assert window.record.sentence.text() == "First promised: H1/24. Done 18 Feb 2025."
    assert tiles(window) == [
        "5 targets given",
        "0 of 2 closed windows met",
        "+233 d first window to done",
    ]
    window.company.price_chart.setFocus()
    keyboard.press("T")
    assert QApplication.focusWidget() is window.company.trend.plot
    assert [row[5] for row in ledger(window)] == ["", "0 d", "+62 d", "+212 d", "−49 d"]
    keyboard.press("Right", "Right")
    chosen = window.selection.ref
    assert chosen is not None
    assert chosen.kind == "guidance"
    assert window.company.trend.ledger.currentIndex().row() == 1
    assert window.story.list.currentIndex().isValid()
    keyboard.press("Escape")
    assert not window.company.shows_trend
    assert not window.commands.actions["trend"].isChecked()


def test_the_trend_of_no_milestone_chosen_is_that_of_the_most_promised(
    window: MainWindow, keyboard: Any
) -> None:
    show(window, "Defense Metals")
    window.company.price_chart.setFocus()
    keyboard.press("T")
    trend = window.company.trend
    assert trend.title.text() == "Pre-Feasibility Study results"
    assert trend.facts.text() == "Wicheeda · 5 targets in 18 months"
    assert len(ledger(window)) == 5
    window.watchlist.step(1)  # to a company of which nothing is chosen
    assert trend.title.text() not in {"Pre-Feasibility Study results", ""}
    assert len(ledger(window)) > 1


def test_a_miss_and_its_trend_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    show(window, "Arafura")
    window.panes.show_tab(window.record)
    tree = window.record.misses
    line = tree.model().index(0, 0)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(line).center())
    assert window.selection.ref == ref_of(window, "nolans-fid")
    qtbot.mouseClick(window.record.trend, Qt.MouseButton.LeftButton)
    trend = window.company.trend
    assert trend.title.text() == "Final investment decision"
    assert trend.facts.text() == "Nolans · 6 targets in 21 months"
    assert trend.plot.isVisible()
    scale = trend.plot.scale()
    row = trend.plot._row
    assert row is not None
    last = row.promises[-1]
    assert last.said is not None
    assert last.bar is not None
    place = scale.point(last.said, last.bar.last).toPoint()
    qtbot.mouseClick(trend.plot, Qt.MouseButton.LeftButton, pos=place)
    assert window.selection.ref == last.ref
    assert trend.ledger.currentIndex().data(REF) == last.ref
    qtbot.mouseClick(trend.back, Qt.MouseButton.LeftButton)
    assert window.company.price_chart.isVisible()


def test_the_plot_says_what_it_shows(window: MainWindow) -> None:
    show(window, "Arafura")
    window.choose(ref_of(window, "nolans-fid"))
    window.company.show_trend(True)
    told = window.company.trend.plot.accessibleDescription()
    assert told.startswith("Final investment decision. 1. by the end of this year, said ")
    assert told.endswith("overdue 146 d")


def test_without_a_promise_it_says_what_to_do(window: MainWindow) -> None:
    facts = company_editing.CompanyFacts("Nothing Known Yet Resources")
    window.show_company(window.store.edit("Add", company_editing.add_company, facts, [], None))
    window.company.show_trend(True)
    assert window.company.trend.title.text() == "Nothing was promised yet"
    assert not window.company.trend.plot.grab().toImage().isNull()


def test_an_open_end_is_no_step_towards_an_earlier_day(window: MainWindow) -> None:
    show(window, "Energy Fuels")
    first, _, _ = window.record.sentence.text().partition(", and nothing later is known.")
    assert first == "1 of 1 first windows met. 1 is over"
    window.choose(ref_of(window, "donald-supply"))
    window.company.show_trend(True)
    plot = window.company.trend.plot
    row = plot._row
    assert row is not None
    assert [p.words for p in row.promises] == ["starting in 2026", "as early as 2026"]
    (line,) = plot._steps(plot.scale(), row)
    assert len({corner.y() for corner in line}) == 1
    opened = row.promises[1].said
    assert opened is not None
    assert line[-1].x() == pytest.approx(plot.scale().left(opened), abs=30)


def test_the_ledger_is_copied_as_a_table(window: MainWindow, keyboard: Any) -> None:
    show(window, "Arafura")
    window.choose(ref_of(window, "nolans-fid"))
    window.company.show_trend(True)
    window.company.trend.ledger.setFocus()
    keyboard.press("Ctrl+C")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["#", "Said", "In these words"]
    assert len(lines) == 7


@pytest.mark.parametrize(
    ("ending", "starts"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF-")]
)
def test_the_trend_is_saved_as_a_picture(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    starts: bytes,
) -> None:
    show(window, "Arafura")
    window.choose(ref_of(window, "nolans-fid"))
    window.company.show_trend(True)
    file = tmp_path / f"trend.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    window.commands.actions["save_trend"].trigger()
    assert file.read_bytes().startswith(starts)
    assert window.status.saved.text() == f"Saved trend.{ending}"
    assert [each.name for each in tmp_path.glob("trend*")] == [file.name]


def test_a_picture_that_can_t_be_saved_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "nowhere" / "trend.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    window.company.show_trend(True)
    window.commands.actions["save_trend"].trigger()
    assert "trend.png" in window.status.sentence()


def test_a_picture_on_the_clipboard_is_twice_as_sharp(window: MainWindow) -> None:
    window.company.show_trend(True)
    window.commands.actions["copy_trend"].trigger()
    assert QGuiApplication.clipboard().image().size() == window.company.trend.plot.size() * 2


def test_the_saved_picture_is_what_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    widget = QFrame()
    qtbot.addWidget(widget)
    widget.setStyleSheet("background: #2766D4")
    widget.resize(40, 30)
    save(WidgetPicture(widget), tmp_path / "a.png")
    found = QImage(str(tmp_path / "a.png"))
    assert found.size() == widget.size() * 2
    assert found.pixelColor(QPoint(20, 20)).name() == "#2766d4"


def test_the_trend_changes_with_the_promises(
    qtbot: QtBot, window: MainWindow, keyboard: Any
) -> None:
    show(window, "Arafura")
    ref = ref_of(window, "nolans-fid")
    window.choose(ref)
    window.company.show_trend(True)
    window.story.list.setFocus()
    window.delete(ref)
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert window.company.trend.title.text() == "Nothing was promised yet"
    keyboard.press("Ctrl+Z")
    window.choose(ref)
    assert window.company.trend.title.text() == "Final investment decision"


def test_the_ledger_s_model_keeps_to_the_rules(window: MainWindow, qtbot: QtBot) -> None:
    model = window.company.trend.ledger.rows
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    window.company.show_trend(True)
    for company in ("Arafura", "Defense Metals", "Torngat"):
        show(window, company)
    show(window, "Arafura")
    window.choose(ref_of(window, "nolans-fid"))
    assert model.rowCount() == 6
    assert isinstance(model, LedgerModel)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "none"),
        ("2026-01-01", None, "from 1 Jan 2026"),
        (None, "2026-03-31", "to 31 Mar 2026"),
        ("2026-03-31", "2026-03-31", "31 Mar 2026"),
        ("2026-01-01", "2026-03-31", "1 Jan 2026 – 31 Mar 2026"),
    ],
)
def test_windows_in_words(start: str | None, end: str | None, words: str) -> None:
    found = Window("said", day(start) if start else None, day(end) if end else None, "manual")
    assert window_words(found) == words


MOMENTS = st.floats(0, 4e9, allow_nan=False)


@given(st.tuples(MOMENTS, MOMENTS), st.tuples(MOMENTS, MOMENTS), MOMENTS)
def test_the_diagonal_is_what_is_said_on_its_day(
    said: tuple[float, float], promised: tuple[float, float], moment: float
) -> None:
    first, last = sorted(said)
    low, high = sorted(promised)
    if last - first < 1e6 or high - low < 1e6:
        return
    scale = TrendScale((first, last), (low, high), QRectF(80, 40, 700, 400))
    cut = scale.diagonal()
    inside = max(first, low) < moment < min(last, high)
    if cut is None:
        assert not inside
    elif inside:
        a, b = cut
        on = scale.point(moment, moment)
        cross = (b.x() - a.x()) * (on.y() - a.y()) - (b.y() - a.y()) * (on.x() - a.x())
        assert abs(cross) < 1e-3 * 700 * 400


def test_lines_of_the_story_still_lead_to_the_record(
    window: MainWindow, story_lines: Callable[[MainWindow], list[str]]
) -> None:
    show(window, "Arafura")
    window.choose(ref_of(window, "nolans-fid"))
    window.panes.show_tab(window.record)
    assert window.record.milestone == ref_of(window, "nolans-fid")
    assert any("Final investment decision" in line for line in story_lines(window))
