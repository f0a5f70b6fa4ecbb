"""An answer that does not fit, as a value.

A problem says only what is wrong, by a code and the details a sentence needs; the sentence itself lies in
`interview/wording/<language>/problems.toml`. It is returned, never raised, and carries no words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from interview.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Flaw:
    """What of a text is not as it has to look."""

    why: str
    """Names the clause to say, such as `phone_local`."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an answer was not taken."""

    code: str
    """Names the sentence to say, such as `approximate`."""
    question: str | None = None
    """The id of the question; a parser does not know it and leaves it out."""
    details: Mapping[str, object] = field(default_factory=dict)
    """What the sentence may mention, by placeholder."""
    insistable: bool = False
    """Whether the answer may be kept as it stands if the person insists."""
    off: Flaw | None = None
    """What exactly of the text is off, where more can be said of it than the code says."""
    doubt: bool = False
    """Whether it could stand well enough, and only is most likely not what was meant."""
