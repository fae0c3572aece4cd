"""For whom somebody acts on a day, and until when: said beside whatever the office owns."""

from datetime import date

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Office
from moothall.decisions.queries.commitments import same


class Covering:
    """The offices that somebody covers on a day, each with the words that say so; asked once for any number of rows."""

    def __init__(self, viewer: Viewer, day: date) -> None:
        own = {same(office) for office in authority.offices_held(viewer, day)}
        rows = authority.covered_by(viewer, day)
        self.words = {same(row.office): row.in_words for row in rows if same(row.office) not in own}

    def of(self, office: Office | None) -> str:
        """`covering for Heidi Head until 30 November 2026`; nothing for an office of their own."""
        return self.words.get(same(office), "") if office else ""
