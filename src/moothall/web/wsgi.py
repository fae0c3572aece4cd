"""The door for the server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
house = get_wsgi_application()

from moothall.web.page_cache import PageCache  # noqa: E402 (tables can be asked only now)

application = PageCache(house)

# What is here now stays for as long as the process: whoever looks for circles need not look at it again with every page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 100)
