"""The form of a project: facts, stage, place, shares and steps of the chain."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from db.projects import ProjectFacts, ShareFacts
from db.records import OwnerShareRecord, ProjectRecord, SourceRecord
from db.stages import OFF_THE_LADDER, ladder
from desktop import wording
from desktop.dialogs.fields import (
    ChipsField,
    Choice,
    DayField,
    NumberField,
    SourceField,
    TextField,
    WordsField,
)
from desktop.dialogs.form import Form
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
        self._shares: tuple[OwnerShareRecord, ...] = project.owner_shares if project else ()
        self.name = TextField()
        self.kind: Choice[str] = Choice(wording.choices(wording.PROJECT_KINDS))
        self.aliases = TextField()
        self.stage: Choice[str | None] = Choice()
        self.status: Choice[str | None] = Choice(
            [
                (None, self.tr("not known")),
                ("underway", self.tr("underway")),
                ("complete", self.tr("complete")),
            ]
        )
        self.as_of = DayField(theme, ("day", "month", "quarter", "year"))
        self.share = NumberField(Decimal(0), Decimal(100))
        self.since = DayField(theme, ("day", "month", "quarter", "year"))
        self.country, self.region = TextField(), TextField()
        self.latitude = NumberField(Decimal(-90), Decimal(90))
        self.longitude = NumberField(Decimal(-180), Decimal(180))
        self.place_source = TextField()
        self.steps = ChipsField([words for _, words in wording.choices(wording.CHAIN_STEPS)])
        self.remark = WordsField(2)
        self.source = SourceField(theme, sources)
        self._lay_fields()
        self.kind.changed.connect(self._offer_stages)
        self._offer_stages()
        if project is not None:
            self._show(project)
        self.name.setFocus()

    def check(self) -> tuple[QWidget, str] | None:
        """A name is needed, and numbers and days that can be read."""
        if not self.name.value():
            return self.name, self.tr("A project needs a name")
        for field in (self.as_of, self.share, self.since, self.latitude, self.longitude):
            words = field.fault()
            if words:
                return field, words
        if (self.latitude.number() is None) != (self.longitude.number() is None):
            return self.latitude, self.tr("A place needs both latitude and longitude")
        return None

    def facts(self) -> ProjectFacts:
        """What was entered."""
        as_of = self.as_of.value()
        latitude, longitude = self.latitude.number(), self.longitude.number()
        return ProjectFacts(
            name=self.name.value(),
            kind=str(self.kind.value()),
            aliases=[alias.strip() for alias in self.aliases.value().split(",") if alias.strip()],
            country=self.country.value() or None,
            region=self.region.value() or None,
            latitude=float(latitude) if latitude is not None else None,
            longitude=float(longitude) if longitude is not None else None,
            place_source=self.place_source.value() or None,
            stage=self.stage.value(),
            stage_status=self.status.value(),
            stage_as_of=as_of[0] if as_of else None,
            stage_as_of_precision=as_of[1] if as_of else None,
            shares=self._entered_shares(),
            chain_steps=[self._step_code(words) for words in self.steps.values()],
            remark=self.remark.value(),
            source=self.source.value(),
        )

    def _entered_shares(self) -> list[ShareFacts]:
        """The shares known before, and the one entered where it is another."""
        kept = [
            ShareFacts(s.share, s.day, s.day_precision, s.holder, s.remark, s.source, s.id)
            for s in self._shares
        ]
        share, since = self.share.number(), self.since.value()
        if share is None:
            return kept
        new = ShareFacts(share, since[0] if since else None, since[1] if since else "unknown")
        known = {(s.share, s.day) for s in kept if s.holder is None}
        return kept if (new.share, new.day) in known else [*kept, new]

    def _step_code(self, words: str) -> str:
        codes = {text: code for code, text in wording.choices(wording.CHAIN_STEPS)}
        return codes.get(words, words)

    def _offer_stages(self) -> None:
        stages = (*ladder(str(self.kind.value())), *OFF_THE_LADDER)
        offered: list[tuple[str | None, str]] = [(None, self.tr("not known"))]
        self.stage.set_choices(offered + [(code, wording.stage(code)) for code in stages])

    def _lay_fields(self) -> None:
        self.add(self.tr("Name"), self.name)
        self.add_row((self.tr("Kind"), self.kind), (self.tr("Other names"), self.aliases))
        self.add_row((self.tr("Stage"), self.stage), (self.tr("How far"), self.status))
        self.add_row((self.tr("Stage as of"), self.as_of))
        self.add_row(
            (self.tr("Owner's share, per cent"), self.share), (self.tr("Held since"), self.since)
        )
        self.add_row((self.tr("Country"), self.country), (self.tr("Region"), self.region))
        self.add_row((self.tr("Latitude"), self.latitude), (self.tr("Longitude"), self.longitude))
        self.add(self.tr("Where the place was read"), self.place_source)
        self.add(self.tr("Steps of the chain"), self.steps)
        self.add(self.tr("Remark"), self.remark)
        self.add(self.tr("Source"), self.source)

    def _show(self, project: ProjectRecord) -> None:
        self.name.set_value(project.name)
        self.kind.set_value(project.kind)
        self.aliases.set_value(", ".join(project.aliases))
        self.stage.set_value(project.stage)
        self.status.set_value(project.stage_status)
        self.as_of.set_value(project.stage_as_of, project.stage_as_of_precision or "day")
        own = [share for share in project.owner_shares if share.holder is None]
        if own:
            self.share.set_number(own[-1].share)
            self.since.set_value(own[-1].day, own[-1].day_precision)
        self.country.set_value(project.country)
        self.region.set_value(project.region)
        for field, value in (
            (self.latitude, project.latitude),
            (self.longitude, project.longitude),
        ):
            field.set_number(Decimal(str(value)) if value is not None else None)
        self.place_source.set_value(project.place_source)
        self.steps.set_values([wording.chain_step(step) for step in project.chain_steps])
        self.remark.set_value(project.remark)
        self.source.set_value(project.source)
