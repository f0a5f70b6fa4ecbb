"""The outline of a section's prose: arranged by an office, carried from last year, printed with its numbers."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.engine.answers.kinds import Choices, Prose
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Answer as Told
from interview.engine.plan.book import Book, LastYear, OutlinePart
from interview.engine.plan.misfits import misfits
from interview.engine.plan.outline.arrange import LONGEST_HEADING, MOST_PARTS, arranged, bare_heading
from interview.engine.plan.outline.as_told import form_of, of_office
from interview.engine.plan.outline.numbers import counted, numbers
from interview.engine.plan.outline.outline import completed, is_own, is_usual, outline_of, texts_of, usual
from interview.engine.plan.plan import Plan
from interview.engine.prose.passage import Bound
from interview.engine.step.commands import Answer, Arrange, Jump, Undo
from interview.engine.step.machine import begin, step
from interview.engine.step.state import State
from interview.engine.step.turns import Note, Refuse
from tests.support.foreseen import foresee
from tests.support.interviews import facts_of, flow, hold

EXAMPLES = 1500 if os.environ.get("NIANBAO_LONG") == "1" else 15
FORM = flow("disclosure_2021")
OVERVIEW, PROBLEMS, CLOSING = (FORM.section[id] for id in ("overview", "problems", "closing"))
USUAL = usual(OVERVIEW)
OPENING, *TOPICS = USUAL
OWN = OutlinePart("", "解读回应")


def arrange(state: State, section: str, *parts: OutlinePart, insist: bool = False) -> State:
    after, turns = step(state, Arrange(section, parts, insist))
    assert not [turn for turn in turns if isinstance(turn, Refuse)], turns
    return after


def refused(section: str, *parts: OutlinePart, state: State | None = None) -> Problem:
    state = state or begin(FORM)[0]
    after, turns = step(state, Arrange(section, parts))
    assert after is state
    assert isinstance(turns[0], Refuse)
    return turns[0].problem


def asked(state: State) -> list[str]:
    return [each.id for each in state.plan.asked if each.kind == "prose"]


def test_a_part_of_an_office_s_own_is_asked_in_its_place_under_its_heading() -> None:
    state = arrange(begin(FORM)[0], "overview", OPENING, TOPICS[0], OWN, *TOPICS[1:])
    at = asked(state).index("overview.own_1")
    assert asked(state)[at - 1 : at + 2] == ["overview.proactive", "overview.own_1", "overview.on_request"]
    own = state.plan.get("overview.own_1")
    assert own is not None
    assert own.text == "「解读回应」这一部分怎么写？"
    assert own.stops
    assert own.help is not None
    assert own.help.why


def test_a_heading_with_braces_stays_as_it_is() -> None:
    state = arrange(begin(FORM)[0], "overview", *USUAL, OutlinePart("", "{year}的事"))
    own = state.plan.get("overview.own_1")
    assert own is not None
    assert own.text == "「{year}的事」这一部分怎么写？"


def test_what_stands_first_may_go_without_a_heading() -> None:
    state = arrange(begin(FORM)[0], "problems", OutlinePart("", ""), *usual(PROBLEMS))
    own = state.plan.get("problems.own_1")
    assert own is not None
    assert (own.text, state.flow.questions[own.id].says) == ("开头那一段怎么写？", "开头的一段")


def test_problems_and_improvements_may_be_one_text() -> None:
    state = arrange(begin(FORM)[0], "problems", OutlinePart("problems", ""))
    assert "improvements" not in asked(state)
    assert state.flow.questions["problems"].title == ""
    again = arrange(state, "problems", *usual(PROBLEMS))
    assert again.book.outline == {}
    assert again.flow is FORM


def test_what_was_told_of_both_is_one_text_from_then_on_and_its_numbers_stay_bound() -> None:
    one = Told(Prose(value="更新慢2次。"), bound=(Bound(3, 4, "facts.a"),))
    other = Told(Prose(value="每月核对1次。"), bound=(Bound(4, 5, "facts.b"),))
    joint = [OutlinePart("problems", "")]

    def after(**begun: Told) -> Book:
        book = arranged(FORM, Book(begun), "problems", joint)
        assert isinstance(book, Book)
        return book

    both = after(problems=one, improvements=other).answers["problems"]
    assert both.value == Prose(value="更新慢2次。\n每月核对1次。")
    assert both.bound == (Bound(3, 4, "facts.a"), Bound(11, 12, "facts.b"))
    assert "improvements" not in after(problems=one, improvements=other).answers
    assert after(improvements=other).answers == {"problems": other}
    assert after(problems=one).answers == {"problems": one}


@pytest.mark.parametrize(
    ("section", "parts", "code"),
    [
        ("profile", (), "not_asked"),
        ("zzz", (), "not_asked"),
        ("overview", (*USUAL, OutlinePart("overview.zzz", "别的")), "unknown_part"),
        ("overview", (*USUAL, OutlinePart("problems.own_1", "别的")), "unknown_part"),
        ("overview", (*USUAL, USUAL[1]), "part_twice"),
        ("overview", USUAL[:-1], "part_wanted"),
        ("problems", (OutlinePart("improvements", "改进"),), "part_wanted"),
        ("overview", (*USUAL, *(OutlinePart("", f"第{n}件事") for n in range(MOST_PARTS))), "too_many_parts"),
        ("overview", (*USUAL, OutlinePart("", "（七）")), "heading_missing"),
        ("overview", (*TOPICS, OPENING), "heading_missing"),
        ("overview", (*USUAL, OutlinePart("", "长" * (LONGEST_HEADING + 1))), "heading_long"),
        ("overview", (*USUAL, OutlinePart("", "主动 公开")), "heading_twice"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    section: str, parts: tuple[OutlinePart, ...], code: str
) -> None:
    assert refused(section, *parts).code == code


def test_a_part_that_was_told_is_dropped_only_after_a_word_and_its_text_waits() -> None:
    state = arrange(begin(FORM)[0], "overview", *USUAL, OWN)
    state, _ = step(state, Answer("overview.own_1", "解读三次。"))
    assert refused("overview", *USUAL, state=state).code == "sets_aside"
    assert foresee(state, Arrange("overview", USUAL)).loses == ("overview.own_1",)
    dropped = arrange(state, "overview", *USUAL, insist=True)
    assert dropped.book.aside["overview.own_1"] == state.book.answers["overview.own_1"]
    back = arrange(dropped, "overview", *USUAL, OutlinePart("overview.own_1", "解读回应"))
    assert back.book.answers["overview.own_1"] == state.book.answers["overview.own_1"]
    new = arrange(dropped, "overview", *USUAL, OutlinePart("", "政务公开标准化"))
    assert asked(new)[5] == "overview.own_2"


def test_dropping_the_part_being_asked_goes_on_from_where_it_was() -> None:
    state = arrange(begin(FORM)[0], "overview", *USUAL[:2], OWN, *USUAL[2:])
    state = replace(state, place=replace(state.place, question="overview.own_1"))
    dropped = arrange(state, "overview", *USUAL)
    assert dropped.place.question == "overview.on_request"
    assert step(dropped, Undo())[0].place.question == "overview.own_1"


def test_dropping_the_very_first_question_goes_on_at_the_first_that_is_left() -> None:
    alone = begin(FORM.model_copy(update={"sections": (OVERVIEW,)}))[0]
    state = arrange(alone, "overview", OPENING, OWN, *TOPICS)
    first = state.plan.asked[0].id
    state = replace(state, place=replace(state.place, question=first))
    dropped = arrange(state, "overview", *USUAL)
    assert first == "overview.own_1"
    assert dropped.place.question == alone.place.question


def test_an_outline_is_said_to_be_taken_and_the_question_stays() -> None:
    state, _ = step(begin(FORM)[0], Jump("overview"))
    after, turns = step(state, Arrange("overview", (*USUAL, OWN)))
    assert Note("arranged", {"section": "overview"}) in turns
    assert after.place.question == state.place.question


def last(**outline: tuple[OutlinePart, ...]) -> Book:
    return Book(last=LastYear(2024, FORM.id, texts={"overview.own_1": "去年的话。"}, outline=outline))


def test_last_year_s_outline_is_this_year_s_with_everything_that_the_flow_wants() -> None:
    book = last(overview=(OutlinePart("overview.own_1", "解读回应"), OutlinePart("overview.platform", "平台"), OutlinePart("zzz", "没有了")))  # fmt: skip
    parts = outline_of(OVERVIEW, book)
    assert [part.id.partition(".")[2] for part in parts] == [
        "proactive", "on_request", "management", "own_1", "platform", "supervision",
    ]  # fmt: skip
    state, _ = begin(FORM, book)
    own = state.plan.get("overview.own_1")
    assert own is not None
    assert own.last is not None
    assert own.last.value == "去年的话。"
    assert of_office(state.flow) == {"overview": parts}
    assert asked(arrange(state, "overview", *parts, OutlinePart("", "标准化")))[6] == "overview.own_2"


def test_a_last_year_without_an_opening_leaves_one_open_to_this_year() -> None:
    assert outline_of(OVERVIEW, last(overview=tuple(TOPICS))) == USUAL
    assert is_usual(OVERVIEW, TOPICS)
    assert not is_usual(OVERVIEW, TOPICS[::-1])
    assert begin(FORM, last())[0].flow is FORM


def test_facts_go_with_the_part_that_they_serve_behind_what_decides_whether_they_are_asked() -> None:
    state = arrange(begin(FORM)[0], "problems", *usual(PROBLEMS)[::-1])
    items = [item.id for item in state.flow.section["problems"].items]
    assert (
        items.index("facts.problems.own")
        < items.index("facts.problems.own_measure")
        < items.index("improvements")
    )
    assert items.index("improvements") < items.index("problems")
    assert sorted(items) == sorted(item.id for item in PROBLEMS.items)
    moved = arrange(state, "overview", OPENING, *TOPICS[::-1])
    items = [item.id for item in moved.flow.section["overview"].items]
    assert (
        items.index("facts.supervision.done")
        < items.index("overview.supervision")
        < items.index("facts.platform.has")
    )


def test_one_text_of_problems_and_improvements_is_drafted_from_what_was_told_of_both() -> None:
    joint = arrange(begin(FORM, full_but_the_problems())[0], "problems", OutlinePart("problems", ""))
    which = Told(Choices(value=("slow",)))
    book = replace(joint.book, answers={**joint.book.answers, "facts.problems.which": which})
    told = Plan(FORM, book).draft("problems")
    apart = Plan(FORM, replace(book, outline={}))
    one, other = apart.draft("problems"), apart.draft("improvements")
    assert told is not None
    assert one is not None
    assert other is not None
    assert told.text == f"{one.text}\n针对本年度的问题，采取以下措施：{other.text}"
    assert joint.flow.questions["facts.problems.own_measure"].serves == "problems"
    assert apart.flow.told_in("problems") == ("problems",)


def full_but_the_problems() -> Book:
    """A whole report but for part five."""
    book = hold(facts_of("disclosure_2021")).state.book
    answers = {id: told for id, told in book.answers.items() if id not in {"problems", "improvements"}}
    return replace(book, answers=answers)


def test_an_office_may_do_without_what_is_optional() -> None:
    state = arrange(begin(FORM)[0], "overview", *TOPICS)
    assert "overview.opening" not in asked(state)
    assert form_of(state.flow) is FORM


def test_the_form_as_told_is_made_once_for_an_outline() -> None:
    state = arrange(begin(FORM)[0], "overview", *USUAL, OWN)
    assert Plan(state.flow, state.book).flow is Plan(FORM, state.book).flow


def test_what_a_form_as_told_knows_is_what_it_would_make_anew() -> None:
    """What a form computes of its tables is handed on; what it computes of its questions must not be."""
    text, fact = "其中机构职能3条、其他信息1条。", "facts.overview.proactive.each_1_{}"
    bound = (Bound(6, 7, fact.format(1)), Bound(13, 14, fact.format(2)))
    last = LastYear(2024, FORM.id, texts={"overview.proactive": text}, bound={"overview.proactive": bound})
    told = arrange(begin(FORM, Book(last=last))[0], "overview", *USUAL, OWN).flow
    assert {fact.format(1), "overview.own_1"} <= told.questions.keys()
    anew = type(told).model_construct(**{name: getattr(told, name) for name in type(told).model_fields})
    for name in (name for name, made in vars(Flow).items() if isinstance(made, cached_property)):
        assert getattr(told, name) == getattr(anew, name), name


def test_an_own_part_of_a_file_that_has_no_heading_and_stands_behind_others_is_passed_over() -> None:
    parts = (*USUAL, OutlinePart("overview.own_1", ""))
    assert completed(OVERVIEW, parts) == USUAL
    assert completed(PROBLEMS, (OutlinePart("problems.own_1", ""),))[0].id == "problems.own_1"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("（二）解读回应", "解读回应"),
        (" 三、 解读回应。", "解读回应"),
        ("4.解读回应：", "解读回应"),
        ("3.0版网站", "3.0版网站"),
        ("解读\n回应", "解读 回应"),
        ("（一）", ""),
        ("一站式公开", "一站式公开"),
    ],
)
def test_nobody_types_the_number_of_a_heading(typed: str, kept: str) -> None:
    assert bare_heading(typed) == kept


def test_headings_are_numbered_over_what_a_finished_report_has() -> None:
    assert numbers(OVERVIEW, ()) == dict(
        zip((part.id for part in TOPICS), ("（一）", "（二）", "（三）", "（四）", "（五）"), strict=True)
    )
    assert numbers(OVERVIEW, ["overview.opening"])["overview.opening"] == ""
    assert numbers(CLOSING, ()) == {}
    assert counted(["节"] * 21)[9:] == [
        "（十）", "（十一）", "（十二）", "（十三）", "（十四）", "（十五）", "（十六）", "（十七）", "（十八）", "（十九）",
        "（二十）", "（二十一）",
    ]  # fmt: skip


def test_only_own_ids_are_own() -> None:
    assert is_own("overview", "overview.own_12")
    assert not is_own("overview", "overview.own_0")
    assert not is_own("overview", "problems.own_1")
    assert not is_own("overview", "overview.opening")


def test_an_answers_file_with_a_heading_that_is_none_is_refused_by_name() -> None:
    odd = {
        "overview": (OutlinePart("overview.own_1", "两\n行"),),
        "problems": (OutlinePart("problems", "长" * (LONGEST_HEADING + 1)),),
        "closing": tuple(OutlinePart(f"closing.own_{n}", "节") for n in range(1, MOST_PARTS + 2)),
    }
    assert [each.where for each in misfits(FORM, Book(outline=odd))] == [
        "outline.overview.1", "outline.problems.1", "outline.closing",
    ]  # fmt: skip
    assert next(each.where for each in misfits(FORM, last(**odd))) == "last.outline.overview.1"


IDS = st.sampled_from([*(part.id for part in USUAL), "overview.own_1", "overview.own_2", "problems", "improvements", "other_matters", "zzz", "overview.own_0"])  # fmt: skip
ANY = st.dictionaries(
    st.sampled_from(["overview", "problems", "closing", "profile", "zzz"]),
    st.lists(st.builds(OutlinePart, IDS, st.sampled_from(["", "标题", "（一）", "两 个"])), max_size=8).map(
        tuple
    ),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(ANY, st.none() | ANY)
def test_whatever_outline_a_file_holds_it_is_one_that_can_be_asked_and_arranged(
    own: dict[str, tuple[OutlinePart, ...]], before: dict[str, tuple[OutlinePart, ...]] | None
) -> None:
    last = LastYear(2024, FORM.id, outline=before) if before is not None else None
    state, _ = begin(FORM, Book(outline=own, last=last))
    for section in (OVERVIEW, PROBLEMS, CLOSING):
        parts = outline_of(section, state.book)
        assert completed(section, parts) == parts
        assert {text.id for text in texts_of(section) if not text.optional} - {"improvements"} <= {
            p.id for p in parts
        }
        assert [text.id for text in texts_of(state.flow.section[section.id])] == [part.id for part in parts]
    assert step(state, Jump(None))[0].place.question is None


PARTS = {section.id: usual(section) for section in (OVERVIEW, PROBLEMS, CLOSING)}


TEXTS = [part.id for parts in PARTS.values() for part in parts]


@st.composite
def outlines(draw: st.DrawFn) -> tuple[str, tuple[OutlinePart, ...]]:
    section = draw(st.sampled_from(sorted(PARTS)))
    own = [OutlinePart(f"{section}.own_{n}", f"自己的第{n}部分") for n in (1, 2, 3)]
    new = [OutlinePart("", draw(st.text(max_size=8)))]
    named = [
        replace(part, heading=draw(st.sampled_from([part.heading, "", "另一个标题"])))
        for part in PARTS[section]
    ]
    parts = draw(st.permutations([*named, *draw(st.lists(st.sampled_from(own), unique=True)), *new]))
    return section, tuple(parts[: draw(st.integers(0, len(parts)))])


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(outlines(), max_size=6))
def test_however_parts_are_arranged_no_text_is_lost_and_undo_leads_back(
    wanted: list[tuple[str, tuple[OutlinePart, ...]]],
) -> None:
    state = begin(FORM, Book({id: Told(value) for id, value in _everything()}))[0]
    before = [state]
    for section, parts in wanted:
        after, _ = step(state, Arrange(section, parts, insist=True))
        if after is not state:
            before.append(after)
        state = after
        for open_ in [each.id for each in state.plan.open if ".own_" in each.id]:
            state = step(state, Answer(open_, f"{open_}的话"))[0]
            before.append(state)
        kept = {**state.book.aside, **state.book.answers}
        assert {id for each in before for id in each.book.answers} <= {*kept, "improvements"}
        assert all(
            f"{text}的话" in "".join(str(told.value.value) for told in kept.values()) for text in TEXTS
        )
        _sound(state)
    for earlier in before[-2::-1]:
        state = step(state, Undo())[0]
        assert (state.book, state.flow) == (earlier.book, earlier.flow)


def _everything() -> list[tuple[str, Prose]]:
    return [
        (text.id, Prose(value=f"{text.id}的话")) for part in PARTS for text in texts_of(FORM.section[part])
    ]


def _sound(state: State) -> None:
    """Every part that the flow wants is there, once; an outline arranged anew as it is stays as it is."""
    for section in (OVERVIEW, PROBLEMS, CLOSING):
        parts = outline_of(section, state.book)
        assert completed(section, parts) == parts
        assert [text.id for text in texts_of(state.flow.section[section.id])] == [part.id for part in parts]
        assert not [part for part in parts[1:] if not part.heading]
        again = arranged(FORM, state.book, section.id, parts)
        assert isinstance(again, Book)
        assert again.outline == state.book.outline
