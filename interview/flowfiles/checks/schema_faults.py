"""What the models refuse, told by file, by the id of the part rather than its number, and in the clerk's language.

Nothing of pydantic's own wording is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import ValidationError

from interview.engine.answers.kinds import Kind
from interview.flowfiles.faults import Fault, misnamed
from interview.flowfiles.raw import Raw
from interview.flowfiles.schema import json_schema

_CODES = {
    "string_type": "want_text",
    "int_type": "want_whole",
    "int_parsing": "want_whole",
    "int_from_float": "want_whole",
    "float_type": "want_number",
    "float_parsing": "want_number",
    "bool_type": "want_yes_no",
    "bool_parsing": "want_yes_no",
    "tuple_type": "want_list",
    "dict_type": "want_table",
    "model_type": "want_table",
    "model_attributes_type": "want_table",
    "string_pattern_mismatch": "bad_id",
    "string_too_short": "empty_text",
}
_BOUNDS = {"greater_than": "gt", "greater_than_equal": "ge", "less_than": "lt", "less_than_equal": "le"}
_SIGNS = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
_FORMATTERS = ("sum", "listing", "only", "names", "phrase")
_OF_MODELS = ("function-after", "Test", "All", "Any_", "Not")
"""What pydantic puts into a place for a condition's models; a writer knows none of them."""


def refused(
    raw: Raw, origin: list[str], beside: Mapping[str, str], errors: ValidationError
) -> tuple[Fault, ...]:
    """One fault for each place that the models refuse, the first that was found there.

    Args:
        raw: The whole flow.
        origin: The files of its sections.
        beside: The files of what it has beside them, by key.
        errors: What the models refuse.
    """
    found = [_refused(raw, origin, beside, error) for error in errors.errors()]
    return tuple({(fault.file, fault.key): fault for fault in reversed(found)}.values())[::-1]


def _refused(raw: Raw, origin: list[str], beside: Mapping[str, str], error: Any) -> Fault:
    loc = list(error["loc"])
    file = "flow.toml"
    if loc[:1] == ["sections"] and len(loc) > 1:
        file, raw, loc = origin[loc[1]], raw["sections"][loc[1]], loc[2:]
    elif loc and loc[0] in beside:
        file, raw, loc = beside[loc[0]], raw[loc[0]], loc[1:]
    key, name = _key(raw, loc), str(loc[-1]) if loc else ""
    kind, told = str(error["type"]), error.get("ctx", {})
    if kind == "extra_forbidden":
        return misnamed(file, key, "extra_key", name, _names_of_models())
    if kind == "missing":
        return Fault(file, key, "missing_key", {"name": name})
    if kind.startswith("union_tag"):
        kinds = _FORMATTERS if "formatters" in loc else (*get_args(Kind), "tally", "ledger")
        return Fault(file, f"{key}.kind", "no_such_kind", {"kinds": ", ".join(kinds)})
    return _unfit(file, key, kind, told)


def _unfit(file: str, key: str, kind: str, told: Any) -> Fault:
    """A value of the wrong type, or out of its bounds."""
    if kind in _CODES:
        return Fault(file, key, _CODES[kind])
    if kind == "literal_error":
        expected = str(told["expected"]).replace("'", "").replace(" or ", ", ")
        return Fault(file, key, "not_one_of", {"values": expected})
    if kind == "too_short":
        return Fault(file, key, "too_few", {"n": told["min_length"]})
    if kind in _BOUNDS:
        bound = _BOUNDS[kind]
        return Fault(file, key, "out_of_range", {"bound": f"{_SIGNS[bound]} {told[bound]}"})
    return Fault(file, key, "one_test" if kind == "value_error" else "refused")


def _key(raw: Raw, loc: list[Any]) -> str:
    """Where a fault is, in the words of the file: what the models call their parts is left out."""
    here: Any = raw
    key: list[str] = []
    for at, part in enumerate(loc):
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            name = (
                here.get("id", here.get("text") if "sentences" in here else None)
                if isinstance(here, dict)
                else None
            )
            key.append(f"[{name or part + 1}]")
        elif isinstance(here, dict) and part in here:
            here = here[part]
            key.append(part)
        elif at == len(loc) - 1 and not part.startswith(_OF_MODELS):
            key.append(part)
    return ".".join(key)


@cache
def _names_of_models() -> frozenset[str]:
    """Every key that a flow file can have somewhere."""
    schema = json_schema()
    models = (schema, *schema["$defs"].values())
    return frozenset(name for model in models for name in model.get("properties", {}))
