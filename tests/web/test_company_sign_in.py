"""Sign-in through a company's own server: a real OpenID Connect server on this machine."""

import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
import requests
from oidc_provider_mock import User, run_server_in_thread

from assignments.web import login
from tests.web.conftest import Visitor, app_on

COMPANY = (
    User(sub="ana", claims={"email": "Ana.Lima@office.example", "email_verified": True}),
    User(sub="mallory", claims={"email": "ana.lima@office.example", "email_verified": False}),
    User(sub="silent", claims={"email": "ana.lima@office.example"}),
    User(sub="guest", claims={"email": "guest@elsewhere.example", "email_verified": True}),
)


@pytest.fixture(scope="module")
def issuer():
    """The address of a company's server that is really asked."""
    with run_server_in_thread(require_nonce=True, user_claims=COMPANY) as server:
        yield f"http://localhost:{server.server_port}"


@contextmanager
def _app(world_pattern, folder, issuer):
    shutil.copytree(world_pattern[0], folder)
    app = app_on(folder, OIDC_ISSUER=issuer, OIDC_CLIENT_ID="costs", OIDC_CLIENT_SECRET="made up")
    yield app
    app.extensions["office"].database.close()


@pytest.fixture
def app(world_pattern, tmp_path, issuer):
    """The application with the sign-in of that company."""
    with _app(world_pattern, tmp_path / "instance", issuer) as app:
        yield app


def _led_back(visitor, sub, url="/login/company"):
    """Where the company's server leads somebody who signs in there, as a path here."""
    asked = visitor.get(url, status=302).location
    back = requests.post(asked, data={"sub": sub}, allow_redirects=False, timeout=10)
    found = urlsplit(back.headers["Location"])
    return f"{found.path}?{found.query}"


def test_whom_the_company_knows_is_let_in(app):
    """By the verified address, in whatever case; and led to the page that was wanted."""
    visitor = Visitor(app)
    back = _led_back(visitor, "ana", "/login/company?next=/months")
    assert visitor.get(back, status=302).location == "/months"
    assert "Ana Lima" in visitor.get("/account").words("body")


@pytest.mark.parametrize("sub", ["mallory", "silent", "guest"])
def test_an_address_that_is_not_proven_or_not_known_lets_nobody_in(app, sub):
    """An address that is not verified, or that nobody here has."""
    visitor = Visitor(app)
    assert visitor.get(_led_back(visitor, sub), status=302).location == "/login"
    assert visitor.get("/account", status=302).location.startswith("/login")


def test_who_is_shut_out_stays_out(app, people):
    """The company's word does not open what the administrator closed."""
    with app.test_request_context():
        login.shut_out(people["hr"].id)
    visitor = Visitor(app)
    visitor.get(_led_back(visitor, "ana"), status=403)
    assert visitor.get("/account", status=302).location.startswith("/login")


def test_an_answer_of_somebody_elses_sign_in_is_refused(app):
    """What comes back counts only in the browser that asked, and once."""
    victim, attacker = Visitor(app), Visitor(app)
    back = _led_back(attacker, "ana")
    assert victim.get(back, status=302).location == "/login"
    attacker.get(back, status=302)
    assert attacker.get(back, status=302).location == "/login"


@pytest.mark.parametrize("wanted", ["//evil.example", "/\\evil.example", "https://evil.example/"])
def test_no_other_place_is_led_to(app, wanted):
    """Only a path of ours is gone to after the sign-in."""
    visitor = Visitor(app)
    back = _led_back(visitor, "ana", f"/login/company?next={wanted}")
    assert visitor.get(back, status=302).location == "/"


def test_a_server_that_does_not_answer_is_told(world_pattern, tmp_path):
    """The log-in says that it did not work, and the password still does."""
    with _app(world_pattern, tmp_path / "instance", "http://localhost:9") as app:
        visitor = Visitor(app)
        assert visitor.get("/login/company", status=302).location == "/login"
        assert "did not let you in" in visitor.get("/login").words("body")


def test_without_a_server_there_is_no_such_way(browser_of, served, world_pattern):
    """The extra is off by default."""
    assert "company.sign_in" not in {rule.endpoint for rule in served.url_map.iter_rules()}
