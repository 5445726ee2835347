"""The starter holds what its origin says, fact by fact, each with its source."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from db import tables
from db.database import Database
from db.interchange import json_file
from db.interchange.document import Document, Milestone, Prices

HERE = Path(__file__).parents[1]
STARTER = HERE.parent / "resources" / "starter.json"
FACTS = json.loads((HERE / "data" / "starter_facts.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def starter() -> Document:
    return json_file.parsed(json_file.read(STARTER), STARTER.name)


@pytest.fixture
def database(empty: Database) -> Database:
    return empty


def source(starter: Document, uid: str | None) -> list[str | None]:
    """The address and title of a source, as the origin repeats them on each fact."""
    found = {each.id: [each.url, each.title] for each in starter.sources}
    return [None, None] if uid is None else found[uid]


def by_id(starter: Document) -> dict[str, Milestone]:
    return {milestone.id: milestone for milestone in starter.milestones}


def test_counts(starter: Document) -> None:
    counts = FACTS["counts"]
    assert counts == {
        "companies": 16,
        "listings": 26,
        "projects": 32,
        "milestones": 69,
        "financings": 45,
        "agreements": 4,
        "notes": 16,
        "policies": 8,
        "sources": 140,
    }
    for section, count in counts.items():
        assert len(getattr(starter, {"policies": "events"}.get(section, section))) == count
    assert sum(len(milestone.guidance) for milestone in starter.milestones) == 92


def test_every_promise(starter: Document) -> None:
    said: list[list[Any]] = [
        [
            milestone.id,
            g.window.text,
            day(g.window.start),
            day(g.window.end),
            g.window.precision,
            g.announced_on,
            g.announced_precision,
            day(g.announced_after),
            day(g.announced_before),
            g.said_by,
            g.remark,
            *source(starter, g.source),
        ]
        for milestone in starter.milestones
        for g in milestone.guidance
    ]
    assert said == FACTS["guidance"]


def test_every_milestone(starter: Document) -> None:
    found = by_id(starter)
    for uid, company, project, name, kind, phase, status, actual, precision, seen, *where in FACTS[
        "milestones"
    ]:
        milestone = found[uid]
        assert (milestone.company, milestone.project, milestone.name) == (company, project, name)
        assert (milestone.type, milestone.phase) == (kind, phase or "none")
        assert (milestone.status, day(milestone.last_evidence_on)) == (status, seen)
        assert source(starter, milestone.source) == where
        if actual is None:
            assert milestone.actual is None
        else:
            assert milestone.actual is not None
            assert milestone.actual.precision == precision
            first, _, last = actual.partition("/")
            assert milestone.actual.start.isoformat().startswith(first)
            assert milestone.actual.end.isoformat().startswith(last or first)


def test_actual_months_end_with_their_last_day(starter: Document) -> None:
    months = [
        milestone.actual
        for milestone in starter.milestones
        if milestone.actual and milestone.actual.precision == "month"
    ]
    assert len(months) == 4
    assert all((month.end + dt.timedelta(days=1)).day == 1 for month in months)


def test_every_deal(starter: Document) -> None:
    deals = [*starter.financings, *starter.agreements]
    found = [
        [
            deal.id,
            deal.company,
            deal.project,
            deal.kind,
            deal.firmness,
            deal.day,
            deal.day_precision,
            deal.money.amount if deal.money else None,
            deal.money.currency if deal.money else None,
            deal.currency_explicit,
            deal.amount_text,
            deal.counterparty,
            getattr(deal, "revision_of", None),
            [part.model_dump(exclude_none=True) for part in getattr(deal, "parts", [])],
            *source(starter, deal.source),
        ]
        for deal in deals
    ]
    assert found == FACTS["deals"]


def test_companies_listings_and_projects(starter: Document) -> None:
    assert [
        [
            c.id,
            c.name,
            c.aliases,
            c.fiscal_year_end_month,
            c.is_private,
            c.remark,
            *source(starter, c.source),
        ]
        for c in starter.companies
    ] == FACTS["companies"]
    assert {c.comment for c in starter.companies} == {""}
    assert [
        [
            x.company,
            x.exchange,
            x.ticker,
            x.currency,
            x.is_primary,
            day(x.since),
            x.remark,
            *source(starter, x.source),
        ]
        for x in starter.listings
    ] == FACTS["listings"]
    assert [
        [
            p.id,
            p.company,
            p.name,
            p.kind,
            p.latitude,
            p.longitude,
            p.stage,
            p.stage_status,
            p.stage_as_of,
            p.owner_shares[-1].share if p.owner_shares else None,
            p.chain_steps,
            *source(starter, p.source),
        ]
        for p in starter.projects
    ] == FACTS["projects"]


def test_notes_and_events(starter: Document) -> None:
    assert [
        [n.project or n.company, *n.tags, n.day, n.text, *source(starter, n.source)]
        for n in starter.notes
    ] == FACTS["notes"]
    assert [
        [e.name, e.kind, e.jurisdiction, e.day, day(e.end_day), e.text, *source(starter, e.source)]
        for e in starter.events
    ] == FACTS["policies"]
    assert {e.id: e.companies for e in starter.events if e.companies} == {
        "dod-floor": ["mp-materials"]
    }


def test_the_watchlist_has_the_companies_in_the_given_order(starter: Document) -> None:
    (watchlist,) = starter.watchlists
    assert watchlist.name == "Rare earths"
    assert watchlist.companies == [company[0] for company in FACTS["companies"]]


def test_prices_say_that_they_are_a_recorded_sample(starter: Document) -> None:
    series: dict[str, Prices] = {each.listing: each for each in starter.prices}
    assert set(series) == {"nyse-mp", "nyse-american-uuuu"}
    assert {each.source for each in series.values()} == {"recorded sample"}
    assert "Unlicense" in (starter.provenance or "")
    mp, uuuu = series["nyse-mp"], series["nyse-american-uuuu"]
    assert (mp.bars[0].day, mp.bars[-1].day) == (dt.date(2020, 6, 22), dt.date(2024, 3, 8))
    assert mp.bars[0][1:6] == (9.9, 10.0, 9.9, 10.0, 1600)
    assert "FVAC" in (mp.remark or "")
    assert (uuuu.bars[0].day, uuuu.bars[-1].day) == (dt.date(2021, 1, 4), dt.date(2024, 3, 8))


def test_it_imports_whole_and_only_once(database: Database) -> None:
    text = json_file.read(STARTER)
    with database.transaction() as session:
        first = json_file.import_text(session, text, STARTER.name)
    assert (first.changed, first.unchanged, first.skipped) == (0, 0, 0)
    with database.reading() as session:
        recorded = {row.recorded_at for row in session.query(tables.Guidance)}
        before = json_file.export_text(session)
    assert recorded == {dt.datetime(2026, 11, 23, tzinfo=dt.UTC)}
    with database.transaction() as session:
        second = json_file.import_text(session, text, STARTER.name)
    assert second == json_file.ImportReport(unchanged=first.added)
    with database.reading() as session:
        assert json_file.export_text(session) == before


def day(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None
