"""What django-allauth shows on the desk is taken off it: its rows hold secrets, and have pages of their own."""

from allauth.account import admin as account_pages  # both register what is taken off here
from allauth.account.models import EmailAddress
from allauth.mfa import admin as factor_pages
from allauth.mfa.models import Authenticator
from django.contrib import admin

__all__ = ["account_pages", "factor_pages"]

admin.site.unregister([EmailAddress, Authenticator])
