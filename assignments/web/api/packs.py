"""Packs of tax years: everything anybody paid for one assignment, and what is missing from it."""

from flask import Response, request

from assignments.actions.packs import AssignmentPack, YearWanted, pack, pack_years
from assignments.core.packs import Packed
from assignments.exports.shapes import packs as told
from assignments.exports.shapes.packs import Pack, PackedCost, PackYear
from assignments.web.access import office, who
from assignments.web.api.asked import day_asked
from assignments.web.api.doors import LOOK
from assignments.web.api.paging import PAGED, Listed, some_of
from assignments.web.api.routes import opens
from assignments.web.packs import handed_over

YEAR = "/assignments/<int:assignment_id>/packs/<int:year>"
OF_YEAR = ("country", "first", "last")


@opens("GET /assignments/<int:assignment_id>/packs", LOOK, asks=PAGED)
def list_packs(assignment_id: int) -> Listed[PackYear]:
    """The calendar years that an assignment reaches into, the newest first."""
    _, years = pack_years(office(), who(), assignment_id)
    return some_of(years, str, lambda one: {"year": one})


@opens(f"GET {YEAR}", LOOK, asks=OF_YEAR)
def show_pack(assignment_id: int, year: int) -> Pack:
    """What was paid in a tax year, by category and by how a country treats it.

    The host's calendar year, unless `country` and its `first` and `last` day are told.
    """
    found = _pack(assignment_id, year)
    return told.pack(found.pack, found.missing)


@opens(f"GET {YEAR}/costs", LOOK, asks=(*PAGED, *OF_YEAR))
def list_packed(assignment_id: int, year: int) -> Listed[PackedCost]:
    """The costs of a tax year in the order of their days."""
    return some_of(_pack(assignment_id, year).pack.costs, _place, told.packed)


@opens(f"GET {YEAR}/files/<any(csv, xlsx):kind>", LOOK, asks=OF_YEAR)
def download_pack(assignment_id: int, year: int, kind: str) -> Response:
    """The pack as a file."""
    return handed_over(_pack(assignment_id, year), kind)


def _pack(assignment_id: int, year: int) -> AssignmentPack:
    country = request.args.get("country", "")
    wanted = YearWanted(year, country, day_asked("first"), day_asked("last"))
    return pack(office(), who(), assignment_id, wanted)


def _place(one: Packed) -> str:
    return f"{one.day}~{one.line.claim_id}~{one.line.line_id}~{one.line.source}"
