"""How each table's rows belong to a person, and what becomes of every column when they are erased.

What stays are numbers, categories, days, months, currencies, amounts, and who acted, by number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Fate(Enum):
    """What becomes of a column when its person is erased."""

    KEPT = "kept"
    EMPTIED = "emptied"
    SAID = "replaced by the word that it was erased"
    ANEW = "replaced, by `anew`"


KEPT, EMPTIED, SAID, ANEW = Fate


@dataclass(frozen=True, slots=True)
class Way:
    """A table's way: `by` names columns and the tables through which they lead to a person.

    `gone`: its rows are removed whole. `fates` has every column of the others.
    """

    by: Mapping[str, str]
    fates: Mapping[str, Fate]
    gone: bool = False


def _way(by: str, kept: str = "", **others: str) -> Way:
    fates = dict.fromkeys(kept.split(), KEPT)
    for name, columns in others.items():
        fates |= dict.fromkeys(columns.split(), Fate[name.upper()])
    return Way(dict(one.split(":") for one in by.split()), fates)


def _gone(by: str) -> Way:
    return Way(dict(one.split(":") for one in by.split()), {}, gone=True)


_ASSIGNMENT = "assignment_id:assignment"
_ADDED = "id assignment_id added_by added_at undone_by undone_at"

WAYS: dict[str, Way] = {
    "user": _way(
        "id:user",
        "id",
        anew="email name fs_uniquifier active erased_at",
        emptied="password tf_primary_method tf_totp_secret tf_last_counter language",
    ),
    "roles_users": _gone("user_id:user"),
    "log_in": _gone("user_id:user"),
    "recovery_code": _gone("user_id:user"),
    "once": _gone("person_id:user"),
    "mail_choice": _gone("person_id:user"),
    "calendar_feed": _gone("person_id:user"),
    "mail": _gone("person_id:user"),
    "notice": _gone("person_id:user assignment_id:assignment"),
    "token": _gone("person_id:user"),
    "deputy": _way(
        "away_id:user deputy_id:user",
        "id away_id deputy_id first_day last_day set_by set_at ended_by ended_at",
    ),
    "tax_adviser_grant": _way(
        "person_id:user assignment_id:assignment",
        "id person_id assignment_id first_day granted_by granted_at ended_by ended_at",
    ),
    "assignment": _way(
        "employee_id:user",
        "id employee_id employer home_country host_country first_day expected_end ended_on "
        "settlement_currency accompanied_by salary_minor salary_currency cost_centre rate_rule "
        "recorded_by recorded_at",
        said="position home_city host_city",
        emptied="end_reason reports_to",
        anew="version erased_at",
    ),
    "letter": _way(
        _ASSIGNMENT,
        "id assignment_id number kind signed_on relation edition added_by added_at",
        said="title",
        emptied="text reading",
    ),
    "letter_edition": _way(
        "letter_id:letter",
        "id letter_id edition kind signed_on relation replaced_in replaced_by replaced_at",
        said="title",
        emptied="text reason",
    ),
    "set_aside": _way(
        "letter_id:letter", "id letter_id start end set_by set_at undone_by undone_at"
    ),
    "term": _way(
        _ASSIGNMENT,
        "id assignment_id letter_id lineage category clause pays first_day last_day proposed_by "
        "proposed_at confirmed_by confirmed_at retired_at retired_by in_version confirmed_in "
        "retired_in",
        anew="body",
        emptied="proposal retired_why",
    ),
    "amendment": _way(
        _ASSIGNMENT,
        "id assignment_id letter_id earlier later first_day ended_id made_by made_at",
    ),
    "company_reading": _way(
        "assignment_id:assignment letter_id:letter",
        "id assignment_id letter_id category minor currency per people first_day last_day set_by "
        "set_at set_on ended_on ended_by ended_at",
        anew="words",
        emptied="says reason end_reason",
    ),
    "fare": _way(
        _ASSIGNMENT, "id assignment_id category minor currency first_day last_day set_by set_at"
    ),
    "claim": _way(
        _ASSIGNMENT,
        # a supplier is in the hash of the month's lines
        "id assignment_id kind supplier invoice status created_by created_at submitted_at",
        said="title",
    ),
    "line": _way(
        _ASSIGNMENT,
        "id claim_id assignment_id position status shipment_id trip_id category day minor "
        "currency person paid_by cabin departs destination weight_value weight_unit containers "
        "covers_first covers_end bank_minor bank_currency seq submitted_at letter_version "
        "conversions counts departs_on above_cabin shipped_kg settlement_currency counted_minor "
        "allowed_minor outcome approved_minor override decided_by decided_at letter clause rate "
        "rate_day rate_source month adjusts taxable in_place_of first_by first_for first_at "
        "first_minor first_bank",
        anew="trip trip_key submitted_verdict decided_verdict",
        emptied="note reason first_reason place",
    ),
    "claim_word": _gone("claim_id:claim"),
    "take": _way(
        _ASSIGNMENT,
        "id assignment_id line_id seq balance period quantity used runs first_day last_day",
        anew="trip",
    ),
    "receipt": _gone(_ASSIGNMENT),
    "loose_receipt": _gone(_ASSIGNMENT),
    "kept_form": _gone("person_id:user"),
    "fallen_due": _way(_ASSIGNMENT, "id assignment_id due number line_id"),
    "posting": _way(
        _ASSIGNMENT,
        "id assignment_id kind source category day first_day end_day minor currency cost_minor "
        "settlement_currency rate rate_day rate_source letter clause month adjusts taxable "
        "posted_by posted_at",
        emptied="note",
    ),
    "pay_setting": _way(_ASSIGNMENT, "id assignment_id first_day kind anchor set_by set_at"),
    "bonus_answer": _way(
        _ASSIGNMENT,
        "id assignment_id label posting_id answered_by answered_at",
        emptied="reason",
    ),
    "shipment": _way(
        _ASSIGNMENT,
        "id assignment_id direction mode shipped_on weight_value weight_unit containers added_by "
        "added_at",
        anew="name",
    ),
    "trip": _way(
        _ASSIGNMENT,
        "id assignment_id traveller destination departs returns added_by added_at",
        anew="name",
    ),
    "fund": _way(
        _ASSIGNMENT,
        "id assignment_id category letter clause currency opened_by opened_at",
        emptied="quote",
    ),
    "fund_entry": _way(
        "fund_id:fund", "id fund_id kind minor day line_id set_by set_at", emptied="note"
    ),
    "plan_version": _way(
        _ASSIGNMENT,
        "id assignment_id number made_by made_at as_of last_day currency total_minor",
        said="label",
        anew="snapshot assumptions projection",
    ),
    "employment_fact": _way(
        _ASSIGNMENT,
        "id assignment_id kind day minor dependants_minor currency days number cliff total step "
        "set_by set_at taken_back_by taken_back_at",
    ),
    "ending_rule": _way(
        _ASSIGNMENT,
        "id assignment_id letter_id kind set_by set_at confirmed_by confirmed_at dropped_by "
        "dropped_at",
        anew="body",
        emptied="why dropped_why",
    ),
    "ending_decision": _way(
        _ASSIGNMENT,
        "id assignment_id rule_id cause given day decided_by decided_at",
        emptied="reason",
    ),
    "tax_year": _way(
        _ASSIGNMENT,
        "id assignment_id country first_day last_day kind letter clause added_by added_at "
        "settled_by settled_at",
        anew="settlement",
        emptied="quote reason country_reason",
    ),
    "tax_note": _way(
        _ASSIGNMENT,
        "id assignment_id year_id kind day minor currency cost_minor settlement_currency rate "
        "rate_day rate_source figure internal due_day answers_id noted_by noted_at",
        emptied="text document",
    ),
    "tax_file": _gone(_ASSIGNMENT),
    "hypothetical_tax": _way(
        _ASSIGNMENT, "id assignment_id country first_day minor currency set_by set_at"
    ),
    "standing_item": _gone(_ASSIGNMENT),
    "stay": _gone(_ASSIGNMENT),
    "time_off": _way(_ASSIGNMENT, f"{_ADDED} kind first_day last_day", emptied="note"),
    "vacation_grant": _way(_ASSIGNMENT, f"{_ADDED} days first_day", emptied="note"),
    "holiday_part": _way(_ASSIGNMENT, f"{_ADDED} side", emptied="part"),
    "event": _way(
        _ASSIGNMENT,
        "id at kind actor_id assignment_id claim_id line_id in_place_of",
        anew="body",
        emptied="text",
    ),
    # its columns but these are fixed by the chain; `Trail.erase_entries` empties them
    "audit_entry": _way(
        "assignment_id:assignment person_id:user",
        "number at who_id deed record key assignment_id person_id digest chain",
        anew="erasure",
        emptied="content salt",
    ),
}

# Tables of which no row is about one person, each with its reason.
NOBODYS = {
    "approval_limit": "the company's; names who set it",
    "attempt": "counts of tries, gone within the hour",
    "audit_head": "where the trail ends",
    "company_rate": "the company's; names who set it",
    "mail_mark": "how far the audit trail was looked through",
    "rate": "the company's",
    "role": "the words for roles",
    "sealed_chunk": "the bytes of a month's files: written anew without the name",
    "sealed_file": "says when they were",
    "sealed_month": "a month of everybody's costs; names who closed it",
    "search_mark": "how far the audit trail was looked through",
    "shared_version": "counts",
    "taxability": "the company's; names who set it",
}

# What no export tells: it lets in, or would help to.
SECRETS = {
    "user": frozenset({"password", "fs_uniquifier", "tf_totp_secret", "tf_last_counter"}),
    "log_in": frozenset({"token_hash"}),
    "recovery_code": frozenset({"code_hash"}),
    "once": frozenset({"key"}),
    "calendar_feed": frozenset({"nonce"}),
    "token": frozenset({"token_hash"}),
    "audit_entry": frozenset({"salt", "digest", "chain", "erasure"}),
}

# Events without an assignment, or on somebody else's, that name the person in their body as this.
TELLING = {
    "person_added": "person",
    "roles_granted": "person",
    "tax_files_given": "person",
    "tax_files_taken_back": "person",
    "deputy_named": "deputy",
    "deputy_ended": "deputy",
}
