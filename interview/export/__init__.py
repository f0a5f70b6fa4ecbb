"""Documents and values to files, never over anything that matters.

`render` makes the bytes of a format, `write` puts them where they belong. Renderers are loaded when they are
needed, so that nothing imports python-docx before a document is written.
"""

from interview.export.files import Written, write, write_beside
from interview.export.formats import FORMATS, SUFFIXES, render
from interview.export.remarks import Remark, of_fonts
from interview.export.values import values_json

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Remark",
    "Written",
    "of_fonts",
    "render",
    "values_json",
    "write",
    "write_beside",
]
