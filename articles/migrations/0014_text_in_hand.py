"""What was in hand stands apart from the original that it names; a reprint is a kind of its own."""

import articles.models.triggers
import articles.search.triggers
import django.db.models.deletion
import provinces.datatypes.text_fields
from django.db import migrations, models


IN_HAND = 'https://en.qdnd.vn/military/intl-relations-and-cooperation/enhancing-effectiveness-of-border-diplomacy-581512'


def move_the_address_that_is_no_original(apps, schema_editor):
    """Our own fixtures gave the English text as the original of the Vietnamese newspaper that it names."""
    model = apps.get_model('articles', 'Article')
    rows = model.objects.using(schema_editor.connection.alias)
    given = rows.filter(translation_key='border-diplomacy', original_url=IN_HAND)
    given.update(via_url=IN_HAND, via_language='en', original_url='', original_key='')


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0013_original_lookups'),
    ]

    operations = [
        # SQLite builds the table of articles anew, which drops its triggers.
        migrations.RunPython(articles.models.triggers.drop, articles.models.triggers.create),
        migrations.AddField(
            model_name='article',
            name='via_source',
            field=models.ForeignKey(blank=True, help_text='Where we worked from a text that names another outlet as its source. Else empty.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='articles.source', verbose_name='outlet of the text in hand'),
        ),
        migrations.AddField(
            model_name='article',
            name='via_url',
            field=provinces.datatypes.text_fields.WebAddressField(blank=True, max_length=500, verbose_name='address of the text in hand'),
        ),
        migrations.AddField(
            model_name='article',
            name='via_language',
            field=models.CharField(blank=True, choices=[('en', 'English'), ('vi', 'Tiếng Việt')], max_length=8, verbose_name='language of the text in hand'),
        ),
        migrations.AlterField(
            model_name='article',
            name='kind',
            field=models.CharField(choices=[('full', 'full translation'), ('abridged', 'abridged translation'), ('summary', 'summary'), ('reprint', 'reprint')], default='full', max_length=10, verbose_name='our text is'),
        ),
        migrations.RunPython(move_the_address_that_is_no_original, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('via_source__isnull', True), ('source__isnull', True), models.Q(('via_source', models.F('source')), _negated=True), _connector='OR'), name='article_in_hand_is_another_outlet', violation_error_message='The text in hand is of another outlet than the original; leave its outlet empty where they are one.'),
        ),
        migrations.RunPython(articles.models.triggers.create, articles.models.triggers.drop),
        migrations.RunPython(articles.search.triggers.put_back, migrations.RunPython.noop),
    ]
