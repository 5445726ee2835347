"""Rules of watchlists: what is stored of them, and who fulfils them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import company_editing, edits, notes, watchlist_editing, watchlists
from db.database import Database
from db.errors import Missing, Refused
from db.interchange import json_file
from db.records import MilestoneRecord, Rule
from db.tables import Company, Guidance, Milestone, Project
from db.timeline import company_timeline
from db.watchlist_rules import as_json, from_json, known_words, matching

D = dt.date
TODAY = D(2026, 11, 23)
Counting = Callable[[Database], AbstractContextManager[list[str]]]
Opening = Callable[[], AbstractContextManager[Database]]

PLACES = ("Canada", "Chile", "USA")
STAGES = ("pfs", "fs", "production")
TAGS = ("late", "insider", "中")
METALS = ("NdPr", "Dy")

some = st.lists(st.sampled_from(PLACES), max_size=2).map(tuple)
rules = st.builds(
    Rule,
    stages=st.lists(st.sampled_from(STAGES), max_size=2).map(tuple),
    is_overdue=st.booleans(),
    due_within=st.none() | st.sampled_from([0, 30, 90, 400]),
    tags=st.lists(st.sampled_from(TAGS), max_size=2).map(tuple),
    countries=some,
    commodities=st.lists(st.sampled_from(METALS), max_size=1).map(tuple),
)
days = st.integers(-100, 450).map(lambda n: TODAY + dt.timedelta(n))


@st.composite
def promises(draw: st.DrawFn) -> Guidance:
    start, end = sorted([draw(days), draw(days)])
    return Guidance(
        text="soon",
        precision="day",
        announced_on=draw(st.none() | days),
        announced_before=draw(st.none() | days),
        window_start=draw(st.sampled_from([start, None])),
        window_end=draw(st.sampled_from([end, None])),
        in_error=draw(st.sampled_from([False, False, True])),
    )


milestones = st.builds(
    Milestone,
    name=st.just("PFS"),
    type=st.just("pfs"),
    status=st.sampled_from(["planned", "planned", "done", "cancelled"]),
    guidance=st.lists(promises(), max_size=3),
)
projects = st.builds(
    Project,
    name=st.just("Pit"),
    kind=st.just("mine"),
    stage=st.sampled_from([*STAGES, None]),
    country=st.sampled_from([*PLACES, None]),
)
companies = st.builds(
    Company,
    name=st.sampled_from(["Ore", "ore", "Mill", "Äther"]),
    country=st.sampled_from([*PLACES, "canada", None]),
    commodities=st.lists(st.sampled_from([*METALS, "ndpr"]), max_size=2),
    is_archived=st.sampled_from([False, False, True]),
    projects=st.lists(projects, max_size=2),
    milestones=st.lists(milestones, max_size=2),
)


def fulfils(session: Session, company: Company, rule: Rule) -> bool:
    """The rule, asked of one company as the window shows it."""
    found = company_timeline(session, company.id)
    planned = [m for m in found.all_milestones if m.status == "planned" and m.current]
    ends = [m.current.window.end for m in planned if m.current and m.current.window.end]
    tags = {tag for note in found.notes for tag in note.tags}
    countries = {found.company.country, *(p.country for p in found.projects)} - {None}
    last = TODAY + dt.timedelta(rule.due_within or 0)
    return (
        not company.is_archived
        and (not rule.stages or any(p.stage in rule.stages for p in found.projects))
        and (not rule.is_overdue or any(end < TODAY for end in ends))
        and (rule.due_within is None or any(TODAY <= end <= last for end in ends))
        and (not rule.tags or bool(tags & set(rule.tags)))
        and (not rule.countries or bool(small(countries) & small(rule.countries)))
        and (not rule.commodities or bool(small(company.commodities) & small(rule.commodities)))
    )


def small(words: object) -> set[str]:
    return {str(word).casefold() for word in words}  # type: ignore[attr-defined]


def test_who_fulfils_a_rule_is_who_does_when_asked_one_by_one(opening: Opening) -> None:
    @settings(max_examples=max(5, settings().max_examples // 4))
    @given(st.lists(companies, max_size=5), st.lists(rules, min_size=1, max_size=6), st.data())
    def ask(made: list[Company], asked: list[Rule], data: st.DataObject) -> None:
        with opening() as database, database.transaction() as session:
            session.add_all(made)
            session.flush()
            for company in made:
                tags = data.draw(st.lists(st.sampled_from(TAGS), max_size=2))
                notes.add(session, "thought", company_id=company.id, tags=tags)
            in_order = sorted(made, key=lambda row: (row.name.casefold(), row.uid))
            for rule in asked:
                expected = [c.id for c in in_order if fulfils(session, c, rule)]
                assert list(matching(session, rule, TODAY)) == expected, rule

    ask()


@given(rules)
def test_a_rule_is_stored_without_loss(rule: Rule) -> None:
    read = from_json(as_json(rule))
    assert as_json(read) == as_json(rule)
    assert {*read.stages, *read.tags} == {*rule.stages, *rule.tags}
    assert (read.is_overdue, read.due_within) == (rule.is_overdue, rule.due_within)


def test_values_are_stored_once_and_without_blanks() -> None:
    assert as_json(Rule(tags=(" late ", "late", "", "so  so"))) == {"tag": ["late", "so so"]}
    assert as_json(Rule()) == {}
    assert from_json({}) == Rule()
    assert Rule(due_within=0).is_empty is False


@pytest.mark.parametrize(
    "written",
    [
        {"colour": "red"},
        {"stage": "pfs"},
        {"tag": [1]},
        {"country": [""]},
        {"overdue": 1},
        {"due_within": True},
        {"due_within": -1},
        {"due_within": "90"},
    ],
)
def test_what_is_no_rule_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(Refused):
        from_json(written)


def test_a_number_of_days_that_makes_no_sense_is_refused(empty: Database) -> None:
    for days in (-1, 36_501):
        with pytest.raises(Refused, match="days ahead"):
            edits.make(empty, "act", watchlist_editing.add, "Late", Rule(due_within=days))


def test_a_list_with_a_rule_shows_who_fulfils_it_today(filled: Database) -> None:
    with filled.transaction() as session:
        late = watchlist_editing.add(session, "Late", Rule(is_overdue=True, countries=("usa",)))
        everybody = watchlist_editing.add(session, "All", Rule())
    with filled.reading() as session:
        rows = watchlists.rows(session, late, TODAY)
        counts = watchlists.counts(session, TODAY)
        early = watchlists.rows(session, late, D(2020, 1, 1))
    names = [row.company for row in rows]
    assert "USA Rare Earth" in [row.short_name for row in rows]
    assert names == sorted(names, key=str.casefold)
    assert early == ()
    assert counts[late] == len(rows)
    assert counts[everybody] == 16


def test_archived_companies_are_in_no_list_and_no_count(filled: Database) -> None:
    with filled.transaction() as session:
        by_hand = watchlists.watchlists(session)[0].id
        ruled = watchlist_editing.add(session, "All", Rule())
        first = watchlists.rows(session, by_hand, TODAY)[0].company_id
        company_editing.archive(session, first, True)
    with filled.reading() as session:
        counts = watchlists.counts(session, TODAY)
        for each in (by_hand, ruled):
            shown = [row.company_id for row in watchlists.rows(session, each, TODAY)]
            assert first not in shown
            assert counts[each] == len(shown) == 15


def test_the_words_that_can_be_asked_for(empty: Database) -> None:
    with empty.transaction() as session:
        rows = [
            Company(name="A", country="Chile", commodities=["NdPr", "ndpr", "Dy"]),
            Company(name="B", projects=[Project(name="P", kind="mine", country="chile")]),
            Company(name="C", projects=[Project(name="P", kind="mine", country="Canada")]),
        ]
        session.add_all(rows)
        session.flush()
        notes.add(session, "#late #Ärger", company_id=rows[0].id)
        known = known_words(session)
    assert [word.casefold() for word in known.countries] == ["canada", "chile"]
    assert [word.casefold() for word in known.commodities] == ["dy", "ndpr"]
    assert known.tags == ("late", "Ärger")


def test_one_promise_holds_at_a_time(empty: Database) -> None:
    """A target that moved into the future is not overdue any more, whatever was said first."""
    with empty.transaction() as session:
        row = Company(name="Ore")
        said = [(D(2020, 1, 1), D(2021, 1, 1)), (D(2025, 1, 1), D(2027, 1, 1))]
        row.milestones = [
            Milestone(
                name="PFS",
                type="pfs",
                guidance=[
                    Guidance(text="t", precision="day", announced_on=on, window_end=end)
                    for on, end in reversed(said)
                ],
            )
        ]
        session.add(row)
        session.flush()
        assert matching(session, Rule(is_overdue=True), TODAY) == ()
        assert matching(session, Rule(due_within=38), TODAY) == ()
        assert matching(session, Rule(due_within=39), TODAY) == (row.id,)
        assert matching(session, Rule(is_overdue=True), D(2027, 1, 2)) == (row.id,)


def test_the_statements_are_few_however_many_lists_there_are(
    filled: Database, counting: Counting
) -> None:
    full = Rule(("pfs",), True, 90, ("insider",), ("Canada",), ("NdPr",))
    with filled.transaction() as session:
        ruled = watchlist_editing.add(session, "0", full)
        by_hand = watchlists.watchlists(session)[0].id

    def statements(act: Callable[..., object], *args: object) -> int:
        with counting(filled) as heard, filled.reading() as session:
            act(session, *args)
        return len([said for said in heard if said.startswith("SELECT")])

    assert statements(matching, full, TODAY) <= 9
    assert (
        statements(watchlists.rows, ruled, TODAY) <= statements(watchlists.rows, by_hand, TODAY) + 9
    )
    few = statements(watchlists.counts, TODAY)
    assert few <= 11
    with filled.transaction() as session:
        for number in range(1, 9):
            watchlist_editing.add(session, str(number), full)
    assert statements(watchlists.counts, TODAY) == few


def test_rules_columns_and_sorting_come_back_from_a_file(
    filled: Database, another: Database
) -> None:
    full = Rule(("pfs",), True, 90, ("insider",), ("Canada",), ("NdPr",))
    with filled.transaction() as session:
        watchlist_editing.add(session, "Late", full)
        everybody = watchlist_editing.add(session, "All", Rule())
        watchlist_editing.set_columns(session, everybody, ["company", "slip"])
        watchlist_editing.set_sorting(session, everybody, "slip", True)
        watchlist_editing.move_list(session, everybody, 0)
        text = json_file.export_text(session)
        before = watchlists.watchlists(session)
    with another.transaction() as session:
        json_file.import_text(session, text, "export.json")
        after = watchlists.watchlists(session)
        assert json_file.export_text(session) == text

    def told(found: tuple[watchlists.WatchlistRecord, ...]) -> list[object]:
        return [(w.name, w.rule, w.columns, w.sort_by, w.sort_descending) for w in found]

    assert told(after) == told(before)
    assert [w.name for w in after] == ["All", "Rare earths", "Late"]


def test_a_rule_of_a_list_that_is_gone(empty: Database) -> None:
    with pytest.raises(Missing):
        edits.make(empty, "act", watchlist_editing.set_rule, 99, Rule())


def test_planned_milestones_of_projects_count(filled: Database) -> None:
    """The milestones of a company's projects count as its own do."""
    with filled.reading() as session:
        overdue = set(matching(session, Rule(is_overdue=True), TODAY))
        for company in session.scalars(select(Company)):
            found = company_timeline(session, company.id)
            late = any(is_late(m) for p in found.projects for m in p.milestones)
            assert not late or company.id in overdue, company.name


def is_late(milestone: MilestoneRecord) -> bool:
    current = milestone.current
    if milestone.status != "planned" or current is None or current.window.end is None:
        return False
    return current.window.end < TODAY
