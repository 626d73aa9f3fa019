"""An authenticator app, and an account that has one."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from tests.articles.access.log_in import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SET_UP, CODE = "/admin/second-factor/", "/admin/second-factor/code/"


def shown(secret: str = SECRET, *, later: int = 0) -> str:
    """What the program shows now, or in so many half minutes."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def give_program(user: Any) -> list[str]:
    """Set up for an account; its recovery codes."""
    TOTP.activate(user, SECRET)
    return RecoveryCodes.activate(user).get_unused_codes()


def factors(user: Any) -> list[str]:
    return sorted(Authenticator.objects.filter(user=user).values_list("type", flat=True))


def password_step(client: Client, **fields: Any) -> Any:
    sent = {"username": "lan", "password": PASSWORD, "next": "/admin/", **fields}
    return client.post(f"/admin/login/?next={sent['next']}", sent)


def confirm_password(client: Client, to: str) -> Any:
    return client.post("/admin/second-factor/password/", {"password": PASSWORD, "next": to})


def secret_on(page: Any) -> str:
    return re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1]
