"""What is typed is kept for each opened form, so that two tabs of one person do not write over each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    accepted = {
        "AddConstraint autosave.autosave_once_per_opened_form": "one row a person and text in hand: milliseconds",
        "AddConstraint autosave.autosave_once_per_new_article": "one row a person and text in hand: milliseconds",
    }
    dependencies = [("articles", "0035_profiles")]

    operations = [
        migrations.RemoveConstraint(model_name="autosave", name="autosave_once_per_article_and_person"),
        migrations.RemoveConstraint(model_name="autosave", name="autosave_one_new_article"),
        migrations.AddField(
            model_name="autosave",
            name="form_key",
            field=models.CharField(blank=True, db_default="", max_length=32, verbose_name="opened form"),
        ),
        migrations.AddConstraint(
            model_name="autosave",
            constraint=models.UniqueConstraint(
                fields=("article", "person", "form_key"), name="autosave_once_per_opened_form"
            ),
        ),
        migrations.AddConstraint(
            model_name="autosave",
            constraint=models.UniqueConstraint(
                condition=models.Q(("article__isnull", True)),
                fields=("person", "form_key"),
                name="autosave_once_per_new_article",
            ),
        ),
    ]
