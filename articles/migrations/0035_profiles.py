"""People of the desk say as whom they sign, which languages they work in, and what they look like."""

import articles.fields.picture_files
import django.db.models.deletion
import provinces.datatypes.text_fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0034_stale_since'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Profile',
            fields=[
                ('account', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='profile', serialize=False, to=settings.AUTH_USER_MODEL)),
                ('language', models.CharField(choices=[('en', 'English'), ('vi', 'Tiếng Việt')], default='en', max_length=8, verbose_name='language of the desk')),
                ('translates_into', models.CharField(blank=True, choices=[('en', 'English'), ('vi', 'Tiếng Việt')], help_text='Stands there already when you take an original.', max_length=8, verbose_name='language you translate into')),
                ('reads', provinces.datatypes.text_fields.LineField(blank=True, help_text='As in “Vietnamese, Lao, some Khmer”.', max_length=200, verbose_name='languages you read')),
                ('photograph', articles.fields.picture_files.PictureField(blank=True, max_length=200, upload_to=articles.fields.picture_files.portrait_path, verbose_name='photograph')),
                ('square', models.FileField(blank=True, editable=False, max_length=200, upload_to='', verbose_name='cut-out of the photograph')),
                ('alt', provinces.datatypes.text_fields.LineField(blank=True, help_text='What is seen, for those who cannot see it.', max_length=400, verbose_name='text instead of the photograph')),
                ('focal_x', models.PositiveSmallIntegerField(default=50, verbose_name='focal point, from the left, in percent')),
                ('focal_y', models.PositiveSmallIntegerField(default=50, verbose_name='focal point, from the top, in percent')),
                ('is_public', models.BooleanField(default=False, help_text='On the page of the person as whom you sign. Without this, the desk alone sees it.', verbose_name='show the photograph to readers')),
                ('person', models.OneToOneField(blank=True, error_messages={'unique': 'This is the signature of somebody else; choose another person.'}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='profile', to='articles.person', verbose_name='person who signs')),
            ],
            options={
                'verbose_name': 'profile',
                'verbose_name_plural': 'profiles',
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('focal_x__lte', 100), ('focal_y__lte', 100)), name='profile_focal_point_in_picture', violation_error_message='The focal point is given in percent, from 0 to 100.'), models.CheckConstraint(condition=models.Q(('is_public', False), models.Q(('photograph', ''), _negated=True), _connector='OR'), name='profile_public_has_photograph', violation_error_message='There is no photograph to show to readers yet; choose one.'), models.CheckConstraint(condition=models.Q(('is_public', False), ('photograph', ''), models.Q(('alt', ''), _negated=True), _connector='OR'), name='profile_public_is_described', violation_error_message='Describe the photograph for those who cannot see it, before readers get it.')],
            },
        ),
    ]
