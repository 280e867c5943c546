"""A real mail server of a test's own, which takes mail, refuses it or hangs up as it is told."""

import datetime as dt
import socket
import ssl
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "costs", "made up"


class Box:
    """What a server took, and what it is to say instead."""

    def __init__(self):
        """Take everything at first."""
        self.mails, self.says, self.hangs_up = [], {}, 0

    def __len__(self):
        """How many mails there are."""
        return len(self.mails)

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        """Take a recipient unless told otherwise."""
        if address in self.says:
            return self.says[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):  # noqa: N802
        """Keep a mail; or take it and hang up before saying so."""
        if self.hangs_up:
            self.hangs_up -= 1
            server.transport.abort()
            return "250 nobody hears this"
        if "data" in self.says:
            return self.says["data"]
        message = message_from_bytes(envelope.content, policy=default)
        assert envelope.mail_from in str(message["From"])
        self.mails.append((envelope.rcpt_tos[0], message))
        return "250 OK"

    def of(self, address):
        """The mails to an address."""
        return [message for to, message in self.mails if to == address]

    def text(self, address, place=-1):
        """The plain text of one of them."""
        return self.of(address)[place].get_body(("plain",)).get_content()


def free_port():
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(box, tls=None, **options):
    """Serve mail; the port. With `tls` it speaks TLS from the start."""
    port = free_port()
    controller = Controller(box, "127.0.0.1", port, ssl_context=tls, **options)
    controller.start()
    try:
        yield port
    finally:
        controller.stop(no_assert=True)


def certified(folder):
    """A certificate for this machine, signed by itself: the server's context, and its file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(pem) + private)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context, file


def let_in(_server, _session, _envelope, _mechanism, data):
    """Let the one user in who knows the password."""
    known = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)
