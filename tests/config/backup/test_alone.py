"""One at a time, and what a killed one has left is cleared away by the next."""

import os

import pytest

from config.backup.alone import alone_in
from config.backup.manifest import BackupError


def test_second_one_is_refused_and_the_first_is_not_disturbed(tmp_path):
    with alone_in(tmp_path):
        (tmp_path / ".backup-a").mkdir()
        with pytest.raises(BackupError) as refused, alone_in(tmp_path):
            pass
        assert str(refused.value) == f"another backup or restore works in {tmp_path}; wait until it has ended"
        assert os.listdir(tmp_path) == [".backup-a"]


def test_next_one_clears_away_what_killed_ones_left(tmp_path):
    for name in (".backup-a", ".check-b", ".restoring-c", "media"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x")
    with alone_in(tmp_path):
        assert os.listdir(tmp_path) == ["media"]
    with alone_in(tmp_path):
        assert os.listdir(tmp_path) == ["media"]
