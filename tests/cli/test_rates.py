"""`flask rates`, against a service on this machine that speaks the language of the real one."""

import datetime as dt
import json
import shutil
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from assignments.core.rates import Rate
from assignments.storage import live_rates
from assignments.web import create_app

FRIDAY, SATURDAY, MONDAY = "2005-04-01", "2005-04-02", "2005-04-04"
RATES = {"USD": 1.2959, "CNY": 10.7255, "XAU": 0.003}
WEEK = dict.fromkeys((FRIDAY, MONDAY), RATES)


class Service:
    """A rates service: what it answers each day, unless it is told to answer something else."""

    def __init__(self):
        self.days, self.asked = dict(WEEK), []
        self.answer, self.gate = None, threading.Event()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                service.asked.append(self.path)
                (service.answer or service.told)(self)

            def log_message(self, *words):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}/api/"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def told(self, request):
        """The rates of the day asked for, or of the last one before it."""
        day = urlsplit(request.path).path.rpartition("/")[2]
        last = max(one for one in self.days if one <= day)
        body = {"base": "EUR", "date": last, "rates": self.days[last]}
        self.send(request, json.dumps(body))

    @staticmethod
    def send(request, text, status=200):
        """Answer with a text."""
        request.send_response(status)
        request.end_headers()
        request.wfile.write(text.encode())

    def always(self, text, status=200):
        """Answer every day with the same text."""
        self.answer = lambda request: self.send(request, text, status)

    def slow(self, _request):
        """Answer once the test is over."""
        self.gate.wait()

    def trickle(self, request):
        """Answer a space at a time, without end."""
        request.send_response(200)
        request.end_headers()
        while not self.gate.wait(0.01):
            request.wfile.write(b" ")
            request.wfile.flush()

    def close(self):
        """Let go of everybody who waits."""
        self.gate.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def service():
    """A service of this test's own."""
    service = Service()
    yield service
    service.close()


@pytest.fixture
def rates(service, sqlite_pattern, tmp_path, monkeypatch):
    """Run `flask rates` on a migrated database without rates; its `known` are all that it keeps."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    url = f"sqlite:///{shutil.copy(sqlite_pattern, tmp_path / 'rates.sqlite')}"
    app = create_app(
        {
            "INSTANCE": str(tmp_path / "instance"),
            "DATABASE_URL": url,
            "RATES_SOURCE": service.address,
        }
    )
    office = app.extensions["office"]

    def run(*words):
        return app.test_cli_runner().invoke(args=["rates", *words])

    def known():
        with office.database.read() as store:
            every = store.published(("EUR", "USD", "CNY"), dt.date.min, dt.date.max)
        return sorted((str(one.day), one.quote, one.rate, one.source) for one in every)

    run.known, run.office, run.app = known, office, app
    yield run
    office.database.close()


def fetch(rates, since=FRIDAY, until=MONDAY):
    """Fetch the days from a Friday to the next Monday."""
    return rates("fetch", "--since", since, "--until", until)


def test_embedded_rates_load_once(rates):
    """The second time nothing is new; newer ones are fetched from there on."""
    first, again = rates("load"), rates("load")
    new = int(first.output.split()[0])
    assert (first.exit_code, new > 200_000) == (0, True)
    assert again.output.startswith(f"0 rates are new, {new} were known; the newest day known is ")


def test_newer_days_are_fetched(rates, service):
    """Each day of its own rates, exactly as the text had them; a Saturday has none of its own."""
    done = fetch(rates)
    assert (done.exit_code, done.output) == (
        0,
        "4 rates are new, of 2 days: 2005-04-01 to 2005-04-04, from 127.0.0.1\n",
    )
    assert rates.known() == [
        (FRIDAY, "CNY", "10.7255", "127.0.0.1"),
        (FRIDAY, "USD", "1.2959", "127.0.0.1"),
        (MONDAY, "CNY", "10.7255", "127.0.0.1"),
        (MONDAY, "USD", "1.2959", "127.0.0.1"),
    ]
    assert len(service.asked) == 4
    assert all(parse_qs(urlsplit(path).query)["base"] == ["EUR"] for path in service.asked)
    assert fetch(rates).output.startswith("0 rates are new")


def test_left_to_itself_it_goes_on_where_the_rates_end(rates, service):
    """From the day after the newest one known to today."""
    today = rates.office.today()
    with rates.office.database.write(rates.office.by_itself("test")) as store:
        store.keep_rates([Rate(today - dt.timedelta(2), "EUR", "USD", "1.29", "ECB")])
    service.days = {str(today - dt.timedelta(2)): RATES}
    assert rates("fetch").output == "127.0.0.1 has no newer day than those known\n"
    paths = [urlsplit(path).path.rpartition("/")[2] for path in service.asked]
    assert paths == [str(today - dt.timedelta(1)), str(today)]


def test_without_rates_it_wants_a_first_day(rates):
    """The embedded ones come first."""
    done = rates("fetch")
    assert (done.exit_code, "run `flask rates load` first" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "yesterday"), "--since"),
        (("--since", "1950-01-01"), "--since"),
        (("--since", "2005-04-04", "--until", "2005-04-01"), "--since"),
        (("--since", "2005-04-04", "--until", "2008-04-01"), "--until"),
        (("--until", str(dt.date.today() + dt.timedelta(400))), "--until"),  # noqa: DTZ011
        (("--from", "2005-04-04"), "--from"),
    ],
)
def test_a_slip_is_one_line(rates, words, said):
    """Exit status 2, and nobody is asked anything."""
    done = rates("fetch", *words)
    assert (done.exit_code, len(done.stderr.splitlines()), said in done.stderr) == (2, 1, True)


def test_an_address_that_is_none_is_a_slip(rates):
    """The setting is named."""
    rates.app.config["RATES_SOURCE"] = "file:///etc/passwd"
    done = fetch(rates)
    assert (done.exit_code, "RATES_SOURCE" in done.stderr) == (2, True)


def refused(rates, said):
    """Run a fetch that the source spoils: one line, exit status 1, nothing kept."""
    before = rates.known()
    done = fetch(rates)
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1), done.output
    assert said in done.stderr
    assert "nothing was changed" in done.stderr
    assert rates.known() == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"base": "USD"}, "its base is 'USD'"),
        ({"base": None}, "its base is missing"),
        ({"date": "2005-04-05"}, "a later day"),
        ({"date": "2999-01-01"}, "in the future"),
        ({"date": "1 April"}, "its date is '1 April'"),
        ({"date": 20050404}, "its date is 20050404"),
        ({"rates": {}}, "no rates"),
        ({"rates": [1]}, "no rates"),
        ({"rates": {"XAU": 1}}, "no rate of a known currency"),
        ({"rates": {"USD": 0}}, "not above zero"),
        ({"rates": {"USD": -1.2}}, "not above zero"),
        ({"rates": {"USD": "1.2"}}, "its rate of USD is '1.2'"),
        ({"rates": {"USD": True}}, "its rate of USD is True"),
        ({"rates": {"USD": None}}, "its rate of USD is missing"),
        ({"rates": {"USD": 10**40}}, "too many digits"),
        ({"rates": {"USD": float("nan")}}, "NaN"),
        ({"rates": {"USD": float("inf")}}, "Infinity"),
    ],
)
def test_an_answer_that_cannot_be_trusted_spoils_the_fetch(rates, service, change, said):
    """Good days before it are not kept either."""
    good = {"base": "EUR", "date": MONDAY, "rates": RATES}

    def answer(request):
        if MONDAY in request.path:
            service.send(request, json.dumps(good | change))
        else:
            service.told(request)

    service.answer = answer
    refused(rates, said)


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("<html>Down for maintenance</html>", 200, "something else than rates"),
        ('{"base": "EUR", "date": "2005', 200, "something else than rates"),
        ("[" * 100_000, 200, "something else than rates"),
        ("[]", 200, "not an object"),
        ("", 200, "something else than rates"),
        ("{}", 500, "no rates to give"),
        ("{}", 404, "no rates to give"),
    ],
)
def test_a_broken_service_is_said_in_one_line(rates, service, text, status, said):
    """It exits 1 and keeps nothing."""
    service.always(text, status)
    refused(rates, said)


@pytest.mark.parametrize("way", ["slow", "trickle"])
def test_patience_ends(rates, service, monkeypatch, way):
    """A service that does not answer, or a byte at a time without end, is waited for so long."""
    monkeypatch.setattr(live_rates, "PATIENCE", 0.2)
    service.answer = getattr(service, way)
    refused(rates, "did not answer within 0.2 seconds")


def test_nobody_there(rates):
    """A connection that is refused."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    rates.app.config["RATES_SOURCE"] = f"http://127.0.0.1:{port}/api"
    refused(rates, "cannot be reached")


@pytest.mark.parametrize("usd", [129.59, 0.012959])
def test_an_absurd_rate_spoils_the_fetch(rates, service, usd):
    """A hundred times the last one known of its pair, kept or fetched, or a hundredth."""
    service.days = {FRIDAY: RATES, MONDAY: RATES | {"USD": usd}}
    refused(rates, "EUR to USD is")
    service.days = {FRIDAY: RATES | {"USD": usd}}
    with rates.office.database.write(rates.office.by_itself("test")) as store:
        store.keep_rates([Rate(dt.date(2005, 1, 3), "EUR", "USD", "1.2959", "ECB")])
    refused(rates, "was 1.2959 on 2005-01-03")
