"""Reports and looks at random as PDF: 1,000 with NIANBAO_LONG=1, a fiftieth of that otherwise. Their pages come to rest.

Where the long table begins depends on where it stands, and where it stands on where it begins. NIANBAO_SEED sets the first
number; `made(number)` makes the report of a failure again.
"""

from __future__ import annotations

import os
from random import Random

from renderers.model import Block, Document, Heading, Paragraph
from renderers.style import Margins, Style
from tests.renderers.samples import PROSE, applications, disputes, proactive
from tests.renderers.test_pdf import warned
from tests.support.fonts import needs_chinese_font

HOW_MANY = 1_000 if os.environ.get("NIANBAO_LONG") == "1" else 20
SEED = int(os.environ.get("NIANBAO_SEED", "2026"))


def made(number: int) -> tuple[Document, Style]:
    """A report of this number, and a look."""
    dice = Random(number)
    margins = Margins(dice.uniform(15, 45), dice.uniform(15, 35), dice.uniform(20, 40), dice.uniform(15, 35))
    size, pitch = dice.choice([(12, 20), (14, 24), (15, 26), (16, 28), (16, 28.95)])
    blocks: list[Block] = [
        Paragraph(PROSE[: dice.randrange(5, len(PROSE))]) for _ in range(dice.randrange(25))
    ]
    blocks += [Heading(1, "二、"), proactive()] * dice.randrange(2)
    blocks += [Heading(1, "三、")] * dice.randrange(2) + [applications()]
    blocks += [Heading(1, "四、"), disputes(), Paragraph(PROSE)] * dice.randrange(2)
    return Document("题" * dice.randrange(1, 50), "局", 2023, tuple(blocks)), Style(
        margins, body_points=size, line_points=pitch
    )


@needs_chinese_font
def test_pages_come_to_rest_in_every_look() -> None:
    found = {number: told for number in range(SEED, SEED + HOW_MANY) if (told := warned(*made(number)))}
    assert found == {}
