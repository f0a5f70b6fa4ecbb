"""Tables drawn with characters, and what else is written for a bar between two cells, as rows with bars.

Programs draw tables with lines of dashes (+----+) or with the characters for boxes (├──┼──┤), break a cell over lines between
two of them, or part cells by commas. All of it becomes rows with bars, which `plain` reads. What a row means is nobody's here.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from interview.reading.extract.cells.stacked import unstacked_bars
from interview.reading.extract.marked_up import unmarked
from interview.reading.numbers import looks_like_value

_BARS = str.maketrans(dict.fromkeys("│┃║｜¦", "|"))
_CORNERS = str.maketrans(dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝", "+") | dict.fromkeys("─━═", "-"))
_FOR_DRAWING = frozenset(map(chr, {*_BARS, *_CORNERS}))
_DRAWN = re.compile(r"\+(?:[-=:]++\+)++")
_FEWEST_BARS = 2
_FEWEST_STRETCHES = 4
"""Stretches between drawn lines by which every row has its own; a table that is only framed has two."""
_FEWEST_ROWS = 20
"""Rows of cells by which a file is one of values with commas between."""
_FEWEST_CELLS = 3
_LONGEST_CELL, _LONGEST_HEAD = 60, 20
_IN_CHINESE = {"，": re.compile("，(?![^（）]{0,60}）)"), "；": re.compile("；(?![^（）]{0,60}）)")}
"""What may part cells in Chinese text, but for those within brackets."""
_GOES_ON = frozenset(["", "：", "；", "、", "！", "？"])
_NAMED_ROW = re.compile(r"第\d{1,3}行[:：]")
"""What an assistant says before a row."""
_SEVERAL = re.compile(r"\d\s+\d")
_THOUSANDS = re.compile(r"(?<=\d)[,;]\d{3}(?!\d)")
_LONGEST_LINE = 5_000
_NOTHING = re.compile(r"(?:NaN|nan|Unnamed: \d{1,3}(?:_level_\d)?|None|null)")
"""What programs write for a cell in which nothing stands."""
_MARKUP = re.compile(r"\*\*|~~|<br ?/?>|(?<!\w)__|__(?!\w)|`")
_BETWEEN_FIGURES = re.compile(r"(?<=\d)(?:<br ?/?>)+(?=\d)")
"""Where a line ends between digits: perhaps a figure was broken, perhaps there are two."""
_HEADING = re.compile("#{1,6} ")
_ITEM = re.compile(r"'[^'\n]*+'|\"[^\"\n]*+\"|-?\d++(?:\.\d++)?|None|null|nan")
_LIST = re.compile(
    rf"\s{{0,9}}[\[(]{{1,2}}(?:{_ITEM.pattern})(?:, ?(?:{_ITEM.pattern}))++[\])]{{1,2}},?\s{{0,9}}"
)
_FENCE = re.compile(r"\s{0,3}```(?P<of>\w{0,9})\s{0,9}")
_MARKS = {"csv": ",", "tsv": "\t"}
"""What stands between values in a block of code, by what that says it is of."""
_QUOTED = re.compile("(?:> ?){1,9}")
_QUOTED_ROW = re.compile(r"(?:> ?){1,9}\|")
"""A row of a table that stands in a box of its own, as notes in Markdown have it."""
_NEARLY = 0.8
"""Of the lines of a text are quoted, where all of it is."""
_ESCAPED = re.compile(r"\\(?=[\\\-*_|.()\[\]#+>~<&$`])")


def undrawn(raw: Sequence[str]) -> list[str]:
    """The lines of a text, drawn tables with a bar between two cells and a line for every row."""
    typed = _as_typed(list(unstacked_bars(unmarked(list(_unfenced(map(_unlisted, _unquoted(raw))))))))
    lines = [_with_bars(line, _FEWEST_BARS) for line in typed]
    if sum(line is not other for line, other in zip(lines, typed, strict=True)) >= _FEWEST_STRETCHES:
        # A row of two cells has one.
        lines = [_with_bars(line, 1) if len(line) <= _LONGEST_CELL else line for line in lines]
    if any(map(_is_drawn, lines)):
        return list(_joined(lines))
    if mark := _mark_of(lines):
        return list(_parted(lines, mark))
    return list(_parted_in_chinese(lines, mark)) if (mark := _chinese_mark_of(lines)) else lines


def _unquoted(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text without the mark that mails and Markdown put before every line of what is quoted."""
    told = [line for line in raw if line.strip()]
    quoted = sum(line.startswith(">") for line in told)
    if not quoted:
        return raw
    are_all = quoted >= _NEARLY * len(told)
    return [_QUOTED.sub("", line) if are_all or _QUOTED_ROW.match(line) else line for line in raw]


def _unlisted(line: str) -> str:
    """A line that is a list as a program prints it, as a row with bars; between tabs nothing for a cell that says that it is None."""
    if line.lstrip().startswith(("[", "(")) and _LIST.fullmatch(line):
        cells = (found[0].strip("'\"").replace("|", " ") for found in _ITEM.finditer(line))
        return f"| {' | '.join(cells)} |"
    return "\t".join("" if each == "None" else each for each in line.split("\t")) if "None" in line else line


def _unfenced(raw: Iterable[str]) -> Iterator[str]:
    """The lines of a text of Markdown, values with commas between in a block that says it is of these as rows with bars."""
    mark = ""
    for line in raw:
        if "```" in line and (fence := _FENCE.fullmatch(line)):
            mark = _MARKS.get(fence["of"].lower(), "") if not mark else ""
        yield from _parted([line], mark) if mark and line.count(mark) > 1 else [line]


def _as_typed(raw: Sequence[str]) -> Sequence[str]:
    """The lines of a text; in one of Markdown, what was escaped is as it was typed. Cells keep it: a bar may be meant."""
    if not any(map(_HEADING.match, raw)):
        return raw
    return [line if line.startswith("|") else _ESCAPED.sub("", line) for line in raw]


def bare(cell: str) -> str:
    """What a cell says, without what a program wrote around it: **5**, &nbsp;, NaN."""
    if cell.isalnum() and not cell.isascii():
        return cell
    told = _BETWEEN_FIGURES.sub(" ", unescape(cell))
    text = _ESCAPED.sub("", _MARKUP.sub("", told)).strip()
    return "" if _NOTHING.fullmatch(text) else text


def _with_bars(line: str, fewest: int) -> str:
    """A line with bars for whatever stands for them, where that is so many times at least."""
    if line.isascii() or _FOR_DRAWING.isdisjoint(line):
        return line
    drawn = line.translate(_CORNERS)
    barred = line.translate(_BARS)
    if _is_drawn(drawn):
        return drawn.strip()
    return barred if barred.count("|") >= fewest else line


def _is_drawn(line: str) -> bool:
    """Whether a line only parts rows: +----+----+."""
    return line.lstrip().startswith("+") and bool(_DRAWN.fullmatch(line.strip()))


def _joined(lines: Sequence[str]) -> Iterator[str]:
    """The lines without those that part rows; where every row has its own, what stands between two of them is one row."""
    at = 0
    while at < len(lines):
        table = _table_at(lines, at)
        stretches = list(_stretches(table))
        if len(stretches) < _FEWEST_STRETCHES:
            yield from (line for line in table or [lines[at]] if not _is_drawn(line))
        else:
            yield from (line for stretch in stretches for line in _row(stretch))
        at += max(1, len(table))


def _table_at(lines: Sequence[str], at: int) -> Sequence[str]:
    """The lines of the drawn table that begins at one; none where none does."""
    if not _is_drawn(lines[at]):
        return ()
    end = at + 1
    while end < len(lines) and (_is_drawn(lines[end]) or lines[end].lstrip().startswith("|")):
        end += 1
    return lines[at:end]


def _stretches(table: Sequence[str]) -> Iterator[list[str]]:
    """What stands between two lines that part rows."""
    stretch: list[str] = []
    for line in table:
        if not _is_drawn(line):
            stretch.append(line)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _row(lines: Sequence[str]) -> list[str]:
    """A row whose cells were broken over lines, on one; as it was where that is not sure."""
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    if len({len(each) for each in cells}) > 1:
        return list(lines)
    return ["| " + " | ".join(map("".join, zip(*cells, strict=True))) + " |"]


def _mark_of(lines: Sequence[str]) -> str:
    """The mark that stands between the cells of a file of values: a comma or a semicolon; nothing where it is none."""
    if any("\t" in line or line.count("|") >= _FEWEST_BARS for line in lines):
        return ""
    rows = {mark: sum(_is_row(line, mark) for line in lines) for mark in ",;"}
    best = max(rows, key=lambda mark: rows[mark])
    if rows[best] >= _FEWEST_ROWS:
        return best
    return next((mark for mark in ",;" if _are_long(lines, mark)), "")


def _chinese_mark_of(lines: Sequence[str]) -> str:
    """The mark of Chinese text by which somebody parted the cells of rows; nothing where none does."""
    if any("\t" in line or "|" in line for line in lines):
        return ""
    rows = {mark: sum(line.count(mark) > 1 and _is_row(line, mark) for line in lines) for mark in _IN_CHINESE}
    best = max(rows, key=lambda mark: rows[mark])
    return best if rows[best] >= _FEWEST_ROWS else ""


def _parted_in_chinese(lines: Sequence[str], mark: str) -> Iterator[str]:
    """The lines, rows and their heads with bars for such marks outside brackets; a sentence keeps them."""
    for line in lines:
        bare = _NAMED_ROW.sub("", line.strip())
        cells = [cell.strip() for cell in _IN_CHINESE[mark].split(bare)]
        if (
            len(cells) > 1
            and max(map(len, cells)) <= _LONGEST_CELL
            and "。" not in bare
            and _is_row_or_heads(cells)
        ):
            yield "| " + " | ".join(cells) + " |"
        else:
            yield line


def _is_row_or_heads(cells: Sequence[str]) -> bool:
    """Whether cells end with a figure, or are short words; a sentence that goes on in the next line ends with a mark."""
    return cells[-1][-1:] not in _GOES_ON and (
        looks_like_value(cells[-1]) or all(0 < len(cell) <= _LONGEST_HEAD for cell in cells)
    )


def _are_long(lines: Sequence[str], mark: str) -> bool:
    """Whether the lines are rows of a figure each, behind the names of all that it is of."""
    told = [line for line in lines if line.strip()]
    rows = [line for line in told if line.count(mark) + 1 >= _FEWEST_CELLS and _ends_with_figure(line, mark)]
    usual = max(Counter(line.count(mark) for line in rows).values(), default=0)
    return usual >= _FEWEST_ROWS and usual >= _NEARLY * len(told)


def _ends_with_figure(line: str, mark: str) -> bool:
    """Whether the last cell of a line is a figure, and the mark no part of one."""
    return line.rpartition(mark)[2].strip('" ').isdecimal() and not _THOUSANDS.search(line)


def _is_row(line: str, mark: str) -> bool:
    """Whether a line is a row of cells, most of which say nothing or a figure."""
    if line.count(mark) + 1 < _FEWEST_CELLS:
        return False
    cells = [cell.strip().strip('"') for cell in line.split(mark)]
    plain = sum(not cell or cell.isdecimal() for cell in cells)
    if any(_SEVERAL.search(cell) for cell in cells):
        return False  # the mark parts thousands
    return 2 * plain >= len(cells) and all(len(cell) <= _LONGEST_CELL for cell in cells)


def _parted(lines: Sequence[str], mark: str) -> Iterator[str]:
    """The lines with a bar for every mark between cells; one cell among blank ones is a line of text."""
    for line in lines:
        cells = [cell.strip() for cell in _cells(line, mark)]
        told = [cell for cell in cells if cell]
        if len(told) <= 1 or len(cells) < _FEWEST_CELLS or max(map(len, told)) > _LONGEST_CELL:
            yield told[0] if len(told) == 1 else line
        else:
            yield "| " + " | ".join(cell.replace("|", " ") for cell in cells) + " |"


def _cells(line: str, mark: str) -> list[str]:
    """The cells of a line; a mark between quotes parts nothing."""
    if len(line) > _LONGEST_LINE or "\r" in line:
        return [line]
    return next(csv.reader([line], delimiter=mark), [])
