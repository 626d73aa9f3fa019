import articles.search.triggers
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_longest_texts'),
        ('provinces', '0003_one_rule_of_spaces'),
    ]

    operations = [
        migrations.RunPython(articles.search.triggers.renew, migrations.RunPython.noop),
    ]
