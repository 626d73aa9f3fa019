import provinces.models.triggers
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0004_unseen_characters'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='table')),
                ('former', models.CharField(max_length=100, verbose_name='former address part')),
                ('current', models.CharField(max_length=100, verbose_name='address part')),
            ],
            options={
                'verbose_name': 'former address part',
                'verbose_name_plural': 'former address parts',
                'indexes': [models.Index(fields=['kind', 'current'], name='former_address_by_current')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'former'), name='former_address_once')],
            },
        ),
        migrations.RunPython(provinces.models.triggers.put_back, provinces.models.triggers.forget_addresses),
    ]
