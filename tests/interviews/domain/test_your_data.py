"""Take it all along; have it truly gone."""

import json
from datetime import date, datetime
from typing import Any

from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from interviews.domain import prep_link as prep_links
from interviews.domain import question as questions
from interviews.domain import sharing, your_data
from interviews.domain.your_data import INVITED, KEPT_OUT, TREES, Branch
from interviews.enums import Scope
from interviews.models import (
    Answer,
    Assessment,
    Consent,
    Interview,
    Invitation,
    LineLook,
    PrepLink,
    QuestionSet,
    Report,
    SampleAnswer,
    Score,
)
from postings.models import Posting, PostingSkill, Skill
from prep.accounts import organizations
from prep.accounts.models import User
from prep.engines.models import EngineCall, StoredReply
from prep.settings import SQLITE_OPTIONS
from tests import make
from tests.tables import FILE, tables_with

# It begins as no other word does: an index that keeps of a word only what the one before lacks has it whole.
CANARY = "zqcanary7f3a"


def branches(trees: tuple[Branch, ...] = (*TREES, INVITED)) -> list[Branch]:
    return [branch for tree in trees for branch in (tree, *branches(tree.children))]


def fill_with_canaries(person: User) -> None:
    """Puts a canary into every text that belongs to the person."""
    interview = make.finished(owner=person)
    question = make.question(curator=person, of=make.bank(curator=person, visibility="private"))
    questions.submit(question, by=person)
    questions.send_back(question, by=person, note=CANARY)
    SampleAnswer.objects.create(question=question, by=person, text="We moved one.")
    LineLook.objects.update_or_create(
        line=interview.question_set.posting.lines.first(), defaults={"question": question}
    )
    make.correction(of=interview, claimed="shown", quote="words", quote_start=0)
    make.reports(by=person, texts=[f"How do you plan {CANARY}?"], country=CANARY)
    for scope in Scope:  # kept also where there is nobody to show it to
        interview.consents.create(scope=scope, given=True, text_version=1)
    put_canaries(branches(TREES))
    Skill.objects.filter(pk=Skill.objects.first().pk).update(name=CANARY, key=CANARY)
    User.objects.filter(pk=person.pk).update(name=CANARY)


def fill_invited_with_canaries(person: User) -> PrepLink:
    """The same for an interview begun by a prep link, on questions of others."""
    link = make.prep_link(by=make.person(email="rui@example.org"))
    prep_links.invite(link, [("ana@example.org", CANARY), ("bea@example.org", "Bea")])
    interview = make.guest_interview(link=link, by=person, invitation=link.invitations.first())
    sharing.give(interview, scope=Scope.ANSWERS, name=CANARY)
    put_canaries(branches((INVITED,)))
    return link


def put_canaries(found: list[Branch]) -> None:
    for number, row in enumerate(row for branch in found for row in branch.model._default_manager.all()):
        for field in row._meta.fields:
            setattr(row, field.name, with_canary(field, getattr(row, field.name), f"{CANARY}{number}"))
        row.save()


def with_canary(field: models.Field, value: Any, canary: str) -> Any:
    """The value with a canary in it, as it was where the field takes no words of anybody."""
    if isinstance(field, models.JSONField):
        return [*value, canary] if isinstance(value, list) else {canary: canary}
    if isinstance(field, models.EmailField):
        return f"{canary}@example.org"
    room = field.max_length or len(canary)
    if isinstance(field, models.CharField | models.TextField) and not field.choices and room >= len(canary):
        return f"{canary} {value}"[: field.max_length]
    return value


def stored(person: User) -> None:
    """Something an engine said of the person's text, kept so that it is not asked again."""
    StoredReply.objects.create(
        key=CANARY, prompt="p", prompt_version=1, engine="remote", values=[CANARY], person=person
    )


def test_export_when_everything_is_filled_holds_every_declared_field(ana):
    fill_with_canaries(ana)
    fill_invited_with_canaries(ana)
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
        "admin.LogEntry",  # what staff did in the admin; to whom is taken out
        "account.EmailConfirmation",
        "accounts.Session",  # in which browsers they are known; goes with them
        "accounts.SessionAddress",  # somebody typed it there; goes with whose it is
        "mfa.Authenticator",  # the second factor: secrets, which nobody needs twice; it goes with the person
        "accounts.Membership",  # told with the person as "organization"; it goes with the person
        "accounts.Organization",  # its own: it stays with its members, and goes with the last of them
        "interviews.PrepLink",  # the organization's; who made it is taken out
        "interviews.Invitation",  # the organization's; name and address of a person who goes are taken out
    }

    assert {model._meta.label for model in reachable - exported} == elsewhere


def test_erase_when_done_leaves_no_word_in_any_table(transactional_db, ana):
    fill_with_canaries(ana)
    stored(ana)
    wordless = {LineLook, PostingSkill, Score, Consent}
    filled = {branch.model._meta.db_table for branch in branches(TREES) if branch.model not in wordless}
    assert filled <= set(tables_with(CANARY))
    assert (FILE in tables_with(CANARY)) == (connection.vendor == "sqlite")

    your_data.erase(User.objects.get(pk=ana.pk))

    assert tables_with(CANARY) == []
    assert tables_with("ana@example.org") == []
    assert User.objects.count() == 0
    assert Skill.objects.count() == 0
    assert set(EngineCall.objects.values_list("person", flat=True)) == {None}


def test_erase_when_a_question_was_reworded_and_retired_leaves_no_wording(transactional_db, cora):
    own = make.bank(curator=cora, visibility="private")
    question = make.question(curator=cora, of=own, text=f"How do you weigh a {CANARY}1 in your hand?")
    again = make.content(text=f"How do you carry a {CANARY}2 in your hand?")
    questions.edit(question, again, by=cora)
    questions.retire(question, by=cora)
    assert tables_with(f"{CANARY}1") != []

    your_data.erase(cora)

    assert tables_with(CANARY) == []


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

    gone = (StoredReply, Interview, Answer, Assessment, Report)
    assert [model.objects.count() for model in gone] == [0] * len(gone)
    assert (QuestionSet.objects.count(), Posting.objects.count()) == (1, 1)


def test_sqlite_when_opened_overwrites_what_is_deleted(db):
    assert "secure_delete=ON" in SQLITE_OPTIONS["init_command"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,)


def test_erase_when_rehearsed_by_a_link_leaves_no_word_and_no_address(ana):
    link = fill_invited_with_canaries(ana)

    your_data.erase(User.objects.get(pk=ana.pk))

    assert tables_with(CANARY) == []
    assert tables_with("ana@example.org") == []
    assert list(link.invitations.values_list("email", flat=True)) == ["", "bea@example.org"]
    assert QuestionSet.objects.filter(pk=link.question_set_id).exists()
    assert Consent.objects.count() == 0


def test_erase_when_addresses_were_proved_takes_them_out_of_invitations_and_offers(ana, rui):
    link = make.prep_link(by=rui)
    ana.emailaddress_set.create(email="second@example.org", verified=True)
    ana.emailaddress_set.create(email="typed@example.org", verified=False)
    for address in ("ana@example.org", "Second@example.org", "typed@example.org", "bea@example.org"):
        prep_links.invite(link, [(address, "Ana")])
        organizations.offer(link.organization, email=address, by=rui)

    your_data.erase(ana)

    theirs = [("typed@example.org", "Ana"), ("bea@example.org", "Ana")]
    assert list(link.invitations.values_list("email", "name")) == [("", ""), ("", ""), *theirs]
    offers = link.organization.memberships.filter(person=None).values_list("email", flat=True)
    assert list(offers) == ["typed@example.org", "bea@example.org"]


def test_export_when_there_are_more_addresses_tells_them_all(ana):
    ana.emailaddress_set.create(email="second@example.org", verified=False)

    told = your_data.export(ana)["email_addresses"]

    assert [(one["email"], one["verified"], one["primary"]) for one in told] == [
        ("ana@example.org", True, True),
        ("second@example.org", False, False),
    ]


def test_export_when_rehearsed_by_a_link_tells_the_questions_and_nothing_of_others(ana):
    link = make.prep_link(by=make.person(email="rui@example.org"))
    make.guest_interview(link=link, by=ana)
    make.guest_interview(link=link)

    (interview,) = your_data.export(ana)["invited_interviews"]

    asked = [answer["question"] for answer in interview["answers"]]
    assert asked == list(link.question_set.items.values_list("text", flat=True))
    assert your_data.export(link.made_by)["postings"] == []
    assert your_data.export(link.made_by)["invited_interviews"] == []
    assert your_data.export(link.made_by)["organization"]["name"] == "Riverside Hospital"


def test_erase_when_the_last_member_goes_closes_the_organization_and_leaves_rehearsals(ana, rui):
    link = make.prep_link(by=rui)
    interview = make.guest_interview(link=link, by=ana)
    unused = make.own_questions(owner=link.organization.account)

    your_data.erase(rui)

    interview.refresh_from_db()
    assert (PrepLink.objects.count(), Invitation.objects.count()) == (0, 0)
    assert (interview.prep_link, interview.question_set_id) == (None, link.question_set_id)
    assert not QuestionSet.objects.filter(pk=unused.pk).exists()
    assert your_data.export(ana)["invited_interviews"] != []

    your_data.erase_interview(interview)

    assert (QuestionSet.objects.count(), Posting.objects.count()) == (0, 0)
    assert list(User.objects.all()) == [ana]


def test_erase_when_colleagues_remain_leaves_them_everything(rui):
    link = make.prep_link(by=rui)
    mia = make.member(of=link.organization, email="mia@example.org")

    your_data.erase(rui)

    link.refresh_from_db()
    assert (link.made_by, link.is_live) == (None, True)
    assert link.organization.memberships.get().person == mia
    assert link.organization.memberships.get().is_owner


def test_erase_posting_when_candidates_rehearsed_it_leaves_their_part(ana, rui):
    link = make.prep_link(by=rui)
    interview = make.guest_interview(link=link, by=ana)

    your_data.erase_posting(link.question_set.posting)

    assert PrepLink.objects.count() == 0
    assert Interview.objects.get().question_set.posting.owner.is_organization
    assert link.organization.account != Interview.objects.get().question_set.posting.owner
    assert interview.answers.count() == 3


def test_erase_posting_when_only_a_link_hangs_on_it_takes_it_along(rui):
    link = make.prep_link(by=rui)

    your_data.erase_posting(link.question_set.posting)

    assert (PrepLink.objects.count(), Posting.objects.count()) == (0, 0)
