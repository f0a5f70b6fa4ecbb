"""What a place of a text says that is no figure itself: a share, a change on last year, a round number, words of an answer.

It stands where an address stands, as text: `share:1:part/whole` is a percentage with one decimal, `more:2:address` and
`fewer:2:address` a change in per cent, `more:by:address` one in numbers, `round:100/1:address` a number down to its
hundreds, of which as many are said as stand behind the stroke, `none:address/address` a 0 that says of several that there is none, `sum:address/address` what several come to, `rest:address/address` what is left of the first without the others, `while:address=value:words` words that are true as
long as an answer is so, `but_for:address/address:words` and `denies:address/address:words` words that are true as long as these figures are all 0,
`grew:address:words` and `shrank:address:words` words that are true as long as there is more, or less, than last year, and `sentence:address:lead` a sentence of the office's own. Pure; whose figures they are is for whoever holds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from interview.dataclass import dataclass
from interview.engine.answers.conditions import Fact
from interview.engine.answers.kinds import plain

_READ = re.compile(
    r"share:(?P<places>\d):(?P<part>[a-z0-9_.]+)/(?P<whole>[a-z0-9_.]+)"
    r"|(?P<way>more|fewer):(?P<change>\d|by):(?P<changed>[a-z0-9_.]+)"
    r"|round:(?P<place>[1-9]\d{0,8})/(?P<scale>[1-9]\d{0,8}):(?P<rounded>[a-z0-9_.]+)"
    r"|none:(?P<nothing>[a-z0-9_.]+(?:/[a-z0-9_.]+)+)"
    r"|sum:(?P<added>[a-z0-9_.]+(?:/[a-z0-9_.]+)+)"
    r"|rest:(?P<left>[a-z0-9_.]+(?:/[a-z0-9_.]+)+)"
    r"|sentence:(?P<own>[a-z0-9_.]+):(?P<lead>[^\n]{0,80})"
    r"|(?P<how>but_for|denies):(?P<noughts>[a-z0-9_.]+(?:/[a-z0-9_.]+)*):(?P<without>[^\n]{1,80})"
    r"|(?P<trend>grew|shrank):(?P<measured>[a-z0-9_.]+):(?P<loosely>[^\n]{1,80})"
    r"|while:(?P<told>[a-z0-9_.]+)=(?P<value>[a-z0-9_]+):(?P<words>.{1,80})"
)

Numbers = Callable[[str], int | Decimal | None]
"""What an address says as a number; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Percentage:
    """What a part is of a whole, in per cent with so many decimals."""

    part: str
    whole: str
    places: int = 0

    def __str__(self) -> str:
        return f"share:{self.places}:{self.part}/{self.whole}"

    def said(self, number: Numbers) -> str | None:
        """The percentage; None while part or whole is not known, or the whole is nothing or the smaller."""
        part, whole = number(self.part), number(self.whole)
        if part is None or not whole or not 0 <= part <= whole:
            return None
        return rounded(Decimal(part) * 100 / Decimal(whole), self.places)


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """How much more an address says than last year, or how much less."""

    of: str
    more: bool = True
    places: int | None = None
    """Of a percentage; None is by how many."""

    def __str__(self) -> str:
        return f"{'more' if self.more else 'fewer'}:{'by' if self.places is None else self.places}:{self.of}"

    def said(self, now: Numbers, was: Numbers) -> str | None:
        """The change; None where it is not known, or is none of that sort: what grew must not be said to have shrunk."""
        here, before = now(self.of), was(self.of)
        by = None if here is None or before is None else (here - before) * (1 if self.more else -1)
        if by is None or by <= 0:
            return None
        if self.places is None:
            return plain(by)
        said = rounded(Decimal(by) * 100 / Decimal(before), self.places) if before else ""
        return said if said.strip("0.") else None


@dataclass(frozen=True, slots=True)
class Round:
    """A number down to a place, said in thousands or ten thousands where it is long: the 14 of 14万余."""

    of: str
    place: int
    scale: int = 1

    def __str__(self) -> str:
        return f"round:{self.place}/{self.scale}:{self.of}"

    def said(self, number: Numbers) -> str | None:
        """The round number; None while it is not known, or smaller than its place."""
        known = number(self.of)
        if known is None or known < self.place:
            return None
        exact = Decimal(int(known) // self.place * self.place) / self.scale
        return plain(exact.normalize() if exact != exact.to_integral_value() else int(exact))


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The 0 of several figures at once: 行政复议、行政诉讼均为0件."""

    of: tuple[str, ...]

    def __str__(self) -> str:
        return f"none:{'/'.join(self.of)}"

    def said(self, number: Numbers) -> str | None:
        """The 0; None where one of them is not known, or is something."""
        return "0" if all(number(each) == 0 for each in self.of) else None


@dataclass(frozen=True, slots=True)
class SumOf:
    """What several come to: the 60 of 公开信息60条，其中社会保险48条、公共服务12条."""

    of: tuple[str, ...]

    def __str__(self) -> str:
        return f"sum:{'/'.join(self.of)}"

    def said(self, number: Numbers) -> str | None:
        """The sum; None while one of them is not known."""
        known = [each for each in map(number, self.of) if each is not None]
        return plain(sum(known)) if len(known) == len(self.of) else None


@dataclass(frozen=True, slots=True)
class RestOf:
    """What is left of a whole without its parts: the 5 of 收到申请95件，其中自然人90件，其余5件."""

    whole: str
    parts: tuple[str, ...]

    def __str__(self) -> str:
        return f"rest:{'/'.join((self.whole, *self.parts))}"

    def said(self, number: Numbers) -> str | None:
        """The rest; None while one of them is not known, or the parts are more than the whole."""
        whole = number(self.whole)
        known = [each for each in map(number, self.parts) if each is not None]
        if whole is None or len(known) < len(self.parts) or sum(known) > whole:
            return None
        return plain(whole - sum(known))


@dataclass(frozen=True, slots=True)
class While:
    """Words that are true as long as a question is answered so."""

    of: str
    value: str
    words: str

    def __str__(self) -> str:
        return f"while:{self.of}={self.value}:{self.words}"

    def holds(self, answer: Fact | None) -> bool | None:
        """Whether they are true by an answer; None while there is none."""
        return None if answer is None else self.value == _as_value(answer)


@dataclass(frozen=True, slots=True)
class WhileNone:
    """Words that are true as long as figures are all 0: 均为自然人, 未发生行政诉讼."""

    of: tuple[str, ...]
    words: str
    denies: bool = False
    """Whether they say just that there was none of it, and not of what there was that it was of one sort."""

    def __str__(self) -> str:
        return f"{'denies' if self.denies else 'but_for'}:{'/'.join(self.of)}:{self.words}"

    def holds(self, number: Numbers) -> bool | None:
        """Whether they are true; None while that is not known."""
        known = [number(each) for each in self.of]
        if any(known):
            return False
        return None if None in known else True


@dataclass(frozen=True, slots=True)
class Trend:
    """Words that there was more than last year, or less, without saying by how much: 同比有所增加."""

    of: str
    words: str
    more: bool = True

    def __str__(self) -> str:
        return f"{'grew' if self.more else 'shrank'}:{self.of}:{self.words}"

    def holds(self, now: Numbers, was: Numbers) -> bool | None:
        """Whether they are true; None while that is not known."""
        here, before = now(self.of), was(self.of)
        return None if here is None or before is None else here != before and (here > before) is self.more


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A whole sentence in the office's own words about one thing of its year; where nothing is told this year, there is none."""

    of: str
    lead: str = ""
    """What stands before those words."""

    def __str__(self) -> str:
        return f"sentence:{self.of}:{self.lead}"

    def said(self, words: str) -> str:
        """The sentence; empty where nothing is told."""
        return f"{self.lead}{words}。" if words else ""


Derived = Percentage | YearOnYear | Round | NoneOf | SumOf | RestOf | While | WhileNone | Trend | OwnWords


def _as_value(answer: Fact) -> str:
    """An answer that is picked as these places name it."""
    return ("no", "yes")[answer] if isinstance(answer, bool) else str(answer)


def derived(of: str) -> Derived | None:  # noqa: C901, PLR0911 - one line a sort
    """What a place says beside figures and facts; None where it is an address, or what nobody knows."""
    found = _READ.fullmatch(of) if ":" in of else None
    if found is None:
        return None
    if found["part"]:
        return Percentage(found["part"], found["whole"], int(found["places"]))
    if found["changed"]:
        places = None if found["change"] == "by" else int(found["change"])
        return YearOnYear(found["changed"], found["way"] == "more", places)
    if found["rounded"]:
        return Round(found["rounded"], int(found["place"]), int(found["scale"]))
    if found["nothing"]:
        return NoneOf(tuple(found["nothing"].split("/")))
    if found["added"]:
        return SumOf(tuple(found["added"].split("/")))
    if found["left"]:
        whole, *parts = found["left"].split("/")
        return RestOf(whole, tuple(parts))
    if found["noughts"]:
        return WhileNone(tuple(found["noughts"].split("/")), found["without"], found["how"] == "denies")
    if found["trend"]:
        return Trend(found["measured"], found["loosely"], found["trend"] == "grew")
    if found["own"]:
        return OwnWords(found["own"], found["lead"])
    return While(found["told"], found["value"], found["words"])


def addresses_in(of: str) -> tuple[str, ...]:
    """The addresses of the figures and facts that a place says something of."""
    match derived(of):
        case None:
            return (of,)
        case Percentage(part, whole):
            return (part, whole)
        case RestOf(whole, parts):
            return (whole, *parts)
        case NoneOf(several) | SumOf(several) | WhileNone(several):
            return several
        case other:
            return (other.of,)


def rounded(number: Decimal, places: int) -> str:
    """A number with so many decimals, as schools teach to round."""
    return str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
