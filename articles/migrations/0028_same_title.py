"""An index for the question whether another text has the same title."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0027_preview_links_of_a_week'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['search_key', 'language'], name='article_same_title'),
        ),
    ]
