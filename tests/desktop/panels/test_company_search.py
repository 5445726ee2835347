"""What is typed about a new company is looked up at the vendor, and the form works without it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import companies, prices
from desktop import settings as kept
from desktop.dialogs.add_company import AddCompanyForm
from desktop.main_window import MainWindow
from desktop.market.asking import TURN

WAIT_MS = 30_000


@pytest.fixture
def agreed(window: MainWindow, yahoo: Any) -> Iterator[MainWindow]:
    """The window, which may ask; whoever asks is let go at the end."""
    window.settings.put(kept.NETWORK_AGREED, True)
    yield window
    yahoo.released.set()
    with TURN:
        pass


def opened(window: MainWindow, dialog: Any) -> AddCompanyForm:
    window.commands.actions["new_company"].trigger()
    form: AddCompanyForm = dialog(AddCompanyForm)
    return form


def offered(form: AddCompanyForm) -> list[str]:
    return [form.hits.item(row).text() for row in range(form.hits.count())]


def added(window: MainWindow, name: str) -> list[str]:
    with window.store.database.reading() as session:
        return [listing.code for listing in companies.find(session, name).listings]


def test_a_name_is_looked_up_and_taken_by_mouse(
    agreed: MainWindow, dialog: Any, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    form = opened(agreed, dialog)
    keyboard.write("cronos")
    qtbot.waitUntil(form.hits.isVisible, timeout=WAIT_MS)
    assert yahoo.searched == ["cronos"], "one request, when the typing paused"
    assert offered(form)[0] == "NASDAQ:CRON · Cronos Group Inc."
    assert not any("USD" in words for words in offered(form)), "a coin is no listing"
    item = form.hits.visualItemRect(form.hits.item(0)).center()
    QTest.mouseClick(form.hits.viewport(), Qt.MouseButton.LeftButton, pos=item)
    assert form.typed.value() == "Cronos Group Inc. (NASDAQ: CRON)"
    assert form.name.value() == "Cronos Group Inc."
    assert not form.hits.isVisible()
    QTest.mouseClick(form.act, Qt.MouseButton.LeftButton)
    assert added(agreed, "Cronos Group Inc.") == ["NASDAQ:CRON"]
    assert yahoo.searched == ["cronos"]


def test_a_name_is_looked_up_and_taken_by_keyboard_alone(
    agreed: MainWindow, dialog: Any, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    keyboard.press("Ctrl+Shift+N")
    form = dialog(AddCompanyForm)
    keyboard.write("defense")
    qtbot.waitUntil(form.hits.isVisible, timeout=WAIT_MS)
    assert offered(form) == [
        "TSXV:DEFN · Defense Metals Corp.",
        "OTCQB:DFMTF · Defense Metals Corp.",
        "FSE:35D · Defense Metals Corp.",
    ]
    keyboard.press("Down", "Down", "Return")
    assert form.typed.value() == "Defense Metals Corp. (OTCQB: DFMTF)"
    assert form.isVisible(), "to take is not to submit"


def test_a_later_text_goes_first_and_the_earlier_answer_is_dropped(
    agreed: MainWindow, dialog: Any, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    yahoo.trouble = "hang"
    form = opened(agreed, dialog)
    keyboard.write("cronos")
    qtbot.waitUntil(lambda: yahoo.searched == ["cronos"], timeout=WAIT_MS)
    assert form.searched.text() == "Looking at Yahoo Finance…"
    yahoo.trouble = None
    form.typed.selectAll()
    keyboard.write("defense")
    qtbot.waitUntil(lambda: agreed.tasks.is_running("search"), timeout=WAIT_MS)
    yahoo.released.set()
    qtbot.waitUntil(form.hits.isVisible, timeout=WAIT_MS)
    assert yahoo.searched == ["cronos", "defense"]
    assert offered(form)[0].startswith("TSXV:DEFN")


def test_closing_the_form_ends_a_search_that_nobody_waits_for(
    agreed: MainWindow, dialog: Any, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    yahoo.trouble = "hang"
    form = opened(agreed, dialog)
    keyboard.write("cronos")
    qtbot.waitUntil(lambda: bool(yahoo.searched), timeout=WAIT_MS)
    keyboard.press("Escape", "Escape")
    assert not form.isVisible()
    qtbot.waitUntil(lambda: not agreed.tasks.is_running("search"), timeout=WAIT_MS)
    assert not yahoo.released.is_set()


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("portal", "Yahoo Finance could not be searched; type the ticker."),
        ("truncated", "Yahoo Finance could not be searched; type the ticker."),
        ("unreachable", "Yahoo Finance can't be reached; type the ticker."),
        ("429", "Yahoo Finance wants no requests for a while; type the ticker."),
    ],
)
def test_a_search_that_fails_says_so_and_the_form_works(
    agreed: MainWindow,
    dialog: Any,
    yahoo: Any,
    keyboard: Any,
    qtbot: QtBot,
    trouble: str,
    words: str,
) -> None:
    yahoo.trouble = trouble
    form = opened(agreed, dialog)
    keyboard.write("TSXV: ORE")
    qtbot.waitUntil(lambda: form.searched.text() == words, timeout=WAIT_MS)
    keyboard.press("Return")
    assert added(agreed, "ORE") == ["TSXV:ORE"]
    with agreed.store.database.reading() as session:
        gate = prices.gate(session, prices.YAHOO)
    assert (gate is not None) == (trouble == "429"), "a refusal counts for prices as well"


def test_nothing_found_is_said(
    agreed: MainWindow, dialog: Any, yahoo: Any, keyboard: Any, qtbot: QtBot
) -> None:
    form = opened(agreed, dialog)
    keyboard.write("xyzzy")
    said = "Nothing found at Yahoo Finance."
    qtbot.waitUntil(lambda: form.searched.text() == said, timeout=WAIT_MS)
    assert not form.hits.isVisible()


@pytest.mark.parametrize("is_offline", [True, False])
def test_nothing_is_looked_up_without_leave(
    window: MainWindow, dialog: Any, yahoo: Any, keyboard: Any, qtbot: QtBot, is_offline: bool
) -> None:
    window.settings.put(kept.NETWORK_AGREED, is_offline)
    window.settings.put(kept.OFFLINE, is_offline)
    form = opened(window, dialog)
    keyboard.write("cronos")
    qtbot.waitUntil(lambda: "ot looked up" in form.searched.text())
    assert not window.tasks.is_running("search")
    assert yahoo.searched == []
    keyboard.press("Return")
    assert added(window, "cronos") == []


def test_a_name_of_several_exchanges_asks_which_is_meant(
    window: MainWindow, dialog: Any, keyboard: Any, yahoo: Any
) -> None:
    form = opened(window, dialog)
    assert not form.exchange.isVisible()
    keyboard.write("Ore Corp. (TSE: ORE; OTCQB: OREF)")
    assert form.exchange.isVisible()
    assert form.understood.text() == "OTCQB:OREF · USD"
    keyboard.press("Return")
    assert form.trouble == "Choose the exchange that is meant"
    keyboard.press("Down")
    assert form.understood.text() == "TSX:ORE · CAD\nOTCQB:OREF · USD"
    keyboard.press("Return")
    assert added(window, "Ore Corp.") == ["TSX:ORE", "OTCQB:OREF"]
