"""What endpoints said of their trouble may hold what people wrote: it goes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("engines", "0003_endpoint"),
    ]

    operations = [
        migrations.RunSQL("UPDATE engines_endpoint SET trouble = ''", migrations.RunSQL.noop, elidable=True),
    ]
