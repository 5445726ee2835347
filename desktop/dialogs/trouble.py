"""What is shown when the program itself is at fault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)


class TroubleDialog(QDialog):
    """One fault, or several in a row: what to do, and what to send to whoever can mend it.

    Signals: `quit_asked()`.
    """

    quit_asked = Signal()

    def __init__(
        self, report: str, log_folder: Path, parent: QWidget | None = None, *, is_saved: bool = True
    ) -> None:
        super().__init__(parent)
        self._folder = log_folder
        self._count = 1
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        saved = self.tr("What you wrote is saved.")
        held = self.tr("What you typed could not be saved, and stands where you typed it.")
        words = self.tr(
            "Headframe made a mistake. {saved} You can go on; if it happens again, please send the "
            "report."
        )
        self.words = QLabel(words.format(saved=saved if is_saved else held), self)
        self.words.setWordWrap(True)
        self.times = QLabel(self)
        self.times.setProperty("tone", "muted")
        self.times.hide()
        self.report = QPlainTextEdit(report, self)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        self.copy = QPushButton(self.tr("Copy"), self)
        self.open_log = QPushButton(self.tr("Open log folder"), self)
        self.quit = QPushButton(self.tr("Quit"), self)
        self.go_on = QPushButton(self.tr("Go on"), self)
        self.go_on.setProperty("kind", "default")
        self.go_on.setDefault(True)
        buttons = QHBoxLayout()
        for button in (self.copy, self.open_log):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.quit, self.go_on):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (self.words, self.times, self.report):
            column.addWidget(part)
        column.addLayout(buttons)
        self.resize(600, 380)
        self.copy.clicked.connect(self._copy)
        self.open_log.clicked.connect(self._open_log)
        self.quit.clicked.connect(self.quit_asked)
        self.go_on.clicked.connect(self.accept)
        self.go_on.setFocus()

    def count(self) -> None:
        """One more fault happened while this one is shown."""
        self._count += 1
        self.times.setText(self.tr("It happened {n} times.").format(n=self._count))
        self.times.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
