from django.db import migrations


def move(apps, schema_editor):
    """The succession of Hue was recorded for 1 July 2025. Its date is part of its key: loaded anew it would stand twice."""
    Succession = apps.get_model('provinces', 'Succession')
    successions = Succession.objects.using(schema_editor.connection.alias).filter(
        predecessor__slug='thua-thien-hue', successor__slug='hue'
    )
    if not successions.filter(on='2025-01-01').exists():
        successions.filter(on='2025-07-01').update(on='2025-01-01')


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0008_figures_of_a_part'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop, elidable=True),
    ]
