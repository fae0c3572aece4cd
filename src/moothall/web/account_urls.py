"""The ways in and out. Of the accounts library's pages only those that this house has drawn can be reached."""

from typing import NoReturn

from allauth.account import urls
from django.http import Http404, HttpRequest
from django.urls import URLPattern

DRAWN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",  # says that accounts are made by the council
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_request_login_code",
    "account_confirm_login_code",
}


def absent(request: HttpRequest, **parts: str) -> NoReturn:
    raise Http404("This page is not part of the house.")


def drawn_or_absent(pattern: URLPattern) -> URLPattern:
    """The page itself, or its address with nothing behind it: the library asks for the addresses of all its pages."""
    return pattern if pattern.name in DRAWN else URLPattern(pattern.pattern, absent, name=pattern.name)


urlpatterns = [drawn_or_absent(pattern) for pattern in urls.urlpatterns]
