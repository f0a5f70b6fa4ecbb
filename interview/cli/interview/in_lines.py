"""An interview in line mode: the conversation from greeting to goodbye, whatever ends it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from interview.cli.exits import Exit
from interview.cli.interview.goodbye import say_how_to_go_on
from interview.cli.signals import InterruptedBySignal, orderly_end
from interview.desk import Opened
from interview.desk.way_in.dropped import dropped, looks_like_a_path
from interview.engine.answers.characters import quoted
from interview.errors import WriteError
from interview.line import Conversation, Prompts
from interview.line.screen import Screen
from interview.talk.input.offers import Offer
from interview.wording.catalog import Words

if TYPE_CHECKING:
    from interview.desk.way_in.place import ReportsPlace

Other = TypeVar("Other")
"""What something typed can mean that is no label."""


def pick(words: Words, greeting: str, labels: Sequence[str]) -> int:
    """The number of the label picked, from 0."""
    return _picked(words, greeting, labels)


def pick_or_drop(words: Words, greeting: str, labels: Sequence[str]) -> int | Path:
    """The number of the label picked, from 0, or the file that was dragged onto the window."""
    return _picked(words, greeting, labels, dropped)


def _picked(
    words: Words, greeting: str, labels: Sequence[str], other: Callable[[str], Other | None] | None = None
) -> int | Other:
    screen, prompts = Screen(sys.stdout), Prompts()
    screen.say(greeting, margin=0)
    screen.options(labels)
    offer = Offer(tuple(labels))
    screen.say(words.say("line.menu", name=labels[0]))
    with orderly_end(prompts.interrupt):
        while True:
            typed = prompts.choice()
            picked = offer.meant(typed)
            meant = other(typed) if picked is None and other is not None else picked
            if meant is not None:
                return meant
            missed = other is not None and looks_like_a_path(typed)
            said = (
                words.say("screen.home_no_file", typed=quoted(typed)) if missed else words.say("line.choose")
            )
            screen.say(said)


def choose_place(place: ReportsPlace, words: Words) -> None:
    """Asks in which folder the reports are to lie, until it is one that can be had."""
    screen, usual = Screen(sys.stdout), place.usual()
    if place.missing is not None:
        screen.say(words.say("place.gone", folder=place.missing))
    labels = [words.say(f"place.{name}") for name in ("documents", "desktop")]
    offered = [f"{label}  {path}" for label, path in zip(labels, usual, strict=False)]
    while True:
        picked = pick(words, words.say("place.why"), [*offered, words.say("place.other_line")])
        try:
            place.go_to(str(usual[picked]) if picked < len(usual) else _typed_place(screen, words))
        except WriteError as trouble:
            screen.say(words.error(trouble))
        else:
            return


def _typed_place(screen: Screen, words: Words) -> str:
    from interview.desk.way_in.place import EXAMPLE

    screen.say(words.say("place.type", example=EXAMPLE))
    return Prompts().line()


def hold(opened: Opened, words: Words) -> Exit:
    """Talks until the report is written or the clerk stops."""
    talk = Conversation(opened, words, Prompts(), Screen(sys.stdout))
    _greet(opened, words)
    code = Exit.DONE
    try:
        with orderly_end(talk.prompts.interrupt):
            talk.run()
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
        say_how_to_go_on(talk.desk, words, " --line")
    return Exit.NOT_WRITTEN if talk.desk.unsaved else code


def _greet(opened: Opened, words: Words) -> None:
    key = "resumed" if opened.state.asked else "resumed_review"
    screen = Screen(sys.stdout)
    screen.say(words.say(f"line.{key}" if opened.resumed else "line.welcome"), margin=0)
    screen.say(words.say("line.keys"), margin=0)
