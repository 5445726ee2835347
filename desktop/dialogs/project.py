"""The form of a project: facts, stage, place, shares and steps of the chain."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from db.projects import ProjectFacts, ShareFacts
from db.records import ProjectRecord, SourceRecord
from db.stages import OFF_THE_LADDER, ladder
from desktop import wording
from desktop.analysis.places import Place
from desktop.dialogs.fields import (
    Choice,
    DayField,
    NamesField,
    PlaceField,
    SourceField,
    StepsField,
    TextField,
    WordsField,
)
from desktop.dialogs.form import Form
from desktop.dialogs.shares import PRECISIONS, SharesField
from desktop.theme import Theme


class ProjectForm(Form):
    """A new project, or what is known of one."""

    def __init__(
        self,
        theme: Theme,
        company: str,
        sources: tuple[SourceRecord, ...],
        project: ProjectRecord | None,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", "", parent, about=company)
        self.set_title(
            self.tr("New project") if project is None else self.tr("Project"),
            self.tr("Add project") if project is None else self.tr("Save"),
        )
        self.name = TextField()
        self.kind: Choice[str] = Choice(wording.choices(wording.PROJECT_KINDS))
        self.aliases = NamesField()
        self.stage: Choice[str | None] = Choice()
        self.status: Choice[str | None] = Choice(
            [(None, self.tr("not known")), *wording.choices(wording.STAGE_STATUSES)]
        )
        self.as_of = DayField(theme, PRECISIONS)
        self.shares = SharesField(theme, company, sources)
        self.country, self.region = TextField(), TextField()
        self.place = PlaceField(theme)
        self.place_source = TextField()
        self.steps = StepsField(theme, wording.choices(wording.CHAIN_STEPS))
        self.remark = WordsField(2)
        self.source = SourceField(theme, sources)
        self._lay_fields()
        self.kind.changed.connect(self._offer_stages)
        self._offer_stages()
        if project is not None:
            self._show(project)
        self.shares.changed.connect(self.refit)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and a place and days that can be read."""
        if not self.name.value():
            return self.name, self.tr("A project needs a name")
        for field in (self.as_of, self.place):
            words = field.fault()
            if words:
                return field, words
        if self.as_of.value() is not None and self.stage.value() is None:
            return self.stage, self.tr("Which stage was it in on that day?")
        return None

    def facts(self) -> ProjectFacts:
        """What was entered."""
        as_of, place = self.as_of.value(), self.place.value()
        return ProjectFacts(
            name=self.name.value(),
            kind=str(self.kind.value()),
            aliases=self.aliases.names(),
            country=self.country.value() or None,
            region=self.region.value() or None,
            latitude=place.latitude if place else None,
            longitude=place.longitude if place else None,
            place_source=self.place_source.value() or None,
            stage=self.stage.value(),
            stage_status=self.status.value() if self.stage.value() else None,
            stage_as_of=as_of[0] if as_of else None,
            stage_as_of_precision=as_of[1] if as_of else None,
            shares=self.shares.values(),
            chain_steps=self.steps.values(),
            remark=self.remark.value(),
            source=self.source.value(),
        )

    def _offer_stages(self) -> None:
        """The stages of the ladder that a mine or a plant climbs, and those beside it."""
        steps = ladder(str(self.kind.value()))
        at = self.tr("{stage} ({n} of {count})")
        offered: list[tuple[str | None, str]] = [(None, self.tr("not known"))]
        for n, code in enumerate(steps, start=1):
            words = at.format(stage=wording.stage(code), n=n, count=len(steps))
            offered.append((code, words))
        self.stage.set_choices(offered + [(code, wording.stage(code)) for code in OFF_THE_LADDER])

    def _lay_fields(self) -> None:
        self.add(self.tr("Name"), self.name)
        self.add(self.tr("Other names, one on each line"), self.aliases)
        self.add_row((self.tr("Kind"), self.kind), (self.tr("Stage"), self.stage))
        self.add_row((self.tr("How far"), self.status), (self.tr("Stage as of"), self.as_of))
        self.add(self.tr("Owners over time"), self.shares)
        self.add(self.tr("Steps of the chain"), self.steps)
        self.add_row((self.tr("Country"), self.country), (self.tr("Region"), self.region))
        self.add_row(
            (self.tr("Latitude and longitude"), self.place),
            (self.tr("Where the place was read"), self.place_source),
        )
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)

    def _show(self, project: ProjectRecord) -> None:
        self.name.set_value(project.name)
        self.kind.set_value(project.kind)
        self.aliases.set_names(project.aliases)
        self.stage.set_value(project.stage)
        self.status.set_value(project.stage_status)
        self.as_of.set_value(project.stage_as_of, project.stage_as_of_precision or "day")
        self.shares.set_values(
            [
                ShareFacts(s.share, s.day, s.day_precision, s.holder, s.remark, s.source, s.id)
                for s in project.owner_shares
            ]
        )
        self.country.set_value(project.country)
        self.region.set_value(project.region)
        if project.latitude is not None and project.longitude is not None:
            self.place.set_value(Place(project.latitude, project.longitude))
        self.place_source.set_value(project.place_source)
        self.steps.set_values(project.chain_steps)
        self.remark.set_value(project.remark)
        self.source.set_value(project.source)
