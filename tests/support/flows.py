"""Tiny flows for tests of single parts of the engine; the real flows are for behaviour."""

from __future__ import annotations

from typing import Any

from interview.engine.flow.ledger_form import LedgerAsks
from interview.engine.flow.model import Flow


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


def ledger(**more: Any) -> dict[str, Any]:
    """A small two-way table; the text of every question shows which values it was given."""
    return {
        "kind": "ledger", "id": "cases", "corner": "", "over": "", "total_label": "总计", "results_label": "", "unit": "宗",
        "one_by_one_up_to": 4, "groups": [],
        "columns": [
            {"id": "people", "label": "自然人", "says": "个人（自己来的）", "also": ["老百姓"]},
            {"id": "firms", "label": "商业企业", "says": "企业"},
            {"id": "others", "label": "其他", "says": "其他"},
        ],
        "rows": [
            {"id": "new", "label": "新收", "role": "in"}, {"id": "carried_in", "label": "结转", "role": "in"},
            {"id": "rare", "label": "少见的", "role": "result", "given": "not"},
            {"id": "kept", "label": "国家秘密", "role": "result", "given": "not", "says": "涉密（不能给）", "likely": True, "aliases": ["保密"]},
            {"id": "full", "label": "予以公开", "role": "result", "given": "full", "says": "公开了"},
            {"id": "part", "label": "部分公开", "role": "result", "given": "part"},
            {"id": "done", "label": "其他处理", "role": "result", "given": "otherwise"},
            {"id": "total", "label": "总计", "role": "total"}, {"id": "carried_out", "label": "结转下年", "role": "out"},
        ],
        "asks": {name: {"ask": f"{name} {{year}}|n={{n}}|column={{column}}|row={{row}}|group={{group}}|left={{left}}|i={{i}}", "why": name} for name in LedgerAsks.model_fields},
        "ways": [{"value": way, "label": way} for way in ("by_result", "one_by_one", "table")],
        "given": [{"value": given, "label": given} for given in ("full", "part", "not", "otherwise", "open")],
        "unsure": {"value": "unsure", "label": "不确定"}, "unsure_hint": "",
        "answers": [{"value": "yes", "label": "是"}, {"value": "no", "label": "不是"}],
        "articles": [
            {"id": "a14", "says": "第十四条", "at": ["14"], "rows": ["kept"]},
            {"id": "a30", "says": "第三十条第二项", "at": ["30.2"], "rows": [["nowhere", "rare"], "done"]},
            {"id": "a37", "says": "第三十七条", "rows": ["full", "part"]},
            {"id": "another", "says": "没写"},
            {"id": "waiting", "says": "还没答复", "rows": ["carried_out"]},
        ],
        "walk": [
            {"id": "given", "rows": ["full", "part"], "ask": "给了吗？{i}", "counts": "都算"},
            {"id": "full", "rows": ["full"], "ask": "全给了？{i}"},
            {"id": "absent", "rows": ["absent"], "ask": "没有这一步？"}, {"id": "kept", "rows": ["kept"], "ask": "涉密？{i}"},
            {"id": "rare", "rows": [["nowhere", "rare"]], "ask": "少见？{i}"},
        ],
        **more,
    }  # fmt: skip


def grouped() -> dict[str, Any]:
    """The same table with eight results, most of them in two groups of three."""
    results = {
        "full": None,
        "part": None,
        "b1": "unable",
        "b2": "unable",
        "b3": "unable",
        "a1": "denied",
        "a2": "denied",
        "a3": "denied",
    }
    made = [
        {"id": id, "label": id, "role": "result", "given": "not", "group": group}
        for id, group in results.items()
    ]
    plain = [row for row in ledger()["rows"] if row["role"] != "result"]
    return ledger(
        groups=[{"id": "unable", "label": "四", "says": "给不了（无法提供）"}, {"id": "denied", "label": "三", "says": "不给（不予公开）"}],
        rows=[*plain, *made], walk=[], articles=[],
    )  # fmt: skip
