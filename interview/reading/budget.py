"""How much may be tried on a table whose figures could stand in many ways; where it takes more, too much is open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Budget:
    """What is left to be tried."""

    left: int

    def spend(self) -> bool:
        """Whether there was something left for one more."""
        self.left -= 1
        return self.left >= 0

    @property
    def is_enough(self) -> bool:
        """Whether it was for all that was tried."""
        return self.left >= 0
