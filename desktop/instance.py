"""The one window on a database: it holds the lock, and hears what other programs ask of it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop import handing
from desktop.whereabouts import Whereabouts

ONE_TRY = 100  # ms
WAITING = 100  # programs that may knock at once
ASKS_WITHIN = 10_000  # ms

log = logging.getLogger(__name__)


class Conversation(QObject):
    """One program that asked for something: it is greeted, says one line, and hears what comes.

    Signals: `asked(object, bytes)`, itself and the line; `left()`, it went away unanswered.
    """

    asked = Signal(object, bytes)
    left = Signal()

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._was_asked = False
        self._is_over = False
        socket.setParent(self)
        socket.setReadBufferSize(handing.LONGEST_LINE)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._leave)
        QTimer.singleShot(ASKS_WITHIN, self, self._expect)
        self._send({"headframe": handing.PROTOCOL})

    def progress(self, value: Any) -> None:
        """Tell how far it is: any value that JSON has."""
        self._send({"progress": value})

    def answer(self, value: Any) -> None:
        """Give the answer, any value that JSON has, and end."""
        self._end({"answer": value})

    def refuse(self, words: str) -> None:
        """Say why it is not done, and end."""
        self._end({"refused": words})

    def _read(self) -> None:
        if self._was_asked:
            self._socket.abort()
        elif self._socket.canReadLine():
            self._was_asked = True
            self.asked.emit(self, self._socket.readLine().data())
        elif self._socket.bytesAvailable() >= handing.LONGEST_LINE:
            self._socket.abort()

    def _expect(self) -> None:
        if not self._was_asked:
            self._socket.abort()

    def _send(self, message: dict[str, Any]) -> None:
        if not self._is_over:
            self._socket.write(handing.line_of(message))

    def _end(self, message: dict[str, Any]) -> None:
        self._send(message)
        self._is_over = True
        self._socket.disconnectFromServer()

    def _leave(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.left.emit()
        self.deleteLater()


Serve: TypeAlias = Callable[[Conversation, bytes], None]


class Instance(QObject):
    """A program's claim on a database, and its ear for the others."""

    def __init__(self, place: Whereabouts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._serve: Serve | None = None
        self._lock = QLockFile(str(place.lock))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setListenBacklogSize(WAITING)
        self._server.setMaxPendingConnections(WAITING)
        self._server.newConnection.connect(self._greet)

    def claim(self, wait_ms: int = 0) -> bool:
        """Take the lock and listen, unless another holds it; a dead program's is taken over."""
        if not self._lock.tryLock(wait_ms) and self._is_held():
            return False
        # The socket of a program that was killed is still there, and it is ours now.
        QLocalServer.removeServer(self.place.socket)
        if not self._server.listen(self.place.socket):
            said = self._server.errorString()
            log.warning("no command can reach this window: %s", said)
        return True

    def claim_from_the_dead(self) -> bool:
        """Take a lock whose holder is gone, though another program has its number now."""
        return self._lock.removeStaleLockFile() and self.claim()

    def holder(self) -> str:
        """Who holds the lock."""
        number, machine, _ = self._lock.getLockInfo()
        return f"process {number} on {machine}"

    def serve(self, serve: Serve) -> None:
        """From now on hand each conversation and what it asks to `serve`; until then they wait."""
        self._serve = serve
        self._greet()

    def end_talks(self) -> None:
        """Listen no more; the lock is kept."""
        self._serve = None  # which holds the window, and that holds this
        self._server.close()
        for talk in self.findChildren(Conversation):
            talk.deleteLater()

    def release(self) -> None:
        """Leave the database to others."""
        self.end_talks()
        self._lock.unlock()

    def _is_held(self) -> bool:
        """Whether another has the lock; where none can be made, nobody has."""
        return self._lock.error() == QLockFile.LockError.LockFailedError

    def _greet(self) -> None:
        while self._serve is not None and self._server.hasPendingConnections():
            talk = Conversation(self._server.nextPendingConnection(), self)
            talk.asked.connect(self._pass_on)

    def _pass_on(self, talk: Conversation, line: bytes) -> None:
        if self._serve is not None:
            self._serve(talk, line)


def claimed(place: Whereabouts, waits: float | None = None) -> Instance | None:
    """The claim on a database; None where its window was brought to the front instead.

    `waits` is how many seconds another may take to answer. Raises NoAnswer where it does not.
    """
    instance = Instance(place)
    waits = handing.patience(place) if waits is None else waits
    until = time.monotonic() + waits
    while not instance.claim(ONE_TRY):
        try:
            handing.raise_window(place, waits)
        except handing.Nobody:
            if time.monotonic() < until:
                continue
            if instance.claim_from_the_dead():
                break
            raise handing.NoAnswer(
                f"{place.name} is held by {instance.holder()}; close that and try again"
            ) from None
        else:
            return None
    return instance
