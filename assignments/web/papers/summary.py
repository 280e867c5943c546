"""HR's summary of an assignment: what is recorded and granted, what is left, what it has cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flask_babel import gettext as _

from assignments import actions
from assignments.actions import AssignmentFile, Office
from assignments.actions.access import need_role
from assignments.actions.auditing import READ_PAY, note_reading, of_assignment
from assignments.actions.costs import Costs, costs
from assignments.core.records import Person, Shipment, TermRecord, Trip
from assignments.core.spent import Sum
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
from assignments.web.filters import clause_name, country, day, day_short, money, quantity
from assignments.web.mine.standing import Clause, Meter, standing_of
from assignments.web.papers.words import NOTHING, Front, amounts, paper, spread
from assignments.web.told import limit_told


@dataclass(frozen=True, slots=True)
class Known:
    """What the summary tells: the file, what is left under each clause, and the costs."""

    file: AssignmentFile
    standing: tuple[Clause, ...]
    costs: Costs


def assignment_summary(office: Office, who: Person, assignment_id: int) -> Paper:
    """One assignment for HR; that pay was read is noted."""
    need_role(who, "hr")
    with office.database.one_moment():
        file = actions.assignment(office, who, assignment_id)
        left = actions.left(office, who, assignment_id, whole=False)
        spent = costs(office, who, assignment_id)
    known = Known(file, standing_of(left.rows, file.terms), spent)
    note_reading(office, who, READ_PAY, of_assignment(assignment_id))
    front = Front(
        _("Assignment summary"), file.record.title, file.record.position, file.record.employer
    )
    return paper(office, who, front, tuple(_blocks(known)))


def _blocks(it: Known) -> Iterator[Block]:
    yield Facts(tuple(_facts(it.file)))
    yield from (Prose(warning, lead=_("Note:")) for warning in it.file.warnings)
    spent = it.costs.spent
    if spent.costs:
        yield Figures(
            tuple((_("Cost to the company so far"), money(one.money)) for one in spent.total),
            large=True,
        )
    yield Heading(_("Letters"))
    yield from _letters(it.file)
    yield Heading(_("What remains"))
    yield from _remains(it.standing)
    yield Heading(_("What the letters grant, limit and rule out"))
    yield from _terms(it.file)
    yield Heading(_("What it comes to"))
    yield from _spent(it.costs)
    yield from _journeys(it.file)


def _facts(file: AssignmentFile) -> Iterator[tuple[str, str]]:
    record, facts = file.record, file.record.facts
    along = ", ".join(speech.PERSONS[one] for one in facts.accompanied_by)
    salary = money(facts.monthly_salary) or _("Not recorded")
    yield _("Employee"), f"{record.employee.name}, {record.employee.email}"
    yield _("First day"), day(facts.start)
    yield _("Home"), f"{record.home_city}, {country(record.home_country)}"
    yield _("Expected end"), day(facts.expected_end) or _("Not stated")
    yield _("Host"), f"{record.host_city}, {country(record.host_country)}"
    yield _("Last day"), day(facts.end) or _("No end recorded")
    yield _("Family along"), along or _("Nobody")
    yield _("Settled in"), facts.settlement_currency
    yield _("Rate rule"), speech.RATE_RULES[record.rate_rule]
    yield _("Monthly salary"), salary
    yield _("Cost centre"), record.cost_centre or _("Not stated")
    yield _("Reports to"), record.reports_to or _("Not stated")


def _letters(file: AssignmentFile) -> Iterator[Block]:
    if not file.letters:
        yield Prose(_("No letter yet. Without one every cost is refused for want of a clause."))
        return
    columns = (Column(_("Letter")), Column(_("Title"), wide=1), Column(_("Signed on")))
    rows = (
        spread(one.number, Cell(one.title, one.relation), day(one.signed_on))
        for one in file.letters
    )
    yield Table(columns, tuple(rows))


def _remains(standing: tuple[Clause, ...]) -> Iterator[Block]:
    if not standing:
        yield Prose(_("No confirmed term has a limit."))
        return
    rows: list[Row] = []
    grouped = groupby(standing, key=lambda one: clause_name(one.clause, one.letter))
    for where, same in grouped:
        rows.append(spread(where, "", "", "", "", kind=GROUP))
        rows += [_meter(meter) for clause in same for meter in clause.meters]
    names = (_("Granted"), _("Used"), _("Held"), _("Left"))
    yield Table((Column(_("Limit"), wide=1), *amounts(*names)), tuple(rows))


def _meter(meter: Meter) -> Row:
    row = meter.row
    four = (row.granted, row.used, row.held, row.left)
    told = (NOTHING if one is None else quantity(one, row.unit) for one in four)
    return spread(Cell(meter.label, meter.ends), *told)


def _terms(file: AssignmentFile) -> Iterator[Block]:
    standing = [one for one in file.terms if one.retired_at is None]
    if not standing:
        yield Prose(_("No term is recorded yet."))
        return
    columns = (
        Column(_("Clause")),
        Column(_("About"), wide=2),
        Column(_("The letter\u2019s words"), wide=4),
    )
    rows: list[Row] = []
    for letter in file.letters:
        own = [one for one in standing if one.letter_id == letter.id]
        if own:
            named = _("Letter %(number)s: %(title)s", number=letter.number, title=letter.title)
            rows.append(spread(named, "", "", kind=GROUP))
            rows += [_term(one) for one in own]
    yield Table(columns, tuple(rows))


def _term(record: TermRecord) -> Row:
    term = record.term
    pays = speech.said(term.pays)
    if not record.confirmed_at:
        pays = _("%(pays)s; to be confirmed", pays=pays)
    limits = "; ".join(limit_told(limit) for limit in term.limits)
    about = Cell(speech.CATEGORY_NAMES[term.category], pays)
    return spread(term.clause or NOTHING, about, Cell(term.quote, limits))


def _spent(it: Costs) -> Iterator[Block]:
    spent = it.spent
    if not spent.costs:
        yield Prose(_("No cost yet."))
        return
    columns = (Column(_("Of"), wide=1), Column(_("Costs"), numeric=True))
    rows = [spread(_("By kind"), "", "", kind=GROUP)]
    rows += [_sum(one, cost_kind(one.name)) for one in spent.kinds]
    rows.append(spread(_("By category"), "", "", kind=GROUP))
    rows += [_sum(one, speech.CATEGORY_NAMES[one.name]) for one in spent.categories]
    rows += [_sum(one, _("Together"), TOTAL) for one in spent.total]
    yield Table((*columns, *amounts(_("Cost to the company"))), tuple(rows))
    if it.held:
        yield Prose(_("Lines not decided yet: %(count)s.", count=len(it.held)), quiet=True)


def _sum(one: Sum, name: str, kind: str = "") -> Row:
    return spread(name, str(one.costs), money(one.money), kind=kind)


def _journeys(file: AssignmentFile) -> Iterator[Block]:
    if file.trips:
        yield Heading(_("Trips"))
        names = (Column(_("Trip"), wide=1), Column(_("Who")), Column(_("Departs")))
        yield Table((*names, Column(_("Comes back"))), tuple(map(_trip, file.trips)))
    if file.shipments:
        yield Heading(_("Shipments"))
        heads = (Column(_("Shipment"), wide=1), Column(_("Shipped on")), *amounts(_("Weight")))
        yield Table(heads, tuple(map(_shipment, file.shipments)))


def _trip(one: Trip) -> Row:
    return spread(
        Cell(one.name, speech.said(one.destination)),
        speech.PERSONS[one.traveller],
        day_short(one.departs),
        day_short(one.returns) or NOTHING,
    )


def _shipment(one: Shipment) -> Row:
    weight = quantity(one.weight_value, one.weight_unit or "") if one.weight_value else NOTHING
    named = Cell(one.name, f"{speech.said(one.direction)}, {speech.said(one.mode)}")
    return spread(named, day_short(one.shipped_on), weight)
