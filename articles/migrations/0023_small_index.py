"""The search index holds no second copy of the texts, and what search asks of an article stands in small rows.

On SQLite the full-text tables have no texts of their own; on PostgreSQL the triggers write the vectors. Writing the
index anew takes 1 to 2 ms a text.
"""

import django.db.models.deletion
from django.db import migrations, models

import articles.search.triggers


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0022_bounded_lists'),
    ]

    operations = [
        migrations.RunPython(articles.search.triggers.drop, migrations.RunPython.noop),
        migrations.DeleteModel('SearchText'),
        migrations.CreateModel(
            name='SearchText',
            fields=[
                ('place', models.BigAutoField(primary_key=True, serialize=False)),
                ('dated', models.CharField(max_length=22)),
                ('status', models.CharField(max_length=10)),
                ('publish_at', models.DateTimeField()),
                ('waits_for_original', models.BooleanField()),
                ('article', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='search_text', to='articles.article')),
                ('original', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='articles.article')),
            ],
            options={
                'verbose_name': 'indexed text',
                'verbose_name_plural': 'indexed texts',
            },
        ),
        migrations.RunPython(articles.search.triggers.create, articles.search.triggers.drop),
    ]
