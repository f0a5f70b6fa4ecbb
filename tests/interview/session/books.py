"""Books of every sort, and small ones to write down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st
from pydantic import ValidationError

from interview.engine.answers.characters import clean_line, clean_paragraphs
from interview.engine.answers.kinds import (
    Choice,
    Choices,
    Count,
    Money,
    Prose,
    Signed,
    Text,
    Value,
    Year,
    YesNo,
)
from interview.engine.plan.book import Answer, Book, Entry, LastYear, Origin, OutlinePart, UnitFigures
from interview.session import BegunText, Session

NOON = datetime(2025, 1, 10, 12, 0, 0, tzinfo=UTC)


class Clock:
    """A clock that ticks a second each time it is looked at."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def never(seconds: float) -> None:
    """Does not wait."""


def counts(**figures: int) -> Book:
    return Book({name: Answer(Count(value=figure)) for name, figure in figures.items()})


ORIGINS: list[Origin] = [
    "typed",
    "confirmed",
    "carried",
    "inferred",
    "imported",
    "summed",
    "beside",
    "zero",
    "computed",
]

words = st.text(max_size=12)
names = st.text("abcdefgh_.", min_size=1, max_size=8) | words.filter(bool)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda moment: moment.replace(microsecond=0)
)
decimals = st.decimals(-(10**12), 10**12, places=6, allow_nan=False)


def _sound(build: type[Text | Prose], text: str) -> Value | None:
    try:
        return build(value=text)
    except ValidationError:
        return None


values: st.SearchStrategy[Value] = st.one_of(
    st.booleans().map(lambda value: YesNo(value=value)),
    st.integers(0, 10**12).map(lambda value: Count(value=value)),
    st.integers(-(10**12), 10**12).map(lambda value: Signed(value=value)),
    decimals.map(lambda value: Money(value=abs(value))),
    words.filter(bool).map(lambda value: Choice(value=value)),
    st.lists(words.filter(bool), unique=True, max_size=4).map(lambda value: Choices(value=tuple(value))),
    words.map(clean_line).map(lambda text: _sound(Text, text)).filter(lambda value: value is not None),
    words.map(clean_paragraphs).map(lambda text: _sound(Prose, text)).filter(lambda value: value is not None),
    st.integers(2000, 2100).map(lambda value: Year(value=value)),
)
answers = st.dictionaries(names, st.builds(Answer, values, st.sampled_from(ORIGINS)), max_size=6)
entries = st.builds(
    Entry,
    st.booleans(),
    st.none() | names,
    st.none() | names,
    st.none() | names,
    st.none() | st.integers(0, 20),
    st.sampled_from(((), ("a14",), ("another", "yes", "unsure"))),
    st.sampled_from(("", "2025-07", "办公用房")),
)
figures = st.none() | st.integers(-(10**12), 10**12) | decimals
outlines = st.dictionaries(
    names, st.lists(st.builds(OutlinePart, names, words), max_size=3).map(tuple), max_size=2
)
last_years = st.builds(
    LastYear,
    st.integers(2000, 2100),
    names,
    st.dictionaries(names, figures, max_size=5),
    st.dictionaries(names, words, max_size=3),
    st.dictionaries(names, words, max_size=3),
    outline=outlines,
)


def _reviewed(book: Book, questions: frozenset[str]) -> Book:
    """The book with some of its answers gone through."""

    def seen(shelf: Mapping[str, Answer]) -> dict[str, Answer]:
        return {id: replace(answer, reviewed=id in questions) for id, answer in shelf.items()}

    return replace(book, answers=seen(book.answers), aside=seen(book.aside))


units = st.builds(UnitFigures, names, st.dictionaries(names, figures, max_size=3))
_books = st.builds(
    Book,
    answers,
    answers,
    st.lists(entries, max_size=4).map(tuple),
    st.dictionaries(names, words, max_size=3),
    st.none() | last_years,
    outline=outlines,
    units=st.lists(units, max_size=2).map(tuple),
)
books = st.builds(_reviewed, _books, st.frozensets(names, max_size=4))
sessions = st.builds(
    Session,
    names,
    st.integers(1, 99),
    books,
    st.none() | names,
    st.none() | st.builds(lambda question, text: BegunText(question=question, text=text), names, words),
    st.none() | moments,
    passed=st.sampled_from(({}, {"year": "later"}, {"year": "left", "office.website": "later"})),
)

FULL = Book(
    answers={
        "year": Answer(Year(value=2024)),
        "office.name": Answer(Text(value="宜春市林业局")),
        "applications.any_new": Answer(YesNo(value=True)),
        "fees.amount": Answer(Money(value=Decimal("3.5")), "confirmed"),
        "applications.results": Answer(Choices(value=("granted", "unable_not_held"))),
        "problems": Answer(Prose(value="一是人手少。\n二是培训不够。")),
    },
    aside={"rules.issued": Answer(Count(value=2))},
    entries=(Entry(column="natural", result="granted"), Entry(carried=True, given="part", step=2)),
    accepted={"sum.fees": "财政已核对"},
    last=LastYear(
        2023,
        "disclosure_2021",
        {"fees.amount": Decimal("2.5"), "documents.issued": 4, "licences.decisions": None},
        {"problems": "去年的问题"},
        {"office.name": "宜春市林业局"},
    ),
)
