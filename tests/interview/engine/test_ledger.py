"""The questions of the ledger: which, in which order, with what to pick."""

from __future__ import annotations

import pytest

from interview.engine.answers.kinds import Choice, Choices, Count, YesNo
from interview.engine.plan.book import NO, UNSURE, YES, Answer, Book, Entry, LastYear
from interview.engine.plan.ledger.ids import LedgerIds
from interview.engine.plan.walk import Share
from interview.engine.step import commands as do
from interview.engine.step.machine import begin
from interview.engine.step.state import State
from tests.interview.engine.ledgers import SMALL, as_asked, listed, small
from tests.support.interviews import flow, steps, told
from tests.support.lists import COLUMNS, IDS

assert SMALL.ledger is not None


LETTERS = SMALL.ledger


STOCK = (
    ("any_new", "yes_no", "any_new 2025", "any_new", "", None),
    ("count_new", "count", "count_new 2025", "count_new", "宗", None),
    ("any_carried_in", "yes_no", "any_carried_in 2025", "any_carried_in", "", None),
    ("count_carried_in", "count", "count_carried_in 2025", "count_carried_in", "宗", None),
    ("way", "choice", "way 2025", "way", "", None),
)


def with_last(open_then: dict[str, int], year: int = 2024) -> State:
    figures = {IDS.cell(IDS.out, column): open_then.get(column, 0) for column in COLUMNS}
    state = begin(flow("disclosure_2021"), Book(last=LastYear(year, "disclosure_2021", figures)))[0]
    return told(state, {"year": "2025"})


def test_what_last_year_left_open_is_carried_in_column_by_column() -> None:
    state = told(with_last({"natural": 2, "legal": 1}), {"applications.any_new": "没有"})
    assert state.plan.value("applications.any_carried_in") == YesNo(value=True)
    assert state.plan.value("applications.count_carried_in") == Count(value=3)
    state = told(state, {"applications.way": Choice(value="by_result"), "applications.who": "个人、律所"})
    assert state.book.answers["applications.carried_in.natural"].origin == "carried"
    assert state.plan.sheet["applications.carried_in.natural"] == 2


@pytest.mark.parametrize("open_then", [{"natural": 1}, {"legal": 2, "business": 1}])
def test_the_gate_and_its_number_are_carried_too(open_then: dict[str, int]) -> None:
    answers = with_last(open_then).book.answers
    assert answers["applications.any_carried_in"] == Answer(YesNo(value=True), "carried")
    assert answers["applications.count_carried_in"] == Answer(Count(value=sum(open_then.values())), "carried")


def test_what_is_carried_is_never_set_aside_it_comes_with_last_year_again() -> None:
    state = told(with_last({"natural": 2, "legal": 1}), {"applications.any_new": "没有"})
    assert state.plan.sheet["applications.carried_in.natural"] is None
    assert state.book.aside == {}
    assert "applications.any_new" in state.book.answers


def test_what_the_clerk_says_stands_over_what_last_year_left() -> None:
    state = told(
        with_last({"natural": 2}), {"applications.any_new": "没有", "applications.any_carried_in": "没有"}
    )
    assert state.book.answers["applications.any_carried_in"] == Answer(YesNo(value=False))
    assert state.plan.sheet["applications.carried_in.natural"] == 0


def test_nothing_left_open_closes_the_gate() -> None:
    state = told(with_last({}), {"applications.any_new": "没有"})
    assert state.plan.value("applications.any_carried_in") == YesNo(value=False)
    assert not [asked for asked in state.plan.open if asked.section == "applications"]


@pytest.mark.parametrize("state", [with_last({"natural": 2}, year=2022), begin(flow("disclosure_2021"))[0]])
def test_another_year_carries_nothing(state: State) -> None:
    assert "applications.any_carried_in" in {
        asked.id for asked in told(state, {"applications.any_new": "没有"}).plan.open
    }


def test_what_is_carried_goes_with_the_year_it_was_carried_from() -> None:
    state = with_last({"natural": 2})
    assert state.plan.value("applications.count_carried_in") == Count(value=2)
    other = told(state, {"year": "2026"})
    assert "applications.any_carried_in" in {asked.id for asked in other.plan.open}
    assert told(other, {"year": "2025"}).plan.value("applications.count_carried_in") == Count(value=2)


def test_it_is_carried_too_where_the_year_is_told_last() -> None:
    figures = dict.fromkeys((IDS.cell(IDS.out, column) for column in COLUMNS), 1)
    state = begin(flow("disclosure_2021"), Book(last=LastYear(2024, "disclosure_2021", figures)))[0]
    state = told(state, {"applications.any_carried_in": "2件", "year": "2025"})
    assert state.plan.value("applications.count_carried_in") == Count(value=2), "what the clerk says counts"
    state = told(
        state, {"applications.any_new": "没有", IDS.way: Choice(value="by_result"), IDS.who: "个人、律所"}
    )
    assert state.book.answers["applications.carried_in.natural"].origin == "carried"


def test_there_were_some_after_all_although_last_year_left_none_asks_how_many() -> None:
    state = told(with_last({}), {"applications.any_carried_in": "有"})
    assert "applications.count_carried_in" in {asked.id for asked in state.plan.open}


def test_there_were_none_after_all_carries_no_cell_into_the_table() -> None:
    state = told(
        with_last({"natural": 2}),
        {
            "applications.any_new": "1件",
            "applications.any_carried_in": "没有",
            IDS.way: Choice(value="table"),
        },
        insist=True,
    )
    assert IDS.cell("carried_in", "natural") not in state.book.answers


def test_a_table_that_is_done_must_come_to_what_was_said_to_have_come_in() -> None:
    state = told(
        begin(flow("disclosure_2021"))[0],
        {
            "applications.any_new": "4件",
            "applications.any_carried_in": "没有",
            IDS.way: Choice(value="table"),
        },
    )
    state = told(state, {IDS.table: "是"})
    assert IDS.table in {asked.id for asked in state.plan.open}
    three = {IDS.cell("new", "natural"): Count(value=3), IDS.cell("granted", "natural"): Count(value=3)}
    state = steps(state, do.Fill(three))
    assert state.plan.value("applications.count_new") == Count(value=4), "what was told is not overwritten"
    assert IDS.table in {asked.id for asked in state.plan.open}
    assert IDS.table not in {asked.id for asked in told(state, {"applications.count_new": "3"}).plan.open}
    four = {IDS.cell("new", "natural"): Count(value=4), IDS.cell("granted", "natural"): Count(value=4)}
    state = steps(state, do.Fill(four))
    assert IDS.table not in {asked.id for asked in state.plan.open}
    state = steps(state, do.Fill(three))
    assert state.plan.value("applications.count_new") == Count(value=3), (
        "the row stood with it, so it follows"
    )


def test_a_table_that_is_not_done_stays_open_and_its_cells_so_far() -> None:
    state = told(
        begin(flow("disclosure_2021"))[0],
        {
            "applications.any_new": "2件",
            "applications.any_carried_in": "没有",
            "applications.way": Choice(value="table"),
        },
    )
    state = told(state, {"applications.table": "否"})
    assert "applications.table" in {asked.id for asked in state.plan.open}
    assert state.plan.sheet["applications.new.natural"] is None
    state = steps(
        state,
        do.Fill({"applications.new.natural": Count(value=2), "applications.granted.natural": Count(value=2)}),
    )
    state = told(state, {"applications.table": "是"})
    assert state.plan.sheet["applications.partial.natural"] == 0
    assert not [asked for asked in state.plan.open if asked.section == "applications"]


def test_the_ids_are_those_of_the_contract() -> None:
    ledger = flow("disclosure_2019").ledger
    assert ledger is not None
    ids = LedgerIds(ledger)
    assert (ids.way, ids.who, ids.table) == ("applications.way", "applications.who", "applications.table")
    assert (ids.total, ids.out) == ("total", "carried_out")
    assert ids.cell("new", "natural") == "applications.new.natural"
    assert ids.entry(0, "who") == "applications.list.1.who"
    assert len(ids.inputs()) == 22 * 6


class TestTheQuestions:
    def test_by_result_each_is_asked_in_its_words_with_its_help_unit_and_what_is_left(self) -> None:
        state = small(
            any_new="6件", any_carried_in="1件", who="个人、企业、其他", new__people="3", new__firms="2", new__others="1",
            carried_in__people="0", carried_in__firms="1", carried_in__others="0", any_carried_out="1件",
            carried_out__people="1", carried_out__firms="0", carried_out__others="0", which__people="公开了、少见的",
            full__people="1", which__firms="保密、部分公开", kept__firms="2",
        )  # fmt: skip
        assert tuple(map(as_asked, state.plan.asked[1:])) == (
            *STOCK,
            ("who", "choices", "who 2025|n=7", "who", "", None),
            ("new.people", "count", "new 2025|n=6|column=个人|row=个人|left=3", "people", "宗", 3),
            ("new.firms", "count", "new 2025|n=6|column=企业|row=企业|left=2", "firms", "宗", 2),
            ("new.others", "count", "new 2025|n=6|column=其他|row=其他|left=1", "others", "宗", 1),
            ("carried_in.people", "count", "carried_in 2025|n=1|column=个人|row=个人|left=0", "people", "宗", 0),
            ("carried_in.firms", "count", "carried_in 2025|n=1|column=企业|row=企业|left=1", "firms", "宗", 1),
            ("carried_in.others", "count", "carried_in 2025|n=1|column=其他|row=其他|left=0", "others", "宗", 0),
            ("any_carried_out", "yes_no", "any_carried_out 2025", "any_carried_out", "", None),
            ("count_carried_out", "count", "count_carried_out 2025", "count_carried_out", "宗", 7),
            ("carried_out.people", "count", "carried_out 2025|n=1|column=个人|row=个人|left=1", "people", "宗", 1),
            ("carried_out.firms", "count", "carried_out 2025|n=1|column=企业|row=企业|left=0", "firms", "宗", 0),
            ("carried_out.others", "count", "carried_out 2025|n=1|column=其他|row=其他|left=0", "others", "宗", 0),
            ("which.people", "choices", "which 2025|n=2|column=个人", "which", "", None),
            ("full.people", "count", "result 2025|n=2|column=个人|row=公开了|left=2", "full", "宗", 2),
            ("rare.people", "count", "result 2025|n=2|column=个人|row=少见的|left=1", "rare", "宗", 1),
            ("which.firms", "choices", "which 2025|n=3|column=企业", "which", "", None),
            ("part.firms", "count", "result 2025|n=3|column=企业|row=部分公开|left=1", "part", "宗", 1),
            ("kept.firms", "count", "result 2025|n=3|column=企业|row=涉密|left=3", "kept", "宗", 3),
            ("only.others", "choice", "only 2025|n=1|column=其他", "only", "", None),
        )  # fmt: skip
        assert {asked.section for asked in state.plan.asked[1:]} == {"letters"}
        assert [asked.id for asked in state.plan.open] == [
            "cases.rare.people",
            "cases.part.firms",
            "cases.only.others",
        ]

    def test_each_whole_knows_its_parts_and_the_figure_that_states_it(self) -> None:
        plan = small(any_new="3件", any_carried_in="2件", who="个人、企业", new__people="2", new__firms="1",
                     carried_in__people="1", carried_in__firms="1", any_carried_out="没有").plan  # fmt: skip
        shares = {asked.id.removeprefix("cases."): asked.share for asked in plan.asked if asked.share}
        results = ("rare", "kept", "full", "part", "done")
        assert shares == {
            "who": Share(5, ()),
            **{
                f"{row}.{column}": Share(
                    whole, (f"cases.{row}.people", f"cases.{row}.firms"), f"cases.count_{row}", f"cases.any_{row}"
                )
                for row, whole in (("new", 3), ("carried_in", 2))
                for column in ("people", "firms")
            },
            "which.people": Share(3, tuple(f"cases.{row}.people" for row in results)),
            "which.firms": Share(2, tuple(f"cases.{row}.firms" for row in results)),
        }  # fmt: skip

    def test_a_gate_takes_its_count_and_only_there(self) -> None:
        plan = small(any_new="3件", any_carried_in="有", count_carried_in="2").plan
        assert {asked.id: asked.gate_of for asked in plan.asked if asked.gate_of} == {
            "cases.any_new": "cases.count_new",
            "cases.any_carried_in": "cases.count_carried_in",
        }

    @pytest.mark.parametrize(
        ("id", "typed"),
        [("who", ("people", "个人", "自然人", "老百姓")), ("who", ("firms", "企业", "商业企业")),
         ("which.people", ("kept", "涉密（不能给）", "国家秘密", "保密")), ("which.people", ("rare", "少见的"))],
    )  # fmt: skip
    def test_a_choice_goes_by_the_words_of_the_clerk_the_form_and_published_reports(
        self, id: str, typed: tuple[str, ...]
    ) -> None:
        state = small(
            any_new="3件", any_carried_in="没有", way="by_result", who="个人", any_carried_out="没有"
        )
        for name in typed:
            assert told(state, {f"cases.{id}": name}).plan.value(f"cases.{id}") == Choices(value=(typed[0],))

    def test_results_are_offered_by_likelihood_and_stand_in_the_form_s_order(self) -> None:
        asked = small(
            any_new="3件", any_carried_in="没有", way="by_result", who="个人", any_carried_out="没有"
        ).plan.asked[-1]
        assert [(option.value, option.label) for option in asked.options] == [
            ("full", "公开了"), ("part", "部分公开"), ("kept", "涉密（不能给）"), ("rare", "少见的"), ("done", "其他处理"),
        ]  # fmt: skip

    def test_one_by_one_the_carried_in_come_first_and_each_kind_is_numbered_from_one(self) -> None:
        assert tuple(map(as_asked, listed().asked[1:])) == (
            *STOCK,
            ("list.1.who", "choice", "entry_who_carried_in 2025|i=1", "entry_who_carried_in", "", None),
            ("list.2.who", "choice", "entry_who 2025|i=1", "entry_who", "", None),
            ("list.3.who", "choice", "entry_who 2025|i=2", "entry_who", "", None),
        )

    @pytest.mark.parametrize(
        ("entry", "asked"),
        [
            (Entry(True, "people"), ["given"]),
            (Entry(True, UNSURE), ["given"]),
            (Entry(True, "people", "full"), ["given"]),
            (Entry(True, "people", "done"), ["given"]),
            (Entry(True, "people", "carried_out"), ["given"]),
            (Entry(True, "people", None, "not"), ["given", "reason"]),
            (Entry(True, "people", "rare"), ["given", "reason"]),
            (Entry(True, "people", UNSURE, "not"), ["given", "reason"]),
            (Entry(True, "people", UNSURE, "not", 0), ["given", "reason", "article"]),
            (
                Entry(True, "people", UNSURE, "not", 7),
                ["given", "reason", "article"],
            ),  # of a file that knew no article
            (Entry(True, "people", UNSURE, "not", 0, (UNSURE,)), ["given", "reason", "article"]),
            (
                Entry(True, "people", UNSURE, "not", 0, ("a30",)),
                ["given", "reason", "article", "step.1 少见？1"],
            ),
            (
                Entry(True, "people", UNSURE, "not", 0, ("another",)),
                ["given", "reason", "article", "step.1 涉密？1"],
            ),
            (
                Entry(True, "people", UNSURE, "not", 0, ("another", NO)),
                ["given", "reason", "article", "step.1 涉密？1", "step.2 少见？1"],
            ),
            (Entry(True, "people", "rare", None, 1), ["given", "reason"]),
            (
                Entry(True, "people", UNSURE, "otherwise", 0, ("another",)),
                ["given", "article", "step.1 涉密？1"],
            ),
            (Entry(True, "people", UNSURE, UNSURE, 0), ["given", "article"]),
            (
                Entry(True, "people", UNSURE, UNSURE, 0, ("another", YES)),
                ["given", "article", "step.1 给了吗？1", "step.2 全给了？1"],
            ),
            (
                Entry(True, "people", UNSURE, UNSURE, 0, ("another", NO, NO, UNSURE)),
                ["given", "article", "step.1 给了吗？1", "step.2 涉密？1", "step.3 少见？1"],
            ),
        ],
    )
    def test_of_an_entry_as_much_is_asked_as_it_takes(self, entry: Entry, asked: list[str]) -> None:
        found = [each for each in listed(entry).asked if each.entry == 0][1:]
        assert [as_asked(each)[:3] for each in found] == [
            (f"list.1.{step.split()[0]}", "choice", step.split()[1]) if " " in step
            else (f"list.1.{step}", "choice", f"entry_{step} 2025|i=1")
            for step in asked
        ]  # fmt: skip
        assert {each.section for each in found} == {"letters"}

    def test_a_step_of_one_result_has_its_help_and_one_of_several_its_own(self) -> None:
        plan = listed(Entry(True, "people", UNSURE, UNSURE, 0, ("another", NO)))
        assert [asked.help for asked in plan.asked if ".step." in asked.id] == [
            LETTERS.walk[0], LETTERS.row["kept"]
        ]  # fmt: skip

    def test_an_entry_s_questions_know_what_was_told_of_it(self) -> None:
        plan = listed(
            Entry(True, "people", UNSURE, "not", 0, ("another", NO)), Entry(False, "firms", "carried_out")
        )
        answers = {
            a.id.removeprefix("cases.list."): a.answer and a.answer.value.value
            for a in plan.asked
            if a.entry is not None
        }
        assert answers == {
            "1.who": "people", "1.given": "not", "1.reason": UNSURE, "1.article": "another", "1.step.1": NO, "1.step.2": None,
            "2.who": "firms", "2.given": "open", "3.who": None,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("entry", "open_"),
        [
            (Entry(True, "people", UNSURE, "not", 0), "article"),
            (Entry(True, "people", UNSURE, "not", 2), "article"),
            (Entry(True, "people", UNSURE, "not"), "reason"),
            (Entry(True, "people", UNSURE, UNSURE, 0, ("another", NO)), "step.2"),
            (Entry(True, "people", UNSURE, UNSURE, 0, (UNSURE,)), "article"),
            (Entry(True, "people", UNSURE, UNSURE, 0, ("another", UNSURE)), "step.1"),
            (Entry(True, "people", UNSURE, UNSURE, 0, ("nowhere",)), "article"),
            (Entry(True, "people", UNSURE, "not", 0, ("a37",)), "article"),  # it was not given
            (Entry(True, "people", UNSURE, "not", 0, ("a14",)), "article"),  # decided, and yet not placed
            (Entry(True, "people", UNSURE, UNSURE, 0, ("another", "maybe")), "step.1"),
            (Entry(True, UNSURE, "full"), "who"),
        ],
    )
    def test_the_step_that_is_left_stays_open_and_where_none_is_left_the_question(
        self, entry: Entry, open_: str
    ) -> None:
        plan = listed(entry, Entry(False, "firms", "full"), Entry(False, "firms", "full"))
        assert [asked.id for asked in plan.open] == [f"cases.list.1.{open_}"]

    @pytest.mark.parametrize(
        ("given", "offered"),
        [
            (UNSURE, ["a14", "a30", "a37", "another", "waiting", UNSURE]),
            ("not", ["a14", "a30", "another", UNSURE]),
            ("otherwise", ["a14", "a30", "another", UNSURE]),
        ],
    )
    def test_the_articles_are_those_that_leave_something_possible(
        self, given: str, offered: list[str]
    ) -> None:
        plan = listed(Entry(True, "people", UNSURE, given, 0))
        article = plan.get("cases.list.1.article")
        assert article is not None
        assert [option.value for option in article.options] == offered

    def test_entry_questions_offer_what_the_ledger_has_and_not_sure(self) -> None:
        plan = listed(Entry(True, "people", None, "not"))
        offered = {asked.id.rpartition(".")[2]: asked.options for asked in plan.asked if asked.entry == 0}
        assert {step: [option.value for option in options] for step, options in offered.items()} == {
            "who": ["people", "firms", "others", UNSURE],
            "given": ["full", "part", "not", "otherwise", "open", UNSURE],
            "reason": ["kept", "rare", UNSURE],
        }
        assert [(option.label, option.also) for option in (*offered["who"][:2], *offered["reason"][:2])] == [
            ("个人（自己来的）", ("自然人", "老百姓")), ("企业", ("商业企业",)),
            ("涉密（不能给）", ("国家秘密", "保密")), ("少见的", ("少见的",)),
        ]  # fmt: skip

    def test_more_still_open_than_came_in_asks_that_number_again(self) -> None:
        state = small(any_new="3件", any_carried_in="没有", way="by_result", who="个人", any_carried_out="3")
        plan = told(state, {"cases.count_new": "2"}, insist=True).plan
        assert [asked.id for asked in plan.asked if asked.unsettled] == ["cases.count_carried_out"]

    def test_more_still_open_in_all_is_seen_where_each_applicant_s_own_can_be(self) -> None:
        state = small(
            any_new="3件", any_carried_in="没有", way="by_result", who="个人、企业", new__people="2", new__firms="1",
            any_carried_out="3", carried_out__people="2", carried_out__firms="1",
        )  # fmt: skip
        assert state.plan.open == ()
        plan = told(state, {"cases.count_new": "2"}, insist=True).plan
        assert [asked.id for asked in plan.open] == ["cases.new.firms", "cases.count_carried_out"]

    def test_many_go_by_result_unless_the_clerk_says_otherwise(self) -> None:
        plan = small(any_new="6件", any_carried_in="没有", way="table").plan
        assert plan.value("cases.way") == Choice(value="table")
        assert [asked.id for asked in plan.open] == ["cases.table"]

    def test_every_way_is_offered_for_few_and_the_list_not_for_many(self) -> None:
        few, many = small(any_new="4件", any_carried_in="没有"), small(any_new="4件", any_carried_in="1件")
        ways = [
            [option.value for option in state.plan.asked[5 - 1 + at].options]
            for at, state in enumerate((few, many))
        ]
        assert ways == [["by_result", "one_by_one", "table"], ["by_result", "table"]]
        assert [asked.id for asked in few.plan.open] == ["cases.way"]
        assert many.plan.asked[5].answer == Answer(Choice(value="by_result"), "computed")
        assert "cases.way" not in many.book.answers
