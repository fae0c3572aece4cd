"""What the house promises about its own source. Each promise is also broken on purpose, to show that it would be found."""

import re
from importlib import import_module
from inspect import getmembers, isclass, isfunction

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import Promise as ForTranslation

from moothall.access.forms import Form, in_house_words
from moothall.access.guard import Guarded
from tests.house import places, requirements, sizes, strangers, ways_round, writing
from tests.house.promises import BOOKKEEPING, PROMISES, backwards

each_promise = pytest.mark.parametrize("promise", PROMISES, ids=str)


@each_promise
def test_the_house_keeps_its_promise(promise):
    modules = [module for module in places.modules() if promise.where(module) and module not in promise.excused]
    found = [f"{module}:{finding.line}: {finding.what}" for module in modules for finding in promise.look(places.source(module))]
    assert not found, f"{promise.says}:\n" + "\n".join(found)


@each_promise
def test_a_promise_broken_on_purpose_is_found(promise):
    assert [text for text in promise.broken if not promise.look(text)] == []
    assert [text for text in promise.kept if promise.look(text)] == []


@each_promise
def test_an_excuse_is_still_needed(promise):
    stale = [module for module in promise.excused if not promise.look(places.source(module))]
    assert stale == [], f"{promise.says}: these no longer need their excuse"


def test_no_name_goes_backwards_into_a_guarded_table():
    where = [module for module in places.modules() if places.layer(module) != "permissions"]
    assert [f"{module}:{f.line}: {f.what}" for module in where for f in backwards(places.source(module))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Meeting.objects.values('papers__title')",
        "Meeting.objects.order_by('-papers__title')",
        "rows.annotate(n=Count('papers'))",
        "rows.filter(papers__title='x')",
    ],
)
def test_a_name_that_goes_backwards_is_found(text):
    assert ways_round.backwards(text, frozenset({"papers"}))


def test_a_named_queryset_may_stand_on_the_way_back():
    assert not ways_round.backwards("rows.filter(papers__in=Paper.objects.visible_to(viewer), kind='papers')", frozenset({"papers"}))


def test_every_guarded_table_says_who_sees_it():
    silent = [model.__name__ for model in apps.get_models() if issubclass(model, Guarded) and not callable(getattr(model, "seen_by", None))]
    assert silent == []


ACTIONS = [module for module in places.modules() if places.layer(module) == "actions"]


@pytest.mark.parametrize("module", [m for m in ACTIONS if m.endswith(("/actions.py", "/__init__.py")) and m not in BOOKKEEPING])
def test_each_verb_bears_an_act_when_it_runs(module):
    actions = import_module(places.python_name(module))
    verbs = [(name, verb) for name, verb in getmembers(actions, isfunction) if verb.__module__.startswith(actions.__name__)]
    assert [name for name, verb in verbs if not name.startswith("_") and not hasattr(verb, "act")] == []


def test_what_is_inside_a_package_of_actions_is_reached_through_its_acts():
    inner = {
        places.python_name(module): module.rsplit("/", 1)[0]
        for module in ACTIONS
        if module.count("/") > 1 and not module.endswith("/__init__.py")
    }
    found = {
        m: writing.back_doors(places.source(m), frozenset(n for n, package in inner.items() if not m.startswith(package)))
        for m in places.modules()
    }
    assert {module: findings for module, findings in found.items() if findings} == {}


def test_a_back_door_into_actions_is_found():
    inner = frozenset({"moothall.meetings.actions.writing"})
    assert writing.back_doors("from moothall.meetings.actions.writing import write_items", inner)
    assert writing.back_doors("from moothall.meetings.actions import writing", inner)
    assert not writing.back_doors("from moothall.meetings.actions import publish_agenda", inner)


def test_whoever_serves_pages_does_without_what_sets_letters_on_paper():
    imported = re.compile(r"^\s*(?:from|import) +(weasyprint|moothall\.documents\.printer)\b|import .*\bprinter\b", re.MULTILINE)
    assert [module for module in places.modules() if imported.search(places.source(module))] == ["documents/printer.py"]


@pytest.mark.parametrize("room", places.rooms())
def test_a_room_has_its_tests(room):
    folder = places.HOUSE / room
    wanted = {"rules": "test_rules", "permissions": "test_permissions", "actions": "test_actions", "views": "test_pages"}
    standing = {places.layer(module) for module in places.modules() if module.startswith(f"{room}/")}
    missing = [test for part, test in wanted.items() if part in standing and not list((folder / "tests").glob(f"{test}*.py"))]
    assert missing == []


def test_a_word_of_one_machine_is_found():
    for folder in ("work", "root", "home/ruth"):
        assert strangers.strangers(f"see /{folder}/main for more", {})
    assert strangers.strangers("--" + "index-url https://example.org", {})
    assert strangers.strangers("from packages.example.org", {"PIP_INDEX_URL": "https://packages.example.org/simple"})
    assert not strangers.strangers("/homework, a/work/b, /workspace/ and /rooted", {})


def test_a_requirement_that_is_not_pinned_as_wanted_is_found():
    pinned = "django==5.2.1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nnh3==0.3.8\n"
    assert requirements.unpinned(["django>=5.2,<5.3", "nh3"], pinned) == ["nh3 has no hash"]
    assert requirements.unpinned(["django>=6"], pinned)[0] == "django>=6 is pinned at 5.2.1"
    assert requirements.unpinned(["lxml"], pinned)[0] == "lxml is not pinned"
    assert "--" + "index-url http://x holds an address" in requirements.unpinned([], "--" + "index-url http://x")


def test_what_is_too_long_is_found_and_the_median_is_counted():
    assert [f.what[:15] for f in sizes.too_long("def f():\n" + "    x = 1\n" * 25)] == ["f has 26 lines,"]
    assert [f.line for f in sizes.too_long("x = 1\n" * 301)] == [301]
    assert sizes.too_long("def f():\n" + "    x = 1\n" * 24 + "x = 1\n" * 275) == []
    assert sizes.sizes(["def f(): ...\ndef g():\n    x = 1\n    return x", "def h(): ..."]) == sizes.Sizes(
        files=2, functions=3, median=1, longest=3
    )


def every_form() -> list[type[forms.BaseForm]]:
    modules = [import_module(places.python_name(name)) for name in places.modules() if places.layer(name) == "forms"]
    found = {form for module in modules for _, form in getmembers(module, isclass) if issubclass(form, forms.BaseForm)}
    return sorted((form for form in found if form.__module__.startswith("moothall.")), key=str)


@pytest.mark.once
def test_no_form_of_the_house_answers_with_djangos_own_words():
    """Each begins with the form of the house, and whatever Django could say of one of its boxes is said in other words."""
    assert [form for form in every_form() if not issubclass(form, Form)] == []
    boxes = [box for form in every_form() for box in form.base_fields.values()]
    said = [(box, ValidationError(message, code=code)) for box in boxes for code, message in box.error_messages.items()]
    assert len(said) > len(boxes) > 300
    assert [box for box, error in said if isinstance(in_house_words(error, box, box.label or "Box").message, ForTranslation)] == []
