"""Templates as code, kept from one start to the next: to compile one takes up to 150 ms.

One that changed is compiled anew, and so is what cannot be kept or read. No template puts a
constant through a filter: Jinja would say it once for all languages, while it compiles.
"""

from contextlib import suppress
from pathlib import Path

from flask import Flask
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class _Kept(FileSystemBytecodeCache):
    """A folder of compiled templates; no page hangs on its disk."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def register(app: Flask) -> None:
    """Keep compiled templates in the folder of COMPILED, which nobody else may write to."""
    folder = Path(app.config["COMPILED"])
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    app.jinja_env.bytecode_cache = _Kept(str(folder), "%s.compiled")


def compile_all(app: Flask) -> None:
    """Compile every template of ours that is not kept, so that nobody waits for it."""
    loader = app.jinja_loader
    for name in () if loader is None else loader.list_templates():
        app.jinja_env.get_template(name)
