"""Sums of figures written as text, for rules that are data: `applications.denied_*.total - documents.issued`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from interview.engine.flow.model import Flow
from interview.engine.sums.relations import Number
from interview.review.subject import Subject

_TERM = re.compile(r"(?:([+-])\s*+)?([a-z0-9_.*]+)")


def terms(text: str, flow: Flow) -> tuple[tuple[int, str], ...]:
    """The figures of a sum that a form has, each with its sign."""
    return _terms(text, flow.cells)


def names(text: str) -> tuple[str, ...]:
    """The figures of a sum as it is written, whatever form has them."""
    return tuple(name for _, name in _TERM.findall(text))


def addresses(text: str, flow: Flow) -> tuple[str, ...]:
    """The figures of a sum that a form has."""
    return tuple(address for _, address in _terms(text, flow.cells))


def taken_off(text: str, flow: Flow) -> tuple[str, ...]:
    """The figures that a sum takes off."""
    return tuple(address for sign, address in _terms(text, flow.cells) if sign < 0)


def value(text: str, subject: Subject) -> Number | None:
    """A sum; None while one of its figures is unknown or the form does not have it."""
    total: Number = 0
    terms = _terms(text, subject.flow.cells)
    for sign, address in terms:
        figure = figure_of(address, subject)
        if figure is None:
            return None
        total += sign * figure
    return total if terms else None


def figure_of(address: str, subject: Subject) -> Number | None:
    """A figure; where a published total is blank or unsure, what its parts come to."""
    known = subject.sheet.get(address)
    if known is not None:
        return known
    figures = [_or_zero(each, subject) for each in _parts(address, subject.flow) or (address,)]
    return sum(each for each in figures if each is not None) if None not in figures else None


def _or_zero(address: str, subject: Subject) -> Number | None:
    """A figure; a cell left blank beside others that are not means none."""
    known = subject.sheet.get(address)
    cell = subject.cells.get(address) if subject.cells is not None else None
    return 0 if known is None and cell is not None and cell.reason == "blank" else known


def _parts(address: str, flow: Flow) -> tuple[str, ...]:
    if not address.endswith(".total"):
        return ()
    return next(
        (tuple(part for _, part in each.right) for each in flow.relations if each.computes and each.target == address and each.rule != "I2"),
        (),
    )  # fmt: skip


def wildcard(name: str) -> str:
    """A pattern for the addresses that a name with * stands for."""
    return re.escape(name).replace(r"\*", "[a-z_]*")


@lru_cache(maxsize=500)
def _terms(text: str, cells: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple(_expanded(text, frozenset(cells), cells))


def _expanded(text: str, known: frozenset[str], cells: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for sign, name in _TERM.findall(text):
        factor = -1 if sign == "-" else 1
        if "*" in name:
            wanted = re.compile(wildcard(name))
            yield from ((factor, each) for each in cells if wanted.fullmatch(each))
        elif name in known:
            yield factor, name
