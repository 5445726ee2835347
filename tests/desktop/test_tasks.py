"""Work in the background: what it reports, how it is stopped, and on which thread one hears."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from desktop.tasks import Task, Tasks


class Listener(QObject):
    """Writes down what a task says, and whether it was heard on the window's thread."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.heard: list[tuple[str, Any]] = []
        self.threads: set[bool] = set()
        task.progressed.connect(self.progressed)
        task.answered.connect(self.answered)
        task.failed.connect(self.failed)
        task.ended.connect(self.ended)

    def progressed(self, what: Any) -> None:
        self._hear("progressed", what)

    def answered(self, what: Any) -> None:
        self._hear("answered", what)

    def failed(self, what: Any) -> None:
        self._hear("failed", what)

    def ended(self) -> None:
        self._hear("ended", None)

    def _hear(self, name: str, what: Any) -> None:
        self.heard.append((name, what))
        self.threads.add(QThread.currentThread() is self.thread())


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.stop()


def wait_until_cancelled(task: Task) -> str:
    assert task.cancel.wait(30)
    return "stopped"


def started(tasks: Tasks, name: str, work: Any = wait_until_cancelled) -> tuple[Task, Listener]:
    task = tasks.run(name, work)
    assert task is not None
    listener = Listener(task)
    task.start()
    return task, listener


def test_progress_and_answer_come_home_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    worked_on: list[int] = []

    def work(task: Task) -> str:
        worked_on.append(threading.get_ident())
        for number in range(3):
            task.progressed.emit(number)
        return "done"

    task, listener = started(tasks, "count", work)
    with qtbot.waitSignal(task.ended):
        pass
    assert listener.heard == [
        ("progressed", 0),
        ("progressed", 1),
        ("progressed", 2),
        ("answered", "done"),
        ("ended", None),
    ]
    assert listener.threads == {True}
    assert worked_on != [threading.get_ident()]


def test_what_goes_wrong_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    trouble = ValueError("no such thing")

    def work(task: Task) -> None:
        raise trouble

    task, listener = started(tasks, "fail", work)
    with qtbot.waitSignal(task.ended):
        pass
    assert listener.heard == [("failed", trouble), ("ended", None)]
    assert listener.threads == {True}
    assert not tasks.is_running("fail")


def test_one_of_a_name_at_a_time(tasks: Tasks, qtbot: QtBot) -> None:
    task, _ = started(tasks, "prices")
    assert tasks.is_running("prices")
    assert tasks.run("prices", wait_until_cancelled) is None
    other, _ = started(tasks, "export")
    with qtbot.waitSignals([task.ended, other.ended]):
        tasks.cancel("prices")
        tasks.cancel("export")
    again, listener = started(tasks, "prices")
    with qtbot.waitSignal(again.ended):
        tasks.cancel("prices")
    assert ("answered", "stopped") in listener.heard


def test_cancelling_one_lets_the_other_go_on(tasks: Tasks, qtbot: QtBot) -> None:
    first, _ = started(tasks, "first")
    second, _ = started(tasks, "second")
    with qtbot.waitSignal(first.ended):
        tasks.cancel("first")
    assert not tasks.is_running("first")
    assert tasks.is_running("second")
    assert not second.cancel.is_set()
    tasks.cancel("nothing of that name")


def test_stopping_waits_for_all(tasks: Tasks) -> None:
    ended: list[str] = []

    def work(task: Task) -> None:
        wait_until_cancelled(task)
        ended.append(task.objectName())

    started(tasks, "first", work)
    started(tasks, "second", work)
    tasks.stop()
    assert sorted(ended) == ["first", "second"]


def test_work_that_was_never_started_keeps_nobody_waiting(tasks: Tasks) -> None:
    assert tasks.run("never", wait_until_cancelled) is not None
    tasks.stop()
