"""What docs/deploy.md says of mail, done: the unit's own command sends by itself."""

import threading
from dataclasses import replace

from assignments import actions
from assignments.actions.office import utc_now
from tests.deploy.machines import Machine, prepared, settings
from tests.mail.servers import Box, serving
from tests.web.conftest import app_on
from tests.web.world import key


class Bell(Box):
    """A box that rings once the question came."""

    def __init__(self):
        """Nothing has come yet."""
        super().__init__()
        self.rang = threading.Event()

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - as the library asks
        """Keep a mail, and ring where it is the question."""
        said = await super().handle_DATA(server, session, envelope)
        if self.of(envelope.rcpt_tos[0])[-1]["Subject"] == "A question about your claim":
            self.rang.set()
        return said


def test_a_machine_sends_what_happened(postgres_url, tmp_path):
    """A question that was asked while no machine ran reaches the employee once one does."""
    people, ids, alike = prepared(tmp_path, postgres_url)
    kept = {name: alike[name] for name in ("DATABASE_URL", "RECEIPTS")}
    app = app_on(tmp_path / "asking", **kept)
    office, box = replace(app.extensions["office"], clock=utc_now), Bell()
    app.extensions["office"] = office  # the machine's own clock is the real one
    with serving(box) as port:
        mail = {
            "SMTP_URL": f"smtp+plain://127.0.0.1:{port}",
            "MAIL_FROM": "costs@company.example",
            "PUBLIC_URL": "https://costs.company.example",
        }
        app.config.update(mail)
        assert app.test_cli_runner().invoke(args=["mail", "send"]).exit_code == 0
        actions.ask(office, people["hr"], ids["line_id"], "Which month is it?", key())
        office.database.close()
        instance = {"ASSIGNMENTS_INSTANCE": str(tmp_path / "one"), "WORKERS": "2"}
        (tmp_path / "one").mkdir()
        machine = Machine(settings(**alike, **mail, **instance))
        try:
            machine.wait()
            assert box.rang.wait(timeout=60)
        finally:
            assert machine.stop() == 0
    texts = [box.text(people["expatriate"].email, place) for place in (0, -1)]
    assert "https://costs.company.example/claims/" in "".join(texts)
