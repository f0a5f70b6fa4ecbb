"""Linear relations between figures: the arithmetic of the forms, as data.

A relation is written as text (`new + carried_in = total + carried_out`) and read once into integer terms, so
that judging it is a sum. Because it is linear it can do more than judge: it computes a total, tells what is
left for the last unknown, bounds an answer, and names the cells whose change would mend it. Relations know
only sheets: figures by address, from an interview or from a published report alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Literal

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Condition

Number = int | Decimal
Sheet = Mapping[str, Number | None]
"""Figures by address; an unknown one is None or absent."""

Severity = Literal["error", "warning", "notice"]
Operator = Literal["=", "<=", ">="]

_OPERATORS: Mapping[str, Operator] = {"=": "=", "<=": "<=", ">=": ">="}
_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[a-z][a-z0-9_.]*)|(?P<sign><=|>=|[=+\-*/()]))")


class RelationError(ValueError):
    """A relation's text cannot be read; the message says where and what was wanted."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One linear relation between figures, ready to be judged."""

    id: str
    rule: str
    """The id it was written under; `id` adds the column or row it was repeated for."""
    left: tuple[tuple[Fraction, str], ...]
    right: tuple[tuple[Fraction, str], ...]
    operator: Operator
    severity: Severity = "error"
    computes: bool = False
    identity: bool = False
    when: Condition | None = None
    says: str = ""
    terms: tuple[tuple[int, str], ...] = ()
    """left - right with whole coefficients; `constant` belongs to it."""
    constant: int = 0
    added: Fraction = Fraction(0)
    """A number that the right side adds as it is written; alone it is a bound."""
    addresses: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Every figure it looks at, the left side first."""

    def __post_init__(self) -> None:
        # Asked for some hundred times a report.
        object.__setattr__(self, "addresses", tuple(address for _, address in self.terms))

    @property
    def target(self) -> str:
        """The figure a computing relation gives."""
        return self.left[0][1]


def parse(
    text: str, expand: Callable[[str], Iterable[str]], group: Callable[[str], Iterable[str]]
) -> _Parsed:
    """Reads a relation's text.

    Args:
        text: Such as `total = sum(results)` or `processing_fee.received / 10000 <= fees.amount`.
        expand: Gives the addresses a name stands for (one, or none where the name is unknown).
        group: Gives the addresses of `sum(name)`.

    Raises:
        RelationError: The text does not follow the grammar, or a name is unknown.
    """
    return _Grammar(text, expand, group).relation()


@dataclass(frozen=True, slots=True)
class _Parsed:
    left: tuple[tuple[Fraction, str], ...]
    right: tuple[tuple[Fraction, str], ...]
    operator: Operator
    constant: Fraction


class _Grammar:
    """The grammar: side, operator, side; a side is a sum of [number *] name [/ number], numbers and sum(name)."""

    def __init__(
        self, text: str, expand: Callable[[str], Iterable[str]], group: Callable[[str], Iterable[str]]
    ):
        self.text, self.expand, self.group = text, expand, group
        self.tokens = self._tokens()
        self.at = 0

    def _tokens(self) -> list[tuple[str, str]]:
        tokens: list[tuple[str, str]] = []
        at, text = 0, self.text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise RelationError(f"cannot read {text[at:]!r} in {text!r}")
            tokens += [(kind, part) for kind, part in match.groupdict().items() if part]
            at = match.end()
        return tokens

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self, kind: str) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != kind:
            raise RelationError(f"{kind} wanted after {self.at} parts of {self.text!r}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def relation(self) -> _Parsed:
        left, here = self._side()
        sign = self._take("sign")
        operator = _OPERATORS.get(sign)
        if operator is None:
            raise RelationError(f"=, <= or >= wanted in {self.text!r}, not {sign!r}")
        right, there = self._side()
        if self.at < len(self.tokens):
            raise RelationError(f"nothing wanted after the right side of {self.text!r}")
        return _Parsed(tuple(left), tuple(right), operator, here - there)

    def _side(self) -> tuple[list[tuple[Fraction, str]], Fraction]:
        terms: list[tuple[Fraction, str]] = []
        constant = Fraction(0)
        minus = False
        while True:
            found, number = self._term()
            terms += [(-factor, address) for factor, address in found] if minus else found
            constant += -number if minus else number
            if self._peek() not in {"+", "-"}:
                return terms, constant
            minus = self._take("sign") == "-"

    def _term(self) -> tuple[list[tuple[Fraction, str]], Fraction]:
        factor = Fraction(1)
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "number":
            factor = Fraction(self._take("number"))
            if self._peek() != "*":
                return [], factor
            self._take("sign")
        name = self._take("name")
        if name == "sum" and self._peek() == "(":
            self._take("sign")
            addresses = list(self.group(self._take("name")))
            if self._take("sign") != ")":
                raise RelationError(f") wanted in {self.text!r}")
        else:
            addresses = list(self.expand(name))
        if not addresses:
            raise RelationError(f"unknown name {name!r} in {self.text!r}")
        if self._peek() == "/":
            self._take("sign")
            factor /= Fraction(self._take("number"))
        return [(factor, address) for address in addresses], Fraction(0)


def relation(  # noqa: PLR0913 - the parts of one relation, all named
    parsed: _Parsed,
    *,
    id: str,
    rule: str,
    severity: Severity,
    computes: bool,
    identity: bool,
    when: Condition | None,
    says: str,
) -> Relation:
    """Makes a relation of a parsed text, its coefficients scaled to whole numbers."""
    merged: dict[str, Fraction] = {}
    for factor, address in (*parsed.left, *((-factor, address) for factor, address in parsed.right)):
        merged[address] = merged[address] + factor if address in merged else factor
    scale = lcm(parsed.constant.denominator, *(factor.denominator for factor in merged.values()))
    if computes and (len(parsed.left) != 1 or parsed.left[0][0] != 1 or parsed.operator != "="):
        raise RelationError(f"{id} computes, so its left side must be one figure and its sign =")
    return Relation(
        id=id, rule=rule, left=parsed.left, right=parsed.right, operator=parsed.operator,
        severity=severity, computes=computes, identity=identity, when=when, says=says,
        terms=tuple((_whole(factor, scale), address) for address, factor in merged.items() if factor),
        constant=_whole(parsed.constant, scale), added=-parsed.constant,
    )  # fmt: skip


def _whole(factor: Fraction, scale: int) -> int:
    """A multiple of a fraction that is known to be whole."""
    return factor.numerator * (scale // factor.denominator)


def residual(relation: Relation, sheet: Sheet) -> Number | None:
    """The left side of a relation less its right, times what makes its factors whole; None while one of its figures is unknown."""
    total: Number = relation.constant
    for factor, address in relation.terms:
        value = sheet.get(address)
        if value is None:
            return None
        total += factor * value
    return total


def holds(relation: Relation, sheet: Sheet) -> bool | None:
    """Whether a relation is kept; None while one of its figures is unknown."""
    total = residual(relation, sheet)
    if total is None:
        return None
    if relation.operator == "=":
        return total == 0
    return total <= 0 if relation.operator == "<=" else total >= 0


def sides(relation: Relation, sheet: Sheet) -> tuple[Number, Number]:
    """The values of both sides of a relation whose figures are all known."""
    return _value(relation.left, sheet), _value(relation.right, sheet, relation.added)


def _value(terms: Sequence[tuple[Fraction, str]], sheet: Sheet, added: Fraction = Fraction(0)) -> Number:
    total = sum((factor * Fraction(sheet[address] or 0) for factor, address in terms), added)
    if total.denominator == 1:
        return int(total)
    return Decimal(total.numerator) / Decimal(total.denominator)


def compute(relations: Iterable[Relation], figures: dict[str, Number | None]) -> None:
    """Fills in every figure that a computing relation gives; those already known stay."""
    for each in relations:
        if not each.computes or figures.get(each.target) is not None:
            continue
        total: Number = 0
        for factor, address in each.right:
            value = figures.get(address)
            if value is None:
                break
            total += value * factor.numerator  # a computing relation is a plain sum; `flows check` sees to it
        else:
            figures[each.target] = total


UNLIKELY = 9
"""The unlikelihood of a change that is no slip of the hand."""


def unlikelihood(was: Number, should_be: Number) -> int:
    """How unlikely it is that `should_be` was typed as `was`: small for the slips that hands make."""
    if abs(was - should_be) == 1:
        return 0
    typed, meant = str(was), str(should_be)
    if len(typed) == len(meant):
        changed = [at for at in range(len(typed)) if typed[at] != meant[at]]
        if len(changed) == 1:
            return 1
        if sorted(typed) == sorted(meant) and len(changed) == 2 and changed[1] - changed[0] == 1:  # noqa: PLR2004
            return 2
    shorter, longer = sorted((typed, meant), key=len)
    if len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    ):
        return 3
    return UNLIKELY
