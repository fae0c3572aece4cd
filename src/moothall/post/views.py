"""What was sent: about what, when, and what became of it. Never what it says."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from moothall.access.acts import Refused
from moothall.post import letters, permissions, queries, words

A_PAGE = 50


def outbox(request: HttpRequest) -> HttpResponse:
    viewer: Any = request.viewer
    if not permissions.may_see_the_outbox(viewer):
        raise Refused("What was sent is for those who keep the council's lists: administrators, monitoring officers and committee clerks.")
    page = Paginator(queries.outbox(viewer), A_PAGE).get_page(request.GET.get("page"))
    kinds = letters.kinds()
    rows = [words.row(mail, kinds, request.now) for mail in page]
    waiting, in_trouble = queries.counts(viewer)
    return render(
        request, "post/outbox.html", {"page": page, "rows": rows, "headline": words.headline(page.paginator.count, waiting, in_trouble)}
    )
