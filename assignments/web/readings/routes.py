"""The blueprint of readings."""

from flask import Blueprint

blueprint = Blueprint("readings", __name__)
