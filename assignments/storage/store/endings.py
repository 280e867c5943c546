"""Questions about what falls due when an assignment ends: rules, decisions, recorded facts."""

import datetime as dt

from sqlmodel import col, select, update

from assignments.core.ending import HealthCover, OptionGrant, Untaken
from assignments.core.ending.records import Decision, Known, RuleRecord
from assignments.storage.store.asking import Asking, Author
from assignments.storage.tables import EmploymentFactRow, EndingDecisionRow, EndingRuleRow
from assignments.storage.tables.columns import stored_id


class Endings(Asking):
    """Rules on ending, what a person decided of causes, and facts of the employment."""

    def ending_rules(self, assignment_id: int) -> tuple[RuleRecord, ...]:
        """The rules of an assignment's letters, those taken out as well, as they were put down."""
        asked = select(EndingRuleRow).where(col(EndingRuleRow.assignment_id) == assignment_id)
        return self._rules(list(self.session.exec(asked.order_by(col(EndingRuleRow.id)))))

    def ending_rule(self, rule_id: int) -> RuleRecord | None:
        """One rule."""
        row = self.session.get(EndingRuleRow, rule_id)
        return None if row is None else self._rules([row])[0]

    def _rules(self, rows: list[EndingRuleRow]) -> tuple[RuleRecord, ...]:
        people = self.persons(
            one for row in rows for one in (row.set_by, row.confirmed_by, row.dropped_by)
        )
        return tuple(row.value(people) for row in rows)

    def add_ending_rule(self, record: RuleRecord, author: Author) -> int:
        """Keep a rule, not confirmed yet."""
        row = EndingRuleRow.of(record, author.person_id)
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def confirm_ending_rule(self, rule_id: int, author: Author) -> None:
        """Write down who confirmed a rule."""
        one = update(EndingRuleRow).where(col(EndingRuleRow.id) == rule_id)
        self.session.exec(one.values(confirmed_by=author.person_id, confirmed_at=author.at))

    def drop_ending_rule(self, rule_id: int, why: str, author: Author) -> None:
        """Write down who took a rule out, and why."""
        one = update(EndingRuleRow).where(col(EndingRuleRow.id) == rule_id)
        dropped = one.values(dropped_by=author.person_id, dropped_at=author.at, dropped_why=why)
        self.session.exec(dropped)

    def ending_decisions(self, assignment_id: int) -> tuple[Decision, ...]:
        """What was decided of causes, the first first."""
        asked = select(EndingDecisionRow).where(
            col(EndingDecisionRow.assignment_id) == assignment_id
        )
        rows = list(self.session.exec(asked.order_by(col(EndingDecisionRow.id))))
        people = self.persons(row.decided_by for row in rows)
        return tuple(row.value(people) for row in rows)

    def decide_ending(self, assignment_id: int, what: Decision, author: Author) -> int:
        """Keep a decision."""
        row = EndingDecisionRow(
            assignment_id=assignment_id,
            rule_id=what.rule_id,
            cause=what.cause,
            given=what.given,
            day=what.day,
            reason=what.reason,
            decided_by=author.person_id,
            decided_at=author.at,
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def employment_facts(self, assignment_id: int) -> tuple[Known, ...]:
        """What was recorded of the employment, as it was recorded."""
        asked = select(EmploymentFactRow).where(
            col(EmploymentFactRow.assignment_id) == assignment_id
        )
        rows = list(self.session.exec(asked.order_by(col(EmploymentFactRow.id))))
        people = self.persons(row.set_by for row in rows)
        return tuple(row.value(people) for row in rows)

    def add_employment_fact(
        self,
        assignment_id: int,
        fact: dt.date | HealthCover | Untaken | OptionGrant,
        author: Author,
    ) -> int:
        """Keep a fact."""
        row = EmploymentFactRow(
            assignment_id=assignment_id,
            set_by=author.person_id,
            set_at=author.at,
            **EmploymentFactRow.of(fact),
        )
        self.session.add(row)
        self.session.flush()
        return stored_id(row.id)

    def take_back_fact(self, fact_id: int, author: Author) -> None:
        """Write down that a fact was a slip."""
        one = update(EmploymentFactRow).where(col(EmploymentFactRow.id) == fact_id)
        self.session.exec(one.values(taken_back_by=author.person_id, taken_back_at=author.at))
