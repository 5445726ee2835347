"""Projects, milestones and promises entered and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from db import companies, conventions, milestones, projects
from db.records import CompanyTimeline, MilestoneRecord, ProjectRecord, SourceRecord
from db.sources import all_sources
from desktop.actions import Command, Entry
from desktop.analysis.story import Ref
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing

if TYPE_CHECKING:
    from desktop.dialogs.milestone import MilestoneForm
    from desktop.dialogs.promise import Speaker


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
            Command(
                "move_milestone",
                self.tr("Mo&ve to another project…"),
                (),
                self.move_milestone,
                can=any_milestone,
            ),
            Command(
                "move_project",
                self.tr("Move the project to another &company…"),
                (),
                self.move_project,
                can=self._has_project,
            ),
            None,
            Command(
                "in_error",
                self.tr("Promise recorded in &error, or not…"),
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
            promise = month = None
            if form.promise is not None and form.promise.is_begun:
                promise, month = form.promise.promise(), form.promise.learnt_month
            found = self.store.edit(
                self.tr("New milestone"),
                milestones.add_milestone,
                timeline.company.id,
                form.facts(),
                promise,
                fiscal_year_end_month=month,
            )
            self.shown.emit(Ref("milestone", found))

        open_form(form, save)

    def revise(self) -> None:
        """Open the form of a new promise of the chosen milestone."""
        from desktop.dialogs.promise import PromiseForm

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
            self._speaker(timeline),
            self.selection.today,
            self.window,
        )
        label = self.tr("Add promise")

        def save() -> None:
            month = form.fields_of_promise.learnt_month
            self.store.edit(
                label,
                milestones.add_promise,
                milestone.id,
                form.promise(),
                fiscal_year_end_month=month,
            )
            self.told.emit(self.tr("Promise added; what was said before stays."))

        open_form(form, save)

    def mark_done(self) -> None:
        """Open the form that says when the chosen milestone was reached."""
        from desktop.dialogs.milestone import DoneForm

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
        from desktop.dialogs.milestone import EndForm

        milestone, timeline = self._milestone(), self.selection.timeline
        if milestone is None or timeline is None:
            return
        names = {p.id: p.short_name for p in timeline.projects}
        others = [
            (m.id, " · ".join(part for part in (m.name, names.get(m.project_id or 0)) if part))
            for m in timeline.all_milestones
            if m.id != milestone.id
        ]
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
                day=form.day.day(),
            )

        open_form(form, save)

    def plan_again(self) -> None:
        """Take the chosen milestone for planned once more."""
        milestone = self._milestone()
        if milestone is not None:
            self.do(self.tr("Planned again"), milestones.plan_again, milestone.id)

    def move_milestone(self) -> None:
        """Ask which project the chosen milestone is about, and move it there."""
        from desktop.dialogs.moving import MoveMilestoneForm

        milestone, timeline = self._milestone(), self.selection.timeline
        if milestone is None or timeline is None:
            return
        form = MoveMilestoneForm(self.theme, milestone, timeline.projects, self.window)
        label = self.tr("Move milestone")

        def save() -> None:
            self.store.edit(label, milestones.move_milestone, milestone.id, form.project_id())

        open_form(form, save)

    def move_project(self) -> None:
        """Ask which company the chosen project belongs to now; it is shown there."""
        from desktop.dialogs.moving import MoveProjectForm

        project = self._project()
        if project is None:
            return
        others = [one for one in self.store.read(companies.names) if one[0] != project.company_id]
        goes = self.store.read(projects.project_belongings, project.id)
        form = MoveProjectForm(self.theme, project, goes, others, self.window)
        label = self.tr("Move project")

        def save() -> None:
            company_id = form.company_id()
            self.store.edit(label, projects.move_project, project.id, company_id)
            self.shown.emit(Ref("company", company_id))
            self.shown.emit(Ref("project", project.id))

        open_form(form, save)

    def turn_error(self) -> None:
        """Mark the chosen promise as recorded in error, or count it again."""
        from desktop.dialogs.milestone import InErrorForm

        ref, milestone = self.selection.ref, self._milestone()
        if ref is None or milestone is None or ref.kind != "guidance":
            return
        promise = next(g for g in milestone.guidance if g.id == ref.id)
        if promise.in_error:
            self.do(self.tr("Count the promise again"), milestones.count_again, ref.id)
            return
        form = InErrorForm(self.theme, milestone, promise.window.text, self.window)
        label = self.tr("Recorded in error")

        def save() -> None:
            self.store.edit(label, milestones.mark_in_error, ref.id, form.reason.value())
            self.told.emit(self.tr("The promise is kept and no longer counted."))

        open_form(form, save)

    def edit(self, ref: Ref) -> None:
        """Open the form of a project or milestone; a promise is never changed, only revised."""
        timeline = self.selection.timeline
        if timeline is None:
            return
        if ref.kind == "project":
            project = self._project(ref)
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
        from desktop.dialogs.asking import ask_to_delete

        milestone = self._milestone(ref)
        if milestone is None:
            return
        promises, label = len(milestone.guidance), self.tr("Delete milestone")

        def delete() -> None:
            self.do(label, milestones.delete_milestone, ref.id)

        if promises:
            goes = self.tr("Its promises ({n}) go with it.").format(n=promises)
            ask_to_delete(self.window, milestone.name, goes, delete)
        else:
            delete()

    def _delete_project(self, ref: Ref) -> None:
        from desktop.dialogs.asking import ask_to_delete

        project = self._project(ref)
        if project is None:
            return
        goes = self.store.read(projects.project_belongings, ref.id)
        said = self.tr(
            "With it go milestones {milestones}, promises {promises}. Notes ({notes}), financings "
            "and agreements ({deals}) stay with the company."
        ).format(
            milestones=goes.milestones, promises=goes.promises, notes=goes.notes, deals=goes.deals
        )
        label = self.tr("Delete project")
        ask_to_delete(
            self.window,
            project.name,
            said,
            lambda: self.do(label, projects.delete_project, ref.id),
        )

    def _open_project(self, project: ProjectRecord | None) -> None:
        from desktop.dialogs.project import ProjectForm

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
        from desktop.dialogs.milestone import MilestoneForm

        return MilestoneForm(
            self.theme,
            timeline.projects,
            self._sources(),
            self._speaker(timeline),
            milestone,
            self.selection.today,
            self.window,
        )

    def _speaker(self, timeline: CompanyTimeline) -> Speaker:
        """The company that speaks, and what date words mean in this database."""
        from desktop.analysis.conventions import stored
        from desktop.dialogs.promise import Speaker

        company = timeline.company
        kept = self.store.read(conventions.conventions)
        return Speaker(company.short_name, company.fiscal_year_end_month, stored(kept))

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

    def _project(self, ref: Ref | None = None) -> ProjectRecord | None:
        """The project that is chosen."""
        wanted, timeline = ref or self.selection.ref, self.selection.timeline
        if wanted is None or timeline is None or wanted.kind != "project":
            return None
        return next((p for p in timeline.projects if p.id == wanted.id), None)

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

    def _has_project(self) -> bool:
        return self._project() is not None

    def _has_ended(self) -> bool:
        milestone = self._milestone()
        return milestone is not None and milestone.status != "planned"

    def _has_promise(self) -> bool:
        return self.selection.ref is not None and self.selection.ref.kind == "guidance"
