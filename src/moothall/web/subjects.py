"""Whether a viewer may see what an entry of the record is about: asked of the room whose page it is."""

import re
from collections.abc import Callable
from typing import Any

from moothall.access.viewer import Viewer
from moothall.decisions import queries as decisions
from moothall.decisions.queries import matters, recommended, scrutiny
from moothall.meetings import queries as meetings
from moothall.performance import queries as performance
from moothall.performance.queries import comparators_files, reports as quarterly, systems
from moothall.plans import queries as plans
from moothall.plans.queries import savings
from moothall.risks import queries as risks

PLACE = r"(?P<slug>[\w-]+)/(?P<number>\d{1,9})"
OPEN = re.compile(r"authority/(organisations/[\w-]+|(bodies|people|departments|portfolios|wards)/[\w-]+/\d{1,9})")
MEETING = re.compile(rf"meetings/{PLACE}")
ITEM = re.compile(rf"meetings/{PLACE}/items/(?P<position>\d{{1,9}})")
DECISION = re.compile(rf"decisions/{PLACE}")
COMMITMENT = re.compile(rf"decisions/commitments/{PLACE}")
MATTER = re.compile(rf"decisions/matters/{PLACE}")
NOTICE = re.compile(rf"decisions/notices/{PLACE}")
PROGRAMME = re.compile(rf"decisions/scrutiny/programme/{PLACE}")
TOPIC = re.compile(rf"decisions/scrutiny/topics/{PLACE}")
RECOMMENDATION = re.compile(rf"decisions/scrutiny/recommendations/{PLACE}")


def may_see(viewer: Viewer, subject: str) -> bool:
    """The council's own house is open; all else is asked for by name of its own room. What no room answers for stays closed."""
    if OPEN.fullmatch(subject):
        return True
    for pattern, find in ASKED.items():
        if found := pattern.fullmatch(subject):
            return find(viewer, **found.groupdict()) is not None
    return False


def meeting(viewer: Viewer, slug: str, number: str) -> Any:
    return meetings.meeting(viewer, slug, int(number))


def item(viewer: Viewer, slug: str, number: str, position: str) -> Any:
    held = meeting(viewer, slug, number)
    return held and meetings.item(viewer, held, int(position))


def decision(viewer: Viewer, slug: str, number: str) -> Any:
    return decisions.decision(viewer, slug, int(number))


def commitment(viewer: Viewer, slug: str, number: str) -> Any:
    return decisions.commitment(viewer, slug, int(number))


def notice(viewer: Viewer, slug: str, number: str) -> Any:
    return decisions.notice(viewer, slug, int(number))


def matter(viewer: Viewer, slug: str, number: str) -> Any:
    return matters.matter(viewer, slug, int(number))


def topic(viewer: Viewer, slug: str, number: str) -> Any:
    return scrutiny.topic(viewer, slug, int(number))


def entry(viewer: Viewer, slug: str, number: str) -> Any:
    return scrutiny.entry(viewer, slug, int(number))


def recommendation(viewer: Viewer, slug: str, number: str) -> Any:
    return recommended.recommendation(viewer, slug, int(number))


def numbered(find: Callable[[Viewer, str, int], Any]) -> Callable[..., Any]:
    return lambda viewer, slug, number: find(viewer, slug, int(number))


OF_SAVINGS = {"": savings.programme, "lines/": savings.line, "workstreams/": savings.workstream, "streams/": savings.stream}
SAVINGS = {re.compile(rf"plans/savings/{kind}{PLACE}"): numbered(find) for kind, find in OF_SAVINGS.items()}
OF_PLANS = {"": plans.plan, "objectives/": plans.objective, "actions/": plans.action}
PLANS = {re.compile(rf"plans/{kind}{PLACE}"): numbered(find) for kind, find in OF_PLANS.items()}
OF_MEASURES = {"measures/": performance.measure, "frameworks/": performance.frameworks.framework, "reports/": quarterly.report}
OF_MEASURES |= {"systems/": systems.system}
MEASURES = {re.compile(rf"performance/{kind}{PLACE}"): numbered(find) for kind, find in OF_MEASURES.items()}
MEASURES[re.compile(r"performance/comparators/([\w-]+)/files/(\d+)")] = numbered(comparators_files.called)
SCRUTINY = {TOPIC: topic, PROGRAMME: entry, RECOMMENDATION: recommendation}
ASKED = {
    MEETING: meeting,
    ITEM: item,
    DECISION: decision,
    COMMITMENT: commitment,
    MATTER: matter,
    NOTICE: notice,
    **SCRUTINY,
    **PLANS,
    **SAVINGS,
    **MEASURES,
    re.compile(rf"risks/{PLACE}"): numbered(risks.risk),
}
