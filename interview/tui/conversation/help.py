"""The help of the question asked now, laid over the transcript until it is put away."""

from __future__ import annotations

from interview.talk.prompt.question import help_rows
from interview.tui.conversation.host import ScreenHost
from interview.tui.widgets.help import HelpPanel


class HelpShown:
    """Opens the help and puts it away.

    Args:
        host: The screen.
        panel: Where it is read.
    """

    def __init__(self, host: ScreenHost, panel: HelpPanel) -> None:
        self._host, self._panel = host, panel

    @property
    def is_open(self) -> bool:
        """Whether it lies over the transcript."""
        return self._panel.display

    def turn(self) -> None:
        """Opens it, or puts it away."""
        if not self.close():
            self._open()
        self._host.show_keys()

    def _open(self) -> None:
        """Says why this is asked, what counts and what does not."""
        held, words = self._host.held, self._host.held.words
        asked = held.state.asked
        rows = help_rows(asked, held.elsewhere(asked), words) if asked else []
        said = [words.say("screen.help_line", head=head, text=text) for head, text in rows]
        self._host.transcript.display = False
        self._panel.show("\n".join(said) or words.say("help.none"))

    def close(self) -> bool:
        """Puts it away and shows the transcript again; False where it is not open."""
        if not self.is_open:
            return False
        self._panel.put_away()
        self._host.transcript.display = True
        return True
