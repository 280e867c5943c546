"""The table of personal data: no table and no column is left undecided."""

import pytest

from assignments.storage.personal import NOBODYS, SECRETS, WAYS
from assignments.storage.personal.anew import ANEW
from assignments.storage.personal.belonging import about
from assignments.storage.personal.ways import Fate
from assignments.storage.tables import METADATA

# Columns by which a row of nobody's names who acted.
ACTED = {"set_by", "closed_by"}


def test_every_table_is_somebodys_or_nobodys():
    """A new table fails here until it is decided whose it is."""
    assert {*WAYS} | {*NOBODYS} == {*METADATA.tables}
    assert not {*WAYS} & {*NOBODYS}


@pytest.mark.parametrize("name", sorted(WAYS))
def test_every_column_of_somebodys_has_its_fate(name):
    """A new column fails here until it is decided whether it is kept, emptied or replaced."""
    way, table = WAYS[name], METADATA.tables[name]
    assert {*way.by} <= {*table.c.keys()}
    assert {*SECRETS.get(name, ())} <= {*table.c.keys()}
    if way.gone:
        assert not way.fates
        return
    assert {*way.fates} == {*table.c.keys()}
    anew = {one for one, fate in way.fates.items() if fate is Fate.ANEW}
    assert anew - {"erasure"} == {*ANEW.get(name, ())}
    assert str(about(name, 1))


@pytest.mark.parametrize("name", sorted(NOBODYS))
def test_what_is_nobodys_names_nobody_but_who_acted(name):
    """No foreign key to a person or an assignment, but for who set or closed it."""
    keys = {
        key.parent.name: key.column.table.name
        for key in METADATA.tables[name].foreign_keys
        if key.column.table.name in WAYS
    }
    assert {*keys} <= ACTED
