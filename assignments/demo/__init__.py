"""The demo: an invented company, its letters and a year of claims.

Read `cast`, `papers`, `story`, then `narrator` and `loading`.
"""

from assignments.demo.cast import DemoLogin
from assignments.demo.loading import load

__all__ = ["DemoLogin", "load"]
