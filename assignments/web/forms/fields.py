"""Kinds of field that several forms use: days, amounts, currencies, categories, words, countries.

They hold text. What the text means, and whether it may stand, the core says.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from babel import Locale
from wtforms import Field, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, DateInput, Input, ListWidget

from assignments.core.money import CURRENCIES
from assignments.core.words import CATEGORY_GROUPS
from assignments.web import speech

USUAL_CURRENCIES = ("USD", "EUR", "CNY", "GBP", "JPY", "HKD", "SGD", "CHF")
TWO_LETTERS = 2
CHOOSE = "Choose …"
Choices = Mapping[str, str] | Mapping[str, Mapping[str, str]]
NO_COUNTRY = frozenset("EU EZ UN XA XB QO ZZ".split())
_LOCALE = Locale("en")


def trimmed(text: str | None) -> str:
    """What was typed, without the space around it."""
    return (text or "").strip()


def needed(message: str = "This is needed") -> InputRequired:
    """A field that may not be left empty."""
    return InputRequired(message=message)


class TextField(StringField):
    """One line of text, trimmed; `text` is never None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Keep what was typed, without the space around it."""
        if valuelist:
            self.data = trimmed(valuelist[0])

    @property
    def text(self) -> str:
        """What was typed, or an empty string."""
        return self.data or ""

    @property
    def text_or_none(self) -> str | None:
        """What was typed, or None where nothing was."""
        return self.data or None


class DayField(TextField):
    """A day; its text is YYYY-MM-DD as the browser sends it."""

    widget: Input = DateInput()

    def _value(self) -> str:
        return str(self.data) if self.data is not None else ""


class AmountField(TextField):
    """An amount or measure in a bare number; what is wrong with it the core says."""

    def __init__(
        self,
        label: str,
        validators: list[Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Ask for the number keyboard on phones."""
        words = {"inputmode": "decimal", "autocomplete": "off", **kwargs.pop("render_kw", {})}
        super().__init__(label, validators, render_kw=words, **kwargs)


def _currencies() -> dict[str, dict[str, str]]:
    def named(codes: Iterable[str]) -> dict[str, str]:
        return {code: f"{code}, {_LOCALE.currencies.get(code, code)}" for code in codes}

    rest = sorted(CURRENCIES - set(USUAL_CURRENCIES))
    return {"Often used": named(USUAL_CURRENCIES), "All others": named(rest)}


def _countries() -> dict[str, str]:
    names = {
        str(name): code
        for code, name in _LOCALE.territories.items()
        if len(code) == TWO_LETTERS and code.isalpha() and code not in NO_COUNTRY
    }
    return {names[name]: name for name in sorted(names)}


CURRENCY_CHOICES = _currencies()
COUNTRY_CHOICES = _countries()


class ChoiceField(SelectField):
    """One of some words: `choices` maps each word to what it is called, in groups or not.

    `empty` is what no choice is called, where that may be or must first be left.
    """

    def __init__(
        self,
        label: str,
        validators: list[Any] | None = None,
        *,
        choices: Choices,
        empty: str | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer the choices; a word that is none of them is a slip of this field."""
        offered: Any = choices if empty is None else {"": empty, **choices}
        said = {"invalid_choice_message": "Choose one of these"}
        super().__init__(label, validators, choices=offered, **(said | kwargs))

    @property
    def text(self) -> str:
        """The word chosen, or an empty string."""
        return str(self.data or "")


class CurrencyField(ChoiceField):
    """One of all currencies, the usual ones first."""

    def __init__(
        self,
        label: str = "Currency",
        validators: list[Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer every currency of the core."""
        super().__init__(label, validators, choices=CURRENCY_CHOICES, **kwargs)


class CategoryField(ChoiceField):
    """One of the contract's categories, grouped; `only` narrows them."""

    def __init__(
        self,
        label: str = "Category",
        validators: list[Any] | None = None,
        *,
        only: Callable[[str], bool] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer the categories for which `only` says yes, after an empty choice."""
        groups = {
            group.capitalize(): {
                word: speech.CATEGORY_NAMES[word] for word in words if only is None or only(word)
            }
            for group, words in CATEGORY_GROUPS.items()
        }
        offered = {name: held for name, held in groups.items() if held}
        super().__init__(label, validators, choices=offered, **{"empty": CHOOSE, **kwargs})


class CountryField(ChoiceField):
    """One country by its two letters, under its English name."""

    def __init__(
        self,
        label: str,
        validators: list[Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer every country that has a two-letter code."""
        words = {"empty": CHOOSE, **kwargs}
        super().__init__(label, validators, choices=COUNTRY_CHOICES, **words)


class WordField(ChoiceField):
    """One of some words of the contract, as people say them."""

    def __init__(
        self,
        label: str,
        words: Iterable[str],
        empty: str | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer the words; `empty` is what no choice is called, if it may be."""
        choices = {word: speech.said(word) for word in words}
        super().__init__(label, choices=choices, empty=empty, **kwargs)


class WordsField(SelectMultipleField):
    """Any of some words of the contract, as checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, words: Iterable[str], **kwargs: Any) -> None:  # noqa: ANN401 - as wtforms
        """Offer the words as people say them."""
        super().__init__(label, choices={word: speech.said(word) for word in words}, **kwargs)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The words that are ticked."""
        return tuple(self.data or ())


def texts(fields: Iterable[Field]) -> dict[str, str]:
    """What stands in some text fields, by name, the empty ones left out."""
    return {field.short_name: field.data for field in fields if field.data}
