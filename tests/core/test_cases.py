"""Case files judged: our own, and those shared with the other workshops where they are at hand."""

import json

import pytest

from assignments.core.case import case_of, judge_case, rendered
from assignments.core.words import LIMIT_TYPES, NEEDS, PERS
from tests.core.cases import OWN, SHARED, loaded


def said(verdict) -> dict:
    """What a case file expects of a line."""
    return {
        "outcome": str(verdict.outcome),
        "allowed": str(verdict.allowed),
        "clause": verdict.findings[0].clause,
        "reasons": list(verdict.reasons),
    }


def lines_of(paths):
    """Each expected line of the files as a test of its own."""
    return [
        pytest.param(path, ident, id=f"{path.stem}-{ident}")
        for path in paths
        for ident in loaded(path)["expect"]
    ]


@pytest.fixture(scope="module")
def verdicts():
    """Verdicts of each file, judged once."""
    known = {}

    def of(path):
        if path not in known:
            judged = judge_case(case_of(loaded(path)))
            known[path] = {one.line_id: one for one in judged.verdicts}
        return known[path]

    return of


@pytest.mark.parametrize(("path", "ident"), lines_of(OWN))
def test_own_case(verdicts, path, ident):
    """A line of our own case files comes out as reasoned by hand beside it."""
    expected = loaded(path)["expect"][ident]
    assert said(verdicts(path)[ident]) == {
        name: expected[name] for name in ("outcome", "allowed", "clause", "reasons")
    }, expected["why"]


@pytest.mark.skipif(not SHARED, reason="the shared cases are not at hand")
@pytest.mark.parametrize(("path", "ident"), lines_of(SHARED))
def test_shared_case(verdicts, path, ident):
    """A line of the shared case files comes out as they expect."""
    expected = loaded(path)["expect"][ident]
    assert said(verdicts(path)[ident]) == {
        name: expected[name] for name in ("outcome", "allowed", "clause", "reasons")
    }, expected["why"]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_every_line_expects_something(path):
    """No line of our case files goes without an expectation and its reason."""
    content = loaded(path)
    assert [one["id"] for one in content["lines"]] == list(content["expect"])
    assert all(expected["why"] for expected in content["expect"].values())


def test_own_cases_speak_of_everything():
    """Our case files hold every limit type, every period and every need, and 130 lines."""
    terms = [term for path in OWN for term in loaded(path)["terms"]]
    limits = [limit for term in terms for limit in term.get("limits", ())]
    norms = [norm for path in OWN for norm in loaded(path).get("norms", {}).values()]
    assert {limit["type"] for limit in limits} == set(LIMIT_TYPES)
    assert {one.get("per") for one in [*limits, *norms]} >= set(PERS)
    assert {need for term in terms for need in term.get("needs", ())} == set(NEEDS)
    assert sum(len(loaded(path)["lines"]) for path in OWN) >= 130


@pytest.mark.parametrize("path", [*OWN, *SHARED], ids=lambda path: path.stem)
def test_same_bytes(path):
    """Judging a file twice prints the same bytes."""
    content = path.read_text("utf-8")
    first, second = (
        json.dumps(rendered(judge_case(case_of(json.loads(content)))), ensure_ascii=False)
        for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("path", [*OWN, *SHARED], ids=lambda path: path.stem)
def test_verdict_names_its_clause(verdicts, path):
    """Every verdict has a finding with the clause it rests on, except where there is no clause."""
    for verdict in verdicts(path).values():
        assert verdict.findings
        for finding in verdict.findings:
            assert (finding.clause is None) == (finding.reason == "no_clause")
            assert finding.message.endswith((".", "?"))
