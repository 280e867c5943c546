"""One line of a claim on paper: its amounts, the decision, and the verdict with what it quotes."""

from collections.abc import Iterator

from flask_babel import gettext as _

from assignments.core.check import Verdict
from assignments.core.records import LineRecord
from assignments.papers.blocks import Block, Entry, Figures, Prose, Quote
from assignments.web import findings, speech
from assignments.web.claims.sheet import LineShown
from assignments.web.filters import clause_name, day, listed, listed_apart, quantity
from assignments.web.gauge import gauge_of
from assignments.web.papers.words import badge, money, stamp
from assignments.web.readings.told import reading_meaning, reading_scope, reading_source
from assignments.web.reasons import finding_said
from assignments.web.slips import kept_said


def entry(number: int, shown: LineShown) -> Entry:
    """A line with all that its page tells of it."""
    line = shown.line
    badges = [badge(speech.OUTCOMES[shown.outcome], shown.outcome)] if shown.outcome else []
    badges.append(badge(speech.STATUSES[line.status], line.status))
    if line.override:
        badges.append(badge(_("Above the letter"), "reduced"))
    return Entry(
        title=f"{number}\u2002{speech.CATEGORY_NAMES[line.facts.category]}",
        about=" ".join(_about(line)),
        badges=tuple(badges),
        blocks=(_three(shown), *_decision(line), *_verdict(shown)),
    )


def _three(shown: LineShown) -> Figures:
    return Figures(
        (
            (_("Claimed"), money(shown.line.facts.amount)),
            (_("Allowed"), money(shown.allowed)),
            (_("Approved"), money(shown.line.approved)),
        )
    )


def _about(line: LineRecord) -> Iterator[str]:
    """What was claimed, each fact a sentence."""
    facts = line.facts
    person = speech.PERSONS[facts.person]
    yield _("%(day)s, %(person)s.", day=day(facts.date), person=person)
    if facts.covers:
        first, last = day(facts.covers.first), day(facts.covers.last)
        yield _("Covers %(first)s to %(last)s.", first=first, last=last)
    if facts.departs:
        yield _("Departs on %(day)s.", day=day(facts.departs))
    if facts.destination:
        yield _("To: %(place)s.", place=speech.said(facts.destination))
    if facts.cabin:
        yield _("Cabin: %(cabin)s.", cabin=speech.said(facts.cabin))
    if facts.place:
        yield _("Place: %(place)s.", place=facts.place)
    if facts.weight:
        yield _("Weight: %(weight)s.", weight=quantity(facts.weight.value, facts.weight.unit))
    if facts.containers:
        sizes = listed(map(str, facts.containers))
        yield _("Containers, in feet: %(sizes)s.", sizes=sizes)
    if facts.paid_by == "company":
        yield _("Paid by the company.")
    yield _("Line %(number)s of the records.", number=line.id)


def _decision(line: LineRecord) -> Iterator[Block]:
    if line.decided_at:
        who = line.decider or _("the letter")
        said = _("by %(who)s on %(moment)s.", who=who, moment=stamp(line.decided_at))
        yield Prose(f"{said} {kept_said(line.reason)}".strip(), lead=speech.STATUSES[line.status])
    if line.first and line.status == "submitted":
        said = _(
            "by %(who)s on %(moment)s: %(amount)s. It waits for a second person.",
            who=line.first.approver,
            moment=stamp(line.first.at),
            amount=money(line.first.amount),
        )
        yield Prose(said, lead=_("Approved by one person"))
    if line.bank:
        said = _("%(amount)s, as the employee states.", amount=money(line.bank))
        yield Prose(said, lead=_("The bank charged"))
    if line.note:
        yield Prose(kept_said(line.note), lead=_("Note:"))


def _verdict(shown: LineShown) -> Iterator[Block]:
    """What the judge says: each finding once, with the letter's words under it."""
    kept = shown.verdict
    if kept is None:
        return
    verdict = findings.shown_now(kept) if isinstance(kept, Verdict) else findings.shown_then(kept)
    if verdict is None:
        return
    if verdict.rate:
        yield Prose(_rate(dict(verdict.rate)), quiet=True)
    for told in verdict.told:
        yield from _told(told)
    if shown.line.verdict_changed:
        changed = _("Judged again when it was decided, it came out differently than at submission.")
        yield Prose(changed, quiet=True)


def _rate(rate: dict[str, str]) -> str:
    said = {
        "rate": rate["rate"],
        "day": day(rate["date"]),
        "source": kept_said(rate.get("source") or ""),
    }
    if said["source"]:
        return str(_("Rate %(rate)s of %(day)s, %(source)s.", **said))
    return str(_("Rate %(rate)s of %(day)s.", **said))


def _told(told: findings.Told) -> Iterator[Block]:
    one = told.finding
    where = clause_name(one.clause, one.letter)
    lead = _("%(words)s:", words=speech.REASONS[one.reason])
    yield Prose(finding_said(one), lead=lead, sticky=bool(where))
    if one.quote and told.quotes:
        yield Quote(one.quote, where)
    elif where:
        yield Prose(where, quiet=True)
    for reading in one.readings:
        source = reading_source(reading)
        scope = listed(part for part in (reading_scope(reading), source) if part)
        told_so = _(
            "“%(words)s”: %(meaning)s. %(scope)s.",
            words=reading.words,
            meaning=reading_meaning(reading),
            scope=scope,
        )
        yield Prose(told_so, quiet=True)
    for limit in told.limits:
        meter = _meter(limit)
        if meter:
            yield Prose(meter, quiet=True)


def _meter(limit: findings.Gauged) -> str:
    gauge = gauge_of(limit.source, quantity)
    if gauge is None:
        return ""
    names = {
        "granted": _("Granted"),
        "used": _("Used"),
        "held": _("Held"),
        "left": _("Left"),
    }
    words = listed_apart(f"{names.get(name, name)} {value}" for name, value in gauge.words)
    return _("%(name)s: %(value)s", name=limit.label, value=words) if limit.label else words
