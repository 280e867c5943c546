"""The search over all that a person may see: its page, and the thread that takes up new words.

Read `pages`; how a hit is shown is in `told`, what the served program does by itself in `rounds`.
"""

from assignments.web.searching.pages import blueprint

__all__ = ["blueprint"]
