"""What stands in the cells of a published report: blanks, strokes, what cannot be read, lost and merged cells (N05, N06, N19).

Whatever the reader could not take for certain is a finding here, so that nothing doubtful passes silently; one for
each table and kind of trouble, however many cells it has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from interview.dataclass import dataclass
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.engine.sums.relations import Number
from interview.review.model import FormPlace, Hit
from interview.review.places import by_section, gathered, rows_of
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject
from interview.review.text.running_text import labels_in, shows, stretches

if TYPE_CHECKING:
    from interview.reading.model import ReadFigure

_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_NOTED = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+[(（].*[)）]")
"""Thousands marks, a note in brackets."""
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One kind of trouble: by which sentence it is told."""

    code: str
    by_rows: bool = False
    """Whether whole rows are concerned, not single cells."""
    unread: str = ""
    """By which one instead, and only as a warning, where the file has no cells: how a text or a PDF came by its shape nobody knows."""


_TROUBLES: Mapping[str, _Trouble] = {
    "filler": _Trouble("N05_filler"),
    "unreadable": _Trouble("N05_unreadable"),
    "unit": _Trouble("N11_unit"),
    "negative": _Trouble("N06_negative"),
    "broken_number": _Trouble("N06_fraction"),
    "fewer_cells": _Trouble("N19_fewer", by_rows=True, unread="N19_fewer_read"),
    "more_cells": _Trouble("N19_more", by_rows=True, unread="N19_more_read"),
    "merged": _Trouble("N19_merged", unread="N19_merged_read"),
    "heads": _Trouble("N19_heads", by_rows=True),
    "order": _Trouble("N19_order", by_rows=True),
    "other_heads": _Trouble("N19_other_heads", by_rows=True),
    "by_place": _Trouble("N19_label", by_rows=True),
    "twice": _Trouble("N19_twice", by_rows=True),
}
"""By the reason for which a figure is doubtful; one row for several is told by `versions`."""


@rule("N05", "error", "N05_filler", "N05_unreadable")
@rule("N06", "error", "N06_negative", "N06_fraction")
@rule("N11", "warning", "N11_unit")
@rule("N19", "error", "N19_fewer", "N19_more", "N19_merged", "N19_other_heads", "N19_twice")
@rule("N19", "warning", "N19_fewer_read", "N19_more_read", "N19_merged_read")
@rule("N19", "warning", "N19_heads", "N19_order", "N19_label")
@needs(Need.CELLS)
def doubts(subject: Subject) -> Iterator[Hit]:
    """Cells whose figure could not be told for certain, and rows that lost cells though the sums brought them back."""
    cells, places = given(subject.cells), subject.places
    sums = {"row", *(relation.id for relation in subject.flow.relations)}
    troubled: dict[str, list[str]] = {}
    for address, figure in cells.items():
        if reason := _reason(figure, sums):
            troubled.setdefault(reason, []).append(address)
    for reason, kind in _TROUBLES.items():
        for section, addresses in by_section(troubled.get(reason, ()), places).items():
            where = rows_of(addresses, places) if kind.by_rows else gathered(addresses, places)
            texts = dict.fromkeys(cells[each].text.strip() for each in addresses)
            details = {
                "section": FormPlace(section),
                "n": len(addresses),
                "places": where,
                "text": _few(texts),
            }
            single = cells[addresses[0]] if len(addresses) == 1 else None
            code = kind.unread if kind.unread and not subject.has_cells else kind.code
            yield Hit(
                code, f"{kind.code}.{section}", tuple(addresses), single.text if single else None, _only(single), details=details,
            )  # fmt: skip


def _reason(figure: ReadFigure, sums: set[str]) -> str:
    """Why a figure is doubtful; a row that lost cells stays one that did, whatever the sums could settle.

    A figure that stands there as it is, of which the sums only said where it belongs, was not lost.
    """
    if figure.state == "read" and not sums.isdisjoint(figure.settled_by):
        return "" if figure.only_placed else "fewer_cells"
    return figure.reason if figure.state == "doubtful" else ""


def _few(texts: Iterable[str]) -> str:
    shown = [text for text in texts if text][:3]
    return " / ".join(shown)


def _only(figure: ReadFigure | None) -> Number | None:
    return figure.candidates[0] if figure and len(figure.candidates) == 1 else None


@rule("N05", "error", "N05_blank", "N05_blank_known", "N05_blank_total", "N05_blank_total_known")
@needs(Need.CELLS)
def blanks(subject: Subject) -> Iterator[Hit]:
    """Cells left blank: nothing is 0, and a total is a sum (N05). Two findings at most, whatever the tables."""
    cells, places = given(subject.cells), subject.places
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
        yield Hit(said, code, tuple(addresses), right=right, details=details)


@rule(
    "N19",
    "warning",
    "N19_unread",
    "N19_no_rows",
    "N19_left_out",
    "N19_no_others",
    "N19_gone",
    "N19_no_tables",
)
@needs(Need.CELLS)
def absent(subject: Subject) -> Iterator[Hit]:
    """What the report does not have at all: whole tables, which may be pictures, and rows (N19)."""
    cells = given(subject.cells)
    gone = by_section((each for each in subject.places if _is_gone(cells.get(each))), subject.places)
    if not gone:
        return
    sizes = Counter(place.section for place in subject.places.values())
    whole = [section for section, addresses in gone.items() if len(addresses) == sizes[section]]
    words = _words(subject) if whole else ""
    labels = labels_in(subject.flow)
    unread = [each for each in whole if shows(labels[each], words, subject.labels)]
    if subject.ran_together:  # whose cells stick together lacks no row, it cannot be read
        unread += [each for each in gone if each not in whole]
    if unread:
        where = tuple(each for section in unread for each in gone.pop(section))
        sections = tuple(map(FormPlace, unread))
        yield Hit("N19_unread", "N19_unread", where, details={"sections": sections})
    if gone:
        tables = tuple(FormPlace(each) for each in whole if each in gone)
        torn = (
            bool(unread)
            or subject.ran_together
            or next(stretches(words, subject.form_labels), None) is not None
        )
        yield _gone(subject, gone, tables, copied=torn)


def _words(subject: Subject) -> str:
    """All words of a report, those too that stand among its tables."""
    return "\n".join((*(each.text for each in subject.told), *subject.lines))


def _gone(
    subject: Subject, gone: Mapping[str, Sequence[str]], tables: tuple[FormPlace, ...], *, copied: bool
) -> Hit:
    """What is not there; of a page of which a table became running text nobody says that others are pictures."""
    parts = [
        each for section, addresses in gone.items() if FormPlace(section) not in tables for each in addresses
    ]
    where = tuple(each for addresses in gone.values() for each in addresses)
    if not tables:
        code = "N19_no_rows"
    elif copied:
        code = "N19_left_out" if parts else "N19_no_others"
    else:
        code = "N19_gone" if parts else "N19_no_tables"
    details = {"sections": tables, "places": rows_of(parts, subject.places), "n": len(where)}
    return Hit(code, "N19_gone", where, details=details)


def _is_gone(figure: ReadFigure | None) -> bool:
    return figure is None or (figure.state == "missing" and figure.reason == "not_found")


@rule("T11", "warning", "T11_left_out")
@needs(Need.TEXTS)
def too_long(subject: Subject) -> Iterator[Hit]:
    """More prose than is judged."""
    if subject.left_out:
        yield Hit("T11_left_out", "T11.left_out", (), details={"n": subject.left_out})


@rule("N05", "warning", "N05_dressed")
@rule("N05", "notice", "N05_noted")
@needs(Need.CELLS)
def not_plain(subject: Subject) -> Iterator[Hit]:
    """Counts that are not written in plain digits: full-width ones or with a unit; with a note or thousands marks (N05)."""
    signed = _signed(subject.flow)
    odd: dict[str, str] = {}
    for address, figure in given(subject.cells).items():
        if figure.state != "read" or figure.settled_by or _PLAIN.fullmatch(figure.text):
            continue
        text = _trimmed(figure.text)
        if text and address not in signed and not _PLAIN.fullmatch(text):
            odd[address] = text
    noted = {address: text for address, text in odd.items() if _NOTED.fullmatch(text)}
    rest = {address: text for address, text in odd.items() if address not in noted}
    yield from _not_plain(subject, rest, "N05_dressed")
    yield from _not_plain(subject, noted, "N05_noted")


@once_for_a_form
def _signed(flow: Flow) -> frozenset[str]:
    """The figures that may have a sign or decimals."""
    return frozenset(id for id, each in flow.questions.items() if each.kind in {"signed", "money"})


def _not_plain(subject: Subject, odd: Mapping[str, str], code: str) -> Iterator[Hit]:
    for section, addresses in by_section(odd, subject.places).items():
        texts = list(dict.fromkeys(odd[each] for each in addresses))
        places = gathered(addresses, subject.places)
        details = {"section": FormPlace(section), "n": len(addresses), "text": _few(texts), "places": places}
        left = texts[0] if len(addresses) == 1 else None
        yield Hit(code, f"{code}.{section}", tuple(addresses), left, details=details)


def _trimmed(text: str) -> str:
    return text.strip().replace("\N{NO-BREAK SPACE}", "")
