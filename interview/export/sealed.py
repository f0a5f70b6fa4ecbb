"""The seal of a PDF file or a web page: a hash over all of it, in a comment, by which it is known to be as it was written.

As a Word file has one (`renderers.docx.seal`): one that is as we wrote it is written anew by the same report unasked, for
nothing that anybody did to it is lost. Any program that saves the file, or signs it, changes the hash. Writes no file.
"""

from __future__ import annotations

import re
from hashlib import sha256

_BEFORE = {"pdf": b"startxref", "html": b"</html>"}
"""What the comment stands before: where a PDF file's table of places ends, and where a page does."""
_COMMENT = {"pdf": b"%%%b\n", "html": b"<!-- %b -->\n"}
_NAME = b"nianbao-sha256:%b:%b"
_SEAL = re.compile(rb"nianbao-sha256:([0-9a-f]{16}):([0-9a-f]{64})")
_NONE = b"0" * 64
"""Stands in place of the hash while it is taken."""


def sealed(data: bytes, to: str, title: str) -> bytes:
    """The bytes with their seal, which says of what report they are, too.

    Args:
        data: A file as it was rendered.
        to: Its format, `pdf` or `html`.
        title: The title of the report.
    """
    at = data.rindex(_BEFORE[to])
    report = sha256(title.encode()).hexdigest()[:16].encode()
    whole = data[:at] + _COMMENT[to] % (_NAME % (report, _NONE)) + data[at:]
    return whole.replace(_NAME % (report, _NONE), _NAME % (report, _hash(whole)))


def is_same_report(old: bytes, new: bytes) -> bool:
    """Whether a file is as we wrote it, and of the report that the new one is of; any bytes may come."""
    was = report_of(old)
    return was is not None and was == report_of(new)


def report_of(data: bytes) -> bytes | None:
    """What names the report of a file that is as we wrote it; None of any other."""
    found = _SEAL.findall(data)
    if len(found) != 1:
        return None
    report, seal = found[0]
    unsealed = data.replace(_NAME % (report, seal), _NAME % (report, _NONE))
    return report if _hash(unsealed) == seal else None


def _hash(data: bytes) -> bytes:
    return sha256(data).hexdigest().encode()
