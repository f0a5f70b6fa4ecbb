"""Gathers everything that an office without a network needs to install: one folder, one archive, one command.

    python packaging/bundle.py windows-x86_64 [--python 3.12] [--python 3.13] [--out DIR]

Wheels of every library for the named system and the named versions of Python (all that the program knows, where none is
named), each with its hash, pip itself, and `install.py`, which needs nothing else. Libraries are resolved by uv, since pip
asks the machine it runs on where a library differs between systems. Runs on any system for any other.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "linux-x86_64": ("x86_64-manylinux_2_28", ["manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"]),
    "linux-arm64": ("aarch64-manylinux_2_28", ["manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"]),
    "windows-x86_64": ("x86_64-pc-windows-msvc", ["win_amd64"]),
    "windows-arm64": ("aarch64-pc-windows-msvc", ["win_arm64"]),
    "macos-x86_64": ("x86_64-apple-darwin", ["macosx_13_0_x86_64", "macosx_10_12_x86_64"]),
    "macos-arm64": ("aarch64-apple-darwin", ["macosx_13_0_arm64", "macosx_11_0_arm64"]),
}  # fmt: skip
"""What uv calls each system, and the tags of the wheels that run there, the newest first."""


def main() -> int:
    """Gathers, and says where it is and how large."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("system", choices=sorted(SYSTEMS), help="where it will be installed")
    asked.add_argument(
        "--python", action="append", choices=PYTHONS, help="its Python; may be given several times"
    )
    asked.add_argument("--out", type=Path, default=ROOT / "dist", help="where the folder and the archive go")
    options = asked.parse_args()
    folder: Path = options.out.resolve() / f"nianbao-offline-{options.system}"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "wheels").mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="nianbao-bundle-") as work:
        python = _environment(Path(work))
        _pip(python, "wheel", "--no-deps", "--wheel-dir", folder / "wheels", ROOT)
        _pip(python, "download", "--no-deps", "--dest", folder / "wheels", "pip")
        for version in options.python or PYTHONS:
            _gather(python, folder, options.system, version)
    for file in (HERE / "install.py", ROOT / "LICENSE", ROOT / "README.md"):
        shutil.copy(file, folder)
    shutil.copytree(HERE / options.system.partition("-")[0], folder / "starters")
    shutil.copy(HERE / "icon" / "nianbao.svg", folder / "starters")
    kind = "zip" if options.system.startswith("windows") else "gztar"
    archive = Path(shutil.make_archive(str(folder), kind, folder.parent, folder.name))
    print(f"{archive}  {archive.stat().st_size / 1_000_000:.0f} MB")
    return 0


def _environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    _pip(python, "install", "-r", HERE / "requirements.txt")
    return python


def _gather(python: Path, folder: Path, system: str, version: str) -> None:
    """The wheels for one version of Python, and a list of them with their hashes."""
    platform, tags = SYSTEMS[system]
    wanted = folder / f"requirements-{version}.txt"
    _run(
        *(
            python,
            "-m",
            "uv",
            "pip",
            "compile",
            "--quiet",
            "--no-header",
            "--no-annotate",
            "--generate-hashes",
        ),
        *("--only-binary", ":all:", "--python-platform", platform, "--python-version", version),
        *(ROOT / "pyproject.toml", "-o", wanted),
    )
    allowed = [part for tag in tags for part in ("--platform", tag)]
    _pip(
        *(
            python,
            "download",
            "--no-deps",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--python-version",
            version,
        ),
        *(*allowed, "--dest", folder / "wheels", "-r", wanted),
    )


def _pip(python: Path, *arguments: object) -> None:
    _run(python, "-m", "pip", arguments[0], "--quiet", *arguments[1:])


def _run(*command: object) -> None:
    subprocess.run([str(each) for each in command], check=True, cwd=ROOT)  # noqa: S603 - our own commands


if __name__ == "__main__":
    raise SystemExit(main())
