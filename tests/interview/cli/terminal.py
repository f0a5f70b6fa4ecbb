"""The installed command: run to its end, or held at a terminal of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
FROM_HERE = [sys.executable, "-c", "from interview.cli import main; raise SystemExit(main())"]
FROZEN = os.path.abspath(named) if (named := os.environ.get("NIANBAO_FROZEN", "")) else ""  # noqa: PTH100 - no link is followed
"""The frozen program, where one is to be tried: every test that runs the command then runs that, in a folder of its own."""
COMMAND = [FROZEN] if FROZEN else FROM_HERE
SECONDS = 30
PROMPT = r"\x1b\[\?2004h[^\n]*?  >(?:[^\n]|(?<=\r\r)\n)*?\x1b\[\?25h|\n  > "
"""A field that is ready: the brackets of pasted text are switched on, the cursor is shown; or a plain terminal's."""


def environment(**more: str) -> dict[str, str]:
    """A plain environment in which the package is found wherever the command is run."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "USERPROFILE", "SYSTEMROOT") if name in os.environ
    }
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "xterm", "LANG": "C.UTF-8"} | more


def nianbao(
    folder: Path, *arguments: str | Path, env: Mapping[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Runs the command to its end, without a terminal."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], cwd=folder, env=dict(env or environment()), capture_output=True, text=True,
        encoding="utf-8", timeout=SECONDS, stdin=subprocess.DEVNULL, check=False, **more,
    )  # fmt: skip


class Window:
    """A terminal window in which the command runs."""

    def __init__(self, child: Any) -> None:
        self.child = child
        self.shown = ""

    def wait_for(self, text: str) -> None:
        """Reads until a text has appeared."""
        self.child.expect_exact(text)
        self.shown += f"{self.child.before}{self.child.after}"

    def type(self, text: str, end: str = "\r") -> None:
        """Types as a person does: when the prompt is there."""
        self.prompt()
        self.child.send(text + end)

    def prompt(self) -> None:
        """Waits for a prompt, and for the cursor to stand in it."""
        self.child.expect(PROMPT)
        self.shown += f"{self.child.before}{self.child.after}"

    def to_the_end(self) -> None:
        """Reads until the command is gone."""
        import pexpect

        self.child.expect(pexpect.EOF)
        self.shown += self.child.before
        self.child.close()

    def ended(self) -> int:
        """Reads to the end and gives the exit code."""
        self.to_the_end()
        code: int | None = self.child.exitstatus
        assert code is not None, f"ended by signal {self.child.signalstatus}"
        return code

    def close(self) -> int | None:
        """Closes the window under the program, and gives its exit code; None where a signal ended it."""
        self.child.ptyproc.fileobj.close()
        until = monotonic() + SECONDS
        while self.child.isalive() and monotonic() < until:
            sleep(0.02)
        code: int | None = self.child.exitstatus
        return code

    @property
    def text(self) -> str:
        """What was shown, without what moves the cursor."""
        return re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[()][A-Z0-9]|\x1b[=>]|\r", "", self.shown)


@contextmanager
def window(
    folder: Path, *arguments: str | Path, env: Mapping[str, str] | None = None, ignored: Sequence[int] = ()
) -> Iterator[Window]:
    """Opens a terminal of 80 x 24 and runs the command in it, some signals ignored as a shell may leave them."""
    pexpect = pytest.importorskip("pexpect")
    if not hasattr(pexpect, "spawn"):
        pytest.skip("needs a pseudo-terminal")
    child = pexpect.spawn(
        COMMAND[0], [*COMMAND[1:], *map(str, arguments)], cwd=str(folder), env=dict(env or environment()),
        dimensions=(24, 80), encoding="utf-8", codec_errors="replace", timeout=SECONDS,
        preexec_fn=lambda: [signal.signal(each, signal.SIG_IGN) for each in ignored],
    )  # fmt: skip
    try:
        yield Window(child)
    finally:
        child.close(force=True)
