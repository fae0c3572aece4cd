"""`moothall import measures` is one more door to the same act."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from moothall.access.viewer import PUBLIC
from moothall.documents import tables
from moothall.performance.forms.table import COLUMNS, EXAMPLE
from moothall.performance.models import Measure


def run(*words):
    out, err = StringIO(), StringIO()
    try:
        call_command("import_measures", *map(str, words), stdout=out, stderr=err)
    except SystemExit as ended:
        return ended.code, err.getvalue()
    return 0, out.getvalue()


def test_measures_come_in_from_the_shell_all_of_them_or_none(here, tmp_path):
    table = tmp_path / "measures.csv"
    line = ["" if name == "owner" else EXAMPLE[name] for name in COLUMNS]
    table.write_text("".join(tables.lines(COLUMNS, [line])))
    assert run(table, "--look") == (0, "1 measure would be brought in, for Wrenmouth.\n")
    assert not Measure.objects.visible_to(PUBLIC).exists()
    assert run(table, "--council", "wrenmouth") == (0, "1 measure brought in, for Wrenmouth.\n")
    code, said = run(table)
    assert (code, "here already, as M1" in said, said.endswith("Nothing was brought in.\n")) == (1, True, True)
    for words in ((tmp_path / "none.csv",), (table, "--council", "Nowhere")):
        with pytest.raises(CommandError):
            call_command("import_measures", *map(str, words))
