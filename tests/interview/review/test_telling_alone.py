"""A finding that is read away from its text: 「这一段」 says which."""

from __future__ import annotations

import pytest

from interview.review.checking import review
from interview.review.messages import message
from interview.wording.catalog import words
from tests.interview.review.subjects import subject

REPORT = subject(year=2023, texts={"overview.platform": "更新栏目3个，接着"})


@pytest.mark.parametrize(("lang", "begins"), [("zh", "「政府信息公开平台建设」这一段停在"), ("en", "In “")])
def test_away_from_its_text_it_says_which_one_it_is_about(lang: str, begins: str) -> None:
    of = next(each for each in review(REPORT) if each.code == "left_unfinished")
    beside, alone = (message(of, REPORT.flow, words(lang), alone=each) for each in (False, True))
    assert alone.startswith(begins)
    assert alone.endswith(beside)
    assert alone != beside


def test_what_is_of_no_text_alone_is_told_alike() -> None:
    for each in review(subject({"documents.issued": 3})):
        zh = words("zh")
        assert message(each, REPORT.flow, zh, alone=True) == message(each, REPORT.flow, zh)
