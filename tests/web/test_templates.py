"""What no template may hold, found by reading their sources."""

import re
from pathlib import Path

import pytest

from assignments.web.settings import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
DESIGN = sorted(path for path in (ROOT / "static").rglob("*.*") if path.suffix in {".css", ".js"})
FORBIDDEN = {
    "a style of its own": re.compile(r"\sstyle\s*=|<style", re.IGNORECASE),
    "a script of its own": re.compile(r"<script(?![^>]*\ssrc=)|javascript:", re.IGNORECASE),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "something from another host": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//"""),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape"),
    "arithmetic": re.compile(r"\{[{%][^}\"']*\w\s[*/]\s\w"),
}
POSTED = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)


def named(paths):
    """Each file under a name that a reader finds."""
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


@pytest.mark.parametrize("path", named(TEMPLATES))
def test_a_template_is_markup_alone(path: Path):
    """No style, script, handler, foreign host, unescaped text or arithmetic."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", named(TEMPLATES))
def test_every_form_that_changes_something_is_guarded(path: Path):
    """It carries the CSRF token, by the macro or by hand."""
    for form in POSTED.findall(path.read_text("utf-8")):
        assert "guard(" in form or 'name="csrf_token"' in form, form[:200]


@pytest.mark.parametrize("path", named(DESIGN))
def test_the_design_loads_nothing_from_elsewhere(path: Path):
    """Neither fonts nor pictures nor scripts come from another host."""
    assert not re.search(r"https?://|@import|url\(\s*[\"']?//", path.read_text("utf-8"))
