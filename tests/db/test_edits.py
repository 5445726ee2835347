"""Whatever acts a user does: undo takes them all back, redo brings them all again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from db import edits, notes, prices, watchlist_editing
from db.database import Database
from db.errors import Conflict, Missing, Refused
from db.interchange import json_file, outgoing
from db.tables import (
    Agreement,
    Attachment,
    Company,
    CompanyAlias,
    Event,
    EventCompany,
    Financing,
    FinancingPart,
    Guidance,
    Listing,
    Milestone,
    Note,
    NoteTag,
    OwnerShare,
    PriceSeries,
    Project,
    ProjectAlias,
    Source,
    Table,
    WatchlistEntry,
)

STARTER = Path(__file__).parents[2] / "resources" / "starter.json"
DAY = dt.date(2026, 11, 23)


def everything(database: Database) -> dict[str, Any]:
    with database.reading() as session:
        return outgoing.everything(session)


def without_prices(database: Database) -> dict[str, Any]:
    """All that undo answers for: prices and drafts pass it by."""
    found = everything(database)
    return {key: rows for key, rows in found.items() if key not in {"prices", "drafts"}}


# --- what a user may do ---


def found_company(session: Session, name: str, number: int) -> int:
    """A company with a row in every table that hangs on one."""
    source = Source(title=f"{name}'s site", source_class="company")
    company = Company(name=name, aliases=[CompanyAlias(position=0, name=name[:2])])
    first = Listing(exchange="TSXV", ticker=f"{name}{number}", currency="CAD", is_primary=True)
    company.listings = [first, Listing(exchange="OTC", ticker=f"{name}{number}F", currency="USD")]
    project = Project(
        name=f"{name} mine",
        kind="mine",
        chain_steps=["mine"],
        owner_shares=[OwnerShare(share=Decimal("62.50")), OwnerShare(share=Decimal(9), holder="X")],
        latitude=54.5,
        longitude=-122.1,
        aliases=[ProjectAlias(position=0, name="the mine")],
    )
    company.projects = [project]
    session.add_all([source, company])
    session.flush()
    first.successor_id = company.listings[1].id
    for title, home in (("PFS", project.id), ("Listing", None)):
        company.milestones.append(
            Milestone(
                name=title,
                type="pfs",
                project_id=home,
                source_id=source.id,
                guidance=[Guidance(text="Q1", precision="quarter", announced_on=DAY)],
            )
        )
    whole = Financing(
        kind="loan",
        project_id=project.id,
        amount=Decimal("1.50"),
        currency="CAD",
        parts=[FinancingPart(position=0, kind="loan", amount=Decimal(1), currency="CAD")],
    )
    company.financings.append(whole)
    company.agreements.append(Agreement(kind="offtake", source_id=source.id))
    session.flush()
    revised = Financing(kind="loan", revision_of_id=whole.id, includes=["a", "b"])
    company.financings.append(revised)
    session.add(
        Event(name="Policy", kind="policy", companies=[EventCompany(company_id=company.id)])
    )
    session.flush()
    notes.add(session, f"On {name} #first", company_id=company.id, project_id=project.id, day=DAY)
    watchlist = watchlist_editing.add(session, f"{name} {project.id}")
    session.add(WatchlistEntry(watchlist_id=watchlist, company_id=company.id, position=0))
    return company.id


def say_again(session: Session, milestone_id: int, words: str, day: dt.date) -> None:
    milestone = session.get_one(Milestone, milestone_id)
    milestone.guidance.append(
        Guidance(text=words, precision="day", announced_on=day, window_start=day, window_end=day)
    )


def finish(session: Session, milestone_id: int, day: dt.date) -> None:
    milestone = session.get_one(Milestone, milestone_id)
    milestone.status, milestone.actual_precision = "done", "day"
    milestone.actual_start = milestone.actual_end = day


def retag(session: Session, note_id: int, names: list[str]) -> None:
    """Replace every tag by a new row at the same place."""
    row = session.get_one(Note, note_id)
    row.tags = [NoteTag(position=i, name=name) for i, name in enumerate(names)]


def delete_project(session: Session, project_id: int) -> None:
    for table in (Note, Financing, Agreement):
        for row in session.scalars(select(table).where(table.project_id == project_id)):
            row.project_id = None
    session.flush()
    session.delete(session.get_one(Project, project_id))


def delete_company(session: Session, company_id: int) -> None:
    company = session.get_one(Company, company_id)
    for row in company.financings:
        row.revision_of_id = None
    for listing in company.listings:
        listing.successor_id = None
    for named in session.scalars(select(EventCompany).where(EventCompany.company_id == company_id)):
        session.delete(named)
    for note in company.notes:
        note.project_id = None
    session.flush()
    for project in company.projects:
        delete_project(session, project.id)
    session.flush()
    session.refresh(company)
    session.delete(company)


def back_and_forth(session: Session, note_id: int) -> None:
    """An act that adds, changes and deletes in several flushes, and ends with little."""
    passing = notes.add(session, "passing #by")
    notes.change(session, note_id, "first #one", None)
    notes.change(session, note_id, "second #one #two", DAY)
    notes.delete(session, passing.id)
    session.flush()


PIECES = st.lists(
    st.sampled_from(["PFS", "#pfs", "#slip", "Ärger", "中", "\n\n", "# Title", "'; --"]), min_size=1
)
WORDS = PIECES.map(" ".join).filter(str.strip)  # a note of nothing but space is refused
DAYS = st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)))
SOME_DAY = st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))
PICK = st.integers(0, 10_000)


Opening = Callable[[], AbstractContextManager[Database]]
COUNTERS = {
    True: "SELECT name, seq FROM sqlite_sequence",
    False: "SELECT sequencename, coalesce(last_value, 0) FROM pg_sequences",
}


class Sitting(RuleBasedStateMachine):
    """A user at work: acts, undo and redo in any order, over one database."""

    def __init__(self, opening: AbstractContextManager[Database]) -> None:
        super().__init__()
        self.opening = opening
        self.database = opening.__enter__()
        self.done: list[edits.Edit] = []
        self.undone: list[edits.Edit] = []
        self.states = [everything(self.database)]
        self.count = 0
        self.seen: dict[str, int] = {}

    def teardown(self) -> None:
        try:
            last = everything(self.database)
            count = len(self.done)
            while self.done:
                self.undo()
            assert everything(self.database) == self.states[0]
            for _ in range(count):
                self.redo()
            assert everything(self.database) == last
            assert self.database.check() == []
        finally:
            self.opening.__exit__(None, None, None)

    def act(self, act: Callable[..., Any], *args: Any) -> None:
        _, edit = edits.make(self.database, act.__name__, act, *args)
        self.undone.clear()
        del self.states[len(self.done) + 1 :]
        self.done.append(edit)
        self.states.append(everything(self.database))

    def pick(self, table: type[Any], pick: int) -> int | None:
        with self.database.reading() as session:
            ids = session.scalars(select(table.id).order_by(table.id)).all()
        return ids[pick % len(ids)] if ids else None

    @rule(name=st.sampled_from(["Abc", "Xyz", "Öre"]))
    def add_company(self, name: str) -> None:
        self.count += 1
        self.act(found_company, name, self.count)

    @rule(words=WORDS, day=DAYS, pick=PICK)
    def add_note(self, words: str, day: dt.date | None, pick: int) -> None:
        company = self.pick(Company, pick)
        self.act(lambda s: notes.add(s, words, company_id=company, day=day))

    @rule(words=WORDS, day=DAYS, pick=PICK)
    def change_note(self, words: str, day: dt.date | None, pick: int) -> None:
        if note := self.pick(Note, pick):
            self.act(notes.change, note, words, day)

    @rule(names=st.lists(st.sampled_from("abc"), unique=True), pick=PICK)
    def retag_note(self, names: list[str], pick: int) -> None:
        if note := self.pick(Note, pick):
            self.act(retag, note, names)

    @rule(pick=PICK)
    def do_much_in_one_act(self, pick: int) -> None:
        if note := self.pick(Note, pick):
            self.act(back_and_forth, note)

    @rule(words=WORDS, day=SOME_DAY, pick=PICK)
    def say_again(self, words: str, day: dt.date, pick: int) -> None:
        if milestone := self.pick(Milestone, pick):
            self.act(say_again, milestone, words, day)

    @rule(day=SOME_DAY, pick=PICK)
    def finish(self, day: dt.date, pick: int) -> None:
        if milestone := self.pick(Milestone, pick):
            self.act(finish, milestone, day)

    @rule(pick=PICK)
    def delete_note(self, pick: int) -> None:
        if note := self.pick(Note, pick):
            self.act(notes.delete, note)

    @rule(pick=PICK)
    def delete_project(self, pick: int) -> None:
        if project := self.pick(Project, pick):
            self.act(delete_project, project)

    @rule(pick=PICK)
    def delete_company(self, pick: int) -> None:
        if company := self.pick(Company, pick):
            self.act(delete_company, company)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        edit = self.done.pop()
        edits.apply(self.database, edit.inverse())
        self.undone.append(edit)
        assert everything(self.database) == self.states[len(self.done)]

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        edit = self.undone.pop()
        edits.apply(self.database, edit)
        self.done.append(edit)
        assert everything(self.database) == self.states[len(self.done)]

    @invariant()
    def no_counter_falls(self) -> None:
        """The highest id given out never falls, or a deleted id would come back."""
        with self.database.reading() as session:
            now = dict(session.execute(text(COUNTERS[self.database.is_sqlite])).all())
        assert all(now.get(table, 0) >= highest for table, highest in self.seen.items())
        self.seen = now


def test_a_sitting(opening: Opening) -> None:
    # A step writes to the disk: shrinking a failure would outlast the test's time limit.
    run_state_machine_as_test(
        lambda: Sitting(opening()),
        settings=settings(
            stateful_step_count=30,
            max_examples=max(1, settings().max_examples // 10),
            phases=[Phase.explicit, Phase.generate],
        ),
    )


# --- acts on the starter ---


def take_in_starter(session: Session) -> json_file.ImportReport:
    return json_file.import_text(session, json_file.read(STARTER), STARTER.name)


def test_a_whole_import_is_one_act(empty: Database) -> None:
    before = everything(empty)
    _, edit = edits.make(empty, "Import", take_in_starter)
    after = everything(empty)
    assert {"company", "guidance", "financing", "event_company", "watchlist_entry"} <= edit.tables
    for _ in range(2):
        redo = edits.apply(empty, edit.inverse())
        assert everything(empty) == before
        undo = edits.apply(empty, redo)
        assert everything(empty) == after
        assert undo.changes == edit.inverse().changes


def test_an_import_over_what_is_there_is_taken_back_too(filled: Database) -> None:
    document = json.loads(json_file.read(STARTER))
    document.pop("prices")
    document["watchlists"][0]["companies"].reverse()
    document["companies"][0]["aliases"] = ["Only this"]
    document["notes"][0]["tags"] = ["new", "insider", "more"]
    (floor,) = (e for e in document["events"] if e["id"] == "dod-floor")
    floor["companies"] = ["lynas", "mp-materials"]
    before = everything(filled)
    _, edit = edits.make(
        filled, "Import", json_file.import_text, json.dumps(document), "changed.json"
    )
    after = everything(filled)
    assert after != before
    edits.apply(filled, edit.inverse())
    assert everything(filled) == before
    edits.apply(filled, edit)
    assert everything(filled) == after


def test_every_company_of_the_starter_comes_back(filled: Database) -> None:
    before = without_prices(filled)
    with filled.reading() as session:
        ids = session.scalars(select(Company.id).order_by(Company.id)).all()
    made = [edits.make(filled, "Delete", delete_company, i)[1] for i in ids]
    assert not {"companies", "projects", "milestones", "notes"} & without_prices(filled).keys()
    for edit in reversed(made):
        edits.apply(filled, edit.inverse())
    assert without_prices(filled) == before
    assert filled.check() == []


# --- the rules ---


@pytest.fixture
def note(empty: Database) -> int:
    with empty.transaction() as session:
        return notes.add(session, "was #old", day=DAY).id


def version(database: Database, note_id: int) -> int:
    with database.reading() as session:
        return session.get_one(Note, note_id).version


def test_an_edit_has_its_label_its_tables_and_each_row_once(empty: Database, note: int) -> None:
    result, edit = edits.make(empty, "Change note", notes.change, note, "is #old #new", DAY)
    assert result.tags == ("old", "new")
    assert edit.label == edit.inverse().label == "Change note"
    assert edit.tables == {"note", "note_tag"}
    assert len({(c.table, c.key) for c in edit.changes}) == len(edit.changes) == 2
    assert edit.inverse().inverse() == edit


def test_an_act_that_changes_nothing_has_no_changes(empty: Database, note: int) -> None:
    _, edit = edits.make(empty, "Change note", notes.change, note, "was #old", DAY)
    assert edit.changes == ()
    _, edit = edits.make(
        empty, "Nothing", lambda s: notes.delete(s, notes.add(s, "come and gone #at #once").id)
    )
    assert edit.changes == ()


def test_a_failed_act_leaves_neither_rows_nor_an_edit(empty: Database, note: int) -> None:
    before = everything(empty)

    def fail(session: Session) -> None:
        notes.change(session, note, "half", None)
        notes.delete(session, 99)

    with pytest.raises(Missing):
        edits.make(empty, "Fail", fail)
    with pytest.raises(Refused):
        edits.make(empty, "Fail", lambda s: s.add(Note(text="nobody's", company_id=99)))
    assert everything(empty) == before


@pytest.mark.parametrize(
    "elsewhere",
    [
        "UPDATE note SET text = 'theirs' WHERE id = 1",
        "UPDATE note_tag SET name = 'theirs' WHERE note_id = 1 AND position = 0",
        "DELETE FROM note_tag WHERE note_id = 1 AND position = 1",
    ],
)
def test_what_another_hand_changed_is_not_overwritten(
    empty: Database, note: int, elsewhere: str
) -> None:
    _, edit = edits.make(empty, "Change note", notes.change, note, "is #new #more", None)
    with empty.transaction() as session:
        session.execute(text(elsewhere))
    before = everything(empty)
    with pytest.raises(Conflict, match="was changed meanwhile"):
        edits.apply(empty, edit.inverse())
    assert everything(empty) == before


def test_an_addition_that_another_hand_took_away_is_a_conflict(empty: Database) -> None:
    added, edit = edits.make(empty, "Add note", notes.add, "short-lived")
    with empty.transaction() as session:
        notes.delete(session, added.id)
    with pytest.raises(Conflict):
        edits.apply(empty, edit.inverse())


def test_an_undo_meets_no_row_that_grew_on_the_added_one(empty: Database) -> None:
    company, edit = edits.make(empty, "Add company", found_company, "Abc", 1)
    with empty.transaction() as session:
        notes.add(session, "written later", company_id=company)
    before = everything(empty)
    with pytest.raises(Refused):
        edits.apply(empty, edit.inverse())
    assert everything(empty) == before


def test_a_deleted_id_is_never_given_again(empty: Database, note: int) -> None:
    _, deletion = edits.make(empty, "Delete note", notes.delete, note)
    newer, addition = edits.make(empty, "Add note", notes.add, "newer")
    assert newer.id > note
    edits.apply(empty, addition.inverse())
    third, _ = edits.make(empty, "Add note", notes.add, "third")
    assert third.id > newer.id
    edits.apply(empty, deletion.inverse())
    with empty.reading() as session:
        assert notes.note(session, note).text == "was #old"
        assert notes.note(session, note).tags == ("old",)


def test_the_version_rises_with_each_change_and_is_no_conflict(empty: Database, note: int) -> None:
    _, edit = edits.make(empty, "Change note", notes.change, note, "is", DAY)
    versions = [version(empty, note)]
    for one in (edit.inverse(), edit, edit.inverse()):
        edits.apply(empty, one)
        versions.append(version(empty, note))
    assert versions == sorted(set(versions))
    with empty.transaction() as session:
        session.execute(update(Note).values(version=Note.version + 40))
    edits.apply(empty, edit)
    with empty.reading() as session:
        assert notes.note(session, note).text == "is"


def test_two_writers_of_one_row_notice_each_other(empty: Database, note: int) -> None:
    with pytest.raises(Conflict), empty.transaction() as session:  # noqa: PT012
        row = session.get_one(Note, note)
        session.execute(
            text("UPDATE note SET version = version + 1 WHERE id = :id"), {"id": row.id}
        )
        row.text = "mine"
    with empty.reading() as session:
        assert notes.note(session, note).text == "was #old"


def test_rows_replaced_at_the_same_key_come_back(empty: Database, note: int) -> None:
    before = everything(empty)
    _, edit = edits.make(empty, "Retag", retag, note, ["new", "newer"])
    after = everything(empty)
    assert after != before
    edits.apply(empty, edit.inverse())
    assert everything(empty) == before
    edits.apply(empty, edit)
    assert everything(empty) == after


def test_a_column_filled_later_in_the_same_act_is_recorded(empty: Database) -> None:
    def found(session: Session) -> None:
        company = session.get_one(Company, found_company(session, "Abc", 1))
        own = company.milestones[1]
        own.remark = "filled after the row was written"
        session.flush()
        company.projects[0].milestones.append(own)

    before = everything(empty)
    _, edit = edits.make(empty, "Found", found)
    after = everything(empty)
    edits.apply(empty, edit.inverse())
    assert everything(empty) == before
    edits.apply(empty, edit)
    assert everything(empty) == after


def test_a_change_to_a_row_not_yet_read_is_recorded(empty: Database, note: int) -> None:
    def change(session: Session) -> None:
        row = session.get_one(Note, note)
        session.expire_all()
        row.text = "unread before"

    before = everything(empty)
    _, edit = edits.make(empty, "Change", change)
    edits.apply(empty, edit.inverse())
    assert everything(empty) == before


def test_prices_and_drafts_pass_undo_by(empty: Database) -> None:
    company, _ = edits.make(empty, "Add company", found_company, "Abc", 1)

    def market(session: Session) -> None:
        listing = session.scalars(select(Listing.id).where(Listing.company_id == company)).first()
        assert listing is not None
        series = prices.SeriesRecord(listing, prices.YAHOO, "CAD")
        bar = prices.Bar(DAY, 1.0, 1.0, 1.0, 1.0, 100)
        prices.replace_series(session, series, [bar], [prices.Action(DAY, "split", 2.0)])
        asked_at = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
        prices.log_fetch(session, prices.FetchRecord(listing, asked_at, None, "ok"))
        notes.keep_draft(session, "note", "half a sent", None)

    before = everything(empty)
    _, edit = edits.make(empty, "Fetch", market)
    assert everything(empty) != before
    assert edit.changes == ()


def test_what_the_database_deletes_along_comes_back(filled: Database) -> None:
    note = 1

    def attach(session: Session) -> None:
        content, digest = b"%PDF", "0" * 64
        file = {"media_type": "application/pdf", "sha256": digest, "content": content}
        session.add(Attachment(name="note.pdf", note_id=note, **file))
        session.add(Attachment(name="company.pdf", company_id=2, **file))

    def delete_mp(session: Session) -> None:
        session.delete(session.get_one(Company, 2))

    edits.make(filled, "Attach", attach)
    with filled.reading() as session:
        assert session.get_one(Company, 2).uid == "mp-materials"
    for act in (lambda s: notes.delete(s, note), delete_mp):
        before = everything(filled)
        _, undo = edits.make(filled, "Delete", act)
        undo = undo.inverse()
        after = everything(filled)
        for _ in range(2):
            redo = edits.apply(filled, undo)
            assert everything(filled) == before
            undo = edits.apply(filled, redo)
            assert everything(filled) == after
        edits.apply(filled, undo)


def test_every_table_that_undo_writes_has_a_key_and_keeps_its_ids() -> None:
    edited = [t for t in Table.metadata.sorted_tables if "version" in t.columns]
    assert len(edited) == 13
    assert all(t.dialect_options["sqlite"]["autoincrement"] for t in edited)


# --- rows that take each other's place ---


def goes_back_and_forth(database: Database, act: Callable[[Session], Any]) -> None:
    """Do an act, take it back and bring it again, twice; each time everything is as it was."""
    before = everything(database)
    _, edit = edits.make(database, "Act", act)
    after = everything(database)
    assert after != before
    for _ in range(2):
        redo = edits.apply(database, edit.inverse())
        assert everything(database) == before
        undo = edits.apply(database, redo)
        assert everything(database) == after
        assert undo.changes == edit.inverse().changes
    assert database.check() == []


def test_a_listing_replaced_by_another_of_the_same_name(filled: Database) -> None:
    def replace(session: Session) -> None:
        old = session.scalars(select(Listing).order_by(Listing.id)).first()
        assert old is not None
        named = {"exchange": old.exchange, "ticker": old.ticker, "currency": old.currency}
        company, uid = old.company_id, old.uid
        session.delete(old)
        session.flush()
        session.add(Listing(company_id=company, uid=uid, remark="new", **named))

    goes_back_and_forth(filled, replace)


def test_two_listings_that_change_names(filled: Database) -> None:
    def swap(session: Session) -> None:
        one, two = session.scalars(select(Listing).order_by(Listing.id).limit(2))
        names = (one.exchange, one.ticker), (two.exchange, two.ticker)
        one.ticker = "PASSING"
        session.flush()
        two.exchange, two.ticker = names[0]
        session.flush()
        one.exchange, one.ticker = names[1]

    goes_back_and_forth(filled, swap)


def test_a_chain_of_revisions_deleted_from_either_end(empty: Database) -> None:
    with empty.transaction() as session:
        company = Company(name="Abc")
        session.add(company)
        session.flush()
        before: int | None = None
        for _ in range(4):
            row = Financing(company_id=company.id, kind="loan", revision_of_id=before)
            session.add(row)
            session.flush()
            before = row.id

    def delete_first_two(session: Session) -> None:
        rows = session.scalars(select(Financing).order_by(Financing.id)).all()
        rows[2].revision_of_id = None
        rows[1].revision_of_id = None
        session.flush()
        session.delete(rows[0])
        session.delete(rows[1])

    goes_back_and_forth(empty, delete_first_two)


def test_what_a_row_names_is_replaced_in_the_same_act(empty: Database) -> None:
    with empty.transaction() as session:
        source = Source(title="Old", source_class="company")
        session.add(source)
        session.flush()
        session.add(Company(name="Abc", source_id=source.id))

    def replace(session: Session) -> None:
        company = session.scalars(select(Company)).one()
        old = session.get_one(Source, company.source_id)
        new = Source(title="New", source_class="filing")
        session.add(new)
        session.flush()
        company.source_id = new.id
        session.flush()
        session.delete(old)

    goes_back_and_forth(empty, replace)


def test_more_digits_than_are_kept_are_no_conflict(empty: Database) -> None:
    def add(session: Session) -> None:
        company = Company(name="Abc")
        session.add(company)
        session.flush()
        third = Decimal(1) / Decimal(3)
        session.add(Financing(company_id=company.id, kind="loan", amount=third, currency="CAD"))

    goes_back_and_forth(empty, add)


def test_a_listing_goes_though_its_prices_were_read(filled: Database) -> None:
    with filled.transaction() as session:
        listing = session.scalars(select(PriceSeries.listing_id)).first()

    def delete(session: Session) -> None:
        row = session.get_one(Listing, listing)
        assert row.series is not None
        session.delete(row)

    goes_back_and_forth(filled, delete)
