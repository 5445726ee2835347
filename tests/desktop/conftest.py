"""The program opened on a database of its own, a keyboard for it, and the stand-in for Yahoo."""

import datetime as dt
import importlib.util
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db.database import Database
from db.interchange import json_file
from desktop import formats, handing
from desktop.instance import Instance
from desktop.main_window import MainWindow
from desktop.program import Program, build
from desktop.settings import Settings
from desktop.surroundings import starter
from desktop.whereabouts import Whereabouts, whereabouts

TODAY = dt.date(2026, 11, 23)
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier

Open = Callable[[], MainWindow]
Asking = Callable[..., Any]


class Keyboard:
    """Presses keys where the focus is, as a person does."""

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each written as `Ctrl+N`."""
        for key in keys:
            QTest.keySequence(self._focused(), key)

    def write(self, text: str) -> None:
        """Type a text."""
        QTest.keyClicks(self._focused(), text)

    def _focused(self) -> Any:
        focused = QApplication.focusWidget() or QApplication.activeWindow()
        assert focused is not None
        return focused


class Hand:
    """Holds the left button over a widget and moves, as a person does; `with_keys` are held too."""

    def __init__(self, widget: QWidget, *, with_keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self._widget = widget
        self._keys = with_keys
        self._at = QPoint()

    def hover(self, at: QPoint) -> None:
        """Go there, with no button down."""
        self._send(QEvent.Type.MouseMove, at, NO_BUTTON, NO_BUTTON)

    def press(self, at: QPoint) -> None:
        """Go there and press."""
        self.hover(at)
        self._send(QEvent.Type.MouseButtonPress, at, LEFT, LEFT)

    def move(self, at: QPoint) -> None:
        """Go there in a few steps, with the button down."""
        for part in (0.3, 0.6, 1.0):
            step = QPointF(self._at) + QPointF(at - self._at) * part
            self._send(QEvent.Type.MouseMove, step.toPoint(), NO_BUTTON, LEFT, is_last=part == 1.0)

    def release(self) -> None:
        """Let the button go."""
        self._send(QEvent.Type.MouseButtonRelease, self._at, LEFT, NO_BUTTON)

    def drag(self, start: QPoint, end: QPoint) -> None:
        """Press, move and let go."""
        self.press(start)
        self.move(end)
        self.release()

    def _send(
        self,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        held: Qt.MouseButton,
        *,
        is_last: bool = True,
    ) -> None:
        if is_last:
            self._at = at
        place = QPointF(self._widget.mapToGlobal(at))
        QApplication.sendEvent(
            self._widget, QMouseEvent(kind, QPointF(at), place, button, held, self._keys)
        )


@pytest.fixture
def hand() -> Iterator[type[Hand]]:
    """A hand on the mouse; the charts' library then takes every one of its moves."""
    import pyqtgraph

    limit = pyqtgraph.getConfigOption("mouseRateLimit")
    pyqtgraph.setConfigOption("mouseRateLimit", 0)
    yield Hand
    pyqtgraph.setConfigOption("mouseRateLimit", limit)


@pytest.fixture(autouse=True)
def _same_formats() -> Iterator[None]:
    """Days and numbers are written as at first, whatever a test chose."""
    yield
    if formats.used() != formats.Formats():
        formats.use(formats.Formats())


@pytest.fixture
def keyboard() -> Keyboard:
    return Keyboard()


@pytest.fixture(scope="session")
def starter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the starter; to be copied."""
    file = tmp_path_factory.mktemp("starter") / "starter.db"
    database = Database(str(file))
    with database.transaction() as session:
        json_file.import_text(session, starter().read_text(encoding="utf-8"), "starter.json")
    database.close()
    return file


@pytest.fixture
def place(tmp_path: Path, starter_file: Path) -> Path:
    """The database that `opened` opens: a copy of the starter."""
    return Path(shutil.copy(starter_file, tmp_path / "headframe.db"))


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, place: Path) -> Iterator[Open]:
    """Open the program on `place`, as often as wanted; the one before is closed first."""
    programs: list[Program] = []

    def end_all() -> None:
        while programs:
            programs.pop().end()

    def open_window() -> MainWindow:
        end_all()
        settings = Settings(tmp_path / "settings.ini")
        program = build(str(place), TODAY, settings, None)
        programs.append(program)
        with qtbot.waitActive(program.window):
            program.window.show()
        return program.window

    yield open_window
    end_all()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, place: Path) -> Iterator[Program]:
    """The program on `place`, to be led to other databases."""
    made = build(str(place), TODAY, Settings(tmp_path / "settings.ini"), None)
    with qtbot.waitActive(made.window):
        made.window.show()
    yield made
    made.end()


@pytest.fixture
def window(opened: Open) -> MainWindow:
    """The window on the starter, with its first company shown."""
    return opened()


@pytest.fixture
def dialog(qtbot: QtBot) -> Callable[[type[Any]], Any]:
    """The dialog of a kind that is open, once it has the keyboard."""

    def opened(kind: type[Any]) -> Any:
        def has_keyboard() -> bool:
            found = QApplication.activeModalWidget()
            if isinstance(found, kind) and QApplication.activeWindow() is None:
                found.activateWindow()  # as a window manager does when one above it closes
            focused = QApplication.focusWidget()
            return isinstance(found, kind) and focused is not None and found.isAncestorOf(focused)

        qtbot.waitUntil(has_keyboard)
        return QApplication.activeModalWidget()

    return opened


@pytest.fixture
def back_to(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Give the window the keyboard again, as a window manager does when a dialog closes."""

    def activate(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        with qtbot.waitActive(window):
            window.activateWindow()
        window.watchlist.setFocus()

    return activate


@pytest.fixture
def pragma() -> Callable[[MainWindow, str, int], None]:
    """Set something of SQLite's from now on, on whichever connection the window uses."""
    wanted: dict[str, int] = {}

    def begin(connection: Any) -> None:
        for name, value in wanted.items():
            connection.exec_driver_sql(f"PRAGMA {name}={value}")

    def set_pragma(window: MainWindow, name: str, value: int) -> None:
        if not wanted:
            event.listen(window.store.database.engine, "begin", begin, insert=True)
        wanted[name] = value

    return set_pragma


@pytest.fixture
def story_lines() -> Callable[[MainWindow], list[str]]:
    """What a screen reader says of the story, line by line."""

    def lines(window: MainWindow) -> list[str]:
        model = window.story.model
        role = Qt.ItemDataRole.AccessibleTextRole
        return [model.index(row).data(role) for row in range(model.rowCount())]

    return lines


def load_server() -> ModuleType:
    """The server's module, by its path: `tests` is no package."""
    path = Path(__file__).parents[1] / "yahoo_server.py"
    if "yahoo_server" not in sys.modules:
        spec = importlib.util.spec_from_file_location("yahoo_server", path)
        assert spec is not None
        assert spec.loader is not None
        sys.modules["yahoo_server"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules["yahoo_server"])
    return sys.modules["yahoo_server"]


def forget(folder: Path) -> None:
    """Make yfinance forget sessions, cookies, cached answers and where it kept them."""
    import yfinance
    import yfinance.base
    import yfinance.cache
    import yfinance.data

    yfinance.data.YfData.cache_get.cache_clear()
    yfinance.data.SingletonMeta._instances.clear()
    yfinance.base._tz_info_fetch_ctr = 0
    yfinance.cache._TzCacheManager._tz_cache = None
    yfinance.cache._CookieCacheManager._Cookie_cache = None
    yfinance.set_tz_cache_location(str(folder))


@pytest.fixture
def yahoo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The server, with this process's environment set to it."""
    with load_server().YahooServer(tmp_path) as server:
        for name, value in server.environment().items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        forget(tmp_path / "cache")
        yield server
        forget(tmp_path / "cache")
        assert server.refused == []


@pytest.fixture
def spot(place: Path) -> Whereabouts:
    """Where the window on `place` is found."""
    return whereabouts(str(place))


@pytest.fixture
def claim(spot: Whereabouts) -> Iterator[Instance]:
    """This program's claim on `place`; nobody is answered yet."""
    held = Instance(spot)
    assert held.claim()
    yield held
    held.release()


@pytest.fixture
def serving(window: MainWindow, claim: Instance) -> MainWindow:
    """The window, hearing what is asked of it."""
    claim.serve(window.handed.take)
    return window


@pytest.fixture
def asking(spot: Whereabouts, qtbot: QtBot) -> Asking:
    """Ask as another program does, while the window lives on; the answer, or what it raises."""

    def ask(request: dict[str, Any], to: Whereabouts = spot, **how: Any) -> Any:
        came: list[Any] = []

        def wait() -> None:
            try:
                came.append(handing.ask(to, request, **how))
            except Exception as error:
                came.append(error)

        threading.Thread(target=wait).start()
        qtbot.waitUntil(lambda: bool(came), timeout=60_000)
        if isinstance(came[0], Exception):
            raise came[0]
        return came[0]

    return ask
