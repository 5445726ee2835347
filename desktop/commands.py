"""The commands that need no screen: what they take, what they print, and their exit status."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from db import backup, companies, conventions, prices, timeline, watchlists
from db.addresses import database_url
from db.database import Database
from db.errors import DatabaseTrouble, Missing, Refused, Unreachable
from db.interchange import json_file
from db.interchange.document import day_of
from db.interchange.formats import EXPORTERS, exporter
from db.records import CompanyTimeline, WatchlistRecord, WatchlistRow
from desktop import acts, answers, printing, surroundings, writing
from desktop.market.symbols import line_of, symbol_of
from desktop.market.update import FAILURES
from desktop.versions import versions

if TYPE_CHECKING:
    from desktop.analysis.conventions import Conventions

DONE, REFUSED, WRONG_USAGE, FETCH_FAILED, LACKING = range(5)
INTERRUPTED = 130
FORMATS = (".json",)
EXPORTS = tuple(EXPORTERS)


EXPORTED = "ending in .json (everything), .ics (target windows) or .csv (promises)"


class UsageError(Exception):
    """What was asked can't be meant; the message says why."""


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """End with the status of wrong usage."""
        self.exit(WRONG_USAGE, f"{self.prog}: {message} (try {self.prog} --help)\n")


class ShowVersions(argparse.Action):
    """`--version`: works out the versions only when asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Print them and end."""
        try:
            print(printing.table(list(versions().items())))
        except ModuleNotFoundError as lack:
            parser.exit(LACKING, f"{parser.prog}: {lacking(lack)}\n")
        parser.exit(DONE)


def lacking(lack: ModuleNotFoundError) -> str:
    """What this machine lacks, and what to type."""
    return f"{lack.name} is not installed: python3 -m pip install {lack.name}"


def main(argv: Sequence[str]) -> int:
    """Run the command that the arguments name; its exit status."""
    try:
        return run(build_parser().parse_args(argv))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_USAGE


def run(args: argparse.Namespace) -> int:
    """Run a command that was parsed; its exit status. What fails is said in one line."""
    try:
        if args.command is None:
            raise UsageError("name a command (try headframe --help)")
        _bear_any_letter()
        status: int = args.handler(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        return _nobody_reads()
    except KeyboardInterrupt:
        return _say("stopped", INTERRUPTED)
    except UsageError as wrong:
        return _say(str(wrong), WRONG_USAGE)
    except ModuleNotFoundError as lack:
        return _say(lacking(lack), LACKING)
    except (DatabaseTrouble, OSError) as trouble:
        return _say(str(trouble), REFUSED)


def build_parser() -> argparse.ArgumentParser:
    """Every option and command. `screenshot` has no handler here: the window's side draws it."""
    parser = Parser(
        prog="headframe",
        description="What companies promised, what came of it, and the price meanwhile.",
        epilog="Without a command, the window opens.",
        allow_abbrev=False,
    )
    parser.set_defaults(handler=None)
    parser.add_argument("--version", action=ShowVersions, nargs=0, help="show versions and end")
    _add_database(parser, None)
    words = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, handler: Handler | None, about: str) -> argparse.ArgumentParser:
        made = words.add_parser(name, help=about, description=about, allow_abbrev=False)
        _add_database(made, argparse.SUPPRESS)  # what stands before the command stays
        made.set_defaults(handler=handler)
        return made

    _add_reading(command)
    _add_writing(command)
    _add_screenshot(command("screenshot", None, "render the window into a picture"))
    return parser


Handler = Callable[[argparse.Namespace], int]
Command = Callable[[str, Handler | None, str], argparse.ArgumentParser]


def _add_database(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--db",
        metavar="FILE_OR_URL",
        default=default,
        help="the database to use, instead of HEADFRAME_DB or the one in your data folder",
    )


def _add_reading(command: Command) -> None:
    made = command("list", show_list, "the rows of a watchlist")
    made.add_argument("--watchlist", metavar="NAME", help="which one, if not the first")
    _with_json(made)
    made = command("timeline", show_timeline, "milestones, promises, financings, events and notes")
    made.add_argument("company", metavar="COMPANY", nargs="?", help="all companies without it")
    _with_json(made)
    made = command("prices", show_prices, "the stored bars of a listing, as quoted")
    made.add_argument("listing", metavar="LISTING", help="TSXV:DEFN, DEFN, or a company")
    made.add_argument("--from", dest="first", metavar="D", type=_day, help="the first day")
    made.add_argument("--to", dest="last", metavar="D", type=_day, help="the last day")
    _with_json(made)
    made = command("window", show_window, "what a company's date phrase means")
    made.add_argument("text", metavar="TEXT", help='such as "by mid-2027"')
    made.add_argument("--announced", metavar="D", type=_day, help="the day on which it was said")
    made.add_argument(
        "--fiscal-year-end",
        metavar="M",
        type=int,
        choices=range(1, 13),
        help="the month, 1 to 12, in which the company's fiscal year ends",
    )
    _with_json(made)
    made = command("export", export_file, "write everything into a file")
    made.add_argument("file", metavar="FILE", type=Path, help=EXPORTED)
    command("check", check, "look through the database for damage")
    made = command("backup", back_up, "copy the database, while it is in use")
    made.add_argument("file", metavar="FILE", type=Path, help="where the copy is to be")


def _add_writing(command: Command) -> None:
    made = command("note", add_note, "add a note to a company")
    made.add_argument("company", metavar="COMPANY")
    made.add_argument("text", metavar="TEXT")
    made.add_argument("--date", metavar="D", type=_day, help="the note's day, if not today")
    made.add_argument("--tag", metavar="T", action="append", default=[], help="may be repeated")
    _with_json(made)
    made = command("refresh", refresh, "fetch prices")
    made.add_argument("companies", metavar="COMPANY", nargs="*", help="all companies without it")
    _with_json(made)
    made = command("restore", restore, "put a backup in the place of the database")
    made.add_argument("file", metavar="FILE", type=Path, help="a backup; it stays where it is")
    made = command("import", import_files, "take files in, all or nothing")
    what = made.add_mutually_exclusive_group(required=True)
    what.add_argument("files", metavar="FILE", nargs="*", type=Path, default=[])
    what.add_argument("--starter", action="store_true", help="the rare-earth starter")


def _add_screenshot(made: argparse.ArgumentParser) -> None:
    made.add_argument("out", metavar="OUT.png", type=Path)
    made.add_argument("--company", metavar="C")
    made.add_argument("--view", choices=("company", "projects"), default="company")
    made.add_argument("--theme", choices=("light", "dark"), default="light")
    made.add_argument("--size", metavar="WxH", type=_size, default=(1440, 900))
    made.add_argument("--today", type=_day, help=argparse.SUPPRESS)


def show_list(args: argparse.Namespace) -> int:
    """Print the rows of a watchlist."""
    with _opened(args) as database, database.reading() as session:
        lists = watchlists.watchlists(session)
        if args.watchlist is not None:
            wanted = args.watchlist.casefold()
            lists = tuple(found for found in lists if found.name.casefold() == wanted)
            if not lists:
                raise Missing(f"No watchlist is called {args.watchlist!r}")
        rows = _sorted(lists[0], watchlists.rows(session, lists[0].id, _today())) if lists else ()
    if args.json:
        _print_json([answers.watchlist_row(row) for row in rows])
    else:
        ruled = bool(lists) and lists[0].rule is not None
        empty = "No company fulfils the rule of this list" if ruled else "The watchlist is empty"
        print(printing.watchlist(rows, _today()) if rows else empty)
    return DONE


def _sorted(shown: WatchlistRecord, rows: Sequence[WatchlistRow]) -> Sequence[WatchlistRow]:
    """The rows in the order in which the window shows them."""
    from desktop.analysis.watchlist_order import VALUES, Seen, arranged

    value = VALUES.get(shown.sort_by or "")
    if value is None:
        return rows
    seen = (Seen(row, _today()) for row in rows)
    return [each.row for each in arranged(seen, value, descending=shown.sort_descending)]


def show_timeline(args: argparse.Namespace) -> int:
    """Print the timeline of one company, or of all."""
    today = _today()
    with _opened(args) as database, database.reading() as session:
        if args.company is None:
            chosen = [company.id for company in companies.all_companies(session)]
        else:
            chosen = [companies.find(session, args.company, line_of).id]
        found: list[CompanyTimeline] = [timeline.company_timeline(session, i) for i in chosen]
    if args.json:
        every = [answers.timeline(each, today) for each in found]
        _print_json(every if args.company is None else every[0])
    else:
        print("\n\n\n".join(printing.timeline(each, today) for each in found))
    return DONE


def show_prices(args: argparse.Namespace) -> int:
    """Print the stored bars and actions of a listing."""
    if args.first and args.last and args.first > args.last:
        raise UsageError("--from lies after --to")
    first, last = args.first or dt.date.min, args.last or dt.date.max
    with _opened(args) as database, database.reading() as session:
        listing = companies.find_listing(session, args.listing, line_of)
        series = prices.series(session, listing.id)
        bars = prices.bars(session, listing.id, first, last)
        actions = [a for a in prices.actions(session, listing.id) if first <= a.day <= last]
    if args.json:
        symbol = symbol_of(listing.exchange, listing.ticker)
        _print_json(answers.prices(listing, symbol, series, bars, actions))
    else:
        print(printing.prices(listing, series, bars))
    return DONE


def show_window(args: argparse.Namespace) -> int:
    """Print what a date phrase means, by the conventions of the database where there is one."""
    from desktop.analysis import windows

    try:
        found = windows.read(
            args.text,
            announced=args.announced,
            fiscal_year_end_month=args.fiscal_year_end,
            conventions=_conventions(args),
        )
    except windows.WordsTrouble as trouble:
        raise Refused(str(trouble)) from trouble
    if args.json:
        _print_json(answers.phrase(found.window))
    else:
        doubt = "  over before it was said" if found.is_over else ""
        print(f"{printing.window(found.window)}{doubt}")
    return DONE


def export_file(args: argparse.Namespace) -> int:
    """Write everything, the calendar of target windows, or the table of promises into a file."""
    _refuse_other_formats(args.file, EXPORTS)
    export_text = exporter(args.file)
    with _existing(args) as database, database.reading() as session:
        text = export_text(session)
    json_file.write(args.file, text)
    print(f"{args.file}: written")
    return DONE


def check(args: argparse.Namespace) -> int:
    """Look through the database; refused where anything is wrong with it."""
    with _existing(args) as database:
        faults = database.check()
        name = database.name
    if faults:
        raise Refused(f"{name}: " + "; ".join(faults))
    print(f"{name}: sound")
    return DONE


def back_up(args: argparse.Namespace) -> int:
    """Copy the database; what stood in the file before goes only when the copy is sound."""
    with _existing(args) as database:
        backup.back_up(database, args.file)
    print(f"{args.file}: written")
    return DONE


def restore(args: argparse.Namespace) -> int:
    """Put a backup in the place of the database, which is kept beside it."""
    place = backup.place_of(database_url(_named(args)))
    aside = backup.restore(args.file, place, dt.datetime.now(dt.UTC))
    print(f"{place}: brought back from {args.file}")
    if aside is not None:
        print(f"what it was before: {aside}")
    return DONE


def add_note(args: argparse.Namespace) -> int:
    """Add a note to a company."""
    act = acts.AddNote(
        company=args.company,
        text=args.text,
        day=args.date or _today(),
        tags=tuple(tag.removeprefix("#") for tag in args.tag),
    )
    note = writing.write(_named(args), act)
    if args.json:
        _print_json(note)
    else:
        print(f"{note['company']}: note of {note['date']} added")
    return DONE


def refresh(args: argparse.Namespace) -> int:
    """Fetch prices, and say for each listing what came of it."""

    def tell(line: str) -> None:
        if not args.json:
            print(line, flush=True)

    asked = acts.Refresh(companies=tuple(args.companies))
    outcomes = writing.refresh(_named(args), asked, tell)
    if args.json:
        _print_json(outcomes)
    return FETCH_FAILED if any(o["outcome"] in FAILURES for o in outcomes) else DONE


def import_files(args: argparse.Namespace) -> int:
    """Take files in, all or nothing."""
    for file in args.files:
        _refuse_other_formats(file)
    act = acts.ImportFiles(files=tuple(file.absolute() for file in args.files))
    for done in writing.write(_named(args), act):
        print(
            f"{done['file']}: {done['added']} added, {done['changed']} changed,"
            f" {done['unchanged']} unchanged, {done['skipped']} skipped"
        )
    return DONE


@contextmanager
def _opened(args: argparse.Namespace) -> Iterator[Database]:
    """The database that the arguments name, closed at the end."""
    database = Database(_named(args))
    try:
        yield database
    finally:
        database.close()


def _conventions(args: argparse.Namespace) -> Conventions:
    """What date words mean in the database; what is usual where none is there, and none is made."""
    from desktop.analysis.conventions import USUAL, stored

    where = args.db or surroundings.database_place()
    if "://" not in where and not Path(where).expanduser().exists():
        return USUAL
    with _opened(args) as database, database.reading() as session:
        return stored(conventions.conventions(session))


@contextmanager
def _existing(args: argparse.Namespace) -> Iterator[Database]:
    """The same, but a file that isn't there is not made."""
    where = _named(args)
    if "://" not in where and not Path(where).expanduser().exists():
        raise Unreachable(f"There is no database {where}")
    with _opened(args) as database:
        yield database


def _named(args: argparse.Namespace) -> str:
    return args.db or surroundings.database_place()


def _today() -> dt.date:
    try:
        return surroundings.today()
    except ValueError as error:
        raise UsageError("HEADFRAME_TODAY is no day like 2026-11-23") from error


def _with_json(made: argparse.ArgumentParser) -> None:
    made.add_argument("--json", action="store_true", help="print one JSON document")


def _day(text: str) -> dt.date:
    try:
        return day_of(text) if len(text) == 10 else _refuse_day(text)
    except ValueError:
        return _refuse_day(text)


def _refuse_day(text: str) -> NoReturn:
    raise argparse.ArgumentTypeError(f"{text!r} is no day like 2026-11-23")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{1,4})x([1-9]\d{1,4})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size like 1440x900")
    return int(found[1]), int(found[2])


def _refuse_other_formats(file: Path, formats: tuple[str, ...] = FORMATS) -> None:
    if file.suffix.lower() not in formats:
        raise Refused(f"{file.name}: its ending is none of {', '.join(formats)}")


def _print_json(answer: Any) -> None:
    print(json.dumps(answer, ensure_ascii=False, allow_nan=False, indent=1))


def _say(message: str, status: int) -> int:
    print(f"headframe: {' '.join(message.split())}", file=sys.stderr)
    return status


def _bear_any_letter() -> None:
    """Let a terminal that lacks a letter show a substitute instead of failing."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _nobody_reads() -> int:
    """End quietly when the reader of a pipe has gone: nothing more may be flushed into it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE
