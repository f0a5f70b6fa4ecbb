"""Tiny flows for tests of single parts of the engine; the real flows are for behaviour."""

from __future__ import annotations

from typing import Any

from interview.engine.flow import Flow


def question(kind: str, id: str, **more: Any) -> dict[str, Any]:
    """One question as a flow file would state it."""
    return {"kind": kind, "id": id, "ask": f"{id}？", **more}


def options(*values: str) -> list[dict[str, str]]:
    """Options that say what they are."""
    return [{"value": value, "label": f"{value}（{value}）"} for value in values]


def tiny(*items: dict[str, Any], relations: list[dict[str, Any]] | None = None, **more: Any) -> Flow:
    """A flow of one section."""
    section = {"id": "one", "title": "一", "items": list(items), "relations": relations or []}
    return of_sections(section, **more)


def of_sections(*sections: dict[str, Any], **more: Any) -> Flow:
    """A flow of these sections."""
    return Flow.model_validate(
        {
            "id": "tiny", "version": 1, "name": "小", "years": {"first": 2000}, "title": "{office}{year}",
            "preamble": [], "sections": list(sections), **more,
        }
    )  # fmt: skip


def tally(**more: Any) -> dict[str, Any]:
    """Two counts and their control figure."""
    return {
        "kind": "tally", "id": "cases", "ask": "有吗？", "ask_count": "几件？", "ask_only": "哪种？", "ask_part": "{part}几件？",
        "says": "案子", "parts": [{"id": "won", "says": "赢了"}, {"id": "lost", "says": "输了"}], **more,
    }  # fmt: skip
