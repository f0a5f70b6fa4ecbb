"""Runs mutmut, tries once more what it let live, and prints what is left that nobody has argued."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.mutation import survivors
from tests.mutation.survivors import ENGINE, Change, change, functions, module_file

CONFIG = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
MUTANTS = Path("mutants")
LIVED, KILLED, NOT_TRIED, TIMED_OUT = 0, 1, 33, (36, -24)
"""mutmut's codes; not tried: no test reached the function after its module was imported."""
PATIENCE = 600
ALL_TESTS = "tests/interview/engine"


def main(modules: list[str]) -> int:
    """Test these modules' mutants, or what is not tested yet of all modules; 1 where something is left to argue."""
    forget()
    files = [module_file(Path(), module).with_suffix("") for module in modules]
    names = [f"{'.'.join(file.parts)}.*" for file in files]  # without one it goes on where it stopped
    subprocess.run([sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names], check=True)
    modules = modules or [Path(name).stem for name in CONFIG["only_mutate"]]
    arguments, lived, left = survivors.argued(), set[Change](), list[tuple[str, Change]]()
    print(f"\n{'module':<12}{'mutants':>8}{'killed':>8}{'timeout':>8}{'argued':>8}{'left':>8}")
    for module in modules:
        counted: Counter[str] = Counter()
        for name, code, mutant in mutants(module):
            end = fate(name, code, mutant in arguments)
            counted[end] += 1
            if end == "argued":
                lived.add(mutant)
            if end == "left":
                left.append((name, mutant))
        each = "".join(f"{counted[end]:>8}" for end in ("killed", "timeout", "argued", "left"))
        print(f"{module:<12}{counted.total():>8}{each}", flush=True)
    stale = [
        mutant for mutant in arguments if mutant.function.split(".")[0] in modules and mutant not in lived
    ]
    for name, mutant in left:
        print(f"\n{name}\n{mutant}")
    for mutant in stale:
        print(f"\nargued for nothing, it is killed or no mutant any more: {mutant}")
    return 1 if left or stale else 0


def forget() -> None:
    """Which tests reach which function, and every verdict but killed: tests may have been written since."""
    (MUTANTS / "mutmut-stats.json").unlink(missing_ok=True)
    for path in (MUTANTS / ENGINE).rglob("*.meta"):
        kept = json.loads(path.read_text("utf-8"))
        codes = kept["exit_code_by_key"]
        kept["exit_code_by_key"] = {key: code if code == KILLED else None for key, code in codes.items()}
        path.write_text(json.dumps(kept), "utf-8")


def mutants(module: str) -> Iterator[tuple[str, int | None, Change]]:
    """Every mutant of a module: its name, mutmut's code of what became of it, and what it changes."""
    path = module_file(MUTANTS, module)
    codes: dict[str, int | None] = json.loads(path.with_suffix(".py.meta").read_text("utf-8"))[
        "exit_code_by_key"
    ]
    bodies = {name.rpartition(".")[2]: (name, body) for name, body in functions(path.read_text("utf-8"))}
    for key, code in codes.items():
        mutant = key.rpartition(".")[2]
        mangled = mutant.rpartition("__mutmut_")[0]
        name, body = bodies[mutant]
        owner, plain = name.rpartition(".")[0], mangled.removeprefix("x_").rpartition("ǁ")[2]
        function = ".".join(filter(None, (module, owner, plain)))
        original = f"{mangled}__mutmut_orig"
        before = [line.replace(original, plain) for line in bodies[original][1]]
        yield key, code, change(function, before, [line.replace(mutant, plain) for line in body])


def fate(name: str, code: int | None, argued: bool) -> str:
    """What became of a mutant; one that its module's tests let live meets all tests, in a process that imports it afresh.

    mutmut forks after everything is imported and flows are read, so what runs only then runs unchanged.
    """
    if code in TIMED_OUT:
        return "timeout"
    if code not in {LIVED, NOT_TRIED, None}:
        return "killed"
    if argued:
        return "argued"
    own, every = CONFIG["pytest_add_cli_args_test_selection"], [ALL_TESTS]
    try:
        return "left" if passes(name, own) and passes(name, every) else "killed"
    except subprocess.TimeoutExpired:
        return "timeout"


def passes(name: str, tests: list[str]) -> bool:
    """Whether a mutant passes these tests in a process of its own."""
    again = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", *CONFIG["pytest_add_cli_args"], *tests],
        cwd=MUTANTS, env={**os.environ, "MUTANT_UNDER_TEST": name}, timeout=PATIENCE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    return again.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
