#!/usr/bin/env bash
# Runs Windows' own Python 3.11 on this checkout, in Wine:
#     bash tests/wine/run.sh -m pytest -q tests/interview/session
#     bash tests/wine/run.sh -c "from interview.cli import main; main()" check report.docx
# Needs wine64, gcc-mingw-w64-x86-64 and a Python 3.11 here, whose library is taken; put in place once (about a minute, 400 MB).
#
# There is no installer to be had through pip, but a wheel that brings Windows' python311.dll along (panda3d). What Wine 8 lacks
# is made here: python.exe itself, bcryptprimitives.dll, and python3.dll, which leads on to python311.dll.
# What Wine cannot show: a pool of processes (`check` of 24 files and more hangs, as the library's own example does), links,
# fonts, how a console draws. It is no Windows; what fails here for another reason would fail there.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
home=${NIANBAO_WINE:-$HOME/.cache/nianbao-wine}
python=$(command -v python3.11)
export WINEPREFIX=$home/prefix WINEDEBUG=-all WINEARCH=win64

put_in_place() {
  local py=$home/py work
  work=$(mktemp -d)
  mkdir -p "$py/DLLs" "$py/Lib/site-packages"
  for_windows --no-deps -d "$work" panda3d
  "$python" -m zipfile -e "$work"/panda3d*.whl "$work/panda3d"
  mv "$work"/panda3d/deploy_libs/{python311,VCRUNTIME140}.dll "$py"
  mv "$work"/panda3d/deploy_libs/{*.pyd,lib*.dll,sqlite3.dll} "$py/DLLs"
  cp -r "$("$python" -c 'import os; print(os.path.dirname(os.__file__))')"/. "$py/Lib"
  rm -rf "$py"/Lib/{site-packages,lib-dynload,test} && mkdir "$py/Lib/site-packages"

  cat >"$work/python.c" <<'C'
#include <windows.h>
int wmain(int count, wchar_t **arguments) {
  int (*run)(int, wchar_t **) = (void *)GetProcAddress(LoadLibraryW(L"python311.dll"), "Py_Main");
  return run(count, arguments);
}
C
  cat >"$work/random.c" <<'C'
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) { return SystemFunction036(bytes, (ULONG)count); }
C
  { printf 'LIBRARY python3.dll\nEXPORTS\n'
    x86_64-w64-mingw32-objdump -p "$py/python311.dll" | awk '/\[Ordinal\/Name Pointer\]/ { names = 1 } names && /^\t\[/ { print $NF "=python311." $NF }'
  } >"$work/python3.def"
  echo >"$work/nothing.c"
  x86_64-w64-mingw32-gcc -municode -o "$py/python.exe" "$work/python.c"
  x86_64-w64-mingw32-gcc -shared -o "$py/bcryptprimitives.dll" "$work/random.c" -ladvapi32
  x86_64-w64-mingw32-gcc -shared -nostdlib -Wl,-e,0 -o "$py/python3.dll" "$work/nothing.c" "$work/python3.def"

  "$python" - "$here/pyproject.toml" <<'P' >"$work/wanted.txt"
import sys, tomllib
from pathlib import Path
print(*tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))["project"]["dependencies"], sep="\n")
P
  for_windows -d "$work/wheels" -r "$work/wanted.txt" pytest pytest-timeout hypothesis pexpect colorama
  for wheel in "$work"/wheels/*.whl; do "$python" -m zipfile -e "$wheel" "$py/Lib/site-packages"; done
  wine wineboot -i 2>/dev/null
  touch "$home/ready"
}

for_windows() {
  "$python" -m pip download -q --only-binary=:all: --platform win_amd64 --python-version 311 \
    --implementation cp --abi cp311 --abi abi3 --abi none "$@"
}

[ -e "$home/ready" ] || put_in_place >&2
cd "$here"
PYTHONPATH=$(wine winepath -w "$here") wine "$home/py/python.exe" "$@"
