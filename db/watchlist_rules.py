"""Rules that fill a watchlist, and the companies that fulfil one on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.errors import Refused
from db.records import KnownWords, Rule
from db.tables import Company, Guidance, Milestone, Note, NoteTag, Project

LONGEST = 36_500  # days
WORDS = {"stage": "stages", "tag": "tags", "country": "countries", "commodity": "commodities"}
KNOWN = frozenset({*WORDS, "overdue", "due_within"})


def as_json(rule: Rule) -> dict[str, Any]:
    """A rule as it is stored and exported: only what it asks for, each value once.

    Raises Refused where a number of days makes no sense.
    """
    written: dict[str, Any] = {}
    for key, name in WORDS.items():
        values = (" ".join(value.split()) for value in getattr(rule, name))
        if distinct := list(dict.fromkeys(value for value in values if value)):
            written[key] = distinct
    if rule.is_overdue:
        written["overdue"] = True
    if rule.due_within is not None:
        if not 0 <= rule.due_within <= LONGEST:
            raise Refused(f"A rule looks 0 to {LONGEST} days ahead")
        written["due_within"] = rule.due_within
    return written


def from_json(written: Mapping[str, Any]) -> Rule:
    """The rule that is stored so; raises Refused where it holds anything that is no condition."""
    if unknown := sorted(written.keys() - KNOWN):
        raise Refused(f"A rule has no condition {unknown[0]!r}")
    words: dict[str, tuple[str, ...]] = {}
    for key, name in WORDS.items():
        values = written.get(key, [])
        if not isinstance(values, list) or not all(isinstance(v, str) and v for v in values):
            raise Refused(f"A rule's {key!r} is a list of words")
        words[name] = tuple(values)
    overdue, days = written.get("overdue", False), written.get("due_within")
    if not isinstance(overdue, bool):
        raise Refused("A rule's 'overdue' is true or false")
    is_number = isinstance(days, int) and not isinstance(days, bool)
    if days is not None and not (is_number and 0 <= days <= LONGEST):
        raise Refused(f"A rule's 'due_within' is a number of days, 0 to {LONGEST}")
    return Rule(is_overdue=overdue, due_within=days, **words)


def matching(session: Session, rule: Rule, today: dt.date) -> tuple[int, ...]:
    """The ids of the companies that fulfil a rule on a day, by name; never an archived one."""
    return Facts(session, today).matching(rule)


def known_words(session: Session) -> KnownWords:
    """What conditions can be met at all: the words that companies, projects and notes hold."""
    facts = Facts(session, dt.date.min)
    return KnownWords(
        tags=_distinct(name for _, name in facts.tags),
        countries=_distinct(name for _, name in facts.countries),
        commodities=_distinct(name for _, name in facts.commodities),
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, whatever its case, in the order of the alphabet."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found[key] for key in sorted(found))


class Facts:
    """What rules ask about, of every company: each read once, when a rule first asks for it."""

    def __init__(self, session: Session, today: dt.date) -> None:
        self._session = session
        self._today = today

    def matching(self, rule: Rule) -> tuple[int, ...]:
        """The ids of the companies that fulfil a rule, by name."""
        found = [company_id for company_id, *_ in self._companies]
        for among in self._conditions(rule):
            found = [company_id for company_id in found if company_id in among]
        return tuple(found)

    def _conditions(self, rule: Rule) -> Iterable[frozenset[int]]:
        if rule.stages:
            yield self._named(self.stages, rule.stages)
        if rule.countries:
            yield self._named(self.countries, rule.countries)
        if rule.commodities:
            yield self._named(self.commodities, rule.commodities)
        if rule.tags:
            yield self._named(self.tags, rule.tags)
        if rule.is_overdue:
            yield self._ending(lambda end: end < self._today)
        if rule.due_within is not None:
            last = self._today + dt.timedelta(days=rule.due_within)
            yield self._ending(lambda end: self._today <= end <= last)

    def _named(self, found: Iterable[tuple[int, str]], values: Iterable[str]) -> frozenset[int]:
        wanted = {value.casefold() for value in values}
        return frozenset(i for i, value in found if value.casefold() in wanted)

    def _ending(self, fits: Callable[[dt.date], bool]) -> frozenset[int]:
        return frozenset(company_id for company_id, end in self.ends if fits(end))

    @cached_property
    def _companies(self) -> list[tuple[int, str, str, str | None, list[str]]]:
        columns = Company.id, Company.name, Company.uid, Company.country, Company.commodities
        rows = self._session.execute(select(*columns).where(Company.is_archived.is_(False)))
        found = [(i, name, uid, country, words) for i, name, uid, country, words in rows]
        return sorted(found, key=lambda row: (row[1].casefold(), row[2]))

    @cached_property
    def _projects(self) -> list[tuple[int, str | None, str | None]]:
        columns = Project.company_id, Project.stage, Project.country
        rows = self._session.execute(select(*columns))
        return [(company_id, stage, country) for company_id, stage, country in rows]

    @property
    def stages(self) -> Iterable[tuple[int, str]]:
        """The stages at which each company's projects stand."""
        return ((i, stage) for i, stage, _ in self._projects if stage)

    @property
    def countries(self) -> Iterable[tuple[int, str]]:
        """The countries of each company and of its projects."""
        own = ((i, country) for i, _, _, country, _ in self._companies)
        theirs = ((i, country) for i, _, country in self._projects)
        return ((i, country) for each in (own, theirs) for i, country in each if country)

    @property
    def commodities(self) -> Iterable[tuple[int, str]]:
        """What each company is after."""
        return ((i, word) for i, _, _, _, words in self._companies for word in words)

    @cached_property
    def tags(self) -> list[tuple[int, str]]:
        """The tags of each company's notes."""
        rows = self._session.execute(
            select(Note.company_id, NoteTag.name)
            .join(NoteTag, NoteTag.note_id == Note.id)
            .where(Note.company_id.is_not(None))
            .distinct()
        )
        return [(i, name) for i, name in rows if i is not None]

    @cached_property
    def ends(self) -> list[tuple[int, dt.date]]:
        """The last day of each promise that holds now, of every planned milestone.

        The one that holds is the last one said, as `timeline.milestone_record` orders them.
        """
        rows = self._session.execute(
            select(
                Milestone.id,
                Milestone.company_id,
                Guidance.id,
                Guidance.announced_on,
                Guidance.announced_before,
                Guidance.announced_after,
                Guidance.window_end,
            )
            .join(Guidance, Guidance.milestone_id == Milestone.id)
            .where(Milestone.status == "planned", Guidance.in_error.is_(False))
        )
        holding: dict[int, tuple[tuple[dt.date, int], int, dt.date | None]] = {}
        for milestone_id, company_id, guidance_id, on, before, after, end in rows:
            said = on or before or after or dt.date.min, guidance_id
            if milestone_id not in holding or said > holding[milestone_id][0]:
                holding[milestone_id] = said, company_id, end
        return [(company_id, end) for _, company_id, end in holding.values() if end]
