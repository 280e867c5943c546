"""How each thing of a story is said, in a sentence of its own. Only words."""

import datetime as dt
from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import ngettext

from assignments.core.story import Told
from assignments.web import filters, speech
from assignments.web.forms.costs import PAY_KINDS
from assignments.web.forms.standing import KINDS as PAPERS
from assignments.web.forms.standing import TIMES_OFF
from assignments.web.languages import N_, Spoken
from assignments.web.slips import kept_said

PLAIN = Spoken(
    {
        "expected_end": N_("The assignment is expected to end."),
        "erased": N_("What was recorded of the employee was erased."),
        "assignment_recorded": N_("The assignment was recorded."),
        "assignment_changed": N_("What is recorded of the assignment was changed."),
        "end_recorded": N_("The end was recorded."),
        "end_taken_back": N_("The recorded end was taken back: the assignment goes on."),
        "ending_cause_decided": N_("It was decided whether a cause of ending is given."),
        "term_retired": N_("A term was taken out."),
        "bonus": N_("What was paid of a bonus was recorded."),
        "pay_corrected": N_("The pay of a period was corrected."),
    }
)


def said(told: Told) -> str:
    """One line of the story in words."""
    what = told.first.what
    return PLAIN[what] if what in PLAIN else _SAID[what](told)


def _began(told: Told) -> str:
    return _("The assignment begins, with %(employer)s.", employer=told.first.words.rstrip("."))


def _ended(told: Told) -> str:
    reason = told.first.words
    return (
        _("The assignment ended: %(reason)s", reason=reason)
        if reason
        else _("The assignment ended.")
    )


def _letter(told: Told) -> str:
    one = told.first
    return _("Letter %(number)s was signed: %(title)s", number=one.more, title=one.words)


def _amended(told: Told) -> str:
    one = told.first
    category, clause = speech.CATEGORY_NAMES[one.words], one.more
    if not clause:
        return _("%(category)s goes by a later letter from this day on.", category=category)
    return _(
        "%(category)s goes by a later letter from this day on, no more by clause %(clause)s.",
        category=category,
        clause=clause,
    )


def _letter_corrected(told: Told) -> str:
    one = told.first
    if not one.more:
        return _("The letter “%(title)s” was corrected.", title=one.words)
    return _("The letter “%(title)s” was corrected: %(why)s", title=one.words, why=one.more)


def _confirmed(told: Told) -> str:
    return ngettext("%(num)s term was confirmed.", "%(num)s terms were confirmed.", told.times)


def _reading(told: Told) -> str:
    words = told.first.words
    if told.first.what == "reading_ended":
        return _("How the company reads “%(words)s” was ended.", words=words)
    return _("How the company reads “%(words)s” was recorded.", words=words)


def _trip(told: Told) -> str:
    one, traveller = told.first, speech.PERSONS[told.first.more]
    if one.last is None:
        return _("%(name)s: %(traveller)s departs.", name=one.words, traveller=traveller)
    back = filters.day(one.last)
    return _(
        "%(name)s: %(traveller)s departs, back on %(day)s.",
        name=one.words,
        traveller=traveller,
        day=back,
    )


def _shipment(told: Told) -> str:
    name = told.first.words
    if told.first.more == "out":
        return _("%(name)s: goods are shipped out.", name=name)
    return _("%(name)s: goods are shipped back.", name=name)


def _submitted(told: Told) -> str:
    return _("“%(title)s” was handed in.", title=told.first.words)


def _fell_due(told: Told) -> str:
    return _("%(title)s: it fell due by itself.", title=kept_said(told.first.words))


def _invoice(told: Told) -> str:
    one = told.first
    if not one.more:
        return _("An invoice of %(supplier)s was recorded.", supplier=one.words)
    return _(
        "Invoice %(number)s of %(supplier)s was recorded.", number=one.more, supplier=one.words
    )


def _of_claim(told: Told) -> str:
    return _("Decided in claim %(number)s.", number=told.first.number)


def _asked(told: Told) -> str:
    one = told.first
    if told.times > 1:
        return ngettext(
            "%(num)s question about claim %(number)s.",
            "%(num)s questions about claim %(number)s.",
            told.times,
            number=one.number,
        )
    if not one.words:
        return _("A question about claim %(number)s.", number=one.number)
    return _("Question about claim %(number)s: %(words)s", number=one.number, words=one.words)


def _answered(told: Told) -> str:
    one = told.first
    if told.times > 1 or not one.words:
        return ngettext(
            "%(num)s answer about claim %(number)s.",
            "%(num)s answers about claim %(number)s.",
            told.times,
            number=one.number,
        )
    return _("Answer about claim %(number)s: %(words)s", number=one.number, words=one.words)


def _cost_corrected(told: Told) -> str:
    one = told.first
    if not one.words:
        return _("A cost of claim %(number)s was corrected.", number=one.number)
    return _("A cost of claim %(number)s was corrected: %(why)s", number=one.number, why=one.words)


def _rate_rule(told: Told) -> str:
    return _("Which rate counts: %(rule)s.", rule=speech.RATE_RULES[told.first.words])


def _company_rate(told: Told) -> str:
    one = told.first
    return _(
        "Company rate %(pair)s: %(rate)s, until %(day)s.",
        pair=one.words,
        rate=one.more,
        day=filters.day(one.last),
    )


def _fare(told: Told) -> str:
    category = speech.CATEGORY_NAMES[told.first.words]
    return _("%(category)s: the known economy fare was recorded.", category=category)


def _pay(told: Told) -> str:
    one = told.first
    kind, first = PAY_KINDS[one.words], filters.day(one.first)
    return _("Pay periods from %(first)s on: %(kind)s.", first=first, kind=kind)


def _fund(told: Told) -> str:
    category = speech.CATEGORY_NAMES[told.first.words]
    return _("%(category)s: money was set aside.", category=category)


def _tax(told: Told) -> str:
    one = told.first
    words = {
        "country": filters.country(one.words),
        "first": filters.day(one.first),
        "last": filters.day(one.last),
    }
    if one.what == "hypothetical":
        return _("Hypothetical tax of %(country)s was set from %(first)s on.", **words)
    if one.what == "tax_settled":
        return _("The tax year of %(country)s from %(first)s to %(last)s was settled.", **words)
    return _("The tax year of %(country)s from %(first)s to %(last)s was opened.", **words)


def _standing(told: Told) -> str:
    one = told.first
    words = {
        "kind": PAPERS[one.words],
        "person": speech.PERSONS[one.more],
        "day": filters.day(one.last),
    }
    if one.what == "runs_out":
        return _("%(kind)s (%(person)s) runs out.", **words)
    if one.last is None:
        return _("%(kind)s (%(person)s) is valid from here on.", **words)
    return _("%(kind)s (%(person)s) is valid until %(day)s.", **words)


def _away(told: Told) -> str:
    several = [_away_once(one.what, one.words, one.last) for one in told.entries]
    return " ".join(several)


def _away_once(what: str, words: str, last: dt.date | None) -> str:
    name = filters.country(words) if what == "stay" else TIMES_OFF[words]
    return _("%(name)s, until %(day)s.", name=name, day=filters.day(last))


def _month(told: Told) -> str:
    return _("%(month)s was closed.", month=filters.month_name(told.first.words))


_SAID: dict[str, Callable[[Told], str]] = {
    "began": _began,
    "ended": _ended,
    "letter": _letter,
    "amended": _amended,
    "letter_corrected": _letter_corrected,
    "term_confirmed": _confirmed,
    "reading_recorded": _reading,
    "reading_ended": _reading,
    "trip": _trip,
    "shipment": _shipment,
    "submitted": _submitted,
    "fell_due": _fell_due,
    "invoice": _invoice,
    "decided": _of_claim,
    "asked": _asked,
    "answered": _answered,
    "cost_corrected": _cost_corrected,
    "rate_rule": _rate_rule,
    "company_rate": _company_rate,
    "fare": _fare,
    "pay": _pay,
    "fund": _fund,
    "tax_opened": _tax,
    "tax_settled": _tax,
    "hypothetical": _tax,
    "standing": _standing,
    "runs_out": _standing,
    "stay": _away,
    "time_off": _away,
    "month_closed": _month,
}
