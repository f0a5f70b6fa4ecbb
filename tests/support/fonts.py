"""Whether this computer has a Chinese font: without one no PDF is set, and what looks at one is skipped."""

from __future__ import annotations

import pytest

from renderers.faces import NoChineseFontError, chosen
from renderers.pdf import typesetting
from renderers.style import Faces


def _is_here() -> bool:
    try:
        chosen(Faces(), typesetting.families())
    except NoChineseFontError:
        return False
    return True


needs_chinese_font = pytest.mark.skipif(not _is_here(), reason="this computer has no Chinese font")
PDF = pytest.param("pdf", marks=needs_chinese_font)
"""The format of that name among others."""
