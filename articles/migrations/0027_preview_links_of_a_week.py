"""Preview links that were to live longer end a week after they were made."""

import datetime as dt
from typing import Any

from django.db import migrations
from django.db.models import F

WEEK = dt.timedelta(days=7)


def shorten(apps: Any, schema_editor: Any) -> None:
    links = apps.get_model("articles", "PreviewLink").objects.using(schema_editor.connection.alias)
    links.filter(expires_at__gt=F("at") + WEEK).update(expires_at=F("at") + WEEK)


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_desk_indexes")]
    operations = [migrations.RunPython(shorten, migrations.RunPython.noop)]
