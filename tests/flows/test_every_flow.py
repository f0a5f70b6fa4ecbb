"""Generated tests over every flow that comes with the program: nothing dangles, the form is whole, every word is there."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from interview.engine.answers.conditions import mentions
from interview.engine.answers.conditions import tests as single_tests
from interview.engine.flow.ledger_form import Ledger, LedgerAsks
from interview.engine.flow.model import Flow
from interview.engine.flow.part import Help
from interview.engine.flow.question import Question, Tally
from interview.flowfiles import available, flow_for_year, load_flow
from interview.flowfiles.checks.check import examine
from interview.flowfiles.loading import PACKAGED
from interview.wording.display_width import width
from tests.flows.every import both_languages, every_flow, every_report, items, numbered
from tests.flows.forms import ADDRESSES, FORMS, KINDS, PARTS, PROFILE, SPANS, SPANS_OF_BOTH, TEXTS
from tests.flows.printing import rows_of

pytestmark = pytest.mark.no_cover  # what many cases run through is measured where there are few


HERE = Path(__file__).parent
UPDATE = os.environ.get("NIANBAO_UPDATE_GOLDEN") == "1" and sys.version_info[:2] == (3, 11)
LONGEST_ASK = 45
WIDEST_ASK = 2 * LONGEST_ASK
LONGEST_HELP = 120
WIDEST_NAME = 76


def asks(flow: Flow) -> Iterator[tuple[str, str]]:
    """Every question's line, by a name for it."""
    for _, item in items(flow):
        if isinstance(item, Question):
            yield item.id, item.ask
        elif isinstance(item, Tally):
            for name in ("ask", "ask_count", "ask_only", "ask_part"):
                yield f"{item.id}.{name}", getattr(item, name)
        else:
            for name in LedgerAsks.model_fields:
                yield f"{item.id}.ask.{name}", getattr(item.asks, name).ask
            for each in item.walk:
                yield f"{item.id}.step.{each.id}", each.ask


def helps(flow: Flow) -> Iterator[tuple[str, Help]]:
    """Every help that F1 can show."""
    for _, item in items(flow):
        if isinstance(item, Question):
            yield item.id, item
        elif isinstance(item, Tally):
            yield item.id, item
            yield from ((f"{item.id}.{part.id}", part) for part in item.parts)
        else:
            yield from (
                (f"{item.id}.ask.{name}", getattr(item.asks, name)) for name in LedgerAsks.model_fields
            )
            yield from ((f"{item.id}.{row.id}", row) for row in item.rows)
            yield from ((f"{item.id}.{column.id}", column) for column in item.columns)
            several = [
                step for step in item.walk if len(item.named(step.rows)) > 1
            ]  # else it is the row's help
            yield from ((f"{item.id}.step.{step.id}", step) for step in several)


def ids(flow: Flow) -> list[str]:
    """Every id that an answers file or another program may keep."""
    found = [f"section {section.id}" for section in flow.sections]
    for section, item in items(flow):
        found.append(f"item {item.id}")
        if isinstance(item, Question):
            found += [f"option {item.id} {option.value}" for option in item.options]
        elif isinstance(item, Tally):
            found += [f"part {item.id}.{part.id}" for part in item.parts]
        else:
            found += [f"row {item.id}.{row.id}" for row in item.rows]
            found += [f"article {item.id}.{article.id}" for article in item.articles]
            found += [f"column {item.id} {column.id}" for column in item.columns]
            found += [f"way {item.id} {way.value}" for way in item.ways]
            found += [f"given {item.id} {given.value}" for given in item.given]
            found += [f"relation {relation.id}" for relation in item.relations]
        if item is section.items[-1]:
            found += [f"relation {relation.id}" for relation in section.relations]
    # What a draft says hangs on the ids of its sentences too: which wording an office has is drawn by them.
    return found + [
        f"sentence {text} {each.id}" for text, draft in flow.drafts.items() for each in draft.sentences
    ]


# The data --------------------------------------------------------------------------------------------------------


@every_flow
def test_the_check_finds_nothing(id: str) -> None:
    assert examine(Path(str(files("flows") / id))).faults == ()


@every_flow
def test_ids_are_unique(id: str) -> None:
    found = ids(load_flow(id))
    assert len(found) == len(set(found))


@every_flow
def test_ids_are_stable(id: str) -> None:
    """A removed id needs an entry in `renamed`; a new one is added with NIANBAO_UPDATE_GOLDEN=1 on Python 3.11."""
    flow, file = load_flow(id), HERE / f"ids_{id}.txt"
    now = ids(flow)
    if UPDATE:
        file.write_text("\n".join(now) + "\n", encoding="utf-8")
    committed = file.read_text("utf-8").splitlines()
    carried_over = {f"item {old}" for old in flow.renamed}
    assert not set(committed) - set(now) - carried_over, "these ids are gone"
    assert not set(now) - set(committed), "these ids are not listed yet"


@every_flow
def test_every_condition_names_an_earlier_question_and_an_option_it_has(id: str) -> None:
    flow = load_flow(id)
    earlier: set[str] = set()
    for _, item in items(flow):
        if isinstance(item, Question | Tally):
            assert item.id not in set(mentions(item.when)), "no question is gated by itself"
            gates = (
                {"applications.any_new", "applications.any_carried_in"}
                if "applications" in earlier
                else set()
            )
            assert set(mentions(item.when)) <= earlier | gates, item.id
            for test in single_tests(item.when):
                options = (
                    {option.value for option in flow.questions[test.of].options}
                    if test.of not in gates
                    else set()
                )
                wanted = {test.includes, test.is_, *(test.one_of or ())}
                assert {each for each in wanted if isinstance(each, str)} <= options, item.id
        earlier.add(item.id)


@every_flow
def test_every_gate_that_takes_a_count_opens_that_count(id: str) -> None:
    flow = load_flow(id)
    for question in flow.questions.values():
        if question.takes_count_of:
            count = flow.questions[question.takes_count_of]
            assert count.kind in {"count", "money"}
            assert question.id in set(mentions(count.when))


@every_flow
def test_every_address_of_the_contract_is_a_cell_and_nothing_else_is(id: str) -> None:
    cells = load_flow(id).cells
    assert set(cells) == ADDRESSES[id]
    assert len(cells) == len(set(cells))


@every_report
def test_every_profile_entry_and_text_of_the_contract_is_a_question(id: str) -> None:
    flow = load_flow(id)
    assert [*PROFILE, *TEXTS] == sorted(
        (
            each
            for each, q in flow.questions.items()
            if q.kind in {"text", "year", "choice", "prose"} and not q.serves
        ),
        key=[*PROFILE, *TEXTS].index,
    )
    assert {option.value for option in flow.questions["office.kind"].options} == set(KINDS)


@every_report
def test_the_identities_of_the_form_are_there_and_only_they_stop_a_finish(id: str) -> None:
    rules = {relation.rule for relation in load_flow(id).relations if relation.identity}
    assert rules == {
        "I1", "I2", "I3", "I4.reconsideration", "I4.litigation_direct", "I4.litigation_after_review",
    }  # fmt: skip
    assert all(relation.identity for relation in load_flow(id).relations if relation.severity == "error")


def test_the_flow_in_force_is_chosen_by_year() -> None:
    chosen = {year: flow_for_year(year) for year in (2008, 2019, 2020, 2021, 2025, 2099)}
    assert chosen == {
        2008: "disclosure_2019", 2019: "disclosure_2019", 2020: "disclosure_2019",
        2021: "disclosure_2021", 2025: "disclosure_2021", 2099: "disclosure_2021",
    }  # fmt: skip
    assert [flow.id for flow in available()] == list(PACKAGED)
    assert [flow.id for flow in available("en")] == list(PACKAGED)


# The form --------------------------------------------------------------------------------------------------------


@every_report
@pytest.mark.parametrize("table", [2, 3, 4])
def test_every_label_and_cell_stands_where_the_form_has_it(id: str, table: int) -> None:
    names, tables, _ = numbered(id)
    assert rows_of(tables[table - 2], names) == FORMS[id][table - 2]


@every_report
def test_the_report_has_the_six_headings_and_three_tables(id: str) -> None:
    _, tables, headings = numbered(id)
    assert headings == PARTS
    assert len(tables) == 3


@every_report
def test_labels_of_table_three_cover_what_the_form_says(id: str) -> None:
    _, tables, _ = numbered(id)
    spans = {cell.text: (cell.across, cell.down) for row in tables[1].rows for cell in row}
    for label, span in {**SPANS_OF_BOTH, **SPANS[id]}.items():
        assert spans[label] == span, label


@every_flow
def test_every_row_of_a_table_fills_its_grid(id: str) -> None:
    for table in numbered(id)[1]:
        covered: set[tuple[int, int]] = set()
        for at, row in enumerate(table.rows):
            for cell in row:
                column = next(c for c in range(99) if (at, c) not in covered)
                covered |= {(at + d, column + a) for d in range(cell.down) for a in range(cell.across)}
        assert covered == {(r, c) for r in range(len(table.rows)) for c in range(len(table.widths))}
        assert sum(table.widths) <= 156.01


# The words -------------------------------------------------------------------------------------------------------


@every_flow
@both_languages
def test_every_question_is_one_short_line(id: str, lang: str) -> None:
    for name, ask in asks(load_flow(id, lang)):
        asked = ask.replace("{year}", "2025")
        assert "\n" not in ask, name
        assert width(asked) <= WIDEST_ASK, (name, width(asked))
        assert lang == "en" or len(asked) <= LONGEST_ASK, (name, len(asked))


@every_flow
@both_languages
def test_every_question_has_help_in_short_lines(id: str, lang: str) -> None:
    for name, help in helps(load_flow(id, lang)):
        assert help.why or help.counts or help.example, name
        for text in (help.why, help.counts, help.excludes, help.example, help.law):
            assert "\n" not in text, name
            assert width(text) <= 2 * LONGEST_HELP, (name, text)


@every_flow
@both_languages
def test_every_section_opens_with_one_sentence_and_every_name_is_short(id: str, lang: str) -> None:
    flow = load_flow(id, lang)
    for section in flow.sections:
        assert section.title
        assert 0 < width(section.opening) <= 2 * LONGEST_HELP, section.id
    for _, item in items(flow):
        if not isinstance(item, Ledger):
            assert 0 < width(item.says) <= WIDEST_NAME, item.id
    for question in flow.questions.values():
        for option in question.options:
            assert 0 < width(option.label) <= WIDEST_NAME, option.value


@every_flow
def test_english_is_complete_and_asks_for_the_same_things(id: str) -> None:
    chinese, english = dict(asks(load_flow(id))), dict(asks(load_flow(id, "en")))
    assert chinese.keys() == english.keys()
    for name, ask in chinese.items():
        if not ask:
            continue
        assert ask != english[name], name
        assert not re.search(r"[\u4e00-\u9fff]", re.sub(r"\([^)]*\)", "", english[name])), name
        names = [{n for _, n, _, _ in Formatter().parse(text) if n} for text in (ask, english[name])]
        assert names[0] == names[1], name


@every_flow
def test_every_name_and_option_has_its_english(id: str) -> None:
    def named(flow: Flow) -> dict[str, str]:
        found = {"flow": flow.name}
        for section, item in items(flow):
            found |= {f"{section.id}.title": section.title, f"{section.id}.opening": section.opening}
            found |= {f"{section.id}.zero": section.closing_zero}
            if isinstance(item, Ledger):
                found |= {f"{item.id}.{row.id}": row.says for row in item.rows}
                found |= {f"{item.id}.{column.id}": column.says for column in item.columns}
                found |= {f"{item.id}.{group.id}": group.says for group in item.groups}
                found |= {f"{item.id}.{o.value}": o.label for o in (*item.ways, *item.given, item.unsure)}
                found |= {f"{item.id}.hint": item.unsure_hint}
                continue
            found[item.id] = item.says
            if isinstance(item, Tally):
                found |= {f"{item.id}.{part.id}": part.says for part in item.parts}
            else:
                found |= {f"{item.id}={option.value}": option.label for option in item.options}
        return found

    chinese, english = named(load_flow(id)), named(load_flow(id, "en"))
    assert [name for name, text in chinese.items() if text and text == english[name]] == []


@every_flow
def test_the_report_stays_chinese_in_english(id: str) -> None:
    chinese, english = load_flow(id), load_flow(id, "en")
    assert [s.heading for s in chinese.sections] == [s.heading for s in english.sections]
    assert [s.table for s in chinese.sections] == [s.table for s in english.sections]
    assert [s.sentences for s in chinese.sections] == [s.sentences for s in english.sections]
    assert chinese.preamble == english.preamble
    assert chinese.title == english.title
    rows = [[row.label for row in flow.ledger.rows] if flow.ledger else [] for flow in (chinese, english)]
    assert rows[0] == rows[1]
    titles = [{each: q.title for each, q in flow.questions.items()} for flow in (chinese, english)]
    assert titles[0] == titles[1]
