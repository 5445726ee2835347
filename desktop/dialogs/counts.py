"""What hangs on a company, counted in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.company_editing import Belongings
from desktop import wording

translate = QCoreApplication.translate


def counted(goes: Belongings) -> list[tuple[str, int]]:
    """Each kind of thing with how many of it there are, in the order in which they are told."""
    return [
        (translate("Counts", "listings"), goes.listings),
        (translate("Counts", "stored days of prices"), goes.bars),
        (translate("Counts", "projects"), goes.projects),
        (translate("Counts", "milestones"), goes.milestones),
        (translate("Counts", "promises"), goes.promises),
        (translate("Counts", "notes"), goes.notes),
        (translate("Counts", "financings and agreements"), goes.deals),
        (translate("Counts", "places in watchlists"), goes.lists),
    ]


def in_a_line(goes: Belongings) -> str:
    """`projects 2, notes 14`: what there is any of; empty where there is nothing."""
    told = (f"{words} {wording.number(count, 0)}" for words, count in counted(goes) if count)
    return ", ".join(told)
