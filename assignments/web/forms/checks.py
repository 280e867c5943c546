"""Checks of one field by the core's readers, so that a form names all its slips at once.

What needs more than one field is checked in the form itself.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, ValidationError
from wtforms.validators import DataRequired, Length, Optional

from assignments.core.fields import day_of
from assignments.core.money import CURRENCIES, Money, bare_number
from assignments.core.words import InputError
from assignments.web.access import office
from assignments.web.forms import sentence
from assignments.web.forms.fields import DayField, TextField

Check = Callable[[Form, Field], None]
Reader = Callable[[str, str], object]


def read_by(reader: Reader) -> Check:
    """A check by a reader of the core: of a text and where it stands; empty text passes."""

    def check(_form: Form, field: Field) -> None:
        if not field.data:
            return
        try:
            reader(field.data, field.short_name)
        except InputError as error:
            raise ValidationError(sentence(error)) from None

    return check


def _day(text: str, where: str) -> dt.date:
    return day_of(text, where, office().today())


A_DAY = read_by(_day)
A_NUMBER = read_by(bare_number)


def whole_number(most: int) -> Check:
    """A check for whole numbers from 1 to `most`."""

    def check(text: str, where: str) -> None:
        if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= most):
            what = _l(
                "%(text)s is not a whole number from 1 to %(most)s", text=repr(text), most=most
            )
            raise InputError(where, what, "write digits only")

    return read_by(check)


def money_fits(amount: TextField, currency: str) -> None:
    """Say beside an amount what is wrong with it in a currency; an unknown one is not its slip."""
    if amount.text and currency in CURRENCIES:
        read_by(lambda text, where: Money.parse(text, currency, where))(Form(), amount)


def written(label: str, needs: str = "", most: int = 200, **words: Any) -> TextField:  # noqa: ANN401 - as wtforms
    """A line of text, needed where `needs` says why."""
    first = DataRequired(message=needs) if needs else Optional()
    return TextField(label, [first, Length(max=most)], **words)


def day_field(label: str, needs: str = "", **words: Any) -> DayField:  # noqa: ANN401 - as wtforms
    """A day of the calendar, needed where `needs` says why."""
    first = DataRequired(message=needs) if needs else Optional()
    return DayField(label, [first, A_DAY], **words)


def day_in(field: DayField) -> dt.date | None:
    """The day of a field that holds; None where it is empty or does not hold.

    A field further down the form may not have been looked at yet: it says itself what is wrong.
    """
    try:
        return _day(field.text, field.short_name) if field.text and not field.errors else None
    except InputError:
        return None


def in_order(first: DayField, last: DayField) -> None:
    """Say beside the last day that it is before the first."""
    begin, end = day_in(first), day_in(last)
    if begin is not None and end is not None and end < begin:
        raise ValidationError(
            _l("It is before %(lower)s: give a later day.", lower=first.label.text.lower())
        )
