"""A site with a row in every table, accounts and desk among them, and the way to empty it again."""

import datetime as dt
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import connection, models

from articles.loading.contents import packed
from articles.models import (
    Article,
    Autosave,
    ChangeNote,
    CorrectionTask,
    ErrorReport,
    FormerTagSlug,
    GlossaryTerm,
    LanguageLimit,
    LoginTries,
    Presence,
    PreviewLink,
    Profile,
    Review,
    SavedView,
    Waiver,
)
from articles.revisions import record, record_original
from provinces.models import AgreementText, ProvinceCode, StatusChange
from provinces.models.wording import Wording
from tests import factories
from tests.access_log import open_access_log
from tests.desk import person
from tests.world import World, make_world

UNUSED = {"taggit", "account"}
# To the microsecond: Django's own dump cuts at the millisecond.
MOMENT = dt.datetime(2024, 5, 12, 13, 35, 7, 123456, tzinfo=dt.UTC)


def make_whole_site() -> World:
    world = make_world()
    editor = person("editor", username="editor")
    english, vietnamese = world.articles["en"], world.articles["vi"]
    _add_to_registry(world)
    LoginTries.objects.create(key="k")
    Authenticator.objects.create(user=editor, type="totp", data={"secret": "S"}, created_at=MOMENT)
    first = record(article=english, by=editor, reason="As it began.")
    record_original(article=vietnamese, text="The original.", by=editor)
    Article.objects.filter(pk=vietnamese.pk).update(original=english, waits_for_original=True, based_on=first)
    Article.objects.filter(pk=english.pk).update(created_by=editor, taken_by=editor, taken_at=MOMENT)
    # The second text of its language took the address with it into another one, and left it there.
    moved = factories.ArticleFactory(language="vi", slug="moved", translation_key="moved")
    Article.objects.filter(pk=moved.pk).update(language="en")
    Article.objects.filter(pk=moved.pk).update(slug="moved-on")
    world.images["en"].made = {"ratio": 1.5, "key": "k"}
    world.images["en"].save()
    _add_desk(english, vietnamese, first, editor)
    FormerTagSlug.objects.create(slug="frontier", tag=world.shared_tag)
    renamed = factories.PersonFactory(name="Renamed", slug="name-before")
    type(renamed).objects.filter(pk=renamed.pk).update(slug="renamed")
    return world


def _add_to_registry(world: World) -> None:
    factories.GateFactory(name="Tay Trang", province=world.province)
    factories.PlaceFactory(name="A zone", province=world.province)
    factories.DirectiveFactory(name="On guards", number="33-NQ/TW")
    factories.AgreementFactory(name="With an organisation").parties.create(
        organisation=factories.OrganisationFactory(name="UNODC")
    )
    factories.PairFactory(act=factories.ActFactory(name="An act"))
    AgreementText.objects.create(agreement=world.agreement, language="en", url="https://example.org/a")
    ProvinceCode.objects.create(province=world.province, scheme="gso", code="11")
    Wording.objects.create(english="land border", vietnamese="biên giới đất liền")
    StatusChange.objects.create(province=world.province, kind="province", since="2004-01-01")
    # Each is named by the other: no order of rows can please both.
    old = factories.UnitFactory(name="Old post", changed_at=MOMENT)
    new = factories.UnitFactory(name="New post", parent=old, changed_at=MOMENT)
    type(old).objects.filter(pk=old.pk).update(successor=new, changed_at=MOMENT + dt.timedelta(seconds=1))


def _add_desk(english: Article, vietnamese: Article, revision: Any, editor: Any) -> None:
    note = ChangeNote.objects.create(article=english, text="Wrong, now right.", at=MOMENT, by=editor)
    ChangeNote.objects.create(article=english, text="Again.", at=MOMENT + dt.timedelta(microseconds=1))
    CorrectionTask.objects.create(article=vietnamese, note=note, due_at=MOMENT)
    Review.objects.create(article=english, revision=revision, step="comment", comment="Good.", by=editor)
    Waiver.objects.create(
        article=english, key="k", code="numbers", sentence="Two.", reason="It is so.", by=editor
    )
    ErrorReport.objects.create(
        about="/units/",
        language="en",
        passage="38",
        message="It is 39.",
        email="reader@example.org",
        at=MOMENT,
    )
    GlossaryTerm.objects.create(term="border guard", avoid="border soldier")
    PreviewLink.objects.create(article=english, secret="s", label="An author", expires_at=MOMENT, by=editor)
    Autosave.objects.create(article=english, person=editor, data={"title": "Typed", "zoom": 1.5})
    Presence.objects.create(article=english, person=editor)
    Profile.objects.create(account=editor, person=factories.PersonFactory(name="Lan Tran"), reads="Lao")
    SavedView.objects.create(person=editor, name="Mine, in English", query="language__exact=en")
    LanguageLimit.objects.create(user=editor, group=Group.objects.get(name="editor"), language="en")
    LogEntry.objects.create(
        user=editor, content_type=ContentType.objects.get_for_model(Article), object_id=english.pk,
        object_repr="An article", action_flag=CHANGE,
    )  # fmt: skip


def empty_tables() -> list[type[models.Model]]:
    """Tables of the site in which nothing stands; those of libraries that we do not use left out."""
    return [
        model
        for model in packed()
        if model._meta.app_label not in UNUSED and not model._base_manager.exists()
    ]


def empty_the_site() -> None:
    """As `migrate` leaves a site: no row but the five groups, no picture."""
    with open_access_log(connection), connection.cursor() as cursor:
        for model in packed():
            tables = [field.m2m_db_table() for field in model._meta.local_many_to_many]
            for table in [*tables, model._meta.db_table]:
                if not table.startswith("auth_group"):
                    cursor.execute(f'DELETE FROM "{table}"')
    connection.check_constraints()
    for name in files():
        default_storage.delete(name)


def files(folder: str = "") -> dict[str, bytes]:
    """Every file of the media folder."""
    folders, names = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
    found = {}
    for name in names:
        path = f"{folder}/{name}".lstrip("/")
        with default_storage.open(path) as file:
            found[path] = file.read()
    for name in folders:
        found |= files(f"{folder}/{name}".lstrip("/"))
    return found
