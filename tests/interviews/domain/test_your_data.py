"""Take it all along; have it truly gone."""

import json
from datetime import date, datetime

from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from interviews.domain import your_data
from interviews.domain.your_data import KEPT_OUT, TREES, Branch
from interviews.models import Interview, LineLook, SampleAnswer
from postings.models import Posting, Skill
from prep.accounts.models import User
from prep.engines.models import EngineCall, StoredReply
from prep.settings import SQLITE_OPTIONS
from tests import make

CANARY = "canary7f3a"


def branches(trees: tuple[Branch, ...] = TREES) -> list[Branch]:
    return [branch for tree in trees for branch in (tree, *branches(tree.children))]


def fill_with_canaries(person: User) -> None:
    """Puts a canary into every text that belongs to the person."""
    interview = make.finished(owner=person)
    question = make.question(curator=person, of=make.bank(curator=person, visibility="private"))
    SampleAnswer.objects.create(question=question, by=person, text="We moved one.")
    LineLook.objects.create(line=interview.question_set.posting.lines.first(), question=question)
    make.reports(by=person, texts=[f"How do you plan {CANARY}?"], country=CANARY)
    for branch in branches():
        for row in branch.model._default_manager.all():
            for field in row._meta.fields:
                if isinstance(field, models.TextField):
                    setattr(row, field.name, f"{CANARY} {getattr(row, field.name)}")
                elif isinstance(field, models.JSONField):
                    value = getattr(row, field.name)
                    setattr(
                        row, field.name, [*value, CANARY] if isinstance(value, list) else {CANARY: CANARY}
                    )
            row.save()
    Skill.objects.filter(pk=Skill.objects.first().pk).update(name=CANARY, key=CANARY)
    User.objects.filter(pk=person.pk).update(name=CANARY)


def stored(person: User) -> None:
    """Something an engine said of the person's text, kept so that it is not asked again."""
    StoredReply.objects.create(
        key=CANARY, prompt="p", prompt_version=1, engine="remote", values=[CANARY], person=person
    )


def tables_with(needle: str) -> list[str]:
    """Tables in which the words stand anywhere."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._default_manager.values_list():
            if needle in json.dumps(row, default=str):
                found.append(model._meta.label)
                break
    return found


def test_export_when_everything_is_filled_holds_every_declared_field(ana):
    fill_with_canaries(ana)
    for branch in branches():
        declared = {field.name for field in branch.model._meta.fields} - set(KEPT_OUT) - {branch.parent}

        rows = rows_of(your_data.export(User.objects.get(pk=ana.pk)), branch.name)

        assert rows, branch.name
        assert declared <= set(rows[0]), branch.name


def rows_of(tree: dict, name: str) -> list[dict]:
    found = []
    for key, value in tree.items():
        for row in value if isinstance(value, list) else []:
            if isinstance(row, dict):
                found += [row] if key == name else []
                found += rows_of(row, name)
    return found


def test_export_when_printed_is_json_with_the_words_of_the_person(ana):
    fill_with_canaries(ana)
    exported = your_data.export(User.objects.get(pk=ana.pk))

    text = json.dumps(
        exported, default=lambda value: value.isoformat() if isinstance(value, date | datetime) else 1 / 0
    )

    assert make.GOOD_ANSWER in text.replace('\\"', '"')
    assert text.count(CANARY) > 20
    assert exported["person"]["email"] == "ana@example.org"
    assert "password" not in exported["person"]


def test_export_when_another_has_rows_holds_none_of_them(ana, otto):
    make.posting(owner=otto)

    assert your_data.export(ana)["postings"] == []


def test_export_when_there_is_more_asks_no_more_often(ana, django_assert_max_num_queries):
    posting = make.posting(owner=ana)
    for _ in range(3):
        make.finished(owner=ana, of=make.question_set(owner=ana, of=posting))

    with django_assert_max_num_queries(25):
        your_data.export(ana)


def test_every_model_when_reachable_from_a_person_is_exported_or_named():
    """A new table that hangs on a person must say what becomes of it."""
    exported = {branch.model for branch in branches()}
    reachable, edge = set(), [User]
    while edge:
        for relation in edge.pop()._meta.related_objects:
            model = relation.related_model
            if model not in reachable and not model._meta.auto_created:
                reachable.add(model)
                edge.append(model)
    elsewhere = {
        "engines.EngineCall",  # the ledger: no text, the name is taken out
        "engines.StoredReply",  # what an engine said of their text, said once more; goes with them
        "admin.LogEntry",  # what staff did in the admin
        "account.EmailAddress",  # the address itself is exported with the person
        "account.EmailConfirmation",
    }

    assert {model._meta.label for model in reachable - exported} == elsewhere


def test_erase_when_done_leaves_no_word_in_any_table(ana):
    fill_with_canaries(ana)
    stored(ana)
    assert len(tables_with(CANARY)) > 5

    your_data.erase(User.objects.get(pk=ana.pk))

    assert tables_with(CANARY) == []
    assert tables_with("ana@example.org") == []
    assert User.objects.count() == 0
    assert Skill.objects.count() == 0
    assert set(EngineCall.objects.values_list("person", flat=True)) == {None}


def test_erase_when_others_are_there_leaves_them_alone(ana, otto):
    make.finished(owner=otto)
    skills = Skill.objects.count()
    make.finished(owner=ana)

    your_data.erase(ana)

    assert Interview.objects.filter(candidate=otto).count() == 1
    assert Skill.objects.count() == skills


def test_erase_when_a_curator_leaves_takes_the_name_out_of_what_others_share(ana):
    question = make.question(curator=ana, of=make.bank(curator=ana), state="approved")

    your_data.erase(ana)

    question.refresh_from_db()
    assert question.is_approved
    assert (question.author, question.approved_by, question.bank.curator) == (None, None, None)
    assert question.versions.get().by is None


def test_erase_posting_when_interviews_hang_on_it_takes_them_along(ana):
    interview = make.finished(owner=ana)
    stored(ana)

    your_data.erase_posting(interview.question_set.posting)

    assert StoredReply.objects.count() == 0

    assert (Posting.objects.count(), Interview.objects.count(), Skill.objects.count()) == (0, 0, 0)


def test_erase_when_committed_empties_the_write_ahead_log(transactional_db):
    posting = make.posting(owner=make.visitor())

    with CaptureQueriesContext(connection) as asked:
        your_data.erase_posting(posting)

    last = asked.captured_queries[-1]["sql"]
    assert (last == "PRAGMA wal_checkpoint(TRUNCATE)") == (connection.vendor == "sqlite")


def test_erase_interview_when_done_leaves_set_and_posting(ana):
    interview = make.finished(owner=ana)
    stored(ana)

    your_data.erase_interview(interview)

    assert StoredReply.objects.count() == 0

    assert (Interview.objects.count(), Posting.objects.count()) == (0, 1)


def test_sqlite_when_opened_overwrites_what_is_deleted(db):
    assert "secure_delete=ON" in SQLITE_OPTIONS["init_command"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,)
