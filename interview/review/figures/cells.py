"""What stands in the cells of a published report: blanks, strokes, riddles, lost and merged cells (N05, N06, N19).

Whatever the reader could not take for certain is a finding here, so that nothing doubtful passes silently; one for
each table and kind of trouble, however many cells it has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.engine.sums.relations import Number, Severity
from interview.review.model import Finding, Place
from interview.review.places import by_section, gathered, rows_of
from interview.review.subject import Subject
from interview.review.words.running_text import shows, stretches

if TYPE_CHECKING:
    from interview.reading.model import Figure

_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_NOTED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+[(（].*[)）]")
"""Thousands marks, a note in brackets."""
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of trouble: which rule it breaks, how badly, and by which sentence it is told."""

    rule: str
    code: str
    severity: Severity
    by_rows: bool = False
    """Whether whole rows are concerned, not single cells."""


_TROUBLES: Mapping[str, _Kind] = {
    "filler": _Kind("N05", "N05_filler", "error"),
    "unreadable": _Kind("N05", "N05_unreadable", "error"),
    "unit": _Kind("N11", "N11_unit", "warning"),
    "negative": _Kind("N06", "N06_negative", "error"),
    "broken_number": _Kind("N06", "N06_fraction", "error"),
    "fewer_cells": _Kind("N19", "N19_fewer", "error", by_rows=True),
    "more_cells": _Kind("N19", "N19_more", "error", by_rows=True),
    "merged": _Kind("N19", "N19_merged", "error"),
    "heads": _Kind("N19", "N19_heads", "warning", by_rows=True),
    "order": _Kind("N19", "N19_order", "warning", by_rows=True),
    "other_heads": _Kind("N19", "N19_other_heads", "error", by_rows=True),
    "by_place": _Kind("N19", "N19_label", "warning", by_rows=True),
    "twice": _Kind("N19", "N19_twice", "error", by_rows=True),
}
"""By the reason for which a figure is doubtful; one row for several is told by `versions`."""


def doubts(subject: Subject) -> Iterator[Finding]:
    """Cells whose figure could not be told for certain, and rows that lost cells though the sums brought them back."""
    if subject.cells is None:
        return
    cells, places = subject.cells, subject.places
    sums = {"row", *(relation.id for relation in subject.flow.relations)}
    troubled: dict[str, list[str]] = {}
    for address, figure in cells.items():
        if reason := _reason(figure, sums):
            troubled.setdefault(reason, []).append(address)
    for reason, kind in _TROUBLES.items():
        for section, addresses in by_section(troubled.get(reason, ()), places).items():
            where = rows_of(addresses, places) if kind.by_rows else gathered(addresses, places)
            texts = dict.fromkeys(cells[each].text.strip() for each in addresses)
            details = {"section": Place(section), "n": len(addresses), "places": where, "text": _few(texts)}
            single = cells[addresses[0]] if len(addresses) == 1 else None
            yield Finding(
                f"{kind.code}.{section}", kind.rule, kind.severity, tuple(addresses),
                single.text if single else None, _only(single), code=kind.code, details=details,
            )  # fmt: skip


def _reason(figure: Figure, sums: set[str]) -> str:
    """Why a figure is doubtful; a row that lost cells stays one that did, whatever the sums could settle."""
    if figure.state == "read" and not sums.isdisjoint(figure.settled_by):
        return "fewer_cells"
    return figure.reason if figure.state == "doubtful" else ""


def _few(texts: Iterable[str]) -> str:
    shown = [text for text in texts if text][:3]
    return " / ".join(shown)


def _only(figure: Figure | None) -> Number | None:
    return figure.candidates[0] if figure and len(figure.candidates) == 1 else None


def blanks(subject: Subject) -> Iterator[Finding]:
    """Cells left blank: nothing is 0, and a total is a sum (N05). Two findings at most, whatever the tables."""
    if subject.cells is None:
        return
    cells, places = subject.cells, subject.places
    blank = [each for each in places if each in cells and cells[each].reason == "blank"]
    totals = [each for each in blank if places[each].column == _TOTAL]
    for code, addresses in (
        ("N05_blank", [each for each in blank if each not in totals]),
        ("N05_blank_total", totals),
    ):
        if not addresses:
            continue
        sums = {each: cells[each].candidates[0] for each in addresses if cells[each].candidates}
        told = {each: value for each, value in sums.items() if value}
        details = {"n": len(addresses), "places": gathered(addresses, places), "sums": told}
        right = sums.get(addresses[0]) if len(addresses) == 1 else None
        said = f"{code}_known" if told else code
        yield Finding(code, "N05", "error", tuple(addresses), right=right, code=said, details=details)


def dressed(subject: Subject) -> Iterator[Finding]:
    """Counts that are not plain digits: full-width ones or with a unit; with a note or thousands marks (N05)."""
    if subject.cells is None:
        return
    signed = {id for id, question in subject.flow.questions.items() if question.kind in {"signed", "money"}}
    odd: dict[str, str] = {}
    for address, figure in subject.cells.items():
        text = _trimmed(figure.text)
        certain = figure.state == "read" and not figure.settled_by
        if certain and text and address not in signed and not _PLAIN.fullmatch(text):
            odd[address] = text
    noted = {address: text for address, text in odd.items() if _NOTED.fullmatch(text)}
    rest = {address: text for address, text in odd.items() if address not in noted}
    yield from _dressed(subject, rest, "N05_dressed", "warning")
    yield from _dressed(subject, noted, "N05_noted", "notice")


def _dressed(subject: Subject, odd: Mapping[str, str], code: str, severity: Severity) -> Iterator[Finding]:
    for section, addresses in by_section(odd, subject.places).items():
        texts = list(dict.fromkeys(odd[each] for each in addresses))
        places = gathered(addresses, subject.places)
        details = {"section": Place(section), "n": len(addresses), "text": _few(texts), "places": places}
        left = texts[0] if len(addresses) == 1 else None
        yield Finding(
            f"{code}.{section}", "N05", severity, tuple(addresses), left, code=code, details=details
        )


def _trimmed(text: str) -> str:
    return text.strip().replace("\N{NO-BREAK SPACE}", "")


def too_long(subject: Subject) -> Iterator[Finding]:
    """More prose than is judged."""
    if subject.left_out:
        yield Finding(
            "T11.left_out", "T11", "warning", (), code="T11_left_out", details={"n": subject.left_out}
        )


def absent(subject: Subject) -> Iterator[Finding]:
    """What the report does not have at all: whole tables, which may be pictures, and rows (N19)."""
    gone = by_section((each for each in subject.places if _is_gone(subject, each)), subject.places)
    sizes = Counter(place.section for place in subject.places.values())
    whole = [section for section, addresses in gone.items() if len(addresses) == sizes[section]]
    words = _words(subject) if whole else ""
    unread = [each for each in whole if shows(subject.flow.section[each], words, subject.labels)]
    if unread:
        cells = tuple(each for section in unread for each in gone.pop(section))
        sections = tuple(map(Place, unread))
        yield Finding(
            "N19_unread", "N19", "warning", cells, code="N19_unread", details={"sections": sections}
        )
    if gone:
        tables = tuple(Place(each) for each in whole if each in gone)
        torn = (
            bool(unread)
            or subject.ran_together
            or next(stretches(words, subject.form_labels), None) is not None
        )
        yield _gone(subject, gone, tables, copied=torn)


def _words(subject: Subject) -> str:
    """All words of a report, those too that stand among its tables."""
    return "\n".join((*(subject.plain(each.text) for each in subject.passages), *subject.lines))


def _gone(
    subject: Subject, gone: Mapping[str, Sequence[str]], tables: tuple[Place, ...], *, copied: bool
) -> Finding:
    """What is not there; of a page of which a table became running text nobody says that others are pictures."""
    parts = [
        each for section, addresses in gone.items() if Place(section) not in tables for each in addresses
    ]
    where = tuple(each for addresses in gone.values() for each in addresses)
    if not tables:
        code = "N19_no_rows"
    elif copied:
        code = "N19_left_out" if parts else "N19_no_others"
    else:
        code = "N19_gone" if parts else "N19_no_tables"
    details = {"sections": tables, "places": rows_of(parts, subject.places), "n": len(where)}
    return Finding("N19_gone", "N19", "warning", where, code=code, details=details)


def _is_gone(subject: Subject, address: str) -> bool:
    if subject.cells is None:
        return False
    figure = subject.cells.get(address)
    return figure is None or (figure.state == "missing" and figure.reason == "not_found")
