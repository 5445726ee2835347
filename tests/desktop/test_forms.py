"""Every form by Tab alone: from its first field to its button, and round again."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.dialogs.form import Form
from desktop.main_window import MainWindow

FORMS = (
    "company",
    "new_agreement",
    "new_company",
    "new_event",
    "new_financing",
    "new_listing",
    "new_milestone",
    "new_project",
)
MANY = 80  # more than any form has to stop at


@pytest.mark.parametrize("command", FORMS)
def test_tab_goes_through_a_form(
    qtbot: QtBot, window: MainWindow, keyboard: Any, command: str
) -> None:
    window.commands.actions[command].trigger()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), Form))
    opened = QApplication.activeModalWidget()
    assert isinstance(opened, Form)
    qtbot.waitUntil(lambda: opened.isAncestorOf(QApplication.focusWidget()))
    first = QApplication.focusWidget()
    seen = [first]
    while len(seen) < MANY:
        keyboard.press("Tab")
        stop = QApplication.focusWidget()
        if stop is first:
            break
        seen.append(stop)
    assert opened.act in seen
    assert len(seen) < MANY
    assert len(set(seen)) == len(seen)
    opened.reject()
