"""A process split off and stopped at every call of the system it makes: to be killed there, or to see a call fail.

It is what `strace -e inject` does, in a few lines and some milliseconds a run. Killing works on every Linux; letting
a call fail knows the registers of x86-64 only.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NoReturn

import pytest

_TRACEME, _POKEUSER, _SYSCALL, _SETOPTIONS, _GET_SYSCALL_INFO = 0, 6, 24, 0x4200, 0x420E
_SYSGOOD_AND_KILLED_WITH_US = 1 | 0x100000
_SYSCALL_STOP = signal.SIGTRAP | 0x80 if sys.platform != "win32" else 0
_NUMBER, _RESULT = 15 * 8, 10 * 8
"""Where x86-64 keeps the number of a call and its result."""

NAMES = {
    0: "read", 1: "write", 3: "close", 4: "stat", 5: "fstat", 6: "lstat", 8: "lseek", 9: "mmap", 10: "mprotect",
    11: "munmap", 12: "brk", 13: "rt_sigaction", 14: "rt_sigprocmask", 16: "ioctl", 20: "writev", 21: "access", 28: "madvise",
    25: "mremap", 39: "getpid", 40: "sendfile", 63: "uname", 72: "fcntl", 73: "flock", 74: "fsync", 77: "ftruncate", 79: "getcwd",
    82: "rename", 86: "link", 87: "unlink", 89: "readlink", 90: "chmod", 91: "fchmod", 102: "getuid",
    188: "setxattr", 190: "fsetxattr", 194: "listxattr", 195: "llistxattr", 217: "getdents64", 202: "futex",
    231: "exit_group", 257: "openat", 262: "newfstatat", 264: "renameat", 265: "linkat", 263: "unlinkat",
    280: "utimensat", 318: "getrandom", 332: "statx", 326: "copy_file_range",
}  # fmt: skip
OF_FILES = frozenset({
    "read", "write", "close", "stat", "fstat", "lstat", "lseek", "ioctl", "sendfile", "copy_file_range", "flock", "fsync",
    "ftruncate", "rename", "link", "unlink", "readlink", "chmod", "getdents64", "openat", "newfstatat", "renameat", "linkat",
    "unlinkat", "statx", "utimensat",
})  # fmt: skip
"""Calls that a disk can let fail."""


class _Info(ctypes.Structure):
    """What the kernel tells of a stop: at the entry of a call its number, at its exit its result."""

    _fields_ = (
        ("op", ctypes.c_uint8),
        ("arch", ctypes.c_uint32),
        ("ip", ctypes.c_uint64),
        ("sp", ctypes.c_uint64),
        ("number", ctypes.c_uint64),
        ("rest", ctypes.c_uint64 * 10),
    )

    op: int
    number: int


@dataclass
class Life:
    """What a traced process did until its end."""

    calls: list[str] = field(default_factory=list)
    said: str = ""
    """All it wrote to the pipe it was given."""
    killed: bool = False


@cache
def can_trace() -> bool:
    """Whether processes may be traced here."""
    if sys.platform != "linux":
        return False
    try:
        return lived(lambda: None, lambda say: say("x")).said == "x"
    except OSError:
        return False


def needs_tracing(*, failing: bool = False) -> None:
    """Skips a test where processes cannot be traced."""
    if not can_trace():
        pytest.skip("needs Linux, and leave to trace processes (ptrace)")
    if failing and platform.machine() != "x86_64":
        pytest.skip("lets calls fail on x86-64 only")


def lived(
    prepare: Callable[[], object],
    act: Callable[[Callable[[str], None]], object],
    *,
    kill_at: int | None = None,
    fail: Callable[[int, str], int] = lambda at, name: 0,
) -> Life:
    """Runs something in a process split off.

    Args:
        prepare: Done before the tracing begins.
        act: Done under trace; it may say something to us.
        kill_at: The stop to kill at, from 0: even ones are entries of calls, odd ones their exits.
        fail: The error, if any, that a call shall end with without being made, by its place from 0 and its name.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _act(prepare, act, theirs)
    os.close(theirs)
    try:
        life = _trace(child, kill_at, fail)
        with os.fdopen(ours, encoding="utf-8", closefd=False) as told:
            life.said = told.read()
    finally:
        os.close(ours)
    return life


def _act(
    prepare: Callable[[], object], act: Callable[[Callable[[str], None]], object], pipe: int
) -> NoReturn:
    code = 1
    try:
        prepare()
        _ptrace(_TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        act(lambda text: _say(pipe, text))
        code = 0
    finally:
        os._exit(code)


def _say(pipe: int, text: str) -> None:
    os.writev(pipe, [text.encode()])  # a call that no file is written with, so that it can be told apart


def _trace(child: int, kill_at: int | None, errors: Callable[[int, str], int]) -> Life:
    life, stop, failing = Life(), 0, 0
    _, status = os.waitpid(child, 0)
    if not os.WIFSTOPPED(status):
        raise OSError("tracing is not allowed")
    _ptrace(_SETOPTIONS, child, 0, _SYSGOOD_AND_KILLED_WITH_US)
    handed_on = 0
    while True:
        _ptrace(_SYSCALL, child, 0, handed_on)
        _, status = os.waitpid(child, 0)
        if not os.WIFSTOPPED(status):
            life.killed = os.WIFSIGNALED(status)
            return life
        handed_on = 0
        if os.WSTOPSIG(status) != _SYSCALL_STOP:
            handed_on = os.WSTOPSIG(status)
            continue
        entering = stop % 2 == 0
        if entering:
            life.calls.append(_name(child))
            failing = errors(len(life.calls) - 1, life.calls[-1])
        if stop == kill_at:
            os.kill(child, signal.SIGKILL)  # at an entry: the call is never made
            os.waitpid(child, 0)
            life.killed = True
            return life
        if failing:
            where, what = (_NUMBER, -1) if entering else (_RESULT, -failing)  # no such call: nothing is done
            _ptrace(_POKEUSER, child, where, what)
        stop += 1


def _name(child: int) -> str:
    info = _Info()
    _ptrace(_GET_SYSCALL_INFO, child, ctypes.sizeof(info), ctypes.addressof(info))
    return (
        NAMES.get(info.number, f"call {info.number}")
        if platform.machine() == "x86_64"
        else f"call {info.number}"
    )


def _ptrace(request: int, child: int, address: int = 0, data: int = 0) -> None:
    libc = _libc()
    ctypes.set_errno(0)
    if libc.ptrace(request, child, address, data) == -1 and ctypes.get_errno():
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


@cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    libc.ptrace.restype = ctypes.c_long
    return libc
