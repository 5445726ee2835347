"""The deals of the Financing tab as lines: each as it is now, and all that became known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from db.records import DealRecord
from desktop import wording
from desktop.analysis.financing import Chain, Totals, part_differences
from desktop.analysis.story import Ref
from desktop.models.financing import PART_KINDS, part_kind, parts_check, reason_words
from desktop.models.lines import Line

DOT = " · "

translate = QCoreApplication.translate


class DealLines:
    """Makes lines of a company's deals; `projects` are the projects' names by id."""

    def __init__(self, chains: Sequence[Chain], projects: Mapping[int, str]) -> None:
        self._projects = projects
        self._by_uid = {row.uid: chain for chain in chains for row in chain.rows}

    def lines(self, chains: Iterable[Chain]) -> list[Line]:
        """A line for each of these deals."""
        return [self._deal(chain) for chain in chains]

    def left_out(self, totals: Totals, chains: Iterable[Chain]) -> list[Line]:
        """The deals that are in no sum, by the reason."""
        by_newest = {(c.newest.category, c.newest.id): c for c in chains}
        return [
            Line(
                f"{reason_words(left.reason, is_title=True)}{DOT}{len(left.deals)}",
                None,
                is_title=True,
                lines=self.lines(by_newest[d.category, d.id] for d in left.deals),
            )
            for left in totals.left_out
        ]

    def _deal(self, chain: Chain) -> Line:
        deal = chain.newest
        ref = Ref(deal.category, deal.id)
        rows = [_row_line(row) for row in reversed(chain.rows)]
        return Line(
            title(deal),
            ref,
            detail=DOT.join(self._facts(deal)),
            mark=f"financing:{deal.firmness or ''}",
            is_struck=deal.in_error,
            lines=[*_part_lines(deal, ref), *self._included(deal, ref), *rows, *_remark(deal, ref)],
        )

    def _facts(self, deal: DealRecord) -> list[str]:
        beneficiary = ""
        if deal.beneficiary:
            beneficiary = translate("Financing", "goes to {name}").format(name=deal.beneficiary)
        facts = [
            translate("Financing", "recorded in error") if deal.in_error else "",
            wording.firmness(deal.firmness) if deal.firmness else "",
            wording.span(deal.day, deal.day_precision) if deal.day else "",
            self._projects.get(deal.project_id or 0, ""),
            deal.counterparty or "",
            beneficiary,
        ]
        return [fact for fact in facts if fact]

    def _included(self, deal: DealRecord, ref: Ref) -> list[Line]:
        """What it consists of, and the deals that it is a sum of, which lead to these."""
        words = [w for w in deal.includes if w not in self._by_uid]
        lines = []
        if words:
            told = ", ".join(part_kind(w) if w in PART_KINDS else w for w in words)
            lines.append(Line(translate("Financing", "Includes: {what}").format(what=told), ref))
        for uid in deal.includes:
            if uid in self._by_uid:
                other = self._by_uid[uid].newest
                told = translate("Financing", "Takes in: {what}").format(what=title(other))
                lines.append(Line(told, Ref(other.category, other.id)))
        return lines


def title(deal: DealRecord) -> str:
    """A deal in a line: `LIFE offering · C$16.2 M`."""
    parts = (wording.deal_kind(deal.kind), wording.amount(deal))
    return DOT.join(part for part in parts if part)


def _remark(deal: DealRecord, ref: Ref) -> list[Line]:
    words = " ".join((deal.remark or "").split())
    return [Line(words, ref, mark="info")] if words else []


def _part_lines(deal: DealRecord, ref: Ref) -> list[Line]:
    lines = [
        Line(
            DOT.join((part_kind(part.kind), wording.money(part.money))),
            ref,
            detail=part.counterparty or "",
        )
        for part in deal.parts
    ]
    said = parts_check(deal.money, [part.money for part in deal.parts])
    if said:
        differs = bool(part_differences(deal.money, [part.money for part in deal.parts]))
        lines.append(Line(said, ref, is_late=differs, mark="circle-alert" if differs else "check"))
    return lines


def _row_line(deal: DealRecord) -> Line:
    """One row of a chain: when, how firm, how much, in which words, and where it was read."""
    day = wording.span(deal.day, deal.day_precision) if deal.day else ""
    firm = wording.firmness(deal.firmness) if deal.firmness else ""
    words = [day or translate("Financing", "day not known"), firm, wording.amount(deal)]
    if deal.in_error:
        words.insert(1, translate("Financing", "recorded in error"))
    told = [wording.quoted(deal.amount_text) if deal.amount_text and deal.money else ""]
    if deal.money and not deal.currency_explicit:
        told.append(translate("Financing", "currency assumed"))
    told += [deal.source.title if deal.source else translate("Financing", "no source")]
    return Line(
        DOT.join(part for part in words if part),
        Ref(deal.category, deal.id),
        detail=DOT.join(part for part in told if part),
        mark="history",
        is_struck=deal.in_error,
    )
