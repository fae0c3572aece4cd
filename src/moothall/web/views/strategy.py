"""The pages of plans with what measures say: objectives by their actions, risks and measures, and the last quarterly report."""

from django.http import HttpRequest, HttpResponse

from moothall.authority import queries as authority
from moothall.performance.queries import reports
from moothall.performance.views.aims import MEASURES
from moothall.plans.views import objectives, plans, strategy as of_plans


def strategy(request: HttpRequest) -> HttpResponse:
    """Without a report the page of plans stands as it is."""
    home = authority.home(request.viewer)
    reported = reports.last_told(request.viewer, home.pk) if home else None
    return of_plans.strategy(request, reported=reported, adding=MEASURES)


def department(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    return of_plans.department(request, slug, key, adding=MEASURES)


def portfolio(request: HttpRequest, slug: str, key: int) -> HttpResponse:
    return of_plans.portfolio(request, slug, key, adding=MEASURES)


def objective(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return objectives.objective(request, slug, number, adding=MEASURES)


def plan(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return plans.plan(request, slug, number, adding=MEASURES)
