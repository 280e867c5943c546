"""What the core and the actions say is wrong, said in another language where there is a pattern.

Their own words are part of the contract and stay English there. A sentence that none of these
patterns fits stays as it is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from flask_babel import gettext

from assignments.core.words import InputError
from assignments.web import languages
from assignments.web.languages import N_

# What is wrong, what to do, and what was refused; a place that is left open stands for anything.
PATTERNS = (
    N_("is empty"),
    N_("is missing"),
    N_("is left out"),
    N_("is none of this assignment's"),
    N_("is the same currency"),
    N_("is before the start"),
    N_("is before the trip departs"),
    N_("is after the recorded end %(a)s"),
    N_("is not from 1 to 120"),
    N_("is no amount"),
    N_("is no text of up to 2000 characters"),
    N_("is missing: the term was confirmed and is in use"),
    N_("is missing: confirmed terms rest on the letter"),
    N_("is no PDF, JPEG, PNG, HEIC or WebP, whatever its name says"),
    N_("is cut off or damaged"),
    N_("hides a file of another kind"),
    N_("has more than %(a)s characters"),
    N_("has more than half a million characters"),
    N_("does not stand in the letter"),
    N_("these words do not stand in the letter"),
    N_("there is no such person"),
    N_("stays who it was"),
    N_("lines were submitted in the old one"),
    N_("lines were counted by years from the old start"),
    N_("this file is attached already"),
    N_("this file is in the claim already"),
    N_("the claim has none"),
    N_("that traveller has such a trip"),
    N_("there is a shipment of that name"),
    N_("there is a letter %(a)s already"),
    N_("nobody stands in for themselves"),
    N_("this person cannot log in"),
    N_("that is more than a year"),
    N_("no line was chosen"),
    N_("no file was chosen"),
    N_("nothing is other than before"),
    N_("this is how it stands already"),
    N_("this is what it costs already"),
    N_("the same is recorded already"),
    N_("the form has no key of its own"),
    N_("the form came without its key"),
    N_("the form was sent for something else"),
    N_("the end is not after the start"),
    N_("only a draw pays a line"),
    N_("judging again allows nothing"),
    N_("%(a)s needs one"),
    N_("%(a)s is not a date"),
    N_("%(a)s does not exist"),
    N_("%(a)s is not a month"),
    N_("%(a)s is not a number"),
    N_("%(a)s is not above zero"),
    N_("%(a)s has more than 15 digits"),
    N_("%(a)s has more decimals than the currency has"),
    N_("%(a)s is before the first day"),
    N_("%(a)s is before the start"),
    N_("%(a)s is before the assignment's start"),
    N_("%(a)s is before %(b)s"),
    N_("%(a)s is after %(b)s"),
    N_("%(a)s is past"),
    N_("%(a)s is over"),
    N_("%(a)s is in the future"),
    N_("%(a)s lies in the future"),
    N_("%(a)s is not over yet"),
    N_("%(a)s is more than a year ahead"),
    N_("%(a)s is no address"),
    N_("%(a)s is somebody's already"),
    N_("unknown currency %(a)s"),
    N_("unknown country %(a)s"),
    N_("unknown %(a)s %(b)s"),
    N_("it holds a NUL, which is no character"),
    N_("fill it in"),
    N_("shorten it"),
    N_("choose one of the list"),
    N_("choose another file"),
    N_("choose the file again"),
    N_("choose at least one"),
    N_("choose somebody else"),
    N_("choose somebody who can"),
    N_("tick at least one"),
    N_("tick those that end"),
    N_("give a later day"),
    N_("give an earlier day"),
    N_("give today or a later day"),
    N_("give the day on which it happened"),
    N_("give a day of the calendar"),
    N_("give a number of months"),
    N_("give another name"),
    N_("give another number"),
    N_("give another address"),
    N_("give another amount"),
    N_("give a smaller number"),
    N_("give a positive number"),
    N_("give at most %(a)s decimals"),
    N_("give the right amount"),
    N_("give an amount, or reject"),
    N_("write YYYY-MM-DD"),
    N_("write the year and month, as in 2005-03"),
    N_("write digits only"),
    N_("write why"),
    N_("write a few words"),
    N_("write it as name@company.example"),
    N_("write name@company.com"),
    N_("say why it changes"),
    N_("say why it is corrected"),
    N_("change what is wrong"),
    N_("leave it out"),
    N_("leave it as it is"),
    N_("leave it empty"),
    N_("keep its currency"),
    N_("copy it from the letter's text"),
    N_("copy it from the letter"),
    N_("copy them from it"),
    N_("paste the letter's text"),
    N_("load the page again"),
    N_("load the page again, or ask the employee"),
    N_("send it again as it is now"),
    N_("type it again"),
    N_("add a line first"),
    N_("add another line"),
    N_("correct it, or leave it"),
    N_("begin at the front"),
    N_("name another one"),
    N_("photograph the receipt or save it as a PDF"),
    N_("photograph the receipt or print it to a PDF"),
    N_("see that it opens on your device, then upload it again"),
    N_("use its two letters, as in CN"),
    N_("this needs a receipt"),
    N_("correct it, or say that it is right"),
    N_("This page belongs to another role than yours."),
    N_("Nobody is logged in."),
    N_("This was already done; nothing was changed a second time."),
    N_("The line is %(a)s and cannot be changed."),
    N_("The claim is %(a)s: no line waits any more."),
    N_("No line of this claim waits any more."),
    N_("What is due changed since it was shown: look at it again."),
    N_("Two people have to approve this amount, and neither for the other."),
    N_("Somebody kept another version of the plan meanwhile."),
    N_("The rule is confirmed already."),
    N_("It was taken back already."),
    N_("The stay was taken back already."),
    N_("This bonus was answered already."),
    N_("The final hypothetical tax is not recorded yet."),
    N_("%(a)s has confirmed the term already."),
    N_("%(a)s has confirmed the term by now."),
    N_("%(a)s has ended the reading already."),
    N_("%(a)s is not in HR: nobody needs to stand in for them."),
    N_("This is for %(a)s alone."),
)
_PLACE = re.compile(r"%\((\w)\)s")


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns, those with the fewest open places first."""
    known = sorted(PATTERNS, key=lambda text: (text.count("%("), -len(text)))
    return tuple((_pattern(text), text) for text in known)


def _pattern(text: str) -> re.Pattern[str]:
    parts: Iterator[str] = iter(_PLACE.split(text))
    written = re.escape(next(parts))
    for name, words in zip(parts, parts, strict=True):
        written += f"(?P<{name}>.+?){re.escape(words)}"
    return re.compile(written)


def said(text: str) -> str:
    """A sentence of the core in the language of the moment, where a pattern fits it."""
    if languages.current() == languages.ENGLISH:
        return text
    for pattern, message in _compiled():
        if found := pattern.fullmatch(text):
            return str(gettext(message)) % found.groupdict()
    return text


def sentence(error: InputError) -> str:
    """An error as a form says it beside the field: what is wrong and what to do."""
    what, remedy = said(error.what), said(error.remedy)
    return str(
        gettext("%(what)s: %(remedy)s.", what=f"{what[:1].upper()}{what[1:]}", remedy=remedy)
    )
