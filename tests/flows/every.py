"""Every form that comes with the program, for tests that go through all of them; and what stands in each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Section
from interview.engine.flow.question import Question, Tally
from interview.flowfiles import DEFAULT, load_flow
from interview.flowfiles.families import family_of
from interview.flowfiles.loading import PACKAGED
from tests.flows import printing
from tests.flows.printing import Printed

DISCLOSURE = family_of(DEFAULT).forms
every_flow = pytest.mark.parametrize("id", PACKAGED)
every_report = pytest.mark.parametrize("id", DISCLOSURE)
"""The annual report alone, with its six parts and its ledger."""

both_languages = pytest.mark.parametrize("lang", ["zh", "en"])

Item = Question | Tally | Ledger


def items(flow: Flow) -> Iterator[tuple[Section, Item]]:
    return ((section, item) for section in flow.sections for item in section.items)


def questions() -> list[tuple[str, str]]:
    """Every question but those that only last year's text brings up, which are tried together."""
    asked = [(id, question) for id in PACKAGED for question in load_flow(id).questions.values()]
    return [(id, question.id) for id, question in asked if not question.if_told]


@cache
def numbered(id: str) -> Printed:
    """A report in which every cell holds a number of its own: which number is which address, tables, headings."""
    return printing.numbered(load_flow(id))
