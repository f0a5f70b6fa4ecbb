"""Ids and years: each id once, none lost since the version that is in use, and for every year one form.

Answers files know questions by their ids for ever; so a folder with the id of a packaged flow is held against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from interview.engine.flow.model import Flow, Item
from interview.engine.flow.question import Question, Tally
from interview.flowfiles.checks.index import View, asked_of
from interview.flowfiles.families import family_of
from interview.flowfiles.faults import Fault, misnamed
from interview.flowfiles.loading import PACKAGED, load_flow


def identity(view: View) -> Iterator[Fault]:
    """Every fault of an id, a name or a year."""
    yield from _once(view)
    yield from _inside(view)
    kinds = {id: question.kind for id, question in view.flow.questions.items()}
    for id, kind, code in (("year", "year", "no_year"), ("office.name", "text", "no_office")):
        if kinds.get(id) != kind:
            yield Fault("flow.toml", "sections", code)
    yield from _renamed(view)
    yield from _years(view.flow)


def _once(view: View) -> Iterator[Fault]:
    for name, count in Counter(section.id for section in view.flow.sections).items():
        if count > 1:
            yield Fault("flow.toml", "sections", "section_twice", {"id": name})
    seen: set[str] = set()
    told: set[str] = set()
    for file, _, item in view.items():
        asked = asked_of(item).keys()
        if item.id in seen:
            yield Fault(file, f"[{item.id}]", "id_twice", {"id": item.id})
        elif both := sorted(asked & told):
            yield Fault(file, f"[{item.id}]", "figure_twice", {"name": both[0]})
        seen.add(item.id)
        told |= asked


def _inside(view: View) -> Iterator[Fault]:
    for file, _, item in view.items():
        for key, names in _names_inside(item).items():
            for name, count in Counter(names).items():
                if count > 1:
                    yield Fault(file, f"[{item.id}].{key}", "name_twice", {"name": name})


def _names_inside(item: Item) -> dict[str, list[str]]:
    if isinstance(item, Question):
        return {}
    if isinstance(item, Tally):
        return {"parts": [part.id for part in item.parts]}
    return {
        "rows": [row.id for row in item.rows],
        "columns": [column.id for column in item.columns],
        "groups": [group.id for group in item.groups],
    }


def ids(flow: Flow) -> frozenset[str]:
    """Everything that answers files know a flow by: questions, options, parts, rows, columns."""
    found: set[str] = set()
    for item in (item for section in flow.sections for item in section.items):
        found |= {item.id, *asked_of(item)}
        if isinstance(item, Question):
            found |= {f"{item.id}={option.value}" for option in item.options}
    return frozenset(found)


def _renamed(view: View) -> Iterator[Fault]:
    flow, now = view.flow, ids(view.flow)
    used = load_flow(flow.id) if flow.id in PACKAGED else None
    for old, new in flow.renamed.items():
        key = f"renamed.{old}"
        if new not in now:
            yield misnamed("flow.toml", key, "renamed_unknown", new, now)
        if old in now:
            yield Fault("flow.toml", key, "renamed_in_use", {"name": old})
        if used is not None and old not in ids(used) | used.renamed.keys():
            yield Fault("flow.toml", key, "renamed_from_nothing", {"name": old})
    if used is not None and flow.version <= used.version:
        for name in sorted(ids(used) - now - flow.renamed.keys()):
            yield Fault("flow.toml", "renamed", "id_gone", {"name": name, "version": used.version})


def _years(flow: Flow) -> Iterator[Fault]:
    """Together with the other packaged forms, every year since the first has one form; the last is open."""
    first, last = flow.years.first, flow.years.last
    if last and last < first:
        yield Fault("flow.toml", "years", "years_order", {"first": first, "last": last})
        return
    if flow.id not in PACKAGED:
        return
    others = [load_flow(id) for id in family_of(flow.id).forms if id != flow.id]
    spans = sorted((each.years.first, each.years.last) for each in (flow, *others))
    for (_, ends), (begins, _) in pairwise(spans):
        if not ends or ends >= begins:
            yield Fault("flow.toml", "years", "years_overlap", {"year": begins})
        elif ends + 1 < begins:
            yield Fault("flow.toml", "years", "years_hole", {"year": ends + 1})
    if spans[-1][1]:
        yield Fault("flow.toml", "years", "years_hole", {"year": spans[-1][1] + 1})
