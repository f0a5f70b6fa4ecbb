"""The table of what is made public, of which only the order is left: between two of its articles stand the figures of one.

A column is read from top to bottom. Where an article has several columns, its figures may have been read in any order (the one
beside a label comes behind the others), and they tell something only where they are all the same, or where every row's stand amid
the letters of its label, which a narrow column set downwards. Nothing here knows a sum: this table has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from interview.reading.align.evidence import figures_of_lines, words_of_lines
from interview.reading.extract.lines import Line, Piece
from interview.reading.match.columns.cells import figure_of
from interview.reading.match.form import BESIDE, Form, FormArticle, FormColumn, FormRow
from interview.reading.match.labels import folded
from interview.reading.model import ReadFigure


def by_articles(
    form: Form, table: str, lines: Sequence[Line], found: Mapping[str, ReadFigure]
) -> dict[str, ReadFigure]:
    """The figures of open cells that their order between the articles tells.

    Args:
        form: The form.
        table: The table.
        lines: All lines of its part.
        found: What was read row by row, by address.
    """
    articles = form.articles[table]
    names = {article.name for article in articles}
    starts = [at for at, line in enumerate(lines) if folded(line.text) in names]
    if [folded(lines[at].text) for at in starts] != [article.name for article in articles]:
        return {}
    words = words_of_lines(lines)
    told: dict[str, ReadFigure] = {}
    for article, (begin, end) in zip(articles, pairwise([*starts, len(lines)]), strict=True):
        if all(folded(row.labels[0]) in words for row in article.rows):
            told |= _told(form, article, lines[begin + 1 : end], found)
    return told


def _told(
    form: Form, article: FormArticle, lines: Sequence[Line], found: Mapping[str, ReadFigure]
) -> dict[str, ReadFigure]:
    """The cells of an article that the order of its figures tells; nothing where its heads or figures are others."""
    columns = article.rows[0].columns
    figures = figures_of_lines(lines)
    heads = [folded(column.labels[0]) for column in columns]
    if len(figures) != len(columns) * len(article.rows) or not _are_in_order(heads, words_of_lines(lines)):
        return {}
    if _has_strangers(article, form.rows, lines):
        return {}
    is_in_order = _are_beside(article, lines) if len(columns) == 1 else _are_amid(article, lines)
    is_in_order |= len({figure.text for figure in figures}) == 1
    told_rows = _told_by_label(article, lines)
    laid = {
        column.address: read_cell(form, column, figure)
        for row, told in zip(article.rows, _in_rows(figures, len(columns)), strict=True)
        if is_in_order or row.labels[0] in told_rows
        for column, figure in zip(row.columns, told, strict=True)
    }
    if any(
        found[cell].state == "read" and found[cell].value != figure.value for cell, figure in laid.items()
    ):
        return {}
    return {
        cell: figure
        for cell, figure in laid.items()
        if found[cell].state != "read" and figure.state == "read"
    }


def _in_rows(figures: Sequence[Piece], columns: int) -> list[Sequence[Piece]]:
    return [figures[at : at + columns] for at in range(0, len(figures), columns)]


def _are_beside(article: FormArticle, lines: Sequence[Line]) -> bool:
    """Whether every figure that stands beside a label is that row's by its order too."""
    labels = [folded(row.labels[0]) for row in article.rows]
    told = 0
    for line in lines:
        row = next(
            (labels.index(text) for piece in line.pieces if (text := folded(piece.text)) in labels), told
        )
        figures = len(figures_of_lines([line]))
        if figures and row != told:
            return False
        told += figures
    return True


def _are_amid(article: FormArticle, lines: Sequence[Line]) -> bool:
    """Whether the figures of every row stand amid the letters of its label, or behind its last and before the next row's first.

    One beside a letter must be its row's first: where it is not, figures changed places.
    """
    labels = [folded(row.labels[0]) for row in article.rows]
    columns = len(article.rows[0].columns)
    letters = "".join(labels)
    begun, told, amid = 0, 0, set[int]()
    for line in lines:
        words, figures = words_of_lines([line]), len(figures_of_lines([line]))
        if words and letters.startswith(words, begun):
            begun += len(words)
        row = _row_of(labels, begun)
        rows = {told // columns, (told + figures - 1) // columns} if figures else {row}
        if rows != {row} or (figures and (not begun or (words and told % columns))):
            return False
        amid |= {row} if figures and begun < sum(map(len, labels[: row + 1])) else set()
        told += figures
    return begun == len(letters) and bool(amid)


def _told_by_label(article: FormArticle, lines: Sequence[Line]) -> frozenset[str]:
    """The labels of the rows whose figures their order tells, where all stand right behind their labels, or all before them.

    Those on one line stand in order from left to right, and of those that are all the same each may be any; others may have been
    read in any order.
    """
    stretches = _between_labels([folded(row.labels[0]) for row in article.rows], lines)
    columns = len(article.rows[0].columns)
    beside = next((each for each in (stretches[1:], stretches[:-1]) if all(each)), ())
    if (
        not beside
        or sum(map(bool, stretches)) != len(beside)
        or any(sum(map(len, each)) != columns for each in beside)
    ):
        return frozenset()
    return frozenset(
        row.labels[0] for row, told in zip(article.rows, beside, strict=True)
        if len(told) == 1 or len({text for line in told for text in line}) == 1
    )  # fmt: skip


def _between_labels(labels: Sequence[str], lines: Sequence[Line]) -> list[list[list[str]]]:
    """The figures before the first label, between two, and behind the last, line by line; nothing where some stand amid a label, or labels in another order."""
    letters = "".join(labels)
    found: dict[int, list[list[str]]] = {end: [] for end in accumulate(map(len, labels), initial=0)}
    begun = 0
    for line in lines:
        words, figures = words_of_lines([line]), figures_of_lines([line])
        if words and letters.startswith(words, begun):
            begun += len(words)
        elif words in labels:
            return []
        if figures and begun not in found:
            return []
        if figures:
            found[begun].append([each.text for each in figures])
    return list(found.values())


def _row_of(labels: Sequence[str], begun: int) -> int:
    """The label to which the last of so many letters belongs."""
    ends = accumulate(map(len, labels))
    return next((at for at, end in enumerate(ends) if begun <= end), len(labels))


def _has_strangers(article: FormArticle, rows: Sequence[FormRow], lines: Sequence[Line]) -> bool:
    """Whether a figure stands beside the label of a row that is none of the article's."""
    own = {row.labels[0] for row in article.rows}
    others = {folded(row.labels[0]) for row in rows if row.labels and row.labels[0] not in own}
    beside = (line for line in lines if figures_of_lines([line]))
    return any(folded(piece.text) in others for line in beside for piece in line.pieces)


def read_cell(form: Form, column: FormColumn, piece: Piece) -> ReadFigure:
    """A cell of a form as a figure tells it.

    Args:
        form: The form.
        column: The cell's column.
        piece: The figure.
    """
    question = form.flow.questions.get(column.address)
    return figure_of(column, piece, question.kind if question else "count")


def _are_in_order(heads: Sequence[str], text: str) -> bool:
    """Whether heads begin in a text one after the other; one may have been torn around others, and is whole without them."""
    rest = text
    for head in heads:
        rest = rest.replace(head, "|" * len(head)) if head in text else rest
    left = rest.replace("|", "")
    begins = [
        text.find(head) if head in text else _begins(head, rest) if _is_there(head, left) else -1
        for head in heads
    ]
    return begins[0] >= 0 and begins == sorted(set(begins))


def _is_there(head: str, left: str) -> bool:
    """Whether a head stands in a text, or letter by letter in turns with the one beside it, where both are set downwards."""
    return head in left or any(
        _is_woven(left[at : at + len(head) + len(beside)], head, beside)
        for beside in map(folded, BESIDE)
        for at in range(len(left) - len(head) - len(beside) + 1)
    )


def _is_woven(text: str, one: str, other: str) -> bool:
    """Whether a text has the letters of two others and no more, those of each in their order."""
    reached = {0}
    for at, letter in enumerate(text):
        reached = {
            of_one + mine
            for of_one in reached
            for mine, whole, place in ((1, one, of_one), (0, other, at - of_one))
            if whole[place : place + 1] == letter
        }
    return len(one) in reached


def _begins(head: str, rest: str) -> int:
    """Where a torn head begins: where the longest beginning of it stands."""
    return next(place for size in range(len(head), 0, -1) if (place := rest.find(head[:size])) >= 0)
