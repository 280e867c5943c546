"""The story of an assignment: its page for HR and finance, and the employee's own.

Read `pages`; how each entry is said is in `told`.
"""

from assignments.web.story.pages import blueprint

__all__ = ["blueprint"]
