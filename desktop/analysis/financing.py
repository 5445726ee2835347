"""What a company's financings come to: chains of revisions, and totals that are never mixed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from db.records import DealRecord, Money

# The record doesn't say which way the money goes: a buyer pays, and so may who earns in.
OUTWARD = frozenset({"acquisition", "earn_in"})


class Reason(StrEnum):
    """Why a deal is in no total, in the order in which it is asked."""

    NO_CASH = "no_cash"
    IN_ERROR = "in_error"
    SUM = "sum"
    OUTWARD = "outward"
    ELSEWHERE = "elsewhere"
    NO_AMOUNT = "no_amount"


@dataclass(frozen=True, slots=True)
class Chain:
    """A deal with its revisions, the oldest first; at least one."""

    rows: tuple[DealRecord, ...]

    @property
    def counted(self) -> tuple[DealRecord, ...]:
        """The rows that were not recorded in error."""
        return tuple(row for row in self.rows if not row.in_error)

    @property
    def newest(self) -> DealRecord:
        """The row that holds now: the newest that is not an error; the newest if all are."""
        return (self.counted or self.rows)[-1]


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum on one rung in one currency, and the deals that it is made of.

    `firmness` is None where it is not known; `assumed` of the deals don't name their currency.
    """

    firmness: str | None
    money: Money
    deals: tuple[DealRecord, ...]
    assumed: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Deals in no total, for one reason."""

    reason: Reason
    deals: tuple[DealRecord, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums per rung and currency, what is left out, and how many rows newer ones replaced."""

    figures: tuple[Figure, ...]
    left_out: tuple[LeftOut, ...]
    revised: int

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies that occur, by their letters."""
        return tuple(sorted({figure.money.currency for figure in self.figures}))

    def figure(self, firmness: str | None, currency: str) -> Figure | None:
        """The sum of one rung in one currency; None where there is none."""
        wanted = (firmness, currency)
        return next((f for f in self.figures if (f.firmness, f.money.currency) == wanted), None)


def chains(deals: Iterable[DealRecord]) -> tuple[Chain, ...]:
    """Every deal once, with its revisions; the one with the newest news first.

    Where two rows revise the same one, the one entered later comes after the other.
    """
    rows = {(deal.category, deal.id): deal for deal in deals}
    groups: dict[tuple[str, int], list[DealRecord]] = {}
    for deal in rows.values():
        groups.setdefault(_root(deal, rows), []).append(deal)
    found = [
        Chain(tuple(sorted(g, key=lambda d: (_depth(d, rows), d.id)))) for g in groups.values()
    ]
    return tuple(sorted(found, key=_news, reverse=True))


def totals(deals: Sequence[DealRecord], keep: Iterable[int | None] | None = None) -> Totals:
    """What the newest revisions come to, per rung and per currency, and what is left out.

    `keep` are the projects whose deals are asked for (None among them is the company itself);
    without it, all. A part is never counted beside its whole.
    """
    all_chains = chains(deals)
    wanted = None if keep is None else set(keep)
    shown = [c for c in all_chains if wanted is None or c.newest.project_id in wanted]
    sums: dict[tuple[str | None, str], list[DealRecord]] = {}
    left: dict[Reason, list[DealRecord]] = {}
    for chain in shown:
        deal, reason = chain.newest, _reason(chain, all_chains)
        if reason is not None:
            left.setdefault(reason, []).append(deal)
        elif deal.money is not None:
            sums.setdefault((deal.firmness, deal.money.currency), []).append(deal)
    return Totals(
        figures=tuple(_figure(rung, found) for (rung, _), found in sums.items()),
        left_out=tuple(LeftOut(r, tuple(left[r])) for r in Reason if r in left),
        revised=sum(len(chain.counted) - 1 for chain in shown if chain.counted),
    )


def part_differences(whole: Money | None, parts: Iterable[Money]) -> tuple[Money, ...]:
    """By how much the parts exceed the whole (below zero: fall short of it), per currency.

    A currency that the whole is not in is over by all that is in it. Nothing where they agree, or
    where either is missing.
    """
    sums: dict[str, Decimal] = {}
    for part in parts:
        sums[part.currency] = sums.get(part.currency, Decimal(0)) + part.amount
    if whole is None or not sums:
        return ()
    sums[whole.currency] = sums.get(whole.currency, Decimal(0)) - whole.amount
    return tuple(Money(amount, code) for code, amount in sums.items() if amount)


def _reason(chain: Chain, others: Sequence[Chain]) -> Reason | None:
    """Why a deal is in no total; None where it is counted."""
    deal = chain.newest
    checks = (
        (Reason.NO_CASH, deal.category == "agreement"),
        (Reason.IN_ERROR, deal.in_error),
        (Reason.SUM, _is_sum(chain, others)),
        (Reason.OUTWARD, deal.kind in OUTWARD),
        (Reason.ELSEWHERE, bool(deal.beneficiary)),
        (Reason.NO_AMOUNT, deal.money is None),
    )
    return next((reason for reason, is_so in checks if is_so), None)


def _is_sum(chain: Chain, others: Sequence[Chain]) -> bool:
    """Whether it takes in other deals, which are counted by themselves."""
    named = set(chain.newest.includes)
    return any(
        row.uid in named
        for other in others
        if other is not chain and other.counted
        for row in other.rows
    )


def _figure(firmness: str | None, deals: Sequence[DealRecord]) -> Figure:
    amounts = [deal.money for deal in deals if deal.money is not None]
    total = sum((money.amount for money in amounts), Decimal(0))
    assumed = sum(not deal.currency_explicit for deal in deals)
    return Figure(firmness, Money(total, amounts[0].currency), tuple(deals), assumed)


Rows = dict[tuple[str, int], DealRecord]


def _way_up(deal: DealRecord, rows: Rows) -> list[DealRecord]:
    """A row and what it revises, step by step, each once."""
    way = [deal]
    while deal.revision_of_id is not None:
        before = rows.get((deal.category, deal.revision_of_id))
        if before is None or before in way:
            break
        way.append(before)
        deal = before
    return way


def _root(deal: DealRecord, rows: Rows) -> tuple[str, int]:
    first = _way_up(deal, rows)[-1]
    return first.category, first.id


def _depth(deal: DealRecord, rows: Rows) -> int:
    return len(_way_up(deal, rows))


def _news(chain: Chain) -> tuple[dt.date, int]:
    return chain.newest.day or dt.date.min, chain.newest.id
