"""Indexes of the work lists of the desk, which went through all articles for the few they show."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0024_day_counts'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('based_on__isnull', False)), fields=['-updated_at', '-id'], name='article_desk_based_on'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', False)), fields=['-binned_at', '-id'], name='article_desk_bin'),
        ),
    ]
