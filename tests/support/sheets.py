"""The ledger as other programs put it on the clipboard: Excel, WPS, a browser, a page of text; and its figures back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interview.engine.flow.ledger_form import Ledger, Row
from interview.engine.plan.ledger.ids import LedgerIds

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Sheet:
    """Figures of a ledger, ready to be written in any layout.

    Args:
        ledger: The ledger.
        figures: Its cells by address; one that is left out is 0.
    """

    ledger: Ledger
    figures: Mapping[str, int]

    @property
    def cells(self) -> dict[str, int]:
        """Every cell that is not computed."""
        return {cell: self.figures.get(cell, 0) for cell in LedgerIds(self.ledger).inputs()}

    def row(self, row: Row, *, totals: bool = True) -> list[int]:
        """The figures of a row, its total last."""
        ids = LedgerIds(self.ledger)
        rows = [each.id for each in self.ledger.results] if row.role == "total" else [row.id]
        found = [sum(self.figures.get(ids.cell(each, c), 0) for each in rows) for c in ids.columns]
        return [*found, sum(found)] if totals else found

    def labels(self, row: Row) -> list[str]:
        """What stands to the left of a row in three columns; empty where a merged cell goes on."""
        results = self.ledger.results
        first = self.ledger.results_label if row is results[0] else ""
        if row.role in {"in", "out"}:
            return [row.label, "", ""]
        if row.group is None:
            return [first, row.label, ""]
        of_group = [each for each in results if each.group == row.group]
        group = next(each.label for each in self.ledger.groups if each.id == row.group)
        return [first, group if row is of_group[0] else "", row.label]

    def heads(self) -> list[list[str]]:
        """The three lines above the figures, seven columns beside the three of labels."""
        columns = [column.label for column in self.ledger.columns]
        return [
            [self.ledger.corner, "", "", self.ledger.over, "", "", "", "", "", ""],
            ["", "", "", columns[0], "法人或其他组织", "", "", "", "", "总计"],
            ["", "", "", "", *columns[1:], ""],
        ]


def excel(sheet: Sheet, *, heads: bool = True, totals: bool = True, end: str = "\r\n") -> str:
    """Copied out of Excel or WPS: as many tabs in every line, merged cells empty but for their first."""
    lines = [head if totals else head[:-1] for head in sheet.heads()] if heads else []
    lines += [[*sheet.labels(row), *map(str, sheet.row(row, totals=totals))] for row in sheet.ledger.rows]
    return "".join("\t".join(line) + end for line in lines)


def browser(sheet: Sheet) -> str:
    """Copied out of a web page: a merged cell stands once and takes no place after."""
    lines = [[cell for cell in head if cell] for head in sheet.heads()]
    lines += [
        [*(label for label in sheet.labels(row) if label), *map(str, sheet.row(row))]
        for row in sheet.ledger.rows
    ]
    return "\n".join("\t".join(line) for line in lines)


def bare(sheet: Sheet, *, totals: bool = True, row_of_totals: bool = True, between: str = "\t") -> str:
    """Only the figures."""
    rows = [row for row in sheet.ledger.rows if row_of_totals or row.role != "total"]
    return "\n".join(between.join(map(str, sheet.row(row, totals=totals))) for row in rows)


def spaced(sheet: Sheet) -> str:
    """A page of text: labels and figures with blanks between."""
    return "\n".join(
        "   ".join([*filter(None, sheet.labels(row)), *map(str, sheet.row(row))]) for row in sheet.ledger.rows
    )


def piped(sheet: Sheet) -> str:
    """Cells with pipes between, as copied text and Markdown have them."""
    lines = [*sheet.heads(), ["---"] * 10]
    lines += [[*sheet.labels(row), *map(str, sheet.row(row))] for row in sheet.ledger.rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cell_a_line(sheet: Sheet, between: str = "\n\n") -> str:
    """Every cell on a line of its own."""
    heads = [cell for head in sheet.heads() for cell in head if cell]
    rows = [[*filter(None, sheet.labels(row)), *map(str, sheet.row(row))] for row in sheet.ledger.rows]
    return between.join([*heads, *(cell for row in rows for cell in row)])


def wide(text: str) -> str:
    """With full-width digits."""
    return text.translate(WIDE)


def zeros_left_empty(text: str) -> str:
    """With nothing where a 0 stood between tabs."""
    return "\n".join(
        "\t".join("" if cell == "0" else cell for cell in line.split("\t"))
        for line in text.replace("\r\n", "\n").split("\n")
    )


def grouped(text: str) -> str:
    """With commas in the thousands."""
    return "\n".join(
        "\t".join(f"{int(cell):,}" if cell.isdecimal() else cell for cell in line.split("\t"))
        for line in text.split("\n")
    )
