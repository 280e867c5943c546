"""Shipments and trips as they are kept."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shipment:
    """One consignment of goods: direction out or return, mode air, sea or household."""

    id: int
    assignment_id: int
    name: str
    direction: str
    mode: str
    shipped_on: dt.date
    weight_value: str | None = None
    weight_unit: str | None = None
    containers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trip:
    """One journey of one traveller: its name, destination and days."""

    id: int
    assignment_id: int
    name: str
    traveller: str
    destination: str
    departs: dt.date
    returns: dt.date | None = None
