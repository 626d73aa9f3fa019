"""The access log, which is only added to."""

import articles.models.access_triggers
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0028_same_title'),
    ]

    operations = [
        migrations.CreateModel(
            name='AccessEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date and time')),
                ('event', models.CharField(choices=[('logged in', 'logged in'), ('refused', 'wrong password'), ('code refused', 'wrong second-factor code'), ('locked', 'too many tries: has to wait'), ('logged out', 'logged out'), ('idle', 'session ended: idle for too long'), ('too old', 'session ended: logged in for too long'), ('ended', 'session ended: logged out everywhere'), ('out everywhere', 'logged out everywhere'), ('password changed', 'password changed'), ('rights changed', 'rights changed'), ('factor added', 'second factor added'), ('factor removed', 'second factor removed')], max_length=20, verbose_name='what happened')),
                ('account', models.BigIntegerField(null=True, verbose_name='number of the account')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='account')),
                ('by', models.CharField(blank=True, max_length=150, verbose_name='by')),
                ('network', models.CharField(blank=True, max_length=50, verbose_name='network')),
            ],
            options={
                'verbose_name': 'access log entry',
                'verbose_name_plural': 'access log entries',
                'ordering': ['-at', '-pk'],
                'default_permissions': (),
                'indexes': [models.Index(fields=['-at', '-id'], name='access_entry_at'), models.Index(fields=['account', '-at', '-id'], name='access_entry_account')],
            },
        ),
        migrations.RunPython(articles.models.access_triggers.put_back, articles.models.access_triggers.drop),
    ]
