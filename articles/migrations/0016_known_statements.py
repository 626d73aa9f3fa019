from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0015_evidence_for_statements'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='citation',
            constraint=models.CheckConstraint(condition=models.Q(('supports__regex', '^((name|kind|ties|land_border|coast|code|change|succession|neighbours|beginning|end|work|class|counterpart|events|signature|in_force|status|issue|term|pairs|twinning|post|value)( (name|kind|ties|land_border|coast|code|change|succession|neighbours|beginning|end|work|class|counterpart|events|signature|in_force|status|issue|term|pairs|twinning|post|value))*)?$')), name='citation_supports_known_statements', violation_error_message='Say what it is evidence for with words of the list, a space between them: name signature.'),
        ),
    ]
