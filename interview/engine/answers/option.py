"""One thing that may be chosen, as a flow states it; `interview.engine.answers.options` finds it in what a person types."""

# Annotations are not left as strings here: pydantic would compile each of them at every start.
from pydantic import BaseModel, ConfigDict

from interview.engine.answers.conditions import Condition


class Option(BaseModel):
    """One thing that may be chosen."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    value: str
    """What the book keeps."""
    label: str
    """What the person reads."""
    when: Condition | None = None
    """Offered only while this is not false: a township is not asked for its gazette."""
    prints: str = ""
    """What a drafted text calls it; one without is never printed."""
    also: tuple[str, ...] = ()
    """Other ways to say it."""
    ends: tuple[str, ...] = ()
    """How the name ends of what it fits; where another option fits a name and this one does not, the clerk is asked."""
