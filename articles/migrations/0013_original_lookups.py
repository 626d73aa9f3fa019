from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_former_addresses'),
        ('provinces', '0005_former_addresses'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['original_key', 'language'], name='article_original_key'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['original_hash', 'language'], name='article_original_hash'),
        ),
    ]
