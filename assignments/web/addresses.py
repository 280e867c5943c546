"""How numbers stand in addresses: one that no record can have leads nowhere."""

from flask import Flask
from werkzeug.routing import IntegerConverter, ValidationError

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
    """Read every number in an address so; before the routes."""
    app.url_map.converters["int"] = NumberConverter
