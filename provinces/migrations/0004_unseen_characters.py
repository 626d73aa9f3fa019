import provinces.datatypes.database
from django.db import migrations
from provinces.datatypes.stored_text import without_unseen_characters


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0003_one_rule_of_spaces'),
    ]

    operations = [
        migrations.RunPython(provinces.datatypes.database.create_fold, migrations.RunPython.noop),
        migrations.RunPython(without_unseen_characters("provinces"), migrations.RunPython.noop),
    ]
