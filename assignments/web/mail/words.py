"""How what is told by mail is said, in the language of the moment. Nothing is decided here."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from assignments.actions.notices.contents import Item
from assignments.core.balances import Remaining
from assignments.core.notices import (
    ANSWERED,
    ASKED,
    AT_ONCE,
    DAILY,
    DECIDED,
    DIGEST,
    DOCUMENTS,
    ENDS,
    FORFEITS,
    IN_DIGEST,
    KINDS,
    OFF,
    SUBMITTED,
    WEEKLY,
)
from assignments.core.records import LineRecord, Person
from assignments.core.standing import Gap, Watched
from assignments.web import filters, speech
from assignments.web.languages import N_, Spoken
from assignments.web.standing.told import running_out_said

KIND_NAMES = Spoken(
    {
        ASKED: N_("Questions for you"),
        DECIDED: N_("Decisions on your claims"),
        SUBMITTED: N_("Claims that wait to be decided"),
        ANSWERED: N_("Answers to questions"),
        FORFEITS: N_("What is forfeited soon"),
        ENDS: N_("Assignments that end soon"),
        DOCUMENTS: N_("Documents that run out or are missing"),
    }
)
SUBJECTS = Spoken(
    {
        ASKED: N_("A question about your claim"),
        DECIDED: N_("Your claim: what was decided"),
        SUBMITTED: N_("A claim waits to be decided"),
        ANSWERED: N_("A question was answered"),
        FORFEITS: N_("Something is forfeited soon"),
        ENDS: N_("An assignment ends soon"),
        DOCUMENTS: N_("A document runs out or is missing"),
        DIGEST: N_("What concerns you"),
    }
)
HOW_NAMES = Spoken({AT_ONCE: N_("At once"), IN_DIGEST: N_("In the digest"), OFF: N_("Not at all")})
RHYTHM_NAMES = Spoken({DAILY: N_("Every day"), WEEKLY: N_("Every Monday")})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing as a mail says it: what it is, what there is to say, and where to look."""

    title: str
    lines: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """All of one kind."""

    title: str
    entries: tuple[Entry, ...]


def sections(person: Person, items: Iterable[Item]) -> tuple[Section, ...]:
    """What a mail says, kind by kind."""
    told = list(items)
    return tuple(
        Section(KIND_NAMES[kind], tuple(_entry(person, one) for one in told if one.kind == kind))
        for kind in KINDS
        if any(one.kind == kind for one in told)
    )


def _entry(person: Person, item: Item) -> Entry:
    if item.kind == DECIDED:
        return _decided(item)
    if item.kind == SUBMITTED:
        return _submitted(item)
    if item.kind in {ASKED, ANSWERED}:
        return _question(item)
    return _near(person, item)


def _claim_name(item: Item) -> str:
    title = "" if item.claim is None else " ".join(item.claim.title.split())
    return title or _("Claim %(number)s", number="" if item.claim is None else item.claim.id)


def _decided(item: Item) -> Entry:
    lines = [sentence for line in item.lines for sentence in _decision(line)]
    url = url_for("claims.show_claim", claim_id=_claim_id(item), _external=True)
    return Entry(_claim_name(item), (*lines, *_hidden(item)), url)


def _claim_id(item: Item) -> int:
    return 0 if item.claim is None else item.claim.id


def _hidden(item: Item) -> list[str]:
    if not item.hidden:
        return []
    text = ngettext(
        "%(num)s line is about pay or tax: it is told in the program alone.",
        "%(num)s lines are about pay or tax: they are told in the program alone.",
        item.hidden,
    )
    return [text]


def _line_name(line: LineRecord) -> str:
    return _(
        "%(category)s of %(day)s",
        category=speech.CATEGORY_NAMES[line.facts.category],
        day=filters.day(line.facts.date),
    )


def _decision(line: LineRecord) -> list[str]:
    """The three numbers of a line, the clause that they rest on, and the reason that was given."""
    words = {
        "line": _line_name(line),
        "claimed": filters.money(line.facts.amount),
        "allowed": filters.money(line.allowed),
        "approved": filters.money(line.approved),
    }
    if line.status == "approved":
        said = _(
            "%(line)s: claimed %(claimed)s, allowed %(allowed)s, approved %(approved)s.", **words
        )
    elif line.allowed is None:
        said = _("%(line)s: claimed %(claimed)s, rejected.", **words)
    else:
        said = _("%(line)s: claimed %(claimed)s, allowed %(allowed)s, rejected.", **words)
    found = (line.verdict or {}).get("findings") or [{}]
    letter, clause = found[0].get("letter"), found[0].get("clause")
    more = [said]
    if letter:
        more.append(_("By %(clause)s.", clause=filters.clause_of(clause, letter)))
    if line.reason:
        more.append(_("Reason: %(reason)s", reason=" ".join(line.reason.split())))
    return [" ".join(more)]


def _submitted(item: Item) -> Entry:
    count = len(item.lines) + item.hidden
    first = item.lines[0] if item.lines else None
    title = _(
        "%(claim)s, of %(employee)s", claim=_claim_name(item), employee=item.record.employee.name
    )
    waits = ngettext("%(num)s line waits.", "%(num)s lines wait.", count)
    claimed = [f"{_line_name(one)}: {filters.money(one.facts.amount)}" for one in item.lines]
    url = url_for("desk.show_queue", _external=True)
    if first is not None:
        url = url_for("desk.show_line", line_id=first.id, _external=True)
    return Entry(title, (waits, *claimed, *_hidden(item)), url)


def _question(item: Item) -> Entry:
    question = item.question
    if question is None:
        raise ValueError("a question is told with its line")
    line = question.line
    claim, by = _claim_name(item), question.by
    private = _("It is about pay or tax: it is told in the program alone.")
    if item.kind == ASKED:
        said = _("%(name)s asks: %(words)s", name=by, words=" ".join(question.words.split()))
        url = url_for("claims.show_claim", claim_id=line.claim_id, _external=True)
    else:
        said = _("%(name)s answers: %(words)s", name=by, words=" ".join(question.words.split()))
        url = url_for("desk.show_line", line_id=line.id, _external=True)
    if not question.words:
        return Entry(claim, (private,), url)
    return Entry(claim, (_line_name(line), said), url)


def _near(person: Person, item: Item) -> Entry:
    near, record = item.near, item.record
    if near is None:
        raise ValueError("what is near is told with its day")
    is_own = record.employee.id == person.id
    number = record.id
    page = "mine.show_assignment" if is_own else "assignments.show_assignment"
    if item.kind == DOCUMENTS:
        page = "standing.show_standing"
    url = url_for(page, assignment_id=number, _external=True)
    if isinstance(near.about, Watched):
        said = running_out_said(near.about)
    elif isinstance(near.about, Gap):
        said = gap_said(near.about)
    elif isinstance(near.about, Remaining):
        said = forfeit_said(near.about, filters.day(near.day))
    else:
        said = _end_said(filters.day(near.day), near.days)
    return Entry(record.title, (said,), url)


def gap_said(gap: Gap) -> str:
    """For which days no certificate is recorded."""
    return _(
        "No certificate of coverage is recorded from %(first)s to %(last)s.",
        first=filters.day(gap.first),
        last=filters.day(gap.last),
    )


def forfeit_said(left: Remaining, day: str) -> str:
    """What is left of a year, by which clause, and when it is forfeited."""
    return _(
        "%(category)s, %(clause)s: %(left)s left, forfeited on %(day)s.",
        category=speech.CATEGORY_NAMES[left.category],
        clause=filters.clause_of(left.clause, left.letter),
        left=filters.quantity(left.left, left.unit),
        day=day,
    )


def _end_said(day: str, days: int) -> str:
    if days < 0:
        return _("It was expected to end on %(day)s, and no end is recorded.", day=day)
    return ngettext(
        "It ends on %(day)s: %(num)s day is left.",
        "It ends on %(day)s: %(num)s days are left.",
        days,
        day=day,
    )
