"""The end of an interview on the screen: what is left to do, writing the report, what may be done with it then."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from interview.engine.step import commands as do
from interview.tui.conversation.host import ScreenHost
from interview.tui.conversation.offers import Action
from interview.tui.conversation.review_trip import ReviewTrip
from interview.tui.widgets.blocks import Said
from interview.wording.refusals import refused


class Ending:
    """Offers the end, and has reports written.

    Args:
        host: The screen.
        trip: The way to the review and back.
    """

    def __init__(self, host: ScreenHost, trip: ReviewTrip) -> None:
        self._host, self._words, self._trip = host, host.held.words, trip

    def offer(self) -> None:
        """What is left to do once everything was asked, for when the review was left."""
        from interview.talk.report.finish import unfinished

        host, state = self._host, self._host.held.state
        problem, following = unfinished(state.plan), state.plan.next_after(None)
        ready = problem is None
        actions: list[Action] = []
        if ready:
            actions.append(("line.finish", partial(self.write, draft=False)))
        elif following is not None:
            actions.append(("line.go_on", lambda: host.send(do.Jump(following.id))))
        actions.append(("screen.look_again", host.action_review))
        if not ready:
            actions.append(("line.finish_draft", partial(self.write, draft=True)))
        actions.append(("line.quit", partial(host.start, host.action_leave)))
        said = (
            refused(state.flow, problem, self._words)
            if problem is not None
            else self._words.say("screen.all_answered")
        )
        host.offers.put_actions(said, actions, yes=0 if ready else None, no=1 if ready else None)

    def write(self, *, draft: bool, over: bool = False) -> None:
        """Has the report written; asks before it is written over one that is there."""
        self._host.start(partial(self._publish, draft=draft, over=over))

    async def _publish(self, *, draft: bool, over: bool) -> None:
        from interview.talk.report.publish import write_report

        host = self._host
        async with host.one_by_one:
            outcome = await write_report(host.held, draft=draft, over=over)
        if outcome.taken:
            yes: Action = ("line.overwrite_yes", partial(self.write, draft=draft, over=True))
            no: Action = ("line.overwrite_no", host.show_state)
            host.offers.put_actions(outcome.said, [yes, no], marked=1, yes=0, no=1)
        elif outcome.path is not None and host.held.state.asked is None:
            self._offer_after(outcome.said, outcome.path)
        else:
            host.transcript.say(Said(outcome.said))
            self._trip.left = True
            host.show_state()

    def _offer_after(self, said: str, report: Path, *, also: bool = False) -> None:
        """What may be done with a report that is written; `also` where PDF and web page are there too."""
        from interview.desk.desktop import can_show_folders, show_on_desktop

        host = self._host

        def show(path: Path) -> None:
            if not show_on_desktop(path):
                host.composer.say(self._words.say("screen.no_desktop"))

        actions: list[Action] = []
        if can_show_folders():
            actions.append(("screen.show_report", partial(show, report)))
            actions.append(("screen.show_folder", partial(show, report.parent)))
        leave = "screen.quit" if host.held.written else "line.quit"
        actions.append((leave, partial(host.start, host.action_leave)))
        if host.held.written == report and not also:
            actions.append(("publish.also", partial(host.start, partial(self._publish_also, report))))
        actions.append(("screen.look_again", host.action_review))
        host.offers.put_actions(said, actions)

    async def _publish_also(self, report: Path) -> None:
        """PDF and web page beside the report; the Word file is written and stays."""
        from interview.talk.report.also import also_written

        async with self._host.one_by_one:
            said = await asyncio.to_thread(also_written, self._host.held.plan, report, self._words)
        said += "\n" + self._words.say("screen.in_folder", folder=report.parent.resolve())
        self._offer_after(said, report, also=True)
