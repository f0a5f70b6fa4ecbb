"""Finding the bound numbers of a text again after somebody has edited it.

Only the text before and the text after are known, not the keys between, so a number is taken for the same only where
nothing else is possible: it is matched in *every* best alignment of the two texts, together with what stands next to
it on both sides. A number that was changed, typed anew, or could have come from two places is free. First whole
clauses are aligned, which is nearly always enough; what lies between two clauses that were found again is aligned
character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interview.engine.prose.passage import Bound, Passage

_BESIDE = 2
"""So many characters on either side must have stayed with a number inside an edited clause."""
_TELLING = 6
"""A clause this long is taken for itself; shorter ones (「共6件」) are told apart only by what is around them."""
_MOST_CELLS = 250_000
"""So large a table of alignments is worth its time at a pause of typing; beyond it numbers are free."""

_STOPS = "。；！？\n"
_CLAUSE = re.compile(r"[^，。；！？\n]*[，。；！？\n]?")


def rebound(passage: Passage, text: str) -> Passage:
    """The passage that an edit made of another: the new text, bound where a number surely is the same."""
    if text == passage.text:
        return passage
    where = _matched(passage.text, text)
    return Passage(text, tuple(_kept(passage, text, where)))


def _kept(passage: Passage, text: str, where: Sequence[int | None]) -> Iterator[Bound]:
    for place in passage.bound:
        at = where[place.start]
        if at is not None and _stayed(place, passage.text, text, where):
            yield Bound(at, at + place.end - place.start, place.of)


def _stayed(place: Bound, old: str, new: str, where: Sequence[int | None]) -> bool:
    """Whether a number and its neighbours were matched in one run; where a text ends first, its end is one.

    A stop behind the next neighbour says nothing: whoever goes on writing there may have made another of it. Nor does a
    comma of which a stop was made: what came behind it was taken out.
    """
    first, last = max(0, place.start - _BESIDE), min(len(old), place.end + _BESIDE)
    at = where[first]
    if last - place.end == _BESIDE and (
        old[last - 1] in _STOPS or _ends_there(old[last - 1], new, at, last - 1 - first)
    ):
        last -= 1
    if at is None or any(where[i] != at + i - first for i in range(first, last)):
        return False
    whole_left, whole_right = place.start >= _BESIDE, place.end + _BESIDE <= len(old)
    return (whole_left or at == 0) and (whole_right or at + last - first == len(new))


def _ends_there(mark: str, new: str, at: int | None, behind: int) -> bool:
    """Whether a sentence ends now where a comma stood."""
    return mark == "，" and at is not None and new[at + behind : at + behind + 1] in set(_STOPS)


def _matched(old: str, new: str) -> list[int | None]:
    """For every character of the old text where it stands in the new one, None where that is not certain."""
    where: list[int | None] = [None] * len(old)
    before, after = _clauses(old), _clauses(new)
    pairs = [
        (i, j)
        for i, j in enumerate(_certain([clause for _, clause in before], [clause for _, clause in after]))
        if j is not None and len(before[i][1]) >= _TELLING
    ]
    done = (0, 0)
    for i, j in [*pairs, (len(before), len(after))]:
        _match_between(where, before[done[0] : i], after[done[1] : j])
        if i < len(before):
            start, clause = before[i]
            where[start : start + len(clause)] = range(after[j][0], after[j][0] + len(clause))
        done = (i + 1, j + 1)
    return where


def _clauses(text: str) -> list[tuple[int, str]]:
    """The clauses of a text, each with where it begins and with the mark that ends it."""
    return [(found.start(), found[0]) for found in _CLAUSE.finditer(text) if found[0]]


def _match_between(
    where: list[int | None], before: Sequence[tuple[int, str]], after: Sequence[tuple[int, str]]
) -> None:
    """Matches the characters of clauses that were not found again as a whole."""
    if not before or not after:
        return
    old, new = "".join(clause for _, clause in before), "".join(clause for _, clause in after)
    if len(old) * len(new) > _MOST_CELLS:
        return
    for i, j in enumerate(_certain(old, new)):
        if j is not None:
            where[before[0][0] + i] = after[0][0] + j


def _certain(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each item of one sequence its partner in the other in every longest common subsequence; None without one.

    What stands in one of them alone is in no common subsequence, and is left out of the table.
    """
    found: list[int | None] = [None] * len(old)
    both = {*old} & {*new}
    mine = [(at, item) for at, item in enumerate(old) if item in both]
    other = [(at, item) for at, item in enumerate(new) if item in both]
    items, others = [item for _, item in mine], [item for _, item in other]
    ahead = _longest(items, others)
    behind = [row[::-1] for row in _longest(items[::-1], others[::-1])[::-1]]
    best = behind[0][0]
    for i, (at, item) in enumerate(mine):
        if any(ahead[i][j] + behind[i + 1][j] == best for j in range(len(other) + 1)):
            continue  # there is one without it
        partners = [
            there
            for j, (there, its) in enumerate(other)
            if item == its and ahead[i][j] + 1 + behind[i + 1][j + 1] == best
        ]
        if len(partners) == 1:
            found[at] = partners[0]
    return found


def _longest(old: Sequence[str], new: Sequence[str]) -> list[list[int]]:
    """How long the longest common subsequence of the first i and the first j items is."""
    table = [[0] * (len(new) + 1)]
    for item in old:
        above, row = table[-1], [0]
        for j, other in enumerate(new):
            row.append(above[j] + 1 if item == other else max(above[j + 1], row[j]))
        table.append(row)
    return table
