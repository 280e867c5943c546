"""A tax year's settlement with its steps, as the year's page shows it."""

from collections.abc import Iterator

from flask_babel import gettext as _

from assignments.actions import Office, tax
from assignments.core.records import Person
from assignments.core.tax import Settlement, Step, TaxYear
from assignments.papers.blocks import (
    TOTAL,
    Block,
    Cell,
    Column,
    Facts,
    Figures,
    Heading,
    Paper,
    Prose,
    Quote,
    Signatures,
    Signer,
    Table,
)
from assignments.web.filters import clause_name, country, day, money
from assignments.web.papers.words import Front, amounts, paper, spread, stamp
from assignments.web.slips import kept_said
from assignments.web.slips import said as core_said
from assignments.web.tax.routes import tax_due
from assignments.web.tax.words import SETTLED_AS, STATES


def tax_settlement(office: Office, who: Person, year_id: int) -> Paper:
    """A tax year for whoever may see it; the action notes who looked."""
    it = tax.tax_year(office, who, year_id)
    record, year = it.record, it.year
    named = {"country": country(year.country), "year": year.label}
    title = _("Tax year %(country)s %(year)s", **named)
    front = Front(_("Tax settlement"), title, record.title, record.employer)
    return paper(office, who, front, tuple(_blocks(it)))


def _blocks(it: tax.YearPage) -> Iterator[Block]:
    yield Facts(tuple(_facts(it)))
    if it.settlement is None:
        yield Prose(_("There is no settlement yet."))
    else:
        yield from _settled(it.settlement, is_closed=it.year.is_closed)
    if it.missing:
        yield Heading(_("Before the year can be settled"))
        yield from (Prose(_(why)) for why in it.missing)
    yield Heading(_("What the letter means"))
    yield from _meaning(it.year)
    settled_by = it.year.settled_by.name if it.year.settled_by else ""
    company = Signer(_("For the company"), settled_by)
    yield Signatures((company, Signer(_("Employee"), it.record.employee.name)))


def _settled(it: Settlement, *, is_closed: bool) -> Iterator[Block]:
    bears, due = (
        (_("The employee bears in all"), money(it.bears)),
        (_("Settlement"), tax_due(it.due)),
    )
    yield Figures((bears, due), large=True)
    yield Heading(_("As it was settled") if is_closed else _("As it would come out by now"))
    yield _steps(it)
    stays = _(
        "Amounts of other currencies are turned at the rate of their day, which stays; "
        "the sum is rounded once."
    )
    yield Prose(stays, quiet=True)


def _meaning(year: TaxYear) -> Iterator[Block]:
    """The clause, and how the company reads what it leaves open."""
    yield Prose(SETTLED_AS[year.kind])
    yield Quote(year.quote, clause_name(year.clause, year.letter))
    if year.reason:
        yield Prose(year.reason, lead=_("The company reads it so:"))


def _facts(it: tax.YearPage) -> Iterator[tuple[str, str]]:
    year, record = it.year, it.record
    yield _("Employee"), record.employee.name
    yield _("State"), STATES[it.state]
    yield _("Days"), f"{day(year.first)} \u2013 {day(year.last)}"
    yield _("Settled on"), stamp(year.settled_at) if year.is_closed else _("Not yet")
    yield _("Hypothetical tax withheld"), money(it.withheld)
    yield _("Paid by the company, less refunds"), money(it.paid)


def _steps(it: Settlement) -> Table:
    """The steps in their order; the last is what is due."""
    columns = (Column(_("Step"), wide=2), Column(_("Where it comes from"), wide=3))
    last = len(it.steps) - 1
    rows = tuple(
        spread(
            core_said(step.words),
            Cell("", "\n".join(_sources(step)) or _("Nothing recorded")),
            money(step.amount),
            kind=TOTAL if number == last else "",
        )
        for number, step in enumerate(it.steps)
    )
    return Table((*columns, *amounts(_("Amount"))), rows)


def _sources(step: Step) -> Iterator[str]:
    for one in step.sources:
        told = core_said(one.what)
        if one.amount:
            amount = money(one.amount, one.currency)
            told = _("%(what)s: %(amount)s", what=told, amount=amount)
        if one.rate:
            rate = {
                "rate": one.rate,
                "day": day(one.rate_day),
                "source": kept_said(one.rate_source),
            }
            told += _(", ") + _("at %(rate)s of %(day)s, %(source)s", **rate)
        yield told
