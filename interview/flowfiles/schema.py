"""The JSON Schema of a flow file's data, for editors that complete and check as one types."""

from __future__ import annotations

from typing import Any

from interview.engine.flow.model import Flow


def json_schema() -> dict[str, Any]:
    """The schema of a whole flow; the files of a folder are its parts."""
    return Flow.model_json_schema(by_alias=True)
