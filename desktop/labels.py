"""The smallest parts of a page: a line of plain words, and the rule between two parts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.theme import Step, Theme


def plain_label(
    text: str,
    theme: Theme,
    parent: QWidget,
    tone: str = "",
    *,
    step: Step = "control",
    weight: int = 400,
    wraps: bool = False,
) -> QLabel:
    """Words as they are, never taken for markup; `step` and `weight` are those of the theme."""
    label = QLabel(text, parent)
    label.setFont(theme.font(step, weight))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if tone:
        label.setProperty("tone", tone)
    return label


def rule(parent: QWidget | None = None) -> QFrame:
    """A line of one pixel across."""
    line = QFrame(parent)
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line
