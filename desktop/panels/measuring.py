"""Measuring in the chart, and the crosshair stepped from bar to bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt

from desktop.actions import Command, Entry
from desktop.panels.company import CompanyPanel


class Measuring(QObject):
    """Takes the measuring tool, and steps the crosshair."""

    def __init__(self, company: CompanyPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._company = company

    def commands(self) -> list[Entry]:
        """The tool, on and off."""
        tip = self.tr(
            "Drag, or step with the arrow keys; Esc leaves. A drag with Shift does it too."
        )
        return [
            Command(
                "measure",
                self.tr("&Measure"),
                ("Shift+M",),
                self.turn,
                is_checkable=True,
                can=self._has_chart,
                tip=tip,
            )
        ]

    def ways(self) -> list[Entry]:
        """From bar to bar."""
        rows = (
            ("next_bar", self.tr("Next &bar"), ".", 1),
            ("last_bar", self.tr("Previous ba&r"), ",", -1),
        )
        step = self._company.crosshair.step
        return [
            Command(name, words, (key,), partial(step, by), can=self._has_bars)
            for name, words, key, by in rows
        ]

    def turn(self) -> None:
        """Take the tool, with the keyboard in the chart, or put it away."""
        chart = self._company.price_chart
        chart.turn_measure()
        if chart.measure.is_on:
            chart.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _has_chart(self) -> bool:
        return bool(self._company.price_chart.isVisible())

    def _has_bars(self) -> bool:
        return self._has_chart() and bool(self._company.price_chart.days)
