"""Papers to print, sign and archive, put together from what the pages show.

Read `words` (what every paper says), then `claim` with `line`, `statement`, `summary` and
`settlement`: each takes the same values as its page and adds nothing up. How a paper looks and
becomes a PDF is `assignments.papers`'s. `routes` hands them out; the command line has them too.
"""

from assignments.web.papers.routes import blueprint

__all__ = ["blueprint"]
