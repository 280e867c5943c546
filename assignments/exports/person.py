"""Everything on one person as a zip: a JSON file for each kind of record, files, an index, a list.

Records come while they are read and are written one by one; nothing is kept but how many and the
hash of each member. What is told, and of whom, others decide.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import Any, BinaryIO, Protocol

Record = Mapping[str, Any]
_PIECE = 1 << 16
_BEGUN = zipfile.ZipInfo().date_time
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body>
<h1>{title}</h1>
<p>{said}</p>
"""


class Sink(Protocol):
    """What bytes are written to."""

    def write(self, data: bytes, /) -> object:
        """Take some bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record: its name, its title, and its records, which may be asked for again."""

    name: str
    title: str
    records: Callable[[], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Paper:
    """A kept file: its name in the zip, and how to open it; FileNotFoundError where it is gone."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(slots=True)
class PersonFile:
    """A zip that is being written; `about` says of whom it is, when and by whom it was made."""

    out: BinaryIO
    about: Mapping[str, Any]
    members: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def write(self, kinds: Iterable[Kind], papers: Iterable[Paper]) -> None:
        """Write the whole file: records, papers, the index to read, and the manifest, last."""
        with zipfile.ZipFile(self.out, "w", zipfile.ZIP_DEFLATED) as into:
            told = [one for one in kinds if self._json(into, one)]
            for paper in papers:
                self._paper(into, paper)
            with self._member(into, "index.html") as sink:
                for text in self._index(told):
                    sink.write(text.encode())
            manifest = {**self.about, "files": self.members, "missing": self.missing}
            into.writestr(_info("manifest.json"), json.dumps(manifest, indent=2, default=str))

    def _json(self, into: zipfile.ZipFile, kind: Kind) -> int:
        """Write a kind's records, if there are any; how many."""
        records = iter(kind.records())
        first = next(records, None)
        if first is None:
            return 0
        count = 1
        with self._member(into, f"{kind.name}.json") as sink:
            sink.write(b"[\n" + _encoded(first))
            for count, record in enumerate(records, 2):  # noqa: B007 - counted for afterwards
                sink.write(b",\n" + _encoded(record))
            sink.write(b"\n]\n")
        self.members[-1]["records"] = count
        return count

    def _paper(self, into: zipfile.ZipFile, paper: Paper) -> None:
        try:
            opened = paper.open()
        except FileNotFoundError:
            self.missing.append(paper.name)
            return
        with opened, self._member(into, paper.name) as sink:
            while piece := opened.read(_PIECE):
                sink.write(piece)

    @contextmanager
    def _member(self, into: zipfile.ZipFile, name: str) -> Iterator[Sink]:
        """A member that is being written; the manifest tells its size and its hash."""
        with into.open(_info(name), "w") as member:
            counted = _Counted(member)
            yield counted
        told = {"name": name, "size": counted.size, "sha256": counted.sum.hexdigest()}
        self.members.append(told)

    def _index(self, kinds: Iterable[Kind]) -> Iterator[str]:
        title = escape(f"Everything kept about {self.about['person']}")
        said = f"Made on {self.about['made_at']} by {self.about['made_by']}. {self.about['says']}"
        yield _HEAD.format(title=title, said=escape(said))
        for kind in kinds:
            yield f"<h2>{escape(kind.title)}</h2>\n"
            for number, record in enumerate(kind.records(), 1):
                yield f"<h3>{number}</h3>\n<dl>\n"
                yield from (_told(name, value) for name, value in record.items())
                yield "</dl>\n"
        yield "</body>\n</html>\n"


class _Counted:
    """A member with the size and the hash of what went into it."""

    def __init__(self, member: Sink) -> None:
        self._member = member
        self.size = 0
        self.sum = hashlib.sha256()

    def write(self, data: bytes, /) -> None:
        self._member.write(data)
        self.size += len(data)
        self.sum.update(data)


def _info(name: str) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name, _BEGUN)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _encoded(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False, default=str).encode()


def _told(name: str, value: object) -> str:
    if value is None or value == "":
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    if name == "file":
        link = escape(text, quote=True)
        return f'<dt>{name}</dt><dd><a href="{link}">{link}</a></dd>\n'
    return f"<dt>{escape(name.replace('_', ' '))}</dt><dd>{escape(text)}</dd>\n"
