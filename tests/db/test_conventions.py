"""Conventions of date words: kept, forgotten, and every window worked out again from its words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from sqlalchemy import select

from db import conventions, edits
from db.conventions import Reread, Said
from db.database import Database
from db.errors import Refused
from db.records import Span, Window
from db.tables import Company, Guidance, Milestone


def stored(database: Database) -> dict[str, Any]:
    with database.reading() as session:
        return conventions.conventions(session)


def windows(database: Database) -> dict[str, tuple[dt.date | None, dt.date | None, str]]:
    with database.reading() as session:
        rows = session.scalars(select(Guidance)).all()
        return {row.text: (row.window_start, row.window_end, row.precision) for row in rows}


@pytest.fixture
def promised(empty: Database) -> Database:
    """A company with four promises: of a day, of a month, between two days, and by hand."""
    day = dt.date(2025, 2, 10)
    with empty.transaction() as session:
        company = Company(name="Sample Metals", fiscal_year_end_month=6)
        milestone = Milestone(name="PFS", type="pfs")
        company.milestones.append(milestone)
        for number, (text, precision) in enumerate(
            [("early 2026", "early"), ("FY26", "fiscal_year"), ("late 2026", "late")]
        ):
            said = Guidance(
                text=text, precision=precision, window_start=day, window_end=day + dt.timedelta(9)
            )
            said.announced_on = day if number < 2 else None
            said.announced_precision = ("day", "month", "unknown")[number]
            said.announced_after = dt.date(2025, 1, 1) if number == 2 else None
            said.announced_before = dt.date(2025, 3, 1) if number == 2 else None
            milestone.guidance.append(said)
        milestone.guidance.append(
            Guidance(text="when the snow melts", precision="manual", announced_precision="unknown")
        )
        session.add(company)
    return empty


def test_a_value_is_kept_replaced_and_forgotten(empty: Database) -> None:
    steps = [
        (conventions.set_convention, ("mid_year", [4, 9])),
        (conventions.set_convention, ("mid_year", (6, 7))),
        (conventions.set_convention, ("week_days", 7)),
        (conventions.reset_convention, ("mid_year",)),
    ]
    expected = [
        {"mid_year": [4, 9]},
        {"mid_year": [6, 7]},
        {"mid_year": [6, 7], "week_days": 7},
        {"week_days": 7},
    ]
    done = []
    for (act, arguments), after in zip(steps, expected, strict=True):
        done.append(edits.make(empty, "act", act, *arguments)[1])
        assert stored(empty) == after
    for edit, before in zip(reversed(done), [*reversed(expected[:-1]), {}], strict=True):
        edits.apply(empty, edit.inverse())
        assert stored(empty) == before


def test_forgetting_what_is_not_kept_does_nothing(empty: Database) -> None:
    _, edit = edits.make(empty, "act", conventions.reset_convention, "mid_year")
    assert edit.changes == ()


@pytest.mark.parametrize(
    ("name", "value"), [("", 1), ("  ", 1), ("x" * 65, 1), ("a", float("nan"))]
)
def test_what_can_not_be_kept_is_refused(empty: Database, name: str, value: Any) -> None:
    with pytest.raises(Refused), empty.transaction() as session:
        conventions.set_convention(session, name, value)
    assert stored(empty) == {}


def test_windows_are_worked_out_again_and_words_and_hands_work_stay(promised: Database) -> None:
    before = windows(promised)
    asked: list[Said] = []

    def reader(said: Said) -> Window | None:
        asked.append(said)
        days = dt.date(2027, 1, 1), dt.date(2027, 3, 31)
        return {"early 2026": Window("other words", *days, "early"), "late 2026": said.window}.get(
            said.text
        )

    found, edit = edits.make(promised, "act", conventions.reread, reader)
    assert [said.text for said in asked] == ["early 2026", "FY26", "late 2026"]
    assert [said.fiscal_year_end_month for said in asked] == [6, 6, 6]
    assert [said.announced for said in asked] == [
        Span(dt.date(2025, 2, 10), dt.date(2025, 2, 10), "day"),
        Span(dt.date(2025, 2, 1), dt.date(2025, 2, 28), "month"),
        Span(dt.date(2025, 1, 1), dt.date(2025, 3, 1), "unknown"),
    ]
    assert isinstance(found, Reread)
    assert [said.text for said in found.changed] == ["early 2026"]
    assert [said.text for said in found.unread] == ["FY26"]
    after = dict(before)
    after["early 2026"] = dt.date(2027, 1, 1), dt.date(2027, 3, 31), "early"
    assert windows(promised) == after
    edits.apply(promised, edit.inverse())
    assert windows(promised) == before


def test_conventions_and_their_windows_change_in_one_act(promised: Database) -> None:
    before = windows(promised)
    with promised.transaction() as session:
        conventions.set_convention(session, "early_year", [1, 4])

    def reader(said: Said) -> Window:
        return Window(said.text, None, dt.date(2027, 12, 31), "by_year")

    values = {"late_year": [9, 12], "early_year": None}
    found, edit = edits.make(promised, "act", conventions.change_conventions, values, reader)
    assert stored(promised) == {"late_year": [9, 12]}
    assert len(found.changed) == 3
    edits.apply(promised, edit.inverse())
    assert stored(promised) == {"early_year": [1, 4]}
    assert windows(promised) == before
