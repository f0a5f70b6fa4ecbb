"""The outline of a part of a report: its sub-headings as the office wrote them, and the paragraphs under each.

Which sub-heading is one of the flow's texts its words say; every other is a part of the office's own. Nothing is put under
a heading that was not above it, and numbers that do not surely number sub-headings stay in the text: a part of 一是、二是,
or of one run of paragraphs, is one text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from interview.dataclass import dataclass
from interview.engine.answers.ordinals import ordinal_value
from interview.engine.flow.model import Section
from interview.engine.flow.question import Question
from interview.engine.plan.book import OutlinePart
from interview.engine.plan.outline.arrange import MOST_PARTS, bare_heading
from interview.engine.plan.outline.outline import texts_of
from interview.reading.match.labels import folded

_HEAD = r"(?P<head>[^。；;：:\s][^。；;：:]{0,39})(?P<stop>[。：:；;]\s*|$)"
_STYLES = (
    re.compile(rf"\s{{0,40}}[（(](?P<number>[一二三四五六七八九十]{{1,3}})[)）]\s*{_HEAD}"),
    re.compile(rf"\s{{0,40}}(?P<number>[一二三四五六七八九十]{{1,3}})、\s*{_HEAD}"),
    re.compile(rf"\s{{0,40}}(?P<number>\d{{1,2}})[.．、](?!\d)\s*{_HEAD}"),
)
"""The ways of numbering sub-headings, the commonest first; a part of a report keeps to one."""
_UNNUMBERED = re.compile(r"[^。；;：:，,]{2,20}")
_SUFFIX = re.compile(r"(?:工作)?(?:情况|方面)?$")
_ENOUGH = 2
"""So many lines that look like sub-headings are some; a single one has to be one by its words."""
_SAME, _WITHIN, _BY_WORD = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Subdivided:
    """A part of a report by its sub-headings."""

    outline: tuple[OutlinePart, ...]
    texts: Mapping[str, str]
    """By the ids of the outline's parts; one under whose heading nothing stood has none."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A sub-heading, the paragraph that it is or begins, and how much of that it takes."""

    at: int
    text: str
    end: int
    number: int = 0
    alone: bool = True
    """Whether nothing else stands in its paragraph."""
    stops: bool = True
    """Whether it ends in a full stop or with its paragraph."""


def subdivided(section: Section, paragraphs: Sequence[str]) -> Subdivided:
    """A part's outline and texts, given its section in the form and all that is said in it."""
    if not paragraphs:
        return Subdivided((), {})
    headings = _headings(section, paragraphs)
    topics = _topics(section, [each.text for each in headings])
    first = _first(section)
    lead = list(paragraphs[: headings[0].at]) if headings else list(paragraphs)
    wanted = first.id if not first.optional else None
    if len(headings) >= MOST_PARTS or (wanted and not lead and wanted not in topics.values()):
        headings, lead = [], list(paragraphs)
    found = list(_parts(section, paragraphs, headings, topics))
    if lead:
        taken = first.id in topics.values() and bool(headings)
        id = f"{section.id}.own_{_next_own(found)}" if taken else first.id
        found.insert(0, (OutlinePart(id), lead))
    texts = {part.id: "\n".join(told) for part, told in found if told}
    return Subdivided(tuple(part for part, _ in found), texts)


def _first(section: Section) -> Question:
    """The text that stands above all sub-headings, or is all there is."""
    return texts_of(section)[0]


def _parts(
    section: Section, paragraphs: Sequence[str], headings: Sequence[_Heading], topics: Mapping[int, str]
) -> Iterator[tuple[OutlinePart, list[str]]]:
    """Every part with its heading and its paragraphs."""
    own = 0
    for index, heading in enumerate(headings):
        end = headings[index + 1].at if index + 1 < len(headings) else len(paragraphs)
        rest = paragraphs[heading.at][heading.end :].strip()
        own += index not in topics
        id = topics.get(index, f"{section.id}.own_{own}")
        yield OutlinePart(id, heading.text), [*([rest] if rest else []), *paragraphs[heading.at + 1 : end]]


def _next_own(found: Sequence[tuple[OutlinePart, list[str]]]) -> int:
    return 1 + sum(".own_" in part.id for part, _ in found)


# Which lines are sub-headings ------------------------------------------------------------------------------------


def _headings(section: Section, paragraphs: Sequence[str]) -> list[_Heading]:
    """The sub-headings, of the first way of writing them that surely is one here."""
    for style in _STYLES:
        found = list(_in_order(section, _numbered(style, paragraphs)))
        if found and _surely(section, found, style is _STYLES[-1]):
            return found
    plain = [each for each in _unnumbered(paragraphs) if _is_title(section, each.text)]
    return plain if len(plain) >= _ENOUGH else []


def _numbered(style: re.Pattern[str], paragraphs: Sequence[str]) -> Iterator[_Heading]:
    for at, paragraph in enumerate(paragraphs):
        found = style.match(paragraph)
        if found and (text := bare_heading(found["head"])):
            yield _Heading(
                at,
                text,
                found.end(),
                ordinal_value(found["number"]),
                found.end() == len(paragraph),
                found["stop"].strip() in {"", "。"},
            )


def _in_order(section: Section, found: Iterator[_Heading]) -> Iterator[_Heading]:
    """Those whose numbers go up: a list within a text begins again at its first."""
    last = 0
    for each in found:
        if each.number > last or (each.number == last and (each.alone or _fits(section, each.text))):
            last = each.number
            yield each


def _surely(section: Section, found: Sequence[_Heading], figures: bool) -> bool:
    """Whether numbered lines are sub-headings: some say a topic, or all stand alone; where any text may open the part, sentences too."""
    topics = sum(_fits(section, each.text) for each in found)
    if figures:  # 1. 2. 3. counts off anything
        return topics >= _ENOUGH
    if topics:
        return True
    counted = [each.number for each in found] == list(range(1, len(found) + 1))
    alone = all(each.alone for each in found)
    if not _first(section).optional:
        return alone and len(found) >= _ENOUGH
    return counted and (alone or (len(found) >= _ENOUGH and all(each.stops for each in found)))


def _unnumbered(paragraphs: Sequence[str]) -> Iterator[_Heading]:
    for at, paragraph in enumerate(paragraphs):
        if _UNNUMBERED.fullmatch(paragraph.strip()):
            yield _Heading(at, bare_heading(paragraph), len(paragraph))


def _is_title(section: Section, heading: str) -> bool:
    """Whether a line without a number is the name of a text and nothing else."""
    mine = _SUFFIX.sub("", folded(heading))
    names = {folded(name) for text in texts_of(section) for name in (text.title, *text.aliases) if name}
    return bool(mine) and mine in {_SUFFIX.sub("", name) for name in names}


# Which text of the flow each is ----------------------------------------------------------------------------------


def _fits(section: Section, heading: str) -> bool:
    return any(_fit(text, heading) for text in texts_of(section))


def _fit(text: Question, heading: str) -> tuple[int, int] | None:
    """How well a heading says a text: by its whole title, within it, or by a word, the last one first; None if not at all."""
    mine, title = folded(heading), folded(text.title)
    if not title:
        return None
    if mine == title:
        return _SAME, 0
    if title in mine:
        return _WITHIN, mine.rindex(title) + len(title)
    ends = [mine.rindex(word) + len(word) for word in text.aliases if word in mine]
    return (_BY_WORD, max(ends)) if ends else None


def _topics(section: Section, headings: Sequence[str]) -> dict[int, str]:
    """The text that each heading is, by its place: the best fit first, each text once."""
    fits = sorted(
        (
            (fit, -at, -order, text.id)
            for at, heading in enumerate(headings)
            for order, text in enumerate(texts_of(section))
            if (fit := _fit(text, heading))
        ),
        reverse=True,
    )
    found: dict[int, str] = {}
    for _, at, _, id in fits:
        if -at not in found and id not in found.values():
            found[-at] = id
    return found
