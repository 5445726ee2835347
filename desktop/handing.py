"""Speaking to the window that has a database open: plain Python, for commands load no Qt.

The two take turns, a line of JSON each: the window greets, it is asked one thing, it tells how far
it is as often as it likes, and answers. Nothing is asked of a window that has not greeted: so what
was given up was never done.
"""

from __future__ import annotations

import json
import os
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, cast

from db.errors import DatabaseTrouble, Refused
from desktop.whereabouts import Whereabouts

PROTOCOL = 1
LONGEST_LINE = 8_000_000  # bytes
GREETS_WITHIN = 5.0  # seconds
STARTS_WITHIN = 30.0  # seconds: a window is not yet hanging while it is being built
ANSWERS_WITHIN = 120.0  # seconds, from one line to the next


class Nobody(Exception):  # noqa: N818  (a state of affairs, not a mistake)
    """No window has the database open."""


class NoAnswer(DatabaseTrouble):
    """A window has the database open and does not answer."""


def raise_window(to: Whereabouts, waits: float | None = None) -> None:
    """Bring the window to the front; raises Nobody, NoAnswer, Refused."""
    tokens = map(os.environ.get, ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"))
    ask(to, {"do": "raise", "token": next(filter(None, tokens), "")}, waits=waits)


def ask(
    to: Whereabouts,
    request: Mapping[str, Any],
    *,
    progress: Callable[[Any], None] | None = None,
    waits: float | None = None,
) -> Any:
    """Have the window do something, and give its answer.

    `waits` is how many seconds it may take to greet. Raises Nobody, NoAnswer, and Refused with
    the window's words.
    """
    line = line_of(request)
    if len(line) > LONGEST_LINE:
        raise Refused("This is too long to be handed to the open window")
    with _connected(to) as stream:
        _await_greeting(stream, to, patience(to) if waits is None else waits)
        _say(stream, line)
        with suppress(TimeoutError):
            while heard := _hear(stream, ANSWERS_WITHIN):
                if "answer" in heard:
                    return heard["answer"]
                if "refused" in heard:
                    raise Refused(str(heard["refused"]))
                if progress is not None and "progress" in heard:
                    progress(heard["progress"])
    raise NoAnswer(
        f"The window on {to.name} took this and did not say what became of it; look there first"
    )


def silence(to: Whereabouts) -> str:
    """What to say of a window that does not answer."""
    return f"{to.name} is open in a window that does not answer; close that and try again"


def patience(to: Whereabouts) -> float:
    """How many seconds to wait for a greeting: more where the window may still be starting."""
    try:
        age = time.time() - to.lock.stat().st_mtime
    except OSError:
        age = STARTS_WITHIN
    return max(GREETS_WITHIN, STARTS_WITHIN - max(age, 0))


def line_of(message: Mapping[str, Any]) -> bytes:
    """A message as it is sent."""
    return json.dumps(message, allow_nan=False).encode() + b"\n"


def _await_greeting(stream: BinaryIO, to: Whereabouts, waits: float) -> None:
    try:
        heard = _hear(stream, waits)
    except TimeoutError:
        raise NoAnswer(silence(to)) from None
    if heard is None:
        raise Nobody
    if heard.get("headframe") != PROTOCOL:
        raise NoAnswer(f"The window on {to.name} is another Headframe's; close it and try again")


@contextmanager
def _connected(to: Whereabouts) -> Iterator[BinaryIO]:
    if sys.platform == "win32":
        try:
            yield open(rf"\\.\pipe\{to.socket}", "r+b", buffering=0)  # noqa: PTH123, SIM115
        except FileNotFoundError as error:
            raise Nobody from error
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(to.socket)
        except OSError as error:
            raise Nobody from error
        with connection.makefile("rwb", buffering=0) as stream:
            try:
                yield cast("BinaryIO", stream)
            finally:
                with suppress(OSError):  # wakes whoever still listens to it
                    connection.shutdown(socket.SHUT_RDWR)


def _say(stream: BinaryIO, line: bytes) -> None:
    rest = memoryview(line)
    try:
        while rest:
            rest = rest[stream.write(rest) :]
    except OSError as error:
        raise Nobody from error


def _hear(stream: BinaryIO, seconds: float) -> dict[str, Any] | None:
    """The next message, None at the end; raises TimeoutError."""
    heard: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        try:
            heard.put(stream.readline(LONGEST_LINE))
        except (OSError, ValueError):  # cut, or closed here meanwhile
            heard.put(b"")

    # A pipe of Windows knows no time-out, so a thread waits in our place.
    threading.Thread(target=listen, daemon=True).start()
    try:
        found = json.loads(heard.get(timeout=seconds))
    except queue.Empty:
        raise TimeoutError from None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
