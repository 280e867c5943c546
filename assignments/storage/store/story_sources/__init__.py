"""The sources of a story: which tables tell of what, with the same columns of each.

A source has a number that never changes: it stands in the addresses of a story's pages.
"""

from assignments.storage.store.story_sources.days import days
from assignments.storage.store.story_sources.moments import moments
from assignments.storage.store.story_sources.source import Source

__all__ = ["BY_NUMBER", "SOURCES", "Source"]

SOURCES = (*days(), *moments())
BY_NUMBER = {one.number: one for one in SOURCES}
