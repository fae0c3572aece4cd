"""Who of the sample council can be tried: one person for each kind of user, with a link that signs them in."""

from datetime import date

from moothall.access.viewer import Role
from moothall.authority.models import Office
from moothall.web.links import link_for


def one_for_each_role(day: date) -> list[tuple[Role, str, str]]:
    """Role, name and path, in the order of the roles; a role that nobody holds on the day is left out."""
    held = Office.objects.filter(Office.on(day), person__account__isnull=False, person__organisation__is_home=True)
    partners = Office.objects.filter(Office.on(day), person__account__isnull=False)
    found: dict[str, Office] = {}
    for office in (*partners.select_related("person__account").order_by("-pk"), *held.select_related("person__account").order_by("-pk")):
        found[office.role] = office
    return [(role, found[role].person.full_name, link_for(found[role].person.account)) for role in Role if role in found]
