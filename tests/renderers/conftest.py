"""Reports to render, and how to look into what was written."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest

from renderers.docx import write_docx
from tests.renderers.samples import report

if TYPE_CHECKING:
    from docx.document import Document as WordFile

    from renderers.model import Document


class Written:
    """A report and the Word file made of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.content = write_docx(document)

    @property
    def word(self) -> WordFile:
        return docx.Document(BytesIO(self.content))

    @property
    def names(self) -> list[str]:
        with ZipFile(BytesIO(self.content)) as packed:
            return packed.namelist()

    def part(self, name: str) -> str:
        with ZipFile(BytesIO(self.content)) as packed:
            return packed.read(name).decode()


@pytest.fixture(scope="session", params=["quiet", "busy", "huge"])
def written(request: pytest.FixtureRequest) -> Written:
    """A finished report, in each of three sizes."""
    return Written(report(request.param))


@pytest.fixture(scope="session")
def draft() -> Written:
    """An unfinished report."""
    return Written(report(draft=True))
