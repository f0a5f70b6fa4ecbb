"""The ledger and the table of disputes laid against the form as a whole, where their rows could not be read one by one.

A cell is read only where every way that is not much worse than the best gives it the same figure, and no sum speaks against
it. The best is the way that breaks the fewest sums, over rows as well as over columns. What was read row by row is certain: a
way that says otherwise is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from interview.dataclass import dataclass
from interview.engine.flow.address import row_of
from interview.engine.sums.relations import Relation, holds
from interview.reading.align.articles import by_articles
from interview.reading.align.displaced import displaced
from interview.reading.align.evidence import (
    BetweenHeadings,
    are_all_one,
    has_rows,
    has_strangers,
    section_of,
    without_numbers,
)
from interview.reading.align.headed import by_heads
from interview.reading.align.heads import borders_of, heads_in_groups, heads_in_order
from interview.reading.align.labelled import labelled
from interview.reading.align.overlapped import parted_by_sums
from interview.reading.align.parts import PartLines, parts_of, sums_of
from interview.reading.align.stretches import stretched
from interview.reading.align.tiles import tilings
from interview.reading.align.ways import MARGIN, Way, ways
from interview.reading.extract.lines import Line
from interview.reading.match.columns.heads import stand_elsewhere
from interview.reading.match.form import BESIDE, Form, FormRow, printed
from interview.reading.match.labels import folded
from interview.reading.match.sums.rows import comes_out
from interview.reading.model import ReadFigure

_AGAINST = 2
"""What it costs a way that a sum over several rows does not come out."""
_MOST = 14
"""What the best way may cost with all that."""
_NEARLY = 0.8
"""Of a table's cells must have figures somewhere in the report, before its lines are looked for."""
_FEWEST_IN_LINE = 10
"""Figures on one line by which their order is beyond doubt."""
_OPEN = frozenset({"not_found", "heads", "order", "fewer_cells", "more_cells", "by_place", "merged", "twice"})
"""Why a cell may be open that is there and could not be told from others."""


@dataclass(frozen=True, slots=True)
class _LaidTable:
    """A table as one way lays it."""

    cost: int
    cells: Mapping[str, int]
    against: frozenset[str]
    """Cells of sums that do not come out: perhaps they were published so, perhaps the figures changed places."""
    exchanged: frozenset[str] = frozenset()
    """Cells that come out with each other's figures: perhaps they were published so, perhaps read so."""
    lost: frozenset[str] = frozenset()
    """Cells of which only the sums say what stood there."""
    is_doubt: bool = False
    """Whether it gives up a row of which no sum says what stood there: it is held against other ways, and is none itself."""


def aligned(form: Form, lines: Sequence[Line], found: Mapping[str, ReadFigure]) -> dict[str, ReadFigure]:
    """The figures of open cells that the whole of their table tells.

    Args:
        form: The form.
        lines: All lines of the report.
        found: What was read row by row, by address.
    """
    told: dict[str, ReadFigure] = {}
    tables = _tables_open(form, found, lines)
    parts = parts_of(form, lines) if tables else PartLines({}, {})
    for table in tables:
        within = parts.own.get(table, ())
        if table in form.articles:
            told |= by_articles(form, table, within, found) or by_heads(
                form, table, [*within, *parts.behind.get(table, ())], found
            )
            continue
        columns = next(row.columns for row in form.rows if row.table == table)
        known = list(_known(form, table))
        section = section_of(within, known) if not stand_elsewhere(columns, within) else None
        if section is not None and section.tokens:
            told |= _read(form, table, section, found)
    return told


def _is_laid(form: Form, row: FormRow) -> bool:
    """Whether a row is of a table that its order tells something of: one with sums, or with articles."""
    ledger = form.flow.ledger
    return not row.labels or (ledger is not None and row.table == ledger.id) or row.table in form.articles


def _figures_on(line: Line) -> int:
    """How many figures stand on a line, roughly."""
    return sum(len(piece.text.split()) for piece in line.pieces if piece.text[:1].isdigit())


def _tables_open(form: Form, found: Mapping[str, ReadFigure], lines: Sequence[Line]) -> list[str]:
    """The tables that have cells of which the place, not the figure, is open, and for which there are figures enough."""
    laid = dict.fromkeys(row.table for row in form.rows if _is_laid(form, row))
    tables = [each for each in laid if any(found[cell].reason in _OPEN for cell in form.tables[each])]
    figures = sum(map(_figures_on, lines)) if tables else 0
    return [each for each in tables if figures >= _NEARLY * len(form.tables[each])]


def _read(
    form: Form, table: str, section: BetweenHeadings, found: Mapping[str, ReadFigure]
) -> dict[str, ReadFigure]:
    """What every way of laying a section's figures into its table agrees on."""
    for rows in printed(form, table):
        laid = [
            each
            for each in _agreeing(_laid(form, rows, section), found, labelled(rows, section))
            if not _gives_up_what_was_read(rows, each, found)
        ]
        best = min((each.cost for each in laid), default=0)
        likely = [each for each in laid if each.cost <= best + MARGIN]
        if best <= _MOST and not all(each.is_doubt for each in likely):
            return dict(_settled(form, rows, likely, found))
    return {}


def _agreeing(
    laid: Sequence[_LaidTable], found: Mapping[str, ReadFigure], labelled: Mapping[str, int]
) -> list[_LaidTable]:
    """Those that say nothing else of a cell than what was read there, or stands behind its row's label."""
    known = {cell: figure.value for cell, figure in found.items() if figure.state == "read"}
    known.update(labelled)
    return [
        each for each in laid if all(known.get(cell, count) == count for cell, count in each.cells.items())
    ]


def _gives_up_what_was_read(
    rows: Sequence[FormRow], laid: _LaidTable, found: Mapping[str, ReadFigure]
) -> bool:
    """Whether a row that was read whole has no figure in a way: then they were laid into another."""
    read = {cell for cell, figure in found.items() if figure.state == "read"}
    return any(
        all(column.address in read and column.address not in laid.cells for column in row.columns)
        for row in rows
    )


def _settled(
    form: Form, rows: Sequence[FormRow], likely: Sequence[_LaidTable], found: Mapping[str, ReadFigure]
) -> Iterator[tuple[str, ReadFigure]]:
    borne = (row for row in rows if not any(_is_mostly_against(row, each) for each in likely))
    for cell in (column.address for row in borne for column in row.columns):
        counts = {None if cell in each.against | each.exchanged else each.cells.get(cell) for each in likely}
        count = counts.pop() if len(counts) == 1 else None
        known = found.get(cell, ReadFigure("missing", reason="not_found"))
        if count is not None and known.reason in _OPEN:
            by = tuple(
                each.id for each in form.flow.relations if cell in each.addresses and each.operator == "="
            )
            lost = any(cell in each.lost for each in likely)
            yield cell, ReadFigure("read", count, str(count), settled_by=by, only_placed=not lost)


def _is_mostly_against(row: FormRow, laid: _LaidTable) -> bool:
    """Whether sums speak against most cells of a row as a way lays it: where the others come out, that is by chance."""
    against = sum(column.address in laid.against for column in row.columns)
    return bool(row.labels) and 2 * against > len(row.columns)


def _laid(form: Form, rows: Sequence[FormRow], section: BetweenHeadings) -> list[_LaidTable]:
    """The ways to lay a section's figures into these rows, with what the sums over several rows say of each."""
    laid = _judged(form, rows, section, _ways(rows, section) if _is_evident(form, rows, section) else [])
    if (
        rows[0].labels
        and all(each.against for each in laid)
        and _is_evident(form, rows, section.without_last)
    ):
        counts = [token.count for token in section.tokens]
        laid += _judged(form, rows, section, displaced(counts, len(rows), len(rows[0].columns)))
    return laid


def _judged(
    form: Form, rows: Sequence[FormRow], section: BetweenHeadings, found: Sequence[Way]
) -> list[_LaidTable]:
    """Ways as the sums over several rows leave them."""
    sums = _sums(rows)
    relations = sums_of(form, rows)
    may_be_pieced = rows[0].labels and not section.has_rows(len(sums[0]))
    borne = [way for way in found if _is_borne_out(way) and (may_be_pieced or not way.is_pieced)]
    weighed = [(way, _weighed(way, sums, relations)) for way in borne]
    # What was pieced together holds only where all columns bear it out.
    judged = [
        _exchanged(each, sums, relations) if each and each.against and way.is_pieced else each
        for way, each in weighed
    ]
    return [each for each in judged if each is not None]


def _ways(rows: Sequence[FormRow], section: BetweenHeadings) -> list[Way]:
    """The ways to lay a section's figures into these rows."""
    sums = _sums(rows)
    columns = len(sums[0])
    tokens = without_numbers(section.tokens, columns)
    counts = [token.count for token in tokens]
    if not rows[0].labels and section.longest >= _FEWEST_IN_LINE:
        counts = parted_by_sums([token.text for token in tokens], len(sums), columns) or counts
    loose = frozenset(at for at, token in enumerate(tokens) if token.is_alone)
    found = ways(counts, len(sums), columns, loose)
    if section.has_lines(len(sums), columns):
        return [way for way in found if _stand_on_lines(way, section)]
    if not found and rows[0].labels and len(tokens) == len(section.tokens):
        borders = borders_of(rows[0].columns, section, len(sums))
        found = tilings(counts, len(sums), columns, borders) or stretched(counts, len(sums), columns)
    return found


def _stand_on_lines(way: Way, section: BetweenHeadings) -> bool:
    """Whether every row of a way that is not given up has the figures of its line: no line has figures of two rows."""
    return all(row in {line, (None,) * len(line)} for row, line in zip(way.rows, section.lines, strict=True))


def _is_evident(form: Form, rows: Sequence[FormRow], section: BetweenHeadings) -> bool:
    """Whether the heads and the labels that a section has are those of the rows, in their order."""
    columns = rows[0].columns
    heads = [text for column in columns for text in (*column.labels, *column.group)]
    among = [row for row in form.rows if row.table == rows[0].table]
    if has_strangers(section, [*_known(form, rows[0].table), *heads], heads) or _has_others(
        rows, section, among
    ):
        return False
    all_one = are_all_one(section, sum(len(row.columns) for row in rows))
    if rows[0].labels:
        if all_one:  # then it is enough that the table begins and ends there
            return has_rows([rows[0], rows[-1]], section, among, in_order=False)
        return heads_in_order(columns, section) and has_rows(rows, section, among)
    return (
        all_one or section.longest >= _FEWEST_IN_LINE or heads_in_groups(columns, section.words, section.torn)
    )


def _has_others(rows: Sequence[FormRow], section: BetweenHeadings, among: Sequence[FormRow]) -> bool:
    """Whether labels stand in a section of several rows that the table has in the place of one of these, so that it has not these.

    What a head is called too stands there once more.
    """
    others = [row for row in among if row not in rows]
    if len(others) <= 1:
        return False
    heads = [folded(column.labels[0]) for column in rows[0].columns]
    own = [folded(label) for row in rows for label in row.labels]
    pieces = [piece for line in section.words for piece in line.split("|")]
    # 其他 above 法律行 is no label: it begins one.
    whole = [
        piece for piece, below in pairwise([*pieces, ""])
        if not any(len(label) > len(piece) and label.startswith(piece + below) for label in own)
    ]  # fmt: skip
    return any(
        has_rows([row], section, among, in_order=False) if label not in heads else whole.count(label) > heads.count(label)
        for row in others for label in [folded(row.labels[0])]
    )  # fmt: skip


def _known(form: Form, table: str) -> Iterator[str]:
    """All that a form prints in a table, and what was met instead."""
    ledger = form.flow.ledger
    if ledger is not None and table == ledger.id:
        yield from (
            ledger.corner,
            ledger.over,
            ledger.results_label,
            *(group.label for group in ledger.groups),
        )
    yield from BESIDE
    yield from (label for row in form.rows if row.table == table for label in row.labels)


def _sums(rows: Sequence[FormRow]) -> list[list[str]]:
    """The cells of each sum: a row of the ledger; in the table of disputes, a group of its one row."""
    if rows[0].labels:
        return [[column.address for column in row.columns] for row in rows]
    groups: dict[str, list[str]] = {}
    for column in rows[0].columns:
        groups.setdefault(row_of(column.address), []).append(column.address)
    return list(groups.values())


def _is_borne_out(way: Way) -> bool:
    """Whether most rows that say anything come out."""
    told = [row for row in way.rows if any(row)]
    return 2 * sum(map(comes_out, told)) >= len(told)


def _weighed(way: Way, sums: Sequence[Sequence[str]], relations: Sequence[Relation]) -> _LaidTable | None:
    """A way with its cells and the sums that speak against it; None where what it gives up is not what is missing."""
    cells = {
        cell: count
        for addresses, row in zip(sums, way.rows, strict=True)
        for cell, count in zip(addresses, row, strict=True)
        if count is not None
    }
    exchanged: set[str] = set()
    made: set[str] = set()
    for addresses, row, left in zip(sums, way.rows, way.left, strict=True):
        if row[0] is None and _is_summed_across(addresses, relations):
            missing = _missing(addresses, cells, relations)
            lost = Counter(missing.values()) - Counter(left)
            # A figure that is passed over may be the one that another is put in place of.
            if not missing or not Counter(left) <= Counter(missing.values()) or (lost and way.passes):
                return None
            made |= missing.keys() if len(left) < len(addresses) else set()
            cells |= missing if left else {}  # where nothing is left of a row, nothing says what stood there
            if len(left) == len(addresses):
                exchanged |= {
                    cell for cell, there in zip(addresses, left, strict=True) if missing[cell] != there
                }
    against = [each for each in relations if holds(each, cells) is False]
    across = sum(len({row_of(cell) for cell in each.addresses}) > 1 for each in against)
    return _LaidTable(
        way.cost + _AGAINST * across,
        cells,
        frozenset(cell for each in against for cell in each.addresses),
        frozenset(exchanged),
        frozenset(made),
        any(
            row[0] is None and not _is_summed_across(cells_of, relations)
            for cells_of, row in zip(sums, way.rows, strict=True)
        ),
    )


def _is_summed_across(row: Sequence[str], relations: Sequence[Relation]) -> bool:
    """Whether a sum over several rows says what a row has; where none does, one that is given up stays open."""
    return any(
        not {*each.addresses}.isdisjoint(row) and not {*each.addresses} <= {*row} for each in relations
    )


def _exchanged(
    laid: _LaidTable, sums: Sequence[Sequence[str]], relations: Sequence[Relation]
) -> _LaidTable | None:
    """A way whose columns all come out once two figures of one row have changed places, with these open; None where none do.

    A row that letters set downwards run through is read so. It may have been published so, too: nobody can say.
    """
    against = [each for each in relations if holds(each, laid.cells) is False]
    columns = [{cell for cell in row if any(cell in each.addresses for each in against)} for row in sums]
    found = {
        frozenset(pair)
        for row in columns
        for pair in combinations(sorted(row), 2)
        if laid.cells[pair[0]] != laid.cells[pair[1]]
        and _come_out(relations, {**laid.cells, **_swapped(laid.cells, *pair)})
    }
    return replace(laid, against=frozenset(), exchanged=found.pop()) if len(found) == 1 else None


def _swapped(cells: Mapping[str, int], one: str, other: str) -> dict[str, int]:
    return {one: cells[other], other: cells[one]}


def _come_out(relations: Sequence[Relation], cells: Mapping[str, int]) -> bool:
    return all(holds(each, cells) is not False for each in relations)


def _missing(row: Sequence[str], cells: Mapping[str, int], relations: Sequence[Relation]) -> dict[str, int]:
    """The figures of a row that was given up, as the sums over several rows leave them; nothing where they leave none."""
    found: dict[str, int] = {}
    for cell in row:
        for relation in relations:
            others = [(factor, each) for factor, each in relation.terms if each != cell]
            if len(others) + 1 == len(relation.terms) and all(each in cells for _, each in others):
                own = next(factor for factor, each in relation.terms if each == cell)
                rest = relation.constant + sum(factor * cells[each] for factor, each in others)
                found[cell] = -rest // own
                break
    whole = len(found) == len(row) and min(found.values()) >= 0 and comes_out(tuple(found.values()))
    return found if whole else {}
