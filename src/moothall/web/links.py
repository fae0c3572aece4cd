"""Links that sign somebody in: printed by the demo, or made by whoever keeps the server, for a person who is locked out."""

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from moothall.access import queries
from moothall.access.models import Account

SALT = "moothall.sign-in-link"
LIFE = 24 * 60 * 60  # seconds


class NotALink(ValueError):
    """The link is not one of ours, or too old; the sentence says which."""


def link_for(account: Account) -> str:
    """The path that signs this account in. A change of password ends it, and so does a day."""
    return reverse("sign-in-link", args=[signing.dumps([account.pk, ending_of(account)], salt=SALT)])


def ending_of(account: Account) -> str:
    """What changes with the password, and tells nothing of it."""
    return account.get_session_auth_hash()[:16]


def account_of(token: str) -> Account:
    """Whom a link signs in."""
    try:
        key, ending = signing.loads(token, salt=SALT, max_age=LIFE)
    except signing.SignatureExpired:
        raise NotALink("This link is more than a day old. Ask for a new one, or sign in with a code.") from None
    except (signing.BadSignature, ValueError, TypeError):
        raise NotALink("This is not a link that this site made. Copy the whole of it, or sign in with a code.") from None
    account = queries.account_to_sign_in(key)
    if account is None or not constant_time_compare(ending_of(account), str(ending)):
        raise NotALink("This link is no longer good. Sign in with a code, or with your password.")
    return account
