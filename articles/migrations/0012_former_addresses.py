import articles.models.triggers
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_one_original'),
        ('provinces', '0005_former_addresses'),
    ]

    operations = [
        migrations.RunPython(articles.models.triggers.watch_names, articles.models.triggers.unwatch_names),
    ]
