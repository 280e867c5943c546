"""Receipts of a draft that wait for their line."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from assignments.core.drafts import LooseReceipt
from assignments.exports.shapes.words import Id


class WaitingReceipt(TypedDict):
    """A receipt of a draft that belongs to none of its lines yet.

    `proposed` is what was read of its picture, by fields of a line's form: null as long as nobody
    looked, empty where nothing was found. It is to be confirmed.
    """

    id: Id
    claim_id: Id
    name: str
    media_type: str
    size: int
    sha256: str
    proposed: dict[str, str] | None


class PutUnderInput(TypedDict):
    """The waiting receipts that prove a line, by their ids."""

    receipts: Annotated[list[Id], Field(min_length=1, max_length=50)]


def waiting(one: LooseReceipt) -> WaitingReceipt:
    """A receipt that waits."""
    return {
        "id": one.id,
        "claim_id": one.claim_id,
        "name": one.name,
        "media_type": one.media_type,
        "size": one.size,
        "sha256": one.sha256,
        "proposed": None if one.proposed is None else dict(one.proposed),
    }
