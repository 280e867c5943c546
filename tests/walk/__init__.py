"""A generated walk over every route: hostile words in every form and query field.

`python -m tests.walk --requests 50000` takes it; a short one stands in the suite.
"""
