"""What companies promised and what became of it, on the starter's real chains and on made ones."""

import csv
import datetime as dt
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import companies
from db.database import Database
from db.interchange import json_file
from db.records import CompanyTimeline, GuidanceRecord, MilestoneRecord, Span, Window
from db.timeline import company_timeline
from desktop.analysis.record import Chain, chain, of_chains, record
from desktop.surroundings import starter

TODAY = date(2026, 11, 23)
GUIDANCE = Path(__file__).parents[2] / "data" / "guidance.csv"


@pytest.fixture(scope="module")
def timelines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[CompanyTimeline, ...]]:
    file = tmp_path_factory.mktemp("starter") / "starter.db"
    with closing(Database(str(file))) as database:
        with database.transaction() as session:
            json_file.import_text(session, starter().read_text(encoding="utf-8"), "starter")
        with database.reading() as session:
            every = companies.all_companies(session)
            yield tuple(company_timeline(session, company.id) for company in every)


def written() -> dict[str, list[dict[str, str]]]:
    """The promises of the file by milestone, in the order said."""
    chains: dict[str, list[dict[str, str]]] = {}
    with GUIDANCE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            chains.setdefault(row["milestone"], []).append(row)
    return chains


def expected_slip(rows: list[dict[str, str]]) -> int | None:
    """By hand, from the columns: first dated end to the last one or to the actual day."""
    ends = [date.fromisoformat(row["target_end"]) for row in rows if row["target_end"]]
    actual = rows[0]["actual_date"]
    if actual:
        ends.append(last_day(actual))
    return (ends[-1] - ends[0]).days if len(ends) > 1 else None


def last_day(written: str) -> date:
    """The last day of a day, a month or a span as the file writes it."""
    last = written.rsplit("/", maxsplit=1)[-1]
    if len(last) == 7:
        following = (date.fromisoformat(last + "-28") + dt.timedelta(days=4)).replace(day=1)
        return following - dt.timedelta(days=1)
    return date.fromisoformat(last)


def by_uid(timelines: tuple[CompanyTimeline, ...]) -> dict[str, Chain]:
    return {found.milestone.uid: found for found in record(timelines, TODAY).chains}


@pytest.mark.parametrize("milestone", sorted(written()))
def test_every_chain_slips_as_its_rows_say(
    timelines: tuple[CompanyTimeline, ...], milestone: str
) -> None:
    rows = written()[milestone]
    found = by_uid(timelines)[milestone]
    assert [said.window.text for said in found.promises] == [row["target_text"] for row in rows]
    assert found.slip == expected_slip(rows)


@pytest.mark.parametrize(
    ("milestone", "promises", "slip", "verdict", "pace"),
    [
        ("wicheeda-pfs", 5, 233, "missed", 0.42),
        ("nolans-fid", 6, 546, "missed", 0.85),
    ],
)
def test_chains_that_are_told_of(
    timelines: tuple[CompanyTimeline, ...],
    milestone: str,
    promises: int,
    slip: int,
    verdict: str,
    pace: float,
) -> None:
    found = by_uid(timelines)[milestone]
    assert (len(found.promises), found.slip, found.verdict) == (promises, slip, verdict)
    assert found.pace == pytest.approx(pace, abs=0.005)


def test_of_nine_finished_with_a_window_four_made_it(
    timelines: tuple[CompanyTimeline, ...],
) -> None:
    found = record(timelines, TODAY)
    done = [each for each in found.chains if each.milestone.status == "done"]
    late = sorted(each.late for each in done if each.late is not None and each.late > 0)
    assert [each.verdict for each in done].count("met") == 4
    assert (late[0], late[-1], len(late)) == (92, 731, 5)
    assert (found.late.n, found.late.is_small) == (5, True)


def promise(number: int, said: date, end: date | None, kind: str = "target") -> GuidanceRecord:
    start = end.replace(day=1) if end else None
    return GuidanceRecord(
        id=number,
        uid=f"g{number}",
        milestone_id=1,
        announced_on=said,
        announced_precision="day",
        announced_after=None,
        announced_before=None,
        window=Window("as said", start, end, "month"),
        said_by=None,
        in_error=False,
        remark=None,
        confidence=None,
        source=None,
        kind=kind,
    )


def milestone(
    *promises: GuidanceRecord, status: str = "planned", actual: date | None = None
) -> MilestoneRecord:
    return MilestoneRecord(
        id=1,
        uid="m1",
        company_id=1,
        project_id=None,
        name="Study",
        type="pfs",
        phase="complete",
        status=status,
        actual=Span(actual, actual, "day") if actual else None,
        last_evidence_on=None,
        remark=None,
        confidence=None,
        source=None,
        guidance=promises,
    )


SAID, END, LATER = date(2025, 1, 10), date(2025, 6, 30), date(2026, 1, 31)
TAKEN_BACK = promise(2, date(2025, 2, 1), None, "withdrawn")


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (milestone(promise(1, SAID, END), status="done", actual=END), "met"),
        (milestone(promise(1, SAID, END), status="done", actual=date(2025, 7, 1)), "missed"),
        (milestone(promise(1, SAID, END), status="done"), "none"),
        (milestone(promise(1, SAID, END)), "unanswered"),
        (milestone(promise(1, SAID, END), promise(2, date(2025, 2, 1), LATER)), "missed"),
        (milestone(promise(1, SAID, date(2027, 6, 30))), "open"),
        (milestone(promise(1, SAID, END), TAKEN_BACK), "missed"),
        (milestone(promise(1, SAID, date(2027, 6, 30)), TAKEN_BACK), "open"),
        (milestone(promise(1, SAID, END), status="cancelled"), "missed"),
        (milestone(promise(1, SAID, date(2027, 6, 30)), status="cancelled"), "ended"),
        (milestone(promise(1, SAID, END), status="superseded"), "ended"),
        (milestone(promise(1, SAID, None)), "none"),
    ],
)
def test_verdicts_against_the_first_window(found: MilestoneRecord, verdict: str) -> None:
    assert chain(found, None, TODAY).verdict == verdict


def test_a_window_replaced_before_it_ended_is_not_closed() -> None:
    replaced = milestone(promise(1, SAID, END), promise(2, date(2025, 6, 1), LATER))
    held = milestone(promise(1, SAID, END), promise(2, date(2025, 7, 1), LATER))
    assert chain(replaced, None, TODAY).closed == 1
    assert chain(held, None, TODAY).closed == 2
    kept = milestone(promise(1, SAID, END), status="done", actual=END)
    assert (chain(kept, None, TODAY).closed, chain(kept, None, TODAY).kept) == (1, 1)


def test_no_figure_without_a_case() -> None:
    found = of_chains([chain(milestone(), None, TODAY)])
    assert found.chains == ()
    assert {figure.value for figure in (found.hit_rate, found.slip, found.late)} == {None}
    assert {figure.n for figure in (found.hit_rate, found.slip, found.promises)} == {0}


ENDS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(st.lists(st.tuples(ENDS, ENDS), min_size=1, max_size=30))
def test_the_figures_are_those_of_the_chains(pairs: list[tuple[date, date]]) -> None:
    chains = [
        chain(milestone(promise(1, SAID, end), status="done", actual=actual), None, TODAY)
        for end, actual in pairs
    ]
    found = of_chains(chains)
    late = [(actual - end).days for end, actual in pairs]
    assert found.met == sum(1 for days in late if days <= 0)
    assert found.hit_rate.n == len(pairs)
    assert found.hit_rate.value == pytest.approx(found.met / len(pairs))
    assert found.slip.value == median(late)
    assert [miss.late for miss in found.misses] == sorted((d for d in late if d > 0), reverse=True)
