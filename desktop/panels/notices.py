"""A notice by the system of what became due or late, only where the reader switched it on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from desktop import settings as kept
from desktop import wording
from desktop.analysis.inbox import Item
from desktop.settings import Settings


class Notices(QObject):
    """Shows one notice for all that arrived together.

    Signals: `followed()`, the reader clicked on a notice.
    """

    followed = Signal()

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._icon: QSystemTrayIcon | None = None

    def tell(self, items: Sequence[Item]) -> bool:
        """Tell of things that arrived; whether the system was asked to show them."""
        if not items or not self._settings.get(kept.NOTIFY):
            return False
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._window.windowIcon(), self._window)
            self._icon.messageClicked.connect(self.followed)
        self._icon.show()
        self._icon.showMessage(self.tr("Headframe"), self.words(items))
        return True

    def words(self, items: Sequence[Item]) -> str:
        """What a notice says: the first thing, and how many more there are."""
        first = items[0]
        what = first.milestone.name if first.milestone else self.tr("long silence")
        words = wording.told(first.company.short_name, what)
        if len(items) == 1:
            return words
        more = wording.number(len(items) - 1, 0)
        return self.tr("{first}, and {n} more are due or late").format(first=words, n=more)
