"""Counts with blanks between their digits, or with letters that a reading machine took for some: read where every sum comes out.

A narrow cell, or letters set apart, leave the one, a picture the other (1O, l2). Two rows that ran into each other have two figures in every cell, and their digits come out too: where all cells of a sum
have blanks, or one would begin with 0, nothing is closed up. Nor is anything where all cells of a sum have letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interview.engine.sums.relations import Number, Relation, Sheet, holds
from interview.reading.model import ReadFigure

_COUNT = re.compile(r"0|[1-9](?: ?\d){0,11}")
_DIGITS = str.maketrans("OoQlI|", "000111")
"""What is taken for them."""
_TAKEN = frozenset({"unreadable", "filler"})


def closed_up(equations: Sequence[Relation], found: Mapping[str, ReadFigure]) -> dict[str, ReadFigure]:
    """The cells that are read as one count each, by address.

    Args:
        equations: The sums of the form.
        found: Every cell, by address.
    """
    counts = dict(_counts(found))
    if not counts:
        return {}
    sheet: dict[str, Number | None] = {
        address: counts.get(address, figure.value if figure.state == "read" else None)
        for address, figure in found.items()
    }
    told = [each for each in equations if _is_told(each, counts, sheet)]
    return {
        address: replace(
            found[address],
            state="read",
            value=count,
            reason="",
            candidates=(),
            settled_by=by,
            only_placed=True,
        )
        for address, count in counts.items()
        if (by := tuple(each.id for each in told if address in each.addresses))
        and all(holds(each, sheet) for each in told if address in each.addresses)
    }


def _counts(found: Mapping[str, ReadFigure]) -> Iterator[tuple[str, int]]:
    for address, figure in found.items():
        if figure.reason in _TAKEN and _COUNT.fullmatch(digits := figure.text.translate(_DIGITS)):
            yield address, int(digits.replace(" ", ""))


def _is_told(relation: Relation, counts: Mapping[str, int], sheet: Sheet) -> bool:
    """Whether all that a sum is of is known, and not all of it has blanks."""
    return all(sheet.get(each) is not None for each in relation.addresses) and not counts.keys() >= set(
        relation.addresses
    )
