"""Several counts told at once: facts that last year told too, the figures of a list by unit, how they are typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from interview.engine.answers.kinds import Count, Counts, Parsed, Value, show
from interview.engine.answers.problems import Problem
from interview.engine.answers.several import parse_counts
from interview.engine.plan.book import Book, LastYear
from interview.engine.plan.last_year.lists.bind import lists_in
from interview.engine.plan.last_year.lists.lookup import listed
from interview.engine.plan.last_year.lists.model import in_their_order, list_of
from interview.engine.plan.walk import Asked
from interview.engine.prose.passage import Bound
from interview.engine.step import commands as do
from interview.engine.step.machine import begin, step
from interview.engine.step.respondent import reply
from interview.engine.step.state import State
from interview.engine.step.turns import Ask, Note, Refuse, Reply, SectionOpened
from interview.review.last_year.understood import understood
from interview.session.model import Session
from interview.session.renames import last_year
from interview.talk.input.refusal import refusal as told_why
from interview.talk.prompt.question import help_rows
from interview.wording.catalog import words
from interview.wording.hints import how_to_answer
from interview.wording.names import title_of
from interview.wording.questions import question
from interview.wording.questions import told as said
from interview.wording.turns import said as note_said
from tests.support.interviews import facts_of, flow, refusal, steps, told

FLOW, ZH = flow("disclosure_2021"), words("zh")
NAMES, UNITS = ("政府网站", "政府网站条", "解读"), ("条", "条", "篇")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("86 40 3", (86, 40, 3)),
        ("86、40，三", (86, 40, 3)),
        ("1,204 40条 -", (1204, 40, None)),
        ("-", (None, None, None)),
        ("－", (None, None, None)),
        ("政府网站 86、政府网站条 40、解读 3", (86, 40, 3)),
        ("解读3篇政府网站条40，政府网站86。", (86, 40, 3)),
        ("解读：没有 政府网站 0 政府网站条 —", (0, None, 0)),
        ("都没有", (0, 0, 0)),
        ("全是0。", (0, 0, 0)),
        ("一个也没有", (0, 0, 0)),
        ("网站条四十条，政府网站发布了86、解读 -", (86, 40, None)),
        ("网站条没有，政府网站有86、解读无", (86, 0, 0)),
    ],
)
def test_counts_are_typed_in_order_or_behind_their_names(text: str, counts: tuple[int | None, ...]) -> None:
    value = Counts(value=NAMES, counts=counts)
    assert parse_counts(text, NAMES, UNITS) == Parsed(value)
    assert parse_counts(show(value), NAMES, UNITS) == Parsed(value), "what is shown is read again"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("86 40", "counts_number"),
        ("86,400 3", "counts_number"),
        ("86 40 3 1", "counts_number"),
        ("86 四十几 3", "counts_number_word"),
        ("没有", "counts_word"),
        ("无。", "counts_word"),
        ("三十", "counts_number"),
        ("十来条", "approximate"),
        ("网站 86 条 40 解读 3", "counts_mixed"),
        ("政府网站 86，政府 40，解读 3", "counts_mixed"),
        ("政府网站 86", "counts_missing"),
        ("政府网站 86 40 3", "counts_mixed"),
        ("86 政府网站 40", "counts_mixed"),
        ("政府网站 解读 3", "counts_mixed"),
        ("政府网站 1 政府网站 2", "counts_mixed"),
        ("政府网站 86 解读", "counts_mixed"),
        ("政府网站 八几 解读 3", "counts_number_word"),
        ("、", "required"),
    ],
)
def test_nothing_is_guessed_where_counts_are_short_or_mixed(text: str, code: str) -> None:
    found = parse_counts(text, NAMES, UNITS)
    assert isinstance(found, Problem)
    one = parse_counts("四十几", NAMES[:1], UNITS[:1])
    assert isinstance(one, Problem)
    assert found.code == (one.code if code == "counts_number_word" else code)


# Lists by unit ---------------------------------------------------------------------------------------------------


def places(text: str, *known: tuple[str, str]) -> tuple[Bound, ...]:
    """Every number of a text as a place, bound to what is known of it."""
    of = dict(known)
    found: list[Bound] = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] in "0123456789.":
            end += 1
        if end > at:
            found.append(Bound(at, end, of.get(text[at:end], "")))
        at = max(end, at + 1)
    return tuple(found)


def lists(text: str, *known: tuple[str, str]) -> list[tuple[str, str]]:
    found = lists_in("overview.on_request", text, places(text, *known))
    return [
        (text[each.start : each.end], each.of.replace("facts.overview.on_request.", "")) for each in found
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共办理30件，其中市教育局12件、市公安局 10 件和甲县8件。", [
            ("30", "sum:each_1_1/each_1_2/each_1_3"), ("12", "each_1_1"), ("10", "each_1_2"), ("8", "each_1_3"),
        ]),
        ("经济开发区管委会4件、县总工会办公室3件", [("4", "each_1_1"), ("3", "each_1_2")]),
        ("（市级4期、县区级2期）", [("4", "each_1_1"), ("2", "each_1_2")]),
        ("其中，中央级媒体刊登26篇，省级媒体刊登391篇", [("26", "each_1_1"), ("391", "each_1_2")]),
        ("其中被国家级媒体采用4条，市级媒体采用9条", [("4", "each_1_1"), ("9", "each_1_2")]),
        ("甲县民政局1件，收取880元；乙县公安局2件，收取90元，标准合规。", [
            ("1", "each_1_1"), ("880", "each_2_1"), ("2", "each_1_2"), ("90", "each_2_2"),
        ]),
        ("有3件申请收取信息处理费970元。其中，甲县民政局1件，收取880元；乙县公安局2件，收取90元。", [
            ("3", "sum:each_1_1/each_1_2"), ("970", "sum:each_2_1/each_2_2"),
            ("1", "each_1_1"), ("880", "each_2_1"), ("2", "each_1_2"), ("90", "each_2_2"),
        ]),
        ("有3件申请，收取费用900元。另外，甲县1件，收取880元；乙县2件，收取90元。", [
            ("3", ""), ("900", ""), ("1", "each_1_1"), ("880", "each_2_1"), ("2", "each_1_2"), ("90", "each_2_2"),
        ]),
        ("甲县4期、乙县2期。另有丙县3件，丁县5件。", [("4", "each_1_1"), ("2", "each_1_2"), ("3", "each_2_1"), ("5", "each_2_2")]),
        ("甲县4期、乙县2件。", [("4", ""), ("2", "")]),
        ("甲县4期、甲县2期。", [("4", ""), ("2", "")]),
        ("甲县4期，办得较好的乙县2期。", [("4", "each_1_1"), ("2", "each_1_2")]),
        ("甲县4期。乙县2期。", [("4", ""), ("2", "")]),
        ("甲县4余期、乙县2期。", [("4", ""), ("2", "")]),
        ("甲县4.5元、乙县2元。", [("4.5", ""), ("2", "")]),
        ("甲县4、乙县2。", [("4", ""), ("2", "")]),
        ("解读4期、图解2期。", [("4", ""), ("2", "")]),
        ("收取4元，收取2元。", [("4", ""), ("2", "")]),
        ("甲县4期、3期。", [("4", ""), ("3", "")]),
        (f"{'很' * 40}长的县4期、乙县2期。", [("4", ""), ("2", "")]),
        ("甲县1件，收取880元；乙县2件，收取90万元。", [("1", "each_1_1"), ("880", ""), ("2", "each_1_2"), ("90", "")]),
    ],
)  # fmt: skip
def test_a_list_is_two_offices_at_least_in_one_unit_side_by_side(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert lists(text) == found


def test_what_is_known_stays_and_lists_are_counted_on() -> None:
    known = ("4", "facts.overview.on_request.each_1_1"), ("2", "facts.overview.on_request.each_1_2")
    assert lists("甲县4期、乙县2期；丙县3件、丁县5件、戊县6件。", *known, ("5", "values.applications.received")) == [
        ("4", "each_1_1"), ("2", "each_1_2"), ("3", ""), ("5", "values.applications.received"), ("6", ""),
    ]  # fmt: skip
    assert lists("甲县4期、乙县2期；丙县3件、丁县5件。", *known)[2:] == [("3", "each_2_1"), ("5", "each_2_2")]
    assert list_of("facts.overview.on_request.each_2_1") == "2"
    assert list_of("facts.proactive.wechat") == ""


TEXT = (
    "2024年收到政府信息公开申请35件，其中市教育局20件、市公安局15件。甲县1件，收取880元；乙县2件，收取90元。"
)


def before(text: str = TEXT, at: str = "overview.on_request", **facts: int) -> LastYear:
    figures: dict[str, int] = {
        **dict.fromkeys(FLOW.cells, 0), "applications.new.natural": 35, "applications.new.total": 35,
    }  # fmt: skip
    last = LastYear(
        2024, FLOW.id, figures, {at: text}, {"office.name": "云山市水利局", "office.kind": "department"}
    )
    return understood(last, FLOW, FLOW).last


def test_what_a_list_is_of_and_what_it_comes_to_are_read_before_it() -> None:
    found = [(each.name, each.unit, each.lead, each.total) for each in listed(before()).values()]
    assert found == [
        ("市教育局", "件", "收到政府信息公开申请", "applications.new.total"),
        ("市公安局", "件", "收到政府信息公开申请", "applications.new.total"),
        ("甲县", "件", "", ""),
        ("乙县", "件", "", ""),
        ("甲县", "元", "", ""),
        ("乙县", "元", "", ""),
    ]
    (lead,) = {each.lead for each in listed(before(f"{'各级' * 20}收到申请：甲县4件、乙县2件。")).values()}
    assert lead == f"…{'各级' * 7}收到申请"
    assert listed(None) == {}


def test_the_places_of_a_list_are_asked_about_together() -> None:
    last = before()
    order = [list_of(each.of) for each in in_their_order(last.bound["overview.on_request"], listed(last))]
    assert order == ["", "1", "1", "2", "2", "3", "3"]


def opened(last: LastYear) -> State:
    """A year after, the tables told, at the first text."""
    state, _ = begin(FLOW, Book(last=last))
    return told(
        state,
        {"year": "2025", "applications.any_new": "40", "applications.who": "1"},
    )


def asked(state: State, id: str) -> Asked:
    found = state.plan.get(id)
    assert found is not None, [each.id for each in state.plan.asked]
    return found


LIST = "several.facts.overview.on_request.each_1_1"


def test_a_list_is_one_question_and_last_years_text_follows_it() -> None:
    state = opened(before())
    here = asked(state, LIST)
    assert question(here, ZH) == "「收到政府信息公开申请」那几个数，今年各是多少件？"
    assert here.last == Counts(value=("市教育局", "市公安局"), counts=(20, 15))
    assert state.plan.get("facts.overview.on_request.each_1_1") is None, "nobody is asked twice"
    state = told(state, {LIST: "25 15"})
    assert state.plan.get(LIST) is None
    kept = {each.id: each.answer.origin for each in state.plan.asked if each.answer and list_of(each.id)}
    assert kept == {
        "facts.overview.on_request.each_1_1": "typed", "facts.overview.on_request.each_1_2": "confirmed",
    }  # fmt: skip
    text = state.plan.last_text("overview.on_request")
    assert text is not None
    assert "市教育局25件、市公安局15件" in text.text
    single = asked(state, "facts.overview.on_request.each_1_1")
    assert question(single, ZH) == "市教育局，今年是几件？"


def test_figures_that_do_not_come_to_their_total_are_asked_about_and_may_stand() -> None:
    state = opened(before())
    found = refusal(state, do.Answer(LIST, "20 15"))
    assert found.problem.code == "counts_differ"
    assert found.problem.details == {"sum": 35, "total": 40, "gap": 5, "unit": "件"}
    shown = told_why(state, found.problem, ZH, do.Answer(LIST, "20 15"))
    assert [each.code for each in shown.ways] == ["insist", "change"], "both faces can say so"
    assert told(state, {LIST: "20 15"}, insist=True).plan.get(LIST) is None
    assert told(state, {LIST: "20 -"}).plan.get("facts.overview.on_request.each_1_2") is not None, (
        "one that stays untold is asked for alone"
    )


def test_lists_without_words_before_them_are_asked_for_plainly() -> None:
    state = opened(before("甲县4期、乙县2期。"))
    assert question(asked(state, LIST), ZH) == "各家的数，今年各是多少期？"
    assert (
        said(asked(state, LIST), Counts(value=("甲县", "乙县"), counts=(4, None)), ZH) == "甲县 4、乙县 不写"
    )


def test_the_next_report_knows_the_list_from_the_answers_file_too() -> None:
    state = told(opened(before()), {LIST: "25 15"})
    state = told(state, {LIST.replace("1_1", at): "1 2" for at in ("2_1", "3_1")})
    state = told(state, {"overview.on_request": ""})
    found = last_year(Session(FLOW.id, 1, state.book), FLOW)
    assert found is not None
    assert found.facts["facts.overview.on_request.each_1_1"] == 25
    assert [each.name for each in listed(found).values()][:2] == ["市教育局", "市公安局"]


def test_a_list_without_its_text_and_one_in_an_own_part() -> None:
    last = before(at="overview.own_1")
    there = replace(last, texts={})
    assert listed(there) == {}
    from interview.engine.plan.book import OutlinePart

    own = replace(last, outline={"overview": (OutlinePart("overview.own_1", "各县区"),)})
    assert asked(opened(own), "several.facts.overview.own_1.each_1_1").section == "overview"


# Facts that last year told ---------------------------------------------------------------------------------------

FACTS = {
    "facts.proactive.government_site": 86, "facts.proactive.wechat": 40, "facts.proactive.interpretations": 3,
    "facts.proactive.total": 129, "facts.proactive.news": 12, "facts.proactive.notices": 7,
}  # fmt: skip


SITES = "政府网站86条、微信公众号40条。"


def told_last(facts: Mapping[str, int | tuple[str, ...]], text: str = "主动公开。") -> State:
    last = LastYear(2024, FLOW.id, dict.fromkeys(FLOW.cells, 0), {"overview.proactive": text}, {}, facts)
    return told(begin(FLOW, Book(last=last))[0], {"year": "2025"})


def test_few_facts_are_one_question_and_more_are_parted_evenly() -> None:
    state = told_last(dict(list(FACTS.items())[:3]))
    here = asked(state, "several.facts.proactive.government_site")
    assert question(here, ZH) == "这 3 个数，今年各是多少？"
    assert how_to_answer(here, ZH).startswith("照顺序打，空一格隔开，比如 86 40 3。")
    state = told_last(FACTS)
    runs = [[each.name for each in asked.several] for asked in state.plan.asked if asked.several]
    assert runs == [["政府网站", "微信公众号", "政策解读"], ["主动公开信息总数", "工作动态", "公告公示"]]


def test_one_fact_alone_is_asked_as_ever() -> None:
    state = told_last({"facts.proactive.wechat": 40})
    assert asked(state, "facts.proactive.wechat").kind == "count"


def test_enter_keeps_all_of_last_years_and_they_are_gone_through_at_the_end() -> None:
    state = told_last(dict(list(FACTS.items())[:3]))
    state = told(state, {"several.facts.proactive.government_site": ""})
    assert [each.id for each in state.plan.unreviewed] == list(FACTS)[:3]


def test_the_section_is_not_opened_again_behind_them_and_undo_brings_them_back() -> None:
    state = told_last(dict(list(FACTS.items())[:3]))
    state = steps(state, do.Jump("overview"))
    assert state.place.question == "several.facts.proactive.government_site"
    after, turns = step(state, do.Answer("several.facts.proactive.government_site", "1 2 3"))
    assert not any(isinstance(turn, SectionOpened | Note) for turn in turns), turns
    assert [turn.asked.id for turn in turns if isinstance(turn, Reply)] == list(FACTS)[:3], (
        "each is heard as the question that can be revised"
    )
    assert isinstance(turns[-1], Ask)
    assert steps(after, do.Undo()).place.question == "several.facts.proactive.government_site"
    passed, turns = step(state, do.Skip())
    assert [turn.code for turn in turns if isinstance(turn, Note)] == ["passed_over"]
    assert passed.plan.get("facts.proactive.wechat") is None


def test_a_value_that_is_for_others_is_of_another_kind() -> None:
    state = told_last(dict(list(FACTS.items())[:3]))
    wrong = Counts(value=("甲", "乙", "丙"), counts=(1, 2, 3))
    assert isinstance(step(state, do.Answer("several.facts.proactive.government_site", wrong))[1][0], Refuse)


@pytest.mark.parametrize(
    ("known", "counts"),
    [({}, None), ({"facts.proactive.wechat": Count(value=40)}, (None, 40, None))],
)
def test_a_respondent_tells_what_it_knows(
    known: Mapping[str, Value], counts: tuple[int | None, ...] | None
) -> None:
    here = asked(told_last(dict(list(FACTS.items())[:3])), "several.facts.proactive.government_site")
    names = ("政府网站", "微信公众号", "政策解读")
    answer = reply(replace(facts_of(FLOW.id), facts=known), here)
    assert answer == (Counts(value=names, counts=counts) if counts else None)


def test_the_draft_in_place_of_last_years_text_asks_nothing_that_was_answered_for_it() -> None:
    state = told_last(
        {**dict(list(FACTS.items())[:3]), "facts.proactive.where": ("government_site", "wechat")}, SITES
    )
    state = told(state, {"several.facts.proactive.government_site": "90 42 4"})
    before = {each.id for each in state.plan.asked if each.open}
    after = steps(state, do.Redraft("overview.proactive"))
    assert after.plan.value("overview.proactive") is not None
    assert {each.id for each in after.plan.asked if each.open} == before - {"overview.proactive"}


# Facts that one choice opened --------------------------------------------------------------------------------------

TRAINED = "several.facts.supervision.people"


def chosen(**also: str) -> State:
    """From nothing, at what one choice opened."""
    state, _ = begin(FLOW, Book())
    answers = {"year": "2025", "office.kind": "department", **also}
    return told(state, {**answers, "facts.supervision.done": "1 3"})


def test_counts_that_one_choice_opened_are_one_question_with_their_names_and_units() -> None:
    here = asked(chosen(), TRAINED)
    assert question(here, ZH) == "专人几人、培训几次、参训几人次？"
    assert question(here, words("en")) == "How many 专人 (people), 培训 (times), 参训 (attendances)?"
    assert here.last is None
    assert how_to_answer(here, ZH) == (
        "照顺序打，空一格隔开，比如 86 40 3。数不清的打 -，都数不清按 Enter 跳过。"
    )


def test_they_are_called_by_their_names_at_the_review() -> None:
    assert title_of(FLOW, asked(chosen(), TRAINED), ZH) == "专人、培训、参训"


def test_the_help_says_of_each_what_counts() -> None:
    rows = help_rows(asked(chosen(), TRAINED), None, ZH)
    assert rows == [
        ("为什么问", "写进「监督保障」那一段。"),
        ("专人，算进来的", "专职、兼职都算。"),
        ("培训，算进来的", "自己办的，和派人去参加的。"),
        ("参训，算进来的", "一个人参加两次算两人次。"),
    ]


def test_one_of_them_that_nobody_counted_is_passed_over_and_not_asked_again() -> None:
    state, turns = step(chosen(), do.Answer(TRAINED, "2 1 -"))
    told_then = [turn.asked.id for turn in turns if isinstance(turn, Reply)]
    assert told_then == ["facts.supervision.people", "facts.supervision.trainings"]
    (passed,) = [turn for turn in turns if isinstance(turn, Note)]
    assert passed == Note("passed_over", {"facts": ("facts.supervision.trained",)})
    assert asked(state, "facts.supervision.trained").open
    assert state.place.passed["facts.supervision.trained"] == "left"


def test_all_of_them_are_passed_over_by_name() -> None:
    state = steps(chosen(), do.Jump("overview"))
    while state.place.question != TRAINED:
        state = steps(state, do.Skip())
    after, turns = step(state, do.Answer(TRAINED, ""))
    (passed,) = [turn for turn in turns if isinstance(turn, Note)]
    assert note_said(after.plan, passed, ZH) == "「专人、培训、参训」跳过，不写。"


def test_a_count_that_the_other_report_may_tell_is_asked_alone() -> None:
    state = told(chosen(), {"facts.proactive.where": "1 2 3"})
    assert asked(state, "facts.proactive.own_site").kind == "count"
    assert [each.name for each in asked(state, "several.facts.proactive.government_site").several] == [
        "政府网站",
        "微信公众号",
    ]
