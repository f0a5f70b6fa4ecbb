"""Installs nianbao from the folder this file lies in, without a network: `python3 install.py`.

Makes an environment of its own, by default in the user's own programs, and says how to start it. It is run by whatever
Python is there, so that one that is too old can say so: no syntax here that Python 3.6 does not know.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    """Installs; 0 where all went well."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument(
        "folder", nargs="?", type=Path, default=usual_folder(), help="where to install (%(default)s)"
    )
    folder = asked.parse_args().folder.absolute()
    wanted = HERE / "requirements-{}.{}.txt".format(*sys.version_info[:2])
    if not wanted.exists():
        say_which_python()
        return 1
    # Without pip, which Debian keeps in a package of its own: the one that was brought along is run as it lies.
    venv.create(str(folder), clear=True, with_pip=False)
    scripts, suffix = folder / ("Scripts" if os.name == "nt" else "bin"), ".exe" if os.name == "nt" else ""
    failed = fill(scripts / ("python" + suffix), wanted)
    if failed:
        print("没有装上。 / It could not be installed.")
        return failed
    put_starters_beside(folder)
    print("装好了，打开： / Installed; start it with:")
    print('  "{}" --home'.format(scripts / ("nianbao" + suffix)))
    return 0


def say_which_python():
    """Says what is here, and what would do."""
    there = sorted(each.stem.replace("requirements-", "") for each in HERE.glob("requirements-*.txt"))
    print("这里的 Python 是 {}.{}，要 {} 才行。".format(*sys.version_info[:2], "、".join(there)))
    print("This is Python {}.{}; needed is {}.".format(*sys.version_info[:2], " or ".join(there)))


def fill(python, wanted):
    """Installs the libraries, each with the hash it had when it was gathered, and the program; gives pip's exit code."""
    pip = [str(python), str(next((HERE / "wheels").glob("pip-*.whl")) / "pip"), "install"]
    offline = ["--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    plain["PIP_CONFIG_FILE"] = os.devnull
    libraries = ["--require-hashes", "--find-links", str(HERE / "wheels"), "-r", str(wanted)]
    ours = [str(next((HERE / "wheels").glob("nianbao-*.whl")))]
    for what in (libraries, ours):
        failed = subprocess.call(pip + offline + what, env=plain)  # noqa: S603 - our own command
        if failed:
            return failed
    return 0


def put_starters_beside(folder):
    """What a person clicks on; on Linux it goes into the menu too."""
    for file in (HERE / "starters").iterdir():
        shutil.copy(str(file), str(folder))
    script = folder / "add-to-menu.sh"
    if script.exists():
        subprocess.call(["/bin/sh", str(script)])  # noqa: S603 - our own script


def usual_folder():
    """Where programs of one user lie."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Programs" / "nianbao"
    return Path.home() / ".local" / "share" / "nianbao"


if __name__ == "__main__":
    raise SystemExit(main())
