"""What a filled worksheet or a register of applications makes of a new interview, and what to say of it.

What stands in such a file `reading.filled` reads; what cannot be seen there is asked of whoever opens it, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from interview.desk.preferences import Preferences
from interview.desk.report_year import likely_year
from interview.desk.reports import is_answers_file
from interview.desk.way_in.questions import Ask
from interview.engine.answers.kinds import Parsed, parse_year
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.ledger.case_list import MOST_LISTED, is_placed
from interview.errors import ReportFileError
from interview.export.worksheet import lines_on_page
from interview.flowfiles import DEFAULT, available, form_of, load_flow
from interview.flowfiles.families import Family, family_of
from interview.reading.filled.columns import ROLES, Columns, Role, columns_of
from interview.reading.filled.days import with_whole_days
from interview.reading.filled.meanings import Meanings
from interview.reading.filled.register import FromRegister, listed
from interview.reading.filled.tables import Table, tables_of
from interview.reading.filled.ticked import ticked
from interview.reading.filled.to_book import Taken, taken
from interview.reading.filled.worksheet import Filled, filled_in, written_on_page
from interview.reading.report import read_report
from interview.session import Notice
from interview.wording.catalog import Words
from interview.wording.lists import joined
from interview.wording.names import name_of

_LONGEST_EXAMPLE = 12
_LEAST_OF_REPORT = 4
"""One figure in so many is read of a published report, and of no register."""


@dataclass(frozen=True)
class Begun:
    """What a file made of a new interview."""

    flow: Flow
    book: Book
    notices: tuple[Notice, ...]


def begun(
    file: str, flow_id: str | None, year: int | None, last: LastYear | None, words: Words, ask: Ask
) -> Begun:
    """The book that a worksheet or a register makes, and what to say of it; asks where a needed column was not found.

    Raises:
        ReportFileError: The file is neither, or cannot be read.
        FlowFileError: There is no such form.
    """
    path = Path(file)
    if is_answers_file(path):
        raise ReportFileError("is_answers", file=path.name)
    tables = tables_of(path)
    filled = filled_in(tables) or written_on_page(tables, _forms(words))
    about = _year(filled, year, last)
    if last is not None and last.year >= about:
        raise ReportFileError("last_not_before", file=path.name, year=about, last=last.year)
    flow = _form(path, filled, flow_id, about, words)
    meanings = _meanings(flow)
    others = filled.others if filled else tables
    found = (
        _register(path, others, meanings, about, words, ask, ours=filled is not None) if meanings else None
    )
    if filled is None and found is None:
        raise ReportFileError("sheet_is_report" if _is_report(path, words) else "no_sheet", file=path.name)
    applications = listed(found.parts, meanings, about) if found and meanings else FromRegister()
    if (n := len(applications.entries)) > MOST_LISTED:
        raise ReportFileError("register_too_long", file=path.name, n=n, most=MOST_LISTED)
    made = taken(flow, _with_year(filled, about), applications, last)
    notices = [*_of_sheet(path, filled, made, flow, words)]
    if found is not None and (applications.entries or applications.left_out):
        if filled is None:
            notices.append(_read_as(path, found.columns, applications, about, words))
            Preferences().remember_register(found.columns.named)
            notices += _of_tables(found, applications)
        notices += _of_register(applications, about, ours=filled is not None)
    return Begun(flow, made.book, tuple(notices))


def report_of(file: Path, words: Words) -> Family:
    """The report that a worksheet is for, and for anything else the usual one, of which a register is part.

    What cannot be read is of the usual one too; opening it says why.
    """
    try:
        tables = tables_of(file)
    except ReportFileError:
        return family_of(DEFAULT)
    filled = filled_in(tables) or written_on_page(tables, _forms(words))
    return family_of(filled.flow if filled else DEFAULT)


def _form(path: Path, filled: Filled | None, flow_id: str | None, about: int, words: Words) -> Flow:
    """The form that is named, else the worksheet's, else that of the year."""
    flow = load_flow(filled.flow if filled and not flow_id else form_of(flow_id, about), words.lang)
    if not flow.fits(about):
        raise ReportFileError("sheet_of_other_form", file=path.name, form=flow.name, year=about)
    return flow


def _meanings(flow: Flow) -> Meanings | None:
    """What the cells of a register may say, in Chinese as in the language of the talk; None where the form has no such table."""
    ledgers = [each.ledger for each in (load_flow(flow.id), flow) if each.ledger]
    return Meanings(ledgers) if ledgers else None


def _with_year(filled: Filled | None, about: int) -> dict[str, str]:
    """What a worksheet tells, with the year that it, or the register, is read as of."""
    told = {**filled.told} if filled else {}
    if not told.get("year") or _as_year(told["year"]) is not None:
        told["year"] = str(about)
    return told


def _forms(words: Words) -> dict[str, Mapping[str, str]]:
    return {flow.id: lines_on_page(flow, words) for flow in available(words.lang)}


def _year(filled: Filled | None, year: int | None, last: LastYear | None) -> int:
    """The year of the report: as asked for, as written, the one after last year's, the one that is likely."""
    written = _as_year(filled.told.get("year", "")) if filled else None
    usual = last.year + 1 if last else likely_year()
    return year or written or usual


def _as_year(text: str) -> int | None:
    parsed = parse_year(text)
    return int(str(parsed.value.value)) if isinstance(parsed, Parsed) else None


@dataclass(frozen=True)
class _Register:
    """The tables of one register, and how many others look like one."""

    parts: Sequence[tuple[Table, Columns]]
    others: int

    @property
    def columns(self) -> Columns:
        """The columns, alike in all its tables."""
        return self.parts[0][1]


def _register(
    path: Path, tables: Sequence[Table], meanings: Meanings, year: int, words: Words, ask: Ask, *, ours: bool
) -> _Register | None:
    """The table with the most applications of the year, and all with the same heads; what it lacks is asked for once."""
    known = {} if ours else Preferences().register
    read = tables if ours else [ticked(with_whole_days(table), meanings) for table in tables]
    found = [(table, columns) for table in read if (columns := columns_of(table, meanings, known))]
    if not found:
        return None
    entries = [len(listed([each], meanings, year).entries) for each in found]
    table, columns = found[entries.index(max(entries))]
    if not ours and columns.missing and _is_report(path, words):
        raise ReportFileError("sheet_is_report", file=path.name)
    whole = columns if ours else _completed(table, columns, meanings, words, ask)
    alike = [its.alike(columns) for _, its in found]
    parts = [
        (each, replace(whole, head=its.head)) for (each, its), same in zip(found, alike, strict=True) if same
    ]
    return _Register(parts, sum(n > 0 and not same for n, same in zip(entries, alike, strict=True)))


def _is_report(path: Path, words: Words) -> bool:
    """Whether a file without the columns of a register is a published report, given here by mistake."""
    try:
        report = read_report(path, available(words.lang))
    except ReportFileError:
        return False
    read = sum(figure.state == "read" for figure in report.figures.values())
    return read * _LEAST_OF_REPORT >= len(report.figures)


def _completed(table: Table, columns: Columns, meanings: Meanings, words: Words, ask: Ask) -> Columns:
    for role in columns.missing:
        free = columns.likely(role, table, meanings)
        labels = [*(_shown(table, columns, at, words) for at in free), words.say("register.none")]
        picked = ask(words.say(f"register.which_{role}"), labels)
        columns = columns.with_(role, free[picked] if picked < len(free) else None)
    return columns


def _shown(table: Table, columns: Columns, at: int, words: Words) -> str:
    example = next((row[at] for row in table[columns.head + 1 :] if at < len(row) and row[at]), "")
    key = "register.column" if example else "register.column_empty"
    return words.say(key, head=columns.heads[at], example=example[:_LONGEST_EXAMPLE])


def _of_sheet(path: Path, filled: Filled | None, made: Taken, flow: Flow, words: Words) -> Iterator[Notice]:
    if filled is not None:
        yield Notice("sheet_read", {"file": path.name, "n": made.taken})
    for each in made.doubtful:
        beneath = _is_fact(flow, each.address) and made.plan.get(each.address) is None
        code = "sheet_doubtful_beneath" if beneath else "sheet_doubtful"
        yield Notice(code, {"name": name_of(flow, each.address, words), "text": each.text})
    for each in made.closed:
        yield Notice("sheet_closed", {"name": name_of(flow, each.address, words), "text": each.text})
    if made.beside:
        facts = [
            words.say("worksheet.fact", name=name_of(flow, each.address, words), text=each.text)
            for each in made.beside
        ]
        yield Notice("sheet_beside", {"facts": joined(facts, words)})
    for differing in made.differing:
        name = name_of(flow, differing.address, words)
        yield Notice("sheet_differs", {"name": name, "told": differing.told, "listed": differing.listed})


def _is_fact(flow: Flow, address: str) -> bool:
    """Whether something is told for a text alone: nobody asks for it but where it is said that there was any."""
    question = flow.questions.get(address)
    return question is not None and bool(question.serves)


def _read_as(path: Path, columns: Columns, applications: FromRegister, year: int, words: Words) -> Notice:
    """What was read of a register, and by which of its columns."""
    roles: list[Role] = [role for role in ROLES if role in columns.found]
    read_as = [
        words.say("register.read_as", head=columns.named[role], role=words.say(f"register.{role}"))
        for role in roles
    ]
    told = {"file": path.name, "year": year, "columns": joined(read_as, words), **_counted(applications)}
    return Notice("register_read" if applications.tells_carried else "register_read_undated", told)


def _of_tables(register: _Register, applications: FromRegister) -> Iterator[Notice]:
    if len(register.parts) > 1:
        yield Notice("register_tables", {"n": len(register.parts)})
    if applications.repeated:
        yield Notice("register_repeated", {"n": applications.repeated})
    if applications.continued:
        yield Notice("register_continued", {"n": applications.continued})
    if register.others:
        yield Notice("register_others", {"n": register.others})


def _counted(applications: FromRegister) -> dict[str, object]:
    entries = applications.entries
    return {"n": len(entries), "carried": sum(entry.carried for entry in entries)}


def _of_register(applications: FromRegister, year: int, *, ours: bool) -> Iterator[Notice]:
    if ours:
        yield Notice("list_read", _counted(applications))
    if unclear := sum(not is_placed(entry) for entry in applications.entries):
        yield Notice("register_unclear", {"n": unclear})
    if applications.contradicting:
        yield Notice("register_contradicts", {"n": applications.contradicting})
    yield from _of_days(applications, year)
    if applications.left_out:
        yield Notice("register_left_out", {"n": applications.left_out, "year": year})


def _of_days(applications: FromRegister, year: int) -> Iterator[Notice]:
    if applications.backwards:
        yield Notice("register_backwards", {"n": applications.backwards})
    if applications.yearless:
        yield Notice("register_yearless", {"n": applications.yearless, "year": year})
    if applications.unread:
        example = applications.unread[0][:_LONGEST_EXAMPLE]
        yield Notice("register_unread_days", {"n": len(applications.unread), "example": example})
