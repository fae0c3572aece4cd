"""Who may keep a file."""

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.documents.permissions import KEEP
from moothall.documents.tests.factories import council, holder

pytestmark = pytest.mark.django_db
KEEPERS = {Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER, Role.HEAD_OF_SERVICE}


@pytest.mark.parametrize("role", Role)
def test_files_are_kept_by_those_who_write_and_publish_papers_and_only_for_their_own_council(role):
    ours, other = council(), council("Northhaven")
    assert KEEP.is_open_to(holder(ours, role), ours) is (role in KEEPERS)
    assert not KEEP.is_open_to(holder(other, role), ours)


def test_an_import_may_keep_files_and_a_visitor_may_not():
    ours = council()
    assert KEEP.is_open_to(THE_CLOCK, ours)
    assert KEEP.refusal(PUBLIC, ours).startswith("Keeping a file is for")
