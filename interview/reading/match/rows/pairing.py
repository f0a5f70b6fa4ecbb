"""Which record of a report is which row of the form.

Both come in the same order, so the rows are found as the best pairing in order: first by their labels (whole, cut,
torn over lines, with advice in brackets), then those without a label by their place, where exactly as many are left
as the form has rows between two that are known. Nothing is counted from the left, and nothing from the top alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import dropwhile, pairwise

from interview.dataclass import dataclass
from interview.reading.extract.lines import Line
from interview.reading.match.borders import is_border
from interview.reading.match.form import Form, FormRow
from interview.reading.match.groups import parted_from_group
from interview.reading.match.labels import CUT, LIKE, folded, is_misread, is_numbered
from interview.reading.match.records import Record

_NUMBERED_TAIL = re.compile(
    r"^.*[^\d\s][\s\-—/>·：:]((?:\d{1,2}[.．、]|[（(][一二三四五六七八九十]{1,2}[)）]).{1,60})$"
)
_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.．、]")
_ITEM = re.compile(r"(?<![\d.])\d{1,2}[.．、](?!\d)")
_FAR = 12
_JOINED = 4
"""How many lines a label may be torn over."""
_HEADS_ENOUGH = 3
_COUNTS = frozenset({"件数", "数量", "数据", "件", "办理件数", "案件数"})
"""What stands before the figures of a row without a label and says only that they are counted."""
_LONG = 10
"""Letters of a label that is known by these alone, whatever their order; of a group's name beside it there are fewer."""
_PIECE = 5
"""Characters of a piece of a label that may stand for it."""
MOST_RECORDS = 1500
_FOREIGN = 4
"""Characters of a label of its own that is none of the form's: that row is not ours."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the form and the record that is it."""

    row: int
    record: int
    likeness: float
    """How surely; 0 where only its place says so."""
    is_behind: bool = False
    """Whether its label stands behind its figures, as in all of its table."""
    is_elsewhere: bool = False
    """Whether it stands where the form has other rows: then its label alone says so, which may be another's that was cut short."""


@dataclass(frozen=True, slots=True)
class _Chain:
    """The last match of a pairing, and those before it."""

    match: Match
    before: _Chain | None


def matches_of(form: Form, records: Sequence[Record]) -> list[Match]:
    """The rows of the form that a report has, in order."""
    records = records[:MOST_RECORDS]
    scores = [_certain(dict(_scores(form, record))) or _by_piece(form, record) for record in records]
    labelled = _best_in_order(scores, len(form.rows))
    found = [*labelled, *_by_place(form, records, scores, labelled)]
    elsewhere = [
        match for match in _out_of_order(scores, found) if not _is_taken(records, scores, found, match.row)
    ]
    told = {match.row for match in (*found, *elsewhere)}
    elsewhere = [match for match in elsewhere if not _takes_the_place(form, found, told, match)]
    return sorted([*found, *elsewhere], key=lambda match: match.row)


def _takes_the_place(form: Form, found: Sequence[Match], told: Collection[int], match: Match) -> bool:
    """Whether a row stands between two of its table where the form has just one, with the same heads, that is told nowhere: perhaps it is that one, called amiss."""
    table, heads = form.rows[match.row].table, form.rows[match.row].heads
    rows = [(each.record, each.row) for each in found if form.rows[each.row].table == table]
    above = max((row for record, row in rows if record < match.record), default=None)
    below = min((row for record, row in rows if record > match.record), default=None)
    if above is None or below is None:
        return False
    untold = [row for row in range(above + 1, below) if row not in told and not is_other_way(form, row)]
    return len(untold) == 1 and form.rows[untold[0]].heads == heads


def _is_taken(
    records: Sequence[Record], scores: Sequence[Mapping[int, float]], found: Sequence[Match], row: int
) -> bool:
    """Whether figures without a label stand at the place of a row: perhaps they are its own, and its label was put elsewhere."""
    begin = max((match.record for match in found if match.row < row), default=len(records))
    end = min((match.record for match in found if match.row > row), default=0)
    return any(
        records[at].told > 1 and not records[at].own and not scores[at] for at in range(begin + 1, end)
    )


def _out_of_order(scores: Sequence[Mapping[int, float]], labelled: Sequence[Match]) -> list[Match]:
    """Rows printed elsewhere than the form has them: one record has the label, and it is no other row's."""
    rows, used = {match.row for match in labelled}, {match.record for match in labelled}
    sure = [
        (row, at, score) for at, scored in enumerate(scores) if at not in used
        for row, score in scored.items() if score >= CUT and row not in rows
    ]  # fmt: skip
    return [
        Match(row, at, score, is_elsewhere=True) for row, at, score in sure
        if sum(row == other for other, _, _ in sure) == 1 == sum(at == other for _, other, _ in sure)
    ]  # fmt: skip


def _scores(form: Form, record: Record) -> Iterator[tuple[int, float]]:
    least = 2 if not record.empty else 0
    likest: dict[int, float] = {}
    for text, worth in _label_texts(record, form):
        for at, alike in form.rows_like(text, is_whole=worth == 1).items():
            likest[at] = max(likest.get(at, 0.0), worth * alike)
    named = [folded(piece.text) for piece in record.own[:-1]] if form.beside_others else []
    for at in sorted({*likest, *form.unlabelled}):
        row = form.rows[at]
        if not row.labels:
            score = by_heads(row, record)
        elif named and not form.beside_others.get(at, frozenset()).isdisjoint(named):
            continue  # what stands before the label says that it is another row's, which is called the same
        elif len(row.columns) > 1 and max(len(record.values), record.covers) < (least or len(row.columns)):
            continue  # a page number, a figure of something else, or blanks beside a group's name
        else:
            score = likest[at]
        if score >= LIKE:
            yield at, score


def _certain(scores: Mapping[int, float]) -> Mapping[int, float]:
    """The rows that a record may be: one that has a row's own label is no other row misspelt."""
    least = CUT if max(scores.values(), default=0.0) >= CUT else 0.0
    return {row: score for row, score in scores.items() if score >= least}


def _by_piece(form: Form, record: Record) -> dict[int, float]:
    """The one row of whose label the text beside the figures is a piece: a label that was torn over lines."""
    if not record.own or record.kind == "grid" or record.told < 2:  # noqa: PLR2004 - rows of one figure have labels too short to be torn
        return {}
    for piece in dict.fromkeys((folded(record.own[-1].text), _own_label(record))):
        rows = {at for at, label in form.whole_labels if piece in label} if len(piece) >= _PIECE else ()
        if len(rows) == 1:
            return dict.fromkeys(rows, LIKE)
    return _by_letters(form, record)


def _by_letters(form: Form, record: Record) -> dict[int, float]:
    """The one row of which all letters stand beside the figures, in whatever order, and none but those of a group's name besides.

    A converter that cuts a cell in two tells one half of every line of a label, then the other.
    """
    letters = Counter(folded(_NUMBER.sub("", "".join(piece.text for piece in record.own))))
    rows = {
        at
        for at, label in form.whole_labels
        if len(label) >= _LONG
        and (beside := letters - Counter(label)).total() == letters.total() - len(label) < _LONG
        and any(beside <= Counter(group) for group in form.groups)
    }
    return dict.fromkeys(rows, LIKE) if len(rows) == 1 else {}


def _own_label(record: Record) -> str:
    """All that stands beside the figures, as it is compared."""
    return "".join(folded(piece.text) for piece in record.own)


def _label_texts(record: Record, form: Form) -> Iterator[tuple[str, float]]:
    """What may be the label of a record, with how likely it is to be."""
    own = [text for piece in record.own for text in parted_from_group(form, piece.text)]
    if record.empty and own and form.is_head(own[-1]):
        return  # a row of heads with blank cells after them
    if own:
        yield own[-1], 1.0
        yield "".join(own[-2:]), 0.99
        yield "".join(own), 0.98
        if numbered := _NUMBERED_TAIL.search(own[-1]):
            yield numbered[1], 0.99  # the name of a group, set beside its rows, has come before the label
    if record.kind == "grid":
        return
    before = _labels_before(form, record)
    if not record.streamed and not own and len(_ITEM.findall("\n".join(before))) > 1:
        return  # several labels torn off their rows: which of them is meant, only the place says
    last = own[-1] if own else ""
    stems = [last, *("".join(before[-count:]) + last for count in range(1, min(_JOINED, len(before)) + 1))]
    for count, stem in enumerate(stems[1:], start=1):
        # Where each cell has a line of its own, the line before the figures is the label.
        yield stem, 1.0 if count == 1 and not own else 0.99 - 0.01 * count
    if not record.streamed:
        yield from _continued(stems, _tails(record.after[:_JOINED]))


def _labels_before(form: Form, record: Record) -> list[str]:
    """What may be a label above the figures: what stands below the heads, without the names of groups of rows.

    A group's name, set beside its rows, falls between the lines of a label; standing alone it is a row's own.
    """
    lines = record.before[-_FAR:]
    last = max((at for at, line in enumerate(lines) if is_border(form, line)), default=-1)
    tails = _tails(lines[last + 1 :])
    if last >= 0:  # 其他 and 总计 are rows' labels too; right behind other heads they are heads
        tails = list(dropwhile(form.is_head, tails))
    return tails if len(tails) == 1 else [text for text in tails if folded(text) not in form.groups]


def is_below_heads(form: Form, record: Record) -> bool:
    """Whether figures stand directly below heads, with no label between."""
    return any(is_border(form, line) for line in record.before[-_FAR:]) and not _labels_before(form, record)


def _continued(stems: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Labels that go on below the figures; what begins with a number of its own is the next row's."""
    for more in range(1, len(after) + 1):
        if is_numbered(after[more - 1]):
            return
        for count, stem in enumerate(stems):
            if stem:
                yield stem + "".join(after[:more]), 0.95 - 0.01 * count


def _tails(lines: Sequence[Line]) -> list[str]:
    """The last piece of each line, where the label of a row ends."""
    return [
        line.pieces[-1].text if line.kind == "text" else _last_named(line) for line in lines if line.pieces
    ]


def _last_named(line: Line) -> str:
    return next((piece.text for piece in reversed(line.pieces) if piece.text.strip()), "")


def by_heads(row: FormRow, record: Record) -> float:
    """A row without a label is known by its heads, and by having as many figures as there are heads."""
    if max(len(record.values), len(record.figures)) < len(row.columns) or any(
        folded(piece.text) not in _COUNTS for piece in record.own
    ):
        return 0.0
    heads = "".join(folded(line.text) for line in record.before)
    groups = {group for column in row.columns for group in column.group}
    parts = {column.labels[0] for column in row.columns}
    found = sum(folded(group) in heads for group in groups) + sum(folded(part) in heads for part in parts)
    return CUT if found >= _HEADS_ENOUGH else 0.0


def _best_in_order(scores: Sequence[Mapping[int, float]], rows: int) -> list[Match]:
    """The pairing that keeps both orders and has the highest likeness in all."""
    # best[r]: the worth of the best pairing that uses rows before r, and the last match of it, as a chain.
    worth = [0.0] * (rows + 1)
    chain: list[_Chain | None] = [None] * (rows + 1)
    for number, scored in enumerate(scores):
        for row, score in sorted(scored.items(), reverse=True):
            total = worth[row] + score
            if total <= worth[row + 1]:
                continue
            link = _Chain(Match(row, number, score), chain[row])
            for later in range(row + 1, rows + 1):
                if total > worth[later]:
                    worth[later], chain[later] = total, link
    found: list[Match] = []
    last = chain[rows]
    while last is not None:
        found.append(last.match)
        last = last.before
    return found[::-1]


def _by_place(
    form: Form, records: Sequence[Record], scores: Sequence[Mapping[int, float]], labelled: Sequence[Match]
) -> Iterator[Match]:
    """Rows between two that are known, where as many records without a label are left as the form has rows.

    A table that lacks a row, or has one too many, may have any row at the place of another.
    """
    gaps: dict[str, list[tuple[list[int], list[int]]]] = {}
    for before, after in pairwise(labelled):
        table = form.rows[before.row].table
        rows = [at for at in range(before.row + 1, after.row) if form.rows[at].labels]
        if rows and table == form.rows[after.row].table:
            width = len(form.rows[before.row].columns)
            left = [
                at for at in range(before.record + 1, after.record)
                if width in {len(records[at].values), records[at].told} and not scores[at] and not _foreign(form, records[at], rows)
            ]  # fmt: skip
            gaps.setdefault(table, []).append(([at for at in rows if not is_other_way(form, at)], left))
    for of_table in gaps.values():
        if all(len(rows) == len(left) for rows, left in of_table):
            pairs = [pair for rows, left in of_table for pair in zip(rows, left, strict=True)]
            long = [pair for pair in pairs if len(_own_label(records[pair[1]])) >= _FOREIGN]
            if all(_is_piece(form, records[record], row) for row, record in long):
                yield from (Match(row, record, 0.0) for row, record in pairs)


def is_other_way(form: Form, row: int) -> bool:
    """A row that only the other form has counts where its label was met, never by its place."""
    return form.rows[row].columns[0].address not in form.cells


def _foreign(form: Form, record: Record, rows: Sequence[int]) -> bool:
    """Whether a record has a label of its own that is none of the form's, nor a piece of one; a long one of these rows'."""
    own = [folded(piece.text) for piece in record.own]
    if len(own) == 1 and any(is_misread(own[0], label) for at, label in form.whole_labels if at in rows):
        return False
    strange = any(text and all(text not in label for _, label in form.whole_labels) for text in own)
    return strange or (
        len("".join(own)) >= _FOREIGN and not any(_is_piece(form, record, row) for row in rows)
    )


def _is_piece(form: Form, record: Record, row: int) -> bool:
    """Whether what stands beside figures, if anything, is a piece of a row's label: a label that was torn over lines."""
    return any(at == row and _own_label(record) in label for at, label in form.whole_labels)
