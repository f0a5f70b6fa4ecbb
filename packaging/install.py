"""Installs nianbao from the folder this file lies in, without a network: `python3 install.py`.

Makes an environment of its own, by default in the user's own programs, and says how to start it. It is run by whatever
Python is there, so that one that is too old can say so: no syntax here that Python 3.6 does not know.
"""

import argparse
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    """Installs; 0 where all went well."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument(
        "folder", nargs="?", type=Path, default=usual_folder(), help="where to install (%(default)s)"
    )
    folder = options.parse_args().folder.absolute()
    wanted = HERE / "requirements-{}.{}.txt".format(*sys.version_info[:2])
    if not wanted.exists():
        there = [each.stem.replace("requirements-", "") for each in HERE.glob("requirements-*.txt")]
        print("Python {}.{}，这一包里没有。".format(*sys.version_info[:2]))
        print("Python {} 才行 / needed: Python {}".format("、".join(sorted(there)), ", ".join(sorted(there))))
        return 1
    # Without pip, which Debian keeps in a package of its own: the one that was brought along is run as it lies.
    venv.create(str(folder), clear=True, with_pip=False)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    pip = [str(python), str(next((HERE / "wheels").glob("pip-*.whl")) / "pip")]
    offline = ["install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    plain["PIP_CONFIG_FILE"] = os.devnull
    ours = next((HERE / "wheels").glob("nianbao-*.whl"))
    for what in (["--require-hashes", "--find-links", str(HERE / "wheels"), "-r", str(wanted)], [str(ours)]):
        done = subprocess.call(pip + offline + what, env=plain)
        if done:
            print("没有装上。 / It could not be installed.")
            return done
    started = scripts / ("nianbao.exe" if os.name == "nt" else "nianbao")
    print('装好了，打开： / Installed; start it with:\n  "{}" --home'.format(started))
    return 0


def usual_folder():
    """Where programs of one user lie."""
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "Programs" / "nianbao"
    return Path.home() / ".local" / "share" / "nianbao"


if __name__ == "__main__":
    raise SystemExit(main())
