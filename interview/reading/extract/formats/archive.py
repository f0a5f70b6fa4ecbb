"""A page that a browser or Word saved as one file (.mht, .mhtml), or a mail (.eml): what is the report among its parts.

A document that was sent along is the report, else the page, else the text. Everything else in the file, pictures and styles,
is left where it is; nothing is fetched.
"""

from __future__ import annotations

import re

from interview.errors import ReportFileError

_HEAD = 30_000
"""The ways that a mail took stand before all else."""
_MARK = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(
    rb"^content-type:\s*+(?:multipart/|text/(?:html|plain)|message/rfc822)", re.IGNORECASE | re.MULTILINE
)
_FIRST = re.compile(rb"[A-Za-z][A-Za-z-]{0,40}:|From ")
"""How such a file begins."""
_SENT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"%PDF")
"""How a document begins that was sent along with a mail."""


def is_archive(data: bytes) -> bool:
    """Whether a file is a packed page."""
    head = data[:_HEAD]
    return bool(_FIRST.match(head.lstrip()) and _MARK.search(head) and _KIND.search(head))


def page_of(data: bytes) -> bytes:
    """The bytes of what a packed file holds: a document sent along, the page, or the text.

    Raises:
        ReportFileError: There is none in it.
    """
    from email import message_from_bytes  # it takes a while to load, and such files are rare

    try:
        parts = [part for part in message_from_bytes(data.lstrip()).walk() if not part.is_multipart()]
        contents = [(part, part.get_payload(decode=True)) for part in parts]
    except (RecursionError, LookupError, ValueError):
        raise ReportFileError("no_text") from None
    told = [(part, content) for part, content in contents if isinstance(content, bytes)]
    for _, content in told:
        if content.startswith(_SENT):
            return content
    for kind in ("text/html", "text/plain"):
        for part, content in told:
            if part.get_content_type() == kind:
                return _declared(content, part.get_content_charset() or "", is_page=kind == "text/html")
    raise ReportFileError("no_text")


def _declared(content: bytes, charset: str, *, is_page: bool) -> bytes:
    """The content with the encoding that the file says it has in front, where it is silent itself; a text in UTF-8."""
    if is_page:
        return b"<!-- charset=%s -->" % charset.encode("ascii", "ignore") + content if charset else content
    try:
        return content.decode(charset or "utf-8").encode()
    except (LookupError, ValueError):
        return content
