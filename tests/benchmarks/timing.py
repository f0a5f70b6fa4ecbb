"""Measuring beside a floor, and the table of what came out.

The machines are noisy, and noise only ever adds: so the best of many rounds is shown. The floor and ours take turns,
and the ratio is the median of the rounds': what slows the one slows the other next to it. The ratio of the two best
stands beside it; on an idle machine they agree.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Timed = Callable[[], float]
"""Does the work once and gives the milliseconds it took."""


def timed(work: Callable[[], object], each: int = 1) -> Timed:
    """Work with the clock held to it, repeated where one run is too short for the clock."""

    def run() -> float:
        start = time.perf_counter()
        for _ in range(each):
            work()
        return (time.perf_counter() - start) * 1000 / each

    return run


@dataclass(frozen=True, slots=True)
class Beside:
    """The rounds of ours and of the floor, taken in turns."""

    ours: tuple[float, ...]
    floor: tuple[float, ...]

    @property
    def of_the_best(self) -> float:
        """The best of ours over the best of the floor's."""
        return min(self.ours) / min(self.floor)

    @property
    def of_a_round(self) -> float:
        """The median over the rounds of ours over the floor's next to it."""
        return median(mine / its for mine, its in zip(self.ours, self.floor, strict=True))


def beside(ours: Timed, floor: Timed, rounds: int) -> Beside:
    """Takes turns, after one of each that does not count."""
    floor(), ours()
    pairs = [(floor(), ours()) for _ in range(rounds)]
    return Beside(tuple(mine for _, mine in pairs), tuple(its for its, _ in pairs))


def best(run: Timed, rounds: int = 9) -> float:
    """Milliseconds of the best round."""
    return min(run() for _ in range(rounds))


def head() -> None:
    """The head of the table."""
    print(f"{'the best of many rounds':<52}{'ours':>9}{'floor':>9}  ratio (of the best)              wanted")


def row(what: str, ours: float, wanted: str = "", unit: str = "ms") -> None:
    """A line for what is measured by itself."""
    print(f"{what:<52}{ours:9.3f}{'':>9}  {'':<30} {wanted and f'≤ {wanted} {unit}'}")


def row_beside(what: str, found: Beside, wanted: str = "") -> None:
    """A line for what is measured beside a floor."""
    ratio = f"{found.of_a_round:.2f} × ({found.of_the_best:.2f})"
    print(
        f"{what:<52}{min(found.ours):9.3f}{min(found.floor):9.3f}  {ratio:<30} {wanted and f'≤ {wanted} ×'}"
    )
