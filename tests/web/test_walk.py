"""A short walk with hostile words; `python -m tests.walk` takes a long one."""

from tests.walk.walking import walk


def test_nothing_that_is_typed_breaks_a_page(world_pattern, tmp_path):
    """Whatever stands in a form, a query or an address, the answer is none of a broken program."""
    walked = walk(world_pattern, tmp_path / "instance", seed=7, requests=150)
    assert walked.faults == []
    assert {200, 303, 422} <= set(walked.statuses)
