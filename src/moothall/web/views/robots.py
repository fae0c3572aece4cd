"""What a search engine is told: everything public may be read; forms and search results are no pages to keep."""

from django.http import HttpRequest, HttpResponse

LINES = ["User-agent: *", "Disallow: /workspace/", "Disallow: /account/", "Disallow: /search/", ""]


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("\n".join(LINES), content_type="text/plain; charset=utf-8")
