"""The form that says over how many days the indicators look."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from desktop.dialogs.fields import NumberField
from desktop.dialogs.form import Form
from desktop.theme import Theme

LEAST, MOST = Decimal(1), Decimal(999)


class PeriodsForm(Form):
    """Days by indicator: `periods` has their names and the days that are used now."""

    def __init__(self, theme: Theme, periods: Mapping[str, int], parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Periods of the indicators"), self.tr("Use"))
        self.set_about(self.tr("Days with a trade, whatever the chart gathers them into."))
        self.days: dict[str, NumberField] = {}
        for name, days in periods.items():
            field = NumberField(LEAST, MOST)
            field.set_number(Decimal(days))
            self.days[name] = field
        fields = list(self.days.items())
        for row in (fields[n : n + 3] for n in range(0, len(fields), 3)):
            self.add_row(*row)

    def check(self) -> tuple[QWidget, str] | None:
        """Each needs a whole number of days."""
        for field in self.days.values():
            fault = field.fault()
            if fault is not None:
                return field, fault
            number = field.number()
            if number is None or number != number.to_integral_value():
                return field, self.tr("A whole number of days is needed")
        return None

    def periods(self) -> tuple[int, ...]:
        """The days of each, in the order they were given."""
        return tuple(int(field.number() or LEAST) for field in self.days.values())
