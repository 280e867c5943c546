"""Kinds of field that several forms use: days, amounts, currencies, categories, words, countries.

They hold text. What the text means, and whether it may stand, the core says.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from babel import Locale
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, DateInput, Input, ListWidget

from assignments.core.money import CURRENCIES
from assignments.core.words import CATEGORY_GROUPS
from assignments.web import languages, speech

USUAL_CURRENCIES = ("USD", "EUR", "CNY", "GBP", "JPY", "HKD", "SGD", "CHF")
TWO_LETTERS = 2
CHOOSE = _l("Choose …")
Choices = Mapping[str, str] | Mapping[str, Mapping[str, str]]
NO_COUNTRY = frozenset("EU EZ UN XA XB QO ZZ".split())


def trimmed(text: str | None) -> str:
    """What was typed, without the space around it."""
    return (text or "").strip()


def needed(message: str = "") -> InputRequired:
    """A field that may not be left empty."""
    return InputRequired(message=message or _l("This is needed"))


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


@lru_cache(maxsize=len(languages.LANGUAGES))
def _currencies(language: str) -> dict[str, dict[str, str]]:
    names = Locale.parse(language).currencies

    def named(codes: Iterable[str]) -> dict[str, str]:
        return {code: f"{code}, {names.get(code, code)}" for code in codes}

    rest = sorted(CURRENCIES - set(USUAL_CURRENCIES))
    return {gettext("Often used"): named(USUAL_CURRENCIES), gettext("All others"): named(rest)}


@lru_cache(maxsize=len(languages.LANGUAGES))
def _countries(language: str) -> dict[str, str]:
    names = {
        str(name): code
        for code, name in Locale.parse(language).territories.items()
        if len(code) == TWO_LETTERS and code.isalpha() and code not in NO_COUNTRY
    }
    return {names[name]: name for name in sorted(names)}


def currency_choices() -> dict[str, dict[str, str]]:
    """Every currency by its code, the usual ones first, as the language of the moment names it."""
    return _currencies(languages.current())


def country_choices() -> dict[str, str]:
    """Every country by its two letters, by the name that the language of the moment has for it."""
    return _countries(languages.current())


def said(choices: Any) -> Any:  # noqa: ANN401 - whatever wtforms takes
    """Choices in the language of the moment, in the plain texts that wtforms asks for."""
    if not isinstance(choices, Mapping):
        return choices
    return {
        str(word): said(name) if isinstance(name, Mapping) else str(name)
        for word, name in choices.items()
    }


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
        slip = {"invalid_choice_message": _l("Choose one of these")}
        super().__init__(label, validators, choices=said(offered), **(slip | kwargs))

    @property
    def choices(self) -> Any:  # noqa: ANN401 - whatever wtforms takes
        """What is offered."""
        return super().choices

    @choices.setter
    def choices(self, offered: Any) -> None:  # noqa: ANN401
        SelectField.choices.fset(self, said(offered))  # type: ignore[union-attr]

    @property
    def text(self) -> str:
        """The word chosen, or an empty string."""
        return str(self.data or "")


class CurrencyField(ChoiceField):
    """One of all currencies, the usual ones first."""

    def __init__(
        self,
        label: str = _l("Currency"),
        validators: list[Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer every currency of the core."""
        super().__init__(label, validators, choices=currency_choices(), **kwargs)


class CategoryField(ChoiceField):
    """One of the contract's categories, grouped; `only` narrows them."""

    def __init__(
        self,
        label: str = _l("Category"),
        validators: list[Any] | None = None,
        *,
        only: Callable[[str], bool] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer the categories for which `only` says yes, after an empty choice."""
        groups = {
            speech.group_name(group): {
                word: speech.CATEGORY_NAMES[word] for word in words if only is None or only(word)
            }
            for group, words in CATEGORY_GROUPS.items()
        }
        offered = {name: held for name, held in groups.items() if held}
        super().__init__(label, validators, choices=said(offered), **{"empty": CHOOSE, **kwargs})


class CountryField(ChoiceField):
    """One country by its two letters, under its name."""

    def __init__(
        self,
        label: str,
        validators: list[Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as wtforms
    ) -> None:
        """Offer every country that has a two-letter code."""
        words = {"empty": CHOOSE, **kwargs}
        super().__init__(label, validators, choices=country_choices(), **words)


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
        choices = {word: speech.said(word) for word in words}
        super().__init__(label, choices=choices, **kwargs)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The words that are ticked."""
        return tuple(self.data or ())


def texts(fields: Iterable[Field]) -> dict[str, str]:
    """What stands in some text fields, by name, the empty ones left out."""
    return {field.short_name: field.data for field in fields if field.data}
