"""Another database in the window: a file, a server's, a new one, or one of the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from sqlalchemy.engine import URL

from db import companies, notes
from db.addresses import remembered
from db.company_editing import CompanyFacts, add_company
from db.database import Database
from db.watchlist_editing import add
from desktop import recent
from desktop.dialogs.server import ServerForm
from desktop.main_window import MainWindow
from desktop.program import Program
from desktop.settings import RECENT, Settings

Waiting = Callable[[], MainWindow]


def fill(database: Database) -> None:
    """A list with one company in it."""
    with database.transaction() as session:
        add_company(session, CompanyFacts("Another Ore Ltd"), [], add(session, "Mine"))
    database.close()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second database, which holds one company."""
    file = tmp_path / "other.db"
    fill(Database(str(file)))
    return file


@pytest.fixture
def next_window(program: Program, qtbot: QtBot) -> Waiting:
    """Wait for the window that takes the place of the one that is there now."""
    first = program.window

    def wait() -> MainWindow:
        qtbot.waitUntil(lambda: program.window is not first)
        with qtbot.waitActive(program.window):
            pass
        return program.window

    return wait


def file_dialog(qtbot: QtBot) -> QFileDialog:
    """The file dialog that is open."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, QFileDialog)
    return found


def choose(qtbot: QtBot, path: Path) -> None:
    """Type a path into the open file dialog, and Enter."""
    dialog = file_dialog(qtbot)
    line = dialog.findChild(QLineEdit)
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def server_form(qtbot: QtBot) -> ServerForm:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ServerForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, ServerForm)
    return form


def names(window: MainWindow) -> list[str]:
    return [company.name for company in window.store.read(companies.all_companies)]


def recent_menu(window: MainWindow) -> QMenu:
    """The menu of the last databases, as it is shown now."""
    menu = next(m for m in window.menuBar().findChildren(QMenu) if "recent" in m.title())
    menu.aboutToShow.emit()
    return menu


def recent_entries(window: MainWindow) -> list[tuple[str, bool]]:
    shown = recent_menu(window).actions()
    return [(a.text().replace("&", ""), a.isEnabled()) for a in shown]


def entry(window: MainWindow, words: str) -> QAction:
    return next(a for a in recent_menu(window).actions() if words in a.text().replace("&", ""))


def test_a_file_is_opened_by_keyboard_and_the_draft_of_the_first_is_kept(
    program: Program, other: Path, place: Path, keyboard: Any, qtbot: QtBot, next_window: Waiting
) -> None:
    keyboard.press("N")
    keyboard.write("Half a thought")
    keyboard.press("Ctrl+Shift+O")
    choose(qtbot, other)
    window = next_window()
    assert names(window) == ["Another Ore Ltd"]
    assert window.windowTitle() == "Another Ore – Headframe"
    database = Database(str(place))
    with database.reading() as session:
        assert [draft.text for draft in notes.drafts(session)] == ["Half a thought"]
    database.close()


def test_the_first_window_goes_and_lets_its_file_go(
    program: Program, other: Path, place: Path, qtbot: QtBot, next_window: Waiting
) -> None:
    before = program.window
    before.resize(1200, 800)
    size = before.size()
    program.window.databases.open_file(other)
    window = next_window()
    assert window.size() == size
    qtbot.waitUntil(lambda: not isValid(before))
    assert not Path(f"{place}-wal").exists(), "the log is folded in when the file is given back"
    place.unlink()
    window.new_note()
    assert window.story.quick.line.hasFocus()


def test_what_is_no_database_is_said_and_the_first_stays(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    strange = tmp_path / "strange.db"
    strange.write_text("Dear diary, " * 100)
    before = program.window
    program.window.commands.actions["open_database"].trigger()
    choose(qtbot, strange)
    qtbot.waitUntil(lambda: "strange.db" in before.status.sentence())
    assert "is not a Headframe database" in before.status.sentence()
    assert program.window is before
    assert strange.read_text().startswith("Dear diary")
    assert len(names(before)) == 16


def test_the_open_one_is_not_opened_twice(program: Program, place: Path, qtbot: QtBot) -> None:
    before = program.window
    program.window.databases.open_file(place)
    assert before.status.sentence() == "This database is open already"
    assert program.window is before


def test_a_new_database_begins_as_a_first_start(
    program: Program, tmp_path: Path, qtbot: QtBot, next_window: Waiting
) -> None:
    program.window.commands.actions["new_database"].trigger()
    choose(qtbot, tmp_path / "fresh")
    window = next_window()
    assert window.store.database.file == tmp_path / "fresh.db"
    assert window.panes.currentWidget() is window._first_run
    assert window.windowTitle() == "Headframe"


def test_a_new_database_never_stands_in_the_place_of_another_file(
    program: Program, other: Path
) -> None:
    before, held = program.window, other.read_bytes()
    program.window.databases.make_file(other)
    assert "other.db is there already" in before.status.sentence()
    assert program.window is before
    assert other.read_bytes() == held


def test_the_last_ones_are_listed_newest_first_and_open_again(
    program: Program, other: Path, place: Path, qtbot: QtBot, next_window: Waiting
) -> None:
    program.window.databases.open_file(other)
    window = next_window()
    folder = other.parent.name
    assert recent_entries(window) == [
        (f"other.db – {folder} (open now)", False),
        (f"headframe.db – {folder}", True),
        ("Clear the list", True),
    ]
    assert entry(window, "headframe.db").toolTip() == str(place)
    entry(window, "headframe.db").trigger()
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.database.file == place


def test_one_that_is_gone_is_grey_and_says_so(
    program: Program, other: Path, qtbot: QtBot, next_window: Waiting
) -> None:
    program.window.databases.open_file(other)
    window = next_window()
    settings = window.settings
    recent.remember(settings, str(other.parent / "gone.db"))
    assert (f"gone.db – {other.parent.name} (not there any more)", False) in recent_entries(window)
    window.databases.open_place(str(other.parent / "gone.db"))
    assert window.status.sentence().startswith("There is no file")
    assert not (other.parent / "gone.db").exists()


def test_the_list_is_cleared_but_for_the_open_one(
    program: Program, other: Path, qtbot: QtBot, next_window: Waiting
) -> None:
    program.window.databases.open_file(other)
    window = next_window()
    entry(window, "Clear the list").trigger()
    assert recent_entries(window) == [
        (f"other.db – {other.parent.name} (open now)", False),
        ("Clear the list", True),
    ]


def test_ten_are_remembered_and_nonsense_is_passed_over(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for number in range(14):
        recent.remember(settings, f"/data/{number}.db")
    recent.remember(settings, "/data/9.db")
    assert recent.places(settings) == tuple(
        f"/data/{number}.db" for number in (9, 13, 12, 11, 10, 8, 7, 6, 5, 4)
    )
    for nonsense in ("{", "7", '["a", 3]'):
        settings.put(RECENT, nonsense)
        assert set(recent.places(settings)) <= {"a"}


@pytest.fixture
def served(postgresql_server: Any) -> Iterator[URL]:
    """A database on a server, which holds one company."""
    url: URL = postgresql_server.make()
    fill(Database(url))
    yield url
    postgresql_server.drop(url)


def test_a_database_on_a_server_is_opened_by_its_form(
    program: Program, served: URL, tmp_path: Path, qtbot: QtBot, next_window: Waiting
) -> None:
    program.window.commands.actions["open_server"].trigger()
    form = server_form(qtbot)
    form.host.setText(str(served.query.get("host") or served.host))
    form.port.setText(str(served.port or ""))
    form.database.setText("nobody_made_this")
    form.user.setText(served.username or "")
    form.password.setText("correct-horse")
    QTest.mouseClick(form.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no database of this name" in form.trouble)
    assert form.act.isEnabled()
    form.database.setText(str(served.database))
    QTest.keyClick(form.database, Qt.Key.Key_Return)
    window = next_window()
    assert names(window) == ["Another Ore Ltd"]
    place = recent.places(window.settings)[0]
    assert place.endswith(f"/{served.database}") or f"/{served.database}?" in place
    window.settings.flush()
    written = [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()]
    assert all(b"correct-horse" not in held for held in written)


def test_a_form_that_lacks_something_says_what(program: Program, qtbot: QtBot) -> None:
    program.window.databases.ask_server()
    form = server_form(qtbot)
    form.submit()
    assert form.trouble == "Type the server's name or address"
    form.host.setText("localhost")
    form.port.setText("99999")
    form.submit()
    assert form.trouble == "A port is a number up to 65535"
    form.port.clear()
    form.submit()
    assert form.trouble == "Type the name of the database"
    form.reject()


def test_a_server_of_the_list_that_is_silent_is_asked_for_by_its_form(
    program: Program, qtbot: QtBot
) -> None:
    program.window.databases.open_place("postgresql+psycopg://ann@127.0.0.1:9/ore?sslmode=disable")
    form = server_form(qtbot)
    assert (form.host.text(), form.port.text(), form.database.text(), form.user.text()) == (
        "127.0.0.1",
        "9",
        "ore",
        "ann",
    )
    assert form.password.text() == ""
    assert form.password.hasFocus()
    form.reject()


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("postgresql://ann:secret@db.example/ore", "postgresql+psycopg://ann@db.example/ore"),
        (
            "postgresql://ann@/ore?host=/run/pg&password=secret&sslmode=require",
            "postgresql+psycopg://ann@/ore?host=%2Frun%2Fpg&sslmode=require",
        ),
    ],
)
def test_an_address_is_kept_without_its_secrets(address: str, kept: str) -> None:
    from db.addresses import database_url

    assert remembered(database_url(address)) == kept
    assert remembered(database_url(kept)) == kept
