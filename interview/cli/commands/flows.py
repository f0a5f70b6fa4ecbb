"""`nianbao flows`: the forms there are, the faults of one's own, the schema of a flow file."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Literal, assert_never

from interview.cli.exits import Exit
from interview.cli.output import for_programs, put, put_json, tell
from interview.errors import FlowFileError
from interview.flowfiles import available
from interview.flowfiles.checks.check import examine
from interview.flowfiles.faults import Fault
from interview.flowfiles.schema import json_schema
from interview.wording.catalog import Words

_COUNTED = 10**9
"""Fewer are said to the last one."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def flows(options: argparse.Namespace, words: Words) -> Exit:
    """Lists, checks, or prints the schema."""
    action: Literal["list", "check", "schema"] = options.action
    match action:
        case "schema":
            for_programs()
            put_json(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        case "check":
            return _check(options, words)
        case "list":
            for flow in available(options.lang):
                put(f"{flow.id}  {flow.version}  {flow.name}")
        case _:
            assert_never(action)
    return Exit.DONE


def _check(options: argparse.Namespace, words: Words) -> Exit:
    if options.folder is None:
        raise FlowFileError("no_folder_named")
    if not Path(options.folder).is_dir():
        raise FlowFileError("no_such_file", file=options.folder)
    folder = Path(options.folder)
    checked = examine(folder)
    for fault in checked.faults:
        put(_line(fault, words))
    key = "cli.flows_faults" if checked.faults else "cli.flows_ok"
    tell(words.say(key, flow=folder.resolve().name, n=len(checked.faults)))
    if checked.proof is not None and not checked.proof.found:
        tried, whole = (_roughly(n, words) for n in (checked.proof.tried, checked.proof.stands_for))
        tell(words.say("fault.proved", tried=tried, all=whole))
    return Exit.FINDINGS if checked.faults else Exit.DONE


def _roughly(n: int, words: Words) -> str:
    """A number of ways as one would say it: of very many only how many digits it has, as a power of ten."""
    if n < _COUNTED:
        return f"{n:,}"
    return words.say("cli.flows_many", power=str(len(str(n)) - 1).translate(_RAISED))


def _line(fault: Fault, words: Words) -> str:
    message = words.say(f"fault.{fault.code}", **fault.details)
    if fault.line is None:
        return words.say("fault.line", file=fault.file, key=fault.key, message=message)
    return words.say("fault.line_at", file=fault.file, line=fault.line, key=fault.key, message=message)
