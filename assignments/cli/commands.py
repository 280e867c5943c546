"""Every command of ours that the `flask` command has. No command itself.

`register` is in `on_demand`: who only serves loads none of them.
"""

from assignments.cli.assignments import commands as assignments
from assignments.cli.assignments import queue, remaining
from assignments.cli.audit import commands as audit
from assignments.cli.backup import backup, restore
from assignments.cli.claims import commands as claims
from assignments.cli.costs_import import commands as costs
from assignments.cli.demo import commands as demo
from assignments.cli.letters import commands as letter
from assignments.cli.mail import commands as mail
from assignments.cli.migrate import migrate
from assignments.cli.month import commands as month
from assignments.cli.papers import commands as papers
from assignments.cli.personal import commands as people  # with those about the account itself
from assignments.cli.rates import commands as rates
from assignments.cli.receipts import commands as receipts
from assignments.cli.search import commands as search
from assignments.cli.serve import serve
from assignments.cli.tokens import commands as tokens

COMMANDS = (
    assignments,
    audit,
    backup,
    claims,
    costs,
    demo,
    letter,
    mail,
    migrate,
    month,
    papers,
    people,
    queue,
    rates,
    receipts,
    remaining,
    restore,
    search,
    serve,
    tokens,
)
