"""`nianbao flows`: the forms there are, the faults of one's own, the schema of a flow file."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from interview.cli.exits import Exit
from interview.errors import FlowFileError
from interview.flowfiles import available
from interview.flowfiles.checking import examine
from interview.flowfiles.faults import Fault
from interview.flowfiles.schema import json_schema
from interview.wording.catalog import Words


def flows(options: argparse.Namespace, words: Words) -> Exit:
    """Lists, checks, or prints the schema."""
    match options.action:
        case "schema":
            print(json.dumps(json_schema(), ensure_ascii=False, indent=2))
        case "check":
            return _check(options, words)
        case _:
            for flow in available(options.lang):
                print(f"{flow.id}  {flow.version}  {flow.name}")
    return Exit.DONE


def _check(options: argparse.Namespace, words: Words) -> Exit:
    if options.folder is None or not Path(options.folder).is_dir():
        raise FlowFileError("no_such_file", file=options.folder or "DIR")
    folder = Path(options.folder)
    checked = examine(folder)
    for fault in checked.faults:
        print(_line(fault, words))
    key = "cli.flows_faults" if checked.faults else "cli.flows_ok"
    print(words.say(key, flow=folder.resolve().name, n=len(checked.faults)), file=sys.stderr)
    if checked.proof is not None and not checked.proof.found:
        told = {"tried": f"{checked.proof.tried:,}", "all": f"{checked.proof.stands_for:,}"}
        print(words.say("fault.proved", **told), file=sys.stderr)
    return Exit.FINDINGS if checked.faults else Exit.DONE


def _line(fault: Fault, words: Words) -> str:
    message = words.say(f"fault.{fault.code}", **fault.details)
    if fault.line is None:
        return words.say("fault.line", file=fault.file, key=fault.key, message=message)
    return words.say("fault.line_at", file=fault.file, line=fault.line, key=fault.key, message=message)
