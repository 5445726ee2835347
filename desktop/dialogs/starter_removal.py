"""The question before the starter goes: what goes with it, and what stays and why."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLabel, QWidget

from db.starter import Removal
from desktop import wording
from desktop.dialogs.form import Form
from desktop.theme import Theme

SAID = (
    "companies",
    "listings",
    "projects",
    "milestones",
    "guidance",
    "financings",
    "notes",
    "events",
)


class StarterRemovalForm(Form):
    """Shows what removing the starter does, and asks whether to."""

    def __init__(self, theme: Theme, removal: Removal, parent: QWidget) -> None:
        super().__init__(theme, "", "", parent)
        self.set_title(self.tr("Remove the rare-earth starter"), self.tr("Remove"))
        self.set_about(
            self.tr("What the starter brought goes. What you added or changed stays, whole.")
        )
        self.add_widget(self._heading(self.tr("This goes")))
        self.add_widget(self._paragraph(self._gone(removal.gone)))
        if removal.stays:
            self.add_widget(self._heading(self.tr("This stays, with all that hangs on it")))
            for each in removal.stays:
                why = ", ".join(self._reason(*reason) for reason in each.reasons.items())
                self.add_widget(self._paragraph(wording.told(each.company, why)))
        self.act.setEnabled(bool(removal.gone))
        self.set_hint(self.tr("Ctrl+Z brings all of it back.") if removal.gone else "")
        (self.act if removal.gone else self.cancel).setFocus()

    def _heading(self, text: str) -> QLabel:
        label = self._paragraph(text)
        label.setFont(self.theme.font("control", 600))
        return label

    def _paragraph(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setFont(self.theme.font("control"))
        label.setWordWrap(True)
        return label

    def _gone(self, gone: Mapping[str, int]) -> str:
        """`16 companies, 26 listings …`: what goes, counted."""
        count = {kind: gone.get(kind, 0) for kind in SAID}
        count["financings"] += gone.get("agreements", 0)
        words = {
            "companies": self.tr("%n company(s)", "", count["companies"]),
            "listings": self.tr("%n listing(s)", "", count["listings"]),
            "projects": self.tr("%n project(s)", "", count["projects"]),
            "milestones": self.tr("%n milestone(s)", "", count["milestones"]),
            "guidance": self.tr("%n promise(s)", "", count["guidance"]),
            "financings": self.tr("%n deal(s)", "", count["financings"]),
            "notes": self.tr("%n note(s)", "", count["notes"]),
            "events": self.tr("%n event(s)", "", count["events"]),
        }
        there = [words[kind] for kind in SAID if count[kind]]
        return ", ".join(there) or self.tr("nothing")

    def _reason(self, kind: str, count: int) -> str:
        """`2 notes of yours`: what keeps a company."""
        words = {
            "notes": self.tr("%n note(s) of yours", "", count),
            "changed": self.tr("%n thing(s) that you changed", "", count),
            "lists": self.tr("in %n list(s) of yours", "", count),
            "events": self.tr("named by %n event(s) of yours", "", count),
            "drafts": self.tr("%n note(s) that you are writing", "", count),
            "doubts": self.tr("%n price(s) that you marked", "", count),
            "named": self.tr("named by %n thing(s) that stay(s)", "", count),
            "attachments": self.tr("%n file(s) of yours", "", count),
        }
        return words.get(kind) or self.tr("%n thing(s) that you added", "", count)
