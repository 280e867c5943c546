"""What every row says of a kept file that it names."""

from typing import Any

from assignments.storage.files import StoredFile
from assignments.storage.store.asking import Author


def kept_as(stored: StoredFile, name: str, author: Author) -> dict[str, Any]:
    """Which file it is, how it is called here, and who added it when; by the rows' columns."""
    told = {"sha256": stored.sha256, "media_type": stored.media_type, "size": stored.size}
    return told | {"name": name, "added_by": author.person_id, "added_at": author.at}
