"""The palette's work: what is typed becomes groups of commands and things, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from db import search
from db.errors import DatabaseTrouble
from db.records import Thing
from desktop import settings as kept
from desktop.actions import Commands, Listed
from desktop.analysis.matching import haystack, match, nearly, target, words_of
from desktop.analysis.uses import Uses
from desktop.models.index import Hit, Index, note_hits
from desktop.models.palette import Group, Item
from desktop.models.things import item
from desktop.panels.note_finding import NoteFinding
from desktop.panels.palette import Palette
from desktop.panels.selection import Selection
from desktop.settings import Settings
from desktop.store import Store
from desktop.tasks import Tasks

COMMANDS_ONLY, COMPANIES_ONLY = ">", "@"
KINDS = ("company", "project", "milestone", "guidance", "financing", "agreement", "event")
PER_GROUP, WHEN_ALONE, LATELY = 6, 60, 6
AT_ONCE = 5_000  # companies and promises; more are read in the background
OPENING = "palette"  # the command that opens it, and so is never listed in it
OUT_OF_SIGHT = 50  # taken from the points of an archived company
ICONS = {
    "new_note": "pencil-line",
    "edit": "pencil-line",
    "undo": "history",
    "redo": "history",
    "fetch": "refresh-cw",
    "fetch_all": "refresh-cw",
    "stop": "x",
    "import": "download",
    "filter": "list-filter",
    "candles": "chart-candlestick",
    "line": "chart-line",
    "keys": "info",
    "about": "info",
    "delete": "x",
}


class Finding(QObject):
    """Answers what is typed into the palette and does what is chosen there.

    Signals: `found(object, object)`, a Ref and the id of its company, None where it concerns all;
    `failed(object)`, the trouble that kept things from being read.
    """

    found = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        store: Store,
        tasks: Tasks,
        commands: Commands,
        settings: Settings,
        selection: Selection,
        palette: Palette,
    ) -> None:
        super().__init__(palette)
        self._store = store
        self._tasks = tasks
        self._commands = commands
        self._settings = settings
        self._today = selection.today
        self._palette = palette
        self._uses = Uses(settings.get(kept.USES), selection.today)
        self._index: Index | None = None
        self._notes: tuple[Thing, ...] = ()
        self._note_finding = NoteFinding(store, tasks, self)
        self._note_finding.found.connect(self._take_notes)
        self._note_finding.failed.connect(self.failed)
        store.changed.connect(self._forget)
        palette.typed.connect(self._typed)
        palette.closed.connect(self._note_finding.rest)
        palette.chosen.connect(self._choose)

    def open(self) -> None:
        """Show the palette; what it lists is read as soon as it stands."""
        self._commands.refresh()
        self._notes = ()
        self._palette.open()
        self._answer()
        self._note_finding.keep_index()
        if self._index is None:
            QTimer.singleShot(0, self, self._read)

    def groups(self, text: str) -> list[Group]:
        """What fits the text, in groups, the best group first."""
        only = text[:1] if text[:1] in {COMMANDS_ONLY, COMPANIES_ONLY} else ""
        words = words_of(text[len(only) :])
        if not words:
            return self._unasked(only)
        limit = WHEN_ALONE if only else PER_GROUP
        ranked: list[tuple[float, str, Item]] = []
        if only != COMPANIES_ONLY:
            ranked += self._fitting_commands(words)
        if only != COMMANDS_ONLY:
            ranked += self._fitting_things(words, ("company",) if only else KINDS)
        ranked.sort(key=lambda found: -found[0])
        grouped: dict[str, list[Item]] = {}
        for _, title, found in ranked:
            grouped.setdefault(title, []).append(found)
        return [Group(title, tuple(items[:limit])) for title, items in grouped.items()]

    # -- what there is ----------------------------------------------------------------------------

    def _read(self) -> None:
        """Read what can be gone to: at once, or in the background where there is much."""
        try:
            many = self._store.read(search.how_many) > AT_ONCE
            if not many:
                self._take(_everything(self._store))
        except DatabaseTrouble as trouble:
            self.failed.emit(trouble)
            return
        task = self._tasks.run("search", lambda _: _everything(self._store)) if many else None
        if task is not None:
            self._palette.set_waiting(True)
            task.answered.connect(self._take)
            task.failed.connect(self.failed)
            task.ended.connect(partial(self._palette.set_waiting, False))
            task.start()

    def _take(self, index: Index) -> None:
        self._index = index
        self._answer()

    def _forget(self, tables: frozenset[str]) -> None:
        if tables & search.TABLES:
            self._index = None

    # -- what is asked ----------------------------------------------------------------------------

    def _typed(self) -> None:
        self._notes = ()
        self._answer()
        text = self._palette.text()
        is_open = self._palette.isVisible() and text[:1] not in {COMMANDS_ONLY, COMPANIES_ONLY}
        self._note_finding.ask(text.split() if is_open else ())

    def _take_notes(self, notes: tuple[Thing, ...]) -> None:
        self._notes = notes
        if notes:
            self._answer()

    def _answer(self) -> None:
        if self._palette.isVisible():
            self._palette.show_groups(self.groups(self._palette.text()))

    def _unasked(self, only: str) -> list[Group]:
        """What is listed before anything is typed."""
        commands = tuple(_command(listed) for listed in self._can_be_done())
        if only == COMMANDS_ONLY:
            return [Group(self.tr("Commands"), commands)]
        if only == COMPANIES_ONLY:
            hits = self._index.find(("",), ("company",)) if self._index else []
            ranked = sorted(hits, key=_in_sight_first)[:WHEN_ALONE]
            items = tuple(item(hit.thing, self._today, ()) for hit in ranked)
            return [Group(self.tr("Companies"), items)] if items else []
        lately = self._lately({command.name: command for command in commands})
        groups = [Group(self.tr("Used lately"), lately)] if lately else []
        return [*groups, Group(self.tr("Commands"), commands)]

    def _lately(self, commands: dict[str, Item]) -> tuple[Item, ...]:
        items: list[Item] = []
        for name in self._uses.most(4 * LATELY):
            thing = self._index.named(name) if self._index else None
            if name in commands:
                items.append(commands[name])
            elif thing is not None:
                items.append(item(thing, self._today, ()))
        return tuple(items[:LATELY])

    def _fitting_commands(self, words: Sequence[str]) -> Iterable[tuple[float, str, Item]]:
        title = self.tr("Commands")
        listed = self._can_be_done()
        targets = [target(haystack(x.text, (), (x.menu,))) for x in listed]
        fits = {i: fit for i, t in enumerate(targets) if (fit := match(words, t)) is not None}
        if not fits:
            fits = dict(nearly(words, [t.text for t in targets], PER_GROUP))
        for i, fit in fits.items():
            command = _command(listed[i], fit.spans)
            yield fit.score + self._uses.points(command.name), title, command

    def _fitting_things(
        self, words: Sequence[str], kinds: Sequence[str]
    ) -> Iterable[tuple[float, str, Item]]:
        hits = self._index.find(words, kinds) if self._index else []
        if self._index and len(hits) < PER_GROUP:
            known = {hit.thing for hit in hits}
            close = self._index.nearly(words, kinds, PER_GROUP)
            hits += [hit for hit in close if hit.thing not in known]
        hits += note_hits(self._notes, words)
        titles = self._titles()
        best = sorted(hits, key=lambda hit: -self._points(hit))
        shown: dict[str, int] = {}
        for hit in best:
            title = titles[hit.thing.kind]
            shown[title] = shown.get(title, 0) + 1
            if shown[title] <= WHEN_ALONE:
                found = item(hit.thing, self._today, hit.match.spans)
                yield self._points(hit), title, found

    def _points(self, hit: Hit) -> float:
        """How well it fits; what was put out of sight comes after what was not."""
        if hit.thing.kind == "note":
            return hit.match.score  # the newest stay first
        if hit.thing.state == search.ARCHIVED:
            return hit.match.score - OUT_OF_SIGHT
        return hit.match.score + self._uses.points(f"{hit.thing.kind}:{hit.thing.uid}")

    def _titles(self) -> dict[str, str]:
        chain, money = self.tr("Projects and milestones"), self.tr("Financings and agreements")
        return {
            "company": self.tr("Companies"),
            "project": chain,
            "milestone": chain,
            "guidance": self.tr("Promises"),
            "financing": money,
            "agreement": money,
            "event": self.tr("Events"),
            "note": self.tr("Notes"),
        }

    def _can_be_done(self) -> list[Listed]:
        return [
            listed
            for listed in self._commands.listed()
            if listed.action.isEnabled() and listed.action.objectName() != OPENING
        ]

    # -- what is chosen ---------------------------------------------------------------------------

    def _choose(self, chosen: Item) -> None:
        self._uses.add(chosen.name)
        self._settings.put(kept.USES, self._uses.text())
        if chosen.action is not None:
            chosen.action.trigger()
        else:
            self.found.emit(chosen.ref, chosen.company_id)


def _everything(store: Store) -> Index:
    """All that can be gone to, notes excepted; in whichever thread."""
    owners = store.read(search.owners)
    return Index((*owners, *store.read(search.belongings, owners)))


def _in_sight_first(hit: Hit) -> tuple[bool, str]:
    return hit.thing.state == search.ARCHIVED, hit.thing.name.casefold()


def _command(listed: Listed, spans: tuple[tuple[int, int], ...] = ()) -> Item:
    name = listed.action.objectName()
    mark = ICONS.get(name, "arrow-right")
    return Item(
        f"command:{name}", mark, listed.text, listed.menu, listed.keys, spans=spans,
        action=listed.action,
    )  # fmt: skip
