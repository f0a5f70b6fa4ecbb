"""Builds the frozen program for the system it runs on: one folder with everything inside, and an archive of it.

    python packaging/build.py [--out DIR] [--without-pdf]

The folder is built from an environment of its own, so that nothing that happens to be installed gets in. What goes in and
what stays out is `nianbao.spec`'s. Standard library only: a machine that builds needs Python and the package registry.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
STARTERS = {"linux": "linux", "win32": "windows", "darwin": "macos"}
"""The folder of what starts the program, by `sys.platform`."""

_NEEDED = re.compile(rb"GLIBC_(\d+)\.(\d+)\b")
_BUILDERS = ("pip-", "setuptools-")
_LICENCE = re.compile(r"(?i)licen[cs]e|copying|notice|authors")


def main() -> int:
    """Builds, and says where it is and how large."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument(
        "--out", type=Path, default=ROOT / "dist", help="where the folder and the archive go"
    )
    options.add_argument(
        "--without-pdf", action="store_true", help="leave the typesetter out, two thirds of the size"
    )
    asked = options.parse_args()
    out = asked.out.resolve()
    with tempfile.TemporaryDirectory(prefix="nianbao-build-") as work:
        python = _environment(Path(work) / "environment")
        if asked.without_pdf:
            _run(python, "-m", "pip", "uninstall", "-q", "-y", "typst")
        folder = _frozen(python, Path(work), out)
    _add_starters(folder)
    archive = _archive(folder, "-without-pdf" if asked.without_pdf else "")
    print(f"{folder}  {_megabytes(_files(folder)):.0f} MB")
    print(f"{archive}  {_megabytes([archive]):.0f} MB")
    if floor := oldest_glibc(_files(folder)):
        print(f"glibc {floor} or newer")
    return 0


def _environment(folder: Path) -> Path:
    """The interpreter of a new environment with the program and its libraries, nothing else."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    _run(python, "-m", "pip", "install", "-q", ROOT)
    return python


def _frozen(python: Path, work: Path, out: Path) -> Path:
    """The folder with the program, its licences beside it."""
    licences = work / "licences"
    _gather_licences(python, licences)
    _run(python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt")
    _run(
        *(python, "-m", "PyInstaller", HERE / "nianbao.spec", "--noconfirm", "--log-level", "ERROR"),
        *("--distpath", out, "--workpath", work / "steps"),
    )
    shutil.copytree(licences, out / "nianbao" / "licences")
    return out / "nianbao"


def _run(*command: object) -> None:
    subprocess.run([str(each) for each in command], check=True)  # noqa: S603 - our own commands


def _gather_licences(python: Path, into: Path) -> None:
    """The licences of what is carried along, a folder for each: most of them ask for no more than that."""
    library = Path(sysconfig.get_path("purelib", vars={"base": str(python.parents[1])}))
    for about in sorted(library.glob("*.dist-info")):
        for file in about.rglob("*"):
            if file.is_file() and _LICENCE.search(file.name) and not about.name.startswith(_BUILDERS):
                _copy(file, into / about.name.removesuffix(".dist-info"))
    for name in ("LICENSE.txt", "LICENSE"):  # Windows has it beside the interpreter
        for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
            if (folder / name).is_file():
                _copy(folder / name, into / "python")


def _add_starters(folder: Path) -> None:
    """What a person clicks on, the icon, and a page to read first."""
    for file in (HERE / STARTERS.get(sys.platform, "linux")).iterdir():
        _copy(file, folder)
    _copy(HERE / "icon" / "nianbao.svg", folder)
    page = (HERE / "说明.txt").read_text(encoding="utf-8")
    (folder / "说明.txt").write_text(page, encoding="utf-8-sig")  # old editors of Windows look for the mark


def _copy(file: Path, into: Path) -> None:
    into.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, into)


def _archive(folder: Path, kept_out: str) -> Path:
    """A file to carry: .zip where double click opens that, .tar.xz where programs keep their right to run in it."""
    name = f"nianbao-{_version()}-{system()}{kept_out}"
    kind = "zip" if sys.platform == "win32" else "xztar"
    return Path(shutil.make_archive(str(folder.with_name(name)), kind, folder.parent, folder.name))


def _version() -> str:
    text = (ROOT / "interview" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def system() -> str:
    """This system and its processor, as the bundle names them too: `linux-x86_64`, `windows-arm64`."""
    processors = {"amd64": "x86_64", "aarch64": "arm64"}
    processor = platform.machine().lower()
    return f"{STARTERS.get(sys.platform, sys.platform)}-{processors.get(processor, processor)}"


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.is_file() and not each.is_symlink()]


def _megabytes(files: Iterable[Path]) -> float:
    return sum(each.stat().st_size for each in files) / 1_000_000


def oldest_glibc(files: Iterable[Path]) -> str:
    """The oldest C library that all these programs and libraries run with; empty where none of them asks for one."""
    asked = sorted(each for file in files for each in _asked_of_glibc(file))
    return ".".join(map(str, asked[-1])) if asked else ""


def _asked_of_glibc(file: Path) -> Iterator[tuple[int, int]]:
    with file.open("rb") as stream:
        if stream.read(4) == b"\x7fELF":
            for major, minor in _NEEDED.findall(stream.read()):
                yield int(major), int(minor)


if __name__ == "__main__":
    raise SystemExit(main())
