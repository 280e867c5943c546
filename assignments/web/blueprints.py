"""The blueprints, one a noun: each module beside this offers its own as `blueprint`."""

from flask import Blueprint

from assignments.web import (
    account,
    assignments,
    attention,
    claims,
    costs,
    days,
    desk,
    endings,
    funds,
    imports,
    letters,
    mine,
    months,
    people,
    plans,
    rates,
    readings,
    standing,
    tax,
    taxability,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    account.blueprint,
    assignments.blueprint,
    letters.blueprint,
    claims.blueprint,
    mine.blueprint,
    desk.blueprint,
    months.blueprint,
    people.blueprint,
    rates.blueprint,
    imports.blueprint,
    readings.blueprint,
    days.blueprint,
    plans.blueprint,
    standing.blueprint,
    attention.blueprint,
    tax.blueprint,
    costs.blueprint,
    taxability.blueprint,
    endings.blueprint,
    funds.blueprint,
)
