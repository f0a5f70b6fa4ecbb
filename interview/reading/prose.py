"""The words of a report: title, office, year, the six parts with their paragraphs, and which text of the flow each is.

Where the parts begin `headings` says. Sentences that the flow itself prints are read backwards, so that a fact in them
comes back as a fact and not as prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from interview.dataclass import dataclass
from interview.engine.answers.conditions import tests
from interview.engine.flow.layout import Sentence
from interview.engine.flow.model import Flow, Section
from interview.engine.flow.once import once_for_a_form
from interview.engine.plan.book import Outline, OutlinePart
from interview.engine.plan.outline.outline import texts_of
from interview.reading.contacts import contacts_of
from interview.reading.extract.lines import Line
from interview.reading.furniture import dates_of, without_furniture
from interview.reading.headings import END, headings_of
from interview.reading.match.labels import characters_simplified, folded
from interview.reading.model import ProsePart
from interview.reading.subheadings import subdivided
from interview.reading.title import title_of
from interview.reading.whose import Vote, office_of, year_of

_MARK = re.compile(r"^[#>\s*]+")
_SUB = re.compile(r"^\s*[（(][一二三四五六七八九十]{1,2}[)）]")
_PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
_OPENING = 40
"""Lines in which a report without a first part may say whose it is."""
_LONGEST_FACT = 200
_TORN_NAME = re.compile(r"(?<=[\u4e00-\u9fff])\s{1,2}(?=[\u4e00-\u9fff])")
"""Where the end of a line or a converter has torn a name."""
_EITHER = {wide: f"[{wide}{narrow}]" for wide, narrow in zip("，：；（）", ",:;()", strict=True)}
_GAP = r"\s{0,2}+"
"""What a converter puts between two letters: 收取信息处理费 0 元."""
_WRAPPED = 60
_WIDEST = 90
"""Characters of a line of a page, at most; a browser prints 62."""
_GOES_ON = "，、；。：！？）》〉”’"
"""What begins no paragraph."""
_SHORTEST_LINE = 15
_FULL = 0.8
_SET_IN = 2
_NUMBER_ALONE = re.compile(r"[（(]?第?[一二三四五六七八九十]{1,3}(部分)?[)）]?[、.．]?")
"""What is left of a heading where a copy breaks off."""
_TABLED = frozenset({2, 3, 4})
"""Parts that are a table; what prose stands there stands between its lines."""


@dataclass(frozen=True, slots=True)
class ProseRead:
    """Everything a report says in words."""

    title: str
    office: Vote[str]
    year: Vote[int]
    profile: Mapping[str, str]
    texts: Mapping[str, str]
    outline: Outline
    spans: tuple[ProsePart, ...]
    facts: Mapping[str, str]
    """What the flow's own sentences say of figures told in words, by address, as printed."""
    dated: str
    """When it was issued or published, as told beside the title; a line a date."""


def prose_of(flow: Flow, lines: Sequence[Line], file: str = "") -> ProseRead:
    """Reads the words of a report.

    Args:
        flow: The form it belongs to.
        lines: All its lines.
        file: What its file is called, without the ending.
    """
    printed = [_told(line) for line in lines]
    headings = headings_of(flow, printed)
    starts = headings.starts
    articles = _articles(flow)
    printed = [
        "" if at in headings.listed or (text[:1] == "第" and folded(text) in articles) else text
        for at, text in enumerate(printed)
    ]
    first, last = min(starts.values(), default=len(printed)), max(starts.values(), default=len(printed))
    told = without_furniture(printed, first, last)
    title = title_of(told[:first], printed[:first], flow.titles)
    page = [text for text, kept in zip(printed[:first], told, strict=False) if not kept]
    spans = tuple(_spans(told, starts, title.end))
    opening = "".join(paragraph for span in spans if not span.part for paragraph in span.paragraphs)
    closing = "".join(paragraph for span in spans[-1:] for paragraph in span.paragraphs)
    contacts = contacts_of(opening or "".join(told[:_OPENING]), closing)
    profile = {**contacts, **_stated(flow.preamble, opening)[0]}
    stated = _TORN_NAME.sub("", profile.pop("office.name", "") or profile.pop("office", ""))
    texts, outline, facts = _texts(flow, spans)
    paragraphs = [each for span in spans for each in span.paragraphs]
    dated = [title.dated] * bool(title.dated) + dates_of(page)
    return ProseRead(
        title.text,
        office_of(title, stated, paragraphs, file, flow.titles),
        year_of(title, paragraphs, dated, file),
        {id: text for id, text in profile.items() if id.startswith("office.")},
        texts,
        outline,
        spans,
        facts,
        "\n".join(dated),
    )


@once_for_a_form
def _articles(flow: Flow) -> frozenset[str]:
    """What stands alone over the rows of a table, as it is compared: 第二十条第（一）项, wherever a sheet has the table."""
    tables = (section.table for section in flow.sections if section.table is not None)
    return frozenset(folded(row[0].text) for table in tables for row in table.rows if len(row) == 1) - {""}


def _told(line: Line) -> str:
    """A line as words; empty where it is a row of cells. The only cell of a row that says anything is a line of words."""
    is_alone = bool(line.pieces) and not line.pieces[0].above and line.text == line.pieces[0].text.strip()
    return _MARK.sub("", line.text) if line.kind == "text" or is_alone else ""


def _spans(told: Sequence[str], starts: Mapping[int, int], opening: int) -> Iterator[ProsePart]:
    """The parts with their paragraphs, the first what stands between the title's end and part one."""
    borders = [(0, opening - 1), *sorted(starts.items()), (0, len(told))]
    parts = [
        (part, begin, _words(told[begin + 1 : end], part)) for (part, begin), (_, end) in pairwise(borders)
    ]
    # The lines of tables end where their cells do, whatever a page's width is.
    width = _width([text for _, _, words in parts for text in words])
    for part, begin, words in parts:
        paragraphs = tuple(_paragraphs(words, width))
        if part or paragraphs:
            yield ProsePart(part, told[begin] if part else "", paragraphs)


def _words(told: Sequence[str], part: int) -> list[str]:
    """The lines of a part that are words, and no table's."""
    return [text for text in told if text and (part not in _TABLED or _speaks(text))]


def _speaks(text: str) -> bool:
    """Whether a line among the lines of a table is prose."""
    return len(text) > _WRAPPED or "。" in text


def _width(told: Sequence[str]) -> int:
    """How many characters a line holds where a page's width broke the text; 0 where lines are paragraphs."""
    long = sorted(len(text) for text in told if len(text) >= _SHORTEST_LINE)
    widest = long[int(len(long) * 0.8)] if long else 0
    full = max(_SHORTEST_LINE, _FULL * widest)
    # A short line that ends its sentence may end a paragraph of either kind.
    telling = [
        text for text in told if len(text) >= full or (len(text) >= _SHORTEST_LINE and text[-1] not in END)
    ]
    broken = sum(len(text) >= full and text[-1] not in END for text in telling)
    return widest if widest <= _WIDEST and broken * 3 > len(telling) else 0


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[str]:
    """Paragraphs; lines that a page's width broke are put together again."""
    joined = previous = ""
    for line in lines:
        # The first line of a paragraph is set in, and holds that much less.
        full = _FULL * width - (_SET_IN if joined == previous else 0)
        if (
            joined
            and line[0] not in _GOES_ON
            and (not width or joined[-1] in "。！？：" or _SUB.match(line) or len(previous) < full)
        ):
            yield joined
            joined = ""
        # A mark that stands first on its line has slipped off the end of the one before.
        joined, previous = joined + line, previous + line if joined and line[0] in _GOES_ON else line
    if joined:
        yield joined


def _stated(sentences: Iterable[Sentence], text: str) -> tuple[dict[str, str], str]:
    """What the flow's own sentences say in a text, and the text without them."""
    facts: dict[str, str] = {}
    plain = characters_simplified(text)
    for sentence in sentences:
        pattern, names = _backwards(sentence.text)
        found = pattern.search(plain)
        if found:
            facts |= dict(zip(names, found.groups(), strict=True))
            text, plain = (each[: found.start()] + each[found.end() :] for each in (text, plain))
    return facts, text


@lru_cache(maxsize=64)
def _backwards(template: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """A sentence as a pattern, and the names of its placeholders in order."""
    begins, *rest = _PLACEHOLDER.split(template)
    names, words = rest[::2], rest[1::2]
    # A fact ends where the sentence first goes on: no other end is tried, or a hostile text would be read for ever.
    facts = (f"{_GAP}(?>([^。；]{{0,{_LONGEST_FACT}}}?){_GAP}{_loose(each)})" for each in words)
    return re.compile(_loose(begins) + "".join(facts)), tuple(names)


def _loose(words: str) -> str:
    """Words as a pattern that lets blanks be between any two letters, and marks be of either width."""
    return _GAP.join(_EITHER.get(letter, re.escape(letter)) for letter in words)


def _texts(flow: Flow, spans: Sequence[ProsePart]) -> tuple[dict[str, str], Outline, dict[str, str]]:
    """The texts, the outlines they stand in, and the facts that the flow's own sentences say."""
    texts: dict[str, str] = {}
    outline: dict[str, tuple[OutlinePart, ...]] = {}
    facts: dict[str, str] = {}
    for section in flow.sections:
        paragraphs = [
            text for span in spans if span.part == section.part and section.part for text in span.paragraphs
        ]
        if not paragraphs or not texts_of(section):
            continue
        kept: list[str] = []
        for paragraph in _mended(section.sentences, paragraphs):
            stated, rest = _stated(section.sentences, paragraph)
            facts |= stated
            facts |= (
                _zeros(section, characters_simplified(paragraph))
                if rest != paragraph and len(stated) <= 1
                else {}
            )
            if rest.strip() and rest.strip() != section.if_empty:
                kept.append(rest.strip())
        if kept and _NUMBER_ALONE.fullmatch(kept[-1]):
            kept.pop()
        told = subdivided(section, kept)
        texts |= told.texts
        outline |= {section.id: told.outline} if told.outline else {}
    return texts, outline, facts


def _mended(sentences: Sequence[Sentence], paragraphs: Iterable[str]) -> list[str]:
    """Paragraphs, two as one where a sentence of the form's own goes over both: a page's width broke it."""
    patterns = [_backwards(each.text)[0] for each in sentences]
    found: list[str] = []
    for paragraph in paragraphs:
        is_open = bool(found) and found[-1][-1] not in END
        if is_open and any(_goes_over(pattern, found[-1], paragraph) for pattern in patterns):
            found[-1] += paragraph
        else:
            found.append(paragraph)
    return found


def _goes_over(pattern: re.Pattern[str], one: str, other: str) -> bool:
    return bool(pattern.search(one + other) and not pattern.search(one) and not pattern.search(other))


def _zeros(section: Section, paragraph: str) -> dict[str, str]:
    """A sentence printed only while some figures are 0 says that they are."""
    return {
        test.of: "0"
        for sentence in section.sentences
        if _backwards(sentence.text)[0].search(paragraph)
        for test in tests(sentence.when)
        if test.zero
    }
