"""The chain of the audit trail: whatever is done to it is found, and named; erasing is not."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.audit import ERASURE, Change, Deed, Entry, Head, content_of, digest_of
from assignments.core.audit_walk import Fault, Mark, NumbersHash, Walk, walk

NOON = dt.datetime(2005, 6, 1, 12, tzinfo=dt.UTC)
WORDS = st.text(max_size=8)
CHANGES = st.builds(
    Change,
    record=st.sampled_from(["line", "claim", "user"]),
    key=st.integers(1, 99).map(str),
    before=st.none() | st.dictionaries(WORDS, WORDS, max_size=2),
    after=st.none() | st.dictionaries(WORDS, WORDS | st.integers(), max_size=2),
    assignment=st.none() | st.integers(1, 9),
)


def entry_after(head, number, change):
    """The entry of a change that follows a head, with a salt of its own."""
    deed = Deed(NOON + dt.timedelta(seconds=number), 7, "try", "web 192.0.2.7")
    content, salt = content_of(deed, change), f"{number:032x}"
    digest = digest_of(salt, content)
    return Entry(
        number=number,
        at=deed.at,
        who=7,
        deed="try",
        record=change.record,
        key=change.key,
        assignment=change.assignment,
        person=change.person,
        content=content,
        salt=salt,
        digest=digest,
        chain=head.next(digest).chain,
    )


def trail_of(changes):
    """A whole trail of changes."""
    head, entries = Head(), []
    for number, change in enumerate(changes, 1):
        entries.append(entry_after(head, number, change))
        head = Head(number, entries[-1].chain)
    return entries


TRAILS = st.lists(CHANGES, min_size=2, max_size=8).map(trail_of)


def head_of(entries):
    """Where a trail stands."""
    return Head(entries[-1].number, entries[-1].chain)


@settings(max_examples=15)
@given(TRAILS)
def test_a_trail_as_it_was_written_is_whole(entries):
    """Walking it finds nothing, and ends at its head."""
    found = walk(entries, head_of(entries))
    assert isinstance(found, Walk)
    assert (found.head, found.erased) == (head_of(entries), 0)


@settings(max_examples=15)
@given(TRAILS, st.data())
def test_a_changed_entry_is_named(entries, data):
    """Its content, salt, digest or chain, or a column beside them: this entry is named."""
    at = data.draw(st.integers(0, len(entries) - 1))
    changes = (
        {"content": entries[at].content.replace('"who":7', '"who":8')},
        {"salt": "f" * 32},
        {"digest": "0" * 64},
        {"chain": "1" * 64},
        {"who": 8},
        {"key": "100"},
        {"at": NOON},
        {"deed": "another"},
        {"record": "term"},
        {"assignment": 77},
        {"content": None},
    )
    broken = replace(entries[at], **data.draw(st.sampled_from(changes)))
    found = walk([*entries[:at], broken, *entries[at + 1 :]], head_of(entries))
    assert isinstance(found, Fault)
    assert found.number == at + 1


@settings(max_examples=15)
@given(TRAILS, st.data())
def test_an_entry_written_anew_breaks_the_one_after_it(entries, data):
    """Whoever writes salt, digest and chain anew as well is found at the next entry."""
    at = data.draw(st.integers(0, len(entries) - 2))
    before = head_of(entries[:at]) if at else Head()
    forged = entry_after(before, at + 1, Change("line", "666"))
    found = walk([*entries[:at], forged, *entries[at + 1 :]], head_of(entries))
    assert isinstance(found, Fault)
    assert found.number == at + 2


@settings(max_examples=15)
@given(TRAILS, st.data())
def test_a_removed_entry_is_missed(entries, data):
    """The next one says which is missing; after the last one the head does."""
    at = data.draw(st.integers(0, len(entries) - 1))
    found = walk([*entries[:at], *entries[at + 1 :]], head_of(entries))
    assert isinstance(found, Fault)
    assert found.number in {at + 1, at + 2}
    assert f"{at + 1:,}" in found.says


@settings(max_examples=15)
@given(TRAILS, st.data())
def test_swapped_and_inserted_entries_are_named(entries, data):
    """Numbers are part of the chain: two that change places, or a further one, do not fit."""
    first = data.draw(st.integers(0, len(entries) - 2))
    one, other = entries[first], entries[first + 1]
    swapped = [replace(other, number=one.number), replace(one, number=other.number)]
    found = walk([*entries[:first], *swapped, *entries[first + 2 :]], head_of(entries))
    assert isinstance(found, Fault)
    assert found.number == one.number
    pushed = [replace(entry, number=entry.number + 1) for entry in entries[first:]]
    put_in = entry_after(head_of(entries[:first]) if first else Head(), first + 1, Change("a", "1"))
    found = walk([*entries[:first], put_in, *pushed], head_of(pushed))
    assert isinstance(found, Fault)
    assert found.number == first + 2


@settings(max_examples=15)
@given(TRAILS, st.data())
def test_a_closed_month_misses_a_tail_that_was_cut_off(entries, data):
    """Even where the head was set back too: the month remembers an entry that is gone."""
    length = data.draw(st.integers(1, len(entries) - 1))
    month = Mark(head_of(entries), "the seal of 2005-05")
    found = walk(entries[:length], head_of(entries[:length]), [month])
    assert isinstance(found, Fault)
    assert found.number == length + 1
    assert "2005-05" in found.says


@settings(max_examples=15)
@given(TRAILS)
def test_a_closed_month_finds_a_trail_written_anew(entries):
    """Where every entry fits the one before, the month still knows another chain."""
    anew = trail_of([Change("another", "1")] * len(entries))
    found = walk(anew, head_of(anew), [Mark(head_of(entries), "the seal of 2005-05")])
    assert isinstance(found, Fault)
    assert found.says.startswith("the seal of 2005-05 remembers another chain")


def erased(entries, some):
    """The trail with some entries' contents gone, and the entry that tells of it."""
    numbers = NumbersHash()
    for at in sorted(some):
        numbers.add(at + 1)
    told = entry_after(
        head_of(entries), len(entries) + 1, Change(ERASURE, "t", None, numbers.told())
    )
    kept = [
        replace(entry, content=None, salt=None, erasure="t") if at in some else entry
        for at, entry in enumerate(entries)
    ]
    return [*kept, told]


@settings(max_examples=15)
@given(TRAILS, st.data())
def test_an_erased_entry_leaves_the_trail_whole(entries, data):
    """Content and salt may go; digest and chain hold, and what was erased is counted."""
    places = st.sets(st.integers(0, len(entries) - 1), min_size=1)
    some = data.draw(places)
    found = walk(erased(entries, some), head_of(erased(entries, some)))
    assert isinstance(found, Walk)
    assert found.erased == len(some)


def test_what_nobody_erased_is_no_erasure():
    """A content that is gone without an entry that tells of it is named."""
    entries = trail_of([Change("line", "1"), Change("line", "2"), Change("line", "3")])
    gone = replace(entries[1], content=None, salt=None)
    found = walk([entries[0], gone, entries[2]], head_of(entries))
    assert found == Fault(2, "its content is gone, and no erasure took it")
    claimed = replace(gone, erasure="t")
    found = walk([entries[0], claimed, entries[2]], head_of(entries))
    assert found == Fault(2, "its content is gone, and no entry tells of its erasure")
    told = erased(entries, {0})
    found = walk([told[0], claimed, *told[2:]], head_of(told))
    assert isinstance(found, Fault)
    assert found.number == 4
    assert "1 then, 2 now" in found.says


@pytest.mark.parametrize("head", [Head(2, "0" * 64), Head(1, "0" * 64)])
def test_the_head_beside_the_trail_must_be_its_last_entry(head):
    """A head that stands elsewhere is named."""
    entries = trail_of([Change("line", "1"), Change("line", "2")])
    assert isinstance(walk(entries, head), Fault)
