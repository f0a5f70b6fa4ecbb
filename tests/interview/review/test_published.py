"""Rows and columns by the form's own words, for who checks a document."""

from __future__ import annotations

from interview.engine.flow.question import Question
from interview.review.in_print import in_print
from interview.wording.catalog import words
from interview.wording.names import name_of
from tests.support.interviews import flow

ZH = words("zh")


def test_cells_are_called_as_the_form_prints_them() -> None:
    form = in_print(flow("disclosure_2021"))
    named = {
        "applications.new.natural": "本年新收·自然人",
        "applications.other_no_correction.legal": "逾期不补正·法律服务机构",
        "applications.carried_out.total": "结转下年度·总计",
        "reconsideration.pending": "行政复议·尚未审结",
        "reconsideration.other": "行政复议·其他结果",
    }
    assert {address: name_of(form, address, ZH) for address in named} == named


def test_what_is_asked_and_added_up_stays() -> None:
    form, before = in_print(flow("disclosure_2019")), flow("disclosure_2019")
    assert form.relations == before.relations
    assert form.cells == before.cells
    assert [item for section in form.sections for item in section.items if isinstance(item, Question)] == [
        item for section in before.sections for item in section.items if isinstance(item, Question)
    ]
