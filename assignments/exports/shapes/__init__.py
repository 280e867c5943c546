"""Records as JSON objects in the contract's words: for programs, and for commands with `--json`.

One module a noun: classes say what an object holds (the description of `/api/v1` is made of them,
docstrings and all), functions make one of a record. Money is a decimal string beside its currency,
a day YYYY-MM-DD, an instant UTC, an id a whole number.
"""
