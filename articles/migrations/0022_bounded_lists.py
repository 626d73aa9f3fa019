"""Indexes for what was still gathered and sorted: of this day in other years, undated, the newest of a person."""


import articles.fields.browse_date
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0021_listed_subjects'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='article_list_undated',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('source__isnull', False)), fields=['language', 'status', 'original_date', '-dated', '-id'], name='article_list_undated'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(models.F('language'), models.F('status'), articles.fields.browse_date.MonthAndDay('dated'), models.OrderBy(models.F('dated'), descending=True), models.OrderBy(models.F('id'), descending=True), name='article_on_this_day'),
        ),
        migrations.AddIndex(
            model_name='credit',
            index=models.Index(fields=['person', 'language', '-publish_at', '-article'], name='credit_feed'),
        ),
    ]
