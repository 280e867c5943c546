"""The process in which a file is parsed: its limits, its end, and what it may know."""

import json
import resource
import signal
import subprocess
import sys

import pytest

from assignments.core.words import InputError
from assignments.documents import apart, child, opened
from assignments.documents.limits import MOST_MEMORY, MOST_SECONDS
from tests.documents.made import drawn, pdf

LETTER = pdf(drawn("Dear Nora,"))


def run_instead(monkeypatch, program: str) -> None:
    """Have another program run in the place of the parser."""
    monkeypatch.setattr(apart, "_CHILD", ("-c", program))


def refused(name: str = "letter.pdf") -> str:
    """Why the letter is not opened."""
    with pytest.raises(InputError) as caught:
        opened(name, LETTER)
    return str(caught.value)


def test_the_process_limits_itself():
    """Memory, processor time, output and dumps are bounded before a byte is read."""
    program = (
        "import json, resource; from assignments.apart import bound;"
        "from assignments.documents import child; bound(child.BOUNDS);"
        "print(json.dumps([resource.getrlimit(getattr(resource, name))[0] for name in"
        " ('RLIMIT_AS', 'RLIMIT_CPU', 'RLIMIT_FSIZE', 'RLIMIT_CORE')]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert json.loads(done.stdout) == [MOST_MEMORY, MOST_SECONDS, child.BOUNDS.written, 0]


def test_a_lower_limit_of_the_machine_stays():
    """Where the machine grants less than the limit, the process takes what it grants."""
    most = MOST_MEMORY // 2
    done = subprocess.run(
        [sys.executable, *apart._CHILD, "pdf"],  # noqa: SLF001
        input=LETTER,
        capture_output=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
    )
    assert json.loads(done.stdout)["text"] == "Dear Nora,"


def test_a_parser_that_wants_more_memory_is_told(monkeypatch):
    """A parser that asks for more than its process may have ends in a message."""
    program = (
        "import sys; from assignments.documents import child, pdf;"
        "sys.argv = ['child', 'pdf']; pdf.read = lambda data: bytearray(600 * 2**20);"
        "child.main()"
    )
    run_instead(monkeypatch, program)
    assert refused() == (
        "letter.pdf: needs more than 512 MB of memory to open; save it anew, or paste its text"
    )


ENDS = {
    "breaks": ("raise KeyError(1)", "is damaged or cut off"),
    "says nothing": ("pass", "is damaged or cut off"),
    "leaves": ("import os; os._exit(0)", "is damaged or cut off"),
    "crashes": ("import os; os.abort()", "is damaged, or needs more than 512 MB"),
    "is killed": ("import os; os.kill(os.getpid(), 9)", "is damaged, or needs more than 512 MB"),
    "spends its time": (
        f"import os; os.kill(os.getpid(), {int(signal.SIGXCPU)})",
        "took longer than 20 seconds",
    ),
}


@pytest.mark.parametrize("name", ENDS)
def test_however_it_ends_there_is_a_message(monkeypatch, name):
    """However the parser's process ends, one clear line comes of it."""
    program, said = ENDS[name]
    run_instead(monkeypatch, f"import sys; sys.stdin.buffer.read(); {program}")
    assert said in refused()


def test_process_that_never_reads_is_borne(monkeypatch):
    """A process that ends before it took its input is a damaged file, not a broken pipe."""
    run_instead(monkeypatch, "pass")
    with pytest.raises(InputError, match="is damaged"):
        opened("letter.pdf", LETTER + b" " * 1_000_000 + b"%%EOF")


def test_process_that_hangs_is_ended(monkeypatch):
    """A parser that does not come back is killed when its time is over."""
    monkeypatch.setattr(apart, "MOST_SECONDS", 0.5)
    run_instead(monkeypatch, "import time; time.sleep(3600)")
    assert "took longer than" in refused()


def test_recursion_is_told(monkeypatch):
    """A parser that goes too deep is a file that is nested too deeply."""
    program = (
        "import sys; from assignments.documents import child, pdf;"
        "sys.argv = ['child', 'pdf']; pdf.read = lambda data: pdf.read(data);"
        "child.main()"
    )
    run_instead(monkeypatch, program)
    assert "is nested too deeply" in refused()


def test_no_secret_goes_along(monkeypatch):
    """The process sees neither the database's address nor any key of ours."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret")
    monkeypatch.setenv("SECRET_KEY", "secret")
    run_instead(
        monkeypatch, "import json, os; print(json.dumps({'text': ' '.join(dict(os.environ))}))"
    )
    assert "PATH" in (told := opened("letter.pdf", LETTER).text)
    assert "DATABASE_URL" not in told
    assert "SECRET_KEY" not in told
