import articles.models.triggers
import articles.search.triggers
from django.db import migrations, models
from provinces.datatypes.names import slug_of


def keep_what_was_typed(apps, schema_editor):
    """A draft's address part that comes from neither title was typed; any other follows the title from now on."""
    model = apps.get_model("articles", "Article")
    drafts = model.objects.using(schema_editor.connection.alias).filter(status__in=["draft", "in_review"])
    typed = []
    for pk, slug, *titles in drafts.values_list("pk", "slug", "title", "original_title").iterator():
        made = {slug_of(title, max_length=90) for title in titles} | {slug_of(title) for title in titles}
        if slug not in made and slug.rpartition("-")[0] not in made:
            typed.append(pk)
    for start in range(0, len(typed), 500):
        drafts.filter(pk__in=typed[start : start + 500]).update(slug_typed=True)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0008_one_rule_of_spaces'),
    ]

    operations = [
        # SQLite builds the table of articles anew, which drops its triggers.
        migrations.RunPython(articles.models.triggers.drop, articles.models.triggers.create),
        migrations.AddField(
            model_name='article',
            name='slug_typed',
            field=models.BooleanField(default=False, editable=False, verbose_name='address part typed by hand'),
        ),
        migrations.RunPython(keep_what_was_typed, migrations.RunPython.noop),
        migrations.RunPython(articles.models.triggers.create, articles.models.triggers.drop),
        migrations.RunPython(articles.search.triggers.put_back, migrations.RunPython.noop),
    ]
