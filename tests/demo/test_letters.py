"""The demo's letters: their quotes, their terms beside the shared cases, and their own wording."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from assignments.core.letter import Term, pools_fit, term_of
from assignments.demo import papers

SHARED = Path(__file__).resolve().parents[3] / "shared"
RUN = 8  # words in a row that no two letters should have in common
AS_IN = {
    "whitlock_agreement": ("two_letters.json", "1"),
    "whitlock_assignment": ("two_letters.json", "2"),
    "seow_offer": ("asia_pacific_hire.json", "1"),
    "grunwald_offer": ("cfo_move.json", "1"),
    "abernathy_offer": ("plain_sales_hire.json", "1"),
}

shared_only = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cases are not here")
every_letter = pytest.mark.parametrize("name", papers.NAMES)


def read(mappings, letter="1") -> list[Term]:
    """The terms as the core reads them, under one letter's number."""
    return [term_of({**told, "letter": letter}, "", "term") for told in mappings]


def bare(term: Term) -> Term:
    """A term without its quote, where it stands, and its yardstick, which is quoted too."""
    return replace(term, quote="", start=None, end=None, measure=None)


def case_terms(name: str, letter: str) -> list[Term]:
    """The terms of one letter of a shared case."""
    told = json.loads((SHARED / "cases" / name).read_text(encoding="utf-8"))["terms"]
    return read(term for term in told if term.get("letter", "1") == letter)


def words_of(text: str) -> list[str]:
    """The words of a text, without case and punctuation."""
    return re.findall(r"[a-z0-9$]+", text.lower())


def runs_of(text: str) -> set[tuple[str, ...]]:
    """All runs of RUN words."""
    words = words_of(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@every_letter
def test_every_quote_stands_at_its_offsets(name):
    """What a term quotes is in the letter, exactly there, and only once."""
    text = papers.letter_text(name)
    for term in papers.terms_of(name):
        assert text[term["start"] : term["end"]] == term["quote"]
        assert text.count(term["quote"]) == 1


@every_letter
def test_every_quote_stands_in_its_clause(name):
    """A term's number is the one printed before its words, or there is none to print."""
    text = papers.letter_text(name)
    printed = [(found.start(), found[1]) for found in re.finditer(r"^(\d+)\. ", text, re.MULTILINE)]
    for term in papers.terms_of(name):
        above = [number for at, number in printed if at <= term["start"]]
        clause = term.get("clause", "")
        assert clause.split(".")[0] == (above[-1] if above else "")


@every_letter
def test_every_yardstick_is_in_the_letters_words(name):
    """What an amount is measured by stands in the quote of its term."""
    for term in papers.terms_of(name):
        assert term.get("measure", "") in term["quote"]


def test_the_assignment_letter_has_clauses_one_to_eleven():
    """The Shanghai letter prints its clauses in order."""
    text = papers.letter_text("whitlock_assignment")
    numbers = re.findall(r"^(\d+)\. ", text, re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 12)]


def test_limits_of_one_pool_fit_together():
    """The terms of both of the expatriate's letters can stand beside each other."""
    first = read(papers.terms_of("whitlock_agreement"), "1")
    pools_fit(first + read(papers.terms_of("whitlock_assignment"), "2"))


@shared_only
@pytest.mark.parametrize("name", AS_IN)
def test_terms_equal_those_of_the_case(name):
    """Clause by clause a letter grants what the shared case does, in words of its own."""
    ours = read(papers.terms_of(name))
    theirs = case_terms(*AS_IN[name])
    assert [bare(term) for term in ours] == [bare(replace(term, letter="1")) for term in theirs]
    assert [term.measure is None for term in ours] == [term.measure is None for term in theirs]


@shared_only
def test_the_assignment_letter_grants_what_the_home_leave_case_does():
    """The Shanghai letter stands for the first letter of the single-letter cases too."""
    ours = read(papers.terms_of("whitlock_assignment"))
    theirs = case_terms("shanghai_home_leave.json", "1")
    assert [bare(term) for term in ours] == [bare(term) for term in theirs]


@shared_only
@every_letter
def test_the_wording_is_our_own(name):
    """No eight words in a row come from a real letter."""
    ours = runs_of(papers.letter_text(name))
    real = list((SHARED / "letters" / "real").glob("*.txt"))
    assert real
    for letter in real:
        assert not ours & runs_of(letter.read_text(encoding="utf-8")), letter.name
