"""A person keeps views of the list of articles by a name."""

import django.db.models.deletion
import provinces.datatypes.text_fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0032_scheduled_counted_by_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', provinces.datatypes.text_fields.LineField(max_length=60, verbose_name='name of the view')),
                ('query', models.CharField(max_length=2000, verbose_name='filters')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'saved view',
                'verbose_name_plural': 'saved views',
                'ordering': ['name', 'pk'],
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='saved_view_name_once', violation_error_message='You have a view of this name already; choose another name, or remove that view first.'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='saved_view_has_name', violation_error_message='A view needs a name.')],
            },
        ),
    ]
