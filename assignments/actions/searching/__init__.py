"""The search: words in all that a person may see; how claims are found by them."""

from assignments.actions.searching.finding import GROUPS, Found, Group, Hit, search
from assignments.actions.searching.words import catch_up, rebuild

__all__ = ["GROUPS", "Found", "Group", "Hit", "catch_up", "rebuild", "search"]
