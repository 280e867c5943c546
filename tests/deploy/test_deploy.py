"""What docs/deploy.md says, done: its units, its settings, two machines on one PostgreSQL."""

import re
import shutil
import signal
import socket
import subprocess
import threading
import time

import pytest

from assignments.web.settings import SETTINGS
from tests.deploy.machines import DEPLOY, HOST, ROOT, Browser, Machine, prepared, settings
from tests.web.conftest import PASSWORD
from tests.web.world import picture

BEFORE = {"ASSIGNMENTS_INSTANCE", "PORT"}  # read before the settings are


def test_every_setting_has_its_row():
    """The table of docs/deploy.md names every setting, and no other."""
    page = (ROOT / "docs" / "deploy.md").read_text()
    rows = re.findall(r"^\| `([A-Z][A-Z0-9_]+)`", page, re.MULTILINE)
    source = (ROOT / "assignments" / "serving.py").read_text()
    of_the_server = set(re.findall(r'(?:number|environ\.get)\("([A-Z_]+)"', source))
    of_the_server.add("PROMETHEUS_MULTIPROC_DIR")
    assert sorted(rows) == sorted({one.name for one in SETTINGS} | of_the_server | BEFORE)


def test_the_settings_of_the_docs_are_settings():
    """The example's names are those of the table, also where they are files of secrets."""
    names = re.findall(
        r"^(?:# )?([A-Z_]+)=", (DEPLOY / "assignments.env").read_text(), re.MULTILINE
    )
    known = {one.name for one in SETTINGS} | BEFORE
    assert {name.removesuffix("_FILE") for name in names} <= known


def test_systemd_takes_the_units(tmp_path):
    """Every line of them is known to it."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze judges the units, and this machine has none")
    units = []
    for unit in DEPLOY.glob("assignments*.[stb]*[er]*"):
        text = unit.read_text().replace("/opt/assignments/.venv/bin/", f"{ROOT}/.venv/bin/")
        units.append(tmp_path / unit.name)
        units[-1].write_text(text)
    verify = ["systemd-analyze", "verify", "--man=no", *units]
    said = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert len(units) == 4
    assert str(tmp_path) not in said.stderr
    assert "assignments" not in said.stderr


@pytest.fixture
def world(postgres_url, tmp_path):
    """People and a claim in PostgreSQL, and what both machines have alike."""
    return prepared(tmp_path, postgres_url)


@pytest.fixture
def machines(world, tmp_path):
    """Two machines, each with an instance folder of its own."""
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        alike = world[2] | {"ASSIGNMENTS_INSTANCE": str(tmp_path / name)}
        made.append(Machine(settings(**alike, METRICS_FROM="192.0.2.10")))
    for machine in made:
        machine.wait()
    yield made
    for machine in made:
        machine.stop()


class Load:
    """Requests as a proxy sends them: to a machine that says it is ready, each a connection."""

    def __init__(self, machine):
        """Begin."""
        self.machine, self.sent, self.lost = machine, 0, []
        self.stopped = threading.Event()
        self.threads = [threading.Thread(target=self._send) for _ in range(4)]
        for thread in self.threads:
            thread.start()

    def _send(self):
        while not self.stopped.is_set():
            try:
                status = self.machine.ask("GET", "/login")[0]
            except OSError as error:
                status = repr(error)
            self.sent += 1
            if status != 200:
                self.lost.append(status)

    def end(self):
        """Send no more; what was lost."""
        self.stopped.set()
        for thread in self.threads:
            thread.join()
        return self.lost


def test_two_machines_are_one_program(machines, world, tmp_path):
    """Log in on one, go on on the other; renewed and stopped under load they lose nothing."""
    (one, two), (people, ids, _) = machines, world
    ben = Browser()
    typed = {"email": people["expatriate"].email, "password": PASSWORD}
    assert ben.send(one, "/login", typed)[0] == 302
    claim = f"/claims/{ids['draft_claim_id']}"
    assert ben.ask(two, "GET", claim)[0] == 200
    url = f"{claim}/lines/{ids['draft_line_id']}/receipts"
    assert ben.send(one, url, {"receipts": picture("green")})[0] == 303
    shown = ben.ask(two, "GET", claim)[2].decode()
    receipt = re.findall(r'"(/receipts/[0-9]+)"', shown)[-1]
    assert ben.ask(two, "GET", receipt)[2] == picture("green")
    assert digest(one) == digest(two)
    assert not (tmp_path / "one" / "receipts").exists()

    load = Load(one)
    one.process.send_signal(signal.SIGHUP)
    before = load.sent
    while load.sent < before + 100:
        time.sleep(0.05)
    with begun(one) as slow:
        one.process.send_signal(signal.SIGTERM)
        while one.ask("GET", "/readyz")[::2] != (503, b"stopping\n"):
            time.sleep(0.02)
        assert load.end() == []
        slow.sendall(b"x" * 100)
        assert slow.recv(100).startswith(b"HTTP/1.1 400 ")
    assert one.process.wait(timeout=60) == 0
    assert ben.ask(two, "GET", claim)[0] == 200
    assert two.stop() == 0


def begun(machine):
    """A form that is only half sent."""
    sent = socket.create_connection(("127.0.0.1", machine.port), timeout=30)
    head = ("POST /login HTTP/1.1", f"Host: {HOST}", "Content-Length: 200")
    kind = "Content-Type: application/x-www-form-urlencoded"
    sent.sendall("\r\n".join((*head, kind, "", "x" * 100)).encode())
    return sent


def digest(machine):
    """What a machine tells of the settings that all must have alike."""
    figures = machine.ask("GET", "/metrics")[2].decode()
    return re.search(r'assignments_settings\{digest="([0-9a-f]+)"\}', figures)[1]
