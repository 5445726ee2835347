"""Every command that is on, done in every state that the window can be in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from desktop.main_window import MainWindow
from tests import pictures

STATES = ("nothing", "list", "bare", "starter")
# These go on outside of the window: they end it, or hand a folder to the desktop.
OUTSIDE = {"quit", "open_log"}


@pytest.mark.parametrize("state", STATES)
def test_every_command_that_is_on_can_be_done(
    state: str, tmp_path: Path, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    """Whatever opens is closed at once; nothing may fail, warn or stay behind."""
    arrange = pictures.bare() if state == "bare" else pictures.nothing
    holds = {"bare": "starter"}.get(state, state)
    scene = pictures.Scene(state, holds, arrange)
    closer = QTimer(qapp, interval=5)
    closer.timeout.connect(close_what_is_open)
    closer.start()
    try:
        with pictures.arranged(scene, tmp_path, "light", (1440, 900)) as window:
            assert isinstance(window, MainWindow)
            window.commands.refresh()
            before = {n for n, a in window.commands.actions.items() if a.isEnabled()}
            for name in sorted(before - OUTSIDE):
                action = window.commands.actions.get(name)
                if action is not None and action.isEnabled():
                    action.trigger()
                    close_what_is_open()
            assert {"palette", "keys", "about", "import"} <= before
            has_company = state in {"bare", "starter"}
            assert ("new_note" in before) == has_company
            assert ("new_company" in before) == (state != "nothing")
    finally:
        closer.stop()
        closer.deleteLater()


def close_what_is_open() -> None:
    """Leave every dialog and menu; a form that asks about what was typed is left twice."""
    for _ in range(8):
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            dialog.reject()
        else:
            return
