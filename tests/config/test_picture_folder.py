"""Files of pictures: whole or not there, whatever the disk says in the middle of one."""

import errno

import pytest
from django.core.files.base import ContentFile

from config.picture_folder import PictureFolder


class Half(ContentFile):
    """Runs out of room after its first bytes."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


def test_file_for_which_there_is_no_room_is_not_there(tmp_path):
    folder = PictureFolder(location=tmp_path)
    with pytest.raises(OSError, match="No space left"):
        folder.save("articles/a.png", Half(b""))
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
    assert folder.save("articles/a.png", ContentFile(b"whole")) == "articles/a.png"


def test_file_of_another_is_not_removed(tmp_path):
    folder = PictureFolder(location=tmp_path)
    folder.save("a.png", ContentFile(b"whole"))
    with pytest.raises(OSError, match="No space left"):
        folder._save("a.png", Half(b""))
    assert (tmp_path / "a.png").read_bytes() == b"whole"
