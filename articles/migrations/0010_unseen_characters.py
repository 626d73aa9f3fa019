import articles.search.triggers
import provinces.datatypes.text_fields
from django.db import migrations
from provinces.datatypes.names import fold
from provinces.datatypes.stored_text import without_unseen_characters
from provinces.datatypes.text_fields import tidy_line
from provinces.datatypes.unseen_characters import UNSEEN


def merge_tags_that_look_alike(apps, schema_editor):
    """The oldest of them keeps its name and address; those of the others lead to it."""
    alias = schema_editor.connection.alias
    tags = apps.get_model("articles", "Tag").objects.using(alias)
    tagged = apps.get_model("articles", "TaggedArticle").objects.using(alias)
    former = apps.get_model("articles", "FormerTagSlug").objects.using(alias)
    kept = {}
    for pk, name, slug in list(tags.order_by("pk").values_list("pk", "name", "slug")):
        into = kept.setdefault(fold(name), pk)
        if into == pk:
            continue
        carried = list(tagged.filter(tag_id=into).values_list("content_object_id", flat=True))
        tagged.filter(tag_id=pk).exclude(content_object_id__in=carried).update(tag_id=into)
        former.filter(tag_id=pk).update(tag_id=into)
        tags.filter(pk=pk).delete()
        former.update_or_create(slug=slug, defaults={"tag_id": into})
    for pk, name in list(tags.filter(name__regex=UNSEEN).values_list("pk", "name")):
        tags.filter(pk=pk).update(name=tidy_line(name) or name)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_address_part_follows_title'),
        ('provinces', '0004_unseen_characters'),
    ]

    operations = [
        # The column stays as it is.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='tag',
                    name='name',
                    field=provinces.datatypes.text_fields.LineField(max_length=100, unique=True, verbose_name='name'),
                ),
            ],
        ),
        migrations.RunPython(merge_tags_that_look_alike, migrations.RunPython.noop),
        migrations.RunPython(without_unseen_characters("articles"), migrations.RunPython.noop),
        migrations.RunPython(articles.search.triggers.renew, migrations.RunPython.noop),
    ]
