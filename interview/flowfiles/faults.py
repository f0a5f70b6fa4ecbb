"""What a fault of a flow file is, and the table of every code there is.

A code names its sentence in `wording/<lang>/flows.toml`; its room says what kind of check finds it. Nothing is
checked here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from difflib import get_close_matches
from typing import Literal

from interview.dataclass import dataclass

Room = Literal[
    "files", "shape", "ids", "references", "gates", "relations", "ledger", "tables", "labels", "words", "english", "earlier", "drafts", "proof"
]  # fmt: skip

_BY_ROOM: dict[Room, str] = {
    "files": """flow_file_missing flow_file_too_large flow_file_unreadable flow_file_encoding flow_file_syntax
        syntax_value syntax_twice syntax_string syntax_line syntax_deep syntax_digits flow_words flow_sections
        section_file_twice file_unused""",
    "shape": """extra_key extra_key_near missing_key no_such_kind want_text want_number want_whole want_yes_no want_list
        want_table not_one_of bad_id empty_text too_few out_of_range one_test refused""",
    "ids": """id_twice figure_twice name_twice section_twice id_gone renamed_unknown renamed_unknown_near renamed_in_use
        renamed_from_nothing years_order years_overlap years_hole no_year no_office""",
    "references": """unknown unknown_near forward circular own_answer too_late last_not_figure wrong_test no_option
        no_option_near placeholder placeholder_near placeholder_missing""",
    "gates": """no_options one_option option_twice label_twice name_answers options_idle count_of count_of_gate no_count_of
        no_gate no_opens gate_name sentences_both sentences_none may_be_empty optional_figure steady some names
        sibling sibling_near sibling_kind""",
    "relations": """relation_text unknown_figure unknown_figure_near computes_left computes_weight computes_later
        computed_twice computed_asked never_holds says_nothing breaks_at_zero weights relation_twice not_identity says_differs
        no_each no_balance no_results_sum no_columns_sum no_tally_sum""",
    "ledger": """no_row one_role no_given given_idle no_way group_idle walk_unknown walk_unknown_near walk_alike walk_long
        no_other_article apart""",
    "tables": """spans too_wide bad_width cell_unknown cell_unknown_near cell_twice cell_shape or_empty not_printed text_not_told
        prose_not_printed not_computed header_rows mixed_heads row_twice unit_differs unit_not_printed""",
    "labels": "heading part_missing part_twice table_name numbering label_differs",
    "words": """long no_help no_law no_knower knower_idle no_source no_says no_opening no_title numbered_title no_aliases no_unit
        unit_unknown unit_idle like_idle no_like max_length_idle no_max_length skip_words said_twice if_told_idle told_by_idle
        way_idle way_number way_unit way_vague way_bracket way_sign
        way_kind way_means_two""",
    "english": "no_english english_extra english_extra_near english_placeholders english_same",
    "earlier": """earlier_form earlier_form_near earlier_here earlier_here_near earlier_there earlier_there_near earlier_twice
        earlier_left_out""",
    "drafts": """draft_text draft_text_near cannot_print brace formatter_kind formatter_order formatter_idle formatter_part
        names_nothing wordings_differ sentence_never sentence_always when_idle says_zero fact_idle fact_option_idle""",
    "proof": "unreachable undecided idle idle_option dead_end",
}  # fmt: skip
CODES: dict[str, Room] = {code: room for room, codes in _BY_ROOM.items() for code in codes.split()}
"""Every code and its room."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a flow file."""

    file: str
    key: str
    code: str
    """Names the sentence in `wording/<lang>/flows.toml`."""
    details: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None
    """Where in the file, from 1; None where that cannot be told."""

    @property
    def room(self) -> Room:
        """What kind of check found it."""
        return CODES[self.code]

    def at(self, line: int | None) -> Fault:
        """The same fault with its line."""
        return replace(self, line=line)


def misnamed(file: str, key: str, code: str, name: str, known: Iterable[str], **more: object) -> Fault:
    """A name that nothing has; the nearest one that something has is the cure."""
    near = get_close_matches(name, sorted(known), n=1)
    details: dict[str, object] = {"name": name, **more}
    if near:
        return Fault(file, key, f"{code}_near", {**details, "near": near[0]})
    return Fault(file, key, code, details)


def said_twice(file: str, key: str, texts: Iterable[str]) -> Iterator[Fault]:
    """A text that stands where all are to differ, once for each that stands there again."""
    for text, count in Counter(texts).items():
        if count > 1:
            yield Fault(file, key, "said_twice", {"text": text[:20]})
