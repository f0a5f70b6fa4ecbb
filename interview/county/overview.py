"""The overview for whoever leads: how far it is, who has most to mend, what many have, what shows between units; with pictures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.county.feedback import numbered
from interview.county.summary import standing_lines
from interview.county.worklist import UnitTold, Worklist, is_between, kind_of
from interview.engine.plan.ledger.ids import ids_of
from interview.wording.catalog import Words
from interview.wording.lists import few, joined
from renderers.chart import Bar, ranking
from renderers.model import Block, Cell, Document, Heading, Paragraph, Table

if TYPE_CHECKING:
    from renderers.docx.charts import WordChart

_MOST = 10
"""Units and rules that are named; the workbook has all."""
_PAIRS = 40
"""What is named of what shows between units."""
_BARS, _NAMED = 20, 5
_LABEL = 16
"""Characters of what stands beside a bar."""
_LEAST = 2
"""Units that have the same to mend before it is the same in many places."""


@dataclass(frozen=True)
class Drawn:
    """Bars that are drawn, on a web page or in a Word file."""

    name: str
    title: str
    says: str
    """The same in words."""
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Overview:
    """A document, and what is drawn behind some of its blocks."""

    document: Document
    drawn: Mapping[int, Sequence[Drawn]]

    @property
    def pictures(self) -> dict[int, Sequence[str]]:
        """As a web page has them."""
        return {
            at: [ranking(each.name, each.title, each.says, each.bars) for each in drawn]
            for at, drawn in self.drawn.items()
        }

    @property
    def charts(self) -> dict[int, Sequence[WordChart]]:
        """As a Word file has them."""
        from renderers.docx.charts import WordChart

        return {
            at: [
                WordChart(
                    each.title,
                    each.says,
                    tuple(bar.label for bar in each.bars),
                    (("", tuple(bar.value for bar in each.bars)),),
                )
                for each in drawn
            ]
            for at, drawn in self.drawn.items()
        }


def overview_of(worklist: Worklist) -> Overview:
    """The overview; every report is opened once."""
    return _Overview(worklist).made()


class _Overview:
    def __init__(self, worklist: Worklist) -> None:
        self._worklist, self._words = worklist, worklist.words
        self._counts: list[tuple[str, tuple[int, ...]]] = []
        self._rules: dict[str, list[str]] = defaultdict(list)
        self._between: list[tuple[str, str]] = []
        self._received: list[tuple[str, int]] = []
        self._days: Counter[str] = Counter()
        for told in worklist.every():
            self._take(told)

    def _take(self, told: UnitTold) -> None:
        name = told.standing.unit.name
        if told.report is None:
            return
        self._counts.append((name, tuple(told.count(each) for each in ("error", "warning", "notice"))))
        for rule in {kind_of(each) for each in told.findings if each.severity != "notice"}:
            self._rules[rule].append(name)
        self._between += [
            (name, each.message) for each in told.findings
            if is_between(each) and not any(other in each.message and name in said for other, said in self._between)
        ]  # fmt: skip
        self._days[told.report.arrived] += 1
        new = told.report.figures.get(_new_of(self._worklist))
        if new:
            self._received.append((name, int(new)))

    def made(self) -> Overview:
        """The overview, once all was taken."""
        gathering = self._worklist.gathering
        blocks: list[Block] = []
        behind: dict[int, Sequence[Drawn]] = {}
        heads = 0
        for block, drawn in self._blocks():
            heads += isinstance(block, Heading)
            blocks.append(
                Heading(1, numbered(heads, block.text, self._words)) if isinstance(block, Heading) else block
            )
            if drawn:
                behind[len(blocks) - 1] = drawn
        title = self._words.say(
            "county.overview", government=gathering.roster.government, year=gathering.year
        )
        document = Document(title.strip(), gathering.roster.government, gathering.year, tuple(blocks))
        return Overview(document, behind)

    def _blocks(self) -> Iterator[tuple[Block, list[Drawn]]]:
        for at, line in enumerate(standing_lines(self._worklist.gathering, self._words)):
            yield Paragraph(line), self._arrived() if at == 0 else []
        yield from self._worst()
        yield from self._often()
        if self._between:
            yield from self._between_units()
        if self._received:
            yield from self._most_received()

    def _worst(self) -> Iterator[tuple[Block, list[Drawn]]]:
        """The units that have most to mend."""
        worst = sorted(
            (each for each in self._counts if any(each[1][:2])), key=lambda each: [-n for n in each[1]]
        )
        rows = [(name, *map(str, counts)) for name, counts in worst[:_MOST]]
        yield Heading(1, self._words.say("county.worst")), []
        yield self._table("worst", rows, (84.0, 24.0, 24.0, 24.0)), []

    def _often(self) -> Iterator[tuple[Block, list[Drawn]]]:
        """What several units have to mend."""
        often = sorted(
            (each for each in self._rules.items() if len(each[1]) >= _LEAST),
            key=lambda each: (-len(each[1]), each[0]),
        )
        rows = [
            (self._rule(rule), str(len(names)), few(names, self._words, "county.of_units"))
            for rule, names in often
        ]
        yield Heading(1, self._words.say("county.often")), []
        yield self._table("often", rows[:_MOST], (66.0, 18.0, 72.0)), self._by_rule(often)

    def _between_units(self) -> Iterator[tuple[Block, list[Drawn]]]:
        """What shows between units."""
        yield Heading(1, self._words.say("county.between")), []
        yield self._table("between", self._between[:_PAIRS], (46.0, 110.0)), []
        if (more := len(self._between) - _PAIRS) > 0:
            yield Paragraph(self._words.say("county.between_more", n=more)), []

    def _most_received(self) -> Iterator[tuple[Block, list[Drawn]]]:
        """The units that received most applications."""
        say, top = self._words.say, sorted(self._received, key=lambda each: -each[1])[:_BARS]
        most = joined([say("county.received_by", name=name, n=n) for name, n in top[:_NAMED]], self._words)
        whole = sum(n for _, n in self._received)
        said = say("county.received_says", n=whole, units=len(self._received), most=most)
        yield Heading(1, say("county.received")), []
        yield Paragraph(said), [self._picture("received", [Bar(_cut(name), n, str(n)) for name, n in top])]

    def _arrived(self) -> list[Drawn]:
        """How many were in, day by day."""
        days, whole, bars = sorted(self._days), 0, list[Bar]()
        for day in days:
            whole += self._days[day]
            bars.append(Bar(day, whole, str(whole)))
        return [self._picture("arrived", bars[-_BARS:])] if len(days) > 1 else []

    def _by_rule(self, often: Sequence[tuple[str, Sequence[str]]]) -> list[Drawn]:
        bars = [Bar(_cut(self._rule(rule)), len(names), str(len(names))) for rule, names in often[:_BARS]]
        return [self._picture("by_rule", bars)] if bars else []

    def _picture(self, name: str, bars: Sequence[Bar]) -> Drawn:
        told = joined([f"{each.label} {each.says}" for each in bars], self._words)
        return Drawn(f"chart-{name}", self._words.say(f"county.chart_{name}"), told, bars)

    def _rule(self, rule: str) -> str:
        return _kind_says(rule, self._words)

    def _table(self, name: str, told: Sequence[Sequence[str]], widths: tuple[float, ...]) -> Block:
        if not told:
            return Paragraph(self._words.say(f"county.no_{name}"))
        heads = self._words.say(f"county.heads_{name}").split("|")
        rows = [tuple(Cell(head, role="head") for head in heads)]
        rows += [
            tuple(Cell(text, role="figure" if text.isdecimal() else "label") for text in row) for row in told
        ]
        return Table(self._words.say(f"county.{name}"), widths, tuple(rows), 1)


def _cut(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def _kind_says(kind: str, words: Words) -> str:
    """What was found of a kind, in words: what the rule asks for, or the county's own."""
    return words.say(f"rule.{kind}") if words.has(f"rule.{kind}") else words.say(f"county.kind_{kind}")


def _new_of(worklist: Worklist) -> str:
    """The address of how many applications came in."""
    ids = ids_of(worklist.flow)
    return ids.cell("new", "total") if ids else ""
