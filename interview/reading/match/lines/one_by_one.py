"""Tables told figure by figure, each with the name of its column: in words, as cards, as lists, an applicant a table.

Where every figure of a row stands there once, beside the head of its column, the row is put together as the form prints it.
A row of which a figure is missing or comes twice stays as it was, and so does everything else: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from interview.reading.extract.lines import Kind, Line
from interview.reading.match.form import Form, FormRow
from interview.reading.match.groups import parted_from_group
from interview.reading.match.labels import CUT, folded, is_numbered
from interview.reading.match.lines.rearranged import Parts, row_of_groups
from interview.reading.match.records import not_blank, parted
from interview.reading.match.set_anew import new_table, row_of
from interview.reading.numbers import looks_like_value, value_of

_LONGEST = 400
"""Characters of a line that may tell a row."""
_LONGEST_NAME = 60
_AROUND = " \t\u3000\"'【】[]〔〕·•*#>-—:：,，/"
_NAMED = re.compile(r"^[\s\"'-]{0,9}(?:项目|名称|事项|信息内容|申请人|申请人类型)[\"']?\s{0,9}[:：]\s{0,9}")
"""What lists and cards say before a name."""
_NUMBER = re.compile(r"^(?:[(（][一二三四五六七八九十]{1,2}[)）]|\d{1,2}[.．、])\s?")
_LISTED = re.compile(r"^\d{1,2}[.)] (?=[一二三四五六七]、|[（(][一二三四五六七八]|\d{1,2}[.．、])")
"""The number of an item of a list, before the row's own."""
_HEADING = re.compile(r"\s{0,9}[一二三四五六七八九]、")
_FIGURE = (
    r"[\"'】\]]?\s{0,9}(?:数量|件数)?\s{0,9}(?:[:：=为是]|(?<!减)(?<!减 )—{1,2}(?=\s))?\s{0,9}[\"']?"
    r"(?P<figure>[-−]?\d[\d,]{0,15}(?:\.\d{1,6})?\s?(?:人次|亿元|万元|元|[件项个条宗次])?)[\"']?"
)
_WHOLE = re.compile(
    r"\s{0,9}(?P<name>.{2,60}\D)(?P<figure>\d[\d,]{0,15})\s?(?:[件项个条宗起])?[,，:：（(]\s?(?:其中|包括|含)[:：,，]?\s{0,9}"
)
"""What is said before the parts of a whole: 一、本年新收政府信息公开申请数量 18 件，其中."""
_BETWEEN = r"[\s,，、;；。.|]{0,9}"
_FEW = 2
"""Cells of a line that tells a figure: a name and the figure."""
_LONGEST_GROUP = 30
_FEWEST_BELOW = 7
"""Figures below the name of their column, as many as a row of the ledger has; in a table with a cell a line two or three do."""


@dataclass(slots=True)
class _FoundRow:
    """What was found of a row: its figures by the place of their columns, and the lines that tell them."""

    figures: dict[int, str] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    is_twice: bool = False


def put_together(form: Form, lines: Sequence[Line]) -> list[Line]:
    """The lines of a report, rows that are told figure by figure as the form prints them.

    Args:
        form: The form.
        lines: All lines.
    """
    if not form.heads or not (any(_may_tell(form, line) for line in lines) or _stand_below(form, lines)):
        return list(lines)
    gathering = _FoundRows(form)
    for at, line in enumerate(lines):
        gathering.take(at, line)
    whole = {
        row: found for row, found in gathering.rows.items()
        if len(found.figures) == len(form.rows[row].columns) and not found.is_twice
    }  # fmt: skip
    first = {min(found.lines): row for row, found in whole.items()}
    gone = {at for found in whole.values() for at in found.lines}
    table = new_table(lines)
    made: list[Line] = []
    for at, line in enumerate(lines):
        if at in first:
            made += _made(form.rows[first[at]], whole[first[at]].figures, line, table)
            table += 1
        elif at not in gone:
            made.append(line)
    return made


def _may_tell(form: Form, line: Line) -> bool:
    """Whether a line names a column and has a figure behind it, or may stand under the name of one; cheap, for all are asked."""
    text = line.text
    return (
        len(line.pieces) <= _FEW and len(text) <= _LONGEST and bool(_head_and_figure(form.heads).search(text))
    )


def _stand_below(form: Form, lines: Sequence[Line]) -> bool:
    """Whether figures stand on lines of their own below the names of their columns, as in a list of terms; cheap as well."""
    below = (above.text in form.heads and looks_like_value(line.text) for above, line in pairwise(lines))
    return sum(below) >= _FEWEST_BELOW


@cache
def _head_and_figure(heads: frozenset[str]) -> re.Pattern[str]:
    """A head and the figure behind it."""
    names = sorted(heads, key=lambda head: (-len(head), head))
    return re.compile(rf"(?P<head>{'|'.join(map(re.escape, names))}){_FIGURE}{_BETWEEN}")


@dataclass(slots=True)
class _FoundRows:
    """What was found of all rows, line by line."""

    form: Form
    rows: dict[int, _FoundRow] = field(default_factory=dict)
    _row: int | None = None
    """The row named last, by a line of its own."""
    _group: int | None = None
    """The group of the table of disputes named last."""
    _column: str = ""
    """The column named last, by a line of its own: what follows are its figures, row by row."""
    _of: tuple[int | None, int | None] = (None, None)
    """The row and the group that were named before it: what follows directly may be theirs."""
    _head: int = -1
    """Which line named it."""

    def take(self, at: int, line: Line) -> None:
        """Looks at a line."""
        text = line.text
        if len(line.pieces) > _FEW or len(text) > _LONGEST:
            return
        before, pairs = self._pairs(text)
        labels, values = parted(line)
        told = [piece.text for piece in not_blank(values)]
        row = self._row_of(labels[0].text) if self._column and len(labels) == len(told) == 1 else None
        if row is not None:
            self._add(at, row, [(self._column, told[0])])
        elif pairs:
            self._take_pairs(at, before, pairs)
        elif not told:
            self._name(at, text)
        elif not labels and len(told) == 1 and self._head in {at - 1, at - 2}:
            self._take_below(at, told[0])

    def _pairs(self, text: str) -> tuple[str, list[tuple[str, str]]]:
        """What stands before heads with a figure behind each of them, to the end of a text, and these."""
        pattern = _head_and_figure(self.form.heads)
        first = pattern.search(text)
        while first is not None:
            pairs, at = [], first.start()
            while found := pattern.match(text, at):
                pairs.append((found["head"], found["figure"]))
                at = found.end()
            if at == len(text):
                return text[: first.start()], pairs
            first = pattern.search(text, max(at, first.start() + 1))
        return text, []

    def _take_pairs(self, at: int, before: str, pairs: Sequence[tuple[str, str]]) -> None:
        """The figures of a row that is named on the line, or was before."""
        whole = _WHOLE.fullmatch(before)
        if name := whole["name"] if whole else before if _bare(before) else "":
            self._name(at, name)
        row = self._row if self._row is not None else self._disputes if self._group is not None else None
        if row is None:
            return
        total = self.form.rows[row].columns[-1].labels[:1]
        told = [value_of(figure).number or 0 for _, figure in pairs]
        if whole and total and value_of(whole["figure"]).number == sum(told):
            pairs = [*pairs, (total[0], whole["figure"])]
        self._add(at, row, pairs)

    def _take_below(self, at: int, figure: str) -> None:
        """The figure below the name of its column, of the row or the group that was named before that.

        Where another follows it, these are a whole column's, and none of that row's.
        """
        row, group = self._of
        if row is None and group is not None:
            row, self._group = self._disputes, group
        if row is not None and self._head == at - 2:
            self.rows.get(row, _FoundRow()).is_twice = True
        elif row is not None:
            self._add(at, row, [(self._column, figure)])
            self.rows.get(row, _FoundRow()).lines.add(at - 1)

    @property
    def _disputes(self) -> int:
        return next(at for at, row in enumerate(self.form.rows) if not row.labels)

    def _name(self, at: int, text: str) -> None:
        """Remembers what a line without figures names."""
        name = _bare(text)
        if folded(name) in self.form.folded_heads and not is_numbered(_unnamed(text)):
            if self._head == at - 1:
                self._of = (
                    None,
                    None,
                )  # heads one below the other have their figures behind them, in whatever order
            if self._row is not None or self._group is not None:
                self._of = self._row, self._group
            self._column, self._row, self._group, self._head = name, None, None, at
            return
        self._of = None, None
        self._row = self._row_of(text)
        self._group = self._group_of(name) if self._row is None else None
        if self._row is None and _HEADING.match(text):
            self._column = ""

    def _row_of(self, text: str) -> int | None:
        """The row that a text is the label of, beyond doubt."""
        text = parted_from_group(self.form, _LISTED.sub("", _unnamed(text), count=1))[-1]
        if len(text) > _LONGEST_NAME:
            return None
        alike = self.form.rows_like(text, is_whole=True)
        best = max(alike.values(), default=0.0)
        found = [
            at for at, score in alike.items() if score == best and self.form.rows[at].columns[0].address in self.form.cells
        ]  # fmt: skip
        return found[0] if best >= CUT and len(found) == 1 else None

    def _group_of(self, name: str) -> int | None:
        """The group of the one row of disputes that a text names; None where it names none, or two."""
        rows = [row for row in self.form.rows if not row.labels]
        return Parts(rows[0]).group(name) if rows and 0 < len(name) <= _LONGEST_GROUP else None

    def _add(self, at: int, row: int, pairs: Sequence[tuple[str, str]]) -> None:
        columns = self.form.rows[row].columns
        groups = list(dict.fromkeys(column.group for column in columns))
        places = [
            [
                place for place, column in enumerate(columns)
                if folded(head) in map(folded, column.labels)
                and (self.form.rows[row].labels or groups.index(column.group) == self._group)
            ]
            for head, _ in pairs
        ]  # fmt: skip
        if any(len(found) != 1 for found in places):
            return
        known = self.rows.setdefault(row, _FoundRow())
        for (place,), (_, figure) in zip(places, pairs, strict=True):
            known.is_twice |= place in known.figures
            known.figures[place] = figure
        known.lines.add(at)


def _bare(text: str) -> str:
    """A name without what lists and cards put around it."""
    return _NUMBER.sub("", _unnamed(text), count=1)


def _unnamed(text: str) -> str:
    """The same with its number."""
    return _NAMED.sub("", text, count=1).strip(_AROUND)


def _made(row: FormRow, figures: Mapping[int, str], line: Line, table: int) -> Iterator[Line]:
    """A row as the form prints it, under its heads."""
    kind: Kind = "grid" if line.kind == "grid" else "pipes"
    told = [figures[place] for place in range(len(row.columns))]
    if not row.labels:
        yield from row_of_groups(Parts(row), told, kind, table)
        return
    for texts in (["", *(column.labels[0] for column in row.columns)], [row.labels[0], *told]):
        yield row_of(texts, kind, table)
