"""Single letters are the window's commands, but never where one types or chooses."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop.main_window import MainWindow
from tests import focus, pictures

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789[]/$+-"


TYPED = QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractSpinBox | QCalendarWidget


@pytest.fixture
def fired(window: MainWindow) -> list[str]:
    """The commands that are done, but not done in fact."""
    done: list[str] = []
    for name, action in window.commands.actions.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda *_, name=name: done.append(name))
    return done


def test_letters_are_the_windows_where_nothing_is_typed(
    window: MainWindow, fired: list[str]
) -> None:
    window.watchlist.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "njk5")
    assert fired == ["new_note", "next_company", "last_company", "range_1Y"]


def test_no_letter_is_a_command_where_one_types_or_chooses(
    window: MainWindow, fired: list[str]
) -> None:
    window.resize(window.theme.length(1600), window.theme.length(900))
    seen = 0
    for tab in (window.story, window.projects, window.financing, window.documents, window.record):
        window.panes.show_tab(tab)
        QApplication.processEvents()
        for widget in window.findChildren(QWidget):
            is_typed = isinstance(widget, TYPED) and widget.isVisible() and widget.isEnabled()
            if not is_typed or widget.focusProxy() is not None:
                continue
            widget.setFocus()
            if QApplication.focusWidget() is not widget:
                continue
            seen += 1
            QTest.keyClicks(widget, LETTERS)
            assert fired == [], focus.told(widget)
    assert seen >= 4


def test_no_letter_is_a_command_while_a_note_is_edited(
    window: MainWindow, fired: list[str]
) -> None:
    pictures.chosen("note")(window)
    assert window.selection.ref is not None
    window.story.edit_note(window.selection.ref.id)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.clear()
    QTest.keyClicks(field, LETTERS)
    assert field.toPlainText() == LETTERS
    day = next(w for w in window.story.list.findChildren(QAbstractSpinBox) if w.isVisible())
    day.setFocus()
    QTest.keyClicks(day, "njk25")
    assert fired == []


@pytest.mark.parametrize("kind", [QComboBox, QCalendarWidget])
def test_no_letter_is_a_command_in_a_box_or_a_calendar(
    window: MainWindow, fired: list[str], kind: type[QWidget]
) -> None:
    widget = kind(window.panes.currentWidget())
    if isinstance(widget, QComboBox):
        widget.addItems(["Jade", "Nickel"])
    widget.show()
    widget.setFocus()
    inner = QApplication.focusWidget()
    assert inner is not None
    if isinstance(widget, QComboBox):
        QTest.keyClicks(inner, "n")
        assert widget.currentText() == "Nickel"
    QTest.keyClicks(inner, LETTERS)
    assert fired == []
