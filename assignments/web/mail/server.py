"""The mail server by the settings, and the address under which mails lead back to the program.

Without SMTP_URL there is no mail: nothing is noticed, and pages say what must be set.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from ipaddress import ip_address
from urllib.parse import urlsplit

from assignments.cli.slips import Slip

STARTTLS, TLS, PLAIN = "smtp", "smtps", "smtp+plain"
PORTS = {STARTTLS: 587, TLS: 465, PLAIN: 25}
HOURS = 24
NEEDED = ("SMTP_URL", "MAIL_FROM", "PUBLIC_URL")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Who takes our mail, and how: STARTTLS, TLS from the start, or neither."""

    host: str
    port: int
    security: str
    user: str
    password: str
    sender_name: str
    sender: str
    public_url: str
    digest_hour: int = 7

    @property
    def domain(self) -> str:
        """The sender's domain, which ends every Message-ID."""
        return self.sender.rpartition("@")[2]

    @property
    def said(self) -> str:
        """The server as it is named to an administrator."""
        how = {STARTTLS: "STARTTLS", TLS: "TLS", PLAIN: "without TLS"}[self.security]
        return f"{self.host}:{self.port} ({how})"


def server_of(config: Mapping[str, object]) -> MailServer | None:
    """The server of the settings, None where they name none; Slip for what cannot be."""
    hour = config.get("MAIL_DIGEST_HOUR", 7)
    if not isinstance(hour, int) or not 0 <= hour < HOURS:
        raise Slip(f"MAIL_DIGEST_HOUR={hour}: write an hour from 0 to 23")
    url = str(config.get("SMTP_URL") or "")
    if not url:
        return None
    security, host, port = _where(url)
    user, password = str(config.get("SMTP_USER") or ""), str(config.get("SMTP_PASSWORD") or "")
    if user and security == PLAIN and not _is_here(host):
        raise Slip("SMTP_USER: without TLS its password could be read on its way: use smtp://")
    if bool(user) != bool(password):
        raise Slip("SMTP_USER and SMTP_PASSWORD: give both, or neither")
    name, sender = _sender(str(config.get("MAIL_FROM") or ""))
    public = _public(str(config.get("PUBLIC_URL") or ""), config.get("TRUSTED_HOSTS"))
    return MailServer(host, port, security, user, password, name, sender, public, hour)


def _where(url: str) -> tuple[str, str, int]:
    example = "write smtp://mail.company.example:587, or smtps:// for TLS from the start"
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise Slip(f"SMTP_URL: {error}: {example}") from error
    if parts.username or parts.password:
        raise Slip("SMTP_URL: leave user and password out: SMTP_USER and SMTP_PASSWORD hold them")
    if parts.scheme not in PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise Slip(f"SMTP_URL={url}: {example}")
    return parts.scheme, parts.hostname, port


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _sender(text: str) -> tuple[str, str]:
    name, address = parseaddr(text)
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or "\n" in text or " " in address or not address.isascii():
        what = "MAIL_FROM is missing" if not text else f"MAIL_FROM={text} is no address"
        raise Slip(f"{what}: write it as Assignment Costs <costs@company.example>")
    return name or "Assignment Costs", address


def _public(text: str, trusted: object) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query:
        what = "PUBLIC_URL is missing" if not text else f"PUBLIC_URL={text} is no address"
        raise Slip(f"{what}: write where people open the program, https://costs.company.example")
    hosts = trusted if isinstance(trusted, list) else []
    names = {parts.hostname or "", parts.netloc}
    if hosts and not any(one in names or _is_under(parts.hostname or "", one) for one in hosts):
        raise Slip(f"PUBLIC_URL: {parts.netloc} is not among TRUSTED_HOSTS: use one of those names")
    return text.rstrip("/")


def _is_under(host: str, trusted: str) -> bool:
    return trusted.startswith(".") and (host == trusted[1:] or host.endswith(trusted))


TIME_OUT = dt.timedelta(seconds=20)  # for each thing that is said to the server
