import provinces.datatypes.database
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0002_recorded'),
    ]

    operations = [
        migrations.RunPython(provinces.datatypes.database.renew_fold, migrations.RunPython.noop),
    ]
