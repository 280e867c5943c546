"""A person's tokens for programs, and how a program uses one."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assignments.actions.tokens import make_token, revoke_token, tokens_of
from assignments.core.tokens import SCOPES
from assignments.web import login
from assignments.web.access import for_roles, office, stood_in_for, who
from assignments.web.api.bearer import OPENED
from assignments.web.forms import ButtonForm
from assignments.web.forms.tokens import SAID, TokenForm
from assignments.web.pages import after, page

blueprint = Blueprint("tokens", __name__)


@blueprint.get("/account/tokens")
@for_roles()
def list_tokens() -> ResponseReturnValue:
    """One's own tokens: what each lets do, until when, when it was used last."""
    found = tokens_of(office(), who().id)
    return page("tokens/list_tokens.html", tokens=found, said=SAID, today=office().today())


@blueprint.route("/account/tokens/new", methods=["GET", "POST"])
@for_roles()
def make() -> ResponseReturnValue:
    """Make a token, soon after a log-in; it is shown on the answer, and never again."""
    if not login.is_fresh():
        flash(_("Please show that it is still you."), "info")
        return redirect(url_for("security.verify", next=url_for(".make")))
    form = TokenForm(request.form)
    form.offer(_fitting())
    done = form.carry_out(
        lambda: make_token(office(), who(), form.token(office().today()), form.once)
    )
    if done is None:
        return page("tokens/make.html", form)
    if done.again:
        flash(_("This was already done, and the token was shown then."), "info")
        return redirect(url_for(".list_tokens"), 303)
    return page("tokens/show_token.html", secret=done.secret, name=form.name.text)


@blueprint.post("/account/tokens/<int:token_id>/revoke")
@for_roles()
def revoke(token_id: int) -> ResponseReturnValue:
    """End one of one's own tokens at once."""
    done = revoke_token(office(), who(), token_id, ButtonForm(request.form).once)
    said = _("The token was revoked. Programs that used it are let in no longer.")
    return after(done, url_for(".list_tokens"), said)


@blueprint.get("/api")
@for_roles()
def show_help() -> ResponseReturnValue:
    """How another program asks this one: a token, one request, what its answers mean."""
    return page("tokens/show_help.html", said=SAID, root=request.host_url.rstrip("/"))


def _fitting() -> list[str]:
    """The scopes that open something of one's roles; to a deputy what they stand in for too."""
    roles = who().roles | ({"hr"} if stood_in_for() else set())
    return [scope for scope in SCOPES if OPENED[scope] & roles]
