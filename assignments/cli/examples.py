"""An example or two of each command, as its `--help` shows them: a test tries every one.

A command's own `epilog` ("Example: …") wins. Nothing is imported here: every command loads it.
"""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "assignments list": (
        "flask assignments list --limit 10",
        "flask assignments list --json --after 41",
    ),
    "assignments show": ("flask assignments show 12", "flask assignments show 12 --json"),
    "audit show": ("flask audit show line 5",),
    "audit verify": ("flask audit verify",),
    "backup": ("flask backup friday.backup", "flask backup friday.backup --check"),
    "claims check": ("flask claims check case.json", "flask claims check case.json --json"),
    "claims import": (
        "flask claims import lines.csv --assignment 12 --dry-run",
        "flask claims import lines.xlsx --assignment 12 --submit",
    ),
    "claims list": (
        "flask claims list --assignment 12",
        "flask claims list --assignment 12 --json",
    ),
    "claims show": ("flask claims show 7", "flask claims show 7 --json"),
    "costs due": ("flask costs due", "flask costs due --through 2026-03-31"),
    "costs import": (
        "flask costs import invoices.csv --what suppliers --assignment 12 --dry-run",
        "flask costs import rates.csv --what rates --by ana@company.example",
    ),
    "demo fill": ("flask demo fill --assignments 100 --lines 10000",),
    "demo load": ("flask demo load",),
    "letter read": ("flask letter read letter.pdf", "flask letter read letter.pdf --json"),
    "migrate": ("flask migrate",),
    "month close": ("flask month close 2026-03 --check", "flask month close 2026-03"),
    "month export": (
        "flask month export 2026-03 --format csv --out 2026-03.csv",
        "flask month export 2026-03 --format journal --out 2026-03.beancount",
    ),
    "month list": ("flask month list",),
    "month verify": ("flask month verify 2026-03",),
    "people add-administrator": (
        'flask people add-administrator dana@company.example --name "Dana Weiss"',
    ),
    "people due-for-erasure": ("flask people due-for-erasure",),
    "people erase": ("flask people erase ben@company.example --dry-run",),
    "people export": ("flask people export ben@company.example --out ben.zip",),
    "queue": ("flask queue", "flask queue --status asked --json"),
    "rates fetch": ("flask rates fetch", "flask rates fetch --since 2026-03-01"),
    "rates load": ("flask rates load",),
    "receipts sweep": ("flask receipts sweep",),
    "remaining": ("flask remaining 12", "flask remaining 12 --json"),
    "restore": ("flask restore friday.backup --check", "flask restore friday.backup"),
    "serve": ("flask serve", "flask serve --port 8080"),
    "tokens list": ("flask tokens list ben@company.example",),
    "tokens make": (
        "flask tokens make ben@company.example --name phone --scope claims --days 90",
        "flask tokens make fin@company.example --name ledger --scope read --scope finance",
    ),
    "tokens revoke": ("flask tokens revoke ben@company.example 3",),
}
