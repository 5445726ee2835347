"""The chart taken away: PNG, SVG, PDF, the clipboard, tables and paper, each with its source."""

import datetime as dt
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from db import companies
from desktop.charts.time_scale import middle_of
from desktop.main_window import MainWindow
from desktop.market.symbols import symbol_of
from desktop.panels.pictures import image, print_on
from desktop.theme import DARK, LIGHT

SOURCE = "Recorded sample to 8 Mar 2024, not live"


@pytest.fixture
def charted(window: MainWindow) -> MainWindow:
    """The window on a company with recorded prices, in March 2023."""
    window.show_company(window.store.read(companies.find, "MP", symbol_of).id)
    window.company.time.set(middle_of(dt.date(2023, 3, 1)), middle_of(dt.date(2023, 3, 31)))
    QApplication.processEvents()
    return window


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Answer the system's dialog with a place; the names that it suggested."""

    def to(place: Path) -> list[str]:
        suggested: list[str] = []

        def chosen(_parent: Any, _title: str, name: str, kinds: str) -> tuple[str, str]:
            suggested.append(name)
            return str(place), kinds.split(";;", maxsplit=1)[0]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
        return suggested

    return to


def words_of(svg: Path) -> str:
    return " ".join(text.strip() for text in ET.parse(svg).getroot().itertext() if text.strip())


def is_like(colour: QColor, other: QColor) -> bool:
    return colour.rgb() == other.rgb()


def test_a_picture_is_saved_with_its_caption_and_source(
    charted: MainWindow, tmp_path: Path, answer: Any
) -> None:
    file = tmp_path / "chart.svg"
    suggested = answer(file)
    charted.commands.actions["save_chart"].trigger()
    assert suggested == ["MP Materials 2023-03-01 2023-03-31"]
    said = words_of(file)
    assert "MP Materials Corp." in said
    assert "NYSE:MP · USD · 1 Mar 2023 to 31 Mar 2023" in said
    assert SOURCE in said
    assert "Made with Headframe on 23 Nov 2026" in said
    assert "Mountain Pass" in said, "the lanes are in it"


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF-")])
def test_other_kinds_are_saved_by_their_ending(
    charted: MainWindow, tmp_path: Path, answer: Any, ending: str, begins: bytes
) -> None:
    file = tmp_path / f"chart.{ending}"
    answer(file)
    charted.commands.actions["save_chart"].trigger()
    assert file.read_bytes().startswith(begins)
    assert [found.name for found in tmp_path.iterdir() if "chart" in found.name] == [file.name]


def test_a_name_without_an_ending_gets_that_of_the_kind(
    charted: MainWindow, tmp_path: Path, answer: Any
) -> None:
    answer(tmp_path / "chart")
    charted.commands.actions["save_chart"].trigger()
    assert not QImage(str(tmp_path / "chart.png")).isNull()


def test_the_picture_goes_to_the_clipboard_twice_as_sharp(charted: MainWindow) -> None:
    charted.commands.actions["copy_chart"].trigger()
    found = QGuiApplication.clipboard().image()
    chart, lanes = charted.company.price_chart, charted.company.lanes
    assert found.width() == 2 * chart.width()
    assert found.height() > 2 * (chart.height() + lanes.height())


def test_the_window_is_as_before(charted: MainWindow) -> None:
    chart = charted.company.price_chart
    chart.setFocus()
    QApplication.processEvents()
    before = charted.company.grab().toImage()
    image(charted.taking_away.picture())
    image(charted.taking_away.picture(is_on_paper=True))
    assert charted.company.grab().toImage() == before


def test_on_paper_it_is_dark_on_light_whatever_the_theme(charted: MainWindow) -> None:
    charted.theme.choose("dark")
    seen = image(charted.taking_away.picture())
    printed = image(charted.taking_away.picture(is_on_paper=True))
    for y in (4, 400, seen.height() - 4):
        assert is_like(seen.pixelColor(6, y), DARK.panel)
        assert is_like(printed.pixelColor(6, y), LIGHT.panel)
    assert charted.theme.tokens is DARK


def test_the_bars_in_sight_are_copied_as_a_table(charted: MainWindow) -> None:
    charted.commands.actions["copy_bars"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "# MP Materials Corp. · NYSE:MP · USD · 1 Mar 2023 to 31 Mar 2023"
    assert lines[1].startswith(f"# {SOURCE}")
    assert lines[2].split("\t")[:3] == ["day", "open", "high"]
    assert lines[3] == "2023-03-01\t35.389999\t36.669998\t34.73\t35.82\t2391800\t"
    assert lines[-1].startswith("2023-03-31\t")
    assert len(lines) == 3 + 23


def test_the_bars_are_saved_as_a_table(charted: MainWindow, tmp_path: Path, answer: Any) -> None:
    file = tmp_path / "bars.tsv"
    assert answer(file) == []
    charted.commands.actions["save_bars"].trigger()
    assert file.read_text(encoding="utf-8") == charted.taking_away.table()


@pytest.mark.parametrize("name", ["save_chart", "save_bars"])
def test_a_place_that_takes_no_file_is_said_in_a_sentence(
    charted: MainWindow, tmp_path: Path, answer: Any, name: str
) -> None:
    answer(tmp_path / "missing" / "chart.svg")
    heard: list[object] = []
    charted.taking_away.pictures.failed.connect(heard.append)
    charted.taking_away.failed.connect(heard.append)
    charted.commands.actions[name].trigger()
    (trouble,) = heard
    assert "can't be written" in str(trouble)
    assert not (tmp_path / "missing").exists()


def test_what_is_looked_back_to_says_so(charted: MainWindow) -> None:
    charted.company.look_back(dt.date(2023, 3, 20))
    assert "as known on 20 Mar 2023" in charted.taking_away.picture().title


def test_it_is_printed_on_a_page(charted: MainWindow, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    print_on(charted.taking_away.picture(is_on_paper=True), printer)
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")
    assert printer.newPage() is False


def test_the_systems_dialog_is_asked_before_printing(
    charted: MainWindow, keyboard: Any, qtbot: Any
) -> None:
    charted.watchlist.setFocus()
    keyboard.press("Ctrl+P")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    assert dialog.printer().docName().startswith("MP Materials Corp.")
    dialog.reject()
    assert QApplication.activeModalWidget() is None


def test_what_the_systems_dialog_accepts_is_printed(
    charted: MainWindow, keyboard: Any, qtbot: Any, tmp_path: Path
) -> None:
    charted.watchlist.setFocus()
    keyboard.press("Ctrl+P")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: charted.status.saved.text() == "Sent to the printer")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF-")


def test_without_prices_there_is_a_picture_but_no_table(window: MainWindow) -> None:
    window.commands.refresh()
    state = {
        name: window.commands.actions[name].isEnabled() for name in ("save_chart", "copy_bars")
    }
    assert state == {"save_chart": True, "copy_bars": False}
    assert image(window.taking_away.picture()).size() == window.taking_away.picture().size() * 2
    assert window.taking_away.picture().size() != QSize()
