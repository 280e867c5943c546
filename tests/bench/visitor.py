"""One connection of one person to the served program: forms fetched, filled in and sent."""

import http.client
import re
import time
import uuid
from urllib.parse import urlencode

from tests.bench.served import HOST

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
IDLE = 1.0  # seconds: the server hangs up on a connection that was silent for two


class Visitor:
    """A connection that stays open, its cookies, and the CSRF token of its session."""

    def __init__(self, port: int) -> None:
        """Connect to the program."""
        self._connection = http.client.HTTPConnection(HOST, port, timeout=60)
        self._cookies: dict[str, str] = {}
        self._token = ""
        self._last = 0.0
        self._is_in = False

    def another(self) -> "Visitor":
        """The same person in the same session, on a connection of their own."""
        visitor = Visitor(self._connection.port or 0)
        visitor._cookies, visitor._is_in = dict(self._cookies), self._is_in
        return visitor

    def log_in(self, email: str, password: str) -> None:
        """Send the log-in form, and keep the token of a form of the session.

        The cookie stays as it is from then on: what was done is told in it until a page shows it,
        and nobody looks at a page here, so that it would grow with each deed.
        """
        self.take_token("/login")
        self.send("/login", {"email": email, "password": password})
        self.take_token("/claims/new")
        self._is_in = True

    def take_token(self, url: str) -> None:
        """Take the token from a page's form."""
        _, page, _ = self._ask("GET", url)
        found = _TOKEN.search(page)
        if found is None:
            raise RuntimeError(f"{url} has no form")
        self._token = found[1]

    def get(self, url: str) -> str:
        """A page."""
        status, page, _ = self._ask("GET", url)
        if status != http.HTTPStatus.OK:
            raise RuntimeError(f"{url} answered {status}")
        return page

    def send(self, url: str, fields: dict[str, str]) -> str:
        """Send a form with its token and a key; where it leads to. RuntimeError for a refusal."""
        body = urlencode({"csrf_token": self._token, "key": str(uuid.uuid4()), **fields})
        return self._sent(url, body.encode(), FORM)

    def send_with_file(self, url: str, fields: dict[str, str], picture: bytes) -> str:
        """Send a form with a picture as its receipt."""
        mark = uuid.uuid4().hex
        told = {"csrf_token": self._token, "key": str(uuid.uuid4()), **fields}
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in told.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="receipts"; filename="a.jpg"'
        body = "".join([*parts, head, "\r\nContent-Type: image/jpeg\r\n\r\n"]).encode()
        ending = f"\r\n--{mark}--\r\n".encode()
        return self._sent(url, body + picture + ending, f"multipart/form-data; boundary={mark}")

    def _sent(self, url: str, body: bytes, media_type: str) -> str:
        status, _, place = self._ask("POST", url, body, media_type)
        if status not in {http.HTTPStatus.FOUND, http.HTTPStatus.SEE_OTHER}:
            raise RuntimeError(f"{url} answered {status}")
        return place.partition("#")[0]

    def _ask(
        self, method: str, url: str, body: bytes | None = None, media_type: str = FORM
    ) -> tuple[int, str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        headers = {"Cookie": cookies} | ({} if body is None else {"Content-Type": media_type})
        if time.monotonic() - self._last > IDLE:
            self._connection.close()  # it opens again by itself
        self._connection.request(method, url, body, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode(errors="replace")
        self._last = time.monotonic()
        for cookie in () if self._is_in else answer.headers.get_all("Set-Cookie", ()):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        return answer.status, page, answer.headers.get("Location", "")
