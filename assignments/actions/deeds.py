"""How a deed is done: once for each key, in one transaction, by somebody, at an instant."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from assignments.actions.answers import Done
from assignments.actions.office import Office
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.storage.database import Under
from assignments.storage.store import Author, Event, Store

LONGEST_KEY = 80


@dataclass(frozen=True, slots=True)
class Deed:
    """One arrival of a form: what it asks for, who sent it, and its once-only key."""

    office: Office
    who: Person
    name: str
    key: str
    at: dt.datetime = field(init=False)

    def __post_init__(self) -> None:
        """Read the clock once: all that the deed writes has one stamp."""
        object.__setattr__(self, "at", self.office.now())

    @property
    def author(self) -> Author:
        """Who does it, and when."""
        return Author(self.who.id, self.at, self.who.origin, self.name, self.who.in_place_of)

    def done(
        self, act: Callable[[Store], int], under: Under = None, answer: int | None = None
    ) -> Done:
        """Do it under the assignment's lock, unless the key was answered before.

        `act` gets the store and tells the id to answer with, which is `answer` where that is known
        before; `under` is the assignment, or how it is locked where it has to be looked up.
        """
        if not self.key or len(self.key) > LONGEST_KEY:
            raise InputError("key", "the form has no key of its own", "load the page again")
        with self.office.database.write(self.author, under) as store:
            if not store.take_key(self.author, self.key, answer):
                return self._answered(store)
            told = act(store)
            if told != answer:
                store.answer_key(self.who.id, self.key, told)
            return Done(told)

    def _answered(self, store: Store) -> Done:
        name, answer = store.key_taken(self.who.id, self.key)
        if name != self.name:
            raise InputError("key", "the form was sent for something else", "load the page again")
        return Done(answer, again=True)

    def tell(self, store: Store, event: Event) -> None:
        """Write down what happened."""
        store.tell(event, self.author)
