"""One window on a database: its lock, and what other programs hand to it."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.errors import Refused
from desktop import acts, handing, instance
from desktop.instance import Instance, claimed
from desktop.main_window import MainWindow
from desktop.program import Program
from desktop.whereabouts import Whereabouts, whereabouts

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 23)
posix = pytest.mark.skipif(os.name != "posix", reason="signals and modes are POSIX's")

GREETING = b'{"headframe": 1}\n'
Asking = Callable[..., Any]


def note(text: str, company: str = "DEFN") -> dict[str, Any]:
    """The request of `note`."""
    return acts.AddNote(company=company, text=text, day=TODAY).model_dump(mode="json")


def unlike_a_window(spot: Whereabouts, sent: bytes) -> tuple[socket.socket, Any]:
    """A connection that has read the greeting and sent these bytes; and its stream."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(60)
    connection.connect(spot.socket)
    stream = connection.makefile("rb")
    connection.sendall(sent)
    return connection, stream


# --- where it is ---


@posix
def test_a_file_is_the_same_however_it_is_named(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link.db").symlink_to(place)
    (tmp_path / "in").mkdir()
    names = ["headframe.db", "in/../headframe.db", "link.db", f"sqlite:///{place}", str(place)]
    found = [whereabouts(name) for name in names]
    assert {(x.lock, x.socket) for x in found} == {(found[0].lock, found[0].socket)}
    assert found[0].lock == place.with_name("headframe.db.lock")
    other = whereabouts("other.db")
    assert (other.lock, other.socket) != (found[0].lock, found[0].socket)


def test_an_address_is_one_for_each_user_and_holds_no_secret() -> None:
    one = whereabouts("postgresql://me:secret@db.example/rare?sslmode=require")
    assert one == whereabouts("postgresql+psycopg://me:changed@db.example/rare")
    others = ["postgresql://you@db.example/rare", "postgresql://me@db.example/earths"]
    assert one.lock not in {whereabouts(other).lock for other in others}
    assert "secret" not in str(one)


@posix
def test_nobody_else_may_knock(claim: Instance) -> None:
    socket_file = Path(claim.place.socket)
    assert stat.S_IMODE(socket_file.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(socket_file.parent.stat().st_mode) & 0o077 == 0


def test_the_path_of_a_socket_is_never_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = tmp_path / ("long" * 25)
    far.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(far))
    claim = Instance(whereabouts(str(tmp_path / "headframe.db")))
    assert claim.claim()
    claim.serve(lambda talk, line: talk.answer(line.decode()))
    claim.release()


# --- the lock ---


def test_only_one_has_a_database(claim: Instance) -> None:
    other = Instance(claim.place)
    assert not other.claim()
    claim.release()
    assert other.claim()
    other.release()


CLAIM_AND_DIE = """
import os, signal, sys
from PySide6.QtCore import QCoreApplication
from desktop.instance import Instance
from desktop.whereabouts import whereabouts

application = QCoreApplication([])
held = Instance(whereabouts(sys.argv[1]))
assert held.claim()
os.kill(os.getpid(), signal.SIGKILL)
"""


@posix
def test_the_lock_of_a_killed_program_is_taken_over(place: Path, spot: Whereabouts) -> None:
    done = subprocess.run([sys.executable, "-c", CLAIM_AND_DIE, str(place)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    assert spot.lock.exists()
    assert Path(spot.socket).exists()
    with pytest.raises(handing.Nobody):
        handing.raise_window(spot)
    found = claimed(spot)
    assert found is not None
    assert not Instance(spot).claim()
    found.release()
    assert not spot.lock.exists()


@posix
def test_a_dead_programs_number_may_be_anothers_by_now(
    spot: Whereabouts, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Instance(spot)
    assert held.claim()
    content = spot.lock.read_bytes()
    held.release()
    spot.lock.write_bytes(content)  # names this process, which lives and holds nothing
    old(spot)
    monkeypatch.setattr(handing, "GREETS_WITHIN", 0.0)
    found = claimed(spot)
    assert found is not None
    found.release()


def test_who_holds_it_and_does_not_listen_is_named(
    claim: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim.end_talks()
    old(claim.place)
    monkeypatch.setattr(handing, "GREETS_WITHIN", 0.0)
    with pytest.raises(handing.NoAnswer, match=f"is held by process {os.getpid()} on "):
        claimed(claim.place)


def old(spot: Whereabouts) -> None:
    """Let the lock have been taken long ago: a window that is starting is waited for."""
    os.utime(spot.lock, (1_000_000_000, 1_000_000_000))


# --- what is asked ---


def test_a_second_start_brings_the_window_up(
    serving: MainWindow, asking: Asking, qtbot: QtBot
) -> None:
    serving.showMinimized()
    qtbot.waitUntil(serving.isMinimized)
    asking({"do": "raise", "token": ""})
    qtbot.waitUntil(lambda: not serving.isMinimized())
    assert serving.isActiveWindow()


def test_a_big_window_stays_big_when_it_comes_up(serving: MainWindow, asking: Asking) -> None:
    serving.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    asking({"do": "raise", "token": ""})
    assert serving.isMaximized()


def test_a_note_from_the_terminal_is_shown_and_undone(
    serving: MainWindow, asking: Asking, story_lines: Any
) -> None:
    before = story_lines(serving)
    answer = asking(note("Said in the terminal #site"))
    assert set(answer) == {"company", "id", "date", "text", "tags"}
    assert (answer["company"], answer["tags"]) == ("Defense Metals Corp.", ["site"])
    assert any("Said in the terminal" in line for line in story_lines(serving))
    assert serving.store.undo_stack.undoText() == "Add note"
    assert "terminal" in serving.status.saved.text()
    serving.store.undo_stack.undo()
    assert story_lines(serving) == before


def test_what_is_being_typed_stays(serving: MainWindow, asking: Asking, keyboard: Any) -> None:
    keyboard.press("Ctrl+N")
    keyboard.write("half a thought")
    asking(note("Said in the terminal"))
    assert serving.story.quick.text() == "half a thought"


def test_what_the_window_refuses_is_said_in_its_words(serving: MainWindow, asking: Asking) -> None:
    with pytest.raises(Refused, match="No company is called 'Nobody'"):
        asking(note("in vain", "Nobody"))
    with pytest.raises(Refused, match="A note needs words"):
        asking(note("  "))
    assert serving.store.undo_stack.count() == 0


def test_a_mistake_of_the_window_is_said_and_told(
    serving: MainWindow, asking: Asking, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delattr(acts.AddNote, "write")
    with (
        qtbot.captureExceptions() as caught,
        pytest.raises(Refused, match="made a mistake"),
    ):
        asking(note("in vain"))
    assert [kind for kind, *_ in caught] == [AttributeError]


@pytest.mark.parametrize(
    "request_",
    [
        {"do": "dance"},
        {"do": "note"},
        {"do": "note", "company": "DEFN", "text": "x", "day": "2026-02-30", "tags": []},
        {"do": "note", "company": "DEFN", "text": "x", "day": "2026-02-03", "sql": "DROP"},
        {"do": "import", "files": "everything"},
        {"do": "raise", "token": "x" * 1001},
        {},
    ],
    ids=["unknown", "no values", "no day", "one too many", "no list", "too long", "nothing"],
)
def test_nothing_but_known_commands_is_accepted(
    serving: MainWindow, asking: Asking, request_: dict[str, Any]
) -> None:
    with pytest.raises(Refused, match="does not know what it was asked"):
        asking(request_)
    assert serving.store.undo_stack.count() == 0


@posix
@pytest.mark.parametrize("line", [b"\n", b"[]\n", b"nonsense\n", b'{"do": \xff}\n', b"[" * 9999])
def test_what_is_no_request_is_refused(
    serving: MainWindow, spot: Whereabouts, line: bytes, qtbot: QtBot
) -> None:
    connection, stream = unlike_a_window(spot, line.rstrip(b"\n") + b"\n")
    heard: list[bytes] = []
    threading.Thread(target=lambda: heard.extend(stream.readlines())).start()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert json.loads(heard[0]) == {"headframe": 1}
    assert "does not know" in json.loads(heard[1])["refused"]
    stream.close()
    connection.close()


@posix
def test_a_line_without_end_is_not_waited_for(
    serving: MainWindow,
    spot: Whereabouts,
    asking: Asking,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(handing, "LONGEST_LINE", 1000)
    connection, stream = unlike_a_window(spot, b" " * 5000)
    heard: list[bytes] = []

    def listen() -> None:
        with contextlib.suppress(ConnectionResetError):
            heard.extend(stream)

    hearing = threading.Thread(target=listen)
    hearing.start()
    qtbot.waitUntil(lambda: not hearing.is_alive())
    assert heard in ([], [GREETING])
    stream.close()
    connection.close()
    asking(note("others are heard as before"))


def test_what_is_too_long_is_not_sent(
    serving: MainWindow, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "LONGEST_LINE", 1000)
    with pytest.raises(Refused, match="too long"):
        asking(note("x" * 1000))


@posix
def test_who_says_nothing_is_sent_away(
    serving: MainWindow, spot: Whereabouts, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(instance, "ASKS_WITHIN", 10)
    connection, stream = unlike_a_window(spot, b'{"do": "raise"')
    heard: list[bytes] = []
    threading.Thread(target=lambda: heard.append(stream.read())).start()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].count(b"\n") == 1  # the greeting, and then the end
    stream.close()
    connection.close()


# --- a window that does not answer ---


def test_what_was_given_up_is_never_done(
    window: MainWindow, claim: Instance, asking: Asking, qtbot: QtBot, story_lines: Any
) -> None:
    with pytest.raises(handing.NoAnswer, match="a window that does not answer"):
        asking(note("given up"), waits=0.01)
    asked: list[bytes] = []
    claim.serve(lambda talk, line: asked.append(line))  # only now it is heard
    claim.serve(window.handed.take)
    asking(note("heard"))
    assert asked == []
    lines = story_lines(window)
    assert any("heard" in line for line in lines)
    assert not any("given up" in line for line in lines)


def test_a_window_that_is_starting_is_waited_for(
    window: MainWindow, claim: Instance, asking: Asking, qtbot: QtBot
) -> None:
    assert handing.patience(claim.place) > handing.GREETS_WITHIN
    old(claim.place)
    assert handing.patience(claim.place) == handing.GREETS_WITHIN


def test_a_window_that_closes_before_it_answers(claim: Instance, asking: Asking) -> None:
    claim.serve(lambda talk, line: claim.end_talks())
    with pytest.raises(handing.NoAnswer, match="did not say what became of it; look there"):
        asking(note("who knows"))


def test_a_window_of_another_version(
    claim: Instance, asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim.serve(lambda talk, line: None)
    greeting = json.dumps({"headframe": 2}).encode() + b"\n"
    monkeypatch.setattr(handing, "line_of", lambda message: greeting)
    with pytest.raises(handing.NoAnswer, match="another Headframe's"):
        asking(note("in vain"))


# --- another database in the same window ---


def lead_to(program: Program, file: Path, qtbot: QtBot) -> None:
    """Open another database, and wait for what comes of it."""
    databases = program.window.databases
    with qtbot.waitSignal(databases.opened):
        databases.make_file(file)


def test_the_claim_goes_with_the_window_to_another_database(
    program: Program, claim: Instance, asking: Asking, tmp_path: Path, qtbot: QtBot
) -> None:
    program.hold(claim)
    there = whereabouts(str(tmp_path / "there.db"))
    lead_to(program, tmp_path / "there.db", qtbot)
    assert there.lock.exists()
    assert not claim.place.lock.exists()
    with pytest.raises(handing.Nobody):
        asking(note("nobody is here any more"))
    asking({"do": "import", "files": []}, to=there)
    assert program.window.company.timeline is not None


def test_a_database_that_another_window_has_is_not_opened_twice(
    program: Program, claim: Instance, tmp_path: Path, qtbot: QtBot
) -> None:
    program.hold(claim)
    there = whereabouts(str(tmp_path / "there.db"))
    theirs = Instance(there)
    assert theirs.claim()
    theirs.end_talks()
    before = program.window
    lead_to(program, tmp_path / "there.db", qtbot)
    assert program.window is before
    assert "is held by process" in program.window.status.sentence()
    theirs.release()
