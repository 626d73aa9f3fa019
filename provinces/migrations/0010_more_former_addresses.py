import provinces.models.triggers
from django.db import migrations
from provinces.models import address_triggers


def forget(apps, schema_editor):
    for name in ('Agreement', 'TwinningPair', 'Country'):
        address_triggers.unwatch(schema_editor, apps.get_model('provinces', name))


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0009_hue_in_january'),
    ]

    operations = [
        migrations.RunPython(provinces.models.triggers.put_back, forget),
    ]
