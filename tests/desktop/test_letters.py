"""The letters that menus are typed by, and those that are commands where nothing is typed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop import language
from desktop import settings as kept
from desktop.actions import plain
from desktop.main_window import MainWindow
from desktop.settings import Settings
from tests import focus, pictures
from tests.desktop.conftest import Open
from tests.samples import samples

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789[]/$+-"


TYPED = QLineEdit | QPlainTextEdit | QTextEdit | QComboBox | QAbstractSpinBox | QCalendarWidget


CATALOGUES = Path(__file__).parents[2] / "resources" / "translations"
SPOKEN = pytest.mark.parametrize("code", language.languages())


@pytest.fixture
def speaking(code: str, opened: Open, tmp_path: Path, qapp: QApplication) -> Iterator[MainWindow]:
    """The window in a language; English again afterwards."""
    settings = Settings(tmp_path / "settings.ini")
    settings.put(kept.LANGUAGE, code)
    settings.flush()
    yield opened()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def menus_of(window: MainWindow) -> Iterator[tuple[str, list[str]]]:
    """The menu bar and every menu, also those within menus: its title and the texts in it."""
    bar = window.menuBar().actions()
    yield "menu bar", [a.text() for a in bar]
    menus = [a.menu() for a in bar]
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        menus += [a.menu() for a in menu.actions() if a.menu()]
        yield menu.title(), [a.text() for a in menu.actions() if not a.isSeparator()]


def letters_of(texts: list[str]) -> list[str]:
    """The letters that texts are typed by, small."""
    marked = (text.replace("&&", "").partition("&")[2][:1].lower() for text in texts)
    return [letter for letter in marked if letter]


def twice(texts: list[str]) -> list[str]:
    return [letter for letter, count in Counter(letters_of(texts)).items() if count > 1]


def written() -> dict[str, set[str]]:
    """By their plain words, the French texts that were written with a letter."""
    found: dict[str, set[str]] = {}
    for message in ElementTree.parse(CATALOGUES / "headframe_fr.ts").iter("message"):
        text = message.findtext("translation", "")
        if letters_of([text]):
            found.setdefault(plain(text), set()).add(text)
    return found


@SPOKEN
def test_every_menu_has_letters_of_its_own_that_a_keyboard_has(
    speaking: MainWindow, code: str
) -> None:
    seen = dict(menus_of(speaking))
    assert len(seen) > 12
    for title, texts in seen.items():
        assert twice(texts) == [], title
        assert all(letter.isascii() for letter in letters_of(texts)), title


@pytest.mark.parametrize("code", ["fr"])
def test_no_two_entries_of_a_menu_were_written_with_one_letter(
    speaking: MainWindow, code: str
) -> None:
    """Where two were, one of them is typed by another letter than was chosen for it."""
    wanted = written()
    bar = [action.menu() for action in speaking.menuBar().actions()]
    texts = [a.text() for menu in bar if isinstance(menu, QMenu) for a in menu.actions()]
    assert [text for text in texts if text not in wanted.get(plain(text), {text})] == []


@SPOKEN
def test_the_letters_of_a_dialog_are_its_own(speaking: MainWindow, code: str) -> None:
    seen = 0
    for sample in samples():
        dialog = sample.build(speaking.theme, speaking.store, speaking)
        assert isinstance(dialog, QDialog)
        named = [*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLabel)]
        texts = [w.text() for w in named if not isinstance(w, QLabel) or w.buddy()]
        assert twice(texts) == [], sample.name
        seen += bool(letters_of(texts))
        dialog.deleteLater()
    assert seen >= 4


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
