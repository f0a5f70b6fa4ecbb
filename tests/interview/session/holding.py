"""Opens an answers file in a process of its own and holds it until its input ends."""

from __future__ import annotations

import sys
from pathlib import Path

from interview.session import AnswersFile

if __name__ == "__main__":
    with AnswersFile.open(Path(sys.argv[1])):
        print("open", flush=True)
        sys.stdin.read()
    print("closed", flush=True)
