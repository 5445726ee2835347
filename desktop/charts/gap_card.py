"""The card over a gap: what is not stored, and the one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.theme import Theme

SHADOW = 14
RADIUS = 6
DEPTH = {"light": 0.016, "dark": 0.045, "high_contrast": 0.0}  # of one ring of the shadow


class GapCard(QWidget):
    """A floating card with a title, a line and a button; `fetch_asked` when it is pressed."""

    fetch_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = QLabel()
        self._title = QLabel()
        self._line = QLabel()
        self._line.setProperty("tone", "muted")
        self._button = QPushButton()
        self._button.setProperty("kind", "default")
        self._button.clicked.connect(self.fetch_asked)
        self._outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._words = QVBoxLayout()
        self._words.addWidget(self._title)
        self._words.addWidget(self._line)
        self._words.addWidget(self._button)
        self._outer.addWidget(self._icon)
        self._outer.addLayout(self._words)
        self._is_wide = False
        self._words_said: tuple[str, str, str, bool] | None = None
        self.restyle()

    @property
    def button(self) -> QPushButton:
        """The one button."""
        return self._button

    @property
    def text(self) -> str:
        """Its two lines."""
        return f"{self._title.text()}\n{self._line.text()}"

    def say(self, title: str, line: str, button: str, *, is_wide: bool) -> None:
        """Shows these words: stacked over a gap, or `is_wide` with the icon beside them.

        Without a word for the button there is none.
        """
        words = (title, line, button, is_wide)
        if words == self._words_said:
            return
        self._words_said = words
        self._title.setText(title)
        self._line.setText(line)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self._is_wide = is_wide
        self.restyle()

    def restyle(self) -> None:
        """Takes the theme's colours, fonts and lengths."""
        theme, tokens = self._theme, self._theme.tokens
        length = theme.length
        beside, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        middle = Qt.AlignmentFlag.AlignLeft if self._is_wide else Qt.AlignmentFlag.AlignHCenter
        size = 24 if self._is_wide else 18
        pixmap = theme.pixmap(
            "cloud-off", tokens.text_muted, length(size), self.devicePixelRatioF()
        )
        self._icon.setPixmap(pixmap)
        self._icon.setAlignment(middle | Qt.AlignmentFlag.AlignVCenter)
        self._title.setFont(theme.font("body", 600))
        self._title.setAlignment(middle)
        self._line.setFont(theme.font("second"))
        self._line.setAlignment(middle)
        self._button.setFont(theme.font("control", 500))
        self._outer.setDirection(beside if self._is_wide else stacked)
        self._outer.setSpacing(length(18 if self._is_wide else 8))
        side, edge = length(22 if self._is_wide else 28) + SHADOW, length(14) + SHADOW
        self._outer.setContentsMargins(side, edge, side, edge)
        self._words.setSpacing(length(3))
        self._words.setAlignment(self._button, middle)
        self._line.setContentsMargins(0, 0, 0, length(8))
        self._button.ensurePolished()
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the raised card and the shadow it stands on."""
        del event
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        shade = QColor(tokens.shadow)
        for reach in range(SHADOW, 0, -1):
            shade.setAlphaF(DEPTH[tokens.name] * (1 - reach / SHADOW))
            painter.setBrush(shade)
            around = card.adjusted(-reach, 3 - reach, reach, reach)
            painter.drawRoundedRect(around, RADIUS + reach, RADIUS + reach)
        painter.setPen(QPen(tokens.line, 1))
        painter.setBrush(tokens.raised)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()
