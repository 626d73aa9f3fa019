"""What ends all sessions of an account, or gives them new keys."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0030_login_tries'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='SessionMark',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='session_mark', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('ended_at', models.DateTimeField(null=True)),
                ('rights_changed_at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'end of sessions',
                'verbose_name_plural': 'ends of sessions',
                'default_permissions': (),
            },
        ),
    ]
