"""Machines as docs/deploy has them: the units' own commands, on ports and folders of a test."""

import http.client
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

from assignments.web import login
from tests.web.conftest import PASSWORD, app_on
from tests.web.world import people_of, recorded

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "docs" / "deploy"
HOST = "costs.company.example"
SECRETS = {
    "SECRET_KEY": "made up",
    "SECURITY_PASSWORD_SALT": "made up",
    "SECURITY_TOTP_SECRETS": "1:made up",
}
TOKEN = re.compile(r'name="(csrf_token|key)"[^>]* value="([^"]+)"')


def command(unit: str, name: str) -> list[str]:
    """A command of a unit, its program the one that runs the tests."""
    line = re.search(rf"^{name}=(.+)$", (DEPLOY / unit).read_text(), re.MULTILINE)[1]
    program, *words = shlex.split(line)
    module = Path(program).name
    assert program == f"/opt/assignments/.venv/bin/{module}"
    return [sys.executable, "-m", module, *words]


def settings(**changed) -> dict[str, str]:
    """The environment file of the docs, with what a test has elsewhere."""
    lines = (DEPLOY / "assignments.env").read_text().splitlines()
    said = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **said, **changed}


def prepared(folder, url):
    """People and records in a database, and the settings that all machines have alike."""
    receipts = folder / "receipts"
    app = app_on(folder / "setting-up", DATABASE_URL=url, RECEIPTS=str(receipts))
    assert app.test_cli_runner().invoke(args=["migrate"]).exit_code == 0
    office = app.extensions["office"]
    with app.app_context():
        people = people_of(office, login.hashed(PASSWORD))
        ids = recorded(office, people)
    office.database.close()
    alike = {"DATABASE_URL": url, "RECEIPTS": str(receipts), "DRAIN_SECONDS": "1"}
    for name, secret in SECRETS.items():
        (folder / name).write_text(secret)
        alike[f"{name}_FILE"] = str(folder / name)
    return people, ids, alike


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Machine:
    """One server of the units, with the proxy before it left out."""

    def __init__(self, environment):
        """Start it, without waiting."""
        self.port = free_port()
        environment = environment | {"BIND": f"127.0.0.1:{self.port}"}
        start = command("assignments.service", "ExecStart")
        self.process = subprocess.Popen(start, env=environment, cwd=ROOT)

    def ask(self, method, path, body=None, **headers):
        """Send one request as the proxy of the docs does; its status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {"Host": HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.10"}
            connection.request(method, path, body, sent | headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def wait(self):
        """Until it is ready."""
        for _ in range(600):
            assert self.process.poll() is None, "the server ended"
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError("the server is not ready")

    def stop(self):
        """Tell it to end, as systemd does; what it ended with."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


class Browser:
    """One person's cookies, carried from machine to machine."""

    def __init__(self):
        """Know nothing yet."""
        self.cookies = {}

    def ask(self, machine, method, path, body=None, **headers):
        """Send a request to a machine, as whom the cookies say."""
        said = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        status, got, content = machine.ask(method, path, body, Cookie=said, **headers)
        for one in got.get_all("Set-Cookie") or ():
            name, _, rest = one.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return status, got, content

    def send(self, machine, path, fields, shown=None):
        """Fill in the form of a page of one machine, and send it to it."""
        page = self.ask(machine, "GET", shown or path)[2].decode()
        body, kind = _form(dict(TOKEN.findall(page)) | fields)
        head = {"Content-Type": kind, "Referer": f"https://{HOST}{path}"}
        return self.ask(machine, "POST", path, body, **head)


def _form(fields):
    """Fields as a browser sends them; those of bytes as files."""
    if not any(isinstance(value, bytes) for value in fields.values()):
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    parts = []
    for name, value in fields.items():
        is_file = isinstance(value, bytes)
        more = '; filename="bill.png"\r\nContent-Type: image/png' if is_file else ""
        head = f'--cut\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
        parts.append(head.encode() + (value if is_file else value.encode()) + b"\r\n")
    return b"".join(parts) + b"--cut--\r\n", "multipart/form-data; boundary=cut"
