"""Vietnamese wordings: shown where there is one, marked as English where it is wanted, read once a page."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from provinces.language_marks import english, in_page_language, is_our_wording, only_english
from provinces.models import Wording
from provinces.models.kept_registry import registry_at_hand
from provinces.models.wording import wording_of
from tests.factories import AgreementFactory, PairFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def vietnamese():
    Wording.objects.create(english="land border", vietnamese="biên giới đất liền")
    with override("vi"), registry_at_hand():
        yield


def test_wording_is_shown_on_vietnamese_pages(vietnamese):
    assert english("land border") == "biên giới đất liền"
    assert english("Land border") == "Biên giới đất liền"
    assert in_page_language("land border") == "biên giới đất liền"


def test_english_without_a_wording_is_marked(vietnamese):
    assert english("fisheries") == '<span lang="en">fisheries</span>'
    assert in_page_language("fisheries") == "fisheries"
    assert only_english("land border") == '<span lang="en">land border</span>'


def test_english_pages_show_english():
    Wording.objects.create(english="land border", vietnamese="biên giới đất liền")
    with registry_at_hand():
        assert (english("land border"), only_english("land border")) == ("land border", "land border")


def test_entry_is_called_by_its_own_vietnamese_name(vietnamese):
    Wording.objects.create(english="Border post", vietnamese="Đồn nào đó")
    unit = UnitFactory.build(name="Border post", local_name="Đồn Biên phòng Thanh Luông")
    assert (english(unit), is_our_wording(unit)) == ("Đồn Biên phòng Thanh Luông", False)


def test_pair_is_called_by_both_of_its_sides(vietnamese):
    Wording.objects.create(english="Ka Tang village", vietnamese="bản Ka Tăng")
    pair = PairFactory.build(our_name="Ka Tang village", their_name="Densavan village")
    assert english(pair) == 'bản Ka Tăng – <span lang="en">Densavan village</span>'
    Wording.objects.create(english="Densavan village", vietnamese="bản Densavan")
    with registry_at_hand():
        assert english(pair) == "bản Ka Tăng – bản Densavan"


@pytest.mark.parametrize(("source", "ours"), [("", True), ("Công báo", False)])
def test_title_without_a_source_is_our_own(source, ours):
    Wording.objects.create(english="Land Border Treaty", vietnamese="Hiệp ước biên giới", source=source)
    with override("vi"), registry_at_hand():
        assert is_our_wording(AgreementFactory.build(name="Land Border Treaty")) is ours
    with registry_at_hand():
        assert is_our_wording(AgreementFactory.build(name="Land Border Treaty")) is False


def test_wordings_are_read_once_until_the_registry_changes(django_assert_num_queries):
    for said in ("một", "hai"):
        Wording.objects.update_or_create(english="one", defaults={"vietnamese": said})
        with django_assert_num_queries(2), registry_at_hand():  # the version, and the wordings
            assert [wording_of("one").vietnamese, wording_of("two")] == [said, None]
        with django_assert_num_queries(1), registry_at_hand():
            assert wording_of("one").vietnamese == said
    with django_assert_num_queries(0):
        assert wording_of("one") is None


def test_agreement_page_says_whose_title_it_is(client):
    agreement = AgreementFactory(name="Land Border Treaty")
    Wording.objects.create(english="Land Border Treaty", vietnamese="Hiệp ước biên giới trên đất liền")
    html = client.get(f"/vi{agreement.get_absolute_url()}").content.decode()
    assert "<h1>Hiệp ước biên giới trên đất liền</h1>" in html
    assert 'Tên do chúng tôi dịch: <span lang="en">Land Border Treaty</span>' in html
    assert "Tên do chúng tôi dịch" not in client.get(agreement.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("english", "vietnamese"), [("", "biên giới"), ("border", "")])
def test_wording_needs_both_texts(english, vietnamese):
    with pytest.raises(ValidationError):
        Wording(english=english, vietnamese=vietnamese).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Wording.objects.bulk_create([Wording(english=english, vietnamese=vietnamese)])


def test_english_words_have_one_wording():
    Wording.objects.create(english="border", vietnamese="biên giới")
    with pytest.raises(IntegrityError), transaction.atomic():
        Wording.objects.create(english="border", vietnamese="đường biên")
