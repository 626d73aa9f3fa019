"""An editor at the desk."""

import pytest
from django.contrib.auth.models import Permission

from tests.desk import DeskClient
from tests.factories import UserFactory


@pytest.fixture
def editor(db):
    """May do everything in both apps, and nothing elsewhere."""
    user = UserFactory(username="editor", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label__in=["articles", "provinces"])
    )
    return user


@pytest.fixture
def desk(editor):
    """The editor's browser."""
    client = DeskClient()
    client.force_login(editor)
    return client
