"""Signing in by a link. Opening it asks first: a program that looks at links must not sign anybody in."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from moothall.web.links import NotALink, account_of


def by_link(request: HttpRequest, token: str) -> HttpResponse:
    try:
        account = account_of(token)
    except NotALink as sentence:
        return render(request, "web/sign_in_link.html", {"why_not": str(sentence)}, status=404)
    if request.method != "POST":
        return render(request, "web/sign_in_link.html", {"account": account})
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(settings.LOGIN_REDIRECT_URL)
