"""The case files once more: recorded, claimed, submitted and decided through the office."""

import json
from pathlib import Path

import pytest

from tests.stories.cases import play, tell

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.json"))


def _reasons(findings):
    found = dict.fromkeys(finding["reason"] for finding in findings)
    return [reason for reason in found if reason != "within_terms"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_office_agrees_with_the_case(fresh_world, path):
    """What was frozen with each submitted line is what the case expects of it."""
    case = json.loads(path.read_text(encoding="utf-8"))
    lines = play(tell(fresh_world, case), case)
    for name, expected in case["expect"].items():
        verdict = lines[name].submitted
        assert (name, verdict["outcome"]) == (name, expected["outcome"])
        assert (name, verdict["allowed"]) == (name, expected["allowed"])
        assert sorted(_reasons(verdict["findings"])) == sorted(expected["reasons"])
        assert expected["clause"] in {finding["clause"] for finding in verdict["findings"]}
