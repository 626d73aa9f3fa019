"""What lists of a province, a unit, a tag, a person are ordered by stands beside it, so that no list needs a sort.

Triggers copy it from the article; what there is already is copied here, in one pass of each table.
"""

import articles.models.listing_triggers
from django.db import migrations, models

COPIED = {
    'language': models.CharField(blank=True, editable=False, max_length=8, null=True, serialize=False),
    'dated': models.CharField(blank=True, editable=False, max_length=22, null=True, serialize=False),
    'publish_at': models.DateTimeField(blank=True, editable=False, null=True, serialize=False),
}


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0020_public_version'),
    ]

    operations = [
        *(
            migrations.AddField(model_name=model, name=name, field=field)
            for model in ('articleprovince', 'articleunit', 'credit', 'taggedarticle')
            for name, field in COPIED.items()
        ),
        migrations.AddField(model_name='changenote', name='language', field=COPIED['language']),
        migrations.RunPython(articles.models.listing_triggers.fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='articleprovince',
            index=models.Index(fields=['province', 'language', '-dated', '-article'], name='article_province_newest'),
        ),
        migrations.AddIndex(
            model_name='articleprovince',
            index=models.Index(fields=['province', 'language', '-publish_at', '-article'], name='article_province_feed'),
        ),
        migrations.AddIndex(
            model_name='articleunit',
            index=models.Index(fields=['unit', 'language', '-dated', '-article'], name='article_unit_newest'),
        ),
        migrations.AddIndex(
            model_name='changenote',
            index=models.Index(fields=['language', '-at', '-id'], name='change_note_of_language'),
        ),
        migrations.AddIndex(
            model_name='credit',
            index=models.Index(fields=['person', 'language', '-dated', '-article'], name='credit_newest'),
        ),
        migrations.AddIndex(
            model_name='credit',
            index=models.Index(fields=['person', 'role', 'language'], name='credit_roles'),
        ),
        migrations.AddIndex(
            model_name='taggedarticle',
            index=models.Index(fields=['tag', 'language', '-dated', '-content_object'], name='article_tag_newest'),
        ),
        migrations.AddIndex(
            model_name='taggedarticle',
            index=models.Index(fields=['tag', 'language', '-publish_at', '-content_object'], name='article_tag_feed'),
        ),
        migrations.RunPython(articles.models.listing_triggers.put_back, articles.models.listing_triggers.drop),
    ]
