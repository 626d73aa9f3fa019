"""Indexes of the desk's lists and filters, so that none goes through all articles, pictures or notes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0025_desk_lists'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='article_desk_last_changed',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['-updated_at', '-id'], name='article_desk_last_changed'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['language', '-updated_at', '-id'], name='article_desk_language'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['kind', '-updated_at', '-id'], name='article_desk_kind'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['source', '-updated_at', '-id'], name='article_desk_source'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['-publish_at', '-id'], name='article_desk_published'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True)), fields=['title', 'id'], name='article_desk_title'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True), models.Q(('status', 'published'), _negated=True)), fields=['status', '-updated_at', '-id'], name='article_desk_unpublished'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True), ('waits_for_original', True)), fields=['-updated_at', '-id'], name='article_desk_waiting'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('status', 'draft')), fields=['created_by', '-updated_at', '-id'], name='article_desk_begun'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('status', 'draft')), fields=['taken_by', '-updated_at', '-id'], name='article_desk_mine'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('binned_at__isnull', True), ('taken_by__isnull', False), models.Q(('status', 'published'), _negated=True)), fields=['status', 'taken_at', 'id'], name='article_desk_taken'),
        ),
        # Made anew behind the others: among indexes that serve alike, SQLite takes the newest.
        migrations.RemoveIndex(
            model_name='article',
            name='article_desk_based_on',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('based_on__isnull', False)), fields=['-updated_at', '-id'], name='article_desk_based_on'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('file', '')), fields=['article', 'order', 'id'], name='image_desk_file_wanted'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('alt_later', True)), fields=['article', 'order', 'id'], name='image_desk_alt_wanted'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('licence', ''), _negated=True), fields=['article', 'order', 'id'], name='image_desk_licensed'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('licence', '')), fields=['article', 'order', 'id'], name='image_desk_licence_wanted'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('is_lead', False)), fields=['article', 'order', 'id'], name='image_desk_not_lead'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('is_illustration', True)), fields=['article', 'order', 'id'], name='image_desk_illustration'),
        ),
        migrations.AddIndex(
            model_name='articleimage',
            index=models.Index(condition=models.Q(('decorative', True)), fields=['article', 'order', 'id'], name='image_desk_decorative'),
        ),
        migrations.AddIndex(
            model_name='articleprovince',
            index=models.Index(fields=['province', '-article'], name='article_province_desk'),
        ),
        migrations.AddIndex(
            model_name='changenote',
            index=models.Index(fields=['kind', '-at', '-id'], name='change_note_desk_kind'),
        ),
        migrations.AddIndex(
            model_name='correctiontask',
            index=models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['due_at', 'id'], name='correction_task_open'),
        ),
    ]
