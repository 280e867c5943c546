"""What templates say dates, money, measures and the contract's words with. Nothing is computed."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import gettext, pgettext
from flask_babel import gettext as _

from assignments.core.case import rate_story, verdict_json
from assignments.core.check import Verdict
from assignments.core.money import CURRENCIES, Money, decimals, shown
from assignments.web import languages, speech
from assignments.web.forms import is_group, new_key
from assignments.web.gauge import gauge_of

LOCALE = Locale("en")
NARROW = "\N{NO-BREAK SPACE}"


def listed(names: Iterable[object]) -> str:
    """Names one behind the other, as the language parts them."""
    return str(pgettext("list", ", ")).join(map(str, names))


def listed_apart(names: Iterable[object]) -> str:
    """The same, parted more: where a name may have commas of its own."""
    return str(pgettext("list", "; ")).join(map(str, names))


def _date(value: dt.date | str) -> dt.date:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Patterns:
    """How a language writes days and moments, in Babel's letters."""

    day: str
    day_short: str
    month: str
    stamp: str
    month_short: str


PATTERNS = {
    languages.ENGLISH: Patterns("d MMMM y", "d MMM y", "MMMM y", "d MMMM y, HH:mm", "MMM y"),
    languages.CHINESE: Patterns("y年M月d日", "y年M月d日", "y年M月", "y年M月d日 HH:mm", "y年M月"),
}


@lru_cache(maxsize=4096)
def _said_day(value: dt.date, pattern: str, language: str) -> str:
    """A date as one of Patterns has it: a long page says the same few again and again."""
    return str(format_date(value, getattr(PATTERNS[language], pattern), locale=language))


@lru_cache(maxsize=4096)
def _said_number(value: Decimal | int, pattern: str, language: str) -> str:
    return str(format_decimal(value, format=pattern, locale=language))


def number(value: Decimal | int, pattern: str = "#,##0.###") -> str:
    """A number as the language of the moment writes it."""
    return _said_number(value, pattern, languages.current())


def day(value: dt.date | str | None) -> str:
    """A date, or its ISO text, as "18 January 2005"; nothing for None."""
    return "" if value is None else _said_day(_date(value), "day", languages.current())


def day_short(value: dt.date | str | None) -> str:
    """The same as "18 Jan 2005", for tables."""
    if value is None:
        return ""
    return _said_day(_date(value), "day_short", languages.current())


def month_name(value: str) -> str:
    """A month such as "2005-03" as "March 2005"."""
    first = dt.date.fromisoformat(f"{value}-01")
    return _said_day(first, "month", languages.current())


def month_short(value: str) -> str:
    """The same as "Mar 2005", for charts."""
    first = dt.date.fromisoformat(f"{value}-01")
    return _said_day(first, "month_short", languages.current())


def money(value: Money | str | Decimal | None, currency: str | None = None) -> str:
    """An amount with its code, as "USD 1,150.00"; a bare string needs the code beside it."""
    if value is None:
        return ""
    if isinstance(value, Money):
        return money(value.amount, value.currency)
    code = currency or ""
    places = decimals(code)
    return f"{code}{NARROW}{number(Decimal(value), '#,##0.' + '0' * places if places else '#,##0')}"


def quantity(value: Fraction | str | None, unit: str) -> str:
    """So much of a unit of a limit: money with its code, else "3 trips", "1,000 lb"."""
    if value is None:
        return str(_("not known"))
    text = value if isinstance(value, str) else shown(value, unit)
    if unit in CURRENCIES:
        return money(text, unit)
    noun = unit if text == "1" else speech.PLURALS.get(unit, unit)
    return _counted(number(Decimal(text)), noun, speech.PLURALS.get(unit, unit), NARROW)


def _counted(written: str, noun: str, many: str, space: str = " ") -> str:
    """A number with what is counted; a language other than English has one phrase for both."""
    if languages.current() == languages.ENGLISH:
        return f"{written}{space}{noun}"
    phrase = f"%(number)s {many}"  # one of speech.COUNTED
    return str(gettext(phrase, number=written))


def clause_name(clause: str | None, letter: str | None = None) -> str:
    """Where the words stand: "Letter 1, clause 10"."""
    if letter and clause:
        return str(_("Letter %(letter)s, clause %(clause)s", letter=letter, clause=clause))
    if letter:
        return str(_("Letter %(letter)s", letter=letter))
    return str(_("clause %(clause)s", clause=clause)) if clause else ""


def clause_of(clause: str | None, letter: str) -> str:
    """The same within a sentence: "clause 10 of letter 1"; "letter 1" where none is printed."""
    if clause:
        return str(_("clause %(clause)s of letter %(letter)s", clause=clause, letter=letter))
    return str(_("letter %(letter)s", letter=letter))


def file_size(value: int) -> str:
    """Bytes as people read them."""
    for unit, size in (("MB", 1_000_000), ("kB", 1000)):
        if value >= size:
            return f"{number(Decimal(value) / size, '#,##0.#')} {unit}"
    return _counted(str(value), "bytes", "bytes")


def plural(count: int, noun: str, many: str = "") -> str:
    """So many of a thing: 1 line, 2 lines; 2 people where the noun says so."""
    several = many or f"{noun}s"
    return _counted(number(count), noun if count == 1 else several, several)


def country(code: str) -> str:
    """A country's name for its two letters; anything else as it is."""
    return str(languages.locale().territories.get(code, code))


def verdict_mapping(verdict: Verdict | Mapping[str, Any]) -> Mapping[str, Any]:
    """A verdict in the contract's shape, whether it is a value or already a mapping.

    A value keeps its findings as they are, which tell what is held as well.
    """
    if isinstance(verdict, Verdict):
        told = {"findings": verdict.findings, "rate": rate_story(verdict.conversion)}
        return {**verdict_json(verdict), **told}
    return verdict


def control_words(field: Any, hint: str, words: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any WTForms field
    """The attributes that tie a control to its hint and its error."""
    notes = [f"{field.id}-hint"] if hint else []
    notes += [f"{field.id}-error"] if field.errors else []
    tied: dict[str, Any] = {"aria-describedby": " ".join(notes)} if notes else {}
    if field.errors:
        tied["aria-invalid"] = "true"
    return {**tied, **words}


def notice_kind(category: str) -> str:
    """The kind of notice for a flash category, ours or the log-in's."""
    return {"message": "info", "success": "good"}.get(category, category)


def _relation(kept: str) -> str:
    """How a letter stands beside another, within a sentence."""
    return kept if languages.current() == languages.ENGLISH else speech.relation(kept)


def _stamp(zone: str) -> Any:  # noqa: ANN401 - a filter
    def stamp(value: dt.datetime | None) -> str:
        """A moment in the company's time zone, as "18 January 2005, 14:03"."""
        if value is None:
            return ""
        known = value if value.tzinfo else value.replace(tzinfo=dt.UTC)
        here = get_timezone(zone)
        language = languages.current()
        pattern = PATTERNS[language].stamp
        return str(format_datetime(known, pattern, tzinfo=here, locale=language))

    return stamp


BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def browser(said: str) -> str:
    """What a browser says it is, in words: "Firefox on Linux"; it may say anything."""
    name = next((name for mark, name in BROWSERS if mark in said), str(_("A program")))
    system = next((name for mark, name in SYSTEMS if mark in said), "")
    return str(_("%(name)s on %(system)s", name=name, system=system)) if system else name


def register(app: Flask) -> None:
    """Give the templates their filters."""
    own = (
        listed,
        listed_apart,
        day,
        day_short,
        month_name,
        month_short,
        money,
        quantity,
        clause_name,
        clause_of,
        file_size,
        plural,
    )
    named = {function.__name__: function for function in (*own, country, browser)}
    tables = {
        "category": speech.CATEGORY_NAMES,
        "role": speech.ROLES,
        "outcome": speech.OUTCOMES,
        "status": speech.STATUSES,
        "reason": speech.REASONS,
        "person_word": speech.PERSONS,
        "family": speech.FAMILIES,
        "family_name": speech.FAMILY_NAMES,
        "gauge_word": speech.GAUGE,
        "rate_rule": speech.RATE_RULES,
    }
    said = {name: _from_table(table) for name, table in tables.items()}
    app.jinja_env.filters.update(
        named | said,
        word=speech.said,
        relation=_relation,
        gauge=lambda source: gauge_of(source, quantity),
        verdict_mapping=verdict_mapping,
        notice_kind=notice_kind,
        is_group=is_group,
        stamp=_stamp(app.config["TIME_ZONE"]),
    )
    app.jinja_env.globals.update(control_words=control_words, new_key=new_key)


def _from_table(table: Mapping[str, str]) -> Any:  # noqa: ANN401 - a filter
    return lambda word: table.get(str(word)) or speech.said(str(word))
