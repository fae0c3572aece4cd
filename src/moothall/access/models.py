"""Who can sign in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from moothall.access.guard import OpenQuerySet


class Accounts(BaseUserManager.from_queryset(OpenQuerySet)):
    """How Django and the accounts library make an account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A way in. Who the person is, and what offices they hold, is kept by `authority`."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(null=True)

    objects = Accounts()
    USERNAME_FIELD = "email"

    @property
    def reference(self) -> str:
        return f"access/accounts/{self.pk}"

    def __str__(self) -> str:
        return self.name or self.email
