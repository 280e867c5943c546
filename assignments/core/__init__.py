"""The pure core: values and functions that decide, without clock, file, database or web.

Read `words`, `money`, `periods`, `rates`, `letter`, `claim`, `assignment`, then `check`.
"""
