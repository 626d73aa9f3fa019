"""Pictures in a bucket of an S3 server: editors and readers see no difference, and nobody gets past the site."""

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from articles.loading.packs.packing import media_files
from articles.models import Article, ArticleImage
from articles.pictures import renditions
from config import services
from tests import servers
from tests.articles.admin.forms import article_data
from tests.articles.pictures.pictures import drawing, file_of
from tests.desk import DeskClient, person

NO_ADDRESS = (
    "S3_ENDPOINT must begin with https:// or http://, not 's3.example:9000'; leave it empty for Amazon's."
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with servers.s3() as address:
        yield address


@pytest.fixture
def bucket(server: str, settings, monkeypatch) -> Iterator[str]:
    """The address of the bucket, which is where the site keeps its pictures and which is emptied afterwards."""
    monkeypatch.setenv("S3_BUCKET", "pictures")
    monkeypatch.setenv("S3_ENDPOINT", server)
    monkeypatch.setenv("S3_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("S3_SECRET_ACCESS_KEY", "secret")
    settings.STORAGES = {**settings.STORAGES, "default": services.media()}
    yield f"{server}/pictures"
    for name in media_files():
        default_storage.delete(name)


@pytest.mark.django_db
def test_picture_of_an_editor_is_kept_there_and_shown_while_public(
    bucket: str, django_capture_on_commit_callbacks
) -> None:
    editor = DeskClient()
    editor.force_login(person("publisher", is_superuser=True))
    row = {"images-TOTAL_FORMS": 1, "images-0-file": file_of(drawing((1200, 800))), "images-0-alt": "Blocks"}
    with django_capture_on_commit_callbacks(execute=True):
        editor.post("/admin/articles/article/add/", article_data(**row))
    image = ArticleImage.objects.get()
    names = [str(image.file), *renditions.names_made(image)]
    assert len(names) > 5
    assert sorted(media_files()) == sorted(names)
    with pytest.raises(HTTPError, match="403"):  # past the site, without its key
        urlopen(f"{bucket}/{image.file}", timeout=20)
    with default_storage.open(str(image.file)) as stored:
        original = stored.read()
    assert (original[:3], image.width, image.height) == (b"\xff\xd8\xff", 1200, 800)

    form = editor.get(f"/admin/articles/article/{image.article.pk}/change/")
    assert (form.status_code, image.file.url) == (200, f"/media/{image.file}")

    address, reader = image.get_absolute_url(), Client()
    assert reader.get(image.file.url).status_code == 404
    assert reader.get(address).status_code == 404
    Article.objects.update(status="published", publish_at="2024-05-12T13:35:00Z")
    shown = reader.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")
    assert (b"".join(shown.streaming_content), shown["Content-Length"]) == (original, str(len(original)))
    assert reader.get(address, headers={"If-None-Match": shown["ETag"]}).status_code == 304
    default_storage.delete(str(image.file))
    assert reader.get(address).status_code == 404


def test_two_files_of_one_name_are_both_kept(bucket: str) -> None:
    first = default_storage.save("articles/gate.txt", ContentFile(b"one"))
    # As it is when both were told at the same moment that the name is free.
    second = default_storage._wrapped._save("articles/gate.txt", ContentFile(b"two"))
    assert (first, second == first) == ("articles/gate.txt", False)
    assert [default_storage.open(name).read() for name in (first, second)] == [b"one", b"two"]


def test_names_of_any_kind_and_folders_come_back_as_they_were(bucket: str) -> None:
    names = ["articles/2024/ảnh cửa khẩu (1) 100%.txt", "articles/a+b&c.txt", "top.txt"]
    for name in names:
        assert default_storage.save(name, ContentFile(name.encode())) == name
    assert sorted(media_files()) == sorted(names)
    assert default_storage.listdir("articles") == (["2024"], ["a+b&c.txt"])
    assert default_storage.listdir("nowhere") == ([], [])
    for name in names:
        with default_storage.open(name) as file:
            assert (file.size, default_storage.size(name)) == (len(name.encode()),) * 2
            assert file.read().decode() == name
            assert (file.seek(2), file.closed) == (2, False)
        assert file.closed is True
        default_storage.delete(name)
    assert list(media_files()) == []


def test_file_that_is_not_there_is_missing_as_on_a_disk(bucket: str) -> None:
    assert default_storage.exists("nothing.txt") is False
    default_storage.delete("nothing.txt")
    for ask in (default_storage.open, default_storage.size, default_storage.get_modified_time):
        with pytest.raises(FileNotFoundError):
            ask("nothing.txt")
    with pytest.raises(ValueError, match="can only be read"):
        default_storage.open("nothing.txt", "wb")


def test_store_that_is_away_fails_as_a_disk_does(settings, monkeypatch) -> None:
    for name, value in {
        "S3_BUCKET": "pictures",
        "S3_ENDPOINT": "http://127.0.0.1:9",
        "S3_ACCESS_KEY_ID": "k",
        "S3_SECRET_ACCESS_KEY": "s",
    }.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = {**settings.STORAGES, "default": services.media()}
    for ask in (default_storage.exists, default_storage.open, default_storage.delete):
        with pytest.raises(OSError, match=r"^The object store failed on picture\.jpg: "):
            ask("picture.jpg")


def test_site_without_a_bucket_keeps_pictures_in_its_folder(monkeypatch) -> None:
    monkeypatch.setenv("S3_BUCKET", "")
    assert services.media() == {"BACKEND": "config.picture_folder.PictureFolder"}


@pytest.mark.parametrize(
    ("key", "secret", "endpoint", "words"),
    [
        ("", "", "", "S3_BUCKET needs a key: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY, or remove S3_BUCKET."),
        ("k", "", "", "S3_BUCKET needs a key: set S3_SECRET_ACCESS_KEY, or remove S3_BUCKET."),
        ("k", "s", "s3.example:9000", NO_ADDRESS),
    ],
)  # fmt: skip
def test_bucket_that_cannot_be_reached_is_refused(monkeypatch, key, secret, endpoint, words) -> None:
    monkeypatch.setenv("S3_BUCKET", "pictures")
    monkeypatch.setenv("S3_ACCESS_KEY_ID", key)
    monkeypatch.setenv("S3_SECRET_ACCESS_KEY", secret)
    monkeypatch.setenv("S3_ENDPOINT", endpoint)
    with pytest.raises(ImproperlyConfigured) as error:
        services.media()
    assert str(error.value) == words
