"""The line under the field: one grammar, told for every kind, short enough for one line at eighty columns."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Count, Kind, Text, YesNo
from interview.engine.plan.book import Answer
from interview.engine.plan.walk import Asked, Share
from interview.wording.catalog import words
from interview.wording.display_width import width
from interview.wording.hints import how_to_answer
from tests.interview.wording.spoken import asked_for
from tests.support.prompts import put_otherwise

ZH = words("zh")
KINDS: tuple[Kind, ...] = ("yes_no", "count", "signed", "money", "year", "choice", "choices", "text", "prose")


def asked(kind: Kind, **more: object) -> Asked:
    return put_otherwise(asked_for(kind, unit="件" if kind == "count" else ""), **more)


@pytest.mark.parametrize(
    ("question", "standing", "hint"),
    [
        (asked("yes_no"), "", "打 y（有、是）或者 n（没有、不是）。"),
        (asked("yes_no", gate_of="a"), "", "打 y 或者 n；知道几件就直接打，比如 6件。"),
        (asked("yes_no", answer=Answer(YesNo(value=True))), "", "Enter 就不变。打 y（有、是）或者 n（没有、不是）。"),
        (asked("choice"), "", "打前面的号，或者打名称。"),
        (asked("choices"), "", "打号或者名称，几个用空格隔开；都没有打 n。"),
        (asked("choices", share=Share(3, ())), "", "打号或者名称，几个用空格隔开。"),
        (asked("count"), "", "打件数，比如 3；没有打 0。"),
        (asked("count"), "7", "Enter 就用它，打字就换。打件数，比如 3；没有打 0。"),
        (asked("count", offered=Count(value=1)), "", "Enter 就是 1 件，不对就打对的数。"),
        (asked("text"), "", "写一行，按 Enter。"),
        (asked("text"), "甲", "Enter 就用它，打字就换。"),
        (asked("text", optional=True), "", "写一行；没有就按 Enter 跳过。"),
        (asked("text", optional=True), "甲", "Enter 就用它，打字就换。不要了打 n。"),
        (asked("prose", answer=Answer(Text(value="甲"))), "甲", ZH.say("hint.prose")),
        (asked("prose", optional=True), "", ZH.say("hint.prose_optional")),
    ],
)  # fmt: skip
def test_it_says_what_enter_does_and_what_may_be_typed(question: Asked, standing: str, hint: str) -> None:
    assert how_to_answer(question, ZH, standing) == hint


def test_what_was_half_typed_is_gone_on_with() -> None:
    said = how_to_answer(asked("count"), ZH, "7", begun=True)
    assert said == "打了一半的在这里，接着打。打件数，比如 3；没有打 0。"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("standing", ["", "甲"])
def test_it_is_one_line(kind: Kind, lang: str, standing: str) -> None:
    most = 74 if lang == "zh" else 2 * 74
    assert width(how_to_answer(asked(kind), words(lang), standing, begun=True)) <= most
    assert 0 < width(how_to_answer(asked(kind), words(lang), standing)) <= most
