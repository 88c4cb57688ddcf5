"""Sessions that say whose they are. Those there are move over: nobody is signed out, and visitors keep their work."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import migrations, models
from django.utils import timezone

from prep.accounts.sessions import addresses_in, person_in

AT_ONCE = 1000


def move_over(apps, schema_editor):
    before = apps.get_model("accounts", "SessionBefore")
    if before._meta.db_table not in schema_editor.connection.introspection.table_names():
        return
    last = ""
    live = before.objects.filter(expire_date__gt=timezone.now()).order_by("pk")
    while rows := list(live.filter(pk__gt=last)[:AT_ONCE]):
        take(apps, rows)
        last = rows[-1].pk
    schema_editor.delete_model(before)


def take(apps, rows):
    session, address = apps.get_model("accounts", "Session"), apps.get_model("accounts", "SessionAddress")
    decode = SessionStore().decode
    held = {row: decode(row.session_data) for row in rows}
    session.objects.bulk_create(
        session(
            session_key=row.pk,
            session_data=row.session_data,
            expire_date=row.expire_date,
            person_id=person_in(values),
        )
        for row, values in held.items()
    )
    address.objects.bulk_create(
        address(session_id=row.pk, address=one) for row, values in held.items() for one in addresses_in(values)
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_organizations")]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
        migrations.CreateModel(
            name="SessionAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="addresses",
                        to="accounts.session",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["address"], name="accounts_se_address_15a6cf_idx")]},
        ),
        # Django's own table, where there is one: read once, then gone.
        migrations.CreateModel(
            name="SessionBefore",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("session_data", models.TextField()),
                ("expire_date", models.DateTimeField()),
            ],
            options={"db_table": "django_session", "managed": False},
        ),
        migrations.RunPython(move_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="SessionBefore"),
    ]
