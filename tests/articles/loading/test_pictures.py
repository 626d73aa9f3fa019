"""Pictures shipped with fixtures are served after the load alone, and gone again when it fails."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.core.management import CommandError
from PIL import Image

from articles.models import ArticleImage
from tests.articles.loading.conftest import entry, install

pytestmark = pytest.mark.django_db

NAME = "illustrations/gate.png"


@pytest.fixture
def shipped(folder: Path) -> Path:
    """A picture in the fixtures' folder, and a store without it."""
    default_storage.delete(NAME)
    (folder / "pictures").mkdir()
    Image.new("RGB", (4, 3), "navy").save(folder / "pictures" / "gate.png")
    return folder / "pictures" / "gate.png"


def picture(**fields: Any) -> dict[str, Any]:
    known = {
        "article": ["diplomacy", "en"],
        "order": 1,
        "file": NAME,
        "alt": "A gate",
        "width": 4,
        "height": 3,
    }
    return entry("articles.articleimage", **{**known, **fields})


def test_shipped_picture_is_copied_once(rows: None, shipped: Path, write: Any) -> None:
    write("a.json", picture())
    assert install("a") == ("Installed 1 object(s): 1 new, 0 changed, 0 unchanged from 1 fixture(s)\n", "")
    with ArticleImage.objects.get().file.open() as file:
        assert file.read() == shipped.read_bytes()
    shipped.write_bytes(b"changed")
    assert install("a")[0].startswith("Installed 1 object(s): 0 new, 0 changed, 1 unchanged")
    with default_storage.open(NAME) as file:
        assert file.read() != b"changed"


def test_lost_copy_comes_back_with_the_next_load(rows: None, shipped: Path, write: Any) -> None:
    write("a.json", picture())
    install("a")
    default_storage.delete(NAME)
    install("a")
    assert default_storage.exists(NAME)


def test_copy_is_taken_back_when_the_load_fails_late(
    rows: None, shipped: Path, write: Any, monkeypatch: Any
) -> None:
    def broken(self: Any, name: str, content: Any) -> str:
        if "second" in name:
            raise PermissionError(13, "Permission denied")
        return saved(self, name, content)

    saved = InMemoryStorage._save
    monkeypatch.setattr(InMemoryStorage, "_save", broken)
    (shipped.parent / "second.png").write_bytes(shipped.read_bytes())
    write("a.json", picture(), picture(order=2, file="illustrations/second.png"))
    with pytest.raises(CommandError, match="cannot be copied into the media folder \\(Permission denied\\)"):
        install("a")
    assert not default_storage.exists(NAME)
    assert ArticleImage.objects.count() == 0


def test_picture_that_is_nowhere_is_told_and_the_load_goes_on(rows: None, shipped: Path, write: Any) -> None:
    write("a.json", picture(file="illustrations/lost.png"))
    said, warned = install("a")
    assert said.startswith("Installed 1 object(s): 1 new")
    assert "a.json, object 1, articles.articleimage" in warned
    assert "the picture illustrations/lost.png is neither among the fixtures' pictures nor" in warned


def test_link_out_of_the_picture_folder_is_not_followed(
    rows: None, shipped: Path, write: Any, folder: Path
) -> None:
    (folder / "secret.png").write_bytes(b"secret")
    (shipped.parent / "link.png").symlink_to(folder / "secret.png")
    write("a.json", picture(file="illustrations/link.png"))
    assert "is neither among" in install("a")[1]
    assert not default_storage.exists("illustrations/link.png")
