"""A claim's pack: what its page shows, who signs, and the receipts behind it."""

from collections.abc import Iterator
from functools import partial
from itertools import dropwhile
from typing import BinaryIO

from flask_babel import gettext as _

from assignments import actions
from assignments.actions import Office
from assignments.core.ledger import CLAIM
from assignments.core.records import EventRecord, Person, Receipt
from assignments.papers.blocks import (
    TOTAL,
    Behind,
    Block,
    Cell,
    Column,
    Enclosed,
    Facts,
    Figures,
    Heading,
    Paper,
    Prose,
    Row,
    Signatures,
    Signer,
    Table,
)
from assignments.web import speech
from assignments.web.claims.sheet import LineShown, Sheet, sheet_of
from assignments.web.filters import country, day, day_short, file_size
from assignments.web.papers.line import entry
from assignments.web.papers.words import Front, amounts, money, paper, spread, stamp

MOST_ENTRIES = 1000  # three hundred pages: whoever imports more looks them up on the claim's page


def claim_pack(office: Office, who: Person, claim_id: int) -> Paper:
    """A claim as its page shows it to this person; NotFoundError where it shows it not."""
    with office.database.one_moment():
        sheet = sheet_of(office, who, claim_id)
    record = sheet.assignment
    front = Front(_("Claim pack"), sheet.claim.title, record.title, record.employer)
    receipts = tuple(_behind(office, who, sheet))
    return paper(office, who, front, tuple(_blocks(sheet, receipts)), receipts)


def _blocks(sheet: Sheet, receipts: tuple[Behind, ...]) -> Iterator[Block]:
    yield Facts(tuple(_facts(sheet)))
    if sheet.is_draft:
        yield Prose(_("HR does not see it yet; the verdicts are as of now."), lead=_("A draft."))
    yield Figures(
        (
            (_("Counted together"), money(sheet.counted)),
            (_("Allowed together"), money(sheet.allowed)),
            (_("Approved so far"), money(sheet.approved)),
        ),
        large=True,
    )
    if sheet.lines:
        yield _overview(sheet)
        yield Heading(_("Line by line"))
        if len(sheet.lines) > MOST_ENTRIES:
            only = _("Only the first %(most)s lines; the table has all of them.", most=MOST_ENTRIES)
            yield Prose(only)
        told = enumerate(sheet.lines[:MOST_ENTRIES], 1)
        yield from (entry(number, one) for number, one in told)
    if not sheet.is_draft:
        yield Heading(_("What happened"))
        yield _story(sheet)
    yield Heading(_("Receipts"))
    if receipts:
        yield Enclosed((_("Receipt"), _("File"), _("Page")))
    else:
        yield Prose(_("No receipt is attached."))
    yield Signatures(tuple(_signers(sheet)))


def _facts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    claim, record = sheet.claim, sheet.assignment
    submitted = stamp(claim.submitted_at) if claim.submitted_at else _("Not submitted")
    yield _("Employee"), record.employee.name
    yield _("Claim"), str(claim.id)
    yield _("Position"), record.position
    yield _("Status"), speech.STATUSES[claim.status]
    yield _("Host"), f"{record.host_city}, {country(record.host_country)}"
    yield _("Submitted"), submitted
    yield _("Cost centre"), record.cost_centre or _("Not stated")
    yield _("Settled in"), record.facts.settlement_currency


def _overview(sheet: Sheet) -> Table:
    """All lines at a glance; the sums are the page's own."""
    columns = (
        Column(""),
        Column(_("Cost"), wide=1),
        *amounts(_("Claimed"), _("Counted"), _("Allowed"), _("Approved")),
    )
    lines = tuple(_glance(number, one) for number, one in enumerate(sheet.lines, 1))
    sums = (money(one) for one in (sheet.counted, sheet.allowed, sheet.approved))
    return Table(columns, (*lines, spread("", _("Together"), "", *sums, kind=TOTAL)))


def _glance(number: int, shown: LineShown) -> Row:
    facts, status = shown.line.facts, speech.STATUSES[shown.line.status]
    cost = Cell(speech.CATEGORY_NAMES[facts.category], f"{day_short(facts.date)}, {status}")
    three = (shown.counted, shown.allowed, shown.line.approved)
    return spread(str(number), cost, money(facts.amount), *map(money, three))


def _told(sheet: Sheet) -> Iterator[EventRecord]:
    """What happened from submission on; that of each line is told by its claim's."""
    for one in dropwhile(lambda one: one.kind != "submitted", sheet.story):
        if one.kind != "submitted":
            yield one


def _story(sheet: Sheet) -> Table:
    numbers = {one.line.id: str(number) for number, one in enumerate(sheet.lines, 1)}
    columns = (Column(_("When")), Column(_("Line")), Column(_("What"), wide=1), Column(_("Who")))
    return Table(
        columns,
        tuple(
            spread(
                stamp(one.at),
                numbers.get(one.line_id or 0, ""),
                Cell(speech.said(one.kind), one.text),
                one.doer,
            )
            for one in _told(sheet)
        ),
    )


def _signers(sheet: Sheet) -> Iterator[Signer]:
    claim = sheet.claim
    deciders = dict.fromkeys(one.line.decider for one in sheet.lines if one.line.decider)
    role = _("Employee") if claim.kind == CLAIM else _("Recorded by")
    yield Signer(role, claim.created_by.name, stamp(claim.submitted_at))
    yield Signer(_("Decided by"), ", ".join(deciders))
    yield Signer(_("Finance"), "")


def _behind(office: Office, who: Person, sheet: Sheet) -> Iterator[Behind]:
    for place, shown in enumerate(sheet.lines, 1):
        for number, receipt in enumerate(shown.line.receipts, 1):
            named = {"number": number, "line": place, "name": receipt.name}
            facts = shown.line.facts
            of = (speech.CATEGORY_NAMES[facts.category], day(facts.date), money(facts.amount))
            yield Behind(
                head=_("Receipt %(number)s of line %(line)s: %(name)s", **named),
                of=", ".join(of),
                number=f"{place}.{number}",
                name=receipt.name,
                about=_about(receipt),
                media_type=receipt.media_type,
                size=receipt.size,
                open=partial(_opened, office, who, receipt.id),
            )


def _about(receipt: Receipt) -> str:
    kind = receipt.media_type.partition("/")[2].upper()
    return f"{kind}, {file_size(receipt.size)}, SHA-256 {receipt.sha256[:16]}\u2026"


def _opened(office: Office, who: Person, receipt_id: int) -> BinaryIO:
    return actions.receipt(office, who, receipt_id)[1]
