import django.db.models.functions.datetime
import django.utils.timezone
from django.db import migrations, models

import provinces.models.triggers


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='changed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='last changed at'),
        ),
        migrations.AddField(
            model_name='agreement',
            name='recorded_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='recorded at'),
        ),
        migrations.AddField(
            model_name='borderguardunit',
            name='changed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='last changed at'),
        ),
        migrations.AddField(
            model_name='borderguardunit',
            name='recorded_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='recorded at'),
        ),
        migrations.AddField(
            model_name='province',
            name='changed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='last changed at'),
        ),
        migrations.AddField(
            model_name='province',
            name='recorded_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='recorded at'),
        ),
        migrations.AddField(
            model_name='twinningpair',
            name='changed_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='last changed at'),
        ),
        migrations.AddField(
            model_name='twinningpair',
            name='recorded_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now, editable=False, verbose_name='recorded at'),
        ),
        migrations.RunPython(provinces.models.triggers.put_back, provinces.models.triggers.drop),
    ]
