"""Holding an interview with a person: what every face that talks does alike.

Keeps the answers file, reads what stands in a field, offers the ways out of a refusal. It decides nothing that the
engine decides, says no sentence and knows no terminal.
"""

from interview.holding.desk import Desk
from interview.holding.opened import Opened

__all__ = ["Desk", "Opened"]
