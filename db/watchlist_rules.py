"""Rules that fill a watchlist, and the companies that fulfil one on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, func, literal, select, tuple_, union
from sqlalchemy.orm import Session, aliased

from db.errors import Refused
from db.records import KnownWords, Rule
from db.tables import COMPANY, Company, Guidance, Milestone, Note, NoteTag, Project

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
    after = (word for _, words in facts.commodities for word in words)
    return KnownWords(
        tags=_distinct(facts.tags),
        countries=_distinct(facts.countries),
        commodities=_distinct(after),
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Each once, whatever its case, in the order of the alphabet."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.casefold(), word)
    return tuple(found[key] for key in sorted(found))


class Facts:
    """What rules ask about: each condition is looked up once, however many rules have it.

    Which words there are is read first, and compared without regard to case here: databases differ
    in what they take for the same letter.
    """

    def __init__(self, session: Session, today: dt.date) -> None:
        self._session = session
        self._today = today
        self._found: dict[tuple[str, Any], frozenset[int]] = {}

    def matching(self, rule: Rule) -> tuple[int, ...]:
        """The ids of the companies that fulfil a rule, by name."""
        conditions: list[tuple[str, Any, Callable[[], Select[int]]]] = []
        if rule.stages:
            conditions.append(("stages", rule.stages, lambda: self._at(rule.stages)))
        if rule.countries:
            conditions.append(("countries", rule.countries, lambda: self._in(rule.countries)))
        if rule.tags:
            conditions.append(("tags", rule.tags, lambda: self._tagged(rule.tags)))
        if rule.is_overdue:
            conditions.append(("overdue", None, self._overdue))
        if (days := rule.due_within) is not None:
            conditions.append(("due", days, lambda: self._due(days)))
        found = self.companies
        for kind, values, asked in conditions:
            among = self._once((kind, values), asked)
            found = [company_id for company_id in found if company_id in among]
        if rule.commodities:
            wanted = {value.casefold() for value in rule.commodities}
            after = {i for i, words in self.commodities if wanted & {w.casefold() for w in words}}
            found = [company_id for company_id in found if company_id in after]
        return tuple(found)

    @cached_property
    def companies(self) -> list[int]:
        """Every company that is not archived, by name."""
        columns = Company.id, Company.name, Company.uid
        is_followed = Company.is_archived.is_(False) & (Company.kind == COMPANY)
        rows = self._session.execute(select(*columns).where(is_followed))
        named = sorted((name.casefold(), uid, company_id) for company_id, name, uid in rows)
        return [company_id for _, _, company_id in named]

    @cached_property
    def countries(self) -> list[str]:
        """Every country that a company or a project is in."""
        asked = union(select(Company.country), select(Project.country))
        return sorted(name for name in self._session.scalars(asked) if name)

    @cached_property
    def tags(self) -> list[str]:
        """Every tag that a note of a company has."""
        asked = select(NoteTag.name).join(Note, Note.id == NoteTag.note_id).distinct()
        return sorted(self._session.scalars(asked.where(Note.company_id.is_not(None))))

    @cached_property
    def commodities(self) -> list[tuple[int, list[str]]]:
        """What each company is after."""
        rows = self._session.execute(select(Company.id, Company.commodities))
        return [(company_id, words) for company_id, words in rows if words]

    def _once(self, key: tuple[str, Any], asked: Callable[[], Select[int]]) -> frozenset[int]:
        if key not in self._found:
            self._found[key] = frozenset(self._session.scalars(asked()))
        return self._found[key]

    def _at(self, stages: tuple[str, ...]) -> Select[int]:
        return select(Project.company_id).where(Project.stage.in_(stages)).distinct()

    def _in(self, countries: tuple[str, ...]) -> Select[int]:
        names = _same(self.countries, countries)
        of_projects = select(Project.company_id).where(Project.country.in_(names))
        return select(Company.id).where(Company.country.in_(names) | Company.id.in_(of_projects))

    def _tagged(self, tags: tuple[str, ...]) -> Select[int]:
        names = _same(self.tags, tags)
        asked = select(Note.company_id).join(NoteTag, NoteTag.note_id == Note.id)
        is_one = NoteTag.name.in_(names), Note.company_id.is_not(None)
        return asked.where(*is_one).distinct()  # type: ignore[return-value]  # never NULL

    def _overdue(self) -> Select[int]:
        return self._promised(lambda end: end < self._today)

    def _due(self, days: int) -> Select[int]:
        last = self._today + dt.timedelta(days=days)
        return self._promised(lambda end: end.between(self._today, last))

    def _promised(self, fits: Callable[[Any], ColumnElement[bool]]) -> Select[int]:
        """Companies with a planned milestone whose promise that holds ends on such a day.

        The one that holds is the last one said, as `timeline.milestone_record` orders them.
        """
        later = aliased(Guidance)
        is_later = tuple_(_said(later), later.id) > tuple_(_said(Guidance), Guidance.id)
        overtaken = (
            select(later.id)
            .where(later.milestone_id == Guidance.milestone_id, later.in_error.is_(False), is_later)
            .exists()
        )
        return (
            select(Milestone.company_id)
            .join(Guidance, Guidance.milestone_id == Milestone.id)
            .where(
                Milestone.status == "planned",
                Guidance.in_error.is_(False),
                fits(Guidance.window_end),
                ~overtaken,
            )
            .distinct()
        )


def _said(promise: Any) -> ColumnElement[dt.date]:
    """The day on which a promise was said, as far as is known."""
    return func.coalesce(
        promise.announced_on,
        promise.announced_before,
        promise.announced_after,
        literal(dt.date.min, Date()),
    )


def _same(known: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """The known words that are one of the wanted ones but for their case."""
    folded = {word.casefold() for word in wanted}
    return [word for word in known if word.casefold() in folded]
