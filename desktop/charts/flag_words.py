"""What the flags say: when pointed at, and to those who can't see them."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from db.records import DealRecord, EventRecord, GuidanceRecord, NoteRecord
from desktop import wording
from desktop.analysis.story import Entry
from desktop.charts.flag_places import Flag

TIP_LINES = 8
TIP_WIDTH = 60  # characters
NOTE_LINES = 6  # of a single note's text
SPOKEN = 40  # days
SEPARATOR = " · "

translate = QCoreApplication.translate


def tip_of(flag: Flag, letters: Mapping[dt.date, str]) -> str:
    """What a flag says when pointed at: its days, and what belongs to each."""
    lines = []
    for day in flag.days:
        lines.append(day_of(flag, day.day, letters))
        lines += [line for entry in day.entries for line in _lines_of(entry, flag.count)]
        if len(lines) > TIP_LINES + NOTE_LINES:
            break
    most = TIP_LINES if flag.count > 1 else TIP_LINES + NOTE_LINES
    if len(lines) > most:
        said = sum(1 for line in lines[:most] if SEPARATOR in line)
        more = translate("FlagItem", "and {count} more").format(count=flag.count - said)
        lines = [*lines[:most], more]
    return "\n".join(lines)


def day_of(flag: Flag, day: dt.date, letters: Mapping[dt.date, str]) -> str:
    """A day of a flag, after its letter where the flag stands for several."""
    letter = letters.get(day, "") if len(flag.days) > 1 else ""
    return f"{letter} {wording.day(day)}".lstrip()


def summary(flags: Sequence[Flag], letters: Mapping[dt.date, str]) -> str:
    """The flags in words, the latest days alone where there are very many."""
    days = [day for flag in flags for day in flag.days]
    shown = days[-SPOKEN:]
    said = [
        wording.told(
            f"{letters.get(day.day, '')} {wording.day(day.day)}".lstrip(),
            ", ".join(line_of(entry) for entry in day.entries),
        )
        for day in shown
    ]
    if len(days) > len(shown):
        form = translate("FlagItem", "{count} earlier days")
        said.insert(0, form.format(count=len(days) - len(shown)))
    return "; ".join(said)


def line_of(entry: Entry) -> str:
    """An entry in a line: its kind and what it is called."""
    return f"{wording.kind(entry.kind)}{SEPARATOR}{wording.title(entry)}"


def _lines_of(entry: Entry, count: int) -> list[str]:
    """An entry's line with its facts; alone in its flag, a note has its whole text."""
    record = entry.record
    if isinstance(record, NoteRecord) and count == 1:
        text = textwrap.shorten(record.text, TIP_WIDTH * NOTE_LINES, placeholder="…")
        kind = wording.kind(entry.kind)
        return textwrap.wrap(f"{kind}{SEPARATOR}{text}", TIP_WIDTH)
    facts = ""
    if isinstance(record, GuidanceRecord):
        facts = wording.quoted(record.window.text)
    elif isinstance(record, DealRecord):
        facts = wording.amount(record)
    elif isinstance(record, EventRecord):
        facts = record.jurisdiction or ""
    return [SEPARATOR.join(part for part in (line_of(entry), facts) if part)]
