"""`nianbao import`: a published report to an answers file, with a word on everything that was not plain.

What was read, doubtful and missing goes to stdout, for people or as JSON; what to do next to stderr.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.desk.exact_json import exact
from interview.desk.reports import is_answers_file
from interview.engine.answers.kinds import plain
from interview.engine.flow.model import Flow
from interview.engine.plan.outline.numbers import counted
from interview.errors import ReportFileError
from interview.flowfiles import available, load_flow
from interview.reading.convert.to_book import Imported, imported, texts_of
from interview.reading.model import ReadFigure, Report
from interview.review.claimed.in_words import read_whole
from interview.session import AnswersFile, Session, free_path
from interview.wording.catalog import Words
from interview.wording.names import name_of, row_name

_MOST_LINES = 40


def import_report(options: argparse.Namespace, words: Words) -> Exit:
    """Reads a report and writes what it told as an answers file."""
    if is_answers_file(Path(options.report)):
        raise ReportFileError("is_answers", file=Path(options.report).name)
    flows = [load_flow(options.flow, options.lang)] if options.flow else list(available(options.lang))
    report = read_whole(Path(options.report), flows)
    if report.says_nothing:
        raise ReportFileError("no_report", file=Path(options.report).name)
    flow = next(each for each in flows if each.id == report.flow)
    taken = imported(report, flow)
    if options.format == "json":
        put(exact(_as_data(Path(options.report).name, report, flow)))
    if options.format == "json" and options.out is None:
        return Exit.DONE
    out = Path(options.out) if options.out else _made_up(report, Path(options.report))
    with AnswersFile.create(out, Session(flow.id, flow.version)) as file:
        file.save(taken.book, None, finished=False)
    if options.format == "text":
        for line in account(Path(options.report).name, report, flow, taken, words):
            put(line)
    waiting = len(taken.plan.open)
    tell(words.say("reading.written", file=out.name))
    next_step = (
        words.say("reading.open", n=waiting, file=out) if waiting else words.say("reading.complete", file=out)
    )
    tell(next_step)
    return Exit.DONE


def _made_up(report: Report, file: Path) -> Path:
    """A name for the answers file here: of office and year where the report tells both, else of the report's file."""
    if report.office and report.year is not None:
        return free_path(Path(), report.office, report.year)
    return Path(f"{file.stem}.nianbao.json")


def _as_data(file: str, report: Report, flow: Flow) -> dict[str, object]:
    """What was read, for other programs: every cell of the form as printed, the texts, their outline."""
    return {
        "file": file, "office": report.office or None, "year": report.year, "flow": flow.id,
        "cells": {address: _cell(report.figures[address]) for address in flow.cells},
        "texts": texts_of(report),
        "outline": [
            {"section": section, "address": part.id, "heading": part.heading, "number": number}
            for section, parts in report.outline.items()
            for part, number in zip(parts, counted([part.heading for part in parts]), strict=True)
        ],
        "whose": {
            "office": _vote(report.office or None, report.offices), "year": _vote(report.year, report.years),
        },
    }  # fmt: skip


def _vote(value: str | int | None, candidates: Sequence[str | int]) -> dict[str, object]:
    """What all that tell it agree on, or what it may be."""
    state = "doubtful" if candidates else "missing" if value is None else "read"
    return {"state": state, "value": value, "candidates": list(candidates)}


def _cell(figure: ReadFigure) -> dict[str, object]:
    return {
        "state": figure.state, "value": figure.value, "reason": figure.reason or None,
        "candidates": list(figure.candidates), "settled_by": figure.settled_by[0] if figure.settled_by else None,
    }  # fmt: skip


def account(file: str, report: Report, flow: Flow, taken: Imported, words: Words) -> Iterator[str]:
    """What was read, doubtful and missing, in the form's order."""
    figures = {address: report.figures[address] for address in flow.cells}
    states = [figure.state for figure in figures.values()]
    yield words.say(
        "reading.read",
        file=file,
        n=states.count("read"),
        doubtful=states.count("doubtful"),
        missing=states.count("missing"),
    )
    yield from _about(report, flow, words)
    listed = [
        ("doubtful", [_doubtful(flow, address, figure, words) for address, figure in figures.items() if figure.state == "doubtful"]),
        ("settled", list(_settled(flow, figures, words))),
        ("noted", [_noted(flow, address, figure, words) for address, figure in figures.items() if figure.note]),
        ("differing", [
            words.say("reading.differing_line", name=name_of(flow, address, words), told=plain(told), sum=plain(ours))
            for address, (told, ours) in taken.differing.items()
        ]),
        ("missing", list(_missing(flow, figures, words))),
    ]  # fmt: skip
    for title, lines in listed:
        if lines:
            yield words.say(f"reading.{title}")
            yield from _indented(lines, words)


def _about(report: Report, flow: Flow, words: Words) -> Iterator[str]:
    """The form, the office, the year, the texts."""
    if report.year is not None and not flow.fits(report.year):
        yield words.say("reading.other_form", year=report.year, flow=flow.name)
    else:
        yield words.say("reading.form", flow=flow.name)
    unknown = words.say("reading.unknown")
    yield words.say("reading.whose", office=report.office or unknown, year=report.year or unknown)
    for code, told in (("which_year", report.years), ("which_office", report.offices)):
        if told:
            yield words.say(f"reading.{code}", list=" / ".join(map(str, told)))
    yield words.say("reading.texts", n=len(report.texts))
    if report.second:
        yield words.say("reading.second", title=report.second)


def _indented(lines: Iterable[str], words: Words) -> Iterator[str]:
    lines = list(lines)
    yield from (f"  {line}" for line in lines[:_MOST_LINES])
    if len(lines) > _MOST_LINES:
        yield "  " + words.say("reading.more", n=len(lines) - _MOST_LINES)


def _settled(flow: Flow, figures: Mapping[str, ReadFigure], words: Words) -> Iterator[str]:
    """What the relations decided; zeros only counted."""
    decided = {
        address: figure.value if figure.state == "read" else figure.candidates[0]
        for address, figure in figures.items()
        if figure.settled_by and (figure.state == "read" or figure.candidates)
    }
    for address, value in decided.items():
        if value:
            yield words.say("reading.settled_line", name=name_of(flow, address, words), value=plain(value))
    if zeros := sum(not value for value in decided.values()):
        yield words.say("reading.settled_zero", n=zeros)


def _missing(flow: Flow, figures: Mapping[str, ReadFigure], words: Words) -> Iterator[str]:
    """What the report does not have; a whole row of the ledger by its name."""
    gone = [
        address for address, figure in figures.items() if figure.state == "missing" and not figure.settled_by
    ]
    ledger = flow.ledger
    row_of = {cell: row for cell, (row, _) in ledger.places.items()} if ledger is not None else {}
    told: set[str] = set()
    for address in gone:
        row = row_of.get(address)
        if (
            ledger is None
            or row is None
            or any(row_of.get(each) == row and each not in gone for each in figures)
        ):
            yield name_of(flow, address, words)
        elif row not in told:
            told.add(row)
            yield row_name(ledger, row, words)


def _noted(flow: Flow, address: str, figure: ReadFigure, words: Words) -> str:
    value = figure.text if figure.value is None else plain(figure.value)
    return words.say("reading.noted_line", name=name_of(flow, address, words), value=value, note=figure.note)


def _doubtful(flow: Flow, address: str, figure: ReadFigure, words: Words) -> str:
    listed = " / ".join(plain(each) for each in figure.candidates)
    candidates = words.say("reading.candidates", list=listed) if listed else ""
    why = words.say(f"reading.{figure.reason}", text=figure.text, candidates=candidates)
    return words.say("reading.doubtful_line", name=name_of(flow, address, words), why=why)
