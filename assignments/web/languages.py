"""In which language a page is said: English, whose texts are the message ids, or Chinese.

A person's own choice wins, then the one made before log-in, which a cookie keeps, then what the
browser asks for. How words are marked, `assignments.web` tells; the catalogue lies in
`translations`, and `make words` brings it up to date.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

from babel import Locale
from babel.support import NullTranslations, Translations
from flask import Flask, has_request_context, request
from flask_babel import Babel, force_locale, get_locale

from assignments.web import problems

K = TypeVar("K")
ENGLISH, CHINESE = "en", "zh_Hans_CN"
LANGUAGES = {ENGLISH: "English", CHINESE: "中文"}  # each by its own name
COOKIE = "language"
PROGRAMS = "/api/"  # other programs are told everything in English
CATALOGUES = Path(__file__).parent / "translations"
_LOCALES = {code: Locale.parse(code) for code in LANGUAGES}
_CODES = {known.language: code for code, known in _LOCALES.items()}
CONTEXT_ENDS = "\N{END OF TRANSMISSION}"  # between a context and its text, as gettext has it
_TAGS = {ENGLISH: "en", CHINESE: "zh-Hans"}


def N_(text: str) -> str:  # noqa: N802 - as every program that is translated calls it
    """Mark a text that is said later, by `_` or by a table of `Spoken` words; nothing is done."""
    return text


class Spoken(Mapping[K, str]):
    """A table of words and what they are called, each name said in the language of the moment."""

    def __init__(self, names: Mapping[K, str]) -> None:
        """Take the English names, which are marked where they stand."""
        self._names = names

    def __getitem__(self, word: K) -> str:
        """The name of a word; KeyError where the table has none."""
        return _said(self._names[word])

    def __iter__(self) -> Iterator[K]:
        """The words."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._names)

    def only(self, words: Iterable[K]) -> "Spoken[K]":
        """Some of the words, in this order."""
        return Spoken({word: self._names[word] for word in words})

    def __ror__(self, first: Mapping[K, str]) -> dict[K, str]:
        """Other words before these, all said now."""
        return {**first, **self}


def current() -> str:
    """The language of the moment, as one of LANGUAGES; English outside of an application."""
    spoken = get_locale()
    return ENGLISH if spoken is None else _CODES[spoken.language]


def locale() -> Locale:
    """The same as Babel knows it, for days and numbers."""
    return _LOCALES[current()]


def tag() -> str:
    """The same as a page's `lang` says it."""
    return _TAGS[current()]


def told() -> tuple[tuple[str, str, str], ...]:
    """Every language: its code, its own name, and how a page's `lang` says it."""
    return tuple((code, name, _TAGS[code]) for code, name in LANGUAGES.items())


def speaking(language: str | None) -> AbstractContextManager[None]:
    """Say everything in somebody's language meanwhile, as for their mail; None is English.

    Needs an application context, but no request: `with app.app_context(), speaking(one.language)`.
    """
    return cast("AbstractContextManager[None]", force_locale(language or ENGLISH))


def register(app: Flask, own: Callable[[], str | None]) -> None:
    """Let pages be said in each language; `own` tells what the visitor once chose as their own."""

    def select() -> str:
        if not has_request_context() or problems.wanted():
            return ENGLISH
        return known(own()) or of_the_browser()

    Babel(app, default_translation_directories=str(CATALOGUES), locale_selector=select)
    # what its own `install_gettext_callables` took, by a shorter way
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        _said, _counted, newstyle=True, pgettext=_said_of
    )
    app.jinja_env.globals.update(language_tag=tag, language=current, languages_told=told)


@lru_cache(maxsize=1)
def _chinese() -> NullTranslations:
    return Translations.load(str(CATALOGUES), [CHINESE])


def _said(text: str) -> str:
    """A text of the catalogue, as Flask-Babel says it, but fast: a page has hundreds."""
    return text if current() == ENGLISH else str(_chinese().ugettext(text))


def _said_of(kind: str, text: str) -> str:
    """A text that means several things in English: `kind` tells which."""
    return text if current() == ENGLISH else str(_chinese().upgettext(kind, text))


def of_context(kind: str) -> Iterator[tuple[str, str]]:
    """Every text of a context of the catalogue, with its Chinese."""
    # Babel's own reader of the file keeps one text of two that differ in their context alone
    known: Mapping[object, str] = getattr(_chinese(), "_catalog", {})
    for key, chinese in known.items():
        if isinstance(key, str) and key.startswith(f"{kind}{CONTEXT_ENDS}"):
            yield key.partition(CONTEXT_ENDS)[2], chinese


def _counted(one: str, several: str, number: int) -> str:
    if current() == ENGLISH:
        return one if number == 1 else several
    return str(_chinese().ungettext(one, several, number))


def known(language: str | None) -> str | None:
    """A language if it is one of ours, else None."""
    return language if language in LANGUAGES else None


def of_the_browser() -> str:
    """What was chosen in this browser, or else what it asks for: any Chinese counts as ours."""
    if chosen := known(request.cookies.get(COOKIE)):
        return chosen
    for wanted, _ in request.accept_languages:
        code = _CODES.get(wanted.partition("-")[0].lower())
        if code is not None:
            return code
    return ENGLISH
