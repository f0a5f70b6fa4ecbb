"""What to find out before the interview, as a page to print and as a workbook to be filled in.

The public names are the model's, `page_of` with its `LOOK` and what its lines say, and `write_xlsx`, which loads XlsxWriter when it is called.
"""

from __future__ import annotations

from renderers.worksheet.model import Blank, Head, Register, SheetGroup, SheetLine, Worksheet
from renderers.worksheet.page import LOOK, page_of, said_on_page

__all__ = [
    "LOOK",
    "Blank",
    "Head",
    "Register",
    "SheetGroup",
    "SheetLine",
    "Worksheet",
    "page_of",
    "said_on_page",
    "write_xlsx",
]


def write_xlsx(sheet: Worksheet) -> bytes:
    """The worksheet as the bytes of a workbook in which only the blanks can be written in; the same one gives the same bytes."""
    from renderers.worksheet.workbook import write

    return write(sheet)
