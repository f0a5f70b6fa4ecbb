"""A page that a browser or Word saved as one file (.mht, .mhtml): the page among its parts, as it was before it was packed.

Everything else in the file, pictures and styles, is left where it is; nothing is fetched.
"""

from __future__ import annotations

import re

from interview.errors import ReportFileError

_HEAD = 4000
_MARK = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(
    rb"^content-type:\s*+(?:multipart/|text/html|message/rfc822)", re.IGNORECASE | re.MULTILINE
)


def is_archive(data: bytes) -> bool:
    """Whether a file is a packed page."""
    head = data[:_HEAD]
    return bool(_MARK.search(head) and _KIND.search(head))


def page_of(data: bytes) -> bytes:
    """The bytes of the page in a packed one.

    Raises:
        ReportFileError: There is none in it.
    """
    from email import message_from_bytes  # it takes a while to load, and such files are rare

    try:
        parts = message_from_bytes(data).walk()
        page = next(part for part in parts if part.get_content_type() == "text/html")
        content = page.get_payload(decode=True)
    except (RecursionError, LookupError, StopIteration, ValueError):
        raise ReportFileError("no_text") from None
    if not isinstance(content, bytes):
        raise ReportFileError("no_text")
    charset = page.get_content_charset() or ""
    return _declared(content, charset)


def _declared(content: bytes, charset: str) -> bytes:
    """The page with the encoding that the file says it has in front, where the page itself is silent."""
    return b"<!-- charset=%s -->" % charset.encode("ascii", "ignore") + content if charset else content
