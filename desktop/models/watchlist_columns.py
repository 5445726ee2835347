"""The columns that a watchlist can be shown in: their names in the database, and their words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

translate = QCoreApplication.translate

TITLES: dict[str, Any] = {
    "company": QT_TRANSLATE_NOOP("WatchlistColumns", "Company"),
    "listing": QT_TRANSLATE_NOOP("WatchlistColumns", "Listing"),
    "price": QT_TRANSLATE_NOOP("WatchlistColumns", "Price"),
    "change": QT_TRANSLATE_NOOP("WatchlistColumns", "Change"),
    "sparkline": QT_TRANSLATE_NOOP("WatchlistColumns", "One year"),
    "stage": QT_TRANSLATE_NOOP("WatchlistColumns", "Stage"),
    "next": QT_TRANSLATE_NOOP("WatchlistColumns", "Next milestone"),
    "project": QT_TRANSLATE_NOOP("WatchlistColumns", "Project"),
    "window": QT_TRANSLATE_NOOP("WatchlistColumns", "Window"),
    "slip": QT_TRANSLATE_NOOP("WatchlistColumns", "Slip"),
    "state": QT_TRANSLATE_NOOP("WatchlistColumns", "State"),
    "last_note": QT_TRANSLATE_NOOP("WatchlistColumns", "Last note"),
    "comment": QT_TRANSLATE_NOOP("WatchlistColumns", "Comment"),
    "country": QT_TRANSLATE_NOOP("WatchlistColumns", "Country"),
    "commodity": QT_TRANSLATE_NOOP("WatchlistColumns", "Commodity"),
    "headquarters": QT_TRANSLATE_NOOP("WatchlistColumns", "Headquarters"),
    "currency": QT_TRANSLATE_NOOP("WatchlistColumns", "Currency"),
    "price_day": QT_TRANSLATE_NOOP("WatchlistColumns", "Day of the price"),
    "market": QT_TRANSLATE_NOOP("WatchlistColumns", "Market"),
}
# What a list is shown in when columns are first asked for.
USUAL = ("company", "price", "change", "stage", "next", "window", "state", "comment")


def title(name: str) -> str:
    """The words over a column; its name where this program does not know it."""
    return translate("WatchlistColumns", TITLES[name]) if name in TITLES else name
