"""The question before something goes that has much hanging on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

translate = QCoreApplication.translate


def ask_to_delete(parent: QWidget, name: str, goes: str, delete: Callable[[], object]) -> None:
    """Say what is deleted and what goes with it; Enter deletes, Escape leaves all as it is."""
    box = QMessageBox(parent)
    box.setWindowTitle(translate("Asking", "Delete"))
    box.setText(translate("Asking", "Delete {name}?").format(name=name))
    back = translate("Asking", "Ctrl+Z brings all of it back.")
    box.setInformativeText("\n\n".join(part for part in (goes, back) if part))
    box.setTextFormat(Qt.TextFormat.PlainText)  # names are no markup
    button = box.addButton(translate("Asking", "Delete"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(translate("Asking", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(button)
    box.accepted.connect(delete)
    box.finished.connect(box.deleteLater)
    box.open()
