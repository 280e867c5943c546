"""The blueprints, one a noun: each module beside this offers its own as `blueprint`."""

from flask import Blueprint

from assignments.web import account, people

BLUEPRINTS: tuple[Blueprint, ...] = (
    account.blueprint,
    people.blueprint,
)
