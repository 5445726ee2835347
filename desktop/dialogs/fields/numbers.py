"""Fields for exact numbers and amounts of money."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Money
from desktop import formats, wording
from desktop.dialogs.fields.choosing import Choice
from desktop.dialogs.fields.texts import TextField

CURRENCIES = ("CAD", "USD", "AUD", "EUR", "GBP", "JPY", "CNY", "HKD", "CHF", "ZAR", "BRL", "SEK")
SCALES = {"k": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "b": 9, "billion": 9}


def read_number(text: str, locale: QLocale) -> Decimal | None:
    """The exact number that is written; None where nothing is; raises ValueError.

    Figures are read as the locale groups them, else as `16200000.50`; `16.2m` and `1.4 bn` too.
    """
    typed = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    if not typed:
        return None
    digits = typed.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
    scale = typed[len(digits) :].strip().lower()
    if scale and scale not in SCALES:
        raise ValueError(typed)
    point = locale.decimalPoint()
    plain = digits.replace("\u2212", "-").replace(" ", "").replace("'", "").replace("’", "")
    group = "," if point == "." else "."
    head, mark, tail = plain.rpartition(point)
    whole = (head if mark else plain).replace(group, "") if _is_grouped(plain, point) else plain
    try:
        value = Decimal(f"{whole}.{tail}" if mark and _is_grouped(plain, point) else whole)
    except InvalidOperation as error:
        raise ValueError(typed) from error
    if not value.is_finite():
        raise ValueError(typed)
    return value.scaleb(SCALES.get(scale, 0))


def _is_grouped(plain: str, point: str) -> bool:
    """Whether marks stand where the locale puts them: groups of three, one decimal point."""
    group = "," if point == "." else "."
    whole = plain.partition(point)[0].lstrip("-")
    parts = whole.split(group)
    return (
        plain.count(point) <= 1
        and all(len(p) == 3 for p in parts[1:])
        and len(parts[0]) <= (3 if len(parts) > 1 else 99)
    )


class NumberField(TextField):
    """An exact number between two ends, both included."""

    def __init__(
        self,
        low: Decimal | None = None,
        high: Decimal | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._low, self._high = low, high

    def number(self) -> Decimal | None:
        """The number, None where nothing is typed; raises ValueError with a sentence."""
        try:
            value = read_number(self.text(), formats.used().figures)
        except ValueError as error:
            words = self.tr("“{text}” is no number").format(text=self.value())
            raise ValueError(words) from error
        if value is not None and self._low is not None and value < self._low:
            raise ValueError(self.tr("It is {n} or more").format(n=self._low))
        if value is not None and self._high is not None and value > self._high:
            raise ValueError(self.tr("It is {n} or less").format(n=self._high))
        return value

    def fault(self) -> str | None:
        """Why it is no number; None where it is one, or empty."""
        try:
            self.number()
        except ValueError as error:
            return str(error)
        return None

    def set_number(self, value: Decimal | None) -> None:
        """Show a number with all its figures."""
        self.setText("" if value is None else wording.exact(value))


class MoneyField(QWidget):
    """An exact amount and its currency.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, currency: str = "CAD", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = NumberField()
        self.amount.setPlaceholderText(f"{wording.number(16.2, 1)}m")
        self.currency: Choice[str] = Choice([(c, c) for c in CURRENCIES], editable=True)
        self.currency.setMinimumContentsLength(4)
        self.currency.set_value(currency)
        self.currency.setAccessibleName(self.tr("Currency"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.amount, 1)
        row.addWidget(self.currency)
        self.setFocusProxy(self.amount)
        self.amount.changed.connect(self.changed)
        self.currency.changed.connect(self.changed)

    def setAccessibleName(self, name: str) -> None:
        """Name the amount, which is what is typed into."""
        super().setAccessibleName(name)
        self.amount.setAccessibleName(name)

    def value(self) -> Money | None:
        """The money; None where no amount is typed; raises ValueError with a sentence."""
        amount = self.amount.number()
        code = str(self.currency.value() or "").upper()
        if amount is None:
            return None
        if len(code) != 3 or not code.isalpha() or not code.isascii():
            raise ValueError(self.tr("A currency has three letters, such as CAD"))
        return Money(amount, code)

    def fault(self) -> str | None:
        """Why it is no money; None where it is, or empty."""
        try:
            self.value()
        except ValueError as error:
            return str(error)
        return None

    def set_value(self, value: Money | None) -> None:
        """Show this money."""
        self.amount.set_number(value.amount if value else None)
        if value:
            self.currency.set_value(value.currency)
