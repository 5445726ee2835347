"""The fields of forms: each has `value()`, `set_value()` and `changed`."""

from desktop.dialogs.fields.choosing import ChipsField, Choice, Toggle
from desktop.dialogs.fields.days import DayField
from desktop.dialogs.fields.numbers import MoneyField, NumberField
from desktop.dialogs.fields.parts import PartsField
from desktop.dialogs.fields.places import PlaceField
from desktop.dialogs.fields.searched_checks import SearchedChecks
from desktop.dialogs.fields.sources import SourceField
from desktop.dialogs.fields.steps import StepsField
from desktop.dialogs.fields.texts import LineOverList, NamesField, TextField, WordsField

__all__ = [
    "ChipsField",
    "Choice",
    "DayField",
    "LineOverList",
    "MoneyField",
    "NamesField",
    "NumberField",
    "PartsField",
    "PlaceField",
    "SearchedChecks",
    "SourceField",
    "StepsField",
    "TextField",
    "Toggle",
    "WordsField",
]
