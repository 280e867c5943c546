"""The pages: Flask, forms and log-in around the actions. No rule and no query lives here.

How a view is written. It stands in the module of its noun (`claims`, `letters`, …), whose
`blueprint` has one line in `blueprints`; its name is a verb, its body has at most 20 lines, and
it goes access -> form -> action -> redirect, or the same page with 422:

    @blueprint.route("/people/new", methods=["GET", "POST"])
    @for_roles("administrator")                          # access.py; without roles: everybody known
    def add_person() -> ResponseReturnValue:
        form = PersonForm(request.form)                  # forms/people.py, an OfficeForm
        done = form.carry_out(                           # None: not sent, or it does not hold
            lambda: actions.add_person(office(), who(), form.person(), form.once))
        if done is None:
            return page("people/add_person.html", form)  # 200, or 422 with what was typed
        return after(done, url_for(".list_people"), "Ana Lima was added.")

- `office()` and `who()` (access.py) are the first two arguments of every action. Whose record it
  is the actions know: let NotFoundError, NotAllowedError, StateError, BusyError fly; errors.py
  answers them. An InputError of the action lands beside the field that its `where` ends in (name
  the fields as the contract does, or map names in the form's `named`); without a field, above
  the form. Outside a form it becomes a page of its own.
- Forms hold text; they do not judge it: turn it into values in a method of the form, by the
  core's readers, inside `carry_out` (so pass a lambda), and the slips come back as field errors.
  `forms/fields.py` has the kinds of field. Choices are a dict from word to name (of dicts, for
  groups): `ChoiceField(label, choices={"home": "Home"})`; pairs are on their way out of WTForms.
- The once-only key: `form.once` goes to the action as `key`, and `m.guard(form)` in the
  template sends it; a button without a form class posts `m.button(...)` and its view reads the key
  with `ButtonForm(request.form).once`. `after` says when it was done before.
- Templates: templates/<blueprint>/<view>.html, markup only, made of the macros that
  templates/macros.html explains at its top; how words, dates and money are said is in `filters`
  and `speech`. No inline style or script; behaviour hangs on data- attributes (static/app.js).
- Words. English and Chinese; the English text is the message id. Templates say `{{ _("Text") }}`,
  `{{ _("Asked on %(day)s.", day=x | day) }}`, `{{ ngettext("%(num)s line", "%(num)s lines", n) }}`:
  whole sentences, never two halves put together; a bare per cent sign is `%%`. Python says
  `from flask_babel import gettext as _` within a request, `lazy_gettext as _l` for what is made at
  import (labels of forms), and `N_("Text")` in a table of words that `languages.Spoken` says. A
  `{% set %}` at the top of a template that others import is made once: no words there. What the
  core says (`InputError`, findings) stays English there and is said by `slips` and `reasons`;
  words of a letter are never translated. `make words` gathers new texts into
  translations/zh_Hans_CN/LC_MESSAGES/messages.po, where the Chinese is written, and compiles it.
- Menu entries stand in `navigation.MENU`: endpoints that do not exist yet are left out.
- Every route needs its row in tests/web/test_routes.py (who may open it, and with which
  arguments); tests log in with `browser_of("hr")` of tests/web/conftest.py, whose `get` and
  `post` parse each page strictly and fill in the CSRF token and the key.
"""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from flask_bootstrap import Bootstrap5
from werkzeug.middleware.proxy_fix import ProxyFix

from assignments.actions import InputError, Office, open_office
from assignments.cli import on_demand
from assignments.cli.slips import Slip
from assignments.web import (
    addresses,
    assets,
    blueprints,
    compiled,
    compression,
    errors,
    filters,
    headers,
    health,
    kept,
    languages,
    limits,
    login,
    logs,
    mail,
    metrics,
    navigation,
    next_steps,
    purposes,
    reasons,
    sections,
    settings,
    slips,
    uploads,
    watching,
)
from assignments.web.login import company

__all__ = ["create_app"]


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """Build the application; `config` wins over the environment, which wins over the defaults.

    INSTANCE in `config` names the instance folder. Opens the database, does not migrate it.
    """
    given = dict(config or {})
    instance = settings.folder_of(given.pop("INSTANCE", None))
    app = Flask(
        "assignments",
        instance_path=str(instance),
        template_folder=str(settings.ROOT / "templates"),
        static_folder=str(settings.ROOT / "static"),
    )
    on_demand.register(app)
    app.config.update(settings.settings_of(given, instance))
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies)  # type: ignore[method-assign]
    office = _watched(app, instance)
    limits.register(app)
    languages.register(app, login.language)
    login.register(app, office.database)
    uploads.register(app)
    _furnish(app)
    company.register(app)
    return app


def _watched(app: Flask, instance: Path) -> Office:
    """The office by the settings, and who watches it; what cannot be is told in one line."""
    try:
        place = settings.receipts_of(app.config, instance)
        office = open_office(app.config["DATABASE_URL"], place, app.config["TIME_ZONE"])
        app.extensions["office"] = office
        for watcher in (watching, logs, metrics, health):
            watcher.register(app)
    except InputError as error:
        raise Slip(str(error)) from error
    return office


def _furnish(app: Flask) -> None:
    """Everything around the views: design, words, menu, errors, headers; then the views."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    Bootstrap5(app)
    for part in (
        compiled,
        compression,
        addresses,
        assets,
        filters,
        reasons,
        slips,
        next_steps,
        purposes,
        navigation,
        sections,
        errors,
        headers,
        kept,
        mail,
    ):
        part.register(app)
    for blueprint in blueprints.BLUEPRINTS:
        app.register_blueprint(blueprint)
