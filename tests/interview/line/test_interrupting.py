"""A field that is ended from outside, by a signal: at any moment, and with what was being typed."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from time import sleep

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from interview.line import Prompts
from tests.interview.line.talking import ENTER


class Ended(KeyboardInterrupt):
    """What the signal raises."""


@pytest.fixture
def pipe() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe:
        yield pipe


def test_the_field_being_typed_in_ends_and_what_stood_there_is_known(pipe: PipeInput) -> None:
    prompts = Prompts(pipe, DummyOutput())

    def later() -> None:
        pipe.send_text("写到一半")
        while prompts._field is None or prompts._field.current_buffer.text != "写到一半":
            sleep(0.01)
        assert prompts.interrupt(Ended())

    thread = Thread(target=later)
    thread.start()
    with pytest.raises(Ended):
        prompts.line()
    thread.join()
    assert prompts.unfinished == "写到一半"


@pytest.mark.parametrize("kind", ["line", "paragraphs"])
def test_between_two_fields_the_next_one_ends_at_once_with_what_stands_there(
    pipe: PipeInput, kind: str
) -> None:
    prompts = Prompts(pipe, DummyOutput())
    assert prompts.interrupt(Ended())
    with pytest.raises(Ended):
        getattr(prompts, kind)("原来的话")
    assert prompts.unfinished == "原来的话"


def test_an_answer_that_was_given_before_is_taken_first(pipe: PipeInput) -> None:
    prompts = Prompts(pipe, DummyOutput())
    pipe.send_text("5" + ENTER)
    assert prompts.line() == "5"
    assert prompts.interrupt(Ended())
    with pytest.raises(Ended):
        prompts.line()


def test_where_a_terminal_can_only_print_it_must_be_raised_on_the_spot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not Prompts().interrupt(Ended())
