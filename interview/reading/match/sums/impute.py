"""What the text leaves open and the relations decide, with their names; and what they speak against.

In this order: a row found by its place alone must not break a sum; a row whose figures a lost cell could have moved must be
borne out by the sums; then `proof` settles what certain figures force. Cells that are blank stay `missing`, with the number
that the sums make of them as their only candidate: that nothing stands there remains to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from interview.dataclass import dataclass
from interview.engine.flow.address import row_of
from interview.engine.flow.published import OneForMany
from interview.engine.sums.relations import Number, Relation, Sheet, holds
from interview.reading.match.form import SUMMED, Form
from interview.reading.match.sums.closed_up import closed_up
from interview.reading.match.sums.cut_short import whole_where_cut_short
from interview.reading.match.sums.cuts import cuts
from interview.reading.match.sums.proof import Proof, bears_out, sums_up
from interview.reading.match.sums.vanished import without_noughts
from interview.reading.model import ReadFigure, Reason
from interview.reading.numbers import value_of

_TORN = frozenset({"fewer_cells", "merged"})
_PERHAPS_BLANK = frozenset({"blank", "fewer_cells"})
_NEARLY = 0.8
_MOST_ROUNDS = 4
"""What one row proves may prove another; a table that needs more is too far gone."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the form as it was read."""

    cells: tuple[str, ...]
    """The addresses of its cells, in the order printed."""
    guessed: bool
    """Whether only its place tells which row it is, or its label against its place."""
    weak: bool
    """Whether a lost cell could have moved its figures unseen."""
    whole: bool
    """Whether it has these cells and no others."""
    provable: bool
    """Whether the rows of its table are as wide as the form, so that figures which are gone were its own."""
    drops_blanks: bool
    """Whether a blank cell would have left nothing where it stood."""
    shows_blanks: bool
    """Whether there are blank cells in it, so that what is not told of it was blank."""
    is_unsure: bool = False
    """Whether its figures may be those of a row that lost its label: each cell has its own line, and a label is nowhere."""


def settled(form: Form, figures: Mapping[str, ReadFigure], rows: Sequence[ReadRow]) -> dict[str, ReadFigure]:
    """The figures, by address, after the relations have had their say.

    Args:
        form: The form.
        figures: By address, as placed.
        rows: The rows that were read.
    """
    found, rows = dict(figures), [row for row in rows if row.cells]  # one under strange heads has none
    equations = form.equations
    places = {cell: at for at, cell in enumerate(form.flow.cells)}
    in_order = [sorted(row.cells, key=lambda cell: places.get(cell, 0)) for row in rows]
    _doubt_aside(found, in_order)
    found |= whole_where_cut_short(equations, found, in_order)
    _doubt_guesses(found, equations, [frozenset(row.cells) for row in rows if row.guessed])
    _doubt_moved(found, equations, [row for row in rows if row.weak])
    found |= closed_up(equations, found)
    for either in form.flow.published.one_for_many:
        _one_for_many(found, either)
        _merge_many(found, either)
    _place_without_noughts(form, found, equations, rows)
    _prove(form, found, equations, rows)
    return found


def _sheet(found: Mapping[str, ReadFigure]) -> dict[str, Number | None]:
    return {address: figure.value if figure.state == "read" else None for address, figure in found.items()}


def _doubt_aside(found: dict[str, ReadFigure], rows: Sequence[Sequence[str]]) -> None:
    """Tables whose totals, each row's last, do not come out, while another figure, the same in all rows, is the sum of the rest.

    Their heads stand aside.
    """
    for _, of_table in groupby(sorted(rows, key=_table), _table):
        whole = [
            row for row in of_table
            if len(row) > SUMMED and all(found[cell].state == "read" or found[cell].reason == "blank" for cell in row)
        ]  # fmt: skip
        told = [values for row in whole if any(values := [found[cell].value or 0 for cell in row])]
        if len(whole) > 1 and _stands_aside(told):
            read = [cell for row in whole for cell in row if found[cell].state == "read"]
            found |= {cell: _doubted(found[cell], "heads") for cell in read}


def _stands_aside(rows: Sequence[Sequence[Number]]) -> bool:
    """Whether another figure than the last is the sum of the rest in nearly every row, and oftener than the last is."""
    if not rows:
        return False
    *others, last = [sum(2 * row[at] == sum(row) for row in rows) for at in range(min(map(len, rows)))]
    return max(others) > last and max(others) >= _NEARLY * len(rows)


def _doubted(figure: ReadFigure, reason: Reason) -> ReadFigure:
    assert figure.value is not None  # noqa: S101 - it was read
    return replace(figure, state="doubtful", value=None, reason=reason, candidates=(figure.value,))


def _doubt_guesses(
    found: dict[str, ReadFigure], equations: Sequence[Relation], guessed: Sequence[frozenset[str]]
) -> None:
    """Rows known by their place alone: open where a sum speaks against them, or cannot speak for them since another row is open.

    A sum over several rows that speaks against one cell speaks against the place of its whole row.
    """
    if not guessed:
        return
    sheet = _sheet(found)
    broken, astray, unsaid, said = set[str](), set[str](), set[str](), set[str]()
    for relation in equations:
        outcome = holds(relation, sheet)
        across = len({row_of(address) for address in relation.addresses}) > 1
        if outcome is False:
            broken.update(relation.addresses)
            astray.update(relation.addresses if across else ())
        elif across:
            if outcome:
                said.update(relation.addresses)
            elif any(found[each].state == "doubtful" for each in relation.addresses if each in found):
                unsaid.update(relation.addresses)
    cells = {cell for row in guessed for cell in row}
    whole = {cell for row in guessed if row & astray for cell in row}
    for address in whole | (cells & (broken | (unsaid - said))):
        figure = found[address]
        if figure.state == "read" and figure.value is not None:
            found[address] = _doubted(figure, "by_place")


def _doubt_moved(
    found: dict[str, ReadFigure], equations: Sequence[Relation], weak: Sequence[ReadRow]
) -> None:
    """Rows with blanks that may stand one cell beside their place: open, unless the sums bear them out, perhaps with 0 for blanks."""
    if not weak:
        return
    sheet = _sheet(found)
    filled = sheet | {address: 0 for address, figure in found.items() if figure.reason == "blank"}
    for row in weak:
        borne_out = any(bears_out(row.cells, equations, each) for each in (sheet, filled))
        if borne_out and not _lacks_a_part(row.cells, equations, sheet):
            continue
        if row.whole and sums_up(row.cells, equations, filled):
            continue
        told = [found[address] for address in row.cells if found[address].text]
        text = "  ".join(figure.text for figure in told)
        values = tuple(dict.fromkeys(figure.value for figure in told if figure.value is not None))
        found |= dict.fromkeys(row.cells, ReadFigure("doubtful", None, text, "fewer_cells", values))


def _lacks_a_part(cells: Sequence[str], equations: Sequence[Relation], sheet: Sheet) -> bool:
    """Whether what a row has does not make its own total: a part of it is gone, and blanks do not say from where.

    Sums of columns bear out figures, not the noughts beside them. A total that is blank says nothing.
    """
    blanks = {cell: 0 for cell in cells if sheet.get(cell) is None}
    own = [each for each in equations if set(each.addresses) <= set(cells)]
    return any(
        sheet.get(each.target) is not None and holds(each, {**sheet, **blanks}) is False for each in own
    )


def _one_for_many(found: dict[str, ReadFigure], either: OneForMany) -> None:
    """One row where the form has several: where it is 0 they all are, else nobody can say which of them."""
    one, many, row = either.one, either.many, f".{either.one}."
    for address in [each for each in found if row in each]:
        table, _, rest = address.partition(row)
        whole = found[address]
        if not rest or whole.value is None:
            continue
        mine = [address for part in many if (address := f"{table}.{part}.{rest}") in found]
        if all(found[each].reason == "not_found" for each in mine):
            found |= {each: _one_of(whole, one, is_last=each == mine[-1]) for each in mine}


def _one_of(whole: ReadFigure, one: str, *, is_last: bool) -> ReadFigure:
    """One of several cells that a report has as one; what is not 0 is likeliest the last of them, which is for all else."""
    if whole.value == 0:
        return ReadFigure("read", 0, whole.text, settled_by=(one,))
    candidates = (whole.value or 0, 0) if is_last else (0, whole.value or 0)
    return ReadFigure("doubtful", None, whole.text, "one_row_for_many", candidates)


def _merge_many(found: dict[str, ReadFigure], either: OneForMany) -> None:
    """Several rows where the form has one: it is their sum."""
    many, row = either.many, f".{either.one}."
    for address in [each for each in found if row in each]:
        table, _, rest = address.partition(row)
        if not rest or found[address].reason != "not_found":
            continue
        parts = [found.get(f"{table}.{part}.{rest}") for part in many]
        values = [part.value for part in parts if part is not None and part.value is not None]
        if len(values) == len(many):
            text = " + ".join(part.text for part in parts if part is not None)
            found[address] = ReadFigure("read", sum(values), text, settled_by=many)


def _place_without_noughts(
    form: Form, found: dict[str, ReadFigure], equations: Sequence[Relation], rows: Sequence[ReadRow]
) -> None:
    """Places the figures of a ledger of text in which noughts left nothing."""
    mine = [row for row in rows if _table(row.cells) == form.ledger_table]
    if mine and all(row.drops_blanks and not row.guessed and not row.is_unsure for row in mine):
        found |= without_noughts([row.cells for row in mine], equations, found)


def _prove(
    form: Form, found: dict[str, ReadFigure], equations: Sequence[Relation], rows: Sequence[ReadRow]
) -> None:
    """Settles what certain cells force, until nothing more follows."""
    telling = _telling([row.cells for row in rows], found)
    proof = _proof(form, found, equations)
    for _ in range(_MOST_ROUNDS):
        before = dict(found)
        for row in rows:
            if row.provable and not row.is_unsure:
                _complete(row, found, proof, blanks=row.drops_blanks or _table(row.cells) not in telling)
        if found == before:
            break
        proof = _proof(form, found, equations)
    for address in form.flow.cells:
        if found[address].reason in _PERHAPS_BLANK:
            _bound(address, found, proof)


def _proof(form: Form, found: Mapping[str, ReadFigure], equations: Sequence[Relation]) -> Proof:
    return Proof(equations, _sheet({each: found[each] for each in form.flow.cells}))


def _table(row: Sequence[str]) -> str:
    """The table of a row, as far as its rows are alike: the ledger, or a row that is alone with its kind."""
    return row[0].partition(".")[0]


def _telling(rows: Sequence[tuple[str, ...]], found: Mapping[str, ReadFigure]) -> set[str]:
    """The tables that leave no cell blank and of which most rows are whole: a lost cell of theirs held a figure."""
    tables: dict[str, list[list[str]]] = {}
    for row in rows:
        tables.setdefault(_table(row), []).append([found[cell].reason for cell in row])
    return {
        table for table, reasons in tables.items()
        if not any("blank" in row for row in reasons) and 2 * sum(_TORN.isdisjoint(row) for row in reasons) >= len(reasons)
    }  # fmt: skip


def _complete(row: ReadRow, found: dict[str, ReadFigure], proof: Proof, *, blanks: bool) -> None:
    """A row that lost cells: whatever every way of placing its figures agrees on."""
    cells = row.cells
    figures = [found[cell] for cell in cells]
    told = _torn_counts(figures)
    if not told or len(told) == len(cells) or any(figure.reason not in _TORN for figure in figures):
        return
    if cuts([str(count) for count in told], len(cells)) != [] or any(
        proof.of_row(cells, each) for each in _parted(told)
    ):
        return  # perhaps two figures have run together, and fewer are lost or none
    if row.shows_blanks and not proof.may_come_out(cells, told):
        return  # perhaps a figure is none of the row's, for with nothing in the blank cells its sums are wrong
    for cell, left in proof.of_row(cells, told).items():
        if left.value is not None:
            found[cell] = _forced(found[cell], left.value, proof.by(cell), blank=blanks and not left.is_told)
        elif None not in left.values:
            known = (value for value in left.values if value is not None)
            found[cell] = replace(found[cell], candidates=tuple(sorted(known)))


def _parted(told: Sequence[int]) -> Iterator[list[int]]:
    """The figures of a row with one of them parted into two, in every way."""
    for at, count in enumerate(told):
        digits = str(count)
        for cut in range(1, len(digits)):
            if digits[cut] != "0" or cut == len(digits) - 1:
                yield [*told[:at], int(digits[:cut]), int(digits[cut:]), *told[at + 1 :]]


def _forced(figure: ReadFigure, value: int, by: tuple[str, ...], *, blank: bool) -> ReadFigure:
    """A cell that can be only one number: read, or doubtful with that number where nothing may have stood in it."""
    if blank:
        return replace(figure, candidates=(value,), settled_by=by)
    return replace(figure, state="read", value=value, reason="", candidates=(), settled_by=by)


def _torn_counts(figures: Sequence[ReadFigure]) -> list[int] | None:
    """The figures of a torn row in order; None where one of them is no count."""
    texts = next((each.text.split("  ") for each in figures if each.text), [])
    counts = [value_of(text).number for text in texts]
    whole = [count for count in counts if isinstance(count, int) and count >= 0]
    return whole if len(whole) == len(counts) else None


def _bound(address: str, found: dict[str, ReadFigure], proof: Proof) -> None:
    """A cell in which nothing may have stood, with the one number that it can have."""
    figure = found[address]
    value = proof.forced(address)
    if value is not None and (figure.reason == "blank" or value in {0, *figure.candidates}):
        found[address] = _forced(figure, value, proof.by(address), blank=True)
