"""Files that nobody wrote: noise, and tables with bytes changed, cut, doubled or lost.

Each is read to its end or refused with a message that names the file.
"""

import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assignments.core.words import InputError
from assignments.sheets import opened
from tests.sheets.made import COLUMNS, csv_of, repacked, xlsx_of
from tests.sheets.test_workbook import RIDE

TABLE = csv_of(*["storage,2005-03-31,12.50,USD,a ride"] * 3)
BOOK = xlsx_of(RIDE, RIDE)
PARTS = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml")


def read_or_refused(data):
    """Read a file to its end; what cannot be read is refused with its name."""
    assert refused(data).startswith("costs")


def refused(data):
    """Where a file is wrong; its name where it is read to its end."""
    try:
        for row in opened(io.BytesIO(data), "costs", COLUMNS).rows:
            assert row.number > 1
    except InputError as error:
        return error.where
    return "costs"


@settings(max_examples=20)
@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", TABLE[:40]]))
def test_noise(noise, before):
    """Bytes that nobody meant are no crash."""
    read_or_refused(before + noise)


@settings(max_examples=20)
@given(st.text(max_size=200), st.sampled_from([",", ";", "\t"]))
def test_any_text_under_a_header(text, separator):
    """Whatever stands under a header is read, or told by its row."""
    header = csv_of().decode().replace(",", separator)
    read_or_refused((header + text).encode("utf-8", "ignore"))


def harmed(data, random):
    """The bytes with a stretch changed, cut, doubled or lost."""
    first = random.randrange(len(data))
    last = min(len(data), first + random.choice((1, 2, 8, 200)))
    put = random.choice((b"", data[first:last] * 2, random.randbytes(last - first), b"\0"))
    return data[:first] + put + data[last:]


@pytest.mark.parametrize("seed", range(60))
def test_harmed_tables(seed):
    """A file that was damaged on its way is read, or refused."""
    chance = random.Random(seed)  # noqa: S311 - made up and to be had again
    read_or_refused(harmed(TABLE, chance))
    read_or_refused(harmed(TABLE.decode().encode("utf-16"), chance))
    read_or_refused(harmed(BOOK, chance))
    part = chance.choice(PARTS)
    read_or_refused(repacked(BOOK, {part: lambda held: harmed(held, chance)}))
