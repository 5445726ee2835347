"""The Documents tab: the sources and attachments of a company."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import CompanyTimeline
from desktop.analysis.story import Ref
from desktop.theme import Theme


class DocumentsPanel(QWidget):
    """Signals: `chosen(object)`, `edit_asked(object)`, `delete_asked(object)`, each with a Ref;
    `new_asked(str)`, the kind of a new thing."""

    chosen = Signal(object)
    edit_asked = Signal(object)
    delete_asked = Signal(object)
    new_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Documents"))

    def set_timeline(self, timeline: CompanyTimeline | None, today: dt.date) -> None:
        """Show what belongs to this company."""

    def choose(self, ref: Ref | None) -> None:
        """Mark the chosen thing."""
