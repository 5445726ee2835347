"""The status bar's one honest sentence, long work with its Cancel, and the consent strip."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QStyle, QWidget

from desktop.theme import Theme

Again: TypeAlias = Callable[[], object]


class StatusPanel(QWidget):
    """Signals: `cancel_asked()`; `details_asked()`, where the prices stand is to be shown."""

    cancel_asked = Signal()
    details_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = "circle-check"
        self.icon = QLabel(self)
        self.words = Words(self)
        self.words.setFont(theme.font("second", 600))
        self.facts = QLabel(self)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setFont(theme.font("second"))
        self.facts.setProperty("tone", "muted")
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(theme.length(140))
        self.progress.setFixedHeight(theme.length(6))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.cancel = self._button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_asked)
        self.again = self._button(self.tr("Try again"))
        self.again.clicked.connect(self._try_again)
        self.details = self._button(self.tr("Details"))
        self.details.clicked.connect(self.details_asked)
        self._again: Again | None = None
        self.saved = QLabel(self.tr("All changes saved"), self)
        self.saved.setFont(theme.font("second"))
        self.saved.setProperty("tone", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.length(14), 0, theme.length(14), 0)
        row.setSpacing(theme.length(8))
        parts = self.icon, self.words, self.progress, self.facts, self.cancel, self.again
        for part in (*parts, self.details):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.saved)
        self.cancel.ensurePolished()
        row.addStrut(self.cancel.sizeHint().height())  # so that nothing moves when work begins
        theme.changed.connect(self._restyle)
        self.say("circle-check", self.tr("Ready"))

    def say(
        self,
        icon: str,
        words: str,
        facts: str = "",
        *,
        again: Again | None = None,
        has_details: bool = False,
    ) -> None:
        """One sentence: what is so, and the facts behind it; `again` tries once more.

        `has_details` offers to show where the prices stand.
        """
        self._icon_name = icon
        self.words.setText(words)
        self.words.setToolTip(words)
        self.facts.setText(facts)
        self.progress.hide()
        self.cancel.hide()
        self._again = again
        self.again.setVisible(again is not None)
        self.details.setVisible(has_details)
        self._restyle()

    def show_progress(self, words: str, done: int, total: int, facts: str) -> None:
        """Long work under way, with its Cancel."""
        self.say("refresh-cw", words, facts)
        self.progress.setMaximum(max(total, 1))
        self.progress.setValue(done)
        self.progress.show()
        self.cancel.show()

    def say_saved(self, words: str) -> None:
        """What became of the last act."""
        self.saved.setText(words)

    def sentence(self) -> str:
        """What it says now, for those who can't see it."""
        return " · ".join(part for part in (self.words.text(), self.facts.text()) if part)

    def _try_again(self) -> None:
        again = self._again
        if again is not None:
            again()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("kind", "link")
        button.setFont(self._theme.font("second"))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button

    def _restyle(self) -> None:
        tokens = self._theme.tokens
        colors = {
            "triangle-alert": tokens.error,
            "cloud-off": tokens.text,
            "wifi-off": tokens.overdue,
            "hourglass": tokens.overdue,
            "refresh-cw": tokens.accent,
        }
        color = colors.get(self._icon_name, tokens.text_muted)
        size = self._theme.length(14)
        self.icon.setPixmap(
            self._theme.pixmap(self._icon_name, color, size, self.devicePixelRatioF())
        )


class Words(QLabel):
    """A sentence that gives way: cut in the middle, where a path is, if there is no room."""

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(24 * self.fontMetrics().averageCharWidth(), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        middle = Qt.TextElideMode.ElideMiddle
        shown = self.fontMetrics().elidedText(self.text(), middle, self.width())
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.rect(),
            QStyle.visualAlignment(self.layoutDirection(), side),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


class ConsentStrip(QWidget):
    """Asks once whether prices may be fetched; a strip, never a dialog.

    Signals: `agreed()`, `declined()`.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "raised")
        self.setProperty("edge", "top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        words = QLabel(
            self.tr(
                "Nothing has been fetched. May Headframe ask Yahoo Finance for the prices "
                "of the listings in your list?"
            ),
            self,
        )
        fetch = QPushButton(self.tr("Fetch prices"), self)
        fetch.setProperty("kind", "default")
        fetch.clicked.connect(self.agreed)
        later = QPushButton(self.tr("Not now"), self)
        later.clicked.connect(self.declined)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.length(16), theme.length(6), theme.length(16), theme.length(6))
        row.addWidget(words)
        row.addStretch(1)
        row.addWidget(fetch)
        row.addWidget(later)
