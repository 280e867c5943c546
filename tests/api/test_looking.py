"""What a program is told is what the pages tell, to each what is theirs to see."""

import pytest

from assignments.actions.my_home import my_home
from assignments.actions.story import Wish, story
from tests.web.world import RENT


@pytest.fixture
def at(ids):
    """The address of the assignment."""
    return f"/assignments/{ids['assignment_id']}"


def test_a_letter_is_told_by_its_clauses(program_of, ids):
    """Number and words of each, at their place in the text."""
    mine = program_of("expatriate", "read")
    text = mine.get(f"/letters/{ids['letter_id']}")["text"]
    found = mine.get(f"/letters/{ids['letter_id']}/clauses")["items"]
    assert [one["number"] for one in found] == ["4", "7", "9"]
    assert all(one["text"] == text[one["start"] : one["end"]] for one in found)
    assert RENT in found[0]["text"]


def test_the_terms_of_any_day(program_of, ids):
    """Before an amendment begins and after it; of a version that never was there are none."""
    hr = program_of("hr", "read")
    place = f"/assignments/{ids['amended_assignment_id']}/terms/in-force"
    for day, clauses in (("2026-01-10", {"4"}), ("2026-02-20", {"4", "A1"})):
        found = hr.get(f"{place}?day={day}")["items"]
        assert {one["clause"] for one in found} == clauses
    assert hr.get(f"{place}?version=1&day=2026-02-20")["items"] == []
    hr.get(f"{place}?version=99", 404)


def test_what_remains_on_another_day_is_by_its_periods(program_of, at):
    """The trips of next year, none of them used; without a day those of this one."""
    mine = program_of("expatriate", "read")

    def trips(on=""):
        rows = mine.get(f"{at}/remaining?limit=100{on}")["items"]
        return {
            one["period"]: (one["granted"], one["left"]) for one in rows if one["unit"] == "trip"
        }

    assert trips() == {"2026": ("3", "3")}
    assert trips("&on=2027-01-05") == {"2027": ("3", "3")}
    assert trips("&on=2025-12-01") == {"2025": ("3", "3")}


def test_what_is_left_and_what_comes_are_as_on_ones_home(program_of, office, people, ids, at):
    """In its order: what is lost soon first."""
    home = my_home(office, people["expatriate"], ids["assignment_id"])
    mine = program_of("expatriate", "read")
    left = mine.get(f"{at}/entitlements")["items"]
    assert [one["balance"]["clause"] for one in left] == [
        one.row.clause for one in home.entitlements
    ]
    days = mine.get(f"{at}/dates")["items"]
    assert [(one["kind"], one["first"]) for one in days] == [
        (one.kind, one.first.isoformat()) for one in home.dates
    ]


def test_a_story_is_told_as_the_page_tells_it(program_of, office, people, ids, at):
    """All of it, in both orders, by kind, and to finance without what is not theirs."""
    for name in ("expatriate", "hr", "finance"):
        part = story(office, people[name], ids["assignment_id"], Wish()).part
        told = program_of(name, "read").get(f"{at}/story?limit=100")["items"]
        whole = [(entry.what, entry.number) for one in part.told for entry in one.entries]
        assert sorted(map(str, whole)) == sorted(str((one["what"], one["number"])) for one in told)
        days = [one["at"] for one in told]
        assert days == sorted(days, reverse=True)
    hr = program_of("hr", "read")
    oldest = hr.get(f"{at}/story?order=oldest&limit=100")["items"]
    assert oldest == hr.get(f"{at}/story?limit=100")["items"][::-1]
    letters = hr.get(f"{at}/story?kind=letters")["items"]
    assert {one["kind"] for one in letters} == {"letters"}
    finance = program_of("finance", "read").get(f"{at}/story?limit=100")["items"]
    assert not {"standing", "days"} & {one["kind"] for one in finance}


def test_a_search_finds_what_one_may_see(program_of, office, ids):
    """Claims, letters and clauses to their employee; nothing of it to a stranger or an adviser."""
    from assignments.actions.searching import catch_up  # noqa: PLC0415

    catch_up(office)
    mine = program_of("expatriate", "read").get("/search?q=rent")
    groups = {one["group"]: one["items"] for one in mine["groups"]}
    assert {"claims", "letters", "clauses"} <= groups.keys()
    assert groups["clauses"][0]["quote"] == RENT
    assert ids["claim_id"] in [one["id"] for one in groups["claims"]]
    assert program_of("stranger", "read").get("/search?q=rent")["groups"] == []
    adviser = program_of("tax_adviser", "read")
    assert adviser.get("/search?q=rent")["groups"] == []
    (found,) = adviser.get("/search?q=Shanghai")["groups"]
    assert [set(one) for one in found["items"]] == [{"kind", "id", "title", "assignment_id"}]
    assert adviser.get("/search?q=x&group=claims", 422)["where"] == "group"
    assert program_of("hr", "read").get("/search?q=Ben&group=people")["groups"][0]["items"]


def test_taxes_are_told_by_seat(program_of, ids, at):
    """Finance has amounts alone, the adviser the files that were given to them."""
    adviser, finance = program_of("tax_adviser", "read"), program_of("finance", "read")
    (given,) = adviser.get("/tax-files")["items"]
    (year,) = adviser.get(f"/assignments/{given['id']}/tax-years")["items"]
    place = f"/tax-years/{year['id']}"
    told = adviser.get(place)
    assert (told["state"], told["quote"]) == ("estimated", "Larch equalizes your taxes.")
    assert adviser.get(f"{place}/notes")["items"][0]["amount"] == "9000.00"
    (document,) = adviser.get(f"{place}/documents")["items"]
    assert (document["document"], document["is_missing"]) == ("Form W-2", True)
    assert adviser.get(f"/tax-years/files/{ids['tax_file_id']}").data.startswith(b"\x89PNG")
    adviser.get(f"{place}/settlement", 404)
    (amounts,) = finance.get(f"{at}/tax-years")["items"]
    assert amounts == year
    for part in ("", "/notes", "/documents", "/settlement"):
        finance.get(f"{place}{part}", 403)


def test_somebody_in_two_roles_sees_no_more_than_either(app, office, people, ids, at):
    """Finance who are sent abroad: other people's permits, days and notes are not for them."""
    from assignments import actions  # noqa: PLC0415
    from tests.api.program import Program, token_of  # noqa: PLC0415
    from tests.web.world import key  # noqa: PLC0415

    admin, finance = people["administrator"], people["finance"]
    both = frozenset({"finance", "expatriate"})
    actions.grant_roles(office, admin, finance.id, both, key())
    program = Program(app, token_of(office, finance))
    for part in ("days", "stays", "standing", "time-off", "dates"):
        program.get(f"{at}/{part}", 403)
    program.get(f"/tax-years/{ids['tax_year_id']}/notes", 404)
    assert program.get(f"{at}/hypothetical-tax")["items"] == []
    assert program.get(f"{at}/costs")


def test_a_pack_adds_up_and_is_a_file(program_of, browser_of, at):
    """By category, with each cost and the day that it counts on; the file is the page's."""
    finance = program_of("finance", "read")
    assert [one["year"] for one in finance.get(f"{at}/packs")["items"]] == [2026, 2025]
    pack = finance.get(f"{at}/packs/2026")
    costs = finance.get(f"{at}/packs/2026/costs")["items"]
    assert (pack["costs"], pack["country"]) == (len(costs), "CN")
    assert [one["cost"]["approved"] for one in costs] == ["3000.00"]
    assert finance.get(f"{at}/packs/2026?country=US")["country"] == "US"
    file = finance.get(f"{at}/packs/2026/files/csv").data
    assert file == browser_of("finance").get(f"{at}/packs/2026.csv").data
    finance.get(f"{at}/packs/2026?country=XX", 422)


def test_finance_sees_the_costs_of_all_months(program_of, at, ids):
    """By month, category and assignment: each part comes to the same."""
    finance = program_of("finance", "finance")
    sums = {
        part: sum(float(one["amount"]) for one in finance.get(f"/costs/{part}?limit=100")["items"])
        for part in ("months", "categories", "assignments")
    }
    assert set(sums.values()) == {3000.0}
    (plan,) = finance.get("/costs/plan")["items"]
    assert (plan["name"], plan["amount"]) == (str(ids["assignment_id"]), "3000.00")
    (line,) = program_of("finance", "read").get(f"{at}/costs/lines")["items"]
    assert line["approved"] == "3000.00"


def test_hr_finds_assignments_by_state_and_what_needs_attention(program_of, ids):
    """Those with terms to confirm, and those under which something runs out."""
    hr = program_of("hr", "read")
    (found,) = hr.get("/register?state=open_terms")["items"]
    assert found["assignment"]["id"] == ids["assignment_id"]
    assert found["terms_to_confirm"] > 0
    assert hr.get("/register?words=Suzhou")["items"][0]["state"] == "ended"
    (attention,) = hr.get("/attention")["items"]
    assert attention["assignment_id"] == ids["assignment_id"]
    assert attention["gaps"]
