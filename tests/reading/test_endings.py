"""What a letter's words say of its ending, and words that only look as if they did."""

import pytest

from assignments.core.ending import rule_of
from assignments.reading.endings import endings
from tests.core.endings import OURS

THREE = ["without_good_cause", "change_of_control", "good_reason"]
NOTHING = (
    "You receive a lump sum of $10,000 for your relocation, payable on your first day.",
    "We pay a signing bonus of $20,000 and a single payment of $500 for your tools.",
    "Your health insurance is open to you for the twelve months of the assignment.",
    "We reimburse economy airfare to your home country for two home leave trips a year.",
    "Either of us may end the employment with or without cause.",
    "25% of the options vest on your anniversary date and 75% vest quarterly over three years.",
    "If you resign within twelve months of your start you repay the lump sum of $5,000.",
    "Your salary is $120,000 a year, and we deduct taxes from it to the last day of each month.",
    "You shall not solicit customers for twelve months after a change of control.",
    "Except for severance and change in control the agreement, with its salary of $310,000, ends.",
    "Household goods of up to 500 lb are shipped to Shanghai at our cost.",
)


def found(text):
    """Kind and words of each rule that is read."""
    return [(one.words["kind"], one.words) for one in endings(text)]


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_are_no_rules(text):
    """Costs of moving, pay and cover that go on, and vesting as time goes by."""
    assert found(f"Dear Ms Tran,\n\n1. Terms. {text}\n\nYours,\nA. Company\n") == []


@pytest.mark.parametrize(
    "name", ["seow_offer", "whitlock_agreement", "whitlock_assignment", "abernathy_offer"]
)
def test_every_proposal_makes_a_rule_and_quotes_the_letter(name):
    """Its words stand where it says."""
    text = (OURS / f"{name}.txt").read_text(encoding="utf-8")
    for one in endings(text):
        rule = rule_of(one.words)
        assert text[rule.start : rule.end] == rule.quote


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("within 18 months of your first day", (18, "employment", True)),
        ("during the first twelve (12) months of your employment", (12, "employment", False)),
        (
            "during the thirty-six months commencing on the date of this letter",
            (36, "signing", False),
        ),
        ("within three years of today", (36, "signing", True)),
        ("at any time", (None, None, None)),
    ],
)
def test_windows(said, facts):
    """How long, from which day, and whether the anniversary still lies in it."""
    text = (
        f"1. If we part. If {said} we end your employment without cause, we pay you a severance of "
        "$40,000 in one sum within ten business days.\n"
    )
    ((kind, words),) = found(text)
    assert kind == "lump_sum"
    assert words["causes"] == ["without_good_cause"]
    known = (words.get("window_months"), words.get("window_from"), words.get("anniversary"))
    assert known == facts
    assert (words["due_days"], words["due_working"]) == (10, True)


def test_a_list_after_its_lead_is_under_the_leads_causes():
    """Each item has causes and window of the sentence that introduces the list."""
    text = (
        "5. If during the twenty four (24) months commencing on your first day there is a Change "
        "of Control, we terminate your employment other than for Good Cause or you resign for "
        "Good Reason, we shall (a) pay you, on the tenth day following the Change of Control, a "
        "lump sum of $60,000 and (b) provide you with group health coverage for four (4) months "
        "following termination, provided that the carrier allows it.\n"
    )
    (sum_kind, lump), (_, health) = found(text)
    assert (sum_kind, lump["causes"], lump["due_days"]) == ("lump_sum", THREE, 10)
    assert (health["causes"], health["months"]) == (THREE, "4")
    assert health["contingent"] == "provided that the carrier allows it"


def test_the_letters_lists_are_kept_item_by_item():
    """Each with its label; lists inside an item stay with it."""
    text = (
        '6. Good Reason. You will be deemed to have resigned for "Good Reason" if you resign after '
        "(a) your office is moved, (b) we (i) cut your pay or (ii) your plan, or (c) we break "
        "this agreement.\n\n"
        '7. "Good Cause" shall mean theft.\n'
    )
    assert [(kind, words["clause"], words["quote"]) for kind, words in found(text)] == [
        ("good_reason", "6(a)", "(a) your office is moved"),
        ("good_reason", "6(b)", "(b) we (i) cut your pay or (ii) your plan"),
        ("good_reason", "6(c)", "(c) we break this agreement."),
        ("good_cause", "7", '"Good Cause" shall mean theft.'),
    ]


def test_a_release_is_no_due_day_and_a_cause_no_condition():
    """The one speaks of something else; the other is what the rule is for."""
    text = (
        "9. If you are dismissed without cause, then, provided you sign a release that becomes "
        "effective within 60 days, you receive nine months of base salary.\n"
    )
    ((kind, words),) = found(text)
    assert (kind, words["months"], words.get("due_days")) == ("salary_months", "9", None)


def test_items_in_paragraphs_of_their_own_belong_to_the_list():
    """As many letters print them."""
    text = (
        '9. Termination. For this purpose, "cause" shall mean any of the following:\n\n'
        "(a) fraud;\n\n(b) a conviction; or\n\n(c) neglect of your duties.\n"
    )
    assert [words["quote"] for kind, words in found(text) if kind == "good_cause"] == [
        "(a) fraud",
        "(b) a conviction",
        "(c) neglect of your duties.",
    ]


def test_definitions_that_are_items_themselves_are_kept_apart():
    """Each of them ends where the next begins."""
    text = (
        '10. Definitions. (a) "Cause" means fraud; (b) "Good Reason" means a cut in pay; and '
        '(c) "Change in Control" means a sale of the company.\n'
    )
    assert [kind for kind, _ in found(text)] == ["good_cause", "good_reason", "change_of_control"]


def test_half_of_the_options_may_vest():
    """The share stands beside the rule."""
    text = (
        "3. Options. On a Change in Control fifty percent (50%) of your unvested options shall "
        "immediately vest.\n"
    )
    ((kind, words),) = found(text)
    assert (kind, words["percent"], words["due_days"]) == ("options_vest", 50, 0)
