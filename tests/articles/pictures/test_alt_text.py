"""Names of files are not words."""

import pytest

from articles.pictures.alt_text import is_file_name


@pytest.mark.parametrize(
    "name",
    [
        "IMG_1234",
        "IMG_20250424_101500.jpg",
        "dsc0001",
        "DSCN-0001 (2)",
        "gate.jpeg",
        "cửa khẩu.webp",
        "PXL_20250424",
        "Screenshot 2025-04-24",
        "20250424_101500",
        "ảnh 3",
        "1",
        " photo.HEIC ",
    ],
)
def test_file_name_is_known(name):
    assert is_file_name(name) is True


@pytest.mark.parametrize(
    "words",
    [
        "",
        "A gate",
        "Two soldiers at marker 1116 (1)",
        "Image of the gate in 2025",
        "Ảnh: cột mốc 1116",
        "1,449 km of border",
        "In 1999 the gate was built.",
        "Photograph",
    ],
)
def test_words_are_words(words):
    assert is_file_name(words) is False
