"""One person's connection to the served program, which may break off at any moment.

By the pages, as a browser has it; how a program connects by the API is in `programs`.
"""

import http.client
import json
import re
import time
import uuid
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.faults.office import PASSWORD, Somebody
from tests.faults.served import HOST

_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
IDLE = 1.0  # seconds: the server hangs up on a connection that was silent for two
BROKEN = (OSError, http.client.HTTPException)
YES = frozenset({201, 204, 302, 303})
OK = 200  # a form that was not done comes again with another status, but for these
DONE_ON_THE_PAGE = frozenset({"approve_some", "make_token", "reject_some"})
_NUMBER = re.compile(r"/(\d+)$")


def number_in(place: str) -> int:
    """The number that an address ends in; 0 where it does not."""
    found = _NUMBER.search(place)
    return int(found[1]) if found else 0


def multipart(fields: dict, name: str, picture: bytes) -> tuple[bytes, str]:
    """A form with a file in the field of that name, and its media type."""
    mark = uuid.uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{value}\r\n'
        for one, value in fields.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="a.jpg"'
    body = "".join([*parts, head, "\r\nContent-Type: image/jpeg\r\n\r\n"]).encode()
    ending = f"\r\n--{mark}--\r\n".encode()
    return body + picture + ending, f"multipart/form-data; boundary={mark}"


@dataclass(frozen=True)
class Answer:
    """What came back: status, where it leads to, the page, and how long it took."""

    status: int
    place: str
    page: str
    seconds: float
    retry_after: str = ""


@dataclass
class Tried:
    """A form that was sent: what for, by whom, with which key, and what was answered, if it was."""

    kind: str
    who: Somebody
    url: str
    fields: dict
    picture: bytes = b""
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    answer: Answer | None = None
    about: int = 0  # the claim, line, letter or assignment that it is about
    waits: str = ""  # the SHA-256 of the receipt that waited for this line

    @property
    def said_yes(self):
        """Whether the server said that it was done; of several lines at least of one."""
        if self.answer is None or "/verify" in self.answer.place:
            return False
        if self.answer.status != OK:
            return self.answer.status in YES
        if self.kind in DONE_ON_THE_PAGE:
            return self.kind == "make_token" or bool(self.decided)
        return bool(self.who.token)

    @property
    def decided(self) -> list[int]:
        """Of several lines that were sent together, those that the answer says are decided."""
        if self.answer is None or self.answer.status != OK:
            return [int(one) for one in self.fields["line"]]
        if self.who.token:
            return json.loads(self.answer.page)["decided"]
        told = self.answer.page.partition("<caption>Decided</caption>")[2]
        return [int(one) for one in re.findall(r'<a href="/desk/(\d+)', told)]

    @property
    def label(self) -> str:
        """What it is counted as."""
        return f"{self.kind} by API" if self.who.token else self.kind


class Client:
    """A connection of one person: cookies and the token of their session outlive the server."""

    def __init__(self, port: int, who: Somebody, patience: float = 60.0):
        """Connect when something is asked."""
        self.who = who
        self._connection = http.client.HTTPConnection(HOST, port, timeout=patience)
        self._cookies: dict[str, str] = {}
        self._token = ""
        self._last = 0.0

    def twin(self) -> "Client":
        """Another connection of the same browser: whoever is logged in here is so there."""
        twin = Client(self._connection.port, self.who)
        twin._cookies, twin._token = dict(self._cookies), self._token
        return twin

    def close(self):
        """Hang up."""
        self._connection.close()

    def log_in(self):
        """Send the log-in form, and keep the token of the session."""
        self._take_token("/login")
        self._form("/login", {"email": self.who.email, "password": PASSWORD})
        self._take_token("/account")

    def _take_token(self, url):
        answer = self.get(url)
        found = _TOKEN.search(answer.page)
        if found is None:
            raise RuntimeError(f"{url} has no form for {self.who.email}, but {answer}")
        self._token = found[1]

    def get(self, url: str) -> Answer:
        """A page."""
        return self._ask("GET", url)

    def send(self, tried: Tried) -> Answer | None:
        """Send a form; None where no answer came."""
        fields = {"key": tried.key, **tried.fields}
        try:
            tried.answer = self._form(tried.url, fields, tried.picture)
        except BROKEN:
            tried.answer = None
            self._connection.close()
        return tried.answer

    def _form(self, url, fields, picture=b""):
        told = {"csrf_token": self._token, **fields}
        if not picture:
            return self._ask("POST", url, urlencode(told, doseq=True).encode(), FORM)
        return self._ask("POST", url, *multipart(told, "receipts", picture))

    def _who(self) -> dict[str, str]:
        """What tells the server who asks."""
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}

    def _ask(self, method, url, body=None, media_type=FORM, **more):
        headers = self._who() | ({} if body is None else {"Content-Type": media_type}) | more
        start = time.monotonic()
        if start - self._last > IDLE:
            self._connection.close()  # it opens again by itself
        self._connection.request(method, url, body, headers)
        answer = self._connection.getresponse()
        page = answer.read().decode(errors="replace")
        self._last = time.monotonic()
        for cookie in answer.headers.get_all("Set-Cookie", ()):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value
        if answer.getheader("Connection", "").lower() == "close":
            self._connection.close()
        place = answer.headers.get("Location", "").partition("#")[0]
        again = answer.headers.get("Retry-After", "")
        return Answer(answer.status, place, page, self._last - start, again)
