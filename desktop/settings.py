"""What is remembered between starts: each setting once, with its key, type and default."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Any, Generic, TypeVar

import platformdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from desktop.surroundings import APPLICATION

T = TypeVar("T", str, int, bool, QByteArray)


class Setting(Generic[T]):
    """A setting: its key, its default, and by that its type; and the values it may have."""

    def __init__(self, key: str, default: T, allowed: Container[T] | None = None) -> None:
        self.key = key
        self.default: T = default
        self.allowed: Container[T] | None = allowed

    def allows(self, value: object) -> bool:
        """Whether a value is one of those it may have."""
        is_of_type = isinstance(value, type(self.default))
        return is_of_type and (self.allowed is None or value in self.allowed)


THEME = Setting("view/theme", "system", ("system", "light", "dark", "high_contrast"))
LANGUAGE = Setting("view/language", "system")
DAYS = Setting("formats/days", "system", ("system", "iso", "day_first", "month_first"))
NUMBERS = Setting("formats/numbers", "system", ("system", "comma", "point", "space"))
FIRST_DAY = Setting("formats/first_day", 0, range(8))  # 0 is the system's, 1 a Monday
OFFLINE = Setting("prices/offline", False)
NETWORK_ASKED = Setting("prices/network_asked", False)
NETWORK_AGREED = Setting("prices/network_agreed", False)
REFRESH_AT_START = Setting("prices/at_start", True)
REFRESH_EVERY = Setting("prices/every_minutes", 0, (0, 15, 30, 60, 120, 240, 720))
BACKUP_DAILY = Setting("backups/daily", True)
BACKUP_FOLDER = Setting("backups/folder", "")  # empty is beside the database
NOTIFY = Setting("inbox/notify", False)
GEOMETRY = Setting("window/geometry", QByteArray())
WIDTHS = Setting("window/widths", "")
BESIDE = Setting("window/beside", True)
TAB = Setting("window/tab", "story")
RANGE = Setting("chart/range", "MAX")
STYLE = Setting("chart/style", "candles", ("candles", "bars", "line", "area"))
LOG = Setting("chart/log", False)
LANES = Setting("chart/lanes", 0, range(1000))  # thousandths of the height; 0 is what they need
COMPARED = Setting("chart/compared", "")  # the uids of listings
COMPARES_OWN = Setting("chart/compares_own", False)
TOTAL_RETURN = Setting("chart/total_return", False)
INDICATORS = Setting("chart/indicators", "")  # the names of the slots that are drawn
PERIODS = Setting("chart/periods", "")  # of all slots, in days
HIDDEN_FLAGS = Setting("chart/hidden_flags", "")  # kinds, with a space between two
WATCHLIST = Setting("choice/watchlist", "")
COMPANY = Setting("choice/company", "")
LISTING = Setting("choice/listing", "")
USES = Setting("choice/uses", "")
RECENT = Setting("files/recent", "")
CALENDARS = Setting("files/calendars", "")


class Settings(QObject):
    """The settings in one file of the user's configuration folder.

    Signals: `changed(object)`, a Setting whose value is another one now.
    """

    changed = Signal(object)

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self._stored = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """The value, or the default where no value that it may have is stored."""
        value: Any = self._stored.value(setting.key, setting.default, type(setting.default))
        return value if setting.allows(value) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        before = self.get(setting)
        self._stored.setValue(setting.key, value)
        if value != before:
            self.changed.emit(setting)

    def flush(self) -> None:
        """Write down now."""
        self._stored.sync()


def settings_file() -> Path:
    """Where the settings are kept."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "headframe.ini"
