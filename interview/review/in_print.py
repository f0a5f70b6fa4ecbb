"""The form as documents are talked of: rows and columns called as they are printed, for whoever looks at a document looks for those words.

Who is asked in an interview hears the spoken names instead; nothing but names differs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar, assert_never

from pydantic import BaseModel

from interview.engine.answers.templates import inner, spoken
from interview.engine.flow.ledger_form import Ledger
from interview.engine.flow.model import Flow, Item
from interview.engine.flow.question import Question, Tally
from interview.flowfiles import load_flow

Named = TypeVar("Named", bound=BaseModel)


@lru_cache(maxsize=4)
def names_of_form(flow: str, lang: str) -> Flow:
    """A packaged form with the names to talk of its documents; in English there is no printed form to look at."""
    return in_print(load_flow(flow, lang)) if lang == "zh" else load_flow(flow, lang)


def in_print(flow: Flow) -> Flow:
    """The flow with rows and columns called as the form prints them."""

    def named(item: Item) -> Item:
        match item:
            case Ledger():
                rows = tuple(_renamed(row, says=inner(row.says)) for row in item.rows)
                columns = tuple(_renamed(each, says=each.label) for each in item.columns)
                return _renamed(item, rows=rows, columns=columns)
            case Tally():
                return _renamed(
                    item, parts=tuple(_renamed(part, says=_term(part.says)) for part in item.parts)
                )
            case Question():
                return item
        assert_never(item)

    sections = tuple(_renamed(each, items=tuple(map(named, each.items))) for each in flow.sections)
    return _renamed(flow, sections=sections)


def _renamed(part: Named, **changes: object) -> Named:
    # Made anew: `model_copy` would keep what was computed of the old one. All but the names was judged when it was loaded.
    return type(part).model_construct(
        **({name: getattr(part, name) for name in type(part).model_fields} | changes)
    )


def _term(says: str) -> str:
    """The form's own term of a part: in its bracket, where that does not explain."""
    term = inner(says)
    return spoken(says) if "、" in term else term
