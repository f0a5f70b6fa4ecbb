"""Facts that a text tells: counts that no table has, by the ways of saying them that the flow knows (`said_as`).

A number is a fact only where its words can mean no other, and where the texts do not tell it twice, differently: next year
asks for it with this number beside, and what is asked wrongly is answered wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from interview.dataclass import dataclass
from interview.engine.flow.drafts import Sum
from interview.engine.flow.model import Flow
from interview.engine.prose.derived import Round
from interview.engine.prose.ways_of_saying import WayOfSaying, way
from interview.review.claimed.claims import Context, contexts, of_another_time
from interview.review.text.amounts import Amount
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table

_QUOTED = re.compile(r"“[^”]{0,24}”")
"""What an account or a site is called."""
_SHORTEST_NAME = 3
_REGIONS = frozenset("省市县区州旗镇乡")
"""Before the end of a name they make it another office's: 市水利局 for 云山县水利局."""
_MARK = re.compile(r"[,;:。]")
_BETWEEN = frozenset("、和及与")
_IN_A_YEAR = re.compile(r"20\d\d年度?$")
"""What may part words from those that make them another thing: 官方网站2024年全年发布."""
_TELLING = 10
"""A total this large is no accident in a text that does not tell its parts."""
_TOTALS = "overview"
_NEAR, _AFTER = 120, 40
"""Characters around facts where their total may stand, and behind a number in which what it counts is said."""


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A number of a text that tells a fact."""

    of: str
    """The fact's address."""
    text: Folded
    start: int
    end: int
    """Of the number, in the folded text."""
    value: int
    loose: bool = False
    """Whether it is about so many, or only a part because the next one is of the same sort."""
    round: Round | None = None
    """Where at least so many are told, 14万余: what then stands in the text."""

    @property
    def place(self) -> str:
        """What the number says, as a place of the text."""
        return str(self.round or self.of)


_Known = Sequence[tuple[str, str, tuple[WayOfSaying, ...]]]
"""Facts by address, each with the section it is told in and the ways of saying it."""


def told_facts(
    texts: Iterable[Folded], flow: Flow, year: int | None, kind: str = "", office: str = ""
) -> tuple[ToldFact, ...]:
    """The numbers that tell a fact of a form, in the texts of one year; a fact told in two ways is left out.

    Args:
        texts: The texts.
        flow: The form whose facts are looked for.
        year: The year that the texts speak of.
        kind: The kind of the office, `""` where it is not known.
        office: Its name, likewise.
    """
    known = _known(flow, kind)
    found = [each for text in texts for each in _in_text(text, known, year, office)]
    by: dict[str, list[ToldFact]] = {}
    for each in found:
        by.setdefault(each.of, []).append(each)
    return tuple(replace(each, value=value) for each in found if (value := _agreed(by[each.of])) is not None)


def _agreed(told: Sequence[ToldFact]) -> int | None:
    """The one number that all places tell of a fact, the exact one before a round one; None where they differ."""
    exact = {each.value for each in told if each.round is None} or {each.value for each in told}
    value = next(iter(exact))
    agree = all(
        each.round is None or value // each.round.place * each.round.place == each.value for each in told
    )
    return value if len(exact) == 1 and agree and not any(each.loose for each in told) else None


def told_totals(told: Sequence[ToldFact], flow: Flow, texts: Iterable[Folded] = ()) -> Iterator[ToldFact]:
    """Numbers said as the total of facts, by the sum's address: beside them, 「共公开信息86条，其中网站60条、公众号26条」, or elsewhere."""
    texts = list(texts)
    for id, formatter in flow.formatters.items():
        parts = [each for each in told if isinstance(formatter, Sum) and each.of in formatter.of]
        values = {each.of: each.value for each in parts}
        total = sum(values.values())
        if len(values) > 1:
            elsewhere = [text for text in texts if text is not parts[0].text] if total >= _TELLING else []
            found = [(parts[0].text, each) for each in _totals_beside(parts)]
            found += [(text, each) for text in elsewhere for each in _totals_in(text)]
            yield from (
                ToldFact(id, text, each.start, each.stop, total)
                for text, each in found
                if each.value == total
            )


def _totals_in(text: Folded) -> Iterator[Amount]:
    """The numbers of a text of section one that it says were published."""
    says = pattern(table("facts")["total_elsewhere"])
    for context in contexts(text) if _section(text.address) == _TOTALS else ():
        amount = context.amount
        if amount.scale == 1 and not amount.rounded and says.search(context.left):
            yield amount


def _totals_beside(parts: Sequence[ToldFact]) -> Iterator[Amount]:
    """The numbers said as a total a little before the first of several facts, or a little after the last of them."""
    text = parts[0].text
    here = {each.start: each.end for each in parts if each.text is text}
    says = pattern(table("facts")["total"])
    for context in contexts(text):
        amount = context.amount
        near = parts[0].start - _NEAR <= amount.start < max(here.values()) + _NEAR
        if (
            near
            and amount.start not in here
            and amount.scale == 1
            and not amount.rounded
            and says.search(context.left)
        ):
            yield amount


def _known(flow: Flow, kind: str) -> _Known:
    return [
        (id, _section(question.serves), tuple(map(way, question.ways(kind))))
        for id, question in flow.questions.items()
        if question.serves and question.ways(kind)
    ]


def _section(text: str) -> str:
    return text.partition(".")[0]


def _in_text(text: Folded, known: _Known, year: int | None, office: str) -> Iterator[ToldFact]:
    here = [(of, said) for of, section, said in known if section == _section(text.address)]
    found = [(context, _meant(context, here, office)) for context in contexts(text)] if here else []
    for (context, of), (after, next_of) in zip_longest(found, found[1:], fillvalue=(None, "")):
        if context is not None and of and not of_another_time(context, year):
            amount, about = context.amount, _round(of, context)
            exact = amount.scale == 1 and not amount.rounded and isinstance(amount.value, int)
            goes_on = next_of in {"", of} and _goes_on(context, after)
            loose = not (exact or about) or goes_on
            yield ToldFact(of, text, amount.start, amount.stop, int(amount.value), loose, about)


def _meant(context: Context, known: Sequence[tuple[str, tuple[WayOfSaying, ...]]], office: str) -> str:
    """The one fact that a number tells by the words around it; empty where there is none, or more than one."""
    left = _by_itself(_QUOTED.sub("", context.left), office)
    meant = [of for of, said in known if any(_says(each, left, context) for each in said)]
    return meant[0] if len(meant) == 1 else ""


def _round(of: str, context: Context) -> Round | None:
    """What stands there where a number is told as so many and some more; None where it is not, or is no round one."""
    amount = context.amount
    if not _more(context) or amount.value != int(amount.value):
        return None
    digits = str(int(amount.value))
    place = 10 ** (len(digits) - len(digits.rstrip("0")))
    return Round(of, place, amount.scale) if place > 1 else None


def _more(context: Context) -> int:
    """Where in the text 余 or 多 ends that follows a number; 0 where neither does."""
    amount = context.amount
    at = amount.stop + (amount.scale > 1)
    return at + 1 if context.text.text[at : at + 1] in {"余", "多"} else 0


def _goes_on(context: Context, after: Context | None) -> bool:
    """Whether the next number is of the same sort, so that this one is a part: 「集中培训2次、专题培训1次」."""
    if after is None or after.sentence != context.sentence or after.amount.unit != context.amount.unit:
        return False
    words = table("facts")
    sorts = [pattern(words["sort"]).findall(each.left)[-1:] for each in (context, after)]
    return sorts[0] != [] and sorts[0] == sorts[1] and not pattern(words["of_which"]).search(after.left)


def _by_itself(left: str, office: str) -> str:
    """Words in which an office calls itself by its name or the end of it, with 本机关 instead; a government's is the government's."""
    for length in range(len(office), _SHORTEST_NAME - 1, -1):
        at = left.rfind(office[-length:])
        if at >= 0:
            alone = left[at - 1 : at] not in _REGIONS and not office.endswith("政府")
            return f"{left[:at]}本机关{left[at + length :]}" if alone else left
    return left


def _says(said: WayOfSaying, left: str, context: Context) -> bool:
    at = _more(context) or context.amount.stop
    right = context.text.text[at : at + _AFTER]
    start, end = said.starts(left), said.ends(right)
    return (
        start is not None
        and end is not None
        and not _is_more(left[:start], follows=context.follows)
        and not _is_of_one(left[start:], context)
        and not pattern(table("facts")["after"]).search(right[end:])
    )


def _is_of_one(words: str, context: Context) -> bool:
    """Whether words that say all that was published say a part: behind a list of parts, or of one account."""
    facts = table("facts")
    said = context.text.text[context.sentence[0] : context.amount.start]
    return bool(pattern(facts["wholly"]).match(words) and pattern(facts["a_part"]).search(said))


def _is_more(before: str, *, follows: bool) -> bool:
    """Whether words belong to more than they say, by those before them; a sign behind another number only parts the two."""
    if follows and before in _BETWEEN:
        return False
    words, before = table("facts"), _IN_A_YEAR.sub("", before)
    clause = _MARK.split(before)[-1]
    return bool(pattern(words["before"]).search(before) or pattern(words["planned"]).search(clause))
