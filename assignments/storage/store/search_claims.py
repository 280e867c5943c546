"""Claims by their words: which have them, what of each is looked through, and keeping the words."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, false, func, or_
from sqlalchemy import select as columns
from sqlmodel import col

from assignments.core.money import Money
from assignments.core.searching import Sought
from assignments.storage.prepared import Among
from assignments.storage.store.asking import columns_of, given
from assignments.storage.store.search_mark import INSERTS, NOT_YET, SearchMark
from assignments.storage.tables import (
    AssignmentRow,
    ClaimRow,
    ClaimWordRow,
    LineRow,
    ReceiptRow,
    UserRow,
)

FORMS = 10  # words with one beginning that are looked for
ENOUGH = 2000  # claims with a word that are taken up, the newest
LAST = "\U0010ffff"
NEWEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Reach:
    """Which assignments a person may see: all, or those of an employee, or these."""

    everything: bool = False
    employee: int | None = None
    ids: tuple[int, ...] = ()

    def clause(self) -> ColumnElement[bool]:
        """The condition that an assignment has to meet."""
        row = AssignmentRow
        own = false() if self.employee is None else col(row.employee_id) == self.employee
        given_ = col(row.id).in_(self.ids) if self.ids else false()
        return col(row.id).is_not(None) if self.everything else or_(own, given_)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of a claim with what of it is looked through."""

    id: int
    claim_id: int
    category: str
    note: str
    claimed: Money
    receipts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim with what of it is looked through, and whose it is."""

    id: int
    assignment_id: int
    title: str
    kind: str
    status: str
    supplier: str
    invoice: str
    employee: str
    host_city: str
    lines: tuple[FoundLine, ...] = ()

    def texts(self) -> Iterator[str]:
        """Everything by whose words it is found."""
        yield from (self.title, self.supplier, self.invoice)
        for line in self.lines:
            yield from (line.category, line.note, str(line.claimed.amount), line.claimed.currency)
            yield from (name.rpartition(".")[0] or name for name in line.receipts)


class ClaimsByWords(SearchMark):
    """Claims that are looked for."""

    def claims_with(
        self, sought: Sequence[Sought], reach: Reach, before: int, size: int
    ) -> tuple[tuple[int, ...], int | None]:
        """Numbers of submitted claims with all words, newest first; and behind which to look on.

        None where these are all.
        """
        if not sought:
            return (), None
        lists = [self._having(one, before) for one in sought]
        if not reach.everything:
            lists.append(self._under(reach, before))
        whole = [one for one in lists if one.horizon is None]
        found = set.intersection(*(one.claims for one in whole or lists))
        horizon = max((one.horizon or 0 for one in lists), default=0) if not whole else 0
        for one in lists if whole else ():
            if one.horizon is not None:
                found = self._among(found, one.words)
        ordered = sorted((one for one in found if one >= horizon), reverse=True)
        shown = tuple(ordered[:size])
        if len(ordered) > size:
            return shown, shown[-1]
        return shown, horizon or None

    def _having(self, sought: Sought, before: int) -> "_Having":
        words = self._forms(sought.word) if sought.begins else (sought.word,)
        claims: set[int] = set()
        horizon: int | None = None
        for word in words:
            found = [one for (one,) in self.ask(CLAIMS_OF, word=word, before=before)]
            claims.update(found)
            if len(found) == ENOUGH:
                horizon = max(horizon or 0, found[-1])
        return _Having(words, claims, horizon)

    def _forms(self, begins: str) -> tuple[str, ...]:
        """The first words that begin so."""
        found = self.ask(_FORMS, low=begins, high=begins + LAST)
        return tuple(one for (one,) in found)

    def _under(self, reach: Reach, before: int) -> "_Having":
        asked = (
            columns(_CLAIM.id)
            .join(AssignmentRow, col(AssignmentRow.id) == col(ClaimRow.assignment_id))
            .where(reach.clause(), col(ClaimRow.id) < before)
        )
        return _Having((), {one for (one,) in self.connection.execute(asked)}, None)

    def _among(self, claims: Collection[int], words: Sequence[str]) -> set[int]:
        found = self.ask(_WHICH, words=list(words), claims=sorted(claims))
        return {one for (one,) in found}

    def claims_to_find(self, claim_ids: Collection[int]) -> tuple[FoundClaim, ...]:
        """Submitted claims with all that is looked through of them, newest first."""
        ids = sorted(claim_ids)
        receipts: dict[int, tuple[str, ...]] = {}
        for line_id, name in self.ask(_NAMES_OF, claims=ids):
            receipts[line_id] = (*receipts.get(line_id, ()), name)
        lines: dict[int, list[FoundLine]] = {}
        for line_id, claim_id, category, note, minor, code in self.ask(_LINES_OF, claims=ids):
            names = receipts.get(line_id, ())
            told = FoundLine(line_id, claim_id, category, note, Money(minor, code), names)
            lines.setdefault(claim_id, []).append(told)
        found = self.ask(_CLAIMS, claims=ids)
        return tuple(replace(FoundClaim(*one), lines=tuple(lines.get(one[0], ()))) for one in found)

    def claims_of_lines(self, line_ids: Iterable[int]) -> set[int]:
        """The claims of some lines."""
        return {one for (one,) in self.ask(_OF_LINES, lines=sorted(set(line_ids)))}

    def claims_after(self, claim_id: int, most: int) -> tuple[int, ...]:
        """The numbers of some submitted claims, in order, after a number."""
        asked = columns(_CLAIM.id).where(
            col(ClaimRow.id) > claim_id, col(ClaimRow.submitted_at).is_not(None)
        )
        found = self.connection.execute(asked.order_by(col(ClaimRow.id)).limit(most))
        return tuple(one for (one,) in found)

    def add_claim_words(self, words: Mapping[int, Iterable[str]]) -> None:
        """Let claims be found by words, those that are known of them already left as they are."""
        pairs = sorted({(word, claim) for claim, several in words.items() for word in several})
        rows = [{"word": word, "claim_id": claim} for word, claim in pairs]
        if rows:
            added = INSERTS[self.connection.dialect.name](_WORD.word.table)
            self.connection.execute(added.on_conflict_do_nothing(), rows)

    def forget_claim_words(self) -> None:
        """Begin anew: no claim is found by its words, until they are added again."""
        self.set_search_mark(NOT_YET)
        self.connection.execute(_WORD.word.table.delete())


@dataclass(frozen=True, slots=True)
class _Having:
    """The newest claims with one of some words; `horizon` is down to where they are all."""

    words: tuple[str, ...]
    claims: set[int]
    horizon: int | None


_WORD, _CLAIM, _LINE, _RECEIPT, _ASSIGNMENT, _USER = (
    columns_of(one) for one in (ClaimWordRow, ClaimRow, LineRow, ReceiptRow, AssignmentRow, UserRow)
)
CLAIMS_OF = (
    columns(_WORD.claim_id)
    .where(_WORD.word == given("word"), _WORD.claim_id < given("before"))
    .order_by(_WORD.claim_id.desc())
    .limit(ENOUGH)
)
_WHICH = columns(_WORD.claim_id).where(Among(_WORD.word, "words"), Among(_WORD.claim_id, "claims"))


def _forms() -> Any:  # noqa: ANN401 - as SQLAlchemy has it
    """Words in order from one on: each the least behind the one before."""
    least = func.min(_WORD.word)
    high = _WORD.word < given("high")
    found = (
        columns(least.label("word"))
        .where(_WORD.word >= given("low"), high)
        .cte("forms", recursive=True)
    )
    behind = columns(least).where(_WORD.word > found.c.word, high).scalar_subquery()
    found = found.union_all(columns(behind).where(found.c.word.is_not(None)))
    return columns(found.c.word).where(found.c.word.is_not(None)).limit(FORMS)


_FORMS = _forms()
_OF_CLAIMS = Among(_LINE.claim_id, "claims")
_LINES_OF = (
    columns(_LINE.id, _LINE.claim_id, _LINE.category, _LINE.note, _LINE.minor, _LINE.currency)
    .where(_OF_CLAIMS, _LINE.seq.is_not(None))
    .order_by(_LINE.position, _LINE.id)
)
_NAMES_OF = (
    columns(_RECEIPT.line_id, _RECEIPT.name)
    .join_from(_RECEIPT.id.table, _LINE.id.table, _LINE.id == _RECEIPT.line_id)
    .where(_OF_CLAIMS)
    .order_by(_RECEIPT.id)
)
_CLAIMS = (
    columns(
        _CLAIM.id,
        _CLAIM.assignment_id,
        _CLAIM.title,
        _CLAIM.kind,
        _CLAIM.status,
        _CLAIM.supplier,
        _CLAIM.invoice,
        _USER.name,
        _ASSIGNMENT.host_city,
    )
    .join_from(_CLAIM.id.table, _ASSIGNMENT.id.table, _ASSIGNMENT.id == _CLAIM.assignment_id)
    .join(_USER.id.table, _USER.id == _ASSIGNMENT.employee_id)
    .where(Among(_CLAIM.id, "claims"), _CLAIM.submitted_at.is_not(None))
    .order_by(_CLAIM.id.desc())
)
_OF_LINES = columns(_LINE.claim_id).where(Among(_LINE.id, "lines"))
