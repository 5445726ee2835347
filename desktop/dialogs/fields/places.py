"""A field for a place on the earth, in whichever way it was written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.analysis.places import Place, place_text, place_words, read_place
from desktop.dialogs.fields.texts import TextField
from desktop.theme import Theme


class PlaceField(QWidget):
    """Latitude and longitude as people write them; says what it understood.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TextField()
        self.line.setPlaceholderText("54°31′N 122°4′W")
        self.meant = QLabel()
        self.meant.setProperty("tone", "muted")
        self.meant.setFont(theme.font("second"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.length(2))
        column.addWidget(self.line)
        column.addWidget(self.meant)
        self.setFocusProxy(self.line)
        self.line.changed.connect(self._tell)
        self._tell()

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what is typed into."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> Place | None:
        """The place; None where nothing is typed. Raises ValueError with a sentence."""
        if not self.line.value():
            return None
        try:
            return read_place(self.line.value())
        except ValueError as error:
            words = self.tr("“{text}” is no place; write it as 54°31′N 122°4′W or 54.52, −122.07")
            raise ValueError(words.format(text=self.line.value())) from error

    def fault(self) -> str | None:
        """Why it is no place; None where it is one, or empty."""
        try:
            self.value()
        except ValueError as error:
            return str(error)
        return None

    def set_value(self, place: Place | None) -> None:
        """Show this place, to the last digit that is kept."""
        self.line.setText(place_text(place) if place else "")
        self.line.setCursorPosition(0)

    def _tell(self) -> None:
        place = self.value() if self.fault() is None else None
        self.meant.setText(place_words(place) if place else "")
        self.meant.setVisible(place is not None)
        self.changed.emit()
