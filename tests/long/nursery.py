"""Runs the command at a given terminal, in processes split off from one that has its modules loaded.

A start of the interpreter costs more than a short life at a prompt; a thousand lives need only one. Each line in
is JSON: the terminal, the folder, the arguments. Lines out: the number of the process, and `gone` when it has
ended.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from typing import NoReturn

from interview.cli import main
from interview.flowfiles import load_flow

LOADED_LATE = ("interview.cli.dispatch", "interview.cli.interview.start")


def live(terminal: str, folder: str, arguments: list[str]) -> NoReturn:
    """Becomes the command at a terminal of its own."""
    os.setsid()
    window = os.open(terminal, os.O_RDWR)  # the first terminal that the leader of a session opens is its own
    for number in range(3):
        os.dup2(window, number)
    # As after a start: the streams inherited may remember that they were files.
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))
    os.chdir(folder)
    os._exit(main(arguments))


def serve() -> None:
    for name in LOADED_LATE:
        import_module(name)
    load_flow("disclosure_2021")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            live(**json.loads(line))
        os.write(1, f"{child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    serve()
