"""One original is one original, however its address is written.

Nothing is refused here. Where several articles in one language hold the same page or the same text already, the
oldest of them holds it from now on, and the others are marked (`original_shared`): the rule passes over them until
their address, text or language changes, and the checks before publication name the other article.
"""

import articles.models.triggers
import articles.search.triggers
from articles.fields.original_keys import address_key, text_key
from django.db import migrations, models


def fill(apps, schema_editor):
    """Keys of all originals; an address or a text is written only where there is one."""
    model = apps.get_model('articles', 'Article')
    rows = model.objects.using(schema_editor.connection.alias)
    held, changed = set(), []
    names = ['original_key', 'original_hash', 'original_shared']
    given = rows.exclude(original_url='', original_text='').order_by('pk')
    for row in given.only('language', 'original_url', 'original_text', 'binned_at').iterator(chunk_size=500):
        row.original_key, row.original_hash = address_key(row.original_url), text_key(row.original_text)
        row.original_text = ''  # not written; a thousand texts need not be kept
        own = {(row.language, name, getattr(row, name)) for name in names[:2] if getattr(row, name)}
        row.original_shared = row.binned_at is None and bool(own & held)
        if row.binned_at is None and not row.original_shared:
            held |= own
        changed.append(row)
        if len(changed) == 500:
            rows.bulk_update(changed, names)
            changed = []
    rows.bulk_update(changed, names)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_unseen_characters'),
    ]

    operations = [
        migrations.RemoveConstraint('article', 'article_original_taken_once_per_language'),
        # SQLite builds the table of articles anew, which drops its triggers.
        migrations.RunPython(articles.models.triggers.drop, articles.models.triggers.create),
        migrations.AddField(
            model_name='article',
            name='original_key',
            field=models.CharField(blank=True, editable=False, max_length=500, verbose_name='key of that address'),
        ),
        migrations.AddField(
            model_name='article',
            name='original_shared',
            field=models.BooleanField(default=False, editable=False, verbose_name='another article has the same original, from before that was refused'),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(articles.models.triggers.create, articles.models.triggers.drop),
        migrations.RunPython(articles.search.triggers.put_back, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('original_key', ''), _negated=True), ('binned_at__isnull', True), ('original_shared', False)), fields=('language', 'original_key'), name='article_original_taken_once_per_language', violation_error_message='Somebody has taken this original for this language already.'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('original_hash', ''), _negated=True), ('binned_at__isnull', True), ('original_shared', False)), fields=('language', 'original_hash'), name='article_text_taken_once_per_language', violation_error_message='The text of this original is held by another article in this language.'),
        ),
    ]
