"""Who works abroad in a filled world, from where to where, for how long and under which letters."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from assignments.core.periods import add_months
from assignments.demo.filling.letters import GRADES, KINDS, SHORT, Kind
from assignments.demo.filling.places import HOMES, HOSTS, Place
from assignments.demo.filling.size import Plot

_FIRST = (
    "Ada Bela Cora Dina Edda Fay Gwen Hana Ida Jana Kira Lena Mina Nela Olga Pia Rosa Sina Tara "
    "Una Vera Wanda Yara Zoe Abel Boris Carl Dario Emil Felix Gero Hugo Ivo Jonas Karel Luis Milo "
    "Nils Otto Pavel Ravi Sven Timo Uwe Vito Walt Yuri Zeno"
).split()
_LAST = (
    "Abbott Birch Castell Dorn Eklund Fenwick Garrick Holm Ibsen Jarvis Keller Lang Marsh Novak "
    "Orchard Pell Quade Rowan Sandoz Thorne Umber Voss Wexler Yarrow Zeller Ashdown Brandt Cole "
    "Drummond Ferris Gallo Hartig Imhof Jensen Kowal Linden Moreau Nagel Osgood Pryce Reyes Stroud"
).split()
_POSITIONS = ("Engineer", "Controller", "Plant manager", "Buyer", "Quality lead", "Designer")
_OLDEST, _NEWEST = 2200, 60  # days before today that an assignment began at most, and at least
_AMENDED = 0.2


@dataclass(frozen=True, slots=True)
class Sent:
    """One person on one assignment; `end` is recorded, `raised` the first day of an amendment."""

    number: int
    name: str
    home: Place
    host: Place
    kind: Kind
    grade: int
    position: str
    start: dt.date
    expected_end: dt.date
    end: dt.date | None
    raised: dt.date | None
    spouse: bool

    @property
    def email(self) -> str:
        """An address at a domain that belongs to nobody, with the number that makes it theirs."""
        return f"{'.'.join(self.name.lower().split())}.{self.number}@ternfarrow.example"

    def until(self, today: dt.date) -> dt.date:
        """The day up to which they claim costs."""
        return today if self.end is None else min(self.end + dt.timedelta(days=20), today)


def sent(plot: Plot, seed: int, today: dt.date) -> Sent:
    """The person of a plot; the same for the same seed and day."""
    random = Random(f"{seed} person {plot.number}")  # noqa: S311 - the same each time is the point
    kind = random.choice(KINDS)
    start = today - dt.timedelta(days=random.randint(_NEWEST, _OLDEST))
    months = random.randint(8, 14) if kind is SHORT else random.randint(18, 60)
    expected = add_months(start, months) - dt.timedelta(days=1)
    is_late = random.random() < 0.02  # noqa: PLR2004 - a share
    end = expected if expected < today and not is_late else None
    return Sent(
        number=plot.number,
        name=f"{random.choice(_FIRST)} {random.choice(_LAST)}",
        home=random.choice(HOMES),
        host=random.choice(HOSTS),
        kind=kind,
        grade=random.choice(GRADES),
        position=random.choice(_POSITIONS),
        start=start,
        expected_end=expected,
        end=end,
        raised=_raised(random, start, min(end or today, today)),
        spouse=random.random() < 0.5,  # noqa: PLR2004 - a share
    )


def _raised(random: Random, start: dt.date, last: dt.date) -> dt.date | None:
    """The first of some month between the two days, where there is an amendment."""
    days = (last - start).days
    if random.random() > _AMENDED or days < 120:  # noqa: PLR2004 - days
        return None
    return (start + dt.timedelta(days=random.randint(60, days - 30))).replace(day=1)
