"""Who may decide a line, and when two people have to: the rules alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.approval import (
    Approving,
    Decider,
    StateError,
    confirms,
    kind_of,
    may_decide,
    may_second,
    needs_two,
)
from assignments.core.money import Money

LIMIT = Money(100000, "USD")
EMPLOYEE, CLAIMANT = 8, 9


def hr(number, *away):
    """Somebody of HR, who stands in for others too."""
    return Decider(number, in_own_right=True, stands_in_for=frozenset(away))


def deputy(number, *away):
    """Somebody of another department who stands in for those who are away."""
    return Decider(number, in_own_right=False, stands_in_for=frozenset(away))


def test_nobody_decides_their_own():
    """HR decides, and who stands in for HR, but not what they claimed or what is theirs."""
    assert may_decide(hr(1), 2, 3)
    assert may_decide(deputy(1, 4), 2, 3)
    assert not may_decide(hr(2), 2, 3)
    assert not may_decide(hr(3), 2, 3)
    assert not may_decide(deputy(1), 2, 3)


def test_nobody_decides_for_whom_they_stand_in():
    """Neither what the absent one claimed nor what is theirs, in HR or not."""
    for one in (hr(1, 4), deputy(1, 4)):
        assert not may_decide(one, 4, 3)
        assert not may_decide(one, 2, 4)


def test_two_need_to_be_above_the_limit():
    """Exactly at it one is enough; where none is set one always is."""
    assert not needs_two(LIMIT, LIMIT)
    assert needs_two(Money(100001, "USD"), LIMIT)
    assert not needs_two(Money(100001, "USD"), None)


def test_neither_of_two_speaks_for_the_other():
    """The second is neither the first, nor stands in for the first, nor the other way round."""
    assert may_second(hr(1), hr(2))
    assert may_second(deputy(1, 3), deputy(2, 4))
    assert not may_second(hr(1), hr(1))
    assert not may_second(deputy(1, 2), hr(2))
    assert not may_second(hr(2), deputy(1, 2))
    assert not may_second(deputy(1, 3), deputy(2, 3))
    assert not may_second(hr(1, 2), hr(2))


deciders = st.builds(
    Decider,
    st.integers(1, CLAIMANT),
    st.booleans(),
    st.frozensets(st.integers(1, CLAIMANT), max_size=2),
)
amounts = st.sampled_from([1, 99999, 100000, 100001, 200000]).map(lambda one: Money(one, "USD"))
deeds = st.one_of(
    st.builds(Approving, deciders, amounts, st.booleans()),
    st.just("asked"),
)


def approvals(some, limit):
    """The approvals that made a line approved, in order; none where it still waits."""
    first = None
    for deed in some:
        if deed == "asked":
            first = None
            continue
        if not may_decide(deed.decider, EMPLOYEE, CLAIMANT):
            continue
        try:
            kind = kind_of(deed, first, limit)
        except StateError:
            continue
        if kind == "approved":
            return (first, deed) if first is not None else (deed,)
        first = deed
    return ()


@settings(max_examples=60)
@given(st.lists(deeds, max_size=12), st.one_of(st.none(), st.just(LIMIT)))
def test_above_the_limit_two_people_approve_the_same(some, limit):
    """Whatever was tried before: two persons who may decide, tied to nobody of the other's side."""
    given_by = approvals(some, limit)
    if not given_by or not needs_two(given_by[-1].amount, limit):
        return
    first, second = given_by
    assert confirms(second, first)
    assert first.decider.id != second.decider.id
    assert first.decider.speaks_for.isdisjoint(second.decider.speaks_for)
    for one in given_by:
        assert one.decider.decides
        assert one.decider.speaks_for.isdisjoint({EMPLOYEE, CLAIMANT})


@settings(max_examples=20)
@given(st.lists(deeds, max_size=12))
def test_two_who_may_can_always_finish(some):
    """No sequence of deeds leaves a line that two others could not approve."""
    first = None
    for deed in some:
        if deed != "asked" and may_decide(deed.decider, EMPLOYEE, CLAIMANT):
            first = deed
    amount = Money(300000, "USD")
    opening = Approving(hr(21), amount)
    assert kind_of(opening, first, LIMIT) == "first_approved"
    assert kind_of(Approving(hr(22), amount), opening, LIMIT) == "approved"


@settings(max_examples=20)
@given(deciders, amounts, st.booleans())
def test_without_a_limit_one_is_enough(decider, amount, bank):
    """A limit that was never set, or was taken away, asks for nobody else."""
    said = Approving(decider, amount, bank)
    assert kind_of(said, None, None) == "approved"
    assert kind_of(said, said, None) == "approved"
