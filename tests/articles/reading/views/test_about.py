"""The imprint: in both languages, linked from every page, with an address or the form to write to."""

import pytest

SAID = ["who", "translating", "counting", "evidence", "licences", "contact"]


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_imprint_says_all_it_has_to(client, db, prefix):
    page = client.get(f"{prefix}/about/").content.decode()

    assert [part for part in SAID if f'<h2 id="{part}">' not in page] == []
    assert page.count(f'href="{prefix}/report/"') == 1
    assert f'href="{prefix}/about/"' in client.get(f"{prefix}/articles/").content.decode()


@pytest.mark.parametrize("prefix", ["", "/vi"])
def test_address_of_the_house_is_a_setting(client, db, settings, prefix):
    assert "mailto:" not in client.get(f"{prefix}/about/").content.decode()
    settings.CONTACT_EMAIL = "desk@example.org"

    for path in ("about", "report"):
        assert 'href="mailto:desk@example.org"' in client.get(f"{prefix}/{path}/").content.decode()


def test_licences_lie_where_the_imprint_says(root):
    licence = (root / "LICENSE").read_text(encoding="utf-8")

    assert ("BSD 3-Clause License" in licence, "creativecommons.org/licenses/by/4.0/" in licence) == (
        True,
        True,
    )
    for path in (
        "provinces/maps/LICENSE",
        "articles/pictures/cards/fonts/OFL.txt",
        "fixtures/pictures/README.md",
    ):
        assert (root / path).is_file()
