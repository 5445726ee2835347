"""Projects, milestones and promises entered and changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtWidgets import QMessageBox

from db import milestones, projects
from db.records import CompanyTimeline, MilestoneRecord, ProjectRecord, SourceRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.dialogs.milestone import DoneForm, EndForm, MilestoneForm
from desktop.dialogs.project import ProjectForm
from desktop.dialogs.promise import PromiseForm
from desktop.panels.editing import Editing


class ProjectEditing(Editing):
    """Edits projects, milestones and promises."""

    kinds: ClassVar[frozenset[str]] = frozenset({"project", "milestone", "guidance"})

    def commands(self) -> list[Entry]:
        """The Project menu."""
        any_company, any_milestone = self._has_company, self._has_milestone
        return [
            Command(
                "new_project",
                self.tr("New &project…"),
                ("Ctrl+Shift+P",),
                self.new_project,
                can=any_company,
            ),
            Command(
                "new_milestone",
                self.tr("New &milestone…"),
                ("M",),
                self.new_milestone,
                can=any_company,
            ),
            None,
            Command("revise", self.tr("&Revise a target…"), ("R",), self.revise, can=any_milestone),
            Command("done", self.tr("Mark as &done…"), ("D",), self.mark_done, can=any_milestone),
            Command(
                "given_up",
                self.tr("&Suspended, cancelled or superseded…"),
                (),
                self.give_up,
                can=any_milestone,
            ),
            Command(
                "plan_again", self.tr("Planned &again"), (), self.plan_again, can=self._has_ended
            ),
            None,
            Command(
                "in_error",
                self.tr("Promise recorded in &error, or not"),
                (),
                self.turn_error,
                can=self._has_promise,
            ),
        ]

    def new_project(self) -> None:
        """Open the form of a new project."""
        self._open_project(None)

    def new_milestone(self) -> None:
        """Open the form of a new milestone, of the chosen project if one is chosen."""
        timeline = self.selection.timeline
        if timeline is None:
            return
        form = self._milestone_form(timeline, None)
        chosen = self._chosen_project(timeline)
        form.project.set_value(chosen.id if chosen else None)

        def save() -> None:
            promise = None
            if form.promise is not None and form.promise.is_begun:
                promise = form.promise.promise()
            label = self.tr("New milestone")
            company_id = timeline.company.id
            found = self.store.edit(
                label, milestones.add_milestone, company_id, form.facts(), promise
            )
            self.shown.emit(Ref("milestone", found))

        open_form(form, save)

    def revise(self) -> None:
        """Open the form of a new promise of the chosen milestone."""
        milestone = self._milestone()
        timeline = self.selection.timeline
        if milestone is None or timeline is None:
            return
        names = {p.id: p.short_name for p in timeline.projects}
        form = PromiseForm(
            self.theme,
            milestone,
            names.get(milestone.project_id or 0, ""),
            self._sources(),
            self.selection.today,
            self.window,
        )
        label = self.tr("Add promise")

        def save() -> None:
            self.store.edit(label, milestones.add_promise, milestone.id, form.promise())
            self.told.emit(self.tr("Promise added; what was said before stays."))

        open_form(form, save)

    def mark_done(self) -> None:
        """Open the form that says when the chosen milestone was reached."""
        milestone = self._milestone()
        if milestone is None:
            return
        form = DoneForm(self.theme, milestone, self._sources(), self.selection.today, self.window)
        label = self.tr("Mark as done")

        def save() -> None:
            source = form.source.value()
            self.store.edit(label, milestones.mark_done, milestone.id, form.actual(), source)

        open_form(form, save)

    def give_up(self) -> None:
        """Open the form that says that the chosen milestone was suspended or given up."""
        milestone, timeline = self._milestone(), self.selection.timeline
        if milestone is None or timeline is None:
            return
        others = tuple(m for m in timeline.all_milestones if m.id != milestone.id)
        form = EndForm(
            self.theme, milestone, others, self._sources(), self.selection.today, self.window
        )
        label = self.tr("Suspend, cancel or supersede")

        def save() -> None:
            self.store.edit(
                label,
                milestones.end_milestone,
                milestone.id,
                str(form.status.value()),
                superseded_by_id=form.superseded_by(),
                promise=form.promise(),
            )

        open_form(form, save)

    def plan_again(self) -> None:
        """Take the chosen milestone for planned once more."""
        milestone = self._milestone()
        if milestone is not None:
            self.do(self.tr("Planned again"), milestones.plan_again, milestone.id)

    def turn_error(self) -> None:
        """Mark the chosen promise as recorded in error, or count it again."""
        ref, milestone = self.selection.ref, self._milestone()
        if ref is None or milestone is None or ref.kind != "guidance":
            return
        promise = next(g for g in milestone.guidance if g.id == ref.id)
        if promise.in_error:
            self.do(self.tr("Count the promise again"), milestones.count_again, ref.id)
            return
        reason = self.tr("Marked by hand on {day}").format(day=self.selection.today.isoformat())
        self.do(self.tr("Recorded in error"), milestones.mark_in_error, ref.id, reason)
        self.told.emit(self.tr("The promise is kept and no longer counted."))

    def edit(self, ref: Ref) -> None:
        """Open the form of a project or milestone; a promise is never changed, only revised."""
        timeline = self.selection.timeline
        if timeline is None:
            return
        if ref.kind == "project":
            project = next((p for p in timeline.projects if p.id == ref.id), None)
            if project is not None:
                self._open_project(project)
            return
        milestone = self._milestone(ref)
        if milestone is None:
            return
        if ref.kind == "guidance":
            self.revise()
            return
        form = self._milestone_form(timeline, milestone)
        label = self.tr("Change milestone")

        def save() -> None:
            self.store.edit(label, milestones.change_milestone, milestone.id, form.facts())

        open_form(form, save)

    def delete(self, ref: Ref) -> None:
        """Delete a project or milestone; says first what goes with it."""
        if ref.kind == "guidance":
            self.told.emit(
                self.tr("Promises stay. Undo takes back a new one; mark an old one as an error.")
            )
        elif ref.kind == "milestone":
            self._delete_milestone(ref)
        else:
            self._delete_project(ref)

    def _delete_milestone(self, ref: Ref) -> None:
        milestone = self._milestone(ref)
        if milestone is None:
            return
        promises = len(milestone.guidance)
        said = self.tr("{name} and its promises ({n}) go.").format(name=milestone.name, n=promises)
        label = self.tr("Delete milestone")
        if not promises:
            self.do(label, milestones.delete_milestone, ref.id)
        else:
            self._ask(said, lambda: self.do(label, milestones.delete_milestone, ref.id))

    def _delete_project(self, ref: Ref) -> None:
        goes = self.store.read(projects.project_belongings, ref.id)
        said = self.tr(
            "Milestones: {milestones}, promises: {promises} go with it. Notes: {notes} and "
            "financings: {deals} stay with the company."
        ).format(
            milestones=goes.milestones, promises=goes.promises, notes=goes.notes, deals=goes.deals
        )
        label = self.tr("Delete project")
        self._ask(said, lambda: self.do(label, projects.delete_project, ref.id))

    def _ask(self, said: str, act: Callable[[], object]) -> None:
        """Say what goes with a thing before it is deleted."""
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Delete"))
        box.setText(said)
        box.setInformativeText(self.tr("Ctrl+Z brings it back."))
        button = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(button)
        box.accepted.connect(act)
        box.finished.connect(box.deleteLater)
        box.open()

    def _open_project(self, project: ProjectRecord | None) -> None:
        timeline = self.selection.timeline
        if timeline is None:
            return
        company = timeline.company
        form = ProjectForm(self.theme, company.name, self._sources(), project, self.window)

        def save() -> None:
            if project is None:
                label = self.tr("New project")
                found = self.store.edit(label, projects.add_project, company.id, form.facts())
                self.shown.emit(Ref("project", found))
            else:
                label = self.tr("Change project")
                self.store.edit(label, projects.change_project, project.id, form.facts())

        open_form(form, save)

    def _milestone_form(
        self, timeline: CompanyTimeline, milestone: MilestoneRecord | None
    ) -> MilestoneForm:
        return MilestoneForm(
            self.theme,
            timeline.company.name,
            timeline.projects,
            self._sources(),
            milestone,
            self.selection.today,
            self.window,
        )

    def _sources(self) -> tuple[SourceRecord, ...]:
        return self.store.read(all_sources)

    def _milestone(self, ref: Ref | None = None) -> MilestoneRecord | None:
        """The milestone that is chosen, or whose promise is."""
        wanted, timeline = ref or self.selection.ref, self.selection.timeline
        if wanted is None or timeline is None:
            return None
        for milestone in timeline.all_milestones:
            if wanted.kind == "milestone" and milestone.id == wanted.id:
                return milestone
            if wanted.kind == "guidance" and wanted.id in {g.id for g in milestone.guidance}:
                return milestone
        return None

    def _chosen_project(self, timeline: CompanyTimeline) -> ProjectRecord | None:
        ref, milestone = self.selection.ref, self._milestone()
        wanted = ref.id if ref and ref.kind == "project" else None
        if milestone is not None:
            wanted = milestone.project_id
        found = next((p for p in timeline.projects if p.id == wanted), None)
        return found or next(iter(timeline.projects), None)

    def _has_company(self) -> bool:
        return self.selection.timeline is not None

    def _has_milestone(self) -> bool:
        return self._milestone() is not None

    def _has_ended(self) -> bool:
        milestone = self._milestone()
        return milestone is not None and milestone.status != "planned"

    def _has_promise(self) -> bool:
        return self.selection.ref is not None and self.selection.ref.kind == "guidance"
