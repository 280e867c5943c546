"""Files of claim lines, on both databases: all or nothing, once, and in the employee's name."""

import datetime as dt
import io

import pytest

from assignments import actions
from assignments.actions import NotAllowedError, NotFoundError, StateError
from assignments.actions.importing.claims import MOST_LINES, import_claims, look_over_claims
from assignments.actions.importing.rows import Delivery, RowsError

HEADER = "category,date,amount,currency,claim,for,trip,departs,destination,cabin,note"
RIDE = "local_transport,2005-05-03,25.00,USD,May,,,,,,a taxi"


def sheet(*rows, header=HEADER, name="costs.csv", **more):
    """A file of these rows."""
    text = "\n".join((header, *rows))
    return Delivery(io.BytesIO(text.encode()), name, **more)


def bring(world, assignment_id, *rows, who=None, key=None, **more):
    """Import a file of these rows."""
    what = sheet(*rows, **more)
    return import_claims(world.office, who or world.ada, assignment_id, what, key or world.key())


def claims(world, assignment_id, who=None):
    """The claims that somebody sees under an assignment, oldest first."""
    return actions.claims(world.office, who or world.ada, assignment_id).items[::-1]


def test_rows_are_lines_as_if_typed(world):
    """Each row is the line that typing it would have made, in the order of the file."""
    one = world.lettered()
    header = f"{HEADER},weight_value,weight_unit,containers,covers_from,covers_to,place,paid_by"
    row = (
        "sea_freight,2005-05-03,1.50,USD,Move,spouse,,2005-05-04,host,economy,two boxes,"
        "480.5,lb,40;20,2005-05-01,2005-06-01,Shanghai,company"
    )
    typed = {
        "category": "sea_freight",
        "date": "2005-05-03",
        "amount": "1.50",
        "currency": "USD",
        "for": "spouse",
        "departs": "2005-05-04",
        "destination": "host",
        "cabin": "economy",
        "weight": {"value": "480.5", "unit": "lb"},
        "containers": [{"size_ft": 40}, {"size_ft": 20}],
        "covers": {"from": "2005-05-01", "to": "2005-06-01"},
        "place": "Shanghai",
        "paid_by": "company",
        "note": "two boxes",
    }
    world.draft(one, typed, receipts=False)
    bring(world, one, row, header=header)
    by_hand, from_file = claims(world, one)
    assert from_file.title == "Move"
    assert from_file.created_by == world.ada
    (left,), (right,) = by_hand.lines, from_file.lines
    for name in ("id", "claim"):
        object.__setattr__(left.facts, name, getattr(right.facts, name))
    assert (left.facts, left.note, left.position) == (right.facts, right.note, right.position)


def test_all_or_nothing(world):
    """One bad row, and neither a claim nor an event is there; every slip is told with its row."""
    one = world.lettered()
    bad = RIDE.replace("2005-05-03", "2005-13-03").replace("USD", "XXX")
    with pytest.raises(RowsError) as caught:
        bring(world, one, RIDE, bad, RIDE, RIDE.replace("25.00", "0"))
    assert [slip.where for slip in caught.value.slips] == [
        "row 3, currency",
        "row 3, date",
        "row 5, amount",
    ]
    assert claims(world, one) == ()
    with world.office.database.read() as store:
        assert store.events_of_kind("claims_imported", one) == ()


def test_nothing_is_left_of_a_writing_that_breaks(world, monkeypatch):
    """An error after half of the rows were written leaves none of them."""
    one = world.lettered()

    def broken(doing, done, total):
        if doing == "Writing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring(world, one, RIDE, RIDE, progress=broken)
    assert claims(world, one) == ()


def test_same_file_once(world):
    """The same rows are refused a second time under the assignment, not under another one."""
    one, other = world.lettered(), world.lettered()
    bring(world, one, RIDE)
    with pytest.raises(StateError, match=r"imported here on 2005-06-01 by Ada"):
        bring(world, one, RIDE, name="other.csv")
    assert look_over_claims(world.office, world.ada, one, sheet(RIDE)).before.text == "costs.csv"
    bring(world, other, RIDE)
    bring(world, one, RIDE, again=True)
    assert [len(claims(world, number)) for number in (one, other)] == [2, 1]


def test_form_that_arrives_twice(world):
    """The same form a second time makes nothing more and gets the first one's answer."""
    one, key = world.lettered(), world.key()
    first = bring(world, one, RIDE, key=key)
    second = bring(world, one, RIDE, key=key)
    assert (second.done.id, second.done.again) == (first.done.id, True)
    assert second.ids == ()
    assert len(claims(world, one)) == 1


def test_hr_brings_it_for_the_employee(world):
    """What HR imports are the employee's own drafts, who attaches receipts and submits them."""
    one = world.lettered()
    made = bring(world, one, RIDE, who=world.hr)
    assert claims(world, one, world.hr) == ()
    (claim,) = claims(world, one)
    (told,) = (event for event in actions.history(world.office, world.ada, claim.id))
    assert (told.kind, told.actor, told.text) == ("claim_drafted", world.hr, "costs.csv")
    world.attach(claim.lines[0].id)
    actions.submit_claim(world.office, world.ada, made.ids[0], world.key())
    (line,) = claims(world, one)[0].lines
    assert line.submitted["outcome"] == "allowed"


def test_who_may(world):
    """Nobody but HR and the employee imports anything; for others it is not even there."""
    one = world.lettered()
    with pytest.raises(NotFoundError):
        bring(world, one, RIDE, who=world.ben)
    with pytest.raises(NotAllowedError):
        bring(world, one, RIDE, who=world.finance)
    with pytest.raises(NotFoundError):
        look_over_claims(world.office, world.ben, one, sheet(RIDE))


def test_trip_by_its_name(world):
    """A line that names a recorded trip of its traveller has its day and destination from it."""
    one = world.lettered()
    day = dt.date(2005, 5, 9)
    trip = actions.TripInput("T1", "spouse", "home", day)
    trip_id = actions.add_trip(world.office, world.ada, one, trip, world.key()).id
    air = "home_leave_airfare,2005-05-02,900.00,USD,May,{},T1,{},,economy,"
    bring(world, one, air.format("spouse", ""), air.format("", "2005-05-07"))
    first, second = claims(world, one)[0].lines
    assert (first.trip_id, first.facts.departs, first.facts.destination) == (trip_id, day, "home")
    assert (second.trip_id, second.facts.departs) == (None, dt.date(2005, 5, 7))
    with pytest.raises(RowsError) as caught:
        bring(world, one, air.format("spouse", "2005-05-07"))
    assert "row 2, departs: the trip says 2005-05-09" in str(caught.value.slips[0])


def test_a_claim_of_very_many_lines_is_parted(world):
    """No claim gets more lines than can be looked over; the parts say so."""
    one = world.lettered()
    bring(world, one, *[RIDE] * (MOST_LINES + 1))
    assert [(claim.title, len(claim.lines)) for claim in claims(world, one)] == [
        ("May, part 1 of 2", MOST_LINES),
        ("May, part 2 of 2", 1),
    ]


def test_what_would_be_made(world):
    """Looking over tells claims, lines and sums, and writes nothing."""
    one = world.lettered()
    found = look_over_claims(
        world.office, world.hr, one, sheet(RIDE, RIDE.replace("USD", "CNY"), RIDE)
    )
    assert (len(found.things), found.lines, found.slips) == (1, 3, ())
    assert [f"{one} {one.currency}" for one in found.sums] == ["25.00 CNY", "50.00 USD"]
    assert claims(world, one) == ()
