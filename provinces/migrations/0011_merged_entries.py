from django.db import migrations, models

# By hand: Django would make the table anew on SQLite, which triggers of other tables that write to it do not allow.
ADD = 'ALTER TABLE provinces_formeraddress ADD COLUMN merged bool DEFAULT false NOT NULL'
DROP = 'ALTER TABLE provinces_formeraddress DROP COLUMN merged'


class Migration(migrations.Migration):

    dependencies = [
        ('provinces', '0010_more_former_addresses'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ADD, DROP)],
            state_operations=[
                migrations.AddField(
                    model_name='formeraddress',
                    name='merged',
                    field=models.BooleanField(db_default=False, default=False, verbose_name='of an entry that was merged'),
                ),
            ],
        ),
    ]
