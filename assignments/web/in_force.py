"""The page of terms in force on a day, for HR, finance and the employee alike.

The day stands in the address, as does the version where a line's verdict led here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from wtforms import Form

from assignments.actions.over_time import InForce, terms_in_force
from assignments.core.letter.overlaps import Overlap
from assignments.core.records import LetterRecord, Person, TermRecord
from assignments.core.words import CATEGORY_GROUPS
from assignments.web.access import office
from assignments.web.forms.checks import A_DAY, day_in
from assignments.web.forms.fields import DayField, needed
from assignments.web.speech import group_name
from assignments.web.told import limit_told, people_told


class DayForm(Form):
    """The day that is looked at; asks, changes nothing."""

    day = DayField(_l("Day"), [needed(_l("The day is needed")), A_DAY])


@dataclass(frozen=True, slots=True)
class Family:
    """The terms in force of one family of categories, in the letters' order."""

    name: str
    terms: tuple[TermRecord, ...]


def show(
    who: Person, assignment_id: int, template: str, url_of: Callable[[TermRecord], str]
) -> ResponseReturnValue:
    """The page for a day and a version in the address; a day that is none is a slip of the form.

    `url_of` tells where a term's words stand.
    """
    asked = "day" in request.args
    form = DayForm(request.args if asked else None, data={"day": office().today()})
    day = day_in(form.day) if asked and form.validate() else None
    version = request.args.get("version", type=int)
    it = terms_in_force(office(), who, assignment_id, day, version)
    shown = render_template(
        template,
        it=it,
        day_form=form,
        families=families(it.terms),
        letters={one.id: one for one in it.letters},
        later_of=_later_of(it),
        ended_by=_ended_by(it),
        url_of=url_of,
        told_limit=limit_told,
        told_people=people_told,
        may_change="hr" in who.roles,
    )
    return shown, 422 if form.errors else 200


def families(terms: Iterable[TermRecord]) -> tuple[Family, ...]:
    """Terms by the family of their category, the families in the contract's order."""
    known = tuple(terms)
    parts = (
        Family(group_name(name), tuple(one for one in known if one.term.category in words))
        for name, words in CATEGORY_GROUPS.items()
    )
    return tuple(one for one in parts if one.terms)


def _later_of(it: InForce) -> Callable[[Overlap], LetterRecord]:
    """Which of the letters of two terms was signed last."""
    by_number = {one.number: one for one in it.letters}

    def later_of(overlap: Overlap) -> LetterRecord:
        both = (by_number[overlap.one.letter], by_number[overlap.other.letter])
        return max(both, key=lambda one: (one.signed_on, one.id))

    return later_of


def _ended_by(it: InForce) -> dict[str, LetterRecord]:
    """By the key of a term the letter that ended it."""
    by_id = {one.id: one for one in it.letters}
    return {one.earlier: by_id[one.letter_id] for one in it.amendments}
