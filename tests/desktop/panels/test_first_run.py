"""The first page, as a reader meets it."""

import datetime as dt

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from db.records import GuidanceRecord, Span, Window
from desktop.charts.promise_picture import PromisePicture
from desktop.panels.first_run import FirstRunPage
from desktop.theme import DARK, LIGHT, Choice, Theme, Tokens
from desktop.wording import number

USUAL = QSize(1600, 940)
COUNTS = {"companies": 4, "listings": 7, "projects": 9, "promises": 1234}


def promise(
    place: int, said: dt.date | None, window: Window, *, in_error: bool = False
) -> GuidanceRecord:
    return GuidanceRecord(
        place, str(place), 1, said, "day", None, None, window, None, in_error, None, None, None
    )


PROMISES = (
    promise(
        1,
        dt.date(2023, 8, 17),
        Window("H1/24", dt.date(2024, 1, 1), dt.date(2024, 6, 30), "half"),
    ),
    promise(
        2,
        dt.date(2024, 1, 10),
        Window("mid-2024", dt.date(2024, 5, 1), dt.date(2024, 8, 31), "mid"),
    ),
    promise(3, dt.date(2024, 9, 1), Window("timeline extended", None, None, "unknown")),
)
DONE = Span(dt.date(2025, 2, 18), dt.date(2025, 2, 18), "day")


def made(qtbot: QtBot, choice: Choice = "light", size: QSize = USUAL) -> FirstRunPage:
    page = FirstRunPage(
        Theme(choice=choice),
        COUNTS,
        PROMISES,
        actual=DONE,
        demo_name="Synthetic study",
        facts_until=dt.date(2026, 5, 1),
    )
    qtbot.addWidget(page)
    page.resize(size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(qtbot: QtBot) -> FirstRunPage:
    return made(qtbot)


def button(page: FirstRunPage, text: str) -> QPushButton:
    return next(x for x in page.findChildren(QPushButton) if x.text() == text)


def said(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


def test_enter_starts_with_the_starter(page: FirstRunPage, qtbot: QtBot) -> None:
    assert button(page, "Start with rare earths").hasFocus()
    with qtbot.waitSignal(page.starter_chosen), qtbot.assertNotEmitted(page.empty_chosen):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_enter_on_the_page_itself_starts_with_the_starter(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.starter_chosen):
        qtbot.keyClick(page, Qt.Key.Key_Enter)


def test_either_button_chooses_its_own(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.starter_chosen):
        qtbot.mouseClick(button(page, "Start with rare earths"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.empty_chosen), qtbot.assertNotEmitted(page.starter_chosen):
        qtbot.mouseClick(button(page, "Start empty"), Qt.MouseButton.LeftButton)


def test_tab_and_enter_start_empty(page: FirstRunPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert button(page, "Start empty").hasFocus()
    with qtbot.waitSignal(page.empty_chosen), qtbot.assertNotEmitted(page.starter_chosen):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_the_figures_are_those_passed_in(page: FirstRunPage) -> None:
    words = said(page)
    for figure, name in (("4", "companies"), ("7", "listings"), (number(1234, 0), "promises")):
        assert figure in words
        assert name in words
    assert "milestones" not in words
    assert "Facts end in May 2026, so many targets show as overdue." in words


def test_the_picture_tells_its_promises(page: FirstRunPage) -> None:
    picture = page.findChild(PromisePicture)
    assert picture is not None
    assert picture.accessibleName() == "Synthetic study: 3 promises, then done"
    told = picture.accessibleDescription()
    assert "Said 17 Aug 2023: H1/24" in told
    assert "Done 18 Feb 2025" in told


def test_without_promises_there_is_no_picture(qtbot: QtBot) -> None:
    page = FirstRunPage(Theme(choice="light"), COUNTS)
    qtbot.addWidget(page)
    assert page.findChild(PromisePicture) is None
    assert not any("overdue" in words for words in said(page))


def test_a_promise_recorded_in_error_is_not_drawn(qtbot: QtBot) -> None:
    wrong = promise(4, dt.date(2024, 2, 1), PROMISES[0].window, in_error=True)
    picture = PromisePicture(Theme(choice="light"), "Study", (*PROMISES, wrong), None)
    qtbot.addWidget(picture)
    assert picture.accessibleName() == "Study: 3 promises"


@pytest.mark.parametrize(("choice", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_picture_is_drawn_in_the_theme_colours(
    choice: Choice, tokens: Tokens, qtbot: QtBot
) -> None:
    page = made(qtbot, choice)
    picture = page.findChild(PromisePicture)
    assert picture is not None
    drawn = colours(picture.grab().toImage())
    for colour in (tokens.sunken, tokens.guidance, tokens.done, tokens.overdue):
        assert colour.name() in drawn


def test_the_picture_follows_a_change_of_theme(qtbot: QtBot) -> None:
    theme = Theme(choice="light")
    picture = PromisePicture(theme, "Study", PROMISES, DONE)
    qtbot.addWidget(picture)
    theme.choose("dark")
    assert DARK.sunken.name() in colours(picture.grab().toImage())


@pytest.mark.parametrize("size", [QSize(1100, 640), QSize(1600, 940), QSize(2560, 1380)], ids=str)
def test_the_page_fits_without_scrolling(size: QSize, qtbot: QtBot) -> None:
    page = made(qtbot, size=size)
    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    assert area.horizontalScrollBar().maximum() == 0
    for text in ("Start with rare earths", "Start empty"):
        assert page.rect().contains(button(page, text).geometry().bottomRight())


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
