"""A page that does nothing: what the server and Flask cost before the program begins."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def show() -> str:
    """A line of text."""
    return "<!doctype html><title>Bare</title><p>Nothing was asked and nothing was kept."
