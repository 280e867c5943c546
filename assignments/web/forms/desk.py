"""HR's forms on one line: what is allowed, another amount, a rejection, a question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.actions import Approval, InputError
from assignments.actions.answers import Charged
from assignments.core.money import Money
from assignments.core.records import FirstApproval
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import AmountField, needed, trimmed

MOST_WRITTEN = 2000
NOTHING = "0"
CHANGED_FIRST = (
    "What was approved first has changed since this page was opened. Look again, then decide."
)
CHANGED = "What is allowed has changed since this page was opened. Look at it again, then decide."


def _written(label: str, needs: str, control: str) -> TextAreaField:
    """An area that may not be left empty; `control` is its id, as three forms share the page."""
    return TextAreaField(
        label,
        [DataRequired(message=needs), Length(max=MOST_WRITTEN)],
        id=control,
        filters=[trimmed],
        render_kw={"rows": 3},
    )


class AllowForm(OfficeForm):
    """One button: the amount that the page said was allowed, and that must still be allowed."""

    amount = HiddenField(id="allowed-amount")

    def approval(self) -> Approval:
        """The amount as shown, without a reason: another one would need it."""
        return Approval(self.amount.data or NOTHING)

    def blame(self, error: InputError) -> None:  # noqa: ARG002 - there is one thing it can be
        """What is allowed changed between the page and the button."""
        self.form_errors.append(CHANGED)


class ApproveForm(OfficeForm):
    """Another amount than what is allowed, and why."""

    amount = AmountField("Amount", [needed("An amount is needed")])
    reason = _written("Reason", "A reason is needed for another amount", "amount-reason")

    def approval(self) -> Approval:
        """The amount and the reason as typed; the action judges them."""
        return Approval(self.amount.text, self.reason.data or "")


class ChargedForm(OfficeForm):
    """What the bank charged counts instead of the rate, and why."""

    named: ClassVar[Mapping[str, str]] = {"amount": "charged_amount", "reason": "charged_reason"}

    charged_amount = AmountField("Amount to approve", description="Empty: what is allowed then.")
    charged_reason = _written("Reason", "A reason is needed to leave the rate", "charged-reason")

    def approval(self) -> Approval:
        """The amount as typed or shown, and the reason, at what the bank charged."""
        return Approval(self.charged_amount.text or None, self.charged_reason.data or "", bank=True)


class SecondForm(OfficeForm):
    """One button: the amount that another person approved first, at the rate that they counted."""

    amount = HiddenField(id="second-amount")
    bank = HiddenField(id="second-bank")

    def approval(self) -> Approval:
        """The amount as shown; its reason is the first one's."""
        return Approval(self.amount.data or NOTHING, bank=bool(self.bank.data))

    def blame(self, error: InputError) -> None:  # noqa: ARG002 - there is one thing it can be
        """Somebody approved something else between the page and the button."""
        self.form_errors.append(CHANGED_FIRST)


class RejectForm(OfficeForm):
    """Why a line is not paid."""

    reason = _written("Reason", "A reason is needed to reject a line", "reject-reason")


class AskForm(OfficeForm):
    """What HR wants to know of a line."""

    question = _written("Question", "Write what you want to know", "question")


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


def desk_forms(
    sent: OfficeForm | None,
    allowed: Money | None,
    charged: Charged | None = None,
    first: FirstApproval | None = None,
) -> DeskForms:
    """New forms, but for the one that was sent; with what is allowed at either rate."""
    at_bank = None if charged is None else charged.verdict.allowed
    forms = DeskForms(
        AllowForm(amount="" if allowed is None else str(allowed)),
        ApproveForm(),
        RejectForm(),
        AskForm(),
        ChargedForm(charged_amount=str(at_bank) if at_bank is not None and at_bank.minor else ""),
        SecondForm() if first is None else _second(first),
    )
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
