"""The words of each setting that can be chosen, once: its name, what it does, and its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from desktop import settings as kept
from desktop.settings import Setting


@dataclass(frozen=True)
class Row:
    """One setting on a page, its words still to be translated in the context `Preferences`.

    `values` are the words of what can be chosen, where that is one of several; `needs` are
    switches, and what each has to be for this setting to mean anything.
    """

    setting: Setting[Any]
    name: Any
    hint: Any = ""
    values: Mapping[Any, Any] = field(default_factory=dict)
    needs: Mapping[Setting[bool], bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """Settings that belong together."""

    name: str
    title: Any
    rows: tuple[Row, ...]


APPEARANCE = Page(
    "appearance",
    QT_TRANSLATE_NOOP("Preferences", "Appearance"),
    (
        Row(
            kept.THEME,
            QT_TRANSLATE_NOOP("Preferences", "Theme"),
            values={
                "system": QT_TRANSLATE_NOOP("Preferences", "As the system"),
                "light": QT_TRANSLATE_NOOP("Preferences", "Light"),
                "dark": QT_TRANSLATE_NOOP("Preferences", "Dark"),
                "high_contrast": QT_TRANSLATE_NOOP("Preferences", "High contrast"),
            },
        ),
        Row(
            kept.LANGUAGE,
            QT_TRANSLATE_NOOP("Preferences", "Language"),
            QT_TRANSLATE_NOOP(
                "Preferences",
                "Changes when this dialog is closed. What is not translated yet stays in English.",
            ),
        ),
    ),
)
FORMATS = Page(
    "formats",
    QT_TRANSLATE_NOOP("Preferences", "Days and numbers"),
    (
        Row(
            kept.DAYS,
            QT_TRANSLATE_NOOP("Preferences", "Days"),
            QT_TRANSLATE_NOOP("Preferences", "2026-11-23 is understood wherever a day is typed."),
            {
                "system": QT_TRANSLATE_NOOP("Preferences", "As the system"),
                "iso": "2026-11-23",
                "day_first": QT_TRANSLATE_NOOP("Preferences", "23 Nov 2026"),
                "month_first": QT_TRANSLATE_NOOP("Preferences", "Nov 23, 2026"),
            },
        ),
        Row(
            kept.NUMBERS,
            QT_TRANSLATE_NOOP("Preferences", "Numbers"),
            values={
                "system": QT_TRANSLATE_NOOP("Preferences", "As the system"),
                "comma": "1,234.56",
                "point": "1.234,56",
                "space": "1\N{NARROW NO-BREAK SPACE}234,56",
            },
        ),
        Row(
            kept.FIRST_DAY,
            QT_TRANSLATE_NOOP("Preferences", "First day of the week"),
            QT_TRANSLATE_NOOP("Preferences", "In calendars, and where a week of prices begins."),
            {
                0: QT_TRANSLATE_NOOP("Preferences", "As the system"),
                1: QT_TRANSLATE_NOOP("Preferences", "Monday"),
                2: QT_TRANSLATE_NOOP("Preferences", "Tuesday"),
                3: QT_TRANSLATE_NOOP("Preferences", "Wednesday"),
                4: QT_TRANSLATE_NOOP("Preferences", "Thursday"),
                5: QT_TRANSLATE_NOOP("Preferences", "Friday"),
                6: QT_TRANSLATE_NOOP("Preferences", "Saturday"),
                7: QT_TRANSLATE_NOOP("Preferences", "Sunday"),
            },
        ),
    ),
)
PRICES = Page(
    "prices",
    QT_TRANSLATE_NOOP("Preferences", "Prices"),
    (
        Row(
            kept.OFFLINE,
            QT_TRANSLATE_NOOP("Preferences", "Offline: make no request at all"),
            QT_TRANSLATE_NOOP(
                "Preferences", "The window then asks nobody for anything, whatever is pressed."
            ),
        ),
        Row(
            kept.NETWORK_AGREED,
            QT_TRANSLATE_NOOP("Preferences", "Headframe may fetch prices from Yahoo Finance"),
            QT_TRANSLATE_NOOP(
                "Preferences", "Yahoo then learns which listings you follow, and nothing else."
            ),
            needs={kept.OFFLINE: False},
        ),
        Row(
            kept.REFRESH_AT_START,
            QT_TRANSLATE_NOOP("Preferences", "Fetch when the program starts"),
            needs={kept.OFFLINE: False, kept.NETWORK_AGREED: True},
        ),
        Row(
            kept.REFRESH_EVERY,
            QT_TRANSLATE_NOOP("Preferences", "Fetch by itself"),
            values={
                0: QT_TRANSLATE_NOOP("Preferences", "Never"),
                15: QT_TRANSLATE_NOOP("Preferences", "Every 15 minutes"),
                30: QT_TRANSLATE_NOOP("Preferences", "Every 30 minutes"),
                60: QT_TRANSLATE_NOOP("Preferences", "Every hour"),
                120: QT_TRANSLATE_NOOP("Preferences", "Every 2 hours"),
                240: QT_TRANSLATE_NOOP("Preferences", "Every 4 hours"),
                720: QT_TRANSLATE_NOOP("Preferences", "Every 12 hours"),
            },
            needs={kept.OFFLINE: False, kept.NETWORK_AGREED: True},
        ),
    ),
)
BACKUPS = Page(
    "backups",
    QT_TRANSLATE_NOOP("Preferences", "Backups"),
    (
        Row(
            kept.BACKUP_DAILY,
            QT_TRANSLATE_NOOP("Preferences", "Back up once a day"),
            QT_TRANSLATE_NOOP(
                "Preferences",
                "While the window is open. All of two days stay, then one a day for a week, "
                "one a week for a month, and one a month.",
            ),
        ),
        Row(
            kept.BACKUP_FOLDER,
            QT_TRANSLATE_NOOP("Preferences", "Folder"),
            QT_TRANSLATE_NOOP(
                "Preferences",
                "Empty: a folder named backups beside the database. "
                "A folder on another disk outlives this one.",
            ),
        ),
    ),
)
INBOX = Page(
    "inbox",
    QT_TRANSLATE_NOOP("Preferences", "Inbox"),
    (
        Row(
            kept.NOTIFY,
            QT_TRANSLATE_NOOP("Preferences", "Tell the system when something becomes due or late"),
            QT_TRANSLATE_NOOP(
                "Preferences", "One quiet notice by the system; without it, only the inbox counts."
            ),
        ),
    ),
)
PAGES = (APPEARANCE, FORMATS, PRICES, BACKUPS, INBOX)
