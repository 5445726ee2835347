"""Work in the background: progress, cancel, and answers that come home on the window's thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

Work = Callable[["Task"], Any]


class Task(QObject):
    """One piece of work on its own thread.

    Signals, all delivered on the window's thread: `progressed(object)`, whatever the work reports;
    `answered(object)`, what it returned; `failed(object)`, the exception it raised;
    `ended()`, after either.
    """

    progressed = Signal(object)
    answered = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cancel = threading.Event()
        self._runner = Runner(self, work)
        self._runner.finished.connect(self.ended)

    def start(self) -> None:
        """Begin."""
        self._runner.start()

    def wait(self) -> None:
        """Wait for the end; for closing the program."""
        self._runner.wait()


class Runner(QThread):
    """The thread of a task."""

    def __init__(self, task: Task, work: Work) -> None:
        super().__init__(task)
        self._task = task
        self._work = work

    def run(self) -> None:
        """Do the work; what goes wrong is told, never lost."""
        try:
            answer = self._work(self._task)
        except Exception as error:
            logging.getLogger(__name__).info("background work failed", exc_info=True)
            self._task.failed.emit(error)
        else:
            self._task.answered.emit(answer)


class Tasks(QObject):
    """The tasks under way; at most one of a name at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, Task] = {}
        self._is_open = True

    def run(self, name: str, work: Work) -> Task | None:
        """Start work under a name; None where work of that name is still under way, or all ended.

        The caller connects the task's signals and then calls `start()`.
        """
        if name in self._running or not self._is_open:
            return None
        task = Task(work, self)
        task.setObjectName(name)
        task.ended.connect(self._forget)
        self._running[name] = task
        return task

    def is_running(self, name: str) -> bool:
        """Whether work of that name is under way."""
        return name in self._running

    def cancel(self, name: str) -> None:
        """Ask the work of that name to stop."""
        if task := self._running.get(name):
            task.cancel.set()

    def stop(self) -> None:
        """Ask all work to stop, wait for it, and begin no other: the window closes."""
        self._is_open = False
        running = list(self._running.values())
        for task in running:
            task.cancel.set()
        for task in running:
            task.wait()

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.pop(task.objectName(), None)
            task.deleteLater()
