"""The same picture is recognised in another size and format; another one is not."""

from itertools import combinations

import pytest
from PIL import Image

from articles.pictures.perceptual_hashes import NEAR, alike, distance, hash_of
from tests.articles.pictures.pictures import drawing, picture
from tests.factories import ImageFactory, PublishedFactory


@pytest.mark.parametrize("size", [(900, 800), (450, 400), (1201, 777), (90, 80)])
def test_size_changes_a_look_by_little(size):
    assert distance(hash_of(drawing((900, 800))), hash_of(drawing(size))) <= 3


def test_different_drawings_look_different():
    looks = [hash_of(drawing(seed=seed)) for seed in range(20)]
    assert [pair for pair in combinations(looks, 2) if distance(*pair) <= NEAR] == []


def test_look_is_written_in_sixteen_digits():
    assert hash_of(drawing((9, 8)).convert("L").point(lambda _: 7).convert("RGB")) == "0" * 16


def test_sixteen_bits_change_no_look():
    eight = drawing((90, 80)).convert("L")
    sixteen = Image.new("I;16", eight.size)
    sixteen.putdata([shade * 257 for shade in eight.get_flattened_data()])
    assert hash_of(sixteen) == hash_of(eight)


@pytest.mark.django_db
def test_same_picture_elsewhere_is_found_in_one_query(django_assert_num_queries):
    ours, theirs, other, blank = (
        ImageFactory(file=f"articles/{number}.jpg", alt="x", look=look)
        for number, look in enumerate(["ffff0000ffff0000", "ffff0000ffff0007", "0f0f0f0f00ff00ff", ""])
    )
    with django_assert_num_queries(1):
        assert alike([ours, other, blank], elsewhere=ours.article.translation_key) == [theirs, other]


@pytest.mark.django_db
@pytest.mark.parametrize(("bits", "found"), [(1, True), (7, True), (0x7F, False)])
def test_how_alike_is_alike(bits, found):
    ours = ImageFactory(file="articles/1.jpg", alt="x", look="ffff0000ffff0000")
    ImageFactory(file="articles/2.jpg", alt="x", look=f"{0xFFFF0000FFFF0000 ^ bits:016x}")
    assert bool(alike([ours], elsewhere=ours.article.translation_key)) is found


@pytest.mark.django_db
def test_translations_of_an_article_may_share_its_picture():
    ours = ImageFactory(file="articles/1.jpg", alt="x", look="ffff0000ffff0000")
    translation = PublishedFactory(translation_key=ours.article.translation_key, language="vi")
    ImageFactory(article=translation, file="articles/1.jpg", alt="x", look=ours.look)
    assert alike([ours], elsewhere=ours.article.translation_key) == []


@pytest.mark.django_db
def test_picture_of_one_colour_is_like_no_other():
    ours = ImageFactory(file="articles/1.jpg", alt="x", look="0" * 16)
    ImageFactory(file="articles/2.jpg", alt="x", look="0" * 16)
    assert alike([ours], elsewhere="") == []


@pytest.mark.django_db
def test_reading_a_picture_fills_its_look(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = picture(seed=5)
    image.refresh_from_db()
    assert distance(image.look, hash_of(drawing(seed=5))) <= 3
