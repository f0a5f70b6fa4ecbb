"""Headings of a published report, and the parts its preface names (T01)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from interview.review.model import Hit
from interview.review.rule import Need, needs, rule
from interview.review.subject import OPENING, HeadedPart, Subject, simplified
from interview.review.text.folded import Folded
from interview.review.text.lexicon import pattern, table
from interview.review.text.running_text import labels_in

_NUMBER = re.compile(r"^\s*([一二三四五六七八九十]+)\s*[、.．,，]\s*")
_EMPHASIS = re.compile(r"[*_#`]")
_SUB = re.compile(r"\s*[（(]")
_BRACKETED = re.compile(r"[（(\[【].{0,80}?[）)\]】]")
_NUMBERS = "一二三四五六七八九十"
_SHORTEST_NAME, _LONGEST_HEADING = 4, 40
_GOES_ON = "。！？；：!?;:”"
_PARTS = 6
_BEFORE = 60
"""So far before the parts that a preface names it may be said that they are the report's."""


@rule("T01", "error", "T01", "T01_missing", "T01_order", "T01_numbers", "T01_extra")
@needs(Need.PARTS, Need.ANNUAL_REPORT)
def headings(subject: Subject) -> Iterator[Hit]:
    """Headings that are not the form's; of a whole report also those that are missing, misnumbered or too many."""
    forms = {section.part: section.heading for section in subject.flow.sections if section.part}
    for span in subject.spans if subject.published else ():  # an interview's are the form's own
        # A sub-heading that the reader took for a part, for want of a better, is not judged.
        if (
            span.part
            and not _SUB.match(span.heading)
            and not _as_printed(span.part, span.heading, forms[span.part])
            and not _is_cut(subject, span, forms[span.part])
        ):
            yield Hit(
                "T01", f"T01.heading.{span.part}", (f"part.{span.part}",), span.heading.strip(), forms[span.part],
            )  # fmt: skip
    if subject.whole:
        yield from _order(subject, forms)
        yield from _extra(subject)


def _as_printed(part: int, heading: str, form: str) -> bool:
    bare = _bare(heading)
    as_good = table("form")["headings"].get(str(part))
    return bare == _bare(form) or (as_good is not None and pattern(as_good).fullmatch(bare) is not None)


def _is_cut(subject: Subject, span: HeadedPart, form: str) -> bool:
    """Whether a heading is where the text breaks off: 五、存在的主, and nothing behind it, not even a table's heads."""
    if span is not subject.spans[-1] or span.paragraphs or not _bare(form).startswith(_bare(span.heading)):
        return False
    below = (each.id for each in subject.flow.sections if each.part == span.part)
    return all(labels_in(subject.flow)[each].isdisjoint(subject.labels) for each in below)


def _bare(heading: str) -> str:
    """A heading without its number, what stands in brackets, blanks and marks of emphasis; in simplified characters."""
    words = simplified(_BRACKETED.sub("", _NUMBER.sub("", _EMPHASIS.sub("", heading))))
    return re.sub(r"[\s、]", "", words) if words.rstrip().endswith("情况") else re.sub(r"\s", "", words)


def _order(subject: Subject, forms: dict[int, str]) -> Iterator[Hit]:
    there = {span.part: span.heading for span in subject.spans if span.part}
    lines = {part: _line_of(part, subject, forms[part]) for part in sorted(forms) if part not in there}
    missing = [forms[part] for part, line in lines.items() if not line]
    if missing:
        yield Hit(
            "T01_missing", "T01.missing", ("part.0",), details={"headings": "；".join(missing)},
        )  # fmt: skip
    moved = _out_of_order(subject)
    for part, line in lines.items():
        if line and not _as_printed(part, line, forms[part]) and _stands_alone(line):
            yield Hit("T01", f"T01.heading.{part}", (f"part.{part}",), line, forms[part])
        elif line and _stands_alone(line):
            moved.append(line)
    if moved:
        yield Hit("T01_order", "T01.order", ("part.0",), moved[0])
    yield from _numbers(there, forms)


def _numbers(there: dict[int, str], forms: dict[int, str]) -> Iterator[Hit]:
    """Numbers of headings that are not the part's."""
    numbers = {part: found[1] for part, heading in there.items() if (found := _NUMBER.match(heading))}
    wrong = [part for part, number in numbers.items() if number != _NUMBERS[part - 1]]
    if wrong:
        yield Hit(
            "T01_numbers", "T01.numbers", tuple(f"part.{part}" for part in wrong), there[wrong[0]].strip(), forms[wrong[0]],
        )  # fmt: skip


def _out_of_order(subject: Subject) -> list[str]:
    """Headings that come after one of a later part."""
    told = [span for span in subject.spans if span.part]
    return [after.heading.strip() for before, after in pairwise(told) if after.part < before.part]


def _line_of(part: int, subject: Subject, form: str) -> str:
    """A line that begins as the heading of a part of which the reader took none; "" where there is none.

    It is out of its order, goes on after the heading, or says the part's own words in words of the office.
    """
    names = {_bare(each) for each in (form, *subject.flow.published.headings.get(str(part), ()))}
    long = tuple(each for each in names if len(each) >= _SHORTEST_NAME)
    told = (text for span in subject.spans for text in span.paragraphs)
    lines = [each for each in map(str.strip, (*sorted(subject.labels), *told)) if _NUMBER.match(each)]
    return next((each for each in lines if _bare(each).startswith(long)), "") or next(
        (each for each in lines if _is_reworded(part, each)), ""
    )


def _is_reworded(part: int, line: str) -> bool:
    """Whether a line has a part's number and its own words: 四、行政复议情况."""
    found, words = _NUMBER.match(line), table("form")["outline"]["parts"][part - 1]
    mine = found is not None and found[1] == _NUMBERS[part - 1] and _stands_alone(line)
    return mine and pattern(words).search(_bare(line)) is not None


def _stands_alone(line: str) -> bool:
    """Whether a line is a heading and nothing else, which the reader would have taken in its place."""
    return len(line) <= _LONGEST_HEADING and line[-1] not in _GOES_ON


def _extra(subject: Subject) -> Iterator[Hit]:
    """Headings of the highest level that the form does not have; its own, said again in a list of contents, are none."""
    own = {_bare(section.heading) for section in subject.flow.sections}
    heading = pattern(table("form")["contents"]["extra_heading"])
    told = (text.strip() for span in subject.spans if span.part for text in span.paragraphs)
    extra = [each for each in told if heading.match(each) and _bare(each) not in own]
    if extra:
        yield Hit("T01_extra", "T01.extra", ("part.0",), "；".join(extra))


@rule("T01", "warning", "T01_outline", "T01_outline_six")
@needs(Need.TEXTS, Need.ANNUAL_REPORT)
def outline(subject: Subject) -> Iterator[Hit]:
    """The parts that the preface names: as many as it says, and as the form has (60号 and 30号: six)."""
    words = table("form")["outline"]
    for text in subject.prose[:2]:
        found = pattern(words["says"]).search(text.text)
        if found:
            said, named = _count(found["count"]), _named(found[0], words["parts"])
            where, listed = (text.span(*found.span()),), len(pattern(words["between"]).findall(found[0])) + 1
            if said not in {len(named), listed} and words["parts"][0] in named:
                yield Hit("T01_outline", "T01.outline", where, said, len(named))
            elif said != _PARTS and _is_of_the_report(text, found, named):
                yield Hit("T01_outline_six", "T01.outline", where, said, _PARTS)
            return


def _is_of_the_report(text: Folded, found: re.Match[str], named: Sequence[str]) -> bool:
    """Whether it is the report that has so many parts, not some work."""
    start = text.sentence(found.start())[0]
    said = text.text[max(start, found.start() - _BEFORE) : found.end()]
    told = pattern(table("form")["outline"]["report"]).search(said)
    return told is not None or (text.address == OPENING and bool(named))


def _count(said: str) -> int:
    return int(said) if said.isdecimal() else 2 if said == "两" else _NUMBERS.index(said) + 1


def _named(said: str, parts: Sequence[str]) -> list[str]:
    return [each for each in parts if pattern(each).search(said)]
