"""Months: which there are, their totals, lines and files; closing one, and verifying it; rates."""

from flask import Response, request

from assignments import actions
from assignments.actions import NotFoundError
from assignments.actions.closing import close_checks
from assignments.actions.closing import close_month as seal
from assignments.actions.month_lines import month_lines
from assignments.actions.month_pages import listed_months, month_file, month_page
from assignments.actions.verifying import verify_month as compared
from assignments.core.fields import day_of
from assignments.core.money import currency_code
from assignments.core.rate_rules import RATE_RULES
from assignments.core.rates import EXPENSE_DATE
from assignments.core.words import one_of
from assignments.exports.shapes import months as told
from assignments.exports.shapes.months import (
    Check,
    CloseInput,
    Cost,
    ListedMonth,
    MonthTotals,
    Verified,
)
from assignments.exports.shapes.verdicts import Rate
from assignments.web.access import office, who
from assignments.web.api.doors import CLOSE, MONTHS, RATES
from assignments.web.api.paging import PAGED, Listed, after, limit, listed, some_of
from assignments.web.api.routes import opens
from assignments.web.api.sent import answered, fields, once


@opens("GET /months", MONTHS, asks=PAGED)
def list_months() -> Listed[ListedMonth]:
    """The months with costs, oldest first, open or closed."""
    found = listed_months(office(), who())
    return some_of(found, lambda one: one.label, lambda one: told.listed(one.label, one.sealed))


@opens("GET /months/<label>", MONTHS)
def show_month(label: str) -> MonthTotals:
    """A month with its totals."""
    page = month_page(office(), who(), label, 0, 1)
    return {
        "month": label,
        "state": "open" if page.sealed is None else "closed",
        "lines": page.count,
        "totals": [told.total(one) for one in page.totals],
    }


@opens("GET /months/<label>/lines", MONTHS, asks=PAGED)
def list_month_lines(label: str) -> Listed[Cost]:
    """The costs of a month, in the order of its files."""
    return listed(month_lines(office(), who(), label, after(), limit()), told.cost)


@opens("GET /months/<label>/files/<any(csv, xlsx, jsonl, journal, payroll):kind>", MONTHS)
def download_month(label: str, kind: str) -> Response:
    """A month's file: of a closed one always the same bytes."""
    file = month_file(office(), who(), label, kind)
    answer = Response(file.chunks, content_type=file.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    if file.size is not None:
        answer.content_length = file.size
    return answer


@opens("GET /months/<label>/checks", MONTHS, asks=PAGED)
def list_checks(label: str) -> Listed[Check]:
    """What stands against closing a month, and what stands open beside it."""
    found = close_checks(office(), who(), label)
    return some_of(found, lambda one: one.name, told.check)


@opens("POST /months/<label>/close", CLOSE, takes=CloseInput)
def close_month(label: str) -> ListedMonth:
    """Seal a month; what stands open beside it has to be acknowledged."""
    acknowledged = fields(CloseInput).flag("acknowledged", default=False)
    answered(seal(office(), who(), label, once(), acknowledged=acknowledged))
    found = (one for one in listed_months(office(), who()) if one.label == label)
    return told.listed(label, next(found).sealed)


@opens("GET /months/<label>/verify", MONTHS)
def verify_month(label: str) -> Verified:
    """Compare a closed month's seal, files and lines with the records."""
    found = compared(office(), who(), label)
    return {
        "month": label,
        "holds": found.holds,
        "lines": found.lines,
        "files": found.files,
        "differences": list(found.differences),
    }


@opens("GET /rates/<base>/<quote>/<day>", RATES, asks=("rule",))
def show_rate(base: str, quote: str, day: str) -> Rate:
    """The rate that counts on a day: one unit of `base` is so many of `quote`."""
    pair = currency_code(base, "base"), currency_code(quote, "quote")
    on = day_of(day, "day", office().today())
    rule = one_of(request.args.get("rule", EXPENSE_DATE), RATE_RULES, "rule", "rule")
    found = actions.rate_table(office(), pair, on, rule).find(*pair, on, pair[1])
    if found is None:
        raise NotFoundError("There is no rate.")
    return {"date": found.day.isoformat(), "rate": found.text, "source": found.source}
