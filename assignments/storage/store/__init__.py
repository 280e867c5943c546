"""Every question asked of the records, one named method each; answers are values, never rows."""

from sqlmodel import Session


class Store:
    """The records as one transaction sees them."""

    def __init__(self, session: Session) -> None:
        """Ask within a session."""
        self.session = session

    def lock_assignment(self, assignment_id: int) -> None:
        """Keep other writers off."""
