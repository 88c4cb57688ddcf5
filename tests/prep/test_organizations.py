"""Organizations: founded, joined, left; what holds holds from the next request on."""

import pytest
from django.db import IntegrityError, transaction

from interviews.domain import your_data
from prep.accounts import organizations, visitors
from prep.accounts.models import Membership, Organization, User
from prep.accounts.roles import Role, give_role, has_role
from tests import make


@pytest.fixture
def home(rui: User) -> Organization:
    return make.organization(by=rui)


def test_organization_when_founded_has_an_owner_and_an_account_nobody_can_use(home, rui, client):
    assert organizations.of(rui) == home
    assert organizations.is_owner(rui, home)
    assert (home.account.is_visitor, home.account.is_active, str(home.account)) == (
        False,
        False,
        "organization",
    )
    assert not client.login(email=None, password="")
    assert str(home) == "Riverside Hospital"


def test_organization_when_founded_twice_is_one(home, rui):
    assert organizations.found(name="Other", by=rui) == home
    assert Organization.objects.count() == 1


def test_founder_when_done_is_a_recruiter(ana):
    make.organization(by=ana)

    assert has_role(User.objects.get(pk=ana.pk), Role.RECRUITER)


@pytest.mark.parametrize(
    ("setting", "verified", "may"), [("open", True, True), ("open", False, False), ("named", True, False)]
)
def test_founding_when_not_named_depends_on_setting_and_address(ana, settings, setting, verified, may):
    settings.RECRUITERS = setting
    ana.emailaddress_set.update(verified=verified)

    assert organizations.may_found(ana) is may


def test_founding_when_named_by_an_admin_is_always_possible(rui, settings):
    settings.RECRUITERS = "named"

    assert organizations.may_found(rui)


def test_founding_when_nobody_or_a_visitor_or_closed_is_not_possible(vera, ana):
    ana.is_active = False

    assert not any(organizations.may_found(one) for one in (None, vera, ana))
    assert organizations.of(None) is None
    assert organizations.of(ana) is None


def test_place_when_offered_is_seen_by_the_proved_address_only(home, rui, ana, otto):
    organizations.offer(home, email="Ana@Example.org", by=rui)
    organizations.offer(home, email="ana@example.org", by=rui)

    assert [str(one) for one in organizations.offers_to(ana)] == ["Ana@Example.org"]
    assert list(organizations.offers_to(otto)) == []
    ana.emailaddress_set.update(verified=False)
    assert list(organizations.offers_to(ana)) == []


def test_place_when_taken_makes_a_recruiter(home, ana, rui):
    organizations.offer(home, email=ana.email, by=rui)

    organizations.join(organizations.offers_to(ana)[0], by=ana)

    assert organizations.of(ana) == home
    assert has_role(User.objects.get(pk=ana.pk), Role.RECRUITER)
    assert list(organizations.offers_to(ana)) == []
    assert {str(one) for one in home.memberships.all()} == {rui.email, ana.email}
    organizations.offer(home, email=ana.email, by=rui)
    assert home.memberships.count() == 2


def test_place_when_already_in_another_is_refused(home, ana):
    other = make.organization(by=ana, name="Elsewhere")
    offered = home.memberships.create(email=ana.email)

    with pytest.raises(organizations.AlreadyInOne):
        organizations.join(offered, by=ana)

    assert organizations.of(ana) == other


def test_place_when_taken_back_meanwhile_gives_no_role(home, ana, rui, settings):
    settings.RECRUITERS = "named"
    organizations.offer(home, email=ana.email, by=rui)
    offered = organizations.offers_to(ana)[0]
    organizations.remove(home.memberships.get(email=ana.email), by=rui)

    with pytest.raises(organizations.OfferGone):
        organizations.join(offered, by=ana)

    assert organizations.of(ana) is None
    assert not organizations.may_found(User.objects.get(pk=ana.pk))


def test_offer_when_taken_before_it_is_removed_leaves_no_role_behind(home, ana, rui):
    organizations.offer(home, email=ana.email, by=rui)
    offered = home.memberships.get(email=ana.email)
    organizations.join(organizations.offers_to(ana)[0], by=ana)

    organizations.remove(offered, by=rui)

    assert organizations.of(ana) is None
    assert not has_role(User.objects.get(pk=ana.pk), Role.RECRUITER)


def test_member_when_removed_is_out_at_once(home, rui):
    mia = make.member(of=home, email="mia@example.org")

    organizations.remove(home.memberships.get(person=mia), by=rui)

    assert organizations.of(mia) is None
    assert not has_role(User.objects.get(pk=mia.pk), Role.RECRUITER)


def test_offer_when_removed_is_gone(home, rui, ana):
    organizations.offer(home, email=ana.email, by=rui)

    organizations.remove(home.memberships.get(email=ana.email), by=rui)

    assert list(organizations.offers_to(ana)) == []


def test_verbs_when_not_an_owner_are_refused(home, rui):
    mia = make.member(of=home, email="mia@example.org")
    for verb in (
        lambda: organizations.rename(home, name="Mine", by=mia),
        lambda: organizations.offer(home, email="x@example.org", by=mia),
        lambda: organizations.remove(home.memberships.get(person=rui), by=mia),
        lambda: organizations.remove(home.memberships.get(person=rui), by=rui),
    ):
        with pytest.raises(organizations.OwnerNeeded):
            verb()


def test_owner_when_leaving_hands_over_to_the_longest_standing(home, rui):
    mia = make.member(of=home, email="mia@example.org")
    make.member(of=home, email="noa@example.org")

    assert organizations.leave(rui) is None

    assert organizations.is_owner(mia, home)
    assert home.memberships.filter(is_owner=True).count() == 1


def test_member_when_leaving_leaves_the_owner_as_it_was(home, rui):
    mia = make.member(of=home, email="mia@example.org")

    assert organizations.leave(mia) is None
    assert organizations.leave(mia) is None
    assert organizations.is_owner(rui, home)


def test_last_member_when_leaving_names_what_is_to_be_closed(home, rui):
    assert organizations.leave(rui) == home


def test_name_when_changed_is_the_new_one(home, rui):
    organizations.rename(home, name="Harbour Clinic", by=rui)

    assert organizations.of(rui).name == "Harbour Clinic"


def test_account_of_an_organization_when_old_is_never_purged_nor_adopted(home, ana):
    User.objects.filter(pk=home.account_id).update(seen_on="2020-01-01")

    your_data.purge()
    visitors.adopt(home.account, by=ana)

    assert Organization.objects.get() == home


@pytest.mark.parametrize("fields", [{"email": "a@example.org"}, {"email": None, "is_active": True}])
def test_account_of_an_organization_when_it_could_sign_in_is_refused(db, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(is_organization=True, **{"is_active": False, **fields})


def test_membership_when_neither_offered_nor_taken_is_refused(home):
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(organization=home)


def test_recruiter_when_named_keeps_the_role_without_an_organization(rui):
    give_role(rui, Role.RECRUITER)

    assert has_role(rui, Role.RECRUITER)
    assert organizations.of(rui) is None
