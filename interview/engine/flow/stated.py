"""Relations as a flow writes them, and what each of them says of figures."""

# Annotations are not left as strings here: pydantic would compile each of them at every start.

from collections.abc import Callable
from typing import Literal

from interview.engine.answers.conditions import Condition
from interview.engine.flow.part import Part
from interview.engine.sums.relations import Relation, RelationError, parse, relation


class RelationText(Part):
    """A linear relation as written: `new + carried_in = total + carried_out`."""

    id: str
    text: str
    each: Literal["column", "row"] | None = None
    """In a ledger: once per column (names are rows) or once per row (names are columns)."""
    severity: Literal["error", "warning", "notice"] = "error"
    computes: bool = False
    """The left side is computed from the right, never asked."""
    identity: bool = False
    """One of the identities without which no report can be finished."""
    when: Condition | None = None
    says: str = ""
    """What it means, in plain words."""
    source: str = ""


def stated(
    text: RelationText,
    id: str,
    expand: Callable[[str], list[str]],
    group: Callable[[str], list[str]],
) -> Relation:
    """A relation, its names replaced by what they stand for.

    Args:
        text: As it was written.
        id: Its own: that of the text, and of the row or column it is stated for.
        expand: The figures that a name stands for; none where it is unknown.
        group: The figures that the name of a group stands for.

    Raises:
        RelationError: It is no relation, or names what is not there.
    """
    try:
        return relation(
            parse(text.text, expand, group), id=id, rule=text.id, severity=text.severity, computes=text.computes,
            identity=text.identity, when=text.when, says=text.says,
        )  # fmt: skip
    except RelationError as fault:
        raise RelationError(f"relation {text.id}: {fault}") from None
