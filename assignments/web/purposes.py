"""What a page is for, where the words under its title name a record and do not say it.

Every other page says it there itself. A test opens them all.
"""

from flask import Flask, request

from assignments.web.languages import N_, Spoken

PURPOSES = Spoken(
    {
        "account.show_account": N_("How you log in, what reaches you, and what is kept about you."),
        "assignments.change_assignment": N_("What HR knows of the assignment beside its letters."),
        "assignments.record_end": N_(
            "From the end on nothing more falls due, and what is paid at the end can be claimed."
        ),
        "assignments.show_assignment": N_(
            "All of one assignment: its letters, what they have left, trips, and what is recorded."
        ),
        "assignments.show_terms": N_("What the letters grant together on a day, clause by clause."),
        "claims.attach_receipts": N_("Pictures and PDFs that prove what this line cost."),
        "claims.remove_receipt": N_("The receipt leaves the line; the line stays."),
        "claims.rename_claim": N_("The title is for you and HR, and changes no verdict."),
        "claims.show_claim": N_(
            "Each line with its verdict, the clause it rests on, and where it stands."
        ),
        "claims.submit_claim": N_(
            "The last look: from here on HR reads it, and lines can only be withdrawn."
        ),
        "days.record_stay": N_("Days in a country that no recorded trip tells."),
        "desk.read_receipt": N_("The receipt as pages, to be read beside its line."),
        "desk.show_clause": N_("The words that the verdict rests on, where the letter has them."),
        "desk.show_line": N_("One cost, what the letter says of it, its receipt, your decision."),
        "homes.show_mine": N_("What is left, where your claims stand, and what comes next."),
        "letters.show_edition": N_("The letter as it was read at that time."),
        "letters.show_letter": N_("The letter's words, and the terms that costs are judged by."),
        "letters.show_term": N_("Every version of one term, with who changed it and why."),
        "mail.turn_off_mail": N_("You can turn it on again in your account."),
        "mine.list_mine": N_("Your assignments, each with its letters and what is left."),
        "mine.show_assignment": N_(
            "Your letters, every limit with what is left, and your trips and shipments."
        ),
        "mine.show_letter": N_("Your letter in its own words, and what was read out of it."),
        "mine.show_terms": N_("Every clause that grants something on that day."),
        "people.erase": N_("What is personal goes for good; sums of closed months stay."),
        "people.show_person": N_("What this person may do here, and how they log in."),
        "plans.assume_cost": N_("A cost that the plan expects, with the reason for it."),
        "plans.compare_plans": N_("What changed from one version to the other, line by line."),
        "plans.keep": N_("A version is kept as it is today, to be compared with later."),
        "readings.show_letter_readings": N_(
            "How the company understands words that this letter leaves open."
        ),
        "security.change_password": N_("From then on only the new one lets you in."),
        "standing.record_part": N_("Public holidays follow the country, or a part of it."),
        "standing.record_time_off": N_("Days off count against what the letter grants."),
        "standing.record_vacation": N_("How many days a year the letter grants."),
        "tax.add_note": N_("A note of what was agreed or found, with its files."),
        "tax.add_year": N_("A year in one country, so that its taxes can be settled."),
        "tax.ask_document": N_("Whoever is asked sees it in the year's files and can hand it in."),
        "tax.grant_files": N_("The adviser sees the taxes of this assignment, and nothing else."),
        "tax.receive_document": N_("Only who may see the taxes can open it."),
        "tax.record_final": N_("What the tax return says; the settlement is worked out of it."),
        "tax.set_hypothetical": N_("The tax as if they had stayed home, withheld from pay."),
        "tax.settle": N_("Who owes whom what for the year, step by step."),
        "tax.show_year": N_("The figures, documents and notes of one tax year."),
        "tax.show_years": N_("Each tax year with its state, and who may see the files."),
        "tax.withhold": N_("What was really withheld from pay in one month."),
    }
)


def register(app: Flask) -> None:
    """Give the head of a page its purpose, where it has one here."""
    app.jinja_env.globals["purpose"] = purpose


def purpose() -> str:
    """What the page of this request is for; nothing where the page says it itself."""
    return PURPOSES.get(str(request.endpoint), "")
