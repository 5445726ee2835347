"""Companies, projects, milestones, promises, deals and events entered by hand, and taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from db import (
    companies,
    company_editing,
    deals,
    edits,
    events,
    merging,
    milestones,
    notes,
    projects,
)
from db.company_editing import CompanyFacts, ListingFacts
from db.database import Database
from db.deals import DealFacts
from db.errors import Missing, Refused
from db.events import EventFacts
from db.interchange import outgoing
from db.milestones import MilestoneFacts, Promise
from db.projects import ProjectFacts, ShareFacts
from db.records import CompanyTimeline, DealPart, Money, NewSource, Span, Window
from db.tables import Listing, Note, NoteLink, Source, Watchlist
from db.timeline import company_timeline

DAY = dt.date(2026, 11, 23)
Q1 = Window("Q1 2027", dt.date(2027, 1, 1), dt.date(2027, 3, 31), "quarter")
Q3 = Window("third quarter", dt.date(2027, 7, 1), dt.date(2027, 9, 30), "quarter")
RELEASE = NewSource("https://example.com/release", "A release", "company")


def everything(database: Database) -> dict[str, Any]:
    with database.reading() as session:
        return outgoing.everything(session)


def do(database: Database, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do an act, take it back, bring it again: the first two leave what was, the third what is."""
    before = everything(database)
    result, edit = edits.make(database, "act", act, *args, **kwargs)
    after = everything(database)
    back = edits.apply(database, edit.inverse())
    assert everything(database) == before
    edits.apply(database, back)
    assert everything(database) == after
    return result


def timeline(database: Database, name: str) -> CompanyTimeline:
    with database.reading() as session:
        return company_timeline(session, companies.find(session, name).id)


def timeline_of(database: Database, company: int) -> CompanyTimeline:
    with database.reading() as session:
        return company_timeline(session, company)


def company_id(database: Database, name: str) -> int:
    with database.reading() as session:
        return companies.find(session, name).id


def test_a_company_comes_with_its_listings_and_its_place_in_a_list(filled: Database) -> None:
    with filled.reading() as session:
        list_id = session.scalars(select(Watchlist.id)).one()
    found = do(
        filled,
        company_editing.add_company,
        CompanyFacts("Ore Corp.", aliases=["Old Ore"], country="Canada", commodities=["NdPr"]),
        [ListingFacts("tsxv", "ore", "CAD"), ListingFacts("OTCQB", "OREF", "USD")],
        list_id,
    )
    with filled.reading() as session:
        company = companies.company(session, found)
        entries = session.get_one(Watchlist, list_id).entries
    assert [(x.code, x.is_primary) for x in company.listings] == [
        ("TSXV:ORE", True),
        ("OTCQB:OREF", False),
    ]
    assert (company.aliases, company.country, company.commodities) == (
        ("Old Ore",),
        "Canada",
        ("NdPr",),
    )
    assert entries[-1].company_id == found


def test_a_ticker_that_another_company_has_is_refused_by_name(filled: Database) -> None:
    before = everything(filled)
    with pytest.raises(Refused, match=r"TSXV:DEFN is a listing of Defense Metals"):
        edits.make(
            filled,
            "act",
            company_editing.add_company,
            CompanyFacts("Another"),
            [ListingFacts("TSXV", "DEFN", "CAD")],
        )
    assert everything(filled) == before


def test_exactly_one_listing_is_primary_whatever_is_done(filled: Database) -> None:
    company = company_id(filled, "DEFN")

    def primaries() -> list[str]:
        with filled.reading() as session:
            found = companies.company(session, company)
        return [x.ticker for x in found.listings if x.is_primary]

    with filled.reading() as session:
        by_ticker = {x.ticker: x.id for x in companies.company(session, company).listings}
    do(filled, company_editing.make_primary, by_ticker["DFMTF"])
    assert primaries() == ["DFMTF"]
    do(filled, company_editing.delete_listing, by_ticker["DFMTF"])
    assert len(primaries()) == 1
    added = do(
        filled,
        company_editing.add_listing,
        company,
        ListingFacts("NYSE", "DEFM", "USD", is_primary=True),
    )
    assert primaries() == ["DEFM"]
    do(
        filled,
        company_editing.change_listing,
        added,
        ListingFacts("NYSE", "DFM", "USD", successor_id=by_ticker["DEFN"]),
    )
    assert primaries() == ["DFM"]


def test_a_renamed_company_is_found_by_its_old_name(filled: Database) -> None:
    company = company_id(filled, "MP Materials")
    do(filled, company_editing.rename, company, "Mountain Pass Inc.")
    assert company_id(filled, "MP Materials Corp.") == company
    do(filled, company_editing.rename, company, "MP Materials Corp.")
    found = timeline_of(filled, company).company
    assert (found.name, "Mountain Pass Inc." in found.aliases) == ("MP Materials Corp.", True)
    assert found.name not in found.aliases
    with pytest.raises(Refused):
        edits.make(filled, "act", company_editing.rename, company, " ")


def test_two_companies_become_one_with_all_that_was_on_both(filled: Database) -> None:
    kept, gone = company_id(filled, "DEFN"), company_id(filled, "Aclara")
    with filled.transaction() as session:
        notes.add(session, "about the other", company_id=gone, day=DAY)
    mine, theirs = timeline(filled, "DEFN"), timeline(filled, "Aclara")
    do(filled, merging.merge, kept, gone)
    both = timeline(filled, "DEFN")
    assert len(both.projects) == len(mine.projects) + len(theirs.projects)
    assert len(both.notes) == len(mine.notes) + len(theirs.notes)
    assert len(both.all_milestones) == len(mine.all_milestones) + len(theirs.all_milestones)
    assert len(both.deals) == len(mine.deals) + len(theirs.deals)
    assert len(both.company.listings) == len(mine.company.listings) + len(theirs.company.listings)
    assert sum(x.is_primary for x in both.company.listings) == 1
    assert company_id(filled, "Aclara") == kept


def test_of_two_companies_what_is_chosen_stays(filled: Database) -> None:
    kept, gone = company_id(filled, "DEFN"), company_id(filled, "Aclara")
    mine, theirs = timeline(filled, "DEFN").company, timeline(filled, "Aclara").company
    chosen = CompanyFacts(theirs.name, headquarters="Vancouver", fiscal_year_end_month=3)
    first = theirs.listings[0]
    do(filled, merging.merge, kept, gone, chosen, first.id)
    one = timeline(filled, "Aclara").company
    assert (one.id, one.name, one.headquarters, one.fiscal_year_end_month) == (
        kept,
        theirs.name,
        "Vancouver",
        3,
    )
    assert one.aliases == (mine.name, *mine.aliases, *theirs.aliases)
    assert [x.id for x in one.listings if x.is_primary] == [first.id]
    other = timeline(filled, "MP Materials").company.listings[0]
    with pytest.raises(Refused, match="one of these two"):
        edits.make(
            filled, "act", merging.merge, kept, company_id(filled, "Lynas"), chosen, other.id
        )


def test_a_note_that_names_a_merged_company_names_the_one_that_stays(filled: Database) -> None:
    kept, gone = timeline(filled, "DEFN").company, timeline(filled, "Aclara").company
    with filled.transaction() as session:
        added = notes.add(session, "beside it", company_id=company_id(filled, "Lynas"), day=DAY)
        row = session.get_one(Note, added.id)
        row.links.append(NoteLink(position=0, kind="company", target_uid=gone.uid))
    do(filled, merging.merge, kept.id, gone.id)
    with filled.reading() as session:
        links = session.scalars(select(NoteLink).where(NoteLink.note_id == added.id)).all()
        assert [link.target_uid for link in links] == [kept.uid]


def test_what_was_being_typed_about_a_merged_company_is_kept(filled: Database) -> None:
    kept, gone = company_id(filled, "DEFN"), company_id(filled, "Aclara")
    with filled.transaction() as session:
        notes.keep_draft(session, f"note:new:{companies.company(session, gone).uid}", "half", DAY)
        uid = companies.company(session, kept).uid
    edits.make(filled, "act", merging.merge, kept, gone)
    with filled.reading() as session:
        assert [(d.place, d.text) for d in notes.drafts(session)] == [(f"note:new:{uid}", "half")]


def test_a_company_is_archived_and_deleted_with_all_that_hangs_on_it(filled: Database) -> None:
    company = company_id(filled, "MP Materials")
    listings = len(timeline(filled, "MP Materials").company.listings)
    do(filled, company_editing.archive, company, True)
    with pytest.raises(Missing):
        company_id(filled, "MP Materials")
    with filled.reading() as session:
        goes = company_editing.belongings(session, [company])[company]
    assert goes.listings == listings
    assert goes.bars > 900
    whole = timeline_of(filled, company)
    assert (goes.projects, goes.milestones, goes.promises, goes.notes, goes.deals, goes.lists) == (
        len(whole.projects),
        len(whole.all_milestones),
        sum(len(m.guidance) for m in whole.all_milestones),
        len(whole.notes),
        len(whole.deals),
        1,
    )
    with filled.reading() as session:
        assert [c.id for c in companies.archived_companies(session)] == [company]
    do(filled, company_editing.archive, company, False)
    assert company_id(filled, "MP Materials") == company
    do(filled, company_editing.delete_company, company)
    with filled.reading() as session:
        assert session.scalars(select(Listing).where(Listing.company_id == company)).all() == []
    with pytest.raises(Missing):
        edits.make(filled, "act", company_editing.delete_company, company)


@pytest.mark.parametrize("name", ["DEFN", "Ucore", "Energy Fuels", "Lynas"])
def test_any_company_is_deleted_and_comes_back(filled: Database, name: str) -> None:
    do(filled, company_editing.delete_company, company_id(filled, name))


def test_a_project_is_entered_with_all_its_facts(filled: Database) -> None:
    company = company_id(filled, "DEFN")
    facts = ProjectFacts(
        "New Pit",
        aliases=["Pit"],
        country="Canada",
        latitude=54.5,
        longitude=-122.0,
        place_source="the company's map",
        stage="pfs",
        stage_status="underway",
        stage_as_of=dt.date(2026, 11, 1),
        stage_as_of_precision="month",
        shares=[ShareFacts(Decimal(100)), ShareFacts(Decimal("62.5"), DAY)],
        chain_steps=["mine", "concentrate"],
        source=RELEASE,
    )
    added = do(filled, projects.add_project, company, facts)
    found = next(p for p in timeline(filled, "DEFN").projects if p.id == added)
    assert (found.name, found.stage, found.chain_steps) == (
        "New Pit",
        "pfs",
        ("mine", "concentrate"),
    )
    assert [(s.share, s.day) for s in found.owner_shares] == [
        (Decimal(100), None),
        (Decimal("62.5"), DAY),
    ]
    assert found.owner_share == Decimal("62.5")
    kept = found.owner_shares[1]
    changed = ProjectFacts("New Pit", shares=[ShareFacts(Decimal(50), DAY, id=kept.id)])
    do(filled, projects.change_project, added, changed)
    found = next(p for p in timeline(filled, "DEFN").projects if p.id == added)
    assert [(s.id, s.share) for s in found.owner_shares] == [(kept.id, Decimal(50))]
    assert found.aliases == ()


def test_others_hold_shares_too_each_with_its_source(filled: Database) -> None:
    project = timeline(filled, "DEFN").projects[0]
    facts = ProjectFacts(
        project.name,
        shares=[
            ShareFacts(Decimal(60), DAY),
            ShareFacts(Decimal(40), DAY, holder=" A Partner ", remark="carried", source=RELEASE),
        ],
    )
    do(filled, projects.change_project, project.id, facts)
    own, other = timeline(filled, "DEFN").projects[0].owner_shares
    assert (own.holder, own.source) == (None, None)
    assert (other.holder, other.share, other.remark) == ("A Partner", Decimal(40), "carried")
    assert other.source is not None
    assert other.source.title == RELEASE.title
    wrong = ProjectFacts("x", shares=[ShareFacts(Decimal(101))])
    with pytest.raises(Refused, match="between 0 and 100"):
        edits.make(filled, "act", projects.change_project, project.id, wrong)


def test_a_project_moves_with_its_milestones_and_is_deleted_without_its_notes(
    filled: Database,
) -> None:
    project = next(p for p in timeline(filled, "DEFN").projects if p.name.startswith("Wicheeda"))
    with filled.transaction() as session:
        notes.add(session, "seen", company_id=project.company_id, project_id=project.id, day=DAY)
    do(filled, projects.move_project, project.id, company_id(filled, "Aclara"))
    moved = timeline(filled, "Aclara")
    assert project.id in {p.id for p in moved.projects}
    assert "seen" in {n.text for n in moved.notes}
    with filled.reading() as session:
        goes = projects.project_belongings(session, project.id)
    assert (goes.milestones, goes.promises) == (
        len(project.milestones),
        sum(len(m.guidance) for m in project.milestones),
    )
    do(filled, projects.delete_project, project.id)
    assert "seen" in {n.text for n in timeline(filled, "Aclara").notes}


def test_a_milestone_is_promised_revised_and_done(filled: Database) -> None:
    company = company_id(filled, "DEFN")
    project = timeline(filled, "DEFN").projects[0]
    facts = MilestoneFacts("DFS results", "dfs", "complete", project.id)
    added = do(filled, milestones.add_milestone, company, facts, Promise(Q1, DAY, source=RELEASE))
    do(filled, milestones.add_promise, added, Promise(Q3, DAY + dt.timedelta(9), source=RELEASE))
    found = next(m for m in timeline(filled, "DEFN").all_milestones if m.id == added)
    assert [g.window.text for g in found.guidance] == ["Q1 2027", "third quarter"]
    assert found.guidance[0].source == found.guidance[1].source
    do(filled, milestones.mark_done, added, Span(Q3.start or DAY, Q3.end or DAY, "quarter"))
    found = next(m for m in timeline(filled, "DEFN").all_milestones if m.id == added)
    assert (found.status, found.actual) == ("done", Span(Q3.start or DAY, Q3.end or DAY, "quarter"))
    do(filled, milestones.plan_again, added)
    do(filled, milestones.change_milestone, added, MilestoneFacts("DFS start", "dfs", "start"))
    found = next(m for m in timeline(filled, "DEFN").all_milestones if m.id == added)
    assert (found.name, found.status, found.actual, found.project_id) == (
        "DFS start",
        "planned",
        None,
        None,
    )
    do(filled, milestones.move_milestone, added, project.id)
    assert added in {m.id for m in timeline(filled, "DEFN").projects[0].milestones}
    do(filled, milestones.move_milestone, added, None)
    assert added in {m.id for m in timeline(filled, "DEFN").milestones}
    abroad = timeline(filled, "Aclara").projects[0].id
    with pytest.raises(Refused, match="another company"):
        edits.make(filled, "act", milestones.move_milestone, added, abroad)
    do(filled, milestones.delete_milestone, added)


def test_a_promise_recorded_in_error_is_kept_and_not_counted(filled: Database) -> None:
    milestone = next(m for m in timeline(filled, "DEFN").all_milestones if len(m.guidance) > 2)
    last = milestone.guidance[-1]
    do(filled, milestones.mark_in_error, last.id, "it was about another study")
    found = next(m for m in timeline(filled, "DEFN").all_milestones if m.id == milestone.id)
    assert found.guidance[-1].in_error
    assert found.current == milestone.guidance[-2]
    do(filled, milestones.count_again, last.id)
    with pytest.raises(Refused):
        edits.make(filled, "act", milestones.mark_in_error, last.id, "")


def test_a_milestone_is_superseded_by_another_which_may_go(filled: Database) -> None:
    first, second = timeline(filled, "DEFN").all_milestones[:2]
    do(filled, milestones.end_milestone, first.id, "superseded", superseded_by_id=second.id)
    do(filled, milestones.delete_milestone, second.id)
    withdrawn = Promise(Window("put on hold", None, None, "none"), DAY)
    do(filled, milestones.end_milestone, first.id, "suspended", promise=withdrawn)
    found = next(m for m in timeline(filled, "DEFN").all_milestones if m.id == first.id)
    assert found.status == "suspended"
    assert found.guidance[-1].window.is_empty


def test_a_financing_is_revised_by_rows_of_its_own(filled: Database) -> None:
    company = company_id(filled, "DEFN")
    facts = DealFacts(
        "financing",
        "private_placement",
        "proposed",
        DAY,
        money=Money(Decimal(10_000_000), "CAD"),
        parts=[DealPart("brokered", Money(Decimal(6_000_000), "CAD"), None)],
        includes=["warrants"],
        source=RELEASE,
    )
    first = do(filled, deals.add_deal, company, facts)
    closed = DealFacts(
        "financing", "private_placement", "closed", DAY, money=Money(Decimal(15_500_000), "CAD")
    )
    second = do(filled, deals.revise_deal, first, closed)
    third = do(filled, deals.revise_deal, first, closed)
    by_id = {d.id: d for d in timeline(filled, "DEFN").deals if d.category == "financing"}
    assert (by_id[second].revision_of_id, by_id[third].revision_of_id) == (first, second)
    assert by_id[first].parts[0].money == Money(Decimal(6_000_000), "CAD")
    do(filled, deals.delete_deal, "financing", second)
    by_id = {d.id: d for d in timeline(filled, "DEFN").deals if d.category == "financing"}
    assert by_id[third].revision_of_id == first
    do(filled, deals.change_deal, third, DealFacts("financing", "loan", "signed"))


def test_an_agreement_has_a_unit_a_term_and_revisions(filled: Database) -> None:
    company = company_id(filled, "DEFN")
    facts = DealFacts("agreement", "offtake", "indicative", DAY, unit="t", term_years=Decimal(10))
    first = do(filled, deals.add_deal, company, facts)
    second = do(filled, deals.revise_deal, first, DealFacts("agreement", "offtake", "signed", DAY))
    by_id = {d.id: d for d in timeline(filled, "DEFN").deals if d.category == "agreement"}
    assert by_id[second].revision_of_id == first
    do(filled, deals.delete_deal, "agreement", first)


def test_an_event_concerns_all_companies_or_those_it_names(filled: Database) -> None:
    some = [company_id(filled, "DEFN"), company_id(filled, "Aclara")]
    added = do(
        filled, events.add_event, EventFacts("A tariff", "tariff", day=DAY, company_ids=some)
    )
    assert "A tariff" in {e.name for e in timeline(filled, "DEFN").events}
    assert "A tariff" not in {e.name for e in timeline(filled, "Lynas").events}
    do(filled, events.change_event, added, EventFacts("A tariff", "tariff", day=DAY))
    assert "A tariff" in {e.name for e in timeline(filled, "Lynas").events}
    do(filled, events.delete_event, added)
    with pytest.raises(Refused, match="ends on or after"):
        edits.make(
            filled,
            "act",
            events.add_event,
            EventFacts("x", "y", day=DAY, end_day=dt.date(2020, 1, 1)),
        )


def test_the_same_address_is_the_same_source(filled: Database) -> None:
    company = company_id(filled, "DEFN")
    do(filled, projects.add_project, company, ProjectFacts("One", source=RELEASE))
    do(filled, projects.add_project, company, ProjectFacts("Two", source=RELEASE))
    with filled.reading() as session:
        found = session.scalars(select(Source).where(Source.url == RELEASE.url)).all()
    assert len(found) == 1
