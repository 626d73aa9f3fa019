import articles.models.supported
import provinces.datatypes.text_fields
from django.db import migrations, models

from provinces.statements import older_than


# What the line of each citation said so far, as it was made from the filled-in columns of its row.
WORDS = {
    'name': 'name', 'name and kind': 'name kind', 'kind': 'kind', 'class': 'class', 'gate across': 'counterpart',
    'events': 'events', 'signature': 'signature', 'entry into force': 'in_force', 'taking effect': 'in_force',
    'end': 'end', 'number of pairs': 'pairs', 'tenure': 'term', 'lies on the land border': 'land_border',
    'lies on the coast': 'coast', 'twinning': 'twinning', 'change of status': 'change', 'merger': 'succession',
    'neighbours along the border': 'neighbours',
}
DATES = {'directive': 'issue', 'act': 'signature'}
# For any other line: what evidence for such a subject is evidence for in any case.
ALWAYS = {
    'figure': 'value', 'status_change': 'change', 'succession': 'succession', 'neighbour': 'neighbours',
    'pair': 'twinning', 'country': 'ties',
}
KINDS = [
    'figure', 'country', 'province', 'status_change', 'succession', 'neighbour', 'place', 'organisation', 'unit',
    'gate', 'agreement', 'directive', 'act', 'pair', 'person',
]


def supported(kind, line):
    if kind in ALWAYS:
        return ALWAYS[kind]
    if kind == 'province' and line.startswith(('statistics office code', 'ISO 3166-2 code')):
        return 'code'
    found = []
    for part in line.split(', '):
        words = DATES.get(kind, '') if part == 'date' else WORDS.get(part, '')
        found += [word for word in words.split() if word not in found]
    return ' '.join(found) or 'name'


def name_statements(apps, schema_editor):
    """Each citation says as a list what its line said in words, but for what happened after its reference appeared.

    The line itself stays as it was; what else is wrong `check_registry` lists.
    """
    Citation = apps.get_model('articles', 'Citation')
    citations = Citation.objects.using(schema_editor.connection.alias)
    for citation in citations.filter(supports='').select_related('reference', *KINDS).iterator():
        kind = next(kind for kind in KINDS if getattr(citation, f'{kind}_id') is not None)
        words = supported(kind, citation.statement).split()
        published_on = citation.reference.published_on if citation.reference_id else ''
        late = {word for word, _ in older_than(published_on, kind, getattr(citation, kind), words)}
        citations.filter(pk=citation.pk).update(supports=' '.join(word for word in words if word not in late))


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0014_text_in_hand'),
        ('provinces', '0005_former_addresses'),
    ]

    operations = [
        migrations.AddField(
            model_name='citation',
            name='confidence_reason',
            field=provinces.datatypes.text_fields.LineField(blank=True, help_text='What makes the statement less than certain: one source only, sources that disagree…', max_length=250, verbose_name='why no more than that'),
        ),
        migrations.AddField(
            model_name='citation',
            name='supports',
            field=provinces.datatypes.text_fields.LineField(blank=True, help_text='What of the subject it is evidence for, one word each: name signature in_force.', max_length=200, validators=[articles.models.supported.check_supports], verbose_name='evidence for'),
        ),
        migrations.AddField(
            model_name='reference',
            name='kind',
            field=models.CharField(blank=True, choices=[('law', 'law or decree'), ('treaty', 'treaty text'), ('official', 'official announcement'), ('news', 'news report'), ('journal', 'journal article'), ('copy', 'copy of a news report'), ('data', 'data set'), ('issue', 'discussion of a data set'), ('reference', 'encyclopaedia or reference work'), ('forum', 'forum'), ('web', 'web page')], max_length=10, verbose_name='kind'),
        ),
        migrations.AddField(
            model_name='reference',
            name='language',
            field=provinces.datatypes.text_fields.LineField(blank=True, help_text='In which the text in hand is: en, vi, fr…', max_length=8, verbose_name='language code'),
        ),
        migrations.AlterField(
            model_name='citation',
            name='statement',
            field=provinces.datatypes.text_fields.LineField(help_text='What the evidence says, in words.', max_length=250, verbose_name='statement'),
        ),
        migrations.RunPython(name_statements, migrations.RunPython.noop, elidable=True),
    ]
