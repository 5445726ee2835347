"""Words that are painted in lines of a width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout


def wrapped(text: str, font: QFont, room: float, most: int) -> list[str]:
    """The words in lines of `room` pixels; the last of `most` lines is elided where it must be."""
    room = max(room, 80)
    if "\N{LINE SEPARATOR}" not in text and QFontMetricsF(font).horizontalAdvance(text) <= room:
        return [text.strip()]
    layout = QTextLayout(text, font)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = text[start:].replace("\N{LINE SEPARATOR}", " ")
            lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, room))
            break
        lines.append(text[start : start + line.textLength()].strip())
    layout.endLayout()
    return lines or [""]
