"""What the cells of a form say in words and in boxes: a text behind its label, the options marked in a row of boxes.

A text is what stands behind its label on the same line; a box counts where every option of its row is there with its
mark, and of two that exclude each other exactly one is filled. What is not beyond doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from interview.engine.answers.conditions import Condition, tests
from interview.engine.flow.layout import TableCell
from interview.engine.flow.model import Flow
from interview.engine.flow.once import once_for_a_form
from interview.reading.extract.lines import Line
from interview.reading.match.labels import folded
from interview.reading.model import ReadFigure

FULL, EMPTY = "■☑√✓✔☒●◉", "□☐○◯"
_MARK = re.compile(f"[{FULL}{EMPTY}]")
_YES_NO = ("是", "否")
_LONGEST = 200
Told = Mapping[str, str | tuple[str, ...]]


def told_in(flow: Flow, lines: Sequence[Line]) -> Told:
    """What a report's cells say beside its figures, by question: a text, or the options that are marked."""
    found: dict[str, str | tuple[str, ...]] = {}
    for _, cell, text in _beside(flow, lines):
        found |= _of_cell(flow, cell, text, found)
    return found


def denied_in(flow: Flow, lines: Sequence[Line]) -> dict[str, Condition]:
    """What a report says 否 to, by the label that the form prints: the condition that does not hold then."""
    return {
        label: cell.whether
        for label, cell, text in _beside(flow, lines)
        if cell.whether is not None and marked_in(text, _YES_NO) == ("否",)
    }


def _beside(flow: Flow, lines: Sequence[Line]) -> Iterator[tuple[str, TableCell, str]]:
    """The cells that say something else than a figure, each with its label and what stands behind that; "" where nothing does.

    Of several with one label it is the one that stands beside the name of the same rows (微博), else the one at the same place.
    """
    seen: dict[str, int] = {}
    cells = _cells(flow)
    groups = {(label, group) for label, group, _ in cells if group}
    behind = _behind(frozenset(label for label, _, _ in cells), lines) if cells else {}
    for label, group, cell in cells:
        at = seen[label] = seen.get(label, -1) + 1
        told = [
            (rest, {each for each in before if (label, each) in groups})
            for rest, before in behind.get(label, ())
        ]
        named = next((rest for rest, names in told if group in names), None)
        if named is None:
            named = told[at][0] if at < len(told) and not told[at][1] else ""
        yield label, cell, named


def left_empty(flow: Flow, figures: Mapping[str, ReadFigure], told: Told) -> dict[str, ReadFigure]:
    """What cells say that the form leaves empty where there was nothing of the sort: 0, as long as nothing asked with them is told."""
    cells = _left_empty(flow)
    if not cells:
        return {}
    empty = {id for id, figure in figures.items() if figure.reason == "blank"}
    return {
        id: ReadFigure("read", 0)
        for id in cells & empty
        if not _asked_with(flow, id) & (told.keys() | figures.keys() - empty)
    }


@once_for_a_form
def _left_empty(flow: Flow) -> frozenset[str]:
    """The cells that stay empty, and not 0, while they are not asked for."""
    return frozenset(
        str(cell.cell)
        for section in flow.sections
        for table in section.layouts
        for cell in table.cells
        if cell.or_empty
    )


def _asked_with(flow: Flow, figure: str) -> set[str]:
    """The questions that wait for the same thing as a figure's own."""
    when = flow.questions[figure].when
    return {id for id, question in flow.questions.items() if question.when == when}


@once_for_a_form
def _cells(flow: Flow) -> tuple[tuple[str, str, TableCell], ...]:
    """The cells that say something else than a figure, each with the label before it and the name beside its and other rows."""
    placed = (each for section in flow.sections for table in section.layouts for each in table.placed)
    return tuple(
        (folded(each.label), folded(each.group), each.cell)
        for each in placed
        if each.cell.answer or each.cell.whether is not None
    )


Behind = dict[str, list[tuple[str, frozenset[str]]]]
"""By label, every time that it stands somewhere: what stands behind it, and what before it."""


def _behind(labels: frozenset[str], lines: Sequence[Line]) -> Behind:
    found: Behind = {}
    for line in lines:
        pieces = [piece.text.strip() for piece in line.pieces if not piece.above]
        for at, text in enumerate(pieces):
            if (label := folded(text)) in labels:
                rest = next((each for each in pieces[at + 1 :] if each and folded(each) != label), "")
                before = frozenset(map(folded, pieces[:at]))
                found.setdefault(label, []).append(("" if folded(rest) in labels else rest, before))
            elif len(pieces) == 1:
                found = _with_line(labels, text, found)
    return found


def _with_line(labels: frozenset[str], text: str, found: Behind) -> Behind:
    """A line of one piece that begins with a label, then a colon or a blank."""
    begins, _, rest = (half := re.sub("[：:\t]| {1,}", "\n", text, count=1)).partition("\n")
    if half != text and folded(begins) in labels and len(rest) <= _LONGEST:
        found.setdefault(folded(begins), []).append((rest.strip(), frozenset()))
    return found


def _of_cell(flow: Flow, cell: TableCell, text: str, found: Told) -> dict[str, str | tuple[str, ...]]:
    if not text or len(text) > _LONGEST:
        return {}
    if cell.whether is not None:
        return _of_whether(cell, text, found)
    question = flow.questions[str(cell.answer)]
    if question.kind == "text":
        return {question.id: text}
    labels = {folded(option.label): option.value for option in question.options}
    marked = marked_in(text, tuple(labels))
    if marked is None or (question.kind == "choice" and len(marked) != 1):
        return {}
    return {question.id: tuple(labels[label] for label in marked)}


def _of_whether(cell: TableCell, text: str, found: Told) -> dict[str, str | tuple[str, ...]]:
    """An option of several that a 是 or a 否 tells; none where it sums up more than one, which tell themselves."""
    options = [(test.of, test.includes) for test in tests(cell.whether) if test.includes]
    marked = marked_in(text, _YES_NO)
    if marked is None or len(marked) != 1 or len(options) != 1:
        return {}
    of, option = options[0]
    known = found.get(of, ())
    told = known if isinstance(known, tuple) else ()
    return {of: (*told, str(option)) if marked == ("是",) else told}


def marked_in(text: str, labels: Sequence[str]) -> tuple[str, ...] | None:
    """The labels that a row of boxes marks; None where that is not beyond doubt."""
    bare = "".join(text.split())
    marks = _MARK.findall(bare)
    if not marks:
        return (folded(bare),) if folded(bare) in labels else None
    names = [folded(each) for each in _MARK.split(bare)]
    before, after = names[1:] if not names[0] else None, names[:-1] if not names[-1] else None
    found = before if before is not None else after
    if found is None or sorted(found) != sorted(labels):
        return None
    return tuple(name for name, mark in zip(found, marks, strict=True) if mark in FULL)
