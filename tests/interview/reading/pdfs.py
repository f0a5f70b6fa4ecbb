"""Small PDF files with Chinese text at given places, made by hand: no library of ours writes them."""

from __future__ import annotations

from tests.support.pdf_file import pdf_of

_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /N def /CMapType 2 def "
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange "
    + b" ".join(b"<%02X00> <%02XFF> <%02X00>" % (page, page, page) for page in range(256))
    + b" endbfrange endcmap end end"
)


def pdf(*pages: list[tuple[float, float, str]]) -> bytes:
    """A PDF whose pages have texts at (x, y), in points, from below."""
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>"
        % (b" ".join(b"%d 0 R" % (6 + 2 * at) for at in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/F/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000>>",
        _stream(_MAP),
    ]
    for texts in pages:
        drawn = b"".join(
            b"BT /F1 10 Tf 1 0 0 1 %.1f %.1f Tm <%s> Tj ET\n"
            % (x, y, text.encode("utf-16-be").hex().encode())
            for x, y, text in texts
        )
        number = len(objects) + 1
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (number + 1),
            _stream(drawn),
        ]
    return pdf_of(objects)


def _stream(body: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(body), body)
