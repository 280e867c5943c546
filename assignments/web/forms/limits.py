"""The rows of a term's limits in its form: `limits_1_type`, `limits_1_max` and so on.

They are fields of the form itself, so that each slip has its place beside the field it is about.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import Length

from assignments.core.letter import Limit
from assignments.web.forms import OfficeForm
from assignments.web.forms.checks import A_NUMBER
from assignments.web.forms.fields import (
    CHOOSE,
    AmountField,
    ChoiceField,
    TextField,
)
from assignments.web.languages import N_, Spoken

ROWS = 6
KINDS = Spoken(
    {
        "amount": N_("An amount of money"),
        "count": N_("A number of trips"),
        "weight": N_("A weight"),
        "containers": N_("A number of containers"),
        "duration": N_("A number of days or months"),
        "share": N_("A share of the cost, or so many salaries"),
        "reference": N_("The economy fare of a home leave trip"),
    }
)
PER = Spoken(
    {
        "once": N_("Once"),
        "day": N_("A day"),
        "week": N_("A week"),
        "month": N_("A month"),
        "quarter": N_("A quarter"),
        "calendar_year": N_("A calendar year"),
        "assignment_year": N_("A year of the assignment"),
        "trip": N_("A trip"),
        "assignment": N_("The whole assignment"),
    }
)
UNITS = Spoken(
    {
        "lb": N_("pounds (lb)"),
        "kg": N_("kilograms (kg)"),
        "day": N_("days"),
        "month": N_("months"),
    }
)
SIZES = Spoken({"20": N_("20 feet"), "40": N_("40 feet")})
SHARES = Spoken(
    {"cost": N_("of the cost (0.5 is a half)"), "monthly_salary": N_("monthly salaries")}
)
NAMES = "type max currency unit size_ft of over per pool each clause".split()
# The fields that only some kinds of limit have; `data-when` in the template shows them by it.
KINDS_WITH = {
    "max": "amount count weight containers duration share",
    "currency": "amount",
    "unit": "weight duration",
    "size_ft": "containers",
    "of": "share",
    "over": "weight",
    "rest": "amount count weight containers duration share reference",
}


def limit_fields(number: int) -> Iterator[tuple[str, Any]]:
    """The fields of one row, with their names in the form; a select not sent is left empty."""
    fields = (
        ChoiceField(_l("Kind of limit"), choices=KINDS, empty=_l("No limit"), default=""),
        AmountField(_l("At most"), [A_NUMBER]),
        TextField(_l("Currency"), render_kw={"list": "currencies", "maxlength": "3"}),
        ChoiceField(_l("Unit"), choices=UNITS, empty=CHOOSE, default=""),
        ChoiceField(_l("None larger than"), choices=SIZES, empty=_l("Any size"), default=""),
        ChoiceField(_l("Share"), choices=SHARES, empty=CHOOSE, default=""),
        BooleanField(_l("So much more than was shipped out")),
        ChoiceField(_l("In each"), choices=PER, empty=_l("Not said"), default=""),
        TextField(_l("Shared under the name"), [Length(max=80)]),
        BooleanField(_l("Each person has so much of their own")),
        TextField(_l("Clause of the limit"), [Length(max=40)]),
    )
    return ((f"limits_{number}_{name}", field) for name, field in zip(NAMES, fields, strict=True))


def limit_words(form: OfficeForm, number: int) -> dict[str, object]:
    """What was typed in one row, in the contract's words; empty for an empty row."""
    typed = {name: form[f"limits_{number}_{name}"].data for name in NAMES}
    words: dict[str, object] = {name: value for name, value in typed.items() if value}
    if "currency" in words:
        words["currency"] = str(words["currency"]).upper()
    if "over" in words:
        words["over"] = "outbound_weight"
    if "size_ft" in words:
        words["size_ft"] = int(str(words["size_ft"]))
    return words


def limit_typed(limit: Limit, number: int) -> dict[str, object]:
    """What stands in a row at first for a limit that is there already."""
    own = {
        "type": limit.type,
        "max": "" if limit.type == "reference" else exact(limit),
        "currency": limit.currency or "",
        "unit": limit.unit if limit.unit in UNITS else "",
        "size_ft": str(limit.size_ft or ""),
        "of": limit.of or "",
        "over": limit.over_outbound_weight,
        "per": limit.per or "",
        "pool": limit.pool or "",
        "each": limit.each,
        "clause": limit.clause or "",
    }
    return {f"limits_{number}_{name}": value for name, value in own.items()}


def exact(limit: Limit) -> str:
    """How much a limit grants, as it was typed."""
    most = Decimal(limit.most.numerator) / Decimal(limit.most.denominator)
    return f"{most:f}"
