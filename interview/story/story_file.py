"""A story file: TOML with a profile, figures by address, texts, reasons, and answers by question id.

Everything is read exactly (decimals as decimals) and judged against the flow: an address that the form does not
have, or a number where a text belongs, is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, assert_never

from interview.engine.answers.characters import clean_line, clean_paragraphs
from interview.engine.answers.kinds import (
    FIRST_YEAR,
    LAST_YEAR,
    Choice,
    Choices,
    Prose,
    Text,
    Value,
    Year,
    YesNo,
    plain,
    value_of,
)
from interview.engine.answers.quantities import LARGEST
from interview.engine.flow.model import Flow
from interview.engine.flow.question import Question
from interview.engine.plan.outline.arrange import bare_heading
from interview.engine.plan.outline.outline import is_own
from interview.engine.sums.relations import Number
from interview.errors import StoryError
from interview.flowfiles.toml import TomlError, parse

TABLES = frozenset({"flow", "profile", "figures", "facts", "texts", "headings", "reasons", "answers"})


@dataclass(frozen=True)
class Story:
    """What a story says."""

    flow: Flow
    year: int | None
    profile: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, Number] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    """Headings by text, in the order in which the texts named shall stand."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    totals: Mapping[str, Number] = field(default_factory=dict)
    """Totals the story gives although they are computed; only compared."""


def read_story(text: str, file: str, choose: Callable[[str | None, int | None], Flow]) -> Story:
    """Reads a story.

    Args:
        text: The file's text.
        file: Its name, for messages.
        choose: Gives the flow for the id the story names (or None) and its year (or None).

    Raises:
        StoryError: It is no TOML, or says something that the form has no place for.
    """
    try:
        raw = parse(text, parse_float=Decimal)
    except TomlError as fault:
        raise StoryError("story_syntax", file=file, cause=str(fault)) from None
    _known(raw, TABLES)
    profile = dict(_flat(_table(raw, "profile")))
    year = _year("profile.year", told) if (told := profile.pop("year", None)) is not None else None
    named = raw.get("flow")
    flow = choose(_text("flow", named) if named is not None else None, year)
    figures, totals = _figures(flow, dict(_flat(_table(raw, "figures"))))
    profile = {key if "." in key else f"office.{key}": value for key, value in profile.items()}
    texts, headings = dict(_flat(_table(raw, "texts"))), _headings(dict(_flat(_table(raw, "headings"))))
    asked = {*flow.texts}
    facts = {id for id, question in flow.questions.items() if question.serves}
    own = {id for id in (*texts, *headings) if any(is_own(each.id, id) for each in flow.sections if each.own)}
    _known(texts, asked | own)
    _known(headings, asked | own)
    _known(profile, set(flow.questions) - asked - facts - set(flow.cells))
    return Story(
        flow=flow, year=year, figures=figures, totals=totals,
        facts=dict(_facts(flow, dict(_flat(_table(raw, "facts"))))),
        profile={key: _clean(key, value, clean_line) for key, value in profile.items()},
        texts={key: _clean(key, value, clean_paragraphs) for key, value in texts.items()},
        headings=headings,
        reasons={key: _text(key, value) for key, value in _flat(_table(raw, "reasons"))},
        answers={key: _typed(value) for key, value in _flat(_table(raw, "answers"))},
    )  # fmt: skip


def _headings(told: Mapping[str, Any]) -> dict[str, str]:
    """Headings as they are kept, by text; one that is empty says that there is none."""
    return {key.removesuffix(".heading"): bare_heading(_text(key, value)) for key, value in told.items()}


def _table(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = raw.get(name, {})
    if not isinstance(table, dict):
        raise StoryError("story_text", key=name)
    return table


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Quoted and dotted keys alike, as addresses."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _known(told: Mapping[str, object], known: set[str] | frozenset[str]) -> None:
    for key in told:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise StoryError("story_key", key=key, near=near[0] if near else "")


def _figures(flow: Flow, told: Mapping[str, Any]) -> tuple[dict[str, Number], dict[str, Number]]:
    """The figures to be asked, and the totals that are computed anyway."""
    _known(told, set(flow.cells))
    computed = {relation.target for relation in flow.relations if relation.computes}
    kinds = {id: question.kind for id, question in flow.questions.items()}
    figures: dict[str, Number] = {}
    totals: dict[str, Number] = {}
    for key, value in told.items():
        number = _number(key, value, kinds.get(key, "count"))
        (totals if key in computed else figures)[key] = number
    return figures, totals


def _number(key: str, value: object, kind: str) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise StoryError("story_number", key=key, value=value)
    if not -LARGEST <= value <= LARGEST:  # an exponent says more than a million digits in nine characters
        raise StoryError("story_too_large", key=key, value=Decimal(value))
    if kind != "money" and value != int(value):
        raise StoryError("story_fraction", key=key, value=plain(value))
    if kind != "signed" and value < 0:
        raise StoryError("story_negative", key=key, value=plain(value))
    return value if kind == "money" else int(value)


def _year(key: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise StoryError("story_number", key=key, value=value)
    if not FIRST_YEAR <= value <= LAST_YEAR:
        raise StoryError("story_year", key=key, value=value, min=FIRST_YEAR, max=LAST_YEAR)
    return value


def _facts(flow: Flow, told: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """What only the texts need, as values of their questions' kinds."""
    facts = {id: question for id, question in flow.questions.items() if question.serves}
    _known(told, set(facts))
    for key, value in told.items():
        match facts[key].kind:
            case "count" | "signed" | "money" as kind:
                yield key, value_of(kind, _number(key, value, kind))
            case "year":
                yield key, Year(value=_year(key, value))
            case "yes_no":
                if not isinstance(value, bool):
                    raise StoryError("story_yes_no", key=key)
                yield key, YesNo(value=value)
            case "choices":
                yield key, Choices(value=_options(facts[key], value if isinstance(value, list) else [value]))
            case "choice":
                yield key, Choice(value=_options(facts[key], [value])[0])
            case "text":
                yield key, Text(value=_clean(key, value, clean_line))
            case "prose":
                yield key, Prose(value=_clean(key, value, clean_paragraphs))
            case kind:
                assert_never(kind)


def _options(question: Question, told: list[object]) -> tuple[str, ...]:
    values = [option.value for option in question.options]
    for each in told:
        if each not in values:
            raise StoryError("story_option", key=question.id, value=each, known="、".join(values))
    return tuple(value for value in values if value in told)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise StoryError("story_text", key=key)
    return value


def _clean(key: str, value: object, clean: Callable[[str], str]) -> str:
    """A text as it would stand in its field; one of which nothing is left is none."""
    text = clean(_text(key, value))
    if not text:
        raise StoryError("story_empty", key=key)
    return text


def _typed(value: object) -> str:
    """An answer as somebody would type it."""
    if isinstance(value, bool):
        return "y" if value else "n"
    if isinstance(value, list):
        return "、".join(str(each) for each in value) or "0"
    return plain(value) if isinstance(value, Decimal) else str(value)
