"""Articles have the date that readers browse by, apart from the moment this site published them.

The database works it out, so every row of an existing site has it at once; the search index takes over its order.
"""

import articles.fields.browse_date
import articles.models.triggers
import articles.search.triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0018_who_answers_reports'),
    ]

    operations = [
        migrations.RunPython(articles.fields.browse_date.create_functions, migrations.RunPython.noop),
        # SQLite builds the table of articles anew, which drops its triggers.
        migrations.RunPython(articles.models.triggers.drop, articles.models.triggers.create),
        migrations.RemoveIndex('article', 'article_list_newest_first'),
        migrations.AddField(
            model_name='article',
            name='dated',
            field=models.GeneratedField(db_persist=True, expression=articles.fields.browse_date.Dated('original_date', 'publish_at'), output_field=models.CharField(max_length=22), verbose_name='date'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['language', 'status', '-dated', '-id'], name='article_list_newest_first'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['language', 'status', '-publish_at', '-id'], name='article_feed_newest_first'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['language', 'status', 'original_date', '-dated', '-id'], name='article_list_undated'),
        ),
        migrations.RunPython(articles.models.triggers.create, articles.models.triggers.drop),
        migrations.RunPython(articles.search.triggers.put_back, migrations.RunPython.noop),
        migrations.RunPython(articles.search.triggers.renew, migrations.RunPython.noop),
    ]
