"""What a text that this program drafted tells of its year alone: its one thing, the result of an appraisal, what was done.

It happened last year, so next year it is asked for again or left out, never told as it stood. It is known by the sentences
around it: they are the flow's own wordings, of today or of an earlier version. In a text of other words nothing is sure, and nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from interview.dataclass import dataclass
from interview.engine.flow.drafts import Draft, Names
from interview.engine.flow.model import Flow
from interview.engine.plan.drafting.ours import in_wordings, sentences, wordings
from interview.engine.prose.derived import OwnWords
from interview.engine.prose.passage import Bound
from interview.review.text.folded import Folded

_FAMILIAR = 2
"""So many sentences of ours make a text one of ours."""


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence of a text in the office's own words, whole."""

    of: str
    """The fact that it tells, or the names of what was done."""
    text: str
    words: str
    """What it tells; nothing where it only names what was done, which nobody can say of another year."""
    place: Bound


def own_sentences(texts: Iterable[Folded], flow: Flow) -> tuple[OwnSentence, ...]:
    """The sentences of texts that tell a short text of the office's own, in drafts of ours."""
    return tuple(
        each
        for text in texts
        if (draft := flow.drafts.get(text.address)) is not None
        for each in _in_text(text, draft, flow)
    )


def _in_text(text: Folded, draft: Draft, flow: Flow) -> Iterator[OwnSentence]:
    facts = {id for id, each in flow.questions.items() if each.kind == "text" and each.serves == text.address}
    done = {id for id, each in flow.formatters.items() if isinstance(each, Names) and each.unless_none}
    own = next((each.of[0] for each in wordings(draft) if each.bare and facts.issuperset(each.of)), None)
    known = [each for each in wordings(draft) if not each.bare]
    strange: list[tuple[int, int]] = []
    stand = list(sentences(text.told))
    for start, end in stand:
        said = text.told[start:end]
        wording = next((each for each in known if each.says(said)), None)
        if wording is not None and facts.issuperset(wording.of) and wording.of:
            yield _told(text, wording.of[0], start, end, *map(len, wording.between))
        elif wording is not None and done.issuperset(wording.of) and wording.of:
            yield OwnSentence(
                wording.of[0], text.address, "", Bound(start, end, str(OwnWords(wording.of[0])))
            )
        elif wording is None and not in_wordings(known, said):
            strange.append((start, end))
    if own is not None and len(strange) == 1 and len(stand) > _FAMILIAR:
        yield _told(text, own, *strange[0], 0, 1)


def _told(text: Folded, of: str, start: int, end: int, lead: int, stop: int) -> OwnSentence:
    said = text.told[start:end]
    place = Bound(start, end, str(OwnWords(of, said[:lead])))
    return OwnSentence(of, text.address, said[lead : len(said) - stop], place)
