"""Asking for a file or a folder, without stopping the window meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_open(
    parent: QWidget, title: str, kinds: str, start: Path, take: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that is there; `take` gets it, nothing where the reader thinks better."""
    dialog = _dialog(parent, title, start, take)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    dialog.open()
    return dialog


def ask_new(
    parent: QWidget, title: str, kinds: str, start: Path, take: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file to be made, `start` being its first name; its ending is added."""
    dialog = _dialog(parent, title, start.parent, take)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kinds)
    dialog.setDefaultSuffix(start.suffix.removeprefix("."))
    dialog.selectFile(start.name)
    dialog.open()
    return dialog


def ask_folder(
    parent: QWidget, title: str, start: Path, take: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, start, take)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(
    parent: QWidget, title: str, folder: Path, take: Callable[[Path], object]
) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: take(Path(name)))
    return dialog
