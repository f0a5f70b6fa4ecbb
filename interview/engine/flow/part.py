"""What every piece of a flow is made of: the frozen base model, addresses, names, and the help that a question has.

Knows no piece in particular.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Address = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
"""A dotted name: `rules.issued`, `applications.granted.natural`, `office.name`."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class Part(BaseModel):
    """The base of every piece of a flow."""

    # Only the whole flow is ever validated; its parts are built inside it, not once more each. What stands in them untold is
    # constructed without being validated, for the same reason.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Help(Part):
    """What F1 shows, always in this order; an empty line is left out."""

    why: str = ""
    """Why it is asked, or what it means in plain words."""
    counts: str = ""
    """What is counted in."""
    excludes: str = ""
    """What is not."""
    example: str = ""
    law: str = ""
    """The article, small, at the end."""
