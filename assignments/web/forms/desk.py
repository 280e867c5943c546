"""HR's forms on one line: what is allowed, another amount, a rejection, a question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, SelectMultipleField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, Length

from assignments.actions import Approval, Desk, InputError
from assignments.actions.inputs import AsSeen
from assignments.core.money import Money
from assignments.core.records import FirstApproval
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import AmountField, needed, trimmed

MOST_WRITTEN = 2000
NOTHING = "0"
CHANGED_FIRST = _l(
    "What was approved first has changed since this page was opened. Look again, then decide."
)
CHANGED = _l(
    "What is allowed has changed since this page was opened. Look at it again, then decide."
)
HIDDEN = frozenset({"HiddenField", "CSRFTokenField"})


def _written(label: str, needs: str, control: str) -> TextAreaField:
    """An area that may not be left empty; `control` is its id, as three forms share the page."""
    return TextAreaField(
        label,
        [DataRequired(message=needs), Length(max=MOST_WRITTEN)],
        id=control,
        filters=[trimmed],
        render_kw={"rows": 3},
    )


class DeskForm(OfficeForm):
    """A decision on a line; it carries what was seen of the line, signed (see `desk.stamp`)."""

    seen = HiddenField()

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """What somebody wrote into it, by the name of each field."""
        shown = (one for one in self if one.type not in HIDDEN and one.data)
        return tuple((str(one.label.text), str(one.data)) for one in shown)


class AllowForm(DeskForm):
    """One button: the amount that the page said was allowed, and that must still be allowed."""

    amount = HiddenField(id="allowed-amount")

    def approval(self, seen: AsSeen | None = None) -> Approval:
        """The amount as shown, without a reason: another one would need it."""
        return Approval(self.amount.data or NOTHING, seen=seen)

    def blame(self, error: InputError) -> None:  # noqa: ARG002 - there is one thing it can be
        """What is allowed changed between the page and the button."""
        self.form_errors.append(str(CHANGED))


class ApproveForm(DeskForm):
    """Another amount than what is allowed, and why."""

    amount = AmountField(_l("Amount"), [needed(_l("An amount is needed"))])
    reason = _written(_l("Reason"), _l("A reason is needed for another amount"), "amount-reason")

    def approval(self, seen: AsSeen | None = None) -> Approval:
        """The amount and the reason as typed; the action judges them."""
        return Approval(self.amount.text, self.reason.data or "", seen=seen)


class ChargedForm(DeskForm):
    """What the bank charged counts instead of the rate, and why."""

    named: ClassVar[Mapping[str, str]] = {"amount": "charged_amount", "reason": "charged_reason"}

    charged_amount = AmountField(
        _l("Amount to approve"), description=_l("Empty: what is allowed then.")
    )
    charged_reason = _written(
        _l("Reason"), _l("A reason is needed to leave the rate"), "charged-reason"
    )

    def approval(self, seen: AsSeen | None = None) -> Approval:
        """The amount as typed or shown, and the reason, at what the bank charged."""
        reason = self.charged_reason.data or ""
        return Approval(self.charged_amount.text or None, reason, bank=True, seen=seen)


class SecondForm(DeskForm):
    """One button: the amount that another person approved first, at the rate that they counted."""

    amount = HiddenField(id="second-amount")
    bank = HiddenField(id="second-bank")

    def approval(self, seen: AsSeen | None = None) -> Approval:
        """The amount as shown; its reason is the first one's."""
        return Approval(self.amount.data or NOTHING, bank=bool(self.bank.data), seen=seen)

    def blame(self, error: InputError) -> None:  # noqa: ARG002 - there is one thing it can be
        """Somebody approved something else between the page and the button."""
        self.form_errors.append(str(CHANGED_FIRST))


class RejectForm(DeskForm):
    """Why a line is not paid."""

    reason = _written(_l("Reason"), _l("A reason is needed to reject a line"), "reject-reason")


class AskForm(DeskForm):
    """What HR wants to know of a line."""

    question = _written(_l("Question"), _l("Write what you want to know"), "question")


@dataclass(frozen=True, slots=True)
class DeskForms:
    """The forms of one line's page; `open` names the one that was sent and did not hold."""

    allow: AllowForm
    approve: ApproveForm
    reject: RejectForm
    ask: AskForm
    charged: ChargedForm
    second: SecondForm
    open: str = ""


def desk_forms(sent: OfficeForm | None, allowed: Money | None, desk: Desk, stamp: str) -> DeskForms:
    """New forms, but for the one that was sent; with what is allowed at either rate.

    Each carries the stamp of the line as the page shows it now.
    """
    forms = _taking(sent, _new(allowed, desk))
    for form in (forms.allow, forms.approve, forms.reject, forms.ask, forms.charged, forms.second):
        form.seen.data = stamp
    return forms


def _new(allowed: Money | None, desk: Desk) -> DeskForms:
    at_bank = None if desk.charged is None else desk.charged.verdict.allowed
    first = desk.line.first
    return DeskForms(
        AllowForm(amount="" if allowed is None else str(allowed)),
        ApproveForm(),
        RejectForm(),
        AskForm(),
        ChargedForm(charged_amount=str(at_bank) if at_bank is not None and at_bank.minor else ""),
        SecondForm() if first is None else _second(first),
    )


def _taking(sent: OfficeForm | None, forms: DeskForms) -> DeskForms:
    """The forms with the one that was sent in its place."""
    match sent:
        case AllowForm() | SecondForm():
            forms.allow.form_errors = sent.form_errors
            return forms
        case ApproveForm():
            return replace(forms, approve=sent, open="approve")
        case RejectForm():
            return replace(forms, reject=sent, open="reject")
        case AskForm():
            return replace(forms, ask=sent, open="ask")
        case ChargedForm():
            return replace(forms, charged=sent, open="charged")
    return forms


def _second(first: FirstApproval) -> SecondForm:
    return SecondForm(amount=str(first.amount), bank="yes" if first.bank else "")


class SomeForm(OfficeForm):
    """Lines of the queue that were ticked, and what to do with all of them.

    `seen` is what the page showed of its lines, `event` the last event that it knew of.
    """

    do = HiddenField(validators=[AnyOf(["approve", "reject"])])
    line = SelectMultipleField(_l("Lines"), choices=[], coerce=int, validate_choice=False)
    seen = HiddenField()
    event = HiddenField()
    reason = TextAreaField(
        _l("Reason"), [Length(max=MOST_WRITTEN)], filters=[trimmed], render_kw={"rows": 2}
    )

    @property
    def ticked(self) -> tuple[int, ...]:
        """The numbers of the lines that were ticked, each once."""
        return tuple(dict.fromkeys(self.line.data or ()))

    def validate(self, *words: Any, **named: Any) -> bool:  # noqa: ANN401 - as wtforms has it
        """Whether it holds: of a rejection with a reason."""
        holds = super().validate(*words, **named)
        if self.do.data == "reject" and not self.reason.data:
            self.reason.errors = [*self.reason.errors, _("A reason is needed to reject lines")]
            return False
        return holds
