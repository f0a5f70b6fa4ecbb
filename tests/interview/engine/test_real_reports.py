"""Real published reports, told by somebody who knows their figures."""

from __future__ import annotations

import pytest

from interview.engine.sums.relations import Number, holds
from tests.support.interviews import Held, facts_of, finished, flow, hold
from tests.support.reports import WHOLE, published, typed

WAYS = ("by_result", "one_by_one")


def told_by(number: str, way: str) -> tuple[str, Held]:
    id, figures = typed(number)
    kind = (
        "city_government"
        if any(figures.get(address) for address in figures if address.startswith("rules."))
        else "department"
    )
    return id, hold(facts_of(id, figures, kind=kind, way=way))


@pytest.mark.no_cover
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("number", WHOLE)
def test_every_published_figure_lands_in_its_cell(number: str, way: str) -> None:
    _, held = told_by(number, way)
    assert finished(held.state)
    _, figures = typed(number)
    wrong = {a: (told, held.figures.get(a)) for a, told in figures.items() if held.figures.get(a) != told}
    assert not wrong


@pytest.mark.no_cover
@pytest.mark.parametrize("number", WHOLE)
def test_every_total_is_computed_and_nothing_is_unknown(number: str) -> None:
    id, held = told_by(number, "by_result")
    assert None not in held.figures.values()
    assert all(holds(each, held.figures) for each in flow(id).relations if each.identity)
    _, figures = published(number)
    totals = {address for each in flow(id).relations if each.computes for address in [each.target]}
    right = {a for a in totals if figures.get(a) is not None and _rightly_published(id, a, figures)}
    assert {a: held.figures[a] for a in right} == {a: figures[a] for a in right}
    assert number in {"000", "001"} or len(right) > 25  # 000 left its totals blank, 001 those of the results


def _rightly_published(id: str, total: str, figures: dict[str, Number | None]) -> bool:
    """Whether a published total is the sum of its published parts; some are wrong or blank."""
    relation = next(each for each in flow(id).relations if each.computes and each.target == total)
    return sum(figures.get(a) or 0 for _, a in relation.right) == figures[total]
