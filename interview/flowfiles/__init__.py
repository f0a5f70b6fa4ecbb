"""Flow files to flows: TOML in, a checked `Flow` out, or every fault with its file, its key and a cure.

Reads data only; nothing in a flow file is ever run. What two forms share lies in `common` beside them. Checking a
folder lies in `interview.flowfiles.checks.check`, which an interview never needs and does not wait for.
"""

from interview.flowfiles.loading import DEFAULT, available, flow_for_year, form_of, load_flow, load_folder

__all__ = ["DEFAULT", "available", "flow_for_year", "form_of", "load_flow", "load_folder"]
