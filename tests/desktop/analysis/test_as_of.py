"""What was believed on a day."""

import datetime as dt
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import companies
from db.database import Database
from db.interchange import json_file
from db.records import CompanyTimeline, MilestoneRecord
from db.timeline import company_timeline
from desktop.analysis.as_of import as_of
from desktop.surroundings import starter


def read(company: str, file: str) -> CompanyTimeline:
    with closing(Database(file)) as database:
        with database.transaction() as session:
            json_file.import_text(session, starter().read_text(encoding="utf-8"), "starter")
        with database.reading() as session:
            found = companies.find(session, company, lambda *_: "")
            return company_timeline(session, found.id)


@pytest.fixture(scope="module")
def defense(tmp_path_factory: pytest.TempPathFactory) -> CompanyTimeline:
    return read("Defense Metals", str(tmp_path_factory.mktemp("as-of") / "defense.db"))


def study(timeline: CompanyTimeline) -> MilestoneRecord | None:
    found = (m for m in timeline.all_milestones if m.uid == "wicheeda-pfs")
    return next(found, None)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-08-16", None),
        ("2023-08-17", "H1/24"),
        ("2023-12-27", "Q2 2024"),
        ("2024-01-31", "mid-2024"),
        ("2024-10-31", "Q1 2025"),
    ],
)
def test_the_wicheeda_study_as_it_was_promised_then(
    defense: CompanyTimeline, day: str, words: str | None
) -> None:
    found = study(as_of(defense, date.fromisoformat(day)))
    if words is None:
        assert found is None
        return
    assert found is not None
    assert found.status == "planned"
    assert found.current is not None
    assert found.current.window.text == words


def test_it_is_done_from_its_day_on(defense: CompanyTimeline) -> None:
    before, after = (study(as_of(defense, date(2025, 2, day))) for day in (17, 18))
    assert before is not None
    assert after is not None
    assert (before.status, before.actual) == ("planned", None)
    assert after.status == "done"


def test_a_stage_reached_later_is_not_known_yet(defense: CompanyTimeline) -> None:
    (project,) = as_of(defense, date(2025, 1, 1)).projects
    assert project.stage is None
    (project,) = as_of(defense, date(2025, 4, 7)).projects
    assert project.stage == "pfs"


def test_what_was_recorded_later_was_not_recorded_then(defense: CompanyTimeline) -> None:
    recorded = min(m.recorded_at for m in defense.all_milestones if m.recorded_at)
    day_before = recorded.date() - dt.timedelta(days=1)
    nothing = as_of(defense, day_before, recorded=True)
    assert nothing.all_milestones == nothing.notes == nothing.deals == nothing.events == ()
    assert as_of(defense, date.max, recorded=True).all_milestones == defense.all_milestones


def test_what_was_cancelled_later_was_planned_then(defense: CompanyTimeline) -> None:
    found = study(defense)
    assert found is not None
    ended = replace(found, status="cancelled", actual=None, last_evidence_on=date(2025, 6, 1))
    timeline = replace(defense, projects=(), milestones=(ended,))
    before = study(as_of(timeline, date(2025, 5, 31)))
    after = study(as_of(timeline, date(2025, 6, 1)))
    assert before is not None
    assert after is not None
    assert (before.status, after.status) == ("planned", "cancelled")


@given(st.dates(date(2019, 1, 1), date(2027, 1, 1)), st.dates(date(2019, 1, 1), date(2027, 1, 1)))
def test_later_nothing_is_forgotten(defense: CompanyTimeline, one: date, other: date) -> None:
    early, late = as_of(defense, min(one, other)), as_of(defense, max(one, other))
    for kind in ("notes", "deals", "events"):
        assert set(getattr(early, kind)) <= set(getattr(late, kind))
    said = {m.id: set(m.guidance) for m in late.all_milestones}
    for milestone in early.all_milestones:
        assert set(milestone.guidance) <= said[milestone.id]
        if milestone.status == "done":
            assert milestone in late.all_milestones or milestone.id in said


def test_the_last_day_shows_all(defense: CompanyTimeline) -> None:
    assert as_of(defense, date.max) == defense
