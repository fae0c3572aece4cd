"""A promise checked at every start: keys between guarded tables point to the more open side, for everyone."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import checks
from django.db.models import Field, Model, Q

from moothall.access.guard import Guarded, GuardedQuery, HouseQuery, through
from moothall.access.viewer import PUBLIC, Held, Role, Viewer

# Two organisations, so that a rule that forgets where an office counts cannot look like one that remembers.
ONE_OF_EACH = [PUBLIC, *(Viewer(f"a {role}", role, frozenset({Held(role, organisation=1)})) for role in Role)]
ONE_OF_EACH += [Viewer("a reader", "a councillor who reads exempt papers", ONE_OF_EACH[1].offices, reads_exempt_at=frozenset({1}))]


def conditions(rule: Q) -> list[Any]:
    """What must all hold for the rule to hold."""
    if rule.connector != Q.AND or rule.negated:
        return [rule] if len(rule.children) > 1 or rule.negated else conditions(Q(*rule.children))
    return [c for child in rule.children for c in (conditions(child) if isinstance(child, Q) else [child])]


def guarded_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if issubclass(model, Guarded)]


def leads_astray(model: type[Model], key: Field, viewer: Viewer) -> bool:
    """Whether somebody who may see the row could be led by its key to a row that they may not see."""
    parent = through(key.name, key.related_model.seen_by(viewer), optional=key.null)
    held = conditions(model.seen_by(viewer))
    return not all(condition in held for condition in conditions(parent))


def keys_between(models: list[type[Model]]) -> Iterator[tuple[type[Model], Field]]:
    for model in models:
        for key in model._meta.concrete_fields:
            if key.is_relation and issubclass(key.related_model, Guarded):
                yield model, key


@checks.register
def keys_point_to_the_open_side(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """One error for each key that leads from what somebody may see to what they may not."""
    return [
        checks.Error(
            f"{model.__name__}.{key.name} leads {viewer.name} to a {key.related_model.__name__} that they may not see",
            hint="Begin the child's rule with the parent's, moved along the key: through(key, parent_seen_by(viewer)) & …",
            id="access.E001",
        )
        for model, key in keys_between(guarded_models())
        for viewer in ONE_OF_EACH
        if leads_astray(model, key, viewer)
    ]


@checks.register
def nothing_open_points_to_what_is_guarded(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A table without a guard that points to a guarded one would lead everybody there; so would a many-to-many key."""
    unguarded = [model for model in apps.get_models() if not issubclass(model, Guarded)]
    wide = [(model, key) for model in apps.get_models() for key in model._meta.many_to_many if issubclass(key.related_model, Guarded)]
    return [
        checks.Error(
            f"{model.__name__}.{key.name} leads everybody to a {key.related_model.__name__}",
            hint="Guard the table, or let a third, guarded row point to both.",
            id="access.E002",
        )
        for model, key in [*keys_between(unguarded), *wide]
    ]


def neighbours(model: type[Model]) -> set[type[Model]]:
    """The tables that a key joins to this one, whichever way it points."""
    return {field.related_model for field in model._meta.get_fields(include_hidden=True) if field.is_relation and field.related_model}


def leads_to_a_guard(model: type[Model]) -> bool:
    """Whether some path of keys, followed in any direction, ends in a guarded table."""
    met, new = {model}, [model]
    while new:
        new = [near for each in new for near in neighbours(each) if near not in met]
        met.update(new)
    return any(issubclass(each, Guarded) for each in met)


@checks.register
def every_manager_asks(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A second manager would be a second door; and from a table that is open, a name must not lead backwards into one that is not."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("moothall.")]
    wanted = {model: GuardedQuery if issubclass(model, Guarded) else HouseQuery for model in ours if leads_to_a_guard(model)}
    return [
        checks.Error(
            f"{model.__name__}.{manager.name} answers without asking for whom",
            hint="Let the table be Guarded or Open, and its manager be made from their querysets.",
            id="access.E003",
        )
        for model, query in wanted.items()
        for manager in model._meta.managers
        if not isinstance(manager.get_queryset().query, query)
    ]
