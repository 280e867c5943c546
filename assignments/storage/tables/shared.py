"""Rows of how often something changed that is shared by all assignments."""

from sqlmodel import Field, SQLModel

RATES = "rates"
READINGS = "readings"


class SharedVersionRow(SQLModel, table=True):
    """How often the rates, or the company's readings for all letters, were changed.

    It goes up in the transaction that changes them, as an assignment's own version does.
    """

    __tablename__ = "shared_version"

    name: str = Field(max_length=20, primary_key=True)
    number: int
