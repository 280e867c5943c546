"""The office for other programs: JSON under `/api/v1`, by a person's token.

Nothing is decided here: the same actions are called as by the pages, with the same refusals. Read
`routes` (how an operation is written), `bearer` (who asks), `sent` (what is sent); then a module a
noun. What an object holds stands in `exports.shapes`, and `described` tells all of it as OpenAPI.
"""

from assignments.web.api import (
    alike,
    assignments,
    claims,
    costs,
    days,
    described,
    endings,
    funds,
    homes,
    invoices,
    letters,
    months,
    packs,
    papers,
    people,
    plans,
    queue,
    readings,
    receipts,
    registers,
    reviewing,
    searching,
    standing,
    story,
    tax,
    taxing,
)
from assignments.web.api.routes import blueprint

__all__ = [
    "alike",
    "assignments",
    "blueprint",
    "claims",
    "costs",
    "days",
    "described",
    "endings",
    "funds",
    "homes",
    "invoices",
    "letters",
    "months",
    "packs",
    "papers",
    "people",
    "plans",
    "queue",
    "readings",
    "receipts",
    "registers",
    "reviewing",
    "searching",
    "standing",
    "story",
    "tax",
    "taxing",
]


# Let programs in without the token of a form: no cookie opens anything here.
blueprint.record_once(lambda state: state.app.extensions["csrf"].exempt(blueprint))
