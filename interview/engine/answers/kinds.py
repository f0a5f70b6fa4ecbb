"""The kinds of answer: what each may hold, how it is read from what a person types, how it is shown again.

Parsing makes a value and pydantic judges it, so a value from an answers file meets the same limits as a typed
one. A parser returns a value or a problem and never raises, whatever the text. What has two readings is
refused; nothing is rounded and nothing guessed. No sentence is written here, only codes.
"""

# Annotations are not left as strings here: pydantic would compile each of them at every start.
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias, assert_never

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt

from interview.dataclass import dataclass
from interview.engine.answers.characters import clean_line, clean_paragraphs, half_width_digits, quoted
from interview.engine.answers.likeness import Likeness, in_shape
from interview.engine.answers.numerals import NOT_SURE, canonical, read_number, trouble, without_unit
from interview.engine.answers.option import Option
from interview.engine.answers.options import chosen, names_in_full, offered
from interview.engine.answers.problems import Flaw, Problem
from interview.engine.answers.quantities import FINEST, LARGEST, LARGEST_SUM, MoneyUnit, amount, change, count
from interview.engine.answers.vocabulary import EVERYTHING, NO, NOTHING, YES

FIRST_YEAR, LAST_YEAR = 2000, 2100
UNTOLD = "-"
"""Stands for a count that stays untold, where several are told at once."""
_CURRENCIES: dict[str, MoneyUnit] = {"万元": "万元", "元": "元"}
_NO_NUMBER = frozenset({"not_a_number", "not_an_amount"})
_PLACES = {1, 2}
"""The places of yes and no, where they stand in a list: as bare numbers they have two readings."""


def plain(number: int | Decimal) -> str:
    """The shortest exact digits of a number: 2.5, never 2.50, never an exponent, never -0."""
    digits = format(number, "f") if isinstance(number, Decimal) else str(number)
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def _never_a_float(number: object) -> object:
    # A float has already lost what was typed; taking it would keep a wrong digit for good.
    if isinstance(number, float | bool):
        raise ValueError("an amount is a decimal or a string, not a float")  # noqa: TRY004 - pydantic wants it
    return number


def _shortest(number: Decimal) -> Decimal:
    return Decimal(plain(number))


def _each_once(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(values)) < len(values):
        raise ValueError("a choice appears twice")
    return values


def _kept_by(clean: Callable[[str], str]) -> AfterValidator:
    def judge(text: str) -> str:
        if clean(text) != text:
            raise ValueError("the text holds characters or spaces that cleaning removes")
        return text

    return AfterValidator(judge)


class _Kind(BaseModel):
    # Built when an answer needs it: the first question comes before.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class YesNo(_Kind):
    """Yes or no, 有 or 没有."""

    kind: Literal["yes_no"] = "yes_no"
    value: StrictBool


class Count(_Kind):
    """How many: a whole number, zero or more; what is told is no larger than `LARGEST`, a sum of it may be."""

    kind: Literal["count"] = "count"
    value: Annotated[StrictInt, Field(ge=0, le=LARGEST_SUM)]


class Signed(_Kind):
    """A change: a whole number, up or down."""

    kind: Literal["signed"] = "signed"
    value: Annotated[StrictInt, Field(ge=-LARGEST, le=LARGEST)]


class Money(_Kind):
    """An amount in the unit its question asks for, exact to the sixth decimal."""

    kind: Literal["money"] = "money"
    value: Annotated[
        Decimal,
        Field(ge=0, le=LARGEST, decimal_places=FINEST),  # first: pydantic 2.9 cannot put it around a function
        BeforeValidator(_never_a_float),
        AfterValidator(_shortest),
    ]


class Choice(_Kind):
    """One of the options, by its value."""

    kind: Literal["choice"] = "choice"
    value: Annotated[str, Field(min_length=1)]


class Choices(_Kind):
    """Any of the options, by their values; none at all is 都没有."""

    kind: Literal["choices"] = "choices"
    value: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], AfterValidator(_each_once)]


class Counts(_Kind):
    """Several counts told at once, each under its name; None is one that stays untold. No book keeps it: each goes to its own question."""

    kind: Literal["counts"] = "counts"
    value: Annotated[tuple[str, ...], AfterValidator(_each_once)]
    """The names."""
    counts: tuple[Annotated[StrictInt, Field(ge=0, le=LARGEST)] | None, ...]

    @property
    def named(self) -> tuple[tuple[str, int | None], ...]:
        """Each name with its count."""
        return tuple(zip(self.value, self.counts, strict=True))


class Text(_Kind):
    """One line of text."""

    kind: Literal["text"] = "text"
    value: Annotated[str, Field(min_length=1), _kept_by(clean_line)]


class Prose(_Kind):
    """Several paragraphs, one per line."""

    kind: Literal["prose"] = "prose"
    value: Annotated[str, Field(min_length=1), _kept_by(clean_paragraphs)]


class Year(_Kind):
    """A calendar year."""

    kind: Literal["year"] = "year"
    value: Annotated[StrictInt, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


FlowKind = Literal["yes_no", "count", "signed", "money", "year", "choice", "choices", "text", "prose"]
"""What a question of a flow asks for; each has its value above under the same name. Whoever parts them by kind names every one."""

Kind = Literal[FlowKind, "counts"]
"""What may be asked for: several counts of a flow too, told at once."""

NUMBERS = frozenset({"count", "signed", "money"})
"""The kinds whose answer is a number; of a table, where the question is no fact."""

TEXTS = frozenset({"text", "prose"})
"""The kinds whose answer is in words of the clerk's own."""

OF_OPTIONS = frozenset({"choice", "choices"})
"""The kinds whose answer is of a list that the question has."""

PICKED = OF_OPTIONS | {"yes_no"}
"""The kinds whose answer is picked: last year's is shown beside them and never taken by Enter."""

Value: TypeAlias = Annotated[
    YesNo | Count | Counts | Signed | Money | Choice | Choices | Text | Prose | Year,
    Field(discriminator="kind"),
]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value that was understood."""

    value: Value
    heard: str | None = None
    """Names a sentence to say in passing, such as `yuan_to_wan`."""
    details: Mapping[str, object] = field(default_factory=dict)
    """What that sentence may mention, by placeholder."""


def show(value: Value) -> str:
    """A value as it stands in its field; parsing it gives the value again."""
    match value:
        case YesNo():
            return "yes" if value.value else "no"
        case Choices():
            return "、".join(value.value) or "0"
        case Counts():
            return "、".join(f"{name} {UNTOLD if n is None else n}" for name, n in value.named)
        case Choice() | Text() | Prose():
            return value.value
        case Count() | Signed() | Money() | Year():
            return plain(value.value)
    assert_never(value)


def value_of(kind: Kind, told: object) -> Value:
    """What somebody else kept of an answer as a value of its kind.

    Raises:
        ValidationError: The kind holds no such thing.
    """
    return _type_of(kind).model_validate({"value": told})


def _type_of(  # noqa: C901, PLR0911 - one line a kind
    kind: Kind,
) -> type[YesNo | Count | Counts | Signed | Money | Choice | Choices | Text | Prose | Year]:
    match kind:
        case "yes_no":
            return YesNo
        case "count":
            return Count
        case "counts":
            return Counts
        case "signed":
            return Signed
        case "money":
            return Money
        case "choice":
            return Choice
        case "choices":
            return Choices
        case "text":
            return Text
        case "prose":
            return Prose
        case "year":
            return Year
    assert_never(kind)


# Yes and no


def parse_yes_no(text: str) -> Parsed | Problem:
    """Reads a yes or a no; a bare 1 or 2 may be a place in a list or a count, and is asked about."""
    typed = canonical(text).casefold().rstrip(",~")
    if not typed:
        return Problem("required")
    if typed in YES or typed in NO:
        return Parsed(YesNo(value=typed in YES))
    if (number := read_number(typed)) in _PLACES:
        return Problem("bare_number", details={"text": quoted(text), "n": int(number)})
    doubt = trouble(typed)
    code = doubt if doubt in NOT_SURE else "not_yes_no"
    return Problem(code, details={"text": quoted(text)})


def parse_gate(text: str, unit: str = "件") -> Parsed | Problem:
    """Reads a yes, a no, or at once how many or how much: 6件, 有6件, 2万元, a bare number from 3 up; none of them is a no."""
    answer = parse_yes_no(text)
    if isinstance(answer, Parsed):
        return answer
    if answer.code == "bare_number":
        return Problem("bare_number_or_count", details={**answer.details, "unit": unit})
    currency = _CURRENCIES.get(unit)
    number = parse_money(text, currency) if currency is not None else parse_count(text, unit)
    if isinstance(number, Problem):
        code = "not_yes_no_or_count" if number.code in _NO_NUMBER else number.code
        return Problem(code, details=number.details)
    return number if number.value.value else Parsed(YesNo(value=False))


# Numbers


def parse_count(text: str, unit: str = "件") -> Parsed | Problem:
    """Reads how many there are."""
    number = count(text, unit)
    return number if isinstance(number, Problem) else Parsed(Count(value=number))


def parse_signed(text: str, unit: str = "项") -> Parsed | Problem:
    """Reads by how much something grew or shrank."""
    number = change(text, unit)
    return number if isinstance(number, Problem) else Parsed(Signed(value=number))


def parse_money(text: str, unit: MoneyUnit) -> Parsed | Problem:
    """Reads an amount in the unit asked for; one typed in the other unit is converted, and that is said."""
    read = amount(text, unit)
    if isinstance(read, Problem):
        return read
    details = {"typed": quoted(text), "value": plain(read.number)} if read.heard else {}
    return Parsed(Money(value=read.number), read.heard, details)


def parse_year(text: str) -> Parsed | Problem:
    """Reads a calendar year, written out in full."""
    typed = canonical(text)
    if not typed:
        return Problem("required")
    number = read_number(without_unit(typed, ("年", "年度")))
    if number is None or number.denominator > 1:
        return Problem("not_a_year", details={"text": quoted(text)})
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return Problem(
            "year_out_of_range", details={"text": quoted(text), "min": FIRST_YEAR, "max": LAST_YEAR}
        )
    return Parsed(Year(value=int(number)))


# Choices


def parse_choice(text: str, options: Sequence[Option]) -> Parsed | Problem:
    """Reads the one option a person names."""
    found = chosen(text, options)
    if isinstance(found, Problem):
        return found
    if not found:
        return Problem("required")
    if len(found) > 1:
        return Problem("one_only", details={"text": quoted(text), "options": offered(found)})
    return Parsed(Choice(value=found[0].value))


def parse_choices(text: str, options: Sequence[Option]) -> Parsed | Problem:
    """Reads all the options a person names, 都没有 for none of them, 全部 for each."""
    said = canonical(text).casefold()
    if not names_in_full(text, options):  # an option may itself be called 没有
        if said in NOTHING:
            return Parsed(Choices(value=()))
        if said in EVERYTHING:
            return Parsed(Choices(value=tuple(option.value for option in options)))
    found = chosen(text, options)
    if isinstance(found, Problem):
        return found
    return Parsed(Choices(value=tuple(option.value for option in found))) if found else Problem("required")


# Texts


def parse_text(text: str, max_length: int = 200, like: Likeness | None = None) -> Parsed | Problem:
    """Reads one line of text, of a certain look if one is asked for."""
    line = half_width_digits(clean_line(text))
    if not line:
        return Problem("required")
    if len(line) > max_length:
        return Problem("too_long", details={"length": len(line), "max": max_length})
    if like is None:
        return Parsed(Text(value=line))
    shaped = in_shape(line, like)
    if isinstance(shaped, Flaw):
        return Problem(f"not_a_{like}", details={"text": quoted(text)}, off=shaped)
    return Parsed(Text(value=shaped))


def parse_prose(text: str, max_length: int = 20_000) -> Parsed | Problem:
    """Reads several paragraphs."""
    prose = half_width_digits(clean_paragraphs(text))
    if not prose:
        return Problem("required")
    if len(prose) > max_length:
        return Problem("too_long", details={"length": len(prose), "max": max_length})
    return Parsed(Prose(value=prose))
