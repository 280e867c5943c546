"""HR's form for a term, in the contract's words; the core reads them and says what is wrong."""

import re
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from assignments.core.letter import Term
from assignments.core.money import CURRENCIES, Money
from assignments.core.words import CABINS, DESTINATIONS, PAYS, PERSONS, WHENS, InputError
from assignments.web.forms import OfficeForm, reason_field
from assignments.web.forms.checks import day_field, in_order
from assignments.web.forms.fields import (
    CategoryField,
    ChoiceField,
    DayField,
    TextField,
    WordField,
    WordsField,
    needed,
    trimmed,
)
from assignments.web.forms.limits import (
    KINDS_WITH,
    NAMES,
    ROWS,
    limit_fields,
    limit_typed,
    limit_words,
)
from assignments.web.languages import N_, Spoken
from assignments.web.letter_text import find

NOT_SAID = _l("The letter does not say")
AS_USUAL = _l("As usual: where the employee pays and is paid back")
RECEIPTS = Spoken(
    {
        "yes": N_("Yes"),
        "no": N_("No, the letter asks for none"),
    }
)
_LIMIT = re.compile(r"limits (\d+)(?:, (\w+))?$")


class TermForm(OfficeForm):
    """One term of the letter whose text is `letter`."""

    named: ClassVar[dict[str, str]] = {
        "from": "first",
        "to": "last",
        "needs": "receipt",
        "start": "quote",
        "end": "quote",
    }

    quote = TextAreaField(
        _l("The letter\N{RIGHT SINGLE QUOTATION MARK}s words"),
        [DataRequired(_l("Quote the words that this rests on")), Length(max=5000)],
        description=_l("Copied from the letter; line breaks do not matter."),
        filters=[trimmed],
        render_kw={"rows": 4, "class": "text"},
    )
    near = HiddenField()
    clause = TextField(
        _l("Clause"),
        [Length(max=40)],
        description=_l("As printed, such as 10 or 5.1(a); empty for none."),
    )
    category = CategoryField(
        _l("What it is about"), validators=[needed(_l("Choose what it is about"))]
    )
    pays = WordField(
        _l("Who pays, and how"),
        PAYS,
        _l("Choose \N{HORIZONTAL ELLIPSIS}"),
        validators=[needed(_l("Choose who pays, and how"))],
    )
    beneficiaries = WordsField(_l("For whom"), PERSONS, default=["employee"])
    accompanying = BooleanField(_l("Of the family, only those who came along"))
    destination = WordField(_l("Where to"), DESTINATIONS, NOT_SAID, default="")
    places = TextAreaField(
        _l("Places"),
        [Length(max=2000)],
        description=_l(
            "Where it holds, one a line in the letter\N{RIGHT SINGLE QUOTATION MARK}s "
            "words. Empty: anywhere."
        ),
        render_kw={"rows": 2},
    )
    cabin = WordField(_l("Cabin"), CABINS, NOT_SAID, default="")
    when = WordField(_l("When"), WHENS, NOT_SAID, default="")
    receipt = ChoiceField(_l("Receipt needed"), choices=RECEIPTS, empty=AS_USUAL, default="")
    approval = BooleanField(_l("The letter asks for approval"))
    reasonable = BooleanField(
        _l("The letter leaves the amount to judgement (\u201creasonable\u201d)")
    )
    measure = TextField(
        _l("Its yardstick"),
        [Length(max=500)],
        description=_l(
            "In the letter\N{RIGHT SINGLE QUOTATION MARK}s words, such as "
            "\u201ccomparable housing in the U.S.\u201d"
        ),
    )
    first = day_field(_l("In force from"))
    last = day_field(_l("In force to, that day included"))

    rows = range(1, ROWS + 1)
    kinds_with = KINDS_WITH
    currencies = sorted(CURRENCIES)

    def validate_last(self, field: DayField) -> None:
        """Not before the first day."""
        in_order(self.first, field)

    def blame(self, error: InputError) -> None:
        """Put an error of a limit into its row, any other as every form does."""
        place = _LIMIT.search(error.where)
        if place is None:
            super().blame(error)
            return
        row = self._rows()[int(place[1]) - 1]
        name = f"limits_{row}_{place[2] or 'type'}"
        super().blame(InputError(name, error.what, error.remedy))

    def words(self, letter: str) -> dict[str, object]:
        """The term in the contract's words, its quote as the letter's text has it.

        InputError where the quoted words do not stand in the letter.
        """
        start, end = self._span(letter)
        return {
            "clause": self.clause.text,
            "category": self.category.data,
            "pays": self.pays.data,
            "beneficiaries": list(self.beneficiaries.data or ()),
            "accompanying": self.accompanying.data,
            "destination": self.destination.data or None,
            "places": [
                line.strip() for line in (self.places.data or "").splitlines() if line.strip()
            ],
            "cabin": self.cabin.data or None,
            "when": self.when.data or None,
            "needs": self._needs(),
            "judgement": "reasonable" if self.reasonable.data else None,
            "measure": self.measure.text_or_none,
            "limits": self._limits(),
            "from": self.first.text_or_none,
            "to": self.last.text_or_none,
            "quote": letter[start:end],
            "start": start,
            "end": end,
        }

    def place(self, letter: str) -> tuple[int, int] | None:
        """Where the quoted words stand in the letter; None where they do not."""
        near = self.near.data or ""
        return find(self.quote.data or "", letter, int(near) if near.isdecimal() else 0)

    def _span(self, letter: str) -> tuple[int, int]:
        span = self.place(letter)
        if span is None:
            raise InputError(
                "quote",
                "these words do not stand in the letter",
                "copy them from its text, without a word more or less",
            )
        return span

    def _needs(self) -> list[str]:
        by_itself = self.pays.data == "reimburse"
        receipt = self.receipt.data == "yes" or (not self.receipt.data and by_itself)
        return ["receipt"] * receipt + ["approval"] * bool(self.approval.data)

    def wrong_in(self, row: int) -> bool:
        """Whether something is wrong in a row."""
        return any(self[f"limits_{row}_{name}"].errors for name in NAMES)

    def _rows(self) -> list[int]:
        """The rows in which something was typed."""
        return [row for row in self.rows if limit_words(self, row)]

    def _limits(self) -> list[dict[str, object]]:
        """The limits of the rows in which something was typed, as the core numbers them."""
        limits = [limit_words(self, row) for row in self._rows()]
        for number, words in enumerate(limits, 1):
            if "type" not in words:
                raise InputError(f"limits {number}", "its kind is missing", "choose it")
            if words["type"] == "amount" and words.get("currency") in CURRENCIES:
                Money.parse(words.get("max"), words["currency"], f"limits {number}, max")
        return limits


for _number in TermForm.rows:
    for _name, _field in limit_fields(_number):
        setattr(TermForm, _name, _field)


class CorrectionForm(TermForm):
    """A term as it should read; of one that was confirmed, why it did not."""

    reason = reason_field()


class AmendmentForm(TermForm):
    """The term with which a letter replaces an earlier one, from a day on."""

    first = day_field(
        _l("In force from"),
        _l("The first day is needed"),
        description=_l("The earlier term ends on the day before."),
    )


def typed(term: Term) -> dict[str, Any]:
    """What stands in the form at first for a term that is there already."""
    rows: dict[str, Any] = {}
    for number, limit in enumerate(term.limits[:ROWS], 1):
        rows |= limit_typed(limit, number)
    receipt, by_itself = "receipt" in term.needs, term.pays == "reimburse"
    return {
        "quote": term.quote,
        "near": "" if term.start is None else str(term.start),
        "clause": term.clause,
        "category": term.category,
        "pays": term.pays,
        "beneficiaries": list(term.beneficiaries),
        "accompanying": term.accompanying,
        "destination": term.destination or "",
        "places": "\n".join(term.places),
        "cabin": term.cabin or "",
        "when": term.when or "",
        "receipt": "" if receipt == by_itself else "yes" if receipt else "no",
        "approval": "approval" in term.needs,
        "reasonable": term.judgement is not None,
        "measure": term.measure or "",
        "first": term.first,
        "last": term.last,
        **rows,
    }
