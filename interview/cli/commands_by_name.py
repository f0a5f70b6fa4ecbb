"""The commands by what they are called, and where each lies: the one place that names them all.

Only data; what may follow a name is `usage`'s, what a command does its module's.
"""

from __future__ import annotations

from collections.abc import Mapping

COMMANDS: Mapping[str | None, tuple[str, str]] = {
    None: ("interview.start", "home"),
    "new": ("interview.start", "new"),
    "open": ("interview.start", "open_file"),
    "resume": ("interview.start", "resume"),
    "story": ("commands.story", "story"),
    "export": ("commands.export", "export"),
    "import": ("commands.import_report", "import_report"),
    "check": ("commands.check", "check"),
    "gather": ("commands.gather", "gather"),
    "sum": ("commands.sum_reports", "sum_up"),
    "worksheet": ("commands.worksheet", "worksheet"),
    "changes": ("commands.changes", "changes"),
    "explain": ("commands.explain", "explain"),
    "rules": ("commands.rules", "rules"),
    "flows": ("commands.flows", "flows"),
}
"""Module and function of each command; loaded when it is called for, since each brings much along."""
