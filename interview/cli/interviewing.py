"""`nianbao`, `nianbao new`, `nianbao resume`: an interview with a person at a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from interview.cli.exits import Exit
from interview.cli.opening import last_year_of
from interview.cli.output import give_up
from interview.cli.signals import InterruptedBySignal, orderly_end
from interview.engine import commands as do
from interview.engine.book import Book
from interview.engine.flow import Flow
from interview.engine.machine import State, begin, step
from interview.engine.turns import Refuse, Turn
from interview.errors import InterviewError
from interview.flowfiles import DEFAULT, flow_for_year, load_flow
from interview.line import Conversation, Desk, Prompts
from interview.line.screen import Screen
from interview.session.clock import local_time
from interview.session.naming import SUFFIX, stem
from interview.wording.catalog import Words
from interview.wording.speech import refused


def home(options: argparse.Namespace, words: Words) -> Exit:
    """The reports in this folder, to go on with one, or a new one."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    reports = sorted(Path().glob(f"*{SUFFIX}"))
    if not reports:
        return _fresh(options, words, None)
    screen = Screen(sys.stdout)
    screen.say(words.say("line.welcome"), margin=0)
    screen.options([*(_described(path, words) for path in reports), words.say("line.new")])
    while True:
        text = Prompts().line("1").strip()
        if text.isdecimal() and 1 <= int(text) <= len(reports) + 1:
            break
        screen.say(words.say("line.choose"))
    if int(text) > len(reports):
        return _fresh(options, words, None)
    return _resumed(options, words, reports[int(text) - 1])


def new(options: argparse.Namespace, words: Words) -> Exit:
    """A new report."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _fresh(options, words, Path(options.file) if options.file else None)


def resume(options: argparse.Namespace, words: Words) -> Exit:
    """A report where it stopped."""
    if not _at_a_terminal(words):
        return Exit.USAGE
    return _resumed(options, words, Path(options.file))


def _described(path: Path, words: Words) -> str:
    from interview.session import read

    try:
        session = read(path)
    except InterviewError:
        return path.name
    key = "line.finished" if session.finished_at else "line.unfinished"
    return words.say(key, file=path.name)


def _fresh(options: argparse.Namespace, words: Words, path: Path | None) -> Exit:
    year, flow_id, last = (getattr(options, name, None) for name in ("year", "flow", "last"))
    last = last_year_of(last)
    wanted = flow_id or (flow_for_year(year) if year is not None else DEFAULT)
    state, turns = begin(load_flow(wanted, options.lang), Book(last=last))
    if year is not None:
        state, turns = step(state, do.Answer("year", str(year)))
        if problem := next((turn.problem for turn in turns if isinstance(turn, Refuse)), None):
            print(words.say("cli.error", message=refused(state.flow, problem, words)), file=sys.stderr)
            return Exit.USAGE
        state, turns = begin(state.flow, state.book)
    suggested = last.year + 1 if last else local_time().year - 1
    desk = Desk(Path(), lambda id: load_flow(id, options.lang), path=path)
    talk = _conversation(words, desk, None if flow_id else flow_for_year, {"year": str(suggested)})
    _greet(words, "line.welcome")
    if path is not None:
        desk.keep(state)
    return _talk(talk, words, state, turns)


def _resumed(options: argparse.Namespace, words: Words, path: Path) -> Exit:
    from interview.session import AnswersFile
    from interview.session.carrying import renamed

    file = AnswersFile.open(path)
    try:
        flow: Flow = load_flow(file.session.flow, options.lang)
        book = renamed(file.session.book, flow.renamed)
        state, turns = begin(flow, book, file.session.place)
        desk = Desk(path.parent, lambda id: load_flow(id, options.lang), file)
        _greet(words, "line.resumed" if state.asked else "line.resumed_review")
        talk = _conversation(words, desk)
        begun = file.session.draft
        talk.typed = begun.text if begun and begun.question == state.place.question else ""
        return _talk(talk, words, state, turns)
    finally:
        file.close()


def _greet(words: Words, key: str) -> None:
    screen = Screen(sys.stdout)
    screen.say(words.say(key), margin=0)
    screen.say(words.say("line.keys"), margin=0)


def _conversation(
    words: Words,
    desk: Desk,
    flow_for: Callable[[int], str] | None = None,
    suggest: Mapping[str, str] | None = None,
) -> Conversation:
    def publish(state: State, draft: bool, force: bool) -> Path:
        # Only now: the first question should not wait for what the report needs.
        from interview.cli.exporting import tell_if_beside
        from interview.export import render, write

        assert desk.path is not None  # noqa: S101 - nothing can be published before office and year are told
        name = stem(desk.path) + (words.say("line.draft_suffix") if draft else "") + ".docx"
        written = write(
            render(state.plan, "docx", draft=draft), desk.path.with_name(name), force=force or draft
        )
        tell_if_beside(written, words)
        return written.path

    return Conversation(desk, words, Prompts(), Screen(sys.stdout), publish, flow_for, suggest)


def _talk(talk: Conversation, words: Words, state: State, turns: tuple[Turn, ...]) -> Exit:
    code = Exit.DONE
    try:
        with orderly_end():
            talk.run(state, turns)
    except InterruptedBySignal as signal:
        code = signal.code
    except (KeyboardInterrupt, EOFError):
        code = Exit.INTERRUPTED
    except OSError:
        if sys.stdout.isatty():
            raise
        code = Exit.HUNG_UP
    finally:
        if code is not Exit.DONE:
            with suppress(OSError):  # the terminal may be gone
                talk.put_away()
        talk.desk.close()
    if code is not Exit.DONE or not talk.written:
        _say_how_to_go_on(talk.desk, words)
    return Exit.NOT_WRITTEN if talk.desk.unsaved else code


def _say_how_to_go_on(desk: Desk, words: Words) -> None:
    key = "stopped" if desk.path else "stopped_nowhere"
    if desk.unsaved:
        key = "stopped_elsewhere" if desk.elsewhere else "stopped_unsaved"
    path = desk.elsewhere if desk.unsaved else desk.path
    said = words.say(f"line.{key}", file=_shown(path) if path else "")
    try:
        print("\n" + said, file=sys.stderr, flush=True)
    except OSError:  # the window is closed
        give_up()


def _shown(path: Path) -> str:
    """The path as it can be typed: the bare name where the file lies in this folder; quoted where it has blanks."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # it was deleted under us
        here = None
    name = path.name if path.parent.resolve() == here else str(path)
    return f'"{name}"' if " " in name else name


def _at_a_terminal(words: Words) -> bool:
    if sys.stdin.isatty() and sys.stdout.isatty():
        return True
    print(words.say("cli.error", message=words.say("cli.need_terminal")), file=sys.stderr)
    return False
