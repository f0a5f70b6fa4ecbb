"""A PDF file of its objects, by hand: with the table of where each begins and the trailer, nothing else."""

from __future__ import annotations

from collections.abc import Iterable


def pdf_of(objects: Iterable[bytes]) -> bytes:
    """The file of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table, whole = len(out), len(places) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % whole
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (whole, table))
