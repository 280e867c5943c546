"""What may stand in an address: numbers that a record can have, text without the NUL character."""

from flask import Flask, request
from werkzeug.routing import IntegerConverter, ValidationError

from assignments.core.words import InputError

LARGEST = 2**31 - 1  # an id in both databases


class NumberConverter(IntegerConverter):
    """A record's number; a larger one than any is no address of ours."""

    def to_python(self, value: str) -> int:
        """The number; ValidationError, so 404, beyond the largest."""
        number = int(super().to_python(value))
        if number > LARGEST:
            raise ValidationError
        return number


def register(app: Flask) -> None:
    """Read every number in an address so, and every text; before the routes."""
    app.url_map.converters["int"] = NumberConverter
    app.before_request(_text_alone)


def _text_alone() -> None:
    """Raise InputError for a NUL: no letter has one, and a database may not take it."""
    for name, text in request.args.items(multi=True):
        if "\0" in text:
            raise InputError(name, "holds a NUL, which is no character", "type it again")
