"""All projects at once: what is next, grouped, sorted and filtered."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.database import Database
from db.interchange import json_file
from db.timeline import project_timelines
from desktop.analysis.overview import GROUPS, SORTS, STATES, Lane, Wanted, arranged, lanes
from desktop.surroundings import starter

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Lane, ...]]:
    file = tmp_path_factory.mktemp("overview") / "starter.db"
    with closing(Database(str(file))) as database:
        with database.transaction() as session:
            json_file.import_text(session, starter().read_text(encoding="utf-8"), "starter")
        with database.reading() as session:
            yield lanes(project_timelines(session), TODAY)


def shown(found: tuple[Lane, ...], wanted: Wanted) -> list[Lane]:
    return [lane for group in arranged(found, wanted) for lane in group.lanes]


def named(found: tuple[Lane, ...], name: str) -> Lane:
    return next(lane for lane in found if lane.name == name)


def test_a_lane_for_each_project_of_the_starter(found: tuple[Lane, ...]) -> None:
    assert sum(1 for lane in found if lane.project) == 32
    nolans = named(found, "Nolans")
    assert nolans.next is not None
    assert nolans.next.name == "Final investment decision"
    assert (nolans.targets, nolans.slip, nolans.standing) == (6, 546, "overdue")


def test_states_group_the_starter_as_it_stands(found: tuple[Lane, ...]) -> None:
    groups = arranged(found, Wanted())
    assert [group.name for group in groups] == list(STATES)
    counted = {group.name: len(group.lanes) for group in groups}
    assert counted == {"overdue": 15, "soon": 3, "later": 5, "open_ended": 1, "none": 9}


def test_what_is_due_next_comes_first(found: tuple[Lane, ...]) -> None:
    ends = [
        lane.next.current.window.end
        for lane in shown(found, Wanted(group="none"))
        if lane.next and lane.next.current and lane.next.current.window.end
    ]
    assert ends == sorted(ends)


@given(
    st.sampled_from(GROUPS),
    st.sampled_from(SORTS),
    st.sampled_from([None, 30, 90, 365]),
    st.booleans(),
    st.one_of(st.none(), st.dates(date(2020, 1, 1), TODAY)),
    st.sampled_from(["", "defn", "nolans fid", "zzz", "rare"]),
)
def test_nothing_is_lost_and_nothing_invented(
    found: tuple[Lane, ...],
    group: str,
    sort: str,
    due: int | None,
    overdue: bool,
    since: date | None,
    words: str,
) -> None:
    wanted = Wanted(group, sort, due, overdue, since, words=words)
    kept = shown(found, wanted)
    assert max(Counter(lane.key for lane in kept).values(), default=1) == 1
    assert all(group.lanes for group in arranged(found, wanted))
    alone = Wanted("none", sort, due, overdue, since, words=words)
    assert {lane.key for lane in kept} == {lane.key for lane in shown(found, alone)}
    for lane in kept:
        assert lane.state is not None or not (overdue or due)
        if overdue:
            assert lane.standing == "overdue"
        elif due:
            assert lane.state is not None
            assert lane.state.kind == "due"
            assert (lane.state.days or 0) <= due


def test_all_that_is_asked_for_must_hold(found: tuple[Lane, ...]) -> None:
    studies = shown(found, Wanted(types=frozenset({"dfs"})))
    assert studies
    assert all(any(m.type == "dfs" for m in lane.milestones) for lane in studies)
    building = shown(found, Wanted(stages=frozenset({"construction"})))
    assert building
    assert all(lane.project and lane.project.stage == "construction" for lane in building)
    both = shown(found, Wanted(types=frozenset({"dfs"}), stages=frozenset({"construction"})))
    assert {x.key for x in both} == {x.key for x in studies} & {x.key for x in building}


def test_slipped_since_looks_at_the_day_said(found: tuple[Lane, ...]) -> None:
    """Nolans moved to the first half of 2026 on 29 January 2026."""
    day = date(2026, 1, 29)
    assert named(found, "Nolans") in shown(found, Wanted(slipped_since=day))
    later = shown(found, Wanted(slipped_since=day + dt.timedelta(days=1)))
    assert named(found, "Nolans") not in later


def test_stages_run_from_production_down(found: tuple[Lane, ...]) -> None:
    names = [group.name for group in arranged(found, Wanted(group="stage"))]
    assert names.index("production") < names.index("construction") < names.index("pfs")


def test_companies_stand_by_name(found: tuple[Lane, ...]) -> None:
    names = [group.name for group in arranged(found, Wanted(group="company"))]
    assert names == sorted(names, key=str.casefold)
    assert len(names) == 16
