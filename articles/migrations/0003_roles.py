from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

import articles.permissions.roles


def make_roles(apps: Apps, schema_editor) -> None:
    """Permissions come only after all migrations; the groups need them now."""
    from django.apps import apps as installed

    for label in ("articles", "provinces", "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    articles.permissions.roles.make(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_the_desk"),
        ("provinces", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
