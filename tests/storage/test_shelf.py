"""What a process keeps of its own making: found by its key, and not too much of it."""

from assignments.storage.shelf import Shelf


def test_a_value_is_made_once_for_its_key():
    """Another version is another key, and is made anew."""
    shelf, made = Shelf(), []
    for version in (1, 1, 2):
        shelf.get(("facts", 7, version), lambda version=version: made.append(version))
    assert made == [1, 2]


def test_those_not_asked_for_longest_give_way():
    """A shelf never holds more than it may."""
    shelf = Shelf(most=2)
    for key in ("a", "b", "a", "c"):
        shelf.get(key, lambda key=key: key)
    made = []
    for key in ("a", "c", "b"):
        shelf.get(key, lambda key=key: made.append(key))
    assert (made, len(shelf)) == (["b"], 2)
