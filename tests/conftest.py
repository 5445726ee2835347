"""What every test starts from: no screen, no network, no home, and no unexpected warning."""

import contextlib
import importlib.util
import logging
import os
import re
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HOME = tempfile.TemporaryDirectory(prefix="headframe-test-", ignore_cleanup_errors=True)


def _leave_home(home: Path) -> None:
    folders = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/roaming",
        "LOCALAPPDATA": "home/local",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_RUNTIME_DIR": "run",
        "XDG_STATE_HOME": "home/.local/state",
    }
    for variable, folder in folders.items():
        (home / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(home / folder)


def _leave_screen() -> None:
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("HEADFRAME_TEST_PLATFORM", "offscreen")
    os.environ["PYQTGRAPH_QT_LIB"] = "PySide6"
    os.environ["LC_ALL"] = "C.UTF-8"


def _leave_network() -> None:
    # The price library talks through a C library, which the patched sockets below don't reach.
    for variable in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ[variable] = os.environ[variable.lower()] = "http://127.0.0.1:9"
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = "127.0.0.1,localhost,::1"


for _name in [name for name in os.environ if name.startswith("HEADFRAME_")]:
    if _name not in {
        "HEADFRAME_EXAMPLES",
        "HEADFRAME_GARBLED",
        "HEADFRAME_TEST_PG_URL",
        "HEADFRAME_TEST_PLATFORM",
    }:
        del os.environ[_name]
_leave_home(Path(HOME.name))
_leave_screen()
_leave_network()

import pytest  # noqa: E402
from hypothesis import HealthCheck, settings  # noqa: E402
from PySide6.QtCore import (  # noqa: E402
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)

settings.register_profile(
    "headframe",
    deadline=None,
    derandomize=True,
    max_examples=int(os.environ.get("HEADFRAME_EXAMPLES", "50")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("headframe")

OFFSCREEN_NOISE = re.compile(
    r"^This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
)


class Trouble(logging.Handler):
    """Collects what went wrong quietly during a test, and compares it with what was expected."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {self.format(record)}")

    def hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        quiet = kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}
        if not quiet and not OFFSCREEN_NOISE.search(message or ""):
            self.heard.append(f"Qt: {message}")

    def expect(self, pattern: str) -> None:
        """Say that something which the pattern is found in will be heard."""
        self._expected.append(pattern)

    def settle(self) -> list[str]:
        """What was heard unexpectedly, or expected and not heard; then forget all of it."""
        heard, expected = self.heard, self._expected
        self.heard, self._expected = [], []
        surprises = [
            f"unexpected: {line}"
            for line in heard
            if not any(re.search(pattern, line) for pattern in expected)
        ]
        silences = [
            f"expected, not heard: {pattern}"
            for pattern in expected
            if not any(re.search(pattern, line) for line in heard)
        ]
        return surprises + silences


def _is_near(address: Any) -> bool:
    if not isinstance(address, tuple):
        return True  # the path of a Unix socket
    host = str(address[0])
    return host in {"localhost", "::1"} or host.startswith("127.")


@pytest.fixture(scope="session")
def _trouble() -> Iterator[Trouble]:
    trouble = Trouble()
    logging.getLogger().addHandler(trouble)
    logging.captureWarnings(False)
    previous = qInstallMessageHandler(trouble.hear_qt)
    yield trouble
    qInstallMessageHandler(previous)
    logging.getLogger().removeHandler(trouble)


@pytest.fixture(scope="session", autouse=True)
def _no_network(_trouble: Trouble) -> Iterator[None]:
    def guard(connect: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(self: socket.socket, address: Any) -> Any:
            if not _is_near(address):
                _trouble.heard.append(f"network: a connection to {address}")
                raise ConnectionRefusedError(f"tests reach no network: {address}")
            return connect(self, address)

        return guarded

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guard(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guard(socket.socket.connect_ex))
        yield


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Any]:
    """A PostgreSQL server for as long as the tests run; where there is none, they fail."""
    file = Path(__file__).parent / "postgresql.py"
    spec = importlib.util.spec_from_file_location("postgresql", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["postgresql"] = module
    spec.loader.exec_module(module)
    serving = module.serving()
    try:
        server = serving.__enter__()
    except module.NoServer as missing:
        pytest.fail(str(missing), pytrace=False)
    with contextlib.ExitStack() as stack:
        stack.push(serving)
        yield server


@pytest.fixture
def line(postgresql_server: Any) -> Iterator[Any]:
    """A line to the server that can be cut."""
    if not hasattr(postgresql_server, "port"):
        pytest.skip("a named server may be reached in any way")
    made = sys.modules["postgresql"].CutLine(postgresql_server.port)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _no_surprises(_trouble: Trouble) -> Iterator[None]:
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if lines := _trouble.settle():
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.fixture
def expected_log(_trouble: Trouble) -> Callable[[str], None]:
    """Call this with a pattern for every warning, of ours or of Qt's, that a test provokes."""
    return _trouble.expect


def pytest_unconfigure() -> None:
    HOME.cleanup()
