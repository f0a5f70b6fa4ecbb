"""Questions put otherwise: the same standing under another prompt."""

from __future__ import annotations

from dataclasses import fields, replace

from interview.engine.plan.walk import Asked, Prompt

_OF_THE_PROMPT = {each.name for each in fields(Prompt)}


def put_otherwise(asked: Asked, **changes: object) -> Asked:
    """A question with parts of its prompt or of its standing exchanged."""
    prompt = {name: value for name, value in changes.items() if name in _OF_THE_PROMPT}
    standing = {name: value for name, value in changes.items() if name not in _OF_THE_PROMPT}
    return replace(asked, prompt=replace(asked.prompt, **prompt), **standing)  # type: ignore[arg-type]
