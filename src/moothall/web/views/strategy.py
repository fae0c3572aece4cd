"""The strategy on one page: objectives by their actions and risks, and what the last quarterly report said of the measures."""

from django.http import HttpRequest, HttpResponse

from moothall.authority import queries as authority
from moothall.performance.queries import reports
from moothall.plans.views import strategy as of_plans


def strategy(request: HttpRequest) -> HttpResponse:
    """Without a report the page of plans stands as it is."""
    home = authority.home(request.viewer)
    return of_plans.strategy(request, reported=reports.last_told(request.viewer, home.pk) if home else None)
