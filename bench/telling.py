"""`python -m bench.telling N`: write a council with N decisions. Its tables can be imported only once Django stands: that is done here."""

import os
import sys
from datetime import UTC, datetime
from importlib import import_module

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moothall.web.settings")
    django.setup()
    import_module("bench.council").tell(int(sys.argv[1]), datetime.now(UTC).date())
