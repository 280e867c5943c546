"""What is typed into fields: words that hold, words that do not, and words that mean harm."""

import random
import uuid
from collections.abc import Mapping, Sequence

HOSTILE = (
    "",
    " ",
    "\0",
    "a\0b",
    "x" * 300,
    "é" * 5000,
    "🧳🏝️👩‍👩‍👧‍👦",
    "\u202egnp.exe",
    "\ufeff\u200b\u2066\u2069",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "Z̷͍̊a̸͚͐l̶̰̈g̴͖̑ơ̷̙",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*9",
    "' OR 1=1 --",
    "'; DROP TABLE assignment; --",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "http://127.0.0.1:22/",
    "//evil.example/",
    "javascript:alert(1)",
    "%00%0d%0aSet-Cookie: a=b",
    "a\r\nSet-Cookie: b=c",
    "0",
    "-1",
    "1",
    "007",
    "1e400",
    "-1e-400",
    "NaN",
    "Infinity",
    "-Infinity",
    "0x10",
    "1_000",
    "\uff11\uff12\uff13",
    "٣",
    "½",
    "999999999999999",
    "9999999999999999999999999",
    "9223372036854775808",
    "-9223372036854775809",
    "0.1",
    "0.000000000000000000001",
    "1,000.00",
    "1.000,00",
    "true",
    "null",
    "[]",
    "{}",
    '{"a": ' * 200,
    "[" * 2000,
    "2026-03-10",
    "2026-02-30",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "1990-01-01",
    "-2026-01-01",
    "2026-3-1",
    "2026-03-10T25:61:61",
    "2026-03",
    "2026-13",
    "0000-00",
    "9999-99",
    "26-03",
    "USD",
    "XXX",
    "usd",
    "CNY",
    "JPY",
    "employee",
    "spouse",
    "children",
    "housing_rent",
    "home_leave_airfare",
    "hr",
    "administrator",
    "None",
    "2026-03-10T12:00:00~1",
    "~",
    "employee@office.example",
    "http",
    "csv",
)
NUMBERS = ("0", "1", "2", "3", "7", "99", "2147483648", "9223372036854775807", "1" + "0" * 30)
LABELS = ("2026-03", "2026-13", "0000-00", "9999-12", "x", "%00", "2026-03%0A", "é", "..")


def word(dice: random.Random, known: Sequence[str] = (), harm: float = 1.0) -> str:
    """Something for a field: one of the words it offers, or with the chance `harm` another one."""
    if known and dice.random() >= harm:
        return dice.choice(known)
    if dice.random() < 0.1:
        return dice.choice(HOSTILE) + dice.choice(HOSTILE)
    return dice.choice(HOSTILE)


def place(dice: random.Random, name: str, ids: Mapping[str, int | str]) -> str:
    """A part of an address: mostly of a record that is there."""
    if name in ids and dice.random() < 0.75:
        return str(ids[name])
    return dice.choice(NUMBERS if name.endswith("_id") or name == "year" else LABELS)


def key(dice: random.Random, harm: float) -> str:
    """A once-only key: a new one, or with a tenth of the chance what is none."""
    if dice.random() >= harm / 10:
        return str(uuid.UUID(int=dice.getrandbits(128), version=4))
    return dice.choice(HOSTILE)
