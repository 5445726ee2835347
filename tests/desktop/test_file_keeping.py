"""Files attached by dialog and by drop, opened, saved, renamed and deleted in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db import attachments
from db.attachments import LARGEST
from db.records import AttachmentRecord
from desktop.analysis.story import Ref
from desktop.dialogs.file import FileNameForm
from desktop.main_window import MainWindow
from desktop.panels.file_keeping import OPENED, ending_of, suggestion

COPY = Qt.DropAction.CopyAction
HEAD = QPoint(5, 5)  # beside every line: the company is meant
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(window: MainWindow) -> list[AttachmentRecord]:
    timeline = window.selection.timeline
    assert timeline is not None
    sources = [d.source.id for d in timeline.deals if d.source]
    return list(window.store.read(attachments.attachments, timeline.company.id, sources))


def drop(window: MainWindow, at: QPoint, *paths: Path) -> None:
    """Drop files from elsewhere onto the Documents tab."""
    panel = window.documents
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    entering = QDragEnterEvent(at, COPY, carried, LEFT, NO_KEY)
    QApplication.sendEvent(panel, entering)
    assert entering.isAccepted() == bool(paths)
    assert panel.drop_hint.isVisible() == bool(paths)
    QApplication.sendEvent(panel, QDropEvent(QPointF(at), COPY, carried, LEFT, NO_KEY))
    assert not panel.drop_hint.isVisible()


def line_of(window: MainWindow, ref: Ref) -> QPoint:
    """Where a thing stands in the Documents tab."""
    tree = window.documents.tree
    index = window.documents.model.index_of(ref)
    tree.scrollTo(index)
    return tree.viewport().mapTo(window.documents, tree.visualRect(index).center())


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "PFS report.pdf"
    path.write_bytes(b"%PDF-1.7 a report")
    return path


@pytest.fixture
def attached(window: MainWindow, report: Path) -> AttachmentRecord:
    """A file that is kept with the shown company, and chosen."""
    window.file_keeping.attach([report], None)
    return files(window)[0]


def test_a_file_is_dropped_on_the_tab_and_kept_with_the_company(
    window: MainWindow, report: Path
) -> None:
    window.panes.enter_tab(window.documents)
    drop(window, HEAD, report)
    (kept,) = files(window)
    assert (kept.name, kept.size, kept.media_type) == ("PFS report.pdf", 17, "application/pdf")
    assert window.selection.ref == Ref("attachment", kept.id)
    shown = [line.words for line in window.documents.model.all_lines()]
    assert shown[:2] == ["Files · 1", "PFS report.pdf"]
    drop(window, HEAD, report)
    assert len(files(window)) == 1
    window.commands.actions["undo"].trigger()
    assert files(window) == []


def test_a_file_dropped_on_a_source_is_kept_with_that(window: MainWindow, report: Path) -> None:
    timeline = window.selection.timeline
    assert timeline is not None
    source = next(d.source for d in timeline.deals if d.source)
    window.panes.enter_tab(window.documents)
    drop(window, line_of(window, Ref("source", source.id)), report)
    (kept,) = files(window)
    assert (kept.source_id, kept.company_id) == (source.id, None)


def test_what_is_no_file_or_too_large_is_refused_in_a_sentence(
    window: MainWindow, tmp_path: Path
) -> None:
    window.panes.enter_tab(window.documents)
    drop(window, HEAD, tmp_path)
    assert window.status.sentence().startswith(f"{tmp_path.name} is no file")
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        file.truncate(LARGEST + 1)
    drop(window, HEAD, big)
    said = "big.bin is too large: a file of up to 50 MB can be kept."
    assert window.status.sentence() == said
    assert files(window) == []


def test_files_are_attached_by_the_dialog_to_company_and_note(
    window: MainWindow, report: Path, keyboard: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = lambda *_: ([str(report)], "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", asked)
    keyboard.press("Ctrl+Shift+A")
    timeline = window.selection.timeline
    assert timeline is not None
    note = timeline.notes[0]
    window.choose(Ref("note", note.id))
    window.commands.actions["attach_here"].trigger()
    assert [(f.company_id, f.note_id) for f in files(window)] == [
        (timeline.company.id, None),
        (None, note.id),
    ]


class Viewer(QObject):
    """Stands where the system's program for a file would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def show_file(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    found = Viewer()
    QDesktopServices.setUrlHandler("file", found, "show_file")
    yield found
    QDesktopServices.unsetUrlHandler("file")


def test_a_file_is_opened_as_a_copy_under_a_name_of_ours(
    window: MainWindow, attached: AttachmentRecord, viewer: Viewer, keyboard: Any
) -> None:
    window.store.edit("Rename", attachments.rename_file, attached.id, "../../../evil.pdf")
    window.panes.enter_tab(window.documents)
    window.choose(Ref("attachment", attached.id))
    keyboard.press("Return")
    (copy,) = viewer.opened
    assert copy.read_bytes() == b"%PDF-1.7 a report"
    assert copy.name == f"{attached.sha256[:16]}.pdf"
    window.commands.actions["open_file"].trigger()
    assert viewer.opened == [copy, copy]
    window.close()
    assert not copy.parent.exists()


def test_what_could_run_is_not_opened(
    window: MainWindow, attached: AttachmentRecord, viewer: Viewer
) -> None:
    window.store.edit("Rename", attachments.rename_file, attached.id, "report.pdf.desktop")
    window.choose(Ref("attachment", attached.id))
    window.commands.actions["open_file"].trigger()
    assert viewer.opened == []
    said = "report.pdf.desktop is not opened from here; save it to open it yourself."
    assert window.status.sentence() == said


def test_a_file_is_saved_elsewhere(
    window: MainWindow,
    attached: AttachmentRecord,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.choose(Ref("attachment", attached.id))
    for place, is_there in ((tmp_path / "out.pdf", True), (tmp_path / "no" / "out.pdf", False)):
        asked = lambda *_, to=place: (str(to), "")  # noqa: E731
        monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
        window.commands.actions["save_file"].trigger()
        assert place.exists() == is_there
    assert (tmp_path / "out.pdf").read_bytes() == b"%PDF-1.7 a report"
    assert "can't be read or written" in window.status.sentence()


def test_a_file_is_renamed_and_deleted_by_keyboard(
    qtbot: QtBot, window: MainWindow, attached: AttachmentRecord, keyboard: Any
) -> None:
    window.panes.enter_tab(window.documents)
    window.choose(Ref("attachment", attached.id))
    keyboard.press("F2")
    qtbot.waitUntil(lambda: has_keyboard(FileNameForm))
    keyboard.write("Technical report")
    keyboard.press("Return")
    assert files(window)[0].name == "Technical report.pdf"
    with qtbot.waitActive(window):  # as a window manager does when a dialog closes
        window.activateWindow()
    window.documents.tree.setFocus()
    keyboard.press("Delete")
    assert files(window) == []
    keyboard.press("Ctrl+Z")
    assert files(window)[0].name == "Technical report.pdf"


def test_a_file_is_renamed_by_mouse(
    qtbot: QtBot, window: MainWindow, attached: AttachmentRecord
) -> None:
    window.edit(Ref("attachment", attached.id))
    qtbot.waitUntil(lambda: has_keyboard(FileNameForm))
    form = QApplication.activeModalWidget()
    assert isinstance(form, FileNameForm)
    form.name.clear()
    qtbot.mouseClick(form.act, Qt.MouseButton.LeftButton)
    assert form.trouble == "A file needs a name"
    form.name.setText("PFS.pdf")
    qtbot.mouseClick(form.act, Qt.MouseButton.LeftButton)
    assert files(window)[0].name == "PFS.pdf"


def has_keyboard(kind: type[FileNameForm]) -> bool:
    form, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
    return isinstance(form, kind) and focused is not None and form.isAncestorOf(focused)


@given(st.text())
def test_no_path_comes_from_a_name(name: str) -> None:
    ending = ending_of(name)
    assert ending is None or ending in OPENED
    assert Path(suggestion(name)).name == suggestion(name)
    assert suggestion(name) not in {"", ".", ".."}
