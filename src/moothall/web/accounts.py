"""Who has an account, and what they are called: the council makes accounts, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from moothall.access.models import Account


class Adapter(DefaultAccountAdapter):
    """The accounts library as this house uses it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def format_email_subject(self, subject: str) -> str:
        """As the mail's own template says it: each one names the place."""
        return subject


def name_of(account: Account) -> str:
    """What a person is called on a page."""
    return account.name or account.email
