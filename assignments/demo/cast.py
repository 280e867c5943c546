"""Who works at Larkspur Instruments, an invented company: their names, log-ins and roles."""

import secrets
from dataclasses import dataclass

EXPATRIATE = frozenset({"expatriate"})
HR = frozenset({"hr"})
# Letters and digits that nobody takes for one another.
_TYPEABLE = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody of the demo; `key` is what the story calls them."""

    key: str
    name: str
    roles: frozenset[str]

    @property
    def email(self) -> str:
        """First and last name at a domain that belongs to nobody."""
        return f"{'.'.join(self.name.lower().split())}@larkspur.example"


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """What somebody of the demo logs in with; the password is kept nowhere else in the clear."""

    email: str
    password: str
    name: str
    roles: tuple[str, ...]


ADMINISTRATOR = Role("osei", "Samuel Osei", frozenset({"administrator"}))
STAFF = (
    Role("whitlock", "Nora Whitlock", EXPATRIATE),
    Role("seow", "Adrian Seow", EXPATRIATE),
    Role("grunwald", "Helen Grunwald", EXPATRIATE),
    Role("abernathy", "Owen Abernathy", EXPATRIATE),
    Role("lindgren", "Tobias Lindgren", EXPATRIATE),
    Role("solberg", "Ingrid Solberg", HR),
    Role("bell", "Marcus Bell", HR),
    Role("raman", "Priya Raman", frozenset({"finance"})),
    Role("lindqvist", "Anneli Lindqvist", frozenset({"tax_adviser"})),
)


def fresh_password() -> str:
    """A password of 59 random bits, in three groups that can be read out and typed."""
    groups = ("".join(secrets.choice(_TYPEABLE) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def login_of(role: Role, password: str) -> DemoLogin:
    """The log-in of somebody of the demo."""
    return DemoLogin(role.email, password, role.name, tuple(sorted(role.roles)))
