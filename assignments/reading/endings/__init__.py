"""What a letter says of its own ending: proposals of rules, in the words of `core.ending`.

A proposal counts for nothing until a person confirms it. `causes` knows the words for why an
employment ends and for what defines them, `windows` when a rule holds and when it is paid,
`granted` what a sentence grants, `lists` the letter's own lists of what a cause is.
"""

from dataclasses import replace

from assignments.reading.counting import counted_units
from assignments.reading.endings.causes import causes_in, defined_in
from assignments.reading.endings.granted import Context, granted_in
from assignments.reading.endings.lists import listed, notice_in
from assignments.reading.endings.windows import window_in
from assignments.reading.values import Counted, Proposal

__all__ = ["endings"]


def endings(text: str) -> tuple[Proposal, ...]:
    """The rules that a letter's text seems to hold, in the order in which they stand."""
    _, units = counted_units(text)
    found: list[Proposal] = []
    context = Context()
    for n, one in enumerate(units):
        if one.unit.paragraph != context.paragraph:
            context = Context(paragraph=one.unit.paragraph)
        kind = defined_in(one.unit.text)
        if kind is not None:
            found += listed(units, n, kind, text)
            found += notice_in(one)
            context = Context(paragraph=one.unit.paragraph, defining=True)
            continue
        if context.defining and one.unit.kind == "item":
            continue
        context = _read_on(context, one)
        for proposal in (*granted_in(one, context, found), *notice_in(one)):
            found.append(proposal)
    return tuple(_quoted(one, text) for one in found)


def _read_on(context: Context, one: Counted) -> Context:
    """What the sentences so far say of cause and window; what follows is under it."""
    causes = causes_in(one.unit.lead) or causes_in(one.unit.text)
    window = window_in(one)
    if not causes:
        return replace(context, defining=False, window=window or context.window)
    kept = window or (context.window if context.causes else {})
    return replace(context, defining=False, causes=causes, window=kept)


def _quoted(one: Proposal, text: str) -> Proposal:
    quote = text[one.words["start"] : one.words["end"]]
    return Proposal({**one.words, "quote": quote}, one.why)
