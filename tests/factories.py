"""Minimal valid rows. Nothing here is random or clever: a test says what matters to it."""

import datetime as dt

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from articles import models as newspaper
from articles.choices import Status
from provinces import models as registry

PUBLISHED_AT = dt.datetime(2024, 5, 12, 13, 35, tzinfo=dt.UTC)  # 20:35 in Viet Nam


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user{n}")


class CountryFactory(DjangoModelFactory):
    """`CountryFactory(code="LA")`: the same country is made once."""

    class Meta:
        model = registry.Country
        django_get_or_create = ("code",)

    code = "VN"
    name = factory.LazyAttribute(
        lambda o: {"VN": "Viet Nam", "LA": "Laos", "CN": "China"}.get(o.code, o.code)
    )


class ProvinceFactory(DjangoModelFactory):
    class Meta:
        model = registry.Province

    name = factory.Sequence(lambda n: f"Province {n}")
    country = factory.SubFactory(CountryFactory)


class UnitFactory(DjangoModelFactory):
    class Meta:
        model = registry.BorderGuardUnit

    name = factory.Sequence(lambda n: f"Unit {n}")
    kind = "post"


class GateFactory(DjangoModelFactory):
    class Meta:
        model = registry.BorderGate

    name = factory.Sequence(lambda n: f"Gate {n}")
    province = factory.SubFactory(ProvinceFactory)
    across_country = factory.SubFactory(CountryFactory, code="LA")


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = registry.Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")
    kind = "international"


class PlaceFactory(DjangoModelFactory):
    class Meta:
        model = registry.Place

    name = factory.Sequence(lambda n: f"Place {n}")
    kind = "economic_zone"


class AgreementFactory(DjangoModelFactory):
    class Meta:
        model = registry.Agreement

    name = factory.Sequence(lambda n: f"Agreement {n}")
    instrument = "agreement"


class DirectiveFactory(DjangoModelFactory):
    class Meta:
        model = registry.Directive

    name = factory.Sequence(lambda n: f"Directive {n}")
    kind = "resolution"


class ActFactory(DjangoModelFactory):
    class Meta:
        model = registry.TwinningAct

    name = factory.Sequence(lambda n: f"Act {n}")
    country = factory.SubFactory(CountryFactory, code="LA")


class PairFactory(DjangoModelFactory):
    class Meta:
        model = registry.TwinningPair

    level = "post"
    our_name = factory.Sequence(lambda n: f"Our post {n}")
    our_province = factory.SubFactory(ProvinceFactory)
    our_country = factory.SubFactory(CountryFactory)
    their_name = factory.Sequence(lambda n: f"Their post {n}")
    their_country = factory.SubFactory(CountryFactory, code="LA")


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = registry.Figure

    code = factory.Sequence(lambda n: f"figure-{n}")
    province = factory.SubFactory(ProvinceFactory)
    measure = "land_border"
    value = 164


class SuccessionFactory(DjangoModelFactory):
    class Meta:
        model = registry.Succession

    predecessor = factory.SubFactory(ProvinceFactory)
    successor = factory.SubFactory(ProvinceFactory)
    on = "2025-07-01"


class SourceFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.Source

    name = factory.Sequence(lambda n: f"Source {n}")


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.Person

    name = factory.Sequence(lambda n: f"Person {n}")


class ArticleFactory(DjangoModelFactory):
    """A draft that lacks nothing: it could be published as it is."""

    class Meta:
        model = newspaper.Article

    title = factory.Sequence(lambda n: f"Article {n}")
    teaser = "A teaser."
    body = "<p>A text.</p>"
    source = factory.SubFactory(SourceFactory)


class PublishedFactory(ArticleFactory):
    """A public article of 12 May 2024, 20:35 in Viet Nam."""

    status = Status.PUBLISHED
    publish_at = PUBLISHED_AT


class WithdrawnFactory(PublishedFactory):
    status = Status.WITHDRAWN
    withdrawn_at = factory.LazyAttribute(lambda o: o.publish_at + dt.timedelta(days=1))
    withdrawal_reason = "The interview was invented."


class ImageFactory(DjangoModelFactory):
    """A caption without its picture, unless a file is given."""

    class Meta:
        model = newspaper.ArticleImage

    article = factory.SubFactory(PublishedFactory)
    order = factory.Sequence(lambda n: n)
    caption = "A caption"


class CreditFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.Credit

    article = factory.SubFactory(PublishedFactory)
    person = factory.SubFactory(PersonFactory)
    role = "translator"


class ProfileFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.Profile

    account = factory.SubFactory(UserFactory)


class ChangeNoteFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.ChangeNote

    article = factory.SubFactory(PublishedFactory)
    text = "The length was wrong."
    at = PUBLISHED_AT + dt.timedelta(days=2)


class TagFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.Tag

    name = factory.Sequence(lambda n: f"tag {n}")


class ReferenceFactory(DjangoModelFactory):
    class Meta:
        model = newspaper.Reference

    code = factory.Sequence(lambda n: f"REF-{n}")
    title = "A report"


class CitationFactory(DjangoModelFactory):
    """Evidence by an outside reference for a figure; name another subject or an article with its passage."""

    class Meta:
        model = newspaper.Citation

    code = factory.Sequence(lambda n: f"citation-{n}")
    statement = "length"
    figure = factory.SubFactory(FigureFactory)
    reference = factory.SubFactory(ReferenceFactory)
