"""What stands at a place that a menu is asked for at."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QPoint

from desktop.analysis.story import Ref


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a widget: its kind, the thing and the day there, and where a menu would stand.

    The kind is that of the thing, or names what stands there instead, such as `chart`.
    """

    kind: str
    at: QPoint
    ref: Ref | None = None
    day: dt.date | None = None
