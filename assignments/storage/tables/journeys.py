"""Rows of shipments and trips."""

import datetime as dt
from typing import Self

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from assignments.core.records import Shipment, Trip
from assignments.storage.tables.columns import Stamp, stored_id


class ShipmentRow(SQLModel, table=True):
    """One consignment of goods."""

    __tablename__ = "shipment"
    __table_args__ = (UniqueConstraint("assignment_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    name: str = Field(max_length=80)
    direction: str = Field(max_length=10)
    mode: str = Field(max_length=10)
    shipped_on: dt.date
    weight_value: str | None = Field(default=None, max_length=20)
    weight_unit: str | None = Field(default=None, max_length=2)
    containers: list[int] = Field(sa_type=JSON)
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, shipment: Shipment, author_id: int, at: dt.datetime) -> Self:
        """A row of the shipment as somebody added it."""
        return cls(
            assignment_id=shipment.assignment_id,
            name=shipment.name,
            direction=shipment.direction,
            mode=shipment.mode,
            shipped_on=shipment.shipped_on,
            weight_value=shipment.weight_value,
            weight_unit=shipment.weight_unit,
            containers=list(shipment.containers),
            added_by=author_id,
            added_at=at,
        )

    def value(self) -> Shipment:
        """The shipment."""
        return Shipment(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            name=self.name,
            direction=self.direction,
            mode=self.mode,
            shipped_on=self.shipped_on,
            weight_value=self.weight_value,
            weight_unit=self.weight_unit,
            containers=tuple(self.containers),
        )


class TripRow(SQLModel, table=True):
    """One journey of one traveller; travellers of one journey share its name."""

    __tablename__ = "trip"
    __table_args__ = (UniqueConstraint("assignment_id", "name", "traveller"),)

    id: int | None = Field(default=None, primary_key=True)
    assignment_id: int = Field(foreign_key="assignment.id")
    name: str = Field(max_length=80)
    traveller: str = Field(max_length=10)
    destination: str = Field(max_length=10)
    departs: dt.date
    returns: dt.date | None = None
    added_by: int = Field(foreign_key="user.id")
    added_at: dt.datetime = Field(sa_type=Stamp)

    @classmethod
    def of(cls, trip: Trip, author_id: int, at: dt.datetime) -> Self:
        """A row of the trip as somebody added it."""
        return cls(
            assignment_id=trip.assignment_id,
            name=trip.name,
            traveller=trip.traveller,
            destination=trip.destination,
            departs=trip.departs,
            returns=trip.returns,
            added_by=author_id,
            added_at=at,
        )

    def value(self) -> Trip:
        """The trip."""
        return Trip(
            id=stored_id(self.id),
            assignment_id=self.assignment_id,
            name=self.name,
            traveller=self.traveller,
            destination=self.destination,
            departs=self.departs,
            returns=self.returns,
        )
