"""Who logs in here."""

from typing import Any

import pytest

from tests.articles.access.log_in import PASSWORD
from tests.desk import person


@pytest.fixture
def lan(db: None) -> Any:
    user = person("translator", username="lan")
    user.set_password(PASSWORD)
    user.save()
    return user
