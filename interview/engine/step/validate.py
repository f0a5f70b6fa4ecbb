"""Reading what was given as an answer, and judging whether it can stand.

Reading turns typed text, or an empty Enter, into a value. Judging refuses only what no later answer could
mend; where a number simply does not come out, it says the sum and the likeliest slips, and the clerk may keep
it as it stands. Problems are returned as values.
"""

from __future__ import annotations

from typing import assert_never, cast

from interview.dataclass import dataclass
from interview.engine.answers import kinds, quantities
from interview.engine.answers.characters import letters, quoted
from interview.engine.answers.kinds import (
    PICKED,
    TEXTS,
    Choice,
    Choices,
    Count,
    Counts,
    Money,
    Parsed,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.answers.likeness import doubt
from interview.engine.answers.numerals import NOT_SURE, canonical, trouble
from interview.engine.answers.option import Option
from interview.engine.answers.problems import Problem
from interview.engine.answers.quantities import MoneyUnit
from interview.engine.answers.several import LEFT, parse_counts
from interview.engine.answers.vocabulary import as_last_year, says_nothing
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Origin, count_of
from interview.engine.plan.drafting.last_texts import GAP
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked, Prompt, fits, number_of
from interview.engine.step.corrections import suspects


@dataclass(frozen=True, slots=True)
class HeardAnswer:
    """An answer as it was understood."""

    value: Value
    origin: Origin = "typed"
    said: Parsed | None = None
    """What was made of what was typed; None where it was picked, or taken over."""


DECLINED = "不用"
"""Says of any question that need not be answered that it shall stay so; 没有 would be a 0 where a number is asked."""
_LEAST_LETTERS = 2
_LONGEST_UNSURE = 8
"""Characters of a text that says no more than that somebody does not know."""


def declines(asked: Asked, given: str | Value) -> bool:
    """Whether an answer to a question that need not be answered says that there is none."""
    if not asked.optional or not isinstance(given, str):
        return False
    said = given.strip().rstrip("。.")
    if not said:  # an empty Enter takes what is in the field, or what is offered
        stands = asked.last is not None and asked.kind not in PICKED
        return asked.answer is None and asked.offer is None and not stands
    uncounted = asked.kind == "count" and said in LEFT
    return said == DECLINED or uncounted or (asked.kind in TEXTS and says_nothing(said))


def read(asked: Asked, given: str | Value) -> HeardAnswer | Problem:
    """The value of what was given.

    An empty answer takes what is in the field: what was answered before, the value the balance offers, or last
    year's; never last year's gate or choice, which only stands beside: that is taken by 跟去年一样 in so many words.
    """
    if isinstance(given, str):
        return _read_text(asked, given)
    if fits(asked, given) or (asked.gate_of and given.kind == number_of(asked)):
        return HeardAnswer(_as_offered(asked, given))
    return Problem("wrong_kind", asked.id, {"kind": asked.kind})


def _as_offered(asked: Asked, value: Value) -> Value:
    """Several choices in the order they are offered, however they came: the same answer is the same book."""
    if not isinstance(value, Choices):
        return value
    return Choices(value=tuple(each.value for each in asked.options if each.value in value.value))


def _read_text(asked: Asked, given: str) -> HeardAnswer | Problem:
    if not given.strip():
        if asked.answer is not None:
            return HeardAnswer(asked.answer.value, _kept(asked, asked.answer.origin))
        if asked.offer is not None:
            return HeardAnswer(asked.offer, "inferred")
        if asked.last_that_stands is not None and asked.kind not in PICKED:
            return HeardAnswer(asked.last_that_stands, "confirmed")
    if as_last_year(given) and asked.kind != "prose":
        return _as_last_year(asked, given)
    parsed = parse(asked, given)
    if isinstance(parsed, Problem):
        return parsed
    return HeardAnswer(parsed.value, said=parsed)


def _as_last_year(asked: Asked, given: str) -> HeardAnswer | Problem:
    """Last year's answer, asked for in so many words; where there is none that stands, what is wanted instead."""
    if (last := asked.last_that_stands) is not None and fits(asked, last, loosely=True):
        return HeardAnswer(last, "typed" if asked.kind in PICKED else "confirmed")
    return Problem("no_last_year", asked.id, {"text": quoted(given)})


def _kept(asked: Asked, origin: Origin) -> Origin:
    """Where an answer comes from once Enter has kept it: what last year's report says of the office was looked at now."""
    return "confirmed" if origin == "carried" and asked.question is not None else origin


def parse(asked: Asked | Prompt, text: str) -> Parsed | Problem:  # noqa: C901, PLR0911 - one line a kind
    """Reads typed text as the question's kind."""
    question = asked.question
    match asked.kind:
        case "yes_no":
            return kinds.parse_gate(text, asked.unit or "件") if asked.gate_of else kinds.parse_yes_no(text)
        case "count":
            return kinds.parse_count(text, asked.unit or "件")
        case "counts":
            several = asked.several
            return parse_counts(
                text, [each.name for each in several], [each.unit or "件" for each in several]
            )
        case "signed":
            return kinds.parse_signed(text, asked.unit or "项")
        case "money":
            return kinds.parse_money(text, cast(MoneyUnit, asked.unit or "万元"))
        case "year":
            return kinds.parse_year(text)
        case "choice":
            return kinds.parse_choice(text, asked.options)
        case "choices":
            return kinds.parse_choices(text, asked.options)
        case "text":
            return kinds.parse_text(
                text, question.max_length if question else 200, question.like if question else None
            )
        case "prose":
            return kinds.parse_prose(text, question.max_length if question else 20000)
    assert_never(asked.kind)


def judge(plan: Plan, asked: Asked, value: Value) -> Problem | None:
    """What speaks against an answer, None where nothing does, or where it was said before and stood."""
    if asked.answer is not None and asked.answer.value == value and not asked.unsettled:
        return None
    match value:
        case Count() if asked.kind == "count":
            return _judge_count(plan, asked, value.value)
        case Choices():
            return _judge_choices(asked, value)
        case Counts():
            return _judge_counts(plan, asked, value)
        case Prose() if gaps := value.value.count(GAP):
            return Problem("has_gaps", asked.id, {"n": gaps, "gap": GAP})
        case Year():
            return _judge_year(plan.flow, asked, value.value)
        case Text():
            code = _text_doubt(asked, value.value)
            return _doubted(asked, code, text=quoted(value.value)) if code else None
        case YesNo() | Count() | Signed() | Money() | Choice() | Prose():
            return None
    assert_never(value)


def _text_doubt(asked: Asked, text: str) -> str | None:
    """A yes or a no where words are wanted is a habit of the questions before; else what its likeness says."""
    if isinstance(kinds.parse_yes_no(text), Parsed):
        return "only_yes_or_no"
    if len(text) <= _LONGEST_UNSURE and trouble(canonical(text)) in NOT_SURE:
        return "only_unsure"
    if asked.explains and is_no_reason(text):
        return "no_reason"
    like = asked.question.like if asked.question else None
    if like is None and not letters(text):
        return "no_words"
    if like is None and _is_only_a_count(text):
        return "only_a_count"
    return doubt(text, like) if like else None


def _is_only_a_count(text: str) -> bool:
    """Whether a text says how many there are of something and no more: 「两件」."""
    read = quantities.count(text, "件")
    return isinstance(read, int) or read.code == "other_unit"


def is_no_reason(text: str) -> bool:
    """Whether a reason that was typed is no sentence at all, a number or a word such as 「有」; an empty one is none."""
    said = text.strip()
    return bool(said) and (letters(said) < _LEAST_LETTERS or isinstance(kinds.parse_yes_no(said), Parsed))


def _doubted(asked: Asked, code: str, **details: object) -> Problem:
    """What speaks against an answer that the clerk may mean all the same."""
    return Problem(code, asked.id, details, insistable=True, doubt=True)


def likelier(asked: Asked, value: Value, name: str) -> Option | None:
    """The option that a name told before speaks for, where another was picked; None where it does not speak."""
    ends = [end for option in asked.options for end in option.ends if name.endswith(end)]
    longest = max(ends, key=len, default=None)
    fitting = [option for option in asked.options if longest in option.ends]
    picked = next((option for option in asked.options if option.value == value.value), None)
    if not fitting or picked is None or picked in fitting or not picked.ends:
        return None
    return fitting[0]


def _judge_year(flow: Flow, asked: Asked, year: int) -> Problem | None:
    if asked.id != "year" or flow.fits(year):
        return None
    return Problem(
        "year_of_another_form", asked.id, {"year": year, "first": flow.years.first, "last": flow.years.last}
    )


def _judge_choices(asked: Asked, value: Choices) -> Problem | None:
    if asked.share is None:
        some = asked.question is not None and asked.question.some
        return _doubted(asked, "none_of_some") if some and not value.value else None
    if not value.value:
        return Problem("choose_one", asked.id)
    if len(value.value) > asked.share.whole:
        return Problem(
            "more_kinds_than_cases", asked.id, {"chosen": len(value.value), "n": asked.share.whole}
        )
    return None


def _judge_counts(plan: Plan, asked: Asked, value: Counts) -> Problem | None:
    """Whether the figures of a list come to what is known of them all."""
    total = plan.number(str(asked.params.get("total", "")))
    counts = [n for n in value.counts if n is not None]
    if total is None or len(counts) < len(value.value) or sum(counts) == total:
        return None
    details = {"sum": sum(counts), "total": total, "gap": abs(sum(counts) - total), "unit": asked.unit}
    return Problem("counts_differ", asked.id, details, insistable=True)


def _judge_count(plan: Plan, asked: Asked, count: int) -> Problem | None:
    if asked.subtotal_of:
        return None
    if asked.share is None:
        if asked.left is not None and count > asked.left:
            return Problem("more_than_there_are", asked.id, {"count": count, "n": asked.left})
        return None
    assert asked.left is not None  # noqa: S101 - every share says what is left
    others = [other for id in asked.share.parts if id != asked.id and (other := plan.get(id)) is not None]
    offered = [other.answer for other in others if other.answer and other.answer.origin == "inferred"]
    if offered or any(other.answer is None for other in others):
        if count > max(0, asked.left + sum(map(count_of, offered))):  # an accepted offer gives way
            return _problem("too_many", plan, asked, count, insistable=False)
        return None
    if count == asked.left or (asked.share.control and asked.stands):
        return None
    return _problem("does_not_come_out", plan, asked, count, insistable=True)


def _problem(code: str, plan: Plan, asked: Asked, count: int, *, insistable: bool) -> Problem:
    share, left, likely = asked.share, asked.left, suspects(plan, asked, count)
    assert share is not None  # noqa: S101 - asked only of shares
    assert left is not None  # noqa: S101
    placed = share.whole - left + count
    details: dict[str, object] = {
        "whole": share.whole, "placed": placed, "gap": abs(placed - share.whole), "over": placed > share.whole,
        "left": left, "count": count, "part": asked.part, "unit": asked.unit or "件",
        "repairs": likely.changes, "tied": likely.tied,
    }  # fmt: skip
    return Problem(code, asked.id, details, insistable=insistable)
