"""The table of conventions: what each may be, what a database holds of it, what rests on it."""

from __future__ import annotations

import datetime as dt
import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from db import conventions
from db.database import Database
from db.interchange import json_file
from desktop.analysis.conventions import (
    CONVENTIONS,
    USUAL,
    BadConvention,
    Convention,
    Conventions,
    check,
    stored,
)
from desktop.analysis.windows import read, read_again
from desktop.surroundings import starter

SAID = dt.date(2026, 5, 20)


@pytest.mark.parametrize("convention", CONVENTIONS, ids=lambda convention: convention.name)
def test_the_example_of_a_convention_rests_on_it(convention: Convention) -> None:
    reading = read(convention.example.format(year=2027), announced=SAID)
    around = {"around_period": "month", "already_over": "next_one"}
    assert around.get(convention.name, convention.name) in reading.rules
    assert check(convention.name, json.loads(json.dumps(convention.usual))) == convention.usual


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("early_year", [1, 13]),
        ("early_year", [1]),
        ("early_year", ["1", "3"]),
        ("early_year", [True, 3]),
        ("early_year", "January"),
        ("early_month", [10, 1]),
        ("early_month", [0, 10]),
        ("coming_weeks", 0),
        ("coming_weeks", 56.0),
        ("coming_weeks", True),
        ("coming_weeks", None),
        ("before", "middle"),
        ("before", ["end"]),
        ("no such name", 3),
    ],
)
def test_what_a_convention_can_not_be(name: str, value: Any) -> None:
    with pytest.raises(BadConvention):
        check(name, value)
    with pytest.raises(BadConvention):
        Conventions({name: value})
    assert stored({name: value}) == USUAL


def test_what_is_stored_and_sound_holds_and_the_rest_is_usual() -> None:
    found = stored({"winter": [11, 2], "mid_year": "?", "of a newer program": 1})
    assert found == Conventions({"winter": (11, 2)})
    assert found.value("winter") == (11, 2)
    assert found.value("mid_year") == USUAL.value("mid_year") == (5, 8)


def test_the_starter_read_again_by_usual_conventions_stays_as_it_is(tmp_path: Path) -> None:
    database = Database(str(tmp_path / "starter.db"))
    with database.transaction() as session:
        json_file.import_text(session, starter().read_text(encoding="utf-8"), "starter.json")
    with database.transaction() as session:
        again = conventions.reread(session, partial(read_again, USUAL))
    assert again == conventions.Reread()
    wide = Conventions({"early_year": (1, 4), "coming_weeks": 28})
    with database.transaction() as session:
        again = conventions.reread(session, partial(read_again, wide))
    assert {said.text for said in again.changed} == {
        "early 2025",
        "early 2026",
        "early in 2026",
        "by early 2027",
        "in the coming weeks",
    }
    database.close()
