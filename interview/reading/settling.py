"""What the text leaves open and the relations decide, with their names; and what they speak against.

Three things, in this order. A row found by its place alone must not break a sum. Figures of a row with lost cells are
put where its own sum comes out, if there is one way only. Then the balances of the whole sheet bound every cell that
is still open: one that can only be one number is settled. Blank cells stay `missing`, and get that number as their
only candidate: that nothing stands there remains to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from interview.engine.relations import Number, Relation, holds
from interview.engine.repair import System
from interview.reading.form import Form, FormRow
from interview.reading.labels import aliases
from interview.reading.sheet import Figure

_TORN = frozenset({"fewer_cells", "merged"})
_WIDEST = 8
"""Columns of a row whose ways of placing figures are tried one by one."""


def settled(form: Form, figures: Mapping[str, Figure], guessed: Iterable[str]) -> dict[str, Figure]:
    """The figures after the relations have had their say."""
    found = dict(figures)
    equations = [each for each in form.flow.relations if each.operator == "=" and each.severity == "error"]
    _doubt_guesses(found, equations, set(guessed))
    _one_for_many(found)
    _merge_many(found)
    for row in form.rows:
        _place_torn(row, found, equations)
    _bound(found, equations, form.flow.cells)
    return found


def _sheet(found: Mapping[str, Figure]) -> dict[str, Number | None]:
    return {address: figure.value if figure.state == "read" else None for address, figure in found.items()}


def _doubt_guesses(found: dict[str, Figure], equations: Sequence[Relation], guessed: set[str]) -> None:
    sheet = _sheet(found)
    for relation in equations:
        if guessed.isdisjoint(relation.addresses) or holds(relation, sheet) is not False:
            continue
        for address in guessed.intersection(relation.addresses):
            figure = found[address]
            if figure.state == "read" and figure.value is not None:
                found[address] = replace(
                    figure, state="doubtful", value=None, reason="by_place", candidates=(figure.value,)
                )


def _parts() -> tuple[str, tuple[str, ...]]:
    either = aliases()["one_for_many"]
    return str(either["one"]), tuple(either["many"])


def _one_for_many(found: dict[str, Figure]) -> None:
    """One row where the form has several: where it is 0 they all are, else nobody can say which of them."""
    one, many = _parts()
    for address in list(found):
        table, _, rest = address.partition(f".{one}.")
        whole = found[address]
        if not rest or whole.value is None:
            continue
        for part in many:
            mine = f"{table}.{part}.{rest}"
            if mine not in found or found[mine].reason != "not_found":
                continue
            if whole.value == 0:
                found[mine] = Figure("read", 0, whole.text, settled_by=(one,))
            else:
                candidates = (whole.value, 0) if part == many[-1] else (0, whole.value)
                found[mine] = Figure("doubtful", None, whole.text, "one_row_for_many", candidates)


def _merge_many(found: dict[str, Figure]) -> None:
    """Several rows where the form has one: it is their sum."""
    one, many = _parts()
    for address, figure in list(found.items()):
        table, _, rest = address.partition(f".{one}.")
        if not rest or figure.reason != "not_found":
            continue
        parts = [found.get(f"{table}.{part}.{rest}") for part in many]
        values = [part.value for part in parts if part is not None and part.value is not None]
        if len(values) == len(many):
            text = " + ".join(part.text for part in parts if part is not None)
            found[address] = Figure("read", sum(values), text, settled_by=many)


def _place_torn(row: FormRow, found: dict[str, Figure], equations: Sequence[Relation]) -> None:
    """A row that lost cells: every way of placing its figures in order is tried against the row's own sum."""
    addresses = [column.address for column in row.columns]
    figures = [found.get(address) for address in addresses]
    torn = [each for each in figures if each is not None and each.reason in _TORN]
    if len(torn) != len(addresses) or len(addresses) > _WIDEST:
        return
    own = next((each for each in equations if set(each.addresses) == set(addresses)), None)
    told = _told(figures)
    if told is None or not told:
        return
    ways = [way for way in _ways(addresses, told) if own is None or holds(own, way) is True]
    if not ways or (own is None and any(told)):
        return
    for address in addresses:
        values = {way[address] for way in ways}
        figure = found[address]
        if len(values) == 1:
            found[address] = replace(
                figure, state="read", value=values.pop(), reason="", candidates=(), settled_by=(own.id,) if own else ("row",)
            )  # fmt: skip
        else:
            found[address] = replace(
                figure, candidates=tuple(sorted(value for value in values if value is not None))
            )


def _told(figures: Sequence[Figure | None]) -> list[Number] | None:
    """The figures of a torn row in order; None where one of them is no count."""
    texts = next((each.text.split("  ") for each in figures if each is not None), [])
    numbers = [_number(text) for text in texts]
    return None if None in numbers else [each for each in numbers if each is not None]


def _number(text: str) -> Number | None:
    return int(text) if text.strip().isdecimal() else None


def _ways(addresses: Sequence[str], told: Sequence[Number]) -> Iterable[dict[str, Number | None]]:
    for places in combinations(range(len(addresses)), len(told)):
        at = dict(zip(places, told, strict=True))
        yield {address: at.get(place, 0) for place, address in enumerate(addresses)}


def _bound(found: dict[str, Figure], equations: Sequence[Relation], cells: Iterable[str]) -> None:
    """Cells that can be only one number, the sums being what they are."""
    sheet = {address: value for address, value in _sheet(found).items() if address in set(cells)}
    system = System(equations)
    troubled = {address for relation in system.broken(sheet) for address in relation.addresses}
    ranges = system.ranges(sheet)
    for address, bounds in ranges.items():
        figure = found.get(address)
        if figure is None or figure.state == "read" or bounds.most is None or bounds.least != bounds.most:
            continue
        if address in troubled or figure.reason in {"not_found", "twice"}:
            continue
        if figure.candidates and bounds.least not in {*figure.candidates, 0}:
            continue
        by = tuple(each.id for each in equations if address in each.addresses)
        if figure.reason == "blank":
            found[address] = replace(figure, candidates=(bounds.least,), settled_by=by)
        elif figure.reason in _TORN:
            found[address] = replace(
                figure, state="read", value=bounds.least, reason="", candidates=(), settled_by=by
            )
