"""How many articles each day has is counted as they are written, so that no page of a year counts its articles."""

import articles.models.day_count_triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0023_small_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='DayCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=8)),
                ('day', models.CharField(max_length=10)),
                ('writer', models.IntegerField(default=0)),
                ('number', models.IntegerField()),
            ],
        ),
        migrations.AddConstraint(
            model_name='daycount',
            constraint=models.UniqueConstraint(fields=('language', 'day', 'writer'), name='day_count_once'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('original__isnull', False)), fields=['language', 'status', 'waits_for_original', 'dated'], name='article_list_waiting'),
        ),
        migrations.RunPython(articles.models.day_count_triggers.fill, migrations.RunPython.noop),
        migrations.RunPython(articles.models.day_count_triggers.put_back, articles.models.day_count_triggers.drop),
    ]
