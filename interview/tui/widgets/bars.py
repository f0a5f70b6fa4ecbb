"""The line at the top, the keys at the bottom, the sections at the side."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from interview.dataclass import dataclass
from interview.tui.widgets.split_line import two_sided
from interview.wording.display_width import cut, width
from interview.wording.harmless import harmless


class HeadBar(Widget):
    """Whose report of which year, the section, how much is left."""

    def __init__(self) -> None:
        super().__init__(id="head")
        self._left = self._right = ""

    def show(self, left: str, right: str) -> None:
        """Shows other texts."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """One line; the left text gives way."""
        cells = self.size.width
        left = cut(harmless(self._left), max(cells - width(self._right) - 4, 8))
        return two_sided((left, "bold"), (self._right, ""), cells)[0]


@dataclass(frozen=True, slots=True)
class Key:
    """A key and what it does."""

    key: str
    does: str
    action: str
    """The screen's action, for the mouse."""


class Keys(Widget):
    """The keys that do something here, as many as fit; each can be clicked."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._keys: tuple[Key, ...] = ()

    @property
    def keys(self) -> tuple[Key, ...]:
        """All of them, those too that do not fit."""
        return self._keys

    @property
    def shown(self) -> tuple[Key, ...]:
        """Those that fit."""
        return tuple(key for _, key in self._places())

    def show(self, keys: Sequence[Key]) -> None:
        """Shows other keys; those that matter most come first."""
        if tuple(keys) != self._keys:
            self._keys = tuple(keys)
            self.refresh()

    def render(self) -> Content:
        """The keys in one line."""
        line, end = Content(""), 0
        for start, each in self._places():
            line += Content.assemble(" " * (start - end), (each.key, "bold $key"), " ", each.does)
            end = start + width(each.key) + 1 + width(each.does)
        return line

    def _places(self) -> list[tuple[int, Key]]:
        """The keys that fit, each with the cell it begins at."""
        widths = [width(each.key) + 1 + width(each.does) for each in self._keys]
        room = self.size.width
        gap = 2 if sum(widths) + 2 * len(widths) <= room else 1
        found: list[tuple[int, Key]] = []
        at = 0
        for each, cells in zip(self._keys, widths, strict=True):
            if at + cells <= room:
                found.append((at, each))
                at += cells + gap
        return found

    async def on_click(self, event: Click) -> None:
        """Does what the key under the mouse does."""
        offset = event.get_content_offset(self)
        under = [each for start, each in self._places() if offset is not None and start <= offset.x]
        if under:
            await self.screen.run_action(under[-1].action)


@dataclass(frozen=True, slots=True)
class SectionState:
    """One section at the side."""

    id: str
    name: str
    here: bool
    done: bool


class Sections(Widget):
    """Where the interview is; a click goes to a section."""

    class WentTo(Message):
        """A section was clicked."""

        def __init__(self, section: str) -> None:
            super().__init__()
            self.section = section

    def __init__(self) -> None:
        super().__init__(id="sections")
        self._sections: tuple[SectionState, ...] = ()

    def show(self, sections: Sequence[SectionState]) -> None:
        """Shows how the sections stand now."""
        if tuple(sections) != self._sections:
            widest = self._widest
            self._sections = tuple(sections)
            self.refresh(layout=self._widest != widest)

    @property
    def _widest(self) -> int:
        return max((width(each.name) for each in self._sections), default=0)

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """As wide as the longest name with its sign."""
        return self._widest + 2

    def render(self) -> Content:
        """One section a line; signs tell what colours tell too."""
        cells = self.size.width - 2
        lines = [
            Content.styled(f"{_sign(each)} {cut(each.name, cells)}", "bold $primary" if each.here else "")
            for each in self._sections
        ]
        return Content("\n").join(lines)

    def on_click(self, event: Click) -> None:
        """Goes to the section."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y < len(self._sections):
            self.post_message(self.WentTo(self._sections[offset.y].id))


def _sign(section: SectionState) -> str:
    return ">" if section.here else "✓" if section.done else " "
