"""What was asked, for the pages of commitments and of matters: made by the acts themselves."""

from datetime import datetime, timedelta

from moothall.access.viewer import Viewer
from moothall.authority.models import Body, Office
from moothall.decisions import actions as decisions, rules, said
from moothall.decisions.models import Decision
from moothall.meetings import actions as meetings, said as minutes

FIRST = minutes.Part("That the lamps of the quay be bought.", 1, "(1)")
SECOND = minutes.Part("That, subject to (1) above, the Director be requested to submit a report on the quay.", 2, "(2)")


def arranged(cabinet: Body, clerk: Viewer, now: datetime) -> dict[str, str]:
    """Their references, by what they show."""
    who = {"viewer": clerk, "at": now}
    decision = conditional(cabinet, clerk, now)
    owner = Office.objects.filter(organisation=cabinet.organisation, person__account__isnull=False).order_by("pk").first()
    facts = {"asked_by": cabinet, "asked_on": now.date() - timedelta(days=60), "said": "The chair asked for it.", "owner": owner}
    meeting = meetings.call_meeting(cabinet, held_on=now.date(), **who)
    row = decisions.ask_by_hand(
        cabinet.organisation, what="report on the lamps of the quay", due_on=now.date() - timedelta(days=7), **facts, **who
    )
    decisions.extend_commitment(row, version=1, meeting=meeting, because="The survey of the quay is late.", **who)
    decisions.put_answer_on_agenda(row, meeting=meeting, **who)
    meetings.publish_agenda(meeting, **who)
    about = {"title": "Lamps of the quay", "about": "From the first notice to the last answer.", "kind": "decision", "thing": decision}
    matter = decisions.start_matter(cabinet.organisation, **about, **who)
    decisions.add_to_matter(matter, kind="commitment", thing=row, **who)
    decisions.name_gap(matter, sentence="The letter of the traders is not here.", **who)
    decisions.publish_matter(matter, **who)
    gathered = decisions.start_matter(cabinet.organisation, **about, **who)
    return {
        "commitment given another day": row.reference,
        "part that waits": f"{decision.reference}/parts/2",
        "history of a matter": matter.reference,
        "history that is gathered": gathered.reference,
    }


def conditional(cabinet: Body, clerk: Viewer, now: datetime) -> Decision:
    """A decision in effect, of which the second part is subject to the first."""
    told = said.Decision(
        title="Lamps of the quay",
        maker_kind=rules.Maker.CABINET,
        body=cabinet,
        decided_on=now.date(),
        is_subject_to_call_in=False,
        reasons="They are dark after ten.",
        resolutions=(minutes.Resolution((FIRST, SECOND), heading="RESOLVED"),),
    )
    row = decisions.record_decision(cabinet.organisation, viewer=clerk, at=now, decision=told)
    return decisions.publish(row, viewer=clerk, at=now)
