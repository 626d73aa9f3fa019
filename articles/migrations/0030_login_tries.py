"""Wrong passwords of late, counted so that guessing is slowed down."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0029_access_log'),
    ]

    operations = [
        migrations.CreateModel(
            name='LoginTries',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('last_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('waits_until', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'tries to log in',
                'verbose_name_plural': 'tries to log in',
                'default_permissions': (),
            },
        ),
    ]
