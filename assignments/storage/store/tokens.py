"""Questions about tokens as records: made, listed, ended. Whose one is, `storage.tokens` asks."""

from collections.abc import Iterable

from sqlmodel import col, select

from assignments.core.tokens import TokenRecord
from assignments.storage.store.asking import Asking, Author
from assignments.storage.store.numbers import new_ids
from assignments.storage.tables import TokenRow
from assignments.storage.tables.columns import stored_id


class TokenRecords(Asking):
    """The tokens of people."""

    def tokens(self, person_id: int) -> tuple[TokenRecord, ...]:
        """Somebody's tokens, the newest first."""
        return tuple(row.value() for row in self._tokens(person_id))

    def _tokens(self, person_id: int) -> Iterable[TokenRow]:
        asked = select(TokenRow).where(col(TokenRow.person_id) == person_id)
        return self.session.exec(asked.order_by(col(TokenRow.id).desc())).all()

    def add_token(self, what: TokenRecord, token_hash: str, author: Author) -> int:
        """Keep a token by its hash."""
        (number,) = new_ids(self.session, TokenRow)
        row = TokenRow(
            id=number,
            person_id=what.person_id,
            name=what.name,
            scopes=" ".join(what.scopes),
            token_hash=token_hash,
            made_at=author.at,
            expires_on=what.expires_on,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def end_token(self, token_id: int) -> None:
        """End one token."""
        self.session.delete(self.session.get_one(TokenRow, token_id))
        self.session.flush()

    def end_tokens(self, person_id: int) -> int:
        """End all of somebody's; how many there were."""
        found = list(self._tokens(person_id))
        for row in found:
            self.session.delete(row)
        self.session.flush()
        return len(found)
