"""The API for programs: what it says of itself is sent to it, and what comes back is compared.

`python -m tests.api --examples 200` tries long; a short one stands in the suite.
"""
