"""What a report says and does not say: topics, figures, its length, problems with measures, fees (T09 to T12, T15).

All but the length and empty problems are asked of whole reports alone, an interview's once nothing is open in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interview.engine.answers.characters import half_width
from interview.engine.sums.relations import Severity
from interview.review.model import Hit, Span
from interview.review.rule import Need, given, needs, rule
from interview.review.subject import Subject
from interview.review.text.lexicon import pattern, table
from interview.review.words.problems import measures_from

_OVERVIEW, _PROBLEMS, _OTHER = 1, 5, 6
_FEES_SINCE = _KEPT_SHORT_SINCE = 2021
_STRONGLY = 2
_IN_OVERVIEW = ("overview.", "part.1")


def _part(subject: Subject, part: int) -> tuple[str, ...] | None:
    """The paragraphs of a part without the form's hints; None where the report has no such heading."""
    spans = [span for span in subject.spans if span.part == part]
    told = (_own_words(subject, text) for span in spans for text in span.paragraphs)
    return tuple(each for each in told if each) if spans else None


def _own_words(subject: Subject, paragraph: str) -> str:
    """What a paragraph says of its own, as rules read it."""
    return pattern(table("leftovers")["hint"]).sub("", subject.plain(paragraph)).strip()


@rule("T09", ("warning", "error"))
@rule("T09", "warning", "T09_empty")
@rule("T10", "warning", "T10", "T10_stub")
@needs(Need.WHOLE, Need.ANNUAL_REPORT)
def overview(subject: Subject) -> Iterator[Hit]:
    """Part one: all five topics, something under each heading, and a figure."""
    paragraphs = _part(subject, _OVERVIEW)
    if paragraphs is None:
        return
    text, where = "\n".join(paragraphs), ("part.1",)
    contents = table("form")["contents"]
    if not any(each.amounts for each in subject.prose if each.address.startswith(_IN_OVERVIEW)):
        code = "T10_stub" if len(text) < contents["stub"] else "T10"
        yield Hit(code, "T10.overview", where)
    if len(text) < contents["stub"]:
        return  # a part that says next to nothing lacks all of it
    lacking = [each["id"] for each in table("form")["topic"] if not pattern(each["says"]).search(text)]
    if lacking:
        severity: Severity = "error" if "on_request" in lacking else "warning"
        yield Hit(
            "T09", "T09.overview", where, details={"topics": "、".join(_title(subject, f"overview.{each}") for each in lacking)}, severity=severity,
        )  # fmt: skip
    yield from _empty_headings(paragraphs)


def _title(subject: Subject, address: str) -> str:
    """The heading of a text of part one; "" where it has none."""
    question = subject.flow.questions.get(address)
    return question.title if question is not None else ""


@rule("T11", "notice", "T11", "T11_topic")
@needs(Need.TEXTS, Need.ANNUAL_REPORT, Need.YEAR)
def length(subject: Subject) -> Iterator[Hit]:
    """Part one: since the reports on 2021 in principle not above a thousand characters (30号, one; T11)."""
    told = [each for each in subject.passages if each.address.startswith(_IN_OVERVIEW)]
    lengths = {each.address: len("".join(each.text.split())) for each in told}
    most, total = table("form")["contents"]["many"], sum(lengths.values())
    if given(subject.year) < _KEPT_SHORT_SINCE or total <= most:
        return
    longest = max(lengths, key=lambda address: lengths[address])
    topic = _title(subject, longest) if len(lengths) > 1 else ""
    yield Hit(
        "T11_topic" if topic else "T11", "T11.overview", (longest,), total, most, details={"over": total - most, "topic": topic, "n": lengths[longest]},
    )  # fmt: skip


def _empty_headings(paragraphs: tuple[str, ...]) -> Iterator[Hit]:
    """Sub-headings with the next one, the end, or no more than a 没有 right after them."""
    words = table("form")["contents"]
    heading, next_ = pattern(words["empty_heading"]), pattern(f"{words['next_heading']}|{words['empty']}")
    empty = [
        each
        for each, after in zip(paragraphs, [*paragraphs[1:], "(一)"], strict=True)
        if heading.match(each) and next_.match(after)
    ]
    if empty:
        yield Hit("T09_empty", "T09.empty", ("part.1",), "；".join(empty))


@rule("T12", "warning", "T12_empty", "T12_measures")
@rule("T12", "notice", "T12_short")
@needs(Need.TEXTS, Need.ANNUAL_REPORT)
def problems(subject: Subject) -> Iterator[Hit]:
    """Part five: not empty, and a measure for each problem."""
    words = table("form")["contents"]
    told = _part(subject, _PROBLEMS)
    text = subject.texts.get("problems", "")
    if told is None and not subject.published and pattern(words["empty"]).match(text.strip()) and text:
        yield Hit("T12_empty", "T12.problems", (Span("problems", 0, len(text)),))
    if told is None:
        return
    joined = "".join(each for each in told if not pattern(words["headings_of_problems"]).match(each))
    if pattern(words["empty"]).match(joined):
        yield Hit("T12_empty", "T12.problems", ("part.5",))
    elif len(joined) < words["few"]:
        yield Hit("T12_short", "T12.problems", ("part.5",), len(joined))
    else:
        yield from _measures(subject)


def _measures(subject: Subject) -> Iterator[Hit]:
    """Problems and measures, where both are counted off: 一是, 二是; under headings of their own, or in one text."""
    problems, measures = (half_width(subject.texts.get(id, "")) for id in ("problems", "improvements"))
    counted = pattern(table("form")["contents"]["problem"])
    if not measures:
        begin = measures_from(problems)
        problems, measures = problems[:begin], problems[begin:]
        if not counted.search(measures):
            return  # told without counting, they may be as many
    many, few = len(counted.findall(problems)), len(counted.findall(measures))
    if measures and few * _STRONGLY < many and many > _STRONGLY:
        yield Hit("T12_measures", "T12.measures", ("part.5",), many, few)


@rule("T15", "warning", "T15", "T15_empty", "T15_again")
@needs(Need.PARTS, Need.ANNUAL_REPORT)
def other_matters(subject: Subject) -> Iterator[Hit]:
    """Part six: not empty, and since the reports on 2021 a sentence on the processing fee (30号, part six).

    Of an excerpt it is judged where there is something under the heading.
    """
    told = _part(subject, _OTHER)
    if told is None or not (subject.whole or _has_paragraphs(subject, _OTHER)):
        return
    if _says_again(told, _part(subject, _PROBLEMS)):
        yield Hit("T15_again", "T15.again", ("part.6", "part.5"))
    if subject.year is not None and subject.year >= _FEES_SINCE:
        if not _tells_of_fees(subject, told):
            yield Hit("T15", "T15.fee", ("part.6",))
    elif not told:
        yield Hit("T15_empty", "T15.empty", ("part.6",))


def _says_again(told: Sequence[str], before: Sequence[str] | None) -> bool:
    """Whether all that a part says was said word for word in the one before, and is more than a 无."""
    said = "".join(told)
    return before is not None and len(said) >= table("form")["contents"]["few"] and said in "".join(before)


def _has_paragraphs(subject: Subject, part: int) -> bool:
    return any(span.part == part and span.paragraphs for span in subject.spans)


def _tells_of_fees(subject: Subject, told: Sequence[str]) -> bool:
    words = table("form")["contents"]
    everything = "\n".join(_own_words(subject, text) for span in subject.spans for text in span.paragraphs)
    return bool(
        pattern(words["fee"]).search(everything) or pattern(words["fee_in_its_place"]).search("\n".join(told))
    )
