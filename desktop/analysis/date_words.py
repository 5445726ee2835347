"""The words in which companies name dates: one line for each way to say a thing.

A line names the kind of thing, its words, and what they mean; to teach one more way, add a line.
`phrases.py` says how words are written, `vocabulary.py` what `{of}` and the like stand for. Where
two lines give different days for the same words, the reader is asked.
"""

from __future__ import annotations

from functools import cache, partial

from desktop.analysis.meanings import (
    About,
    After,
    Amount,
    Around,
    By,
    Coming,
    DecadeEnd,
    From,
    NoTime,
    Range,
    RestOf,
    Within,
)
from desktop.analysis.parts import (
    BarePart,
    CurrentWeek,
    HalfMonth,
    Part,
    WeekEnding,
    WeekOf,
    WeekOfMonth,
    WeekOfYear,
    part,
    part_of_year,
)
from desktop.analysis.phrases import Grammar, Line
from desktop.analysis.pieces import (
    AnyPiece,
    BareDay,
    BarePiece,
    BareYear,
    Current,
    Day,
    FiscalPair,
    InYear,
    Meaning,
    Piece,
    SoonMonth,
    UsualPiece,
    Year,
)
from desktop.analysis.vocabulary import SHORTHAND, TESTS

MOST = {"month": 600, "quarter": 200, "year": 50}  # that a duration may reach
YEAR_FROM_NOW = Within(Amount(12, 12, "month"))
FISCAL_YEAR = partial(Year, is_fiscal=True)
THIS_YEAR, NEXT_YEAR = Year(), Year(ahead=1)


def same(meaning: Meaning) -> Meaning:
    """What is said in another way and means the same."""
    return meaning


def quarter(number: int) -> Piece:
    """The first to the fourth quarter of a year."""
    return Piece(3 * number - 2, 3 * number, "quarter")


def half(number: int) -> Piece:
    """The first or the second half."""
    return Piece(6 * number - 5, 6 * number, "half")


def third(number: int) -> Piece:
    """The first to the last third."""
    return Piece(4 * number - 3, 4 * number, "third")


def month(number: int) -> Piece:
    """January to December."""
    return Piece(number, number, "month", is_named=True)


def months_to(months: int, precision: str, last: int) -> Piece:
    """So many months that end with one: the March quarter."""
    return Piece(last - months + 1, last, precision, is_named=True)


quarter_to = partial(months_to, 3, "quarter")
half_to = partial(months_to, 6, "half")
year_to = partial(months_to, 12, "fiscal_year")


def season(name: str, months_later: int = 0) -> UsualPiece:
    """A northern season, or one half a year later in the south."""
    precision = "season_south" if months_later else "season_north"
    return UsualPiece(name, precision, "season", months_later)


def southern(northern: UsualPiece) -> UsualPiece:
    """The season of the same name in the south."""
    return season(northern.convention, 6)


def of(piece: AnyPiece, year: Year | BareYear) -> InYear | BarePiece:
    """A piece of a year."""
    return BarePiece(piece) if isinstance(year, BareYear) else InYear(piece, year)


def in_(year: Year | BareYear, piece: AnyPiece) -> InYear | BarePiece:
    """The same, said the other way round."""
    return of(piece, year)


def of_next_year(piece: AnyPiece) -> InYear:
    """A piece of the year after that of the announcement."""
    return InYear(piece, Year(ahead=1), begins=True)


def fiscal(piece: AnyPiece, year: Year | None = None) -> InYear:
    """A piece of a fiscal year, the current one where none is named."""
    number, ahead = (year.number, year.ahead) if year else (None, 0)
    return InYear(piece, Year(number, ahead, is_fiscal=True))


def fiscal_pair(first: int, last: int) -> Year | None:
    """A fiscal year that is named by both of its calendar years."""
    return FISCAL_YEAR(last) if last == first + 1 else None


def fiscal_years(first: int, last: int) -> Range | None:
    """Some fiscal years in a row."""
    return Range(FISCAL_YEAR(first), FISCAL_YEAR(last)) if first < last <= first + 9 else None


def later_fiscal_years(first: int, last: int) -> Range | None:
    """The same, where the two are more than the calendar years of one fiscal year."""
    return fiscal_years(first, last) if last != first + 1 else None


def late_in(year: Year) -> Part | BarePart | None:
    """The late part of a year that is named; of the current one it is what is left."""
    return part("late", year) if year.number is not None or year.ahead else None


def unnamed_fiscal_year(first: int, last: int) -> FiscalPair | None:
    """What may be a fiscal year though nothing says so: `2026/27`."""
    return FiscalPair(FISCAL_YEAR(last)) if last == first + 1 else None


def season_pair(piece: UsualPiece, first: int, last: int) -> InYear | None:
    """A winter that is named by both of its years."""
    return InYear(piece, Year(first), begins=True) if last == first + 1 else None


def years(first: int, last: int) -> Range | None:
    """Some years in a row."""
    return Range(Year(first), Year(last)) if first < last <= first + 9 else None


def day_first(number: int, month_number: int, year: int | Year) -> Day:
    """A day written with the day first."""
    return Day(month_number, number, year if isinstance(year, Year) else Year(year))


def month_first(month_number: int, number: int, year: int | Year) -> Day:
    """A day written with the month first."""
    return day_first(number, month_number, year)


def year_first(year: int, month_number: int, number: int) -> Day:
    """A day written with the year first."""
    return day_first(number, month_number, year)


def month_of_year(number: int, year: Year | BareYear) -> InYear | BarePiece:
    """A month by its number."""
    return of(month(number), year)


def month_in(number: int, year: int) -> InYear:
    """A month in figures."""
    return InYear(month(number), Year(year))


def month_or_day(number: int, year: int) -> SoonMonth | None:
    """A month with two figures that may be its year; the last days are what they seem."""
    return SoonMonth(month_in(number, year)) if year % 100 < 30 else None


def parts(first: str, last: str, whole: Meaning) -> Range:
    """From one part of a piece to another: mid to late 2026."""
    return Range(part(first, whole), part(last, whole))


def pieces(pair: tuple[Piece, Piece], year: Year | None = None) -> Range:
    """From one piece of a year to another."""
    first, last = (InYear(piece, year) if year else BarePiece(piece) for piece in pair)
    return Range(first, last)


def quarters(first: int, last: int) -> tuple[Piece, Piece]:
    """From one quarter to another."""
    return quarter(first), quarter(last)


def halves(first: int, last: int) -> tuple[Piece, Piece]:
    """From one half to another."""
    return half(first), half(last)


def days(first: int, last: int, month_number: int, year: Year | None = None) -> Range:
    """From one day of a month to another."""
    if year is None:
        return Range(BareDay(month_number, first), BareDay(month_number, last))
    return Range(Day(month_number, first, year), Day(month_number, last, year))


def days_of(month_number: int, first: int, last: int, year: Year | None = None) -> Range:
    """The same, with the month first."""
    return days(first, last, month_number, year)


def twice(said: int, figure: int) -> int | None:
    """A number in a word and once more in a figure: `six (6)`."""
    return said if said == figure else None


def no_time(*_words: str) -> NoTime:
    """Words that put off, withdraw, or name no time."""
    return NoTime()


def amount(number: int, unit: str) -> Amount | None:
    """So much time."""
    return Amount(number, number, unit) if number <= MOST.get(unit, 999) else None


def amounts(least: int, most: int, unit: str) -> Amount | None:
    """From so much time to so much."""
    return Amount(least, most, unit) if least < most <= MOST.get(unit, 999) else None


def and_a_half(number: int) -> Amount | None:
    """So many years and a half."""
    return amount(12 * number + 6, "month")


LINES = (
    # A year: `plain` ones mean all of it where nothing else is said, `this year` what is left.
    Line("any year", "(<yyyy>|<yy>)", int),
    Line("plain year", "year? <yyyy>", Year),
    Line("plain year", "' <yy>", Year),
    Line("plain year", "(cy|calendar|calendar year) <any year>", Year),
    Line("plain year", "<yyyy> calendar year", Year),
    Line("plain year", "<yyyy> cy", Year),
    Line("plain year", "(next|following) calendar? year", partial(Year, ahead=1)),
    Line("plain year", "year after next", partial(Year, ahead=2)),
    Line("plain year", "<fiscal year>", same),
    Line("fiscal year", "{fy} <any year>", FISCAL_YEAR),
    Line("fiscal year", "{fy} ' <yy>", FISCAL_YEAR),
    Line("fiscal year", "<yyyy> ({fiscal} year|fy)", FISCAL_YEAR),
    Line("fiscal year", "{fy} <yyyy> (/|-) <any year>", fiscal_pair),
    Line("fiscal year", "{fy} <yy> (/|-) <yy>", fiscal_pair),
    Line("fiscal year", "<yyyy> (/|-) <any year> {fiscal} year", fiscal_pair),
    Line("fiscal year", "({this}|company ' s|our|its)? {fiscal} year", FISCAL_YEAR),
    Line("fiscal year", "{next} {fiscal} year", partial(FISCAL_YEAR, ahead=1)),
    Line("this year", "{this} calendar? year", Year),
    Line("year", "(<plain year>|<this year>)", same),
    Line("year", "calendar? year", BareYear),
    Line("of year", "{of} <year>", same),
    Line("of year", "/ <yyyy>", Year),
    Line("of any year", "<of year>", same),
    Line("of any year", "(/|')? <yy>", Year),
    # Pieces of a year that are numbered: a year of two digits may follow them.
    Line("ordinal", "(first|1 st)", 1),
    Line("ordinal", "(second|2 nd)", 2),
    Line("ordinal", "(third|3 rd)", 3),
    Line("ordinal", "(fourth|4 th)", 4),
    Line("1st-4th", "<ordinal>", int),
    Line("1st-4th", "(last|final|closing)", 4),
    Line("1st-2nd", "(first|1 st|front|opening|former)", 1),
    Line("1st-2nd", "(second|2 nd|latter|last|back|closing)", 2),
    Line("1st-3rd", "(first|1 st)", 1),
    Line("1st-3rd", "(second|2 nd|middle)", 2),
    Line("1st-3rd", "(third|3 rd|last|final)", 3),
    Line("slot", "(q <1-4>|<1-4> q|<ordinal> q|{qtr} <1-4>|<1st-4th> calendar? {qtr})", quarter),
    Line("slot", "(h <1-2>|<1-2> h|<1st-2nd> calendar? ({half}|semester))", half),
    Line("slot", "<1st-3rd> third", third),
    Line("slot", "(mid year|midyear)", partial(part_of_year, "mid")),
    Line("slot", "(year '? s? end|yearend|ye|eoy|end of year)", partial(part_of_year, "end")),
    Line("slot", "(calendar|calendar year|cy|c) <slot>", same),
    Line("fiscal slot", "({fiscal}|f) <slot>", same),
    Line("fiscal slot", "<1st-4th> {fiscal} {qtr}", quarter),
    Line("fiscal slot", "<1st-2nd> {fiscal} {half}", half),
    # Pieces of a year that have a name.
    Line("named", "<month>", month),
    Line("named", "(<month> ({qtr}|q)|({qtr}|three months|3 months) <to month>)", quarter_to),
    Line("named", "(<month> {half}|({half}|six months|6 months) <to month>)", half_to),
    Line("named", "<season>", same),
    Line("to month", "{ending} <month>", int),
    Line("to month", "{ending} <day> {th} <month>", lambda _day, month: month),
    Line("to month", "{ending} <month> <day> {th}", lambda month, _day: month),
    Line("season", "((northern|boreal) hemisphere?)? <northern>", same),
    Line("season", "(southern|austral) hemisphere? <northern>", southern),
    Line("northern", "spring", partial(season, "spring")),
    Line("northern", "summer", partial(season, "summer")),
    Line("northern", "(fall|autumn)", partial(season, "fall")),
    Line("northern", "winter", partial(season, "winter")),
    # A unit is a piece of time of which parts can be taken.
    Line("unit", "(<slot>|<named>)", BarePiece),
    Line("unit", "(<slot> <of any year>|<named> <of year>)", of),
    Line("unit", "<year> (' s)? (<slot>|<named>)", in_),
    Line("unit", "<month> ({qtr}|q) '? <yy>", lambda last, year: of(quarter_to(last), Year(year))),
    Line("unit", "<month> (-|')? <yy> {qtr}", lambda last, year: of(quarter_to(last), Year(year))),
    Line("unit", "(<fiscal slot>|<fiscal slot> <of any year>)", fiscal),
    Line("unit", "({fiscal} year|year|fy) <year to> <of year>", of),
    Line("unit", "fye <month> <of year>", lambda last, year: of(year_to(last), year)),
    Line("unit", "fye <day> <month> <of year>", lambda _, last, year: of(year_to(last), year)),
    Line("unit", "<month> <plain year> {qtr}", lambda last, year: of(quarter_to(last), year)),
    Line("unit", "<month> <plain year> {half}", lambda last, year: of(half_to(last), year)),
    Line("unit", "<season> {of} <yyyy> (/|-) <any year>", season_pair),
    Line("unit", "(<month> (/|-|') <yy>|<mm> (/|-|.) <yyyy>)", month_in),
    Line("unit", "<short month> <yy>", month_or_day),
    Line("unit", "<yyyy> (/|-|.) <mm>", lambda year, number: month_in(number, year)),
    Line("unit", "{this} {qtr}", partial(Current, "quarter")),
    Line("unit", "{next} {qtr}", partial(Current, "quarter", 1)),
    Line("unit", "{this} month", partial(Current, "month")),
    Line("unit", "{next} month", partial(Current, "month", 1)),
    Line("unit", "{this} {half}", partial(Current, "half")),
    Line("unit", "{next} {half}", partial(Current, "half", 1)),
    Line("unit", "(this|coming|next) <season>", BarePiece),
    Line("unit", "next <season>", of_next_year),
    Line("unit", "this <month>", lambda number: InYear(month(number), Year())),
    Line("unit", "(coming|next) <month>", lambda number: BarePiece(month(number))),
    Line("unit", "next <month>", lambda number: of_next_year(month(number))),
    Line("year to", "<to month>", year_to),
    # Parts of a unit or a year.
    Line("part", "very? (early|early part|early days|early months|first part)", "early"),
    Line("part", "(mid|middle|mid part|middle part|midway|halfway|midpoint)", "mid"),
    Line("part", "very? (late|latter part|late part|last part|later part)", "late"),
    Line("limit", "very? (beginning|start|outset|opening|commencement) of", "beginning"),
    Line("limit", "very? (end|close|tail end|conclusion|back end) of?", "end"),
    Line("whole", "(<unit>|<year>)", same),
    Line("whole", "{qtr}", partial(Current, "quarter")),
    Line("whole", "month", partial(Current, "month")),
    Line("whole", "half", partial(Current, "half")),
    Line("whole", "new year", NEXT_YEAR),
    Line("period", "(<unit>|<plain year>)", same),
    Line("period", "(<part> {through}|<limit>) <whole>", part),
    Line("period", "(later|late on) {of} <plain year>", late_in),
    Line("period", "(<ending>|<unit>) end", partial(part, "end")),
    Line("period", "end of {this}? decade", DecadeEnd()),
    Line("period", "<1st-2nd> half {of} <one month>", HalfMonth),
    Line("ending", "{qtr}", partial(Current, "quarter")),
    Line("ending", "month", partial(Current, "month")),
    Line("ending", "half year?", partial(Current, "half")),
    Line("one month", "<month>", lambda number: BarePiece(month(number))),
    Line("one month", "<month> <of year>", month_of_year),
    Line("one month", "{this}? month", partial(Current, "month")),
    Line("one month", "{next} month", partial(Current, "month", 1)),
    # Days and weeks.
    Line("nth", "<day> {th}", int),
    Line("day year", "({of} <plain year>)", same),
    Line("day year", "<yy>", Year),
    Line("one day", "{weekday} <nth> of? <month> <day year>", day_first),
    Line("one day", "{weekday} <month> <nth> <of year>", month_first),
    Line("one day", "{weekday} <month> <nth>", BareDay),
    Line("one day", "{weekday} <nth> of? <month>", lambda number, month: BareDay(month, number)),
    Line("one day", "(<yyyy> (-|/|.) <mm> (-|/|.) <day>|<yyyy> <month> <day>)", year_first),
    Line("one day", "(<day> / <mm> /|<day> - <mm> -|<day> . <mm> .) <any year>", day_first),
    Line("one day", "(<mm> / <day> /|<mm> - <day> -) <any year>", month_first),
    Line("period", "<one day>", same),
    Line("period", "(week (of|beginning|commencing|starting)|w / c) {of} <one day>", WeekOf),
    Line("period", "week (ending|ended) {of} <one day>", WeekEnding),
    Line("period", "(week|wk|cw|calendar week) <1-53> {of} <yyyy>", WeekOfYear),
    Line("period", "{this} week", CurrentWeek),
    Line("period", "{next} week", partial(CurrentWeek, 1)),
    Line("period", "(<part> {through}|<limit>) {this}? week", lambda _part: CurrentWeek()),
    Line("period", "(<part> {through}|<limit>) {next} week", lambda _part: CurrentWeek(1)),
    Line("period", "<ordinal> week {of} <one month>", WeekOfMonth),
    Line("period", "(last|final) week {of} <one month>", partial(WeekOfMonth, -1)),
    # Ranges.
    Line("stretch", "<period>", same),
    Line("stretch", "either? <period> {to} <period>", Range),
    Line("stretch", "between <period> and <period>", Range),
    Line("stretch", "from <period> (to|until|till|through|into|-) <period>", Range),
    Line("stretch", "<part> {to} <part> {through} <whole>", parts),
    Line("stretch", "between <part> and <part> {through} <whole>", parts),
    Line("stretch", "(<pieces>|<pieces> <of any year>)", pieces),
    Line("pieces", "(q <1-4> {to} <1-4>|<1st-4th> {to} <1st-4th> ({qtr}|quarters))", quarters),
    Line("pieces", "<1st-2nd> {to} <1st-2nd> (half|halves)", halves),
    Line("stretch", "(<nth> {to} <nth> <month>|<nth> {to} <nth> <month> <of year>)", days),
    Line("stretch", "(<month> <nth> {to} <nth>|<month> <nth> {to} <nth> <of year>)", days_of),
    Line("stretch", "<yyyy> (/|-) <yy>", years),
    Line("period", "<yyyy> (/|-) <yy>", unnamed_fiscal_year),
    Line("stretch", "{fy} <any year> {to word} <any year>", fiscal_years),
    Line("stretch", "{fy} <any year> (/|-) <any year>", later_fiscal_years),
    Line("stretch", "calendar years <yyyy> {to} <yyyy>", years),
    # Durations, counted from the announcement.
    Line("number", "(<count>|<unit word>|<ten word>)", int),
    Line("number", "<ten word> <unit word>", lambda tens, units: tens + units),
    Line("number", "(<unit word>|<ten word>) <count>", twice),
    Line("number", "<ten word> <unit word> <count>", lambda a, b, figure: twice(a + b, figure)),
    Line("number", "a? couple of?", 2),
    Line("number", "a? dozen", 12),
    Line("length", "(day|days)", "day"),
    Line("length", "(business|working|trading) (day|days)", "workday"),
    Line("length", "(week|weeks|wk|wks)", "week"),
    Line("length", "(month|months|mo|mos|mth|mths)", "month"),
    Line("length", "(quarter|quarters|qtrs)", "quarter"),
    Line("length", "(year|years|yr|yrs)", "year"),
    Line("amount", "<number> <length>", amount),
    Line("amount", "<number> (to|-|or|and) <number> <length>", amounts),
    Line("amount", "(a|one)? fortnight", partial(amount, 2, "week")),
    Line("amount", "half a? year", partial(amount, 6, "month")),
    Line("amount", "(a|one)? year and a half", partial(amount, 18, "month")),
    Line("amount", "<number> and a? half years", and_a_half),
    Line("several", "days", "days"),
    Line("several", "weeks", "weeks"),
    Line("several", "months", "months"),
    Line("several", "quarters", "quarters"),
    Line("phrase", "{within} {about}? {next}? <amount> {from now}", Within),
    Line("phrase", "(in|over|during|for|within)? {next} {about}? <amount>", Within),
    Line("phrase", "(over|in|during|within)? coming year", YEAR_FROM_NOW),
    Line("phrase", "(over|within|in|during) next year", YEAR_FROM_NOW),
    Line("phrase", "(in {about}?|{about}|between) <amount> {from now}", About),
    Line("phrase", "(in|over|during|within|for)? {next} (few|several)? <several>", Coming),
    Line("phrase", "((in|over|within)? (a? few|several|a matter of)|within) <several>", Coming),
    Line("phrase", "in just <several>", Coming),
    Line("phrase", "(in|over|within)? <several> (ahead|to come)", Coming),
    # Bounds, and what is left of a year.
    Line("phrase", "<stretch>", same),
    Line("phrase", "within <period>", same),
    Line("phrase", "(over|in|during)? course of <plain year>", same),
    Line("phrase", "({about} <stretch>|<stretch> or so)", Around),
    Line("phrase", "{by} {about}? (<stretch>|<this year>)", By),
    Line("phrase", "<stretch> (at latest|or earlier|or sooner|or before|latest)", By),
    Line("phrase", "between now and <period>", By),
    Line("phrase", "({by}|{before}|between now and) new year <eve>?", By(THIS_YEAR)),
    Line("phrase", "({from} new year|new year (onward|onwards))", From(NEXT_YEAR)),
    Line("phrase", "(after|following) new year", After(THIS_YEAR)),
    Line("phrase", "new year", part("beginning", NEXT_YEAR)),
    Line("eve", "' s (day|eve)?", ""),
    Line("phrase", "{before} {about}? <stretch>", lambda limit: By(limit, "before")),
    Line("phrase", "{from} {of} <period> (on|onward|onwards|forward)?", From),
    Line("phrase", "<period> (onward|onwards|at earliest|and beyond)", From),
    Line("phrase", "<period> (or|and) (later|after)", From),
    Line("phrase", "(after|following|beyond|post|not until after) <period>", After),
    Line("phrase", "(in|on) or after <period>", From),
    Line("rest", "(later|sometime|some time|in|during|within|over)* {this} calendar? year", Year),
    Line("rest", "(later|over course|in course) {of} year", Year),
    Line("rest", "(rest|remainder|balance) of <year>", same),
    Line("rest", "before <this year> is out", same),
    Line("phrase", "<rest>", partial(RestOf, precision="rest_of_year")),
    Line("phrase", "later {of} {this}? {fiscal} year", RestOf(FISCAL_YEAR(), "by_fiscal_year")),
    Line("phrase", "later {of} {this}? week", RestOf(CurrentWeek(), "by_week")),
    Line("phrase", "later {of} {this}? {qtr}", RestOf(Current("quarter"), "by_quarter")),
    Line("phrase", "later {of} {this}? month", RestOf(Current("month"), "by_month")),
    # No time at all.
    Line("unset", "(tbd|tba|tbc|to be (determined|announced|confirmed|advised|decided|set))", ""),
    Line("unset", "(uncertain|unclear|unknown|open|under review|not yet (set|known))", ""),
    Line("phrase", "(timing|timeline|date|target|schedule)? (is|remains)? <unset>", no_time),
    Line("phrase", "(in due course|undetermined|none|n / a|indefinitely)", no_time),
    Line("phrase", "(no|without) (a|firm|fixed|set)* <what> (given|set|provided|yet)*", no_time),
    Line("phrase", "<what>? (has|have|been|is|are|was|now)* <put off> <how long>*", no_time),
    Line("phrase", "(put|placed|currently|now|remains|is)* on hold <how long>*", no_time),
    Line("phrase", "(is|are|now)* <unlikely> (proceed|go ahead|happen|be built)", no_time),
    Line("phrase", "no longer planned", no_time),
    Line("phrase", "(soon|shortly|imminently|asap|when available|when ready)", no_time),
    Line("phrase", "as soon as reasonably? (possible|practicable|practical)", no_time),
    Line("phrase", "(in near (future|term)|near term)", no_time),
    Line("phrase", "(in|on|under|into|(moved|placed) (to|on|into))? <care>", no_time),
    Line("what", "(date|timing|timeline|timelines|timetable|target|guidance|schedule)", ""),
    Line("put off", "(withdrawn|removed|dropped|abandoned|shelved|terminated|discontinued)", ""),
    Line("put off", "(extended|suspended|deferred|postponed|delayed|paused)", ""),
    Line("put off", "(cancelled|canceled)", ""),
    Line("how long", "(indefinitely|until further notice)", ""),
    Line("unlikely", "(unlikely|not expected|not going|no longer (expected|planned)) to", ""),
    Line("unlikely", "(will not|won ' t)", ""),
    Line("care", "care (and|&) maintenance", ""),
    # A window is a phrase with nothing but hedges around it.
    Line("window", "{lead} <phrase> {tail}", same),
    Line("window", "<amount> {from now}", About),
)


@cache
def grammar() -> Grammar:
    """All lines, ready to be matched."""
    return Grammar(LINES, TESTS, SHORTHAND)
