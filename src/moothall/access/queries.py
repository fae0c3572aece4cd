"""What may be asked about accounts."""

from moothall.access.models import Account


def account_to_sign_in(key: int) -> Account | None:
    """The account with this key, while it is open."""
    return Account.objects.filter(pk=key, is_active=True).first()
