"""A story held as an interview: everything follows from its figures, and what cannot be is refused before or after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import pytest

from interview.engine.answers.kinds import Prose
from interview.engine.plan.book import Book, LastYear, OutlinePart
from interview.engine.plan.outline.outline import texts_of, usual
from interview.engine.prose.passage import Bound
from interview.engine.step.turns import Ask, Refuse
from interview.engine.sums.error_localisation import Mend
from interview.engine.sums.relations import Number, Relation
from interview.errors import StoryError
from interview.flowfiles import load_flow
from interview.story import ToldStory, tell_story
from interview.wording.catalog import words
from tests.flows.holding import PROFILE, PROSE
from tests.interview.story.test_story_file import read

FLOW = load_flow("disclosure_2021")
SIX = {
    "applications.new.natural": 5, "applications.new.business": 1, "applications.granted.natural": 4,
    "applications.unable_not_held.natural": 1, "applications.unable_not_held.business": 1,
}  # fmt: skip


def story(
    figures: Mapping[str, object] = {},
    *,
    kind: str = "department",
    year: int = 2025,
    profile: Mapping[str, str] = PROFILE,
    texts: Mapping[str, str] = PROSE,
    more: str = "",
) -> str:
    lines = ["[profile]", f"year = {year}"]
    lines += [
        f'"{key}" = "{value}"'
        for key, value in {**profile, **({"office.kind": kind} if profile else {})}.items()
    ]
    lines += ["[figures]", *(f'"{key}" = {value}' for key, value in figures.items())]
    lines += ["[texts]", *(f'"{key}" = "{value}"' for key, value in texts.items())]
    return "\n".join(lines) + "\n" + more


def tell(text: str, book: Book | None = None) -> ToldStory:
    return tell_story(read(text), book)


def refused(text: str) -> StoryError:
    with pytest.raises(StoryError) as trouble:
        tell(text)
    return trouble.value


def figures(told: ToldStory) -> dict[str, Number | None]:
    return {address: figure.value for address, figure in told.state.plan.figures.items()}


def test_a_quiet_office_is_told_in_few_answers() -> None:
    told = tell(story())
    assert told.finished
    assert set(figures(told).values()) == {0}
    assert told.answers == 7 + 8 + 1 + 9, "profile, three tables, the fee, the texts"


def test_six_applications_by_result() -> None:
    told = tell(story(SIX))
    assert told.finished
    assert figures(told)["applications.new.total"] == 6
    assert figures(told)["applications.total.natural"] == 5
    assert figures(told)["applications.total.total"] == 6


@pytest.mark.no_cover
def test_the_order_of_a_story_does_not_matter() -> None:
    one, other = tell(story(SIX)), tell(story(dict(reversed(SIX.items()))))
    assert one.state.book == other.state.book


@pytest.mark.no_cover
def test_answers_choose_the_way_one_by_one_and_the_table_comes_out_the_same() -> None:
    by_result = tell(story(SIX))
    listed = tell(story(SIX, more='[answers]\n"applications.way" = "one_by_one"'))
    assert listed.finished
    assert len(listed.state.book.entries) == 6
    assert figures(listed) == figures(by_result)


def test_a_given_total_is_not_used_and_told_where_it_differs() -> None:
    told = tell(
        story({**SIX, "applications.new.total": 6, "applications.total.total": 7, "reconsideration.total": 2})
    )
    assert told.finished
    assert told.differing == {"applications.total.total": (7, 6), "reconsideration.total": (2, 0)}
    assert figures(told)["applications.total.total"] == 6


def test_figures_that_break_an_identity_are_refused_with_the_sums() -> None:
    trouble = refused(story({**SIX, "applications.granted.natural": 5}))
    assert trouble.code == "story_identity"
    ((relation, left, right, mends),) = cast(
        tuple[tuple[Relation, str, str, list[Mend]]], trouble.details["findings"]
    )
    assert (relation.id, left, right) == ("I1.natural", "5", "6")
    assert {mend.changes[0].cell for mend in mends} == {
        "applications.new.natural", "applications.granted.natural", "applications.unable_not_held.natural",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["department", "county_government", "township", "other"])
def test_a_figure_in_a_branch_that_the_kind_of_office_closes_is_refused_by_name(kind: str) -> None:
    trouble = refused(story({"rules.issued": 2, "rules.in_force": 2}, kind=kind))
    assert trouble.code == "story_closed"
    assert trouble.details == {"key": "rules.issued", "value": "2", "because": "office.kind"}


def test_the_same_figure_is_taken_from_an_office_that_makes_rules() -> None:
    told = tell(story({"rules.issued": 2, "rules.in_force": 2}, kind="city_government"))
    assert told.finished
    assert figures(told)["rules.issued"] == 2


def test_a_zero_in_a_closed_branch_is_fine() -> None:
    assert tell(story({"rules.issued": 0})).finished


@pytest.mark.no_cover
@pytest.mark.parametrize("missing", ["office.name", "office.address", "office.phone", "office.postcode"])
def test_a_profile_that_is_not_told_leaves_its_question_open(missing: str) -> None:
    told = tell(story(profile={key: value for key, value in PROFILE.items() if key != missing}))
    assert not told.finished
    assert [asked.id for asked in told.state.plan.open] == [missing]
    assert isinstance(told.transcript[-1].turn, Refuse)


@pytest.mark.parametrize("missing", ["overview.platform", "overview.supervision", "problems", "improvements"])
def test_a_text_of_which_no_fact_is_told_leaves_its_question_open(missing: str) -> None:
    told = tell(story(texts={key: value for key, value in PROSE.items() if key != missing}))
    assert not told.finished
    assert [asked.id for asked in told.state.plan.open] == [missing]


@pytest.mark.parametrize("missing", ["overview.on_request", "overview.management"])
def test_a_text_that_is_not_told_is_drafted_from_what_the_tables_say(missing: str) -> None:
    told = tell(story(SIX, texts={key: value for key, value in PROSE.items() if key != missing}))
    assert told.finished
    assert told.state.book.answers[missing].origin == "inferred"


def test_a_story_tells_facts_and_its_texts_are_drafted_from_them() -> None:
    facts = '[facts]\n"facts.platform.accounts" = 2\n"facts.supervision.accountable" = false\n'
    told = tell(story(texts={"problems": "不足。", "improvements": "改进。"}, more=facts))
    assert {asked.id for asked in told.state.plan.open} == {"overview.proactive"}
    assert "2个" in str(told.state.book.answers["overview.platform"].value.value)


@pytest.mark.parametrize(
    ("fact", "code"),
    [('"facts.platform.accounts" = -1', "story_negative"), ('"facts.supervision.accountable" = 1', "story_yes_no"),
     ('"facts.supervision.assessment" = "great"', "story_option"), ('"facts.platform.has" = ["tv"]', "story_option"),
     ('"facts.platform.account" = 1', "story_key")],
)  # fmt: skip
def test_a_fact_of_another_kind_is_refused_by_name(fact: str, code: str) -> None:
    assert refused(story(more=f"[facts]\n{fact}\n")).code == code


def test_what_is_optional_may_be_left_out() -> None:
    left_out = {"other_matters", "office.website"}
    told = tell(story(
        profile={key: value for key, value in PROFILE.items() if key not in left_out},
        texts={key: value for key, value in PROSE.items() if key not in left_out},
    ))  # fmt: skip
    assert told.finished


def test_an_empty_story_opens_everything_about_the_office_and_its_texts() -> None:
    told = tell_story(read(""))
    assert not told.finished
    assert {"office.name", "year", "office.kind", "problems"} <= {asked.id for asked in told.state.plan.open}


LAST = LastYear(
    2024, "disclosure_2021",
    figures={"applications.carried_out.natural": 2, "applications.carried_out.business": 0,
             "applications.carried_out.legal": None},
    texts={**PROSE, "problems": "去年的不足。"}, profile={k: v for k, v in PROFILE.items() if k != "office.kind"},
)  # fmt: skip


def test_carried_in_comes_from_last_year_where_the_story_is_silent() -> None:
    told = tell(story({"applications.granted.natural": 2}), Book(last=LAST))
    assert told.finished
    assert figures(told)["applications.carried_in.natural"] == 2


def test_carried_in_goes_by_the_story_where_it_speaks() -> None:
    told = tell(
        story({"applications.carried_in.natural": 1, "applications.granted.natural": 1}), Book(last=LAST)
    )
    assert figures(told)["applications.carried_in.natural"] == 1


@pytest.mark.no_cover
def test_a_different_figure_carried_in_needs_a_reason_in_the_story() -> None:
    differs = {"applications.carried_in.natural": 3, "applications.carried_in.business": 1, "applications.granted.natural": 3,
               "applications.granted.business": 1}  # fmt: skip
    told = tell(story(differs), Book(last=LAST))
    assert not told.finished
    assert [asked.id for asked in told.state.plan.open] == [
        f"applications.why_carried_in.{column}" for column in ("natural", "business")
    ]
    assert figures(told)["applications.carried_in.natural"] == 3
    reasons = '[reasons]\n"N07.natural" = "漏报1件。"\n"N07.business" = "漏报1件。"'
    explained = tell(story(differs, more=reasons), Book(last=LAST))
    assert explained.finished
    assert explained.idle_reasons == ()
    assert explained.state.plan.reasons == {"N07.natural": "漏报1件。", "N07.business": "漏报1件。"}
    answers = '[answers]\n"applications.why_carried_in.natural" = "漏报"\n"applications.why_carried_in.business" = "漏报"'
    assert tell(story(differs, more=answers), Book(last=LAST)).finished


@pytest.mark.parametrize("way", ["by_result", "one_by_one"])
def test_what_the_story_says_stands_over_what_would_be_carried(way: str) -> None:
    left: dict[str, Number | None] = {**dict.fromkeys(FLOW.cells, 0), "applications.carried_out.natural": 2}
    differs = {"applications.carried_in.natural": 3, "applications.carried_in.legal": 1, "applications.granted.natural": 3,
               "applications.granted.legal": 1}  # fmt: skip
    more = f'[answers]\n"applications.way" = "{way}"\n[reasons]\n"N07.natural" = "漏报。"\n"N07.legal" = "漏报。"'
    told = tell(story(differs, more=more), Book(last=LastYear(2024, "disclosure_2021", left)))
    assert told.finished
    assert {cell: figures(told)[cell] for cell in differs} == differs


def test_none_carried_in_where_last_year_left_some_needs_a_reason_too() -> None:
    told = tell(story({"applications.carried_in.natural": 0}), Book(last=LAST))
    assert [asked.explains for asked in told.state.plan.open] == ["N07.natural"]
    assert {each.id for each in told.findings} >= {"N07.natural"}


def test_a_report_of_another_year_carries_nothing() -> None:
    told = tell(story(year=2024), Book(last=LAST))
    assert figures(told)["applications.carried_in.natural"] == 0


@pytest.mark.no_cover
def test_profile_and_texts_are_kept_from_last_year() -> None:
    texts = {"problems": "今年的不足。", "improvements": "改进。"}
    told = tell(story({"applications.granted.natural": 2}, profile={}, texts=texts,
                      more='[answers]\n"office.kind" = "department"'), Book(last=LAST))  # fmt: skip
    assert told.finished
    assert told.state.book.answers["overview.platform"].value.value == PROSE["overview.platform"]
    assert told.state.book.answers["overview.platform"].origin == "confirmed"
    assert told.state.book.answers["office.name"].value.value == PROFILE["office.name"]


def test_an_answer_that_is_not_taken_refuses_the_story() -> None:
    trouble = refused(story(more='[answers]\n"documents.any_changed" = "也许"'))
    assert trouble.code == "story_refused"
    assert trouble.details["question"] == "documents.any_changed"


def test_a_profile_that_cannot_be_is_refused() -> None:
    assert refused(story(kind="nobody")).code == "story_refused"


def test_findings_are_told_and_reasons_kept() -> None:
    odd = {"documents.issued": 3, "documents.in_force": 1}
    told = tell(story(odd))
    assert told.finished
    assert ("N10", None) in [(finding.id, finding.accepted) for finding in told.findings]
    told = tell(story(odd, more='[reasons]\nN10 = "年底统一清理过。"'))
    assert ("N10", "年底统一清理过。") in [(finding.id, finding.accepted) for finding in told.findings]


ERROR = "X1.overview.on_request.new"


@pytest.mark.no_cover
def test_a_text_that_contradicts_its_table_stops_a_story_until_a_reason_is_given() -> None:
    texts = {**PROSE, "overview.on_request": "全年共收到政府信息公开申请8件。"}
    told = tell(story(SIX, texts=texts))
    assert not told.finished
    assert not told.state.plan.open
    assert [each.id for each in told.to_mend] == [ERROR]
    told = tell(story(SIX, texts=texts, more=f'[reasons]\n"{ERROR}" = "含两件撤回的。"'))
    assert told.finished
    assert told.to_mend == ()


@pytest.mark.no_cover
def test_what_a_story_leaves_out_it_keeps_on_purpose() -> None:
    afresh = {"problems": "今年的不足。", "improvements": "改进。"}
    told = tell(story({"applications.granted.natural": 2}, texts=afresh), Book(last=LAST))
    assert told.finished
    assert told.state.plan.kept
    assert told.state.plan.unreviewed == ()


def test_the_transcript_holds_every_question_in_order() -> None:
    told = tell(story(SIX))
    asked = [line.turn.asked.id for line in told.transcript if isinstance(line.turn, Ask)]
    facts = {id for id, question in told.state.flow.questions.items() if question.serves}
    rest = [id for id in asked if id not in facts]  # a story without facts passes over them
    assert len(rest) == told.answers
    assert rest == [each.id for each in told.state.plan.asked]
    assert not [line for line in told.transcript if isinstance(line.turn, Refuse)]


def test_the_old_form_is_told_too() -> None:
    told = tell(story({"licences.items": 3, "licences.change": -1, "applications.new.natural": 1,
                       "applications.other.natural": 1}, year=2020))  # fmt: skip
    assert told.finished
    assert told.state.flow is load_flow("disclosure_2019")
    assert figures(told)["licences.change"] == -1


def test_a_reason_for_a_finding_that_there_is_not_is_named() -> None:
    told = tell(story({}) + '[reasons]\nX9 = "没有这回事"\n')
    assert told.idle_reasons == ("X9",)


# Headings ---------------------------------------------------------------------------------------------------------


def headings(told: ToldStory, section: str) -> list[str]:
    return [text.title for text in texts_of(told.state.flow.section[section])]


HEADED = """[headings]
"overview.supervision" = "抓好落实，夯实监督保障"
"overview.own_1" = "（二）解读回应"
"overview.proactive.heading" = "主动公开情况"
"problems.own_1" = "上一年问题的整改"
problems = ""
"closing.own_1" = "建议提案"
"""


def test_a_story_tells_headings_and_the_order_of_the_parts_that_it_names() -> None:
    texts = {**PROSE, "overview.own_1": "解读三次。", "closing.own_1": "三件。", "problems.own_1": "都改了。"}
    del texts["improvements"]
    told = tell(
        story(
            texts=texts,
            more=HEADED.replace(
                '"problems.own_1" = "上一年问题的整改"\nproblems = ""',
                'problems = ""\n"problems.own_1" = "上一年问题的整改"',
            ),
        )
    )
    assert told.finished
    assert headings(told, "overview") == [
        "", "抓好落实，夯实监督保障", "解读回应", "依申请公开", "政府信息管理", "政府信息公开平台建设", "主动公开情况",
    ]  # fmt: skip
    assert headings(told, "problems") == ["", "上一年问题的整改"]
    assert headings(told, "closing") == ["", "建议提案"]


def test_a_story_puts_an_opening_before_all_where_last_year_s_outline_has_none() -> None:
    parts = (OutlinePart("overview.own_1", "解读回应"), *usual(FLOW.section["overview"])[1:])
    last = replace(
        LAST, figures={}, texts={**LAST.texts, "overview.own_1": "解读两次。"}, outline={"overview": parts}
    )
    told = tell(story(more='[headings]\n"overview.opening" = ""\n'), Book(last=last))
    assert headings(told, "overview")[:2] == ["", "解读回应"]
    assert told.state.book.answers["overview.own_1"].value == Prose(value="解读两次。")


def test_a_text_of_an_own_part_needs_a_heading() -> None:
    trouble = refused(story(texts={**PROSE, "overview.own_1": "解读三次。"}))
    assert (trouble.code, trouble.details["key"]) == ("story_no_heading", "overview.own_1")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ('"overview.zzz" = "别的"', "story_key"),
        ('"problems.own_x" = "别的"', "story_key"),
        ('"overview.own_1" = "主动公开"', "story_outline"),
        ('"overview.platform" = ""', "story_outline"),
        ('"overview.own_1" = 3', "story_text"),
    ],
)
def test_headings_that_cannot_be_are_refused_by_name(more: str, code: str) -> None:
    trouble = refused(story(more=f"[headings]\n{more}\n"))
    assert trouble.code == code
    assert words("zh").has(f"error.{code}")


def test_a_part_that_last_years_outline_had_not_is_told_again_under_the_forms_heading() -> None:
    joined = {"problems": (OutlinePart("problems"),)}
    last = replace(LAST, outline=joined)
    told = tell(story({"applications.granted.natural": 2}), Book(last=last))
    assert told.finished
    assert told.state.book.answers["improvements"].value.value == PROSE["improvements"]


TOLD = "全年公开信息126条，其中政府网站86条。"


@pytest.mark.parametrize("draft", [True, False])
def test_a_story_silent_on_a_fact_leaves_it_untold_and_takes_no_text_that_counts_it(draft: bool) -> None:
    id = "overview.on_request" if draft else "overview.own_1"
    last = replace(
        LAST,
        texts={**LAST.texts, id: TOLD},
        facts={"facts.proactive.government_site": 86},
        bound={id: (Bound(17, 19, "facts.proactive.government_site"),)},
        outline={"overview": (OutlinePart("overview.own_1", "做法"),)},
    )
    texts = {each: text for each, text in PROSE.items() if each != id}
    told = tell(story({"applications.granted.natural": 2}, texts=texts), Book(last=last))
    assert "facts.proactive.government_site" not in told.state.book.answers
    answer = told.state.book.answers.get(id)
    assert (answer is not None and answer.origin == "inferred") is draft
