"""A question as the composer shows it: its lines, what may be picked, what stands in the field.

Made of what the engine asks and of `interview.wording`; nothing is decided here but how it looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview.dataclass import dataclass
from interview.desk.other_report import Elsewhere
from interview.engine.answers.kinds import OF_OPTIONS, PICKED, Choice, Choices, Value, YesNo
from interview.engine.plan.plan import Plan
from interview.engine.plan.walk import Asked
from interview.engine.prose.passage import Passage
from interview.flowfiles.families import family_of
from interview.talk.prompt.drafts import NO_TEXT, Texts, how_to_write, texts_of
from interview.talk.prompt.field import Standing, known
from interview.talk.prompt.length import Room, characters, room_of
from interview.wording.catalog import Words
from interview.wording.hints import how_to_answer
from interview.wording.names import name_of
from interview.wording.questions import help_lines, question, remark, to_look_at, told, yes_or_no


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that may be picked."""

    label: str
    value: Value
    name: str = ""
    """What is looked through when typing filters; the label where it is empty."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, ready to be shown."""

    asked: Asked
    question: str
    beside: str
    """What is left to place, last year's answer, what is answered now."""
    hint: str
    picks: tuple[Pick, ...]
    now: tuple[int, ...]
    """The picks that are answered now, by their place."""
    known: str
    """What is known of the answer, and stands in the field where nothing else was typed."""
    texts: Texts
    """What a paragraph can be begun from."""
    room: Room
    """How much the other texts leave for it."""

    @property
    def draft(self) -> Passage:
        """The draft that is shown to be read: where an empty Enter takes it."""
        return self.texts.draft if self.texts.offered else NO_TEXT

    @property
    def many(self) -> bool:
        """Whether several may be picked."""
        return self.asked.kind == "choices"

    @property
    def prose(self) -> bool:
        """Whether the answer has several paragraphs."""
        return self.asked.kind == "prose"


def asking(
    asked: Asked, plan: Plan, suggest: Mapping[str, str], words: Words, stands: Standing,
    elsewhere: Elsewhere | None = None, this_year: int = 0,
) -> Asking:  # fmt: skip
    """The question as it is shown.

    Args:
        asked: The question.
        plan: The plan it belongs to.
        suggest: Values for fields that nobody filled yet, by question id.
        words: The language.
        stands: What stands in the field.
        elsewhere: What the office's other report says to it.
        this_year: The year that it is; 0 where nobody has said.
    """
    picks, texts = _picks(asked, words), texts_of(plan, asked)
    beside = [remark(asked, words)]
    if texts.offered:
        beside.append(words.say("ask.drafted", n=characters(texts.draft.text)))
    if asked.answer is not None and asked.kind in PICKED:
        beside.append(stands_now(plan, asked, words))
    line = (" · " if words.lang == "en" else "，").join(filter(None, beside))
    more = (*of_the_year(asked, plan, suggest, this_year, words), *to_look_at(asked, words))
    return Asking(
        asked, question(asked, words), "\n".join(filter(None, [offered(asked, elsewhere, words), line, *more])),
        _hint(asked, texts, stands, words), picks, _now(asked, picks), known(asked, suggest), texts,
        room_of(plan, asked),
    )  # fmt: skip


def offered(asked: Asked, elsewhere: Elsewhere | None, words: Words) -> str:
    """What the office's other report says, beside a question that asks for the same."""
    if elsewhere is None or elsewhere.near:
        return ""
    return words.say(
        "ask.other_report" if asked.answer is None else "ask.other_report_is", **_of_it(elsewhere, words)
    )


def of_the_year(
    asked: Asked, plan: Plan, suggest: Mapping[str, str], this_year: int, words: Words
) -> tuple[str, ...]:
    """What is to be known of a suggested report year: that it is not the one behind last year's report, that it is not over."""
    if asked.kind != "year" or asked.answer is not None or asked.id not in suggest:
        return ()
    year, last, said = int(suggest[asked.id]), plan.book.last, []
    if last is not None and last.year + 1 != year:
        said.append(words.say("ask.year_of_last", last=last.year, next=last.year + 1))
    if year == this_year:
        said.append(words.say("ask.year_running", year=year))
    return tuple(said)


def help_rows(asked: Asked, elsewhere: Elsewhere | None, words: Words) -> list[tuple[str, str]]:
    """The help of a question, each part with its heading; last what another report says that is nearly the same."""
    rows = _help_of_each(asked, words) if asked.several else help_lines(asked.help, words)
    if elsewhere is not None and elsewhere.near:
        rows.append(
            (words.say("help.other_report"), words.say("help.other_report_says", **_of_it(elsewhere, words)))
        )
    return rows


def _help_of_each(asked: Asked, words: Words) -> list[tuple[str, str]]:
    """Why counts told at once are asked, and of each what counts."""
    why, head = asked.help.why if asked.help is not None else "", words.say("help.why")
    of_each = ((each.name, help_lines(each.help, words)) for each in asked.several)
    rows = [
        (words.say("help.of_one", name=name, head=of), text)
        for name, lines in of_each
        for of, text in lines
        if of != head
    ]
    return [(head, why), *rows] if why else rows


def _of_it(elsewhere: Elsewhere, words: Words) -> dict[str, object]:
    report = family_of(elsewhere.flow.id).named(words.lang)
    return {"report": report, "value": elsewhere.value, "name": name_of(elsewhere.flow, elsewhere.at, words)}


def with_its_count(plan: Plan, asked: Asked) -> Asked:
    """A gate with how many there are for its answer, where that was told."""
    count = plan.get(asked.gate_of)
    return asked if count is None or count.answer is None else replace(asked, answer=count.answer)


def stands_now(plan: Plan, asked: Asked, words: Words) -> str:
    """What is answered now, as it stands beside the question."""
    answer = with_its_count(plan, asked).answer
    return words.say("ask.now", value=told(asked, answer.value, words)) if answer is not None else ""


def _picks(asked: Asked, words: Words) -> tuple[Pick, ...]:
    if asked.kind == "yes_no":
        return tuple(
            Pick(f"{key} {yes_or_no(asked, yes, words)}", YesNo(value=yes))
            for key, yes in (("y", True), ("n", False))
        )
    one = asked.kind == "choice"
    picks = [
        Pick(
            f"{at} {each.label}",
            Choice(value=each.value) if one else Choices(value=(each.value,)),
            each.label,
        )
        for at, each in enumerate(asked.options, start=1)
    ]
    if asked.kind == "choices" and asked.share is None:
        picks.append(Pick(f"0 {words.say('reply.none')}", Choices(value=())))
    return tuple(picks)


def _now(asked: Asked, picks: tuple[Pick, ...]) -> tuple[int, ...]:
    if asked.answer is None:
        return ()
    value = asked.answer.value
    if isinstance(value, Choices) and value.value:
        return tuple(
            at for at, pick in enumerate(picks)
            if isinstance(pick.value, Choices) and pick.value.value and set(pick.value.value) <= set(value.value)
        )  # fmt: skip
    return tuple(at for at, pick in enumerate(picks) if pick.value == value)


def _hint(asked: Asked, texts: Texts, stands: Standing, words: Words) -> str:
    if asked.kind == "prose":
        return how_to_write(asked, texts, stands.text, words)
    hint = how_to_answer(asked, words, stands.text, begun=stands.begun, refused=stands.refused)
    fact = asked.question is not None and asked.question.serves
    if asked.kind not in OF_OPTIONS or fact:  # of a fact there is more to say, and one line for it
        return hint
    also = words.say(f"screen.hint_{asked.kind}")
    return f"{hint} {also}" if words.lang == "en" else hint + also
