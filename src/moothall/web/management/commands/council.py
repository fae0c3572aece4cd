"""`moothall council`: a place begins with its council and one person who keeps its house; everything else is done on pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from moothall.access.acts import Refused, recording
from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions, queries
from moothall.web.links import link_for


class Command(BaseCommand):
    help = "Begin a place: its council, and one administrator with a way to sign in. Everything else is done on the pages of the house."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="the council's name, such as Northmere District Council")
        parser.add_argument("--slug", default="", help="the word that stands in all its addresses, for good; otherwise made from the name")
        parser.add_argument("--person", required=True, help="who keeps the house first, by name")
        parser.add_argument("--email", required=True, help="the address with which that person signs in")

    def handle(self, *, name: str, slug: str, person: str, email: str, **options: Any) -> None:
        slug = slug or slugify(name)
        refuse_what_cannot_begin(name, slug, person, email)
        try:
            with transaction.atomic(), recording(is_whole=True):
                account = begun(name, slug, person, email)
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{name} is at home here. {person} keeps its house and signs in within a day by this path:\n{link_for(account)}")


def refuse_what_cannot_begin(name: str, slug: str, person: str, email: str) -> None:
    """Each reason as a sentence, before anything is written."""
    if queries.home(THE_CLOCK):
        raise CommandError("A council is at home here already. Others are added on the pages of its house.")
    if not name.strip() or not person.strip() or max(len(name), len(person)) > 200:
        raise CommandError("Give the council and the person a name of at most 200 letters.")
    if not slug or slug != slugify(slug) or len(slug) > 80:
        raise CommandError("Give --slug a word of small letters, numbers and hyphens, such as northmere.")
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"“{email}” is no e-mail address.") from None


def begun(name: str, slug: str, person: str, email: str) -> Any:
    """The account of the first administrator."""
    by = {"viewer": THE_CLOCK, "at": timezone.now()}
    council = actions.found(queries.ORGANISATIONS, name=name.strip(), slug=slug, is_home=True, **by)
    keeper = actions.give_account(actions.add_person(council, name=person.strip(), **by), email=email, **by)
    actions.give_office(keeper, title="Administrator", role=Role.ADMINISTRATOR, **by)
    return keeper.account
