"""The sentences of drafts and their formatters, each alone: what has no words leaves no hole."""

from __future__ import annotations

from interview.engine.answers.kinds import Choices, Count, Value, YesNo
from interview.engine.flow.drafts import Draft, DraftSentence, Names, Only, Phrase
from interview.engine.plan.book import Book
from interview.engine.plan.drafting.sentences import ending
from interview.engine.plan.plan import Plan
from interview.engine.step.machine import begin
from tests.interview.engine.drafting.drafted import (
    FLOW,
    MANAGEMENT,
    PLACES,
    PLATFORM,
    REQUESTS,
    office,
    with_draft,
    with_facts,
)


def test_what_an_unfinished_table_leaves_unknown_leaves_a_hole() -> None:
    plan = begin(FLOW, Book())[0].plan
    assert plan.draft(REQUESTS) is None
    assert plan.draft(MANAGEMENT) is None


def test_a_condition_cannot_look_at_a_name() -> None:
    only = Only(kind="only", id="values.a", of="values.proactive.where")
    phrase = Phrase(kind="phrase", id="values.b", wordings=("甲", "乙"))
    sentence = DraftSentence.model_validate(
        {"id": "s", "when": {"of": "values.a", "positive": True}, "wordings": ["一"]}
    )
    other = DraftSentence.model_validate(
        {"id": "t", "when": {"of": "values.b", "positive": True}, "wordings": ["二"]}
    )
    plan = Plan(with_draft(Draft(text=PLATFORM, sentences=(sentence, other)), only, phrase), office().book)
    assert plan.draft(PLATFORM) is None


def test_a_yes_has_no_words() -> None:
    sentence = DraftSentence(id="s", wordings=("{facts.supervision.accountable}",))
    plan = Plan(with_draft(Draft(text=PLATFORM, sentences=(sentence,))), with_facts(office(), {"facts.supervision.accountable": YesNo(value=True)}).book)  # fmt: skip
    assert plan.draft(PLATFORM) is None


def test_the_only_one_of_several_is_not_named() -> None:
    only = Only(kind="only", id="values.a", of="values.proactive.where")
    sentence = DraftSentence(id="s", wordings=("{values.a}",))
    plan = Plan(
        with_draft(Draft(text=PLATFORM, sentences=(sentence,)), only), with_facts(office(), PLACES).book
    )
    assert plan.draft(PLATFORM) is None


def test_what_was_chosen_and_then_counted_as_none_is_not_named() -> None:
    done: dict[str, Value] = {"facts.proactive.done": Choices(value=("interpretations", "responses"))}
    names = Names.model_validate(
        {"kind": "names", "id": "values.a", "of": "facts.proactive.done",
         "unless_none": {"responses": "facts.proactive.responses"}}
    )  # fmt: skip
    form = with_draft(
        Draft(text=PLATFORM, sentences=(DraftSentence(id="s", wordings=("{values.a}。",)),)), names
    )
    for count, said in ((0, "政策解读。"), (2, "政策解读、回应关切。")):
        facts = {**done, "facts.proactive.responses": Count(value=count)}
        drafted = Plan(form, with_facts(office(), facts).book).draft(PLATFORM)
        assert drafted is not None
        assert drafted.text == said


def test_what_ends_with_a_sign_of_its_own_gets_no_full_stop() -> None:
    assert "".join(map(str, ending(["还有哪些？"], "。"))) == "还有哪些？"
    assert "".join(map(str, ending(["解读3篇。"], "；"))) == "解读3篇；"
