"""What a browser, a proxy and a curious visitor are told, behind TLS and without."""

from urllib.parse import urljoin, urlsplit

import pytest

from assignments.core.approval import NotAllowedError
from assignments.storage.database import migrate
from assignments.web import login
from tests.web.conftest import PASSWORD, Visitor, app_on
from tests.web.world import people_of

HOST = "https://costs.company.example"


@pytest.fixture
def behind_tls(sqlite_url, tmp_path):
    """A browser of the application as a proxy with TLS in front serves it."""
    migrate(sqlite_url)
    app = app_on(
        tmp_path / "instance",
        DATABASE_URL=sqlite_url,
        BEHIND_TLS=True,
        PROXIES=1,
        TRUSTED_HOSTS=["costs.company.example"],
    )
    with app.app_context():
        people_of(app.extensions["office"], login.hashed(PASSWORD))
    forwarded = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}
    client = app.test_client()
    client.environ_base |= {"HTTP_HOST": "costs.company.example"} | forwarded
    yield client
    app.extensions["office"].database.close()


def test_behind_tls_the_cookie_is_bound_to_the_host(behind_tls):
    """No other host, no plain connection and no script gets at it."""
    cookie = behind_tls.get("/login", base_url=HOST).headers["Set-Cookie"]
    name, *rest = cookie.split("; ")
    assert name.startswith("__Host-assignments=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(rest)
    assert "Domain" not in cookie


def test_behind_tls_browsers_keep_to_it(behind_tls):
    """They are told so for a year."""
    answer = behind_tls.get("/login", base_url=HOST)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


@pytest.mark.parametrize("path", ["/login", "/static/app.css", "/no/such/page"])
def test_another_host_is_no_host_of_ours(behind_tls, path):
    """Whatever the Host header says does not come back in a link."""
    answer = behind_tls.get(path, base_url="https://evil.example", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.text
    assert "Traceback" not in answer.text


def test_without_proxies_nobody_says_where_they_come_from(app, browser_of):
    """A visitor's own X-Forwarded-For would else lead around the limits."""
    visitor = browser_of()
    with app.test_client() as client:
        client.get("/login", headers={"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"})
        answer = client.get("/login")
    assert "Strict-Transport-Security" not in answer.headers
    visitor.client.environ_base["HTTP_X_FORWARDED_FOR"] = "192.0.2.7"
    visitor.log_in("ana.lima@office.example")
    assert "192.0.2.7" not in visitor.get("/account").words()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "///elsewhere.example",
        "\\\\elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "http:elsewhere.example",
        "\t//elsewhere.example",
    ],
)
def test_no_log_in_leads_to_another_host(browser_of, elsewhere):
    """However the address is written that somebody was sent with."""
    visitor = browser_of()
    sent = {"email": "ana.lima@office.example", "password": PASSWORD, "next": elsewhere}
    led = visitor.post("/login", sent, status=302).location
    assert urlsplit(urljoin("http://localhost/login", led)).netloc == "localhost"
    assert "\\" not in led


def test_no_answer_says_what_the_program_is_made_of(browser_of):
    """No version, no name of a library: neither on a page nor on one of its mistakes."""
    for path in ("/login", "/no/such/page", "/static/../../etc/passwd", "/static/nothing"):
        answer = browser_of().get(path, status=None)
        said = (answer.text + str(answer.headers)).lower()
        for word in ("werkzeug", "gunicorn", "python", "flask", "x-powered-by"):
            assert word not in said, (path, word)


def test_renewed_secrets_still_read_what_the_old_ones_wrote(sqlite_url, tmp_path):
    """Nobody is logged out, and no authenticator app is lost, when a company renews them."""
    old = app_on(tmp_path / "old", DATABASE_URL=sqlite_url)
    with old.app_context():
        people = people_of(old.extensions["office"], login.hashed(PASSWORD))
        kept = old.extensions["security"].totp_factory.generate_totp_secret()
    visitor = Visitor(old, people["hr"])
    new = app_on(
        tmp_path / "new",
        DATABASE_URL=sqlite_url,
        SECRET_KEY="renewed",
        SECRET_KEY_FALLBACKS=["made up"],
        SECURITY_TOTP_SECRETS={"1": "made up", "2": "renewed"},
    )
    again = Visitor(new)
    again.client.set_cookie("assignments", visitor.client.get_cookie("assignments").value)
    again.get("/account")
    with new.app_context():
        factory = new.extensions["security"].totp_factory
        assert factory.get_totp_b32_key(kept)
        assert '"t":"2"' in factory.generate_totp_secret()
    for app in (old, new):
        app.extensions["office"].database.close()


def test_another_proof_ends_in_the_same_log_in(app, people):
    """Whoever is proved otherwise is logged in as with a password; who is shut out is not."""
    number = people["hr"].id
    with app.test_request_context():
        login.let_in(number, "company")
        assert login.known().holder.id == number
        login.shut_out(number)
        with pytest.raises(NotAllowedError):
            login.let_in(number, "company")
