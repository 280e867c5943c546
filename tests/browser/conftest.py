"""The world of the web tests, served to a real browser; nothing here changes it."""

import shutil
from contextlib import closing
from functools import partial
from threading import Thread

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.web.conftest import PASSWORD, app_on, world_pattern

__all__ = ["world_pattern"]


class Quiet(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, *_):
        """Say nothing."""


def server_of(app):
    """A server of the application on a free port.

    What is answered is read whole and closed at once: where a browser goes away in the middle of
    it, this server may leave a file open.
    """

    def answering(environ, start_response):
        with closing(app(environ, start_response)) as answer:
            return [b"".join(answer)]

    return make_server("127.0.0.1", 0, answering, threaded=True, request_handler=Quiet)


@pytest.fixture(scope="session")
def served(world_pattern, tmp_path_factory):
    """A copy of the world at an address; its application and the address."""
    instance = tmp_path_factory.mktemp("served") / "instance"
    shutil.copytree(world_pattern[0], instance)
    app = app_on(instance)
    server = server_of(app)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield app, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    app.extensions["office"].database.close()


def _complain(complaints, message):
    """Keep an error or a warning of the browser; an answer that is a no is not one."""
    if message.type in {"error", "warning"} and "the server responded with" not in message.text:
        complaints.append((message.location.get("url"), message.text))


def as_made(page, scheme, width):
    """A page as its first test had it, whatever others looked at it with: English, with script."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.context.clear_cookies(name="language")
    page.scripts.send("Emulation.setScriptExecutionDisabled", {"value": False})
    return page


@pytest.fixture(scope="session")
def windows(chromium, served, world_pattern):
    """Pages of a browser by who is logged in, their scheme and width; each is opened once.

    What the browser complains of on its console is kept in `complaints` of the page.
    """
    _, address = served
    opened = {}

    def window_of(name: str | None, scheme: str = "light", width: int = 1280):
        if (name, scheme, width) not in opened:
            size = {"width": width, "height": 800}
            context = chromium.new_context(
                base_url=address, color_scheme=scheme, viewport=size, reduced_motion="reduce"
            )
            page = context.new_page()
            page.complaints, page.origin = [], address
            page.scripts = context.new_cdp_session(page)
            page.on("console", partial(_complain, page.complaints))
            if name is not None:
                page.goto("/login")
                page.get_by_label("Email").fill(world_pattern[1][name].email)
                page.get_by_label("Password").fill(PASSWORD)
                page.get_by_role("button", name="Log in").click()
            opened[name, scheme, width] = page
        return as_made(opened[name, scheme, width], scheme, width)

    yield window_of
    for page in opened.values():
        page.context.close()
