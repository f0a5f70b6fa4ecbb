"""`nianbao story`: the interview held from a file; its transcript on stdout, its files where `-o` says."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import assert_never, cast

from interview.cli.commands.export import publish
from interview.cli.exits import Exit
from interview.cli.output import put, tell
from interview.desk.last_year import last_year_of, must_be_of_the_same_report, not_carried
from interview.desk.text_file import read_text
from interview.engine.answers.kinds import plain
from interview.engine.answers.problems import Problem
from interview.engine.flow.model import Flow
from interview.engine.plan.book import Book
from interview.engine.plan.plan import Plan
from interview.engine.step.turns import Ask, Finished, Note, Refuse, Reply, SectionDone, SectionOpened, Turn
from interview.engine.sums.error_localisation import Mend
from interview.engine.sums.relations import Relation
from interview.errors import StoryError
from interview.export import SUFFIXES
from interview.export.styles import named
from interview.flowfiles import form_of, load_flow
from interview.review.messages import one_line
from interview.session import SUFFIX, AnswersFile, Session
from interview.story import Story, ToldStory, read_story, tell_story
from interview.wording.catalog import Words
from interview.wording.display_width import cut
from interview.wording.names import name_of, section_name, title_of
from interview.wording.questions import question, to_look_at, told
from interview.wording.refusals import mend_line, refused, uneven
from interview.wording.turns import said

_LONGEST = 60
"""So many cells of a text that was kept are shown; the transcript has all of it above."""


def story(options: argparse.Namespace, words: Words) -> Exit:
    """Tells a story and writes what comes of it."""
    path = Path(options.story)
    out, formats = _wanted(Path(options.out), options.to or [])

    def choose(named: str | None, year: int | None) -> Flow:
        return load_flow(form_of(named, year), options.lang)

    read = read_story(read_text(path), path.name, choose)
    before = last_year_of(options.last, options.lang)
    must_be_of_the_same_report(options.last, before.last, read.flow.id, options.lang)
    for notice in (*before.notices, *not_carried(read.flow, before.last, read.year)):
        tell(words.say(f"notice.{notice.code}", **notice.details))
    book = Book(last=before.last)
    try:
        tale = tell_story(read, book)
    except StoryError as trouble:
        return _refused(trouble, read, words)
    for line in transcript(tale, words):
        put(line)
    _tell(tale, words)
    session = Session(read.flow.id, read.flow.version)
    with AnswersFile.create(out, session) as file:
        state = tale.state
        file.save(state.book, state.place.question, finished=tale.finished)
    if not tale.finished:
        return Exit.FINDINGS
    protected = [path, *([Path(options.last)] if options.last else [])]
    style = named(None, out.parent)
    publish(
        tale.state.plan, out, formats, words, force=options.force, protected=protected, style=style
    )  # fmt: skip
    return Exit.DONE


def _wanted(out: Path, formats: Sequence[str]) -> tuple[Path, Sequence[str]]:
    """The answers file, and the formats of the documents beside it.

    Who names a document gets it under that name, and the answers beside it under their own.
    """
    kind = next(
        (
            to
            for to, suffix in sorted(SUFFIXES.items(), key=lambda each: -len(each[1]))
            if to != "json" and out.name.lower().endswith(suffix)
        ),
        None,
    )
    if kind is None:
        return out, formats or ["docx"]
    return out.with_name(f"{out.name[: -len(SUFFIXES[kind])]}{SUFFIX}"), (*formats, kind)


def transcript(tale: ToldStory, words: Words) -> Iterator[str]:
    """The conversation as it would have been held."""
    for line in tale.transcript:
        yield from _line(line.turn, line.plan, words)
    plan = tale.state.plan
    if plan.kept:
        yield ""
        yield words.say("screen.review_kept")
    for asked in plan.kept:
        assert asked.answer is not None  # noqa: S101 - what is kept is answered
        shown = cut(told(asked, asked.answer.value, words).replace("\n", " "), _LONGEST)
        yield f"  {name_of(plan.flow, asked.id, words)}    {shown}"


def _line(turn: Turn, plan: Plan, words: Words) -> Iterator[str]:
    match turn:
        case SectionOpened():
            yield ""
            yield section_name(plan.flow.section[turn.section], words)
        case Reply():
            yield from _reply(turn, plan, words)
        case SectionDone() | Note():
            passing = said(plan, turn, words)
            if passing and not (isinstance(turn, Note) and turn.code == "review"):
                yield f"  {passing}"
        case Ask() | Refuse() | Finished():
            pass  # a question is printed with its answer
        case _:
            assert_never(turn)


def _reply(turn: Reply, plan: Plan, words: Words) -> Iterator[str]:
    yield f"  {question(turn.asked, words)}    {told(turn.asked, turn.answer.value, words)}"
    if passing := said(plan, turn, words):
        yield f"  → {passing}"
    if turn.answer.origin == "confirmed":
        yield from (f"  → {each}" for each in to_look_at(turn.asked, words))


def _tell(tale: ToldStory, words: Words) -> None:
    """What the clerk should know besides, on stderr."""
    for address, (given, ours) in tale.differing.items():
        told_ours = "" if ours is None else plain(ours)
        tell(words.say("cli.story_total", address=address, told=plain(given), ours=told_ours))
    for idle in tale.idle_reasons:
        tell(words.say("cli.story_idle_reason", finding=idle))
    for finding in tale.findings:
        tell(one_line(finding, tale.state.flow, words))
    if tale.to_mend:
        tell(words.say("cli.story_to_mend", n=len(tale.to_mend)))
        for each in tale.to_mend:
            tell(f"  {each.id}")
    if tale.state.plan.open:
        tell(words.say("cli.story_open", n=len(tale.state.plan.open)))
        for asked in tale.state.plan.open:
            tell(f"  {asked.id}  {title_of(tale.state.flow, asked, words)}")


def _refused(trouble: StoryError, story: Story, words: Words) -> Exit:
    """Puts names and sums into the sentence; nothing is written."""
    details = dict(trouble.details)
    if trouble.code == "story_identity":
        broken = cast(Sequence[tuple[Relation, str, str, Sequence[Mend]]], details["findings"])
        details["findings"] = "".join(
            f"\n  {each.id} "
            + uneven(story.flow, each, left, right, words)
            + "".join(f"\n    {line}" for line in [mend_line(story.flow, mends, words)] if line)
            for each, left, right, mends in broken
        )  # fmt: skip
    if trouble.code in {"story_refused", "story_outline"}:
        details["message"] = refused(story.flow, cast(Problem, details["problem"]), words)
    if trouble.code == "story_refused":
        details["name"] = name_of(story.flow, str(details["question"]), words)
    if trouble.code == "story_closed":
        details["reason"] = name_of(story.flow, str(details["because"]), words)
    message = words.say(f"error.{trouble.code}", **details) + "\n" + words.say("cli.kept")
    tell(words.say("cli.error", message=message))
    return Exit.FINDINGS
