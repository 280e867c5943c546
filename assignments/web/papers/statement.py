"""A month's statement: every cost of an assignment in it, and what the month comes to."""

from collections.abc import Iterator
from itertools import groupby

from flask_babel import gettext as _

from assignments.actions import Office
from assignments.actions.statements import Statement, statement
from assignments.core.ledger import CostLine
from assignments.core.records import Person
from assignments.papers.blocks import (
    GROUP,
    TOTAL,
    Block,
    Cell,
    Column,
    Facts,
    Figures,
    Heading,
    Paper,
    Prose,
    Row,
    Table,
)
from assignments.web import speech
from assignments.web.costs.told import cost_kind
from assignments.web.filters import clause_name, country, day, day_short, listed, month_name
from assignments.web.papers.words import Front, amounts, money, paper, spread


def month_statement(office: Office, who: Person, assignment_id: int, label: str) -> Paper:
    """A month of an assignment as its costs' page has it; InputError for what is no month."""
    it = statement(office, who, assignment_id, label)
    front = Front(_("Monthly statement"), month_name(label), it.record.title, it.record.employer)
    return paper(office, who, front, tuple(_blocks(it)))


def _blocks(it: Statement) -> Iterator[Block]:
    record = it.record
    yield Facts(
        (
            (_("Employee"), record.employee.name),
            (_("Assignment"), f"{record.host_city}, {country(record.host_country)}"),
            (_("Cost centre"), record.cost_centre or _("Not stated")),
            (_("Month"), _("Closed") if it.is_closed else _("Open: it can still change")),
        )
    )
    if not it.lines:
        yield Prose(_("No cost lies in this month."))
    else:
        yield Figures(
            tuple((_("Cost to the company"), money(one.money)) for one in it.spent.total),
            large=True,
        )
        yield _by_kind(it)
        yield Heading(_("Every cost"))
        yield _ledger(it)
    if it.held:
        yield Heading(_("Dated in this month, not decided yet"))
        yield _held(it)


def _by_kind(it: Statement) -> Table:
    columns = (Column(_("Of"), wide=1), Column(_("Costs"), numeric=True))
    rows = [spread(cost_kind(one.name), str(one.costs), money(one.money)) for one in it.spent.kinds]
    return Table((*columns, *amounts(_("Cost to the company"))), (*rows, *_totals(it, "")))


def _totals(it: Statement, *between: str) -> Iterator[Row]:
    """The month's sums, one for each settlement currency."""
    for one in it.spent.total:
        costs = (str(one.costs),) if between == ("",) else between
        yield spread(_("Together"), *costs, money(one.money), kind=TOTAL)


def _ledger(it: Statement) -> Table:
    columns = (
        Column(_("Cost"), wide=1),
        *amounts(_("Amount"), _("Cost to the company")),
    )
    lines = sorted(it.lines, key=lambda one: [sum_.name for sum_ in it.spent.kinds].index(one.kind))
    rows = []
    for kind, same in groupby(lines, key=lambda one: one.kind):
        rows.append(spread(cost_kind(kind), "", "", kind=GROUP))
        rows += [_cost(one) for one in same]
    return Table(columns, (*rows, *_totals(it, "\N{NO-BREAK SPACE}")))


def _cost(one: CostLine) -> Row:
    told = [
        one.supplier,
        day_short(one.date),
        speech.PERSONS[one.person] if one.person != "employee" else "",
        _("line %(number)s", number=one.line_id) if one.claim_id else "",
        clause_name(one.clause, one.letter),
        _("adjusts %(month)s", month=month_name(one.adjusts)) if one.adjusts else "",
    ]
    rate = ""
    if one.rate and one.rate_date:
        rate = _("at %(rate)s of %(day)s", rate=one.rate, day=day_short(one.rate_date))
    cost = Cell(speech.CATEGORY_NAMES[one.category], listed(part for part in told if part))
    return spread(cost, Cell(money(one.claimed), rate), money(one.approved))


def _held(it: Statement) -> Table:
    columns = (Column(_("Cost"), wide=1), Column(_("Outcome")))
    rows = tuple(
        spread(
            Cell(speech.CATEGORY_NAMES[one.category], f"{one.claim_title}, {day(one.date)}"),
            speech.OUTCOMES[one.outcome],
            money(one.claimed),
            money(one.allowed),
        )
        for one in it.held
    )
    return Table((*columns, *amounts(_("Claimed"), _("Allowed"))), rows)
