"""The blueprint of mail and calendars, which its modules hang their views on."""

from flask import Blueprint

blueprint = Blueprint("mail", __name__)
