"""What is typed and not sent: kept as one goes, and when a log-in ends in the middle of a form.

Every form carries whose page it stands on, signed (`typist` of m.guard). So what comes after the
log-in ended is kept for that person alone, by the address it was sent to. Once they are back,
`resume` leads to the page, whose form (forms/__init__) takes what was typed in the place of
nothing; where a page has no such form, errors/session.html sends it once more. Files are not kept.
"""

from collections.abc import Iterator
from typing import cast
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, current_app, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from assignments.actions import kept_forms
from assignments.core.drafts import KeptForm
from assignments.core.records import Person
from assignments.core.words import InputError
from assignments.web import errors
from assignments.web.access import for_roles, office, visitor, who
from assignments.web.forms import ButtonForm

blueprint = Blueprint("kept", __name__, url_prefix="/typed")
TYPIST = "typist"
RESUMED = "typed"
NOT_KEPT = frozenset({"csrf_token", TYPIST, RESUMED, "next", "place"})
SECRET = ("password", "code", "secret")
PLACES = ("/claims/",)  # where what is typed is kept as one goes


def register(app: Flask) -> None:
    """Have every form say whose it is, and the page of one that was kept show what was typed."""
    app.extensions["kept"] = keep_for_typist
    app.jinja_env.globals.update(typist=typist, resumed=_resumed)
    app.before_request(_take_up)
    app.after_request(_fall_back)
    app.after_request(_done)


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt=TYPIST)


def typist() -> str:
    """Whose page it is, signed; empty for a visitor."""
    person = visitor()
    return "" if person is None else str(_signer().dumps(person.id))


def typed_by() -> int | None:
    """Whose page the form of this request stood on; None where it does not say so."""
    try:
        told = _signer().loads(
            request.form.get(TYPIST, ""), max_age=int(kept_forms.KEPT_FOR.total_seconds())
        )
    except BadSignature:
        return None
    return cast("int", told)


def of_request() -> Iterator[tuple[str, str]]:
    """What was typed, as it may be kept: neither secrets nor what guards the form."""
    for name, text in request.form.items(multi=True):
        if name not in NOT_KEPT and not any(word in name for word in SECRET):
            yield name, text


def keep_for_typist() -> int | None:
    """Keep the form of this request for whom it belongs to; None where that cannot be."""
    person_id = typed_by()
    if person_id is None or request.blueprint == "security":
        return None
    typist = Person(person_id, "", "", origin=f"web {request.remote_addr}")
    return kept_forms.keep_form(office(), typist, place_of_request(), of_request())


def place_of_request() -> str:
    """The address of this request's page, as forms are kept under it."""
    return place_of(request.full_path)


def place_of(url: str) -> str:
    """An address of ours without host, and without saying that something was kept."""
    parts = urlsplit(url)
    asked = "&".join(one for one in parts.query.split("&") if one and not one.startswith("typed="))
    return f"{parts.path}?{asked}" if asked else parts.path


def use(form: KeptForm) -> None:
    """Have the form of this page show what was typed."""
    g.typed = MultiDict(form.fields)


def _take_up() -> None:
    """On the page of a kept form, by its number: the form takes what was typed."""
    number = request.args.get("typed", type=int)
    person = visitor() if number and request.method == "GET" else None
    kept = kept_forms.kept_form(office(), person, number or 0) if person else None
    if kept is not None and kept.place == place_of_request():
        use(kept)
        g.typed_form = kept


def _resumed() -> int | None:
    """The number of the kept form that this page shows."""
    kept: KeptForm | None = g.get("typed_form")
    return None if kept is None else kept.id


def _done(answer: Response) -> Response:
    """Forget a kept form once it was sent and done."""
    led_on = request.method == "POST" and 300 <= answer.status_code < 400  # noqa: PLR2004
    number = request.form.get(RESUMED, type=int) if led_on else None
    if number is not None:
        person = visitor()
        kept = person and kept_forms.kept_form(office(), person, number)
        if person and kept:
            kept_forms.forget_form(office(), person, kept.place)
    return answer


def _fall_back(answer: Response) -> Response:
    """Where the page has no form for what was typed, show that by itself, to be sent once more."""
    kept: KeptForm | None = g.get("typed_form")
    if kept is None or g.get("typed_shown") or answer.status_code != 200:  # noqa: PLR2004
        return answer
    return errors.sent_once_more(kept.fields, kept.place)


@blueprint.get("/<int:kept_id>")
@for_roles()
def resume(kept_id: int) -> ResponseReturnValue:
    """Lead back to the form that was kept, with all that was typed; to nobody else's."""
    kept = kept_forms.kept_form(office(), who(), kept_id)
    if kept is None:
        flash(_("Nothing that you typed is kept there any more."), "info")
        return redirect(url_for("account.go_home"), 303)
    if not _has_page(kept.place):
        g.typed_form = kept
        return errors.sent_once_more(kept.fields, kept.place)
    flash(_("This is what you had typed. Look over it, and send it."), "info")
    mark = "&" if "?" in kept.place else "?"
    return redirect(f"{kept.place}{mark}typed={kept.id}", 303)


def _has_page(place: str) -> bool:
    try:
        current_app.url_map.bind("").match(urlsplit(place).path, "GET")
    except RequestRedirect:
        return True
    except HTTPException:
        return False
    return True


@blueprint.post("")
@for_roles()
def keep() -> ResponseReturnValue:
    """Keep what somebody types on one of the pages that ask for it, as they go."""
    place = place_of(request.form.get("place", ""))
    if not place.startswith(PLACES):
        raise InputError("place", "nothing is kept there", "send the form as it is")
    kept_forms.keep_form(office(), who(), place, of_request())
    return "", 204


@blueprint.post("/forget")
@for_roles()
def forget() -> ResponseReturnValue:
    """Forget what was typed on a page, and show it as it is first."""
    form = ButtonForm(request.form)
    place = place_of(request.form.get("place", ""))
    if not form.once or not place.startswith(PLACES):
        raise InputError("place", "nothing is kept there", "send the form as it is")
    kept_forms.forget_form(office(), who(), place)
    return redirect(place, 303)


def address_of(kept_id: int) -> str:
    """Where a kept form goes on."""
    return url_for("kept.resume", kept_id=kept_id)
