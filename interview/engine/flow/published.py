"""How published reports write what a form prints, where that is not as the form has it.

The form's own labels and aliases come before all of this. Knows no form, and reads nothing.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.
from pydantic import Field

from interview.engine.flow.part import Address, Name, Part


class OneForMany(Part):
    """Rows of a ledger of which one form has one where another has several; either may be met in either."""

    one: Name
    many: tuple[Name, ...]
    labels: dict[Name, tuple[str, ...]]
    """How each of them is written, by row."""


class Tree(Part):
    """Figures that another program has read and written as a tree of names, by the path to each."""

    columns: dict[str, Name] = Field(default={})
    """Of the ledger."""
    rows: dict[str, Name] = Field(default={})
    cells: dict[str, Address] = Field(default={})
    """Of everything else."""


class Published(Part):
    """What is read for the words of a form."""

    said_of_it: tuple[str, ...] = ()
    """What is said of nothing else than this report; an excerpt without a table has one of these."""
    columns: dict[str, tuple[str, ...]] = Field(default={})
    """Heads of columns, by the name the form prints."""
    rows: dict[str, tuple[str, ...]] = Field(default={})
    """Labels of rows, likewise."""
    tallies: dict[Address, tuple[str, ...]] = Field(default={})
    """Heads of groups of columns, by what the tally says."""
    one_for_many: tuple[OneForMany, ...] = ()
    headings: dict[str, tuple[str, ...]] = Field(default={})
    """Headings, by the number of the part."""
    tree: Tree = Tree.model_construct()
