"""The words a user reads about fetched prices: outcomes, ages, and rows that were not believed."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop.wording import Words, days

translate = QCoreApplication.translate

OUTCOMES: Words = {
    "ok": QT_TRANSLATE_NOOP("Prices", "up to date"),
    "unchanged": QT_TRANSLATE_NOOP("Prices", "up to date, nothing new"),
    "revised": QT_TRANSLATE_NOOP("Prices", "up to date, old days revised"),
    "restated": QT_TRANSLATE_NOOP("Prices", "up to date, all of it restated"),
    "rate_limited": QT_TRANSLATE_NOOP("Prices", "rate-limited, old prices kept"),
    "offline": QT_TRANSLATE_NOOP("Prices", "not reached, old prices kept"),
    "unknown_symbol": QT_TRANSLATE_NOOP("Prices", "not found at the source, old prices kept"),
    "no_prices": QT_TRANSLATE_NOOP("Prices", "without prices at the source, old ones kept"),
    "bad_response": QT_TRANSLATE_NOOP("Prices", "answered badly, old prices kept"),
}
DOUBTS: Words = {
    "missing": QT_TRANSLATE_NOOP("Prices", "a price is missing"),
    "not positive": QT_TRANSLATE_NOOP("Prices", "a price is not above zero"),
    "absurd": QT_TRANSLATE_NOOP("Prices", "too large to be true"),
    "high below low": QT_TRANSLATE_NOOP("Prices", "the high lies below the low"),
    "outside its range": QT_TRANSLATE_NOOP(
        "Prices", "the open or close is not between high and low"
    ),
    "negative volume": QT_TRANSLATE_NOOP("Prices", "a volume below zero"),
    "future": QT_TRANSLATE_NOOP("Prices", "a day that is yet to come"),
    "hundredfold": QT_TRANSLATE_NOOP("Prices", "about a hundred times too much or too little"),
    "split_not_applied": QT_TRANSLATE_NOOP("Prices", "before or after a split, in the other unit"),
    "no_drop": QT_TRANSLATE_NOOP("Prices", "a large dividend that the price knows nothing of"),
    "doubled": QT_TRANSLATE_NOOP("Prices", "a dividend that is there twice"),
    "not_applied": QT_TRANSLATE_NOOP("Prices", "a split that was not applied"),
}
KINDS: Words = {
    "bar": QT_TRANSLATE_NOOP("Prices", "bar"),
    "dividend": QT_TRANSLATE_NOOP("Prices", "dividend"),
    "split": QT_TRANSLATE_NOOP("Prices", "split"),
}


def outcome(code: str) -> str:
    """What came of asking for a listing's prices: `up to date`."""
    return _word(OUTCOMES, code)


def doubt(kind: str, reason: str) -> str:
    """`bar: about a hundred times too much or too little`."""
    return translate("Prices", "{kind}: {reason}").format(
        kind=_word(KINDS, kind), reason=_word(DOUBTS, reason)
    )


def age(moment: dt.datetime, now: dt.datetime) -> str:
    """`just now`, `12 min ago`, `3 h ago`, `5 d ago`; both are aware."""
    minutes = max(0, int((now - moment).total_seconds() // 60))
    if minutes < 1:
        return translate("Prices", "just now")
    if minutes < 60:
        return translate("Prices", "{minutes} min ago").format(minutes=minutes)
    if minutes < 24 * 60:
        return translate("Prices", "{hours} h ago").format(hours=minutes // 60)
    return translate("Prices", "{days} ago").format(days=days(minutes // (24 * 60)))


def _word(words: Words, code: str) -> str:
    return translate("Prices", words[code]) if code in words else code.replace("_", " ")
