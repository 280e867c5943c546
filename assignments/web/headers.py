"""What every answer says to the browser about safety. No content."""

from flask import Flask, Response, request

from assignments.web import assets

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def register(app: Flask) -> None:
    """Put the headers on each answer; an answer's own ones stay."""

    @app.after_request
    def guard(answer: Response) -> Response:
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        if app.config["BEHIND_TLS"]:
            answer.headers.setdefault("Strict-Transport-Security", app.config["HSTS"])
        is_asset = request.endpoint in assets.ASSETS
        answer.headers["Cache-Control"] = assets.kept_for(answer) if is_asset else "no-store"
        return answer
