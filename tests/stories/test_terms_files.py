"""A letter's terms as a file: the same bytes, compared before they are taken, all or none."""

import json

import pytest

from assignments import actions
from assignments.actions import InputError, NotAllowedError
from assignments.actions.terms_files import Taking, compare_terms, export_terms, take_terms
from tests.stories.world import LETTER, TERMS, taxi

NAME = "letter-1-terms.json"


@pytest.fixture
def exported(world):
    """The file of a letter with six confirmed terms, and one that nobody confirmed."""
    assignment_id = world.lettered()
    (letter,) = actions.assignment(world.office, world.hr, assignment_id).letters
    extra = {"clause": "5", "category": "home_leave_cash", "pays": "note"}
    quote = "Meals during home leave are not paid."
    world.term(letter.id, {**extra, "quote": quote}, confirmed=False)
    name, raw = export_terms(world.office, world.hr, letter.id)
    assert name == NAME
    return letter.id, raw


def elsewhere(world, text=LETTER):
    """The same letter under another assignment, without terms."""
    assignment_id = world.assignment(employee=world.ben)
    return assignment_id, world.letter(assignment_id, text)


def comparison(world, letter_id, raw):
    """The numbers in the file of each kind of pair."""
    found = compare_terms(world.office, world.hr, letter_id, raw)
    kinds = ("same", "differs", "new", "missing")
    return {kind: [one.number for one in found.of(kind)] for kind in kinds if found.of(kind)}


def take(world, letter_id, raw, *, who=None, **how):
    """Take a file over."""
    what = Taking(raw, NAME, **how)
    return take_terms(world.office, who or world.hr, letter_id, what, world.key())


def live(world, assignment_id):
    """The terms that stand."""
    return actions.assignment(world.office, world.hr, assignment_id).terms


def changed(raw, number, **words):
    """The file with words of one term changed."""
    told = json.loads(raw)
    told["terms"][number - 1] |= words
    return json.dumps(told).encode()


def unsigned(raw):
    """The file as if nobody had confirmed anything."""
    told = json.loads(raw)
    for one in told["terms"]:
        one["confirmed"] = False
    return told


def test_the_file_holds_the_contracts_words(world, exported):
    """Every term with its place in the text, after the letter it is of; always the same bytes."""
    letter_id, raw = exported
    told = json.loads(raw)
    assert (told["letter"]["number"], told["letter"]["version"]) == ("1", 1)
    assert len(told["letter"]["text_sha256"]) == 64
    assert [one["confirmed"] for one in told["terms"]].count(False) == 1
    for one in told["terms"]:
        assert LETTER[one["start"] : one["end"]] == one["quote"]
    assert export_terms(world.office, world.hr, letter_id)[1] == raw
    assert raw.endswith(b"}\n")


def test_there_and_back_is_the_same_but_for_the_signatures(world, exported):
    """Taken over under the same letter elsewhere, the export says the same, unconfirmed."""
    _, raw = exported
    assignment_id, letter_id = elsewhere(world)
    assert comparison(world, letter_id, raw) == {"new": [1, 2, 3, 4, 5, 6, 7]}
    take(world, letter_id, raw)
    assert not any(one.term.confirmed for one in live(world, assignment_id))
    _, again = export_terms(world.office, world.hr, letter_id)
    assert json.loads(again) == unsigned(raw)
    (line,) = world.submit(assignment_id, taxi(), who=world.ben)
    assert line.submitted["findings"][0]["reason"] == "term_not_confirmed"


def test_taking_it_twice_changes_nothing(world, exported):
    """What is the same stands already."""
    letter_id, raw = exported
    assert comparison(world, letter_id, raw) == {"same": [1, 2, 3, 4, 5, 6, 7]}
    with pytest.raises(InputError, match="nothing to take"):
        take(world, letter_id, raw, corrects=True)


def test_what_differs_is_corrected_where_it_is_asked_for(world, exported):
    """A confirmed one with a reason, which stands with it; what the file leaves out stays."""
    letter_id, raw = exported
    limits = [{"type": "amount", "max": "350", "currency": "USD", "per": "month"}]
    told = json.loads(changed(raw, 7, limits=limits))
    left_out = told["terms"].pop(0)
    other = json.dumps(told).encode()
    assert comparison(world, letter_id, other) == {
        "same": [1, 2, 3, 4, 5],
        "differs": [6],
        "missing": [None],
    }
    with pytest.raises(InputError, match="nothing to take"):
        take(world, letter_id, other)
    with pytest.raises(InputError) as caught:
        take(world, letter_id, other, corrects=True)
    assert caught.value.where == "term 6, reason"
    take(world, letter_id, other, corrects=True, reason="Reviewed at head office.")
    _, again = export_terms(world.office, world.hr, letter_id)
    terms = json.loads(again)["terms"]
    assert terms[0] == left_out
    assert (terms[6]["limits"], terms[6]["confirmed"]) == (limits, False)


def test_each_bad_term_is_named_and_none_is_taken(world, exported):
    """By its number in the file, with what is wrong; the good ones wait too."""
    _, raw = exported
    assignment_id, letter_id = elsewhere(world)
    bad = changed(raw, 2, category="yachts")
    bad = changed(bad, 3, quote="We pay for yachts.")
    bad = changed(bad, 4, start=0)
    bad = changed(bad, 5, letter="2")
    bad = changed(bad, 6, limits=[{"type": "amount", "max": "-1", "currency": "USD"}])
    bad = changed(bad, 7, colour="red")
    found = compare_terms(world.office, world.hr, letter_id, bad)
    assert [slip.where for slip in found.slips] == [
        "term 2, category",
        "term 3, quote",
        "term 4, quote",
        "term 5, letter",
        "term 6, limits 1, max",
        "term 7, it",
    ]
    with pytest.raises(InputError, match="term 2"):
        take(world, letter_id, bad)
    assert live(world, assignment_id) == ()


def test_pools_must_fit_those_that_stand(world):
    """A limit that does not fit the pool of another letter is named."""
    pooled = {"type": "amount", "max": "10.00", "currency": "USD", "pool": "p"}
    assignment_id = world.assignment()
    first = world.letter(assignment_id)
    world.term(first, {"category": "utilities", "pays": "reimburse", "limits": [pooled]})
    second = world.letter(assignment_id)
    said = {"category": "storage", "pays": "reimburse"}
    other = {**said, "limits": [{**pooled, "currency": "CNY"}]}
    raw = json.dumps({"terms": [{**said, "limits": [pooled]}, other]}).encode()
    found = compare_terms(world.office, world.hr, second, raw)
    assert [slip.where for slip in found.slips] == ["term 2, letter 2, clause without number"]


def test_a_file_of_another_text_is_looked_up_by_its_words(world, exported):
    """The places in it do not hold; words that do not stand in the text are named."""
    _, raw = exported
    _, letter_id = elsewhere(world, f"Copy\n\n{LETTER}")
    found = compare_terms(world.office, world.hr, letter_id, raw)
    assert (found.is_of_other_text, found.slips) == (True, ())
    take(world, letter_id, raw)
    _, again = export_terms(world.office, world.hr, letter_id)
    first, other = json.loads(raw)["terms"][0], json.loads(again)["terms"][0]
    assert (other["quote"], other["start"]) == (first["quote"], first["start"] + 6)


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[1]", "no list of terms"),
        (b'{"terms": {}}', "no list of terms"),
        (b'{"terms": [], "lines": []}', "unknown field 'lines'"),
        (b'{"terms": [], "terms": []}', "twice"),
        (b'{"terms": [' + b"1," * 2000 + b"1]}", "more than 2000 terms"),
        (b" " * (1024 * 1024 + 1), "more than 1 MiB"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_what_is_no_file_of_terms_is_refused(world, raw, what):
    """With what is wrong; nothing is taken."""
    _, letter_id = elsewhere(world)
    with pytest.raises(InputError, match=what):
        compare_terms(world.office, world.hr, letter_id, raw)


def test_what_the_reader_prints_can_be_taken(world):
    """Its clauses and leftovers are passed over."""
    assignment_id, letter_id = elsewhere(world)
    start = LETTER.index(TERMS[0]["quote"])
    term = {**TERMS[0], "start": start, "end": start + len(TERMS[0]["quote"])}
    printed = {"letter": {"kind": "assignment letter"}, "clauses": [], "terms": [term]}
    take(world, letter_id, json.dumps({**printed, "unread": []}).encode())
    (found,) = live(world, assignment_id)
    assert (found.origin.file, found.term.clause) == (NAME, "1")


def test_only_hr_writes_and_takes_files(world, exported):
    """Finance and the employee do neither."""
    letter_id, raw = exported
    for who in (world.finance, world.ada):
        with pytest.raises(NotAllowedError):
            export_terms(world.office, who, letter_id)
        with pytest.raises(NotAllowedError):
            compare_terms(world.office, who, letter_id, raw)
        with pytest.raises(NotAllowedError):
            take(world, letter_id, raw, who=who)
