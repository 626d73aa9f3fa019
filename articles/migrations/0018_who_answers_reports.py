"""Editors, publishers, registrars and administrators answer what readers report; translators may read it."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

ANSWER, SEE = 'change_errorreport', 'view_errorreport'
GRANTED = {
    'translator': [SEE],
    'editor': [SEE, ANSWER],
    'publisher': [SEE, ANSWER],
    'registrar': [SEE, ANSWER],
    'administrator': [SEE, ANSWER, 'add_errorreport', 'delete_errorreport'],
}


def grant(apps, schema_editor):
    """Groups that a site has renamed or deleted are left alone; what they had stays."""
    from django.apps import apps as installed

    create_permissions(installed.get_app_config('articles'), verbosity=0, using=schema_editor.connection.alias)
    permissions = apps.get_model('auth', 'Permission').objects.filter(content_type__app_label='articles')
    for group in apps.get_model('auth', 'Group').objects.filter(name__in=GRANTED):
        group.permissions.add(*permissions.filter(codename__in=GRANTED[group.name]))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0017_error_reports'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
