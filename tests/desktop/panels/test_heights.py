"""How high the price and its lanes are: by what they hold, or by hand and then for good."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import settings as kept
from desktop.main_window import MainWindow
from tests.pictures import company

LEFT = Qt.MouseButton.LeftButton


def share(window: MainWindow) -> float:
    """What part of the height the lanes have."""
    QApplication.processEvents()
    sizes = window.company.heights.sizes()
    return sizes[1] / sum(sizes)


def drag(window: MainWindow, by: int) -> None:
    bar = window.company.heights.handle(1)
    QTest.mousePress(bar, LEFT, pos=QPoint(50, 0))
    QTest.mouseMove(bar, QPoint(50, by))
    QTest.mouseRelease(bar, LEFT, pos=QPoint(50, by))


def test_a_window_that_is_resized_gives_the_lanes_what_they_need(window: MainWindow) -> None:
    company("MP")(window)
    window.resize(1440, 700)
    assert share(window) == pytest.approx(0.46, abs=0.01), "no more than that"
    window.resize(1440, 1400)
    assert share(window) == pytest.approx(0.34, abs=0.01), "and no less"


def test_a_height_chosen_by_hand_stays_until_a_double_click_gives_it_back(
    opened: Callable[[], MainWindow],
) -> None:
    window = opened()
    company("MP")(window)
    window.resize(1440, 900)
    usual = share(window)
    drag(window, 120)
    chosen = share(window)
    assert chosen < usual - 0.08
    window.resize(1440, 1300)
    assert share(window) == pytest.approx(chosen, abs=0.01)
    company("UUUU")(window)
    assert share(window) == pytest.approx(chosen, abs=0.01)
    window = opened()
    window.resize(1440, 1300)
    assert share(window) == pytest.approx(chosen, abs=0.01)
    QTest.mouseDClick(window.company.heights.handle(1), LEFT)
    window.resize(1440, 900)
    company("MP")(window)
    assert share(window) == pytest.approx(usual, abs=0.01)
    assert window.settings.get(kept.LANES) == 0
