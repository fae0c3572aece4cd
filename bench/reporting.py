"""`python -m bench.reporting`: issue and print the quarter's report of a place that was told. Its tables can be imported only once
Django stands: that is done here.
"""

import os
from importlib import import_module

import django

from bench.serving import pin

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
    django.setup()
    pin(os.getpid(), 0)
    import_module("moothall.worker.management.commands.worker").keep_the_collector_out()  # as in the worker, which issues it
    import_module("bench.quarterly").main()
