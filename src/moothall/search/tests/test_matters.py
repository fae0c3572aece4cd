"""The history of a matter is found: by everybody once it is out, before that by the clerks of its council alone."""

import pytest

from moothall.access.viewer import PUBLIC
from moothall.decisions import actions
from moothall.decisions.tests import factories
from moothall.record.followers import catch_up
from moothall.search import queries, rules
from moothall.search.tasks import INDEX


@pytest.mark.django_db
def test_a_matter_is_found_by_its_words_as_soon_as_it_is_out():
    here = factories.council()
    when = {"viewer": here.clerk, "at": factories.at(2010, 1, 5)}
    matter = actions.start_matter(here.row, title="The harbour wall", about="Stone from the quarry.", **when)
    actions.add_to_matter(matter, kind="decision", thing=factories.published(here), **when)
    catch_up(INDEX)
    found = rules.question("quarry")
    assert (queries.search(PUBLIC, found).numbers, len(queries.search(here.clerk, found).numbers)) == ((), 1)
    actions.publish_matter(matter, **when)
    catch_up(INDEX)
    [shown] = queries.shown(PUBLIC, found, queries.search(PUBLIC, found), 0, 1)
    assert (shown.hit.kind, shown.hit.title, shown.hit.reference) == ("Matter", "The harbour wall", matter.reference)
