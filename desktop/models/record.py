"""What the Record tab says: a sentence, figures each with its n, and the misses in their words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop import wording
from desktop.analysis.base_rates import BASE_RATES, BaseRate
from desktop.analysis.record import SMALL, Chain, Record
from desktop.analysis.story import Ref
from desktop.models.lines import Line

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure, what it is of, and whether it tells of something late."""

    figure: str
    caption: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The record in words; `warning` where too few cases stand behind it, `pace` days per day."""

    sentence: str
    tiles: tuple[Tile, ...]
    warning: str = ""
    pace: float | None = None
    pace_words: str = ""


def of_milestone(chain: Chain) -> Told:
    """What became of one milestone's promises."""
    pace_words = ""
    if chain.pace is not None:
        dated = [said for said in chain.promises if said.window.end is not None]
        pace_words = translate("Record", "{pace} days moved per day, {first} to {last}").format(
            pace=wording.number(chain.pace, 2),
            first=wording.said(dated[0]),
            last=wording.said(dated[-1]),
        )
    return Told(_milestone_sentence(chain), _milestone_tiles(chain), "", chain.pace, pace_words)


def of_record(record: Record) -> Told:
    """What became of the promises of a company or a project."""
    if not record.chains:
        words = translate("Record", "No promise is recorded yet. Press M to add a milestone.")
        return Told(words, ())
    decided, unanswered = record.hit_rate.n, _count(record, "unanswered")
    parts = [
        translate("Record", "{met} of {n} first windows met.").format(met=record.met, n=decided)
        if decided
        else translate("Record", "No first window is decided yet.")
    ]
    if unanswered == 1:
        parts.append(translate("Record", "1 is over, and nothing later is known."))
    elif unanswered:
        words = translate("Record", "{n} are over, and nothing later is known.")
        parts.append(words.format(n=unanswered))
    warning = ""
    if record.hit_rate.is_small:
        words = translate("Record", "Fewer than {n} cases: a picture, not a rate.")
        warning = words.format(n=SMALL)
    return Told(" ".join(parts), _tiles(record), warning)


def miss_lines(record: Record) -> list[Line]:
    """The misses, the latest first: under each milestone its first words and what came of it."""
    return [_miss(chain) for chain in record.misses]


def base_rate_lines() -> list[tuple[str, str]]:
    """What others measured: the figure in words, and who measured what."""
    return [_base_rate(rate) for rate in BASE_RATES]


def _milestone_sentence(chain: Chain) -> str:
    if not chain.promises:
        return translate("Record", "Nothing was promised for this milestone.")
    first, last = chain.promises[0].window.text, chain.promises[-1].window.text
    begin = translate("Record", "First promised: {words}.").format(words=first)
    milestone = chain.milestone
    if milestone.status == "done" and milestone.actual is not None:
        day = wording.span(milestone.actual.end, milestone.actual.precision)
        return f"{begin} {translate('Record', 'Done {day}.').format(day=day)}"
    parts = [begin]
    if len(chain.promises) > 1:
        parts.append(translate("Record", "Last word: {words}.").format(words=last))
    if chain.state.kind == "overdue":
        parts.append(translate("Record", "No answer."))
    elif chain.state.kind in {"suspended", "cancelled", "superseded"}:
        parts.append(f"{wording.state(chain.state).capitalize()}.")
    return " ".join(parts)


def _milestone_tiles(chain: Chain) -> tuple[Tile, ...]:
    count = len(chain.promises)
    given = (
        translate("Record", "target given") if count == 1 else translate("Record", "targets given")
    )
    tiles = [
        Tile(wording.number(count, 0), given),
        Tile(
            translate("Record", "{kept} of {n}").format(kept=chain.kept, n=chain.closed),
            translate("Record", "closed windows met"),
            chain.closed > chain.kept,
        ),
    ]
    if chain.slip is not None:
        caption = translate("Record", "moved so far")
        if chain.milestone.status == "done":
            caption = translate("Record", "first window to done")
        tiles.append(Tile(wording.slip(chain.slip), caption, chain.slip > 0))
    if chain.state.days is not None:
        late = chain.state.kind == "overdue"
        caption = (
            translate("Record", "overdue, no answer") if late else translate("Record", "to go")
        )
        tiles.append(Tile(wording.days(chain.state.days), caption, late))
    return tuple(tiles)


def _tiles(record: Record) -> tuple[Tile, ...]:
    decided = record.hit_rate.n
    tiles = []
    if decided:
        words = translate("Record", "{kept} of {n}").format(kept=record.met, n=decided)
        tiles.append(Tile(words, translate("Record", "first windows met"), record.met < decided))
    if record.slip.value is not None:
        tiles.append(
            Tile(
                wording.slip(round(record.slip.value)),
                translate("Record", "median move, n {n}").format(n=record.slip.n),
                record.slip.value > 0,
            )
        )
    if record.promises.value is not None:
        tiles.append(
            Tile(
                wording.number(record.promises.value, 1),
                translate("Record", "promises a milestone, n {n}").format(n=record.promises.n),
            )
        )
    if record.late.value is not None:
        tiles.append(
            Tile(
                wording.slip(round(record.late.value)),
                translate("Record", "mean, done too late, n {n}").format(n=record.late.n),
                True,
            )
        )
    return tuple(tiles)


def _miss(chain: Chain) -> Line:
    milestone, first = chain.milestone, chain.first
    assert first is not None  # a miss is measured against it
    ref = Ref("milestone", milestone.id)
    project = f"{chain.project.short_name} · " if chain.project else ""
    moved = "" if chain.slip is None else f"  {wording.slip(chain.slip)}"
    words = f"{first.window.text} → {_what_came(chain)}{moved}"
    also = tuple(Ref("guidance", said.id) for said in chain.promises)
    below = Line(words, ref)
    return Line(f"{project}{milestone.name}", ref, also, is_title=True, lines=[below])


def _what_came(chain: Chain) -> str:
    milestone = chain.milestone
    if milestone.actual is not None:
        day = wording.span(milestone.actual.end, milestone.actual.precision)
        return translate("Record", "done {day}").format(day=day)
    if milestone.status != "planned":
        return wording.state(chain.state)
    return chain.promises[-1].window.text


def _base_rate(rate: BaseRate) -> tuple[str, str]:
    percent = wording.number(rate.highest, 0)
    if rate.lowest != rate.highest:
        percent = f"{wording.number(rate.lowest, 0)}–{percent}"
    forms = {
        "late": translate("Record", "{percent} % late"),
        "longer": translate("Record", "{percent} % longer than planned"),
    }
    looked_at = (
        translate("Record", "{n} projects over US$1 bn").format(n=rate.projects)
        if rate.projects
        else translate("Record", "large projects")
    )
    who = translate("Record", "{publisher} {year}, {what}, in construction").format(
        publisher=rate.publisher, year=rate.year, what=looked_at
    )
    return forms[rate.kind].format(percent=percent), who


def _count(record: Record, verdict: str) -> int:
    return sum(1 for chain in record.chains if chain.verdict == verdict)
