"""HR's forms on one line: what is allowed, another amount, a rejection, a question."""

from dataclasses import dataclass, replace

from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.actions import Approval, InputError
from assignments.core.money import Money
from assignments.web.forms import OfficeForm
from assignments.web.forms.fields import AmountField, needed, trimmed

MOST_WRITTEN = 2000
NOTHING = "0"
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
    open: str = ""


def desk_forms(sent: OfficeForm | None, allowed: Money | None) -> DeskForms:
    """New forms, but for the one that was sent."""
    forms = DeskForms(
        AllowForm(amount="" if allowed is None else str(allowed)),
        ApproveForm(),
        RejectForm(),
        AskForm(),
    )
    match sent:
        case AllowForm():
            forms.allow.form_errors = sent.form_errors
            return forms
        case ApproveForm():
            return replace(forms, approve=sent, open="approve")
        case RejectForm():
            return replace(forms, reject=sent, open="reject")
        case AskForm():
            return replace(forms, ask=sent, open="ask")
    return forms
