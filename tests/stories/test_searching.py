"""Claims are found by their words on both databases: by whoever may see them, and nobody else."""

import pytest

from assignments import actions
from assignments.actions.searching import catch_up, rebuild, search
from assignments.core.searching import query_of
from assignments.storage.store import Reach, search_claims


def lines_of(*notes):
    """A line of local transport for each note."""
    words = {"category": "local_transport", "date": "2005-03-01", "currency": "USD"}
    return [words | {"note": note, "amount": f"{at + 10}.50"} for at, note in enumerate(notes)]


def found(world, who, typed, group="claims"):
    """The numbers of what is found in a group."""
    for one in search(world.office, who, typed).groups:
        if one.name == group:
            return [hit.thing.id for hit in one.hits]
    return []


@pytest.fixture
def two(world):
    """Two employees with a claim each, of one word in common."""
    ada, ben = (world.someone(name, "expatriate") for name in ("Ada", "Ben"))
    claims = []
    for who, note in ((ada, "Zebra crossing 斑马线 12"), (ben, "Zebra ride by camel")):
        at = world.lettered(employee=who)
        claims.append(world.submit(at, *lines_of(note), who=who)[0].claim_id)
    catch_up(world.office)
    return ada, ben, claims


def test_claims_are_found_by_whoever_may_see_them(world, two):
    """HR and finance find both, each employee their own alone, an administrator none."""
    ada, ben, (first, second) = two
    for who in (world.hr, world.finance):
        assert found(world, who, "zebra")[:2] == [second, first]
    assert found(world, ada, "zebra") == [first]
    assert found(world, ben, "zebra") == [second]
    assert found(world, ada, "camel") == []
    assert found(world, world.admin, "zebra") == []
    for typed in (f"claim {second}", f"{second}", "Ben", f"line {second}"):
        told = search(world.office, ada, typed)
        assert not [
            hit for group in told.groups for hit in group.hits if "Ben" in str(hit.thing)
        ], typed


def test_every_word_must_be_there_and_may_go_on(world, two):
    """Beginnings of words, Chinese anywhere, amounts and names of receipts."""
    ada, _, (first, _) = two
    for typed in (
        "zeb cross",
        "马线",
        "斑马线",
        "10.50 usd",
        "ZEBRA 12",
        "transport cros",
        "receip",
    ):
        assert found(world, ada, typed) == [first], typed
    assert found(world, ada, "zebra camel") == []
    assert found(world, ada, "ebra") == []


def test_a_draft_is_not_found(world):
    """Not even by whoever made it, until it is handed in."""
    eve = world.someone("Eve", "expatriate")
    claim_id = world.draft(world.lettered(employee=eve), *lines_of("Quagga"), who=eve)
    catch_up(world.office)
    assert found(world, eve, "quagga") == []
    assert found(world, world.hr, f"claim {claim_id}", "number") == []
    actions.submit_claim(world.office, eve, claim_id, world.key())
    catch_up(world.office)
    assert found(world, eve, "quagga") == [claim_id]
    assert found(world, world.hr, f"claim {claim_id}", "number") == [claim_id]


def test_rebuilding_finds_the_same(world, two):
    """All words are made anew from the claims; a second update has nothing to do."""
    ada, _, (first, _) = two
    assert rebuild(world.office) >= len(two[2])
    assert catch_up(world.office) == 0
    assert found(world, ada, "zebra") == [first]


def test_many_claims_with_a_word_come_some_at_a_time(world, monkeypatch):
    """Whether the words are rare or in every claim, each claim comes once, the newest first."""
    eve = world.someone("Eve", "expatriate")
    at = world.lettered(employee=eve)
    claims = [
        world.submit(at, *lines_of(f"Okapi {'ride' if one % 2 else 'walk'}"), who=eve)[0].claim_id
        for one in range(7)
    ]
    catch_up(world.office)
    statement = search_claims.CLAIMS_OF.limit(2)
    monkeypatch.setattr(search_claims, "ENOUGH", 2)
    monkeypatch.setattr(search_claims, "CLAIMS_OF", statement)
    for typed, expected in (("okapi", claims), ("okapi ride", claims[1::2])):
        for reach in (Reach(everything=True), Reach(employee=eve.id)):
            assert _all(world, typed, reach) == expected[::-1], (typed, reach)


def _all(world, typed, reach):
    """All claims that are found for some words, some at a time."""
    sought, told, before = query_of(typed).sought, [], search_claims.NEWEST
    with world.office.database.read() as store:
        while before is not None:
            some, before = store.claims_with(sought, reach, before, 2)
            told += some
    return told


def test_letters_and_clauses_are_found_by_their_words(world):
    """The clause with its words; an employee finds those of their own letters alone."""
    ada, ben = (world.someone(name, "expatriate") for name in ("Ada", "Ben"))
    letter_id = world.letter(
        at := world.assignment(employee=ada), "1. You may keep one ocelot at home.\n", title="Pets"
    )
    words = {
        "clause": "1",
        "category": "pet_transport",
        "pays": "company_pays",
        "quote": "You may keep one ocelot at home.",
    }
    world.terms(letter_id, [words])
    for who in (ada, world.hr, world.finance):
        assert found(world, who, "ocelot KEEP", "letters") == [letter_id]
        assert found(world, who, "ocelot", "clauses") == [letter_id]
    for who in (ben, world.admin):
        assert search(world.office, who, "ocelot").groups == ()
    assert found(world, ada, "Ada Shanghai", "assignments") == [at]
    assert found(world, ben, "Ada", "assignments") == []
