"""Watchlists made, named, ordered, filled and set up: the List menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from db import companies, watchlist_rules
from db import watchlist_editing as lists
from db.records import Rule, WatchlistRecord
from desktop.actions import Choices, Command, Commands, Entry
from desktop.dialogs.form import open_form
from desktop.panels.editing import Editing
from desktop.panels.selection import Selection
from desktop.panels.watchlist_looks import WatchlistLooks
from desktop.panels.watchlist_showing import WatchlistShowing
from desktop.store import Store
from desktop.theme import Theme
from desktop.wording import number

PAUSE = 120  # milliseconds of no change before the companies of a rule are counted

translate = QCoreApplication.translate


class WatchlistEditing(Editing):
    """Edits watchlists, and what stands in them."""

    def __init__(
        self,
        showing: WatchlistShowing,
        store: Store,
        theme: Theme,
        selection: Selection,
        parent: QWidget,
    ) -> None:
        super().__init__(store, theme, selection, parent)
        self._showing = showing
        self._commands: Commands | None = None
        self.looks = WatchlistLooks(store, theme, selection, parent)
        self.looks.failed.connect(self.failed)
        showing.read_again.connect(self._settle)

    def commands(self) -> list[Entry]:
        """The List menu."""
        return [*self._of_lists(), None, *self._of_companies(), None, *self.looks.commands()]

    def serve(self, commands: Commands) -> None:
        """Keep menus and the head of the list at what is so, from now on."""
        self._commands = commands
        self._showing.head.take_commands(commands.actions)
        self.selection.company_changed.connect(commands.refresh)
        self._showing.act_wanted.connect(lambda name: commands.actions[name].trigger())

    # -- the commands -----------------------------------------------------------------------------

    def _of_lists(self) -> list[Entry]:
        one, several, ruled = self._has_list, self._has_several, self._is_ruled
        show = self.tr("&Show list")
        return [
            Command("new_list", self.tr("&New list…"), ("Ctrl+Shift+L",), self.add),
            Command("new_ruled_list", self.tr("New list by r&ule…"), (), self.add_ruled),
            Command("rename_list", self.tr("Re&name…"), (), self.rename, can=one),
            Command("edit_rule", self.tr("&Edit rule…"), (), self.edit_rule, can=ruled),
            Command(
                "keep_by_hand",
                self.tr("&Keep its companies by hand"),
                (),
                self.keep_by_hand,
                can=ruled,
            ),
            Command("delete_list", self.tr("&Delete list…"), (), self.ask_delete, can=several),
            None,
            Choices(show, (), is_exclusive=True, fill=self._lists_to_show),
            Command("pick_list", self.tr("&Lists…"), ("L",), self._showing.open_menu, can=one),
            Command(
                "next_list",
                self.tr("Ne&xt list"),
                ("Ctrl+PgDown",),
                partial(self._showing.step, 1),
                can=several,
            ),
            Command(
                "last_list",
                self.tr("&Previous list"),
                ("Ctrl+PgUp",),
                partial(self._showing.step, -1),
                can=several,
            ),
            Command(
                "list_up",
                self.tr("Move the list up"),
                (),
                partial(self._move_list, -1),
                can=partial(self._can_move_list, -1),
            ),
            Command(
                "list_down",
                self.tr("Move the list down"),
                (),
                partial(self._move_list, 1),
                can=partial(self._can_move_list, 1),
            ),
        ]

    def _of_companies(self) -> list[Entry]:
        return [
            Choices(self.tr("&Add to list"), (), fill=self._lists_to_add_to, name="add_to"),
            Choices(self.tr("&Move to list"), (), fill=self._lists_to_move_to, name="move_to"),
            Command(
                "remove_from_list",
                self.tr("&Remove from the list"),
                ("Shift+Del",),
                self.remove,
                can=self._can_remove,
            ),
            Command(
                "company_up",
                self.tr("Move up in the list"),
                ("Alt+Shift+Up",),
                partial(self._move, -1),
                can=self._can_move,
            ),
            Command(
                "company_down",
                self.tr("Move down in the list"),
                ("Alt+Shift+Down",),
                partial(self._move, 1),
                can=self._can_move,
            ),
        ]

    def _lists_to_show(self) -> tuple[Command, ...]:
        shown = self.selection.list
        return tuple(
            Command(
                f"show_list_{each.uid}",
                each.name.replace("&", "&&"),
                (),
                partial(self._showing.show, each.id),
                is_checkable=True,
                is_checked=shown is not None and each.id == shown.id,
            )
            for each in self.selection.lists
        )

    def _lists_to_add_to(self) -> tuple[Command, ...]:
        """Every list by hand: a company that is shown need not be of the shown list."""
        return self._targets("add_to", self._add_to, self._has_company)

    def _lists_to_move_to(self) -> tuple[Command, ...]:
        shown = self.selection.list
        others = self._targets("move_to", self._move_to, self._can_remove)
        return tuple(x for x in others if shown is None or x.name != f"move_to_{shown.uid}")

    def _targets(
        self, name: str, act: Callable[[WatchlistRecord], object], can: Callable[[], bool]
    ) -> tuple[Command, ...]:
        return tuple(
            Command(
                f"{name}_{each.uid}", each.name.replace("&", "&&"), (), partial(act, each), can=can
            )
            for each in self.selection.lists
            if each.rule is None
        )

    # -- lists ------------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a name and add an empty list."""
        from desktop.dialogs.watchlist import NameForm

        form = NameForm(self.theme, self.tr("New list"), self.tr("Add list"), "", self.window)
        form.set_hint(self.tr("Companies are put into it by hand."))

        def save() -> None:
            found = self.store.edit(self.tr("New list"), lists.add, form.name.value())
            self._showing.show(found)

        open_form(form, save)

    def add_ruled(self) -> None:
        """Ask for a name and a rule and add a list that the rule fills."""
        self._open_rule(None)

    def rename(self) -> None:
        """Ask for another name of the shown list."""
        from desktop.dialogs.watchlist import NameForm

        shown = self.selection.list
        if shown is None:
            return
        words, act = self.tr("Rename the list"), self.tr("Rename")
        form = NameForm(self.theme, words, act, shown.name, self.window)
        label = self.tr("Rename list")
        open_form(form, lambda: self.store.edit(label, lists.rename, shown.id, form.name.value()))

    def edit_rule(self) -> None:
        """Open the rule of the shown list."""
        if self.selection.list is not None and self.selection.list.rule is not None:
            self._open_rule(self.selection.list)

    def keep_by_hand(self) -> None:
        """Clear the rule of the shown list and keep who is in it now."""
        shown = self.selection.list
        if shown is None or shown.rule is None:
            return
        label = self.tr("Keep the list by hand")
        words = self.tr("“{list}” is filled by hand from now on; its rule is gone.")
        told = words.format(list=shown.name)
        self.do_telling(told, label, lists.fill_by_hand, shown.id, self.selection.listed)

    def ask_delete(self) -> None:
        """Say what goes with the shown list, and delete it."""
        shown = self.selection.list
        if shown is None:
            return
        box = QMessageBox(self.window)
        box.setWindowTitle(self.tr("Delete the list"))
        box.setText(self.tr("“{list}” goes, with {what}.").format(list=shown.name, what=_of(shown)))
        box.setInformativeText(
            self.tr("The companies and all that is known of them stay. Ctrl+Z brings it back.")
        )
        box.setTextFormat(Qt.TextFormat.PlainText)  # names are no markup
        button = box.addButton(self.tr("Delete list"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(button)
        label = self.tr("Delete list")
        box.accepted.connect(lambda: self.do(label, lists.delete, shown.id))
        box.finished.connect(box.deleteLater)
        box.open()

    def _move_list(self, by: int) -> None:
        shown = self.selection.list
        if shown is not None and self._can_move_list(by):
            place = self._place_of(shown) + by
            self.do(self.tr("Move list"), lists.move_list, shown.id, place)

    def _open_rule(self, changed: WatchlistRecord | None) -> None:
        from desktop.dialogs.watchlist import RuleForm

        known = self.store.read(watchlist_rules.known_words)
        rule = (changed.rule if changed else None) or Rule()
        name = changed.name if changed else None
        form = RuleForm(self.theme, name, rule, known, self.window)
        pause = QTimer(form)
        pause.setSingleShot(True)
        pause.setInterval(PAUSE)
        form.rule_changed.connect(pause.start)

        def count() -> None:
            today = self.selection.today
            form.set_count(len(self.store.read(watchlist_rules.matching, form.rule(), today)))

        def save() -> None:
            if changed is None:
                label = self.tr("New list by rule")
                found = self.store.edit(label, lists.add, form.name.value(), form.rule())
                self._showing.show(found)
            else:
                label, name = self.tr("Rule of the list"), form.name.value()
                self.store.edit(label, lists.set_rule, changed.id, form.rule(), name)

        pause.timeout.connect(count)
        count()
        open_form(form, save)

    # -- companies in lists -----------------------------------------------------------------------

    def _add_to(self, target: WatchlistRecord) -> None:
        chosen = self._showing.selected()
        whom = self._whom(chosen)
        found = self.do(self.tr("Add to list"), lists.add_to, target.id, chosen)
        if found is not None:
            words = (
                self.tr("Added to “{list}”: {whom}.")
                if found
                else self.tr("In “{list}” already: {whom}.")
            )
            self.told.emit(words.format(whom=whom, list=target.name))

    def _move_to(self, target: WatchlistRecord) -> None:
        chosen, shown = self._showing.selected(), self.selection.list
        if shown is None:
            return
        label, whom = self.tr("Move to list"), self._whom(chosen)
        told = self.tr("Moved to “{list}”: {whom}.").format(whom=whom, list=target.name)
        self.do_telling(told, label, lists.move_to, shown.id, chosen, target.id)

    def remove(self) -> None:
        """Take the selected companies out of the shown list; undo brings them back."""
        chosen, shown = self._showing.selected(), self.selection.list
        if shown is None or not self._can_remove():
            return
        label, whom = self.tr("Remove from list"), self._whom(chosen)
        words = self.tr("Out of “{list}”: {whom}. Ctrl+Z brings it back.")
        told = words.format(whom=whom, list=shown.name)
        self.do_telling(told, label, lists.remove_from, shown.id, chosen)

    def _move(self, by: int) -> None:
        """Move the selected companies past the next one that the filter shows."""
        chosen, shown = self._showing.selected(), self.selection.list
        if shown is None or not self._can_move():
            return
        past = self._showing.neighbour(chosen[0 if by < 0 else -1], by)
        listed = self.selection.listed
        if past is None:
            return
        after = listed.index(past) + 1
        before = past if by < 0 else (listed[after] if after < len(listed) else None)
        one = len(chosen) == 1
        label = self.tr("Move company") if one else self.tr("Move companies")
        self.do(label, lists.move, shown.id, chosen, before)

    def _whom(self, company_ids: Sequence[int]) -> str:
        """The one company by its name, or how many there are."""
        if len(company_ids) == 1:
            return self.store.read(companies.company, company_ids[0]).short_name
        return self.tr("{n} companies").format(n=number(len(company_ids), 0))

    # -- what can be done -------------------------------------------------------------------------

    def _settle(self) -> None:
        """Let the menus name the lists there are, and check what is so."""
        if self._commands is None:
            return
        self._commands.refill()
        self.looks.settle(self._commands)

    def _place_of(self, shown: WatchlistRecord) -> int:
        return [each.id for each in self.selection.lists].index(shown.id)

    def _has_list(self) -> bool:
        return self.selection.list is not None

    def _has_several(self) -> bool:
        return self.selection.list is not None and len(self.selection.lists) > 1

    def _is_ruled(self) -> bool:
        return self.selection.list is not None and self.selection.list.rule is not None

    def _can_move_list(self, by: int) -> bool:
        shown = self.selection.list
        return shown is not None and 0 <= self._place_of(shown) + by < len(self.selection.lists)

    def _has_company(self) -> bool:
        return self.selection.list is not None and self.selection.company is not None

    def _can_remove(self) -> bool:
        chosen = self._showing.selected()
        return bool(chosen) and chosen[0] in self.selection.listed and not self._is_ruled()

    def _can_move(self) -> bool:
        """Whether there is an order by hand; a place further on may come and go with the filter."""
        shown = self.selection.list
        return shown is not None and shown.sort_by is None and self._can_remove()


def _of(shown: WatchlistRecord) -> str:
    """What goes with a list that is deleted."""
    from desktop.dialogs.watchlist import in_words

    if shown.rule is not None:
        words = translate("WatchlistEditing", "its rule ({rule}) and how it is shown")
        return words.format(rule=in_words(shown.rule))
    return translate("WatchlistEditing", "its order by hand and how it is shown")
