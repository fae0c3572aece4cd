"""Addresses for the tests of the look: the pages of this room, and one that fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from moothall.web.views import components, errors, robots


def failing(request: HttpRequest) -> HttpResponse:
    raise ValueError("A fault.")


urlpatterns = [
    path("account/", include("moothall.web.account_urls")),
    path("components", components.components),
    path("decisions/", robots.robots),
    path("decisions/commitments/", robots.robots),
    path("failing", failing),
    path("robots.txt", robots.robots),
]
handler400, handler403, handler404, handler500 = errors.bad_request, errors.forbidden, errors.not_found, errors.server_error
