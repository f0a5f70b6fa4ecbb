"""Questions of the program itself: what to do about a refusal, where to go, whether to write over a file.

Each is a few things to choose from, one of them marked. Every face takes Enter for the marked one, a number, the words, and y
or n where it is a yes or a no. Knows no sentence: labels are put in by the face.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interview.engine.answers.kinds import Option, Parsed, parse_yes_no
from interview.engine.answers.options import chosen
from interview.engine.answers.problems import Problem
from interview.talk.shortcuts import Wish, wish_of
from interview.talk.ways_out import WayOut


@dataclass(frozen=True, slots=True)
class Offer:
    """A few things to choose from."""

    labels: tuple[str, ...]
    marked: int = 0
    """What Enter takes: the likely one; where something would be put aside or written over, the one that keeps it."""
    leaves: int | None = None
    """What stepping back takes: the one that changes nothing."""
    yes: int | None = None
    no: int | None = None

    def meant(self, text: str) -> int | None:
        """The place of what a text means; None where it means none of them, or more than one."""
        if not text.strip():
            return self.marked
        if wish_of(text) is Wish.BACK:
            return self.leaves
        found = chosen(text, tuple(Option(value=label, label=label) for label in self.labels))
        if not isinstance(found, Problem):
            return self.labels.index(found[0].label) if len(found) == 1 else None
        said = parse_yes_no(text)
        if not isinstance(said, Parsed):
            return None
        return self.yes if said.value.value else self.no


def of_ways(ways: Sequence[WayOut], labels: Sequence[str]) -> Offer:
    """The ways out of a refusal; whether to set answers aside is a yes or a no."""
    keeps = next(at for at, way in enumerate(ways) if way.command is None)
    asks_whether = ways[0].code == "sets_yes"
    return Offer(
        tuple(labels), keeps, keeps, yes=0 if asks_whether else None, no=keeps if asks_whether else None
    )
