"""What the API says of itself is what it does."""

import pytest
from schemathesis import GenerationMode

from assignments.web.api.described import description
from assignments.web.api.examples import EXAMPLES
from assignments.web.api.routes import OPENINGS, File
from tests.api.program import DESCRIPTION
from tests.api.trying import Tried, Trying
from tests.web.conftest import Visitor


@pytest.fixture(scope="module")
def trying(world_pattern, tmp_path_factory):
    """Everybody's programs on a world of their own."""
    one = Trying(world_pattern, tmp_path_factory.mktemp("trying") / "instance")
    yield one
    one.close()


def test_requests_that_do_not_fit_are_refused_as_described(trying):
    """A few, to some of those that take something; the long run sends many to each."""
    tried = Tried()
    takes = [one.name for one in OPENINGS if one.takes and one.takes is not File]
    for name in takes[::6]:
        trying.send(name, GenerationMode.NEGATIVE, 3, tried)
    for name in takes[1::12]:
        trying.send(name, GenerationMode.POSITIVE, 3, tried)
    assert tried.faults == {}
    assert tried.statuses.total() > 0


def test_the_description_is_served_to_whoever_asks(app):
    """Without a token, and without anything of anybody's in it."""
    answer = Visitor(app).client.get("/api/v1/openapi.json")
    assert (answer.status_code, answer.json) == (200, description())
    assert answer.json["openapi"] == "3.1.0"


def test_every_operation_says_what_it_is_for():
    """A summary, a tag, the scopes that open it, and each refusal."""
    for one in DESCRIPTION.operations.values():
        assert one["summary"].endswith("."), one["operationId"]
        assert one["security"], one["operationId"]
        assert {"401", "403"} <= one["responses"].keys(), one["operationId"]


def test_what_is_sent_has_an_example_that_fits():
    """Each object that an operation takes; and no example is of another one."""
    sent = {one.takes.__name__ for one in OPENINGS if one.takes and one.takes is not File}
    assert sent == set(EXAMPLES)
    for name, example in EXAMPLES.items():
        DESCRIPTION.schema({"$ref": f"#/components/schemas/{name}"}).validate(example)
