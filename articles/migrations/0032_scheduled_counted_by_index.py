"""The index of feeds holds what a period asks of scheduled articles as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    accepted = {
        "AddIndex article.article_feed_newest_first": "63 s for 1,000,000 articles on SQLite, while no one else can save"
    }
    dependencies = [("articles", "0031_session_marks")]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_feed_newest_first"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["language", "status", "-publish_at", "-id", "waits_for_original", "dated"],
                name="article_feed_newest_first",
            ),
        ),
    ]
