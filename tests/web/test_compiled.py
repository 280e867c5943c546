"""Compiled templates are kept from one start to the next, and no page hangs on it."""

import pytest
from jinja2 import nodes

from assignments.web import create_app
from assignments.web.compiled import compile_all


@pytest.fixture
def begun(tmp_path):
    """An application each call, with the compiled templates of the one before."""
    made = []

    def begun(folder=tmp_path / "compiled"):
        app = create_app({"INSTANCE": tmp_path / "instance", "COMPILED": str(folder)})
        made.append(app)
        return app

    yield begun
    for app in made:
        app.extensions["office"].database.close()


def test_a_template_is_compiled_once(begun, monkeypatch):
    """The next start takes what the last one compiled."""
    begun().jinja_env.get_template("guides/show_help.html")
    again = begun()
    monkeypatch.setattr(again.jinja_env, "compile", None)
    assert again.jinja_env.get_template("guides/show_help.html").name == "guides/show_help.html"


def test_a_changed_template_is_compiled_anew(begun, tmp_path):
    """What is kept counts for the very words it was made of."""
    own = tmp_path / "own"
    own.mkdir()
    for words in ("before", "after"):
        (own / "page.html").write_text(words)
        app = begun()
        app.jinja_loader.searchpath.insert(0, str(own))
        assert app.jinja_env.get_template("page.html").render() == words


def test_all_are_compiled_beforehand(begun, tmp_path):
    """Every template of the program is one that compiles, and is there for the first visitor."""
    app = begun()
    compile_all(app)
    kept = list((tmp_path / "compiled").iterdir())
    assert len(kept) == len(app.jinja_loader.list_templates()) > 100


def test_where_nothing_can_be_kept_pages_are_shown(begun, tmp_path):
    """A folder that cannot be made, or written to, is done without."""
    (tmp_path / "file").write_text("in the way")
    app = begun(tmp_path / "file" / "compiled")
    assert app.test_client().get("/login").status_code == 200


def test_spoilt_code_is_not_run(begun, tmp_path):
    """What lies there and is no compiled template is compiled anew."""
    begun().jinja_env.get_template("guides/show_help.html")
    for one in (tmp_path / "compiled").iterdir():
        one.write_bytes(one.read_bytes()[:-40])
    assert begun().jinja_env.get_template("guides/show_help.html")


def test_no_constant_goes_through_a_filter(begun):
    """It would be said while the page is compiled, in the language of that moment, and be kept."""
    app = begun()
    found = [
        f"{name}:{one.lineno}"
        for name in app.jinja_loader.list_templates()
        for one in _parsed(app, name).find_all(nodes.Filter)
        if isinstance(one.node, nodes.Const)
    ]
    assert found == []


def _parsed(app, name):
    return app.jinja_env.parse(app.jinja_loader.get_source(app.jinja_env, name)[0])
