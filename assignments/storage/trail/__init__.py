"""How the audit trail comes about: a session that notes its changes, and appends them as entries.

One entry for each changed record, just before the transaction commits. `kept` says which tables
and columns are told, `changes` turns rows into changes, `session` listens, `appending` chains. No
action thinks of any of it; what somebody only read is told by `Store.note`.
"""

from assignments.storage.trail.pending import UnrecordedError
from assignments.storage.trail.session import RecordedSession, watch

__all__ = ["RecordedSession", "UnrecordedError", "watch"]
