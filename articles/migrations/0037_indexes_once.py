"""Drop the indexes that another one begins with: each row is written fewer times, and asked for as fast."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import articles.models.article
from provinces.datatypes.field_indexes import DropFieldIndex


class Migration(migrations.Migration):

    accepted = {
        "AddIndex taggedarticle.article_tags": "100 s among 1,000,000 articles on SQLite, all that is dropped included, on a busy machine",
    }
    dependencies = [
        ('articles', '0036_autosave_of_each_form'),
        ('provinces', '0012_indexes_once'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        DropFieldIndex(
            model_name='article',
            name='translation_key',
            field=models.SlugField(db_index=False, default=articles.models.article.new_translation_key, help_text='The same key in two languages makes two texts of one work.', max_length=64, verbose_name='work'),
        ),
        DropFieldIndex(
            model_name='articleimage',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='images', to='articles.article', verbose_name='article'),
        ),
        DropFieldIndex(
            model_name='articleprovince',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='about_provinces', to='articles.article'),
        ),
        DropFieldIndex(
            model_name='articleprovince',
            name='province',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='in_articles', to='provinces.province', verbose_name='province'),
        ),
        DropFieldIndex(
            model_name='articleunit',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='about_units', to='articles.article'),
        ),
        DropFieldIndex(
            model_name='articleunit',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='in_articles', to='provinces.borderguardunit', verbose_name='unit'),
        ),
        DropFieldIndex(
            model_name='autosave',
            name='article',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='autosaves', to='articles.article'),
        ),
        DropFieldIndex(
            model_name='changenote',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='change_notes', to='articles.article', verbose_name='article'),
        ),
        DropFieldIndex(
            model_name='correctiontask',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='correction_tasks', to='articles.article', verbose_name='translation'),
        ),
        DropFieldIndex(
            model_name='credit',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='credits', to='articles.article', verbose_name='article'),
        ),
        DropFieldIndex(
            model_name='credit',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='credits', to='articles.person', verbose_name='person'),
        ),
        DropFieldIndex(
            model_name='languagelimit',
            name='user',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='language_limits', to=settings.AUTH_USER_MODEL, verbose_name='person'),
        ),
        DropFieldIndex(
            model_name='presence',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='presences', to='articles.article'),
        ),
        DropFieldIndex(
            model_name='revision',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='articles.article', verbose_name='article'),
        ),
        DropFieldIndex(
            model_name='savedview',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        DropFieldIndex(
            model_name='taggedarticle',
            name='content_object',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tagged_items', to='articles.article', verbose_name='article'),
        ),
        DropFieldIndex(
            model_name='taggedarticle',
            name='tag',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tagged_articles', to='articles.tag', verbose_name='tag'),
        ),
        DropFieldIndex(
            model_name='waiver',
            name='article',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='waivers', to='articles.article', verbose_name='article'),
        ),
        migrations.AddIndex(
            model_name='taggedarticle',
            index=models.Index(fields=['content_object', 'tag'], name='article_tags'),
        ),
    ]
