"""Logging in as a browser does, from an address, and what came of it."""

from typing import Any

from django.test import Client

PASSWORD = "a long enough password"
IN, WRONG, WAIT = "in", "wrong", "wait"


def log_in(client: Client, name: str = "lan", password: str = PASSWORD, **extra: Any) -> str:
    """One try."""
    fields = {"username": name, "password": password, "next": "/admin/"}
    response = client.post("/admin/login/?next=/admin/", fields, **extra)
    if response.status_code == 302:
        return IN
    assert response.status_code == 200
    return WAIT if "Too many tries failed." in response.content.decode() else WRONG


def guess(number: int, name: str = "lan", **extra: Any) -> list[str]:
    """So many wrong passwords, each from a browser that nobody knows."""
    return [log_in(Client(), name, "wrong", **extra) for _each in range(number)]


def at(address: str) -> dict[str, str]:
    return {"REMOTE_ADDR": address}
