"""The door for the server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
house = get_wsgi_application()

from moothall.web.page_cache import PageCache  # noqa: E402 (tables can be asked only now)

application = PageCache(house)
