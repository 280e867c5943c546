"""The blueprint of one's own assignment."""

from flask import Blueprint

blueprint = Blueprint("mine", __name__, url_prefix="/mine")
