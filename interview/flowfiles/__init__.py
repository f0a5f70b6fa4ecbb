"""Flow files to flows: TOML in, a checked `Flow` out, or every fault with its file, its key and a cure.

Reads data only; nothing in a flow file is ever run. What two forms share lies in `common` beside them.
"""

from interview.flowfiles.checking import Checked, check_folder, examine
from interview.flowfiles.faults import CODES, Fault
from interview.flowfiles.loading import DEFAULT, available, flow_for_year, load_flow, load_folder
from interview.flowfiles.schema import json_schema

__all__ = [
    "CODES",
    "DEFAULT",
    "Checked",
    "Fault",
    "available",
    "check_folder",
    "examine",
    "flow_for_year",
    "json_schema",
    "load_flow",
    "load_folder",
]
