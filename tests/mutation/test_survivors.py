"""The arguments for letting mutants live are about code that stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.survivors import Change, argued, functions, module_file

HERE = Path(__file__).parents[2]


@pytest.mark.parametrize("change", argued(), ids=lambda change: f"{change.function}: {change.becomes}")
def test_an_argued_mutant_is_of_a_line_that_stands(change: Change) -> None:
    module, _, function = change.function.partition(".")
    source = module_file(HERE, module).read_text("utf-8")
    assert change.was in " ".join(dict(functions(source))[function])
    assert change.was != change.becomes


@pytest.mark.parametrize("why", sorted(set(argued().values())))
def test_every_argument_says_something(why: str) -> None:
    assert len(why) > 20
