"""The blueprint of days."""

from flask import Blueprint

blueprint = Blueprint("days", __name__, url_prefix="/assignments/<int:assignment_id>/days")
