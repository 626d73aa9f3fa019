from django.db import migrations, models

from provinces.models import version_triggers


class Migration(migrations.Migration):
    """The row; its triggers are put in place after `migrate` (`version_triggers.watch`)."""

    dependencies = [("provinces", "0005_former_addresses")]

    operations = [
        migrations.CreateModel(
            name="RegistryVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stamp", models.CharField(max_length=36)),
            ],
            options={
                "verbose_name": "version of the registry",
                "verbose_name_plural": "versions of the registry",
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, version_triggers.unwatch),
    ]
