"""What is remembered between starts: each setting once, with its key, type and default."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from desktop.surroundings import APPLICATION

T = TypeVar("T", str, int, bool, QByteArray)


class Setting(Generic[T]):
    """A setting: its key, its default, and by that its type."""

    def __init__(self, key: str, default: T) -> None:
        self.key = key
        self.default: T = default


THEME = Setting("view/theme", "system")
GEOMETRY = Setting("window/geometry", QByteArray())
PANES = Setting("window/panes", QByteArray())
RANGE = Setting("chart/range", "MAX")
STYLE = Setting("chart/style", "candles")
WATCHLIST = Setting("choice/watchlist", "")
COMPANY = Setting("choice/company", "")
LISTING = Setting("choice/listing", "")
USES = Setting("choice/uses", "")
NETWORK_ASKED = Setting("prices/network_asked", False)


class Settings:
    """The settings in one file of the user's configuration folder."""

    def __init__(self, file: Path) -> None:
        self._stored = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """The value, or the default where none of its type is stored."""
        kind = type(setting.default)
        value = self._stored.value(setting.key, setting.default, kind)
        return value if isinstance(value, kind) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        self._stored.setValue(setting.key, value)

    def flush(self) -> None:
        """Write down now."""
        self._stored.sync()


def settings_file() -> Path:
    """Where the settings are kept."""
    return platformdirs.user_config_path(APPLICATION, appauthor=False) / "headframe.ini"
