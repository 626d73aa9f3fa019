from django.db import migrations, models

from articles.models import version_triggers


class Migration(migrations.Migration):
    """The rows; their triggers are put in place after `migrate` (`version_triggers.watch`)."""

    dependencies = [("articles", "0019_browse_date")]

    operations = [
        migrations.CreateModel(
            name="PublicVersion",
            fields=[
                ("key", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("stamp", models.CharField(max_length=60)),
            ],
            options={
                "verbose_name": "version of what readers see",
                "verbose_name_plural": "versions of what readers see",
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, version_triggers.unwatch),
    ]
