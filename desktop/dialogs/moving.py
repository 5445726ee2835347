"""The forms that give a project to another company, and a milestone to another project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.projects import ProjectBelongings
from db.records import MilestoneRecord, ProjectRecord
from desktop.dialogs.fields import Choice
from desktop.dialogs.form import Form
from desktop.theme import Theme


class MoveProjectForm(Form):
    """Which company a project belongs to now, of ids with names; says what goes along."""

    def __init__(
        self,
        theme: Theme,
        project: ProjectRecord,
        goes: ProjectBelongings,
        others: Sequence[tuple[int, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=project.name)
        self.set_title(self.tr("Move to another company"), self.tr("Move"))
        self.to: Choice[int] = Choice(others, editable=True)
        line = self.to.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Type to find it"))
        along = self.tr(
            "Along go milestones {milestones}, promises {promises}, notes {notes}, financings and "
            "agreements {deals}."
        ).format(
            milestones=goes.milestones, promises=goes.promises, notes=goes.notes, deals=goes.deals
        )
        self.add(self.tr("To"), self.to, hint=along)
        self.set_hint(self.tr("Ctrl+Z takes it back."))
        self.to.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """Another company is needed."""
        if not isinstance(self.to.value(), int):
            return self.to, self.tr("Choose the company that it belongs to now")
        return None

    def company_id(self) -> int:
        """The company that it belongs to now."""
        chosen = self.to.value()
        assert isinstance(chosen, int)  # as was checked
        return chosen


class MoveMilestoneForm(Form):
    """Which project of the company a milestone is about, or the company itself."""

    def __init__(
        self,
        theme: Theme,
        milestone: MilestoneRecord,
        projects: Sequence[ProjectRecord],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=milestone.name)
        self.set_title(self.tr("Move to another project"), self.tr("Move"))
        places: list[tuple[int | None, str]] = [(p.id, p.name) for p in projects]
        places.append((None, self.tr("the company itself")))
        others = [place for place in places if place[0] != milestone.project_id]
        self.to: Choice[int | None] = Choice(others)
        promises = self.tr("Its promises ({n}) go along.").format(n=len(milestone.guidance))
        self.add(self.tr("To"), self.to, hint=promises)
        self.set_hint(self.tr("Ctrl+Z takes it back."))
        self.to.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """There has to be somewhere else."""
        if not self.to.count():
            return self.to, self.tr("The company has no other project")
        return None

    def project_id(self) -> int | None:
        """The project chosen; None is the company itself."""
        chosen = self.to.value()
        return chosen if isinstance(chosen, int) else None
